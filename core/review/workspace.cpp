#include "review/workspace.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <nlohmann/json.hpp>

#include "analysis/observed/not_personal_file.h"
#include "import/traffic/traffic_reader.h"
#include "review/finding_states.h"
#include "review/history.h"
#include "review/pack_folder.h"
#include "review/workspace_private.h"
#include "store/artifact_repository.h"
#include "store/assessment_repository.h"
#include "store/audit_repository.h"
#include "store/decision_repository.h"
#include "store/key_repository.h"
#include "store/people_repository.h"
#include "store/review_repository.h"
#include "store/schema.h"
#include "store/submission_repository.h"

namespace probity {

namespace {
constexpr std::size_t cachedAssessments = 3;
constexpr int chunksClearedAtOnce = 8;
}  // namespace

void Change::touch(std::vector<CoveredRow> rows)
{
    for (CoveredRow &row : rows)
        touched.push_back(std::move(row));
}

void Change::record(const char *kind, SubmissionId submission, std::string what)
{
    AuditEvent event;
    event.at = now;
    event.by = by.id;
    event.byName = by.name;
    event.kind = kind;
    event.submission = submission;
    event.what = std::move(what);
    if (const std::int64_t fresh = KeyRepository(connection).freshAnchor(); fresh != 0)
        touch("anchors", fresh);
    AuditRepository(connection).append(std::move(event), touched);
}

void Change::anchor()
{
    if (signer)
        KeyRepository(connection).anchor(signer->id, signer->key);
}

std::optional<Person> Workspace::Private::currentActor() const
{
    const std::lock_guard guard(actorMutex);
    return actor;
}

std::optional<HeldKey> Workspace::Private::currentKey() const
{
    const std::lock_guard guard(actorMutex);
    return actorKey;
}

void Workspace::Private::setActor(std::optional<Person> person, std::optional<HeldKey> key)
{
    const std::lock_guard guard(actorMutex);
    actor = std::move(person);
    actorKey = std::move(key);
}

Result<Person> Workspace::Private::signedIn(Connection &connection) const
{
    const std::optional<Person> current = currentActor();
    if (!current)
        return failure(ErrorCode::NotAuthenticated, "nobody is signed in");
    // Asked anew each time: an administrator may have withdrawn the person meanwhile.
    const auto stored = PeopleRepository(connection).withId(current->id);
    if (!stored || !stored->person.isActive)
        return failure(ErrorCode::NotAuthenticated, current->name + " is not active any more");
    return stored->person;
}

Result<Person> Workspace::Private::permitted(Connection &connection, Action action) const
{
    auto person = signedIn(connection);
    if (person && !isPermitted(person->role, action))
        return failure(ErrorCode::NotPermitted, std::string("the role ") + name(person->role) + " may not " + name(action));
    return person;
}

std::shared_ptr<const Assessment> Workspace::Private::assessment(Connection &connection, SubmissionId submission, Keep keep) const
{
    const std::int64_t revision = SubmissionRepository(connection).revision(submission);
    {
        const std::lock_guard guard(cacheMutex);
        for (auto it = cache.begin(); it != cache.end(); ++it) {
            if (it->submission == submission && it->revision == revision) {
                std::rotate(it, it + 1, cache.end());
                return cache.back().assessment;
            }
        }
    }
    auto loaded = std::make_shared<const Assessment>(AssessmentRepository(connection).load(submission));
    if (keep == Keep::Yes && !connection.hasFailed())
        remember(submission, revision, loaded);
    return loaded;
}

void Workspace::Private::remember(SubmissionId submission, std::int64_t revision, std::shared_ptr<const Assessment> assessment) const
{
    const std::lock_guard guard(cacheMutex);
    cache.erase(std::remove_if(cache.begin(), cache.end(), [&](const Cached &one) { return one.submission == submission; }), cache.end());
    if (cache.size() >= cachedAssessments)
        cache.erase(cache.begin());
    cache.push_back({submission, revision, std::move(assessment)});
}

std::vector<NotPersonalRule> Workspace::Private::notPersonalRules(Connection &connection) const
{
    const std::string stored = ReviewRepository(connection).setting(notPersonalSetting);
    if (stored.empty())
        return {};
    // Written by setNotPersonalRules() alone; what somebody else put there counts for nothing.
    return readNotPersonalRules(stored).value_or(std::vector<NotPersonalRule>());
}

ReviewInput Workspace::Private::fullInput(Connection &connection, SubmissionId submission, const Assessment &assessed) const
{
    ReviewRepository repository(connection);
    ReviewInput input = repository.input(submission);
    input.notPersonal = notPersonalRules(connection);
    for (const Tag &tag : repository.tags(submission, ReviewRepository::Removed::Without)) {
        if (isUndeclaredUse(tag.kind) && !tag.category.isEmpty())
            input.taggedUses.push_back({tag.id, tag.category, tag.recipient, tag.recipientName, tag.party, tag.target.artifact, tag.target.entry, tag.target.pointer});
        if (const TagKind *kind = answerKind(tag.kind))
            input.answers.push_back({kind->answers, tag.note, evidenceOf(tag, assessed)});
    }
    input.history = historyOf(connection, submission);
    return input;
}

ReviewInput Workspace::Private::fullInput(Connection &connection, SubmissionId submission) const
{
    const auto assessed = assessment(connection, submission, Keep::No);
    return assessed ? fullInput(connection, submission, *assessed) : ReviewInput{};
}

void Workspace::Private::rejudge(Change &change, SubmissionId submission) const
{
    Connection &connection = change.connection;
    SubmissionRepository submissions(connection);
    AssessmentRepository assessments(connection);
    const auto before = assessment(connection, submission, Keep::No);
    if (connection.hasFailed() || !before)
        return;
    const ReviewInput input = fullInput(connection, submission, *before);
    if (connection.hasFailed())
        return;
    Assessment after = *before;
    reassess(after, input, *engine);
    const auto previous = submissions.previousOf(submission);
    compareFindings(after, previous ? assessments.findingContents(*previous) : std::vector<FindingContent>(), previous.has_value());
    assessments.saveJudgement(submission, after);
    if (hasOtherPhases(*before, after)) {
        assessments.savePhases(submission, after);
        change.touch("entries", submission.value);
        change.touch("observations", submission.value);
    }
    submissions.recount(submission, change.now);
    submissions.touch(submission);
    change.touch(judgementRows(submission.value));
    change.touch("submissions", submission.value);
}

void Workspace::Private::begin(Change &change, SubmissionId submission) const
{
    SubmissionRepository submissions(change.connection);
    if (submissions.get(submission).state == SubmissionState::Waiting)
        submissions.setState(submission, SubmissionState::InReview);
    change.touch("submissions", submission.value);
}

std::map<std::string, Disposition> Workspace::Private::dispositions(Connection &connection, SubmissionId submission) const
{
    std::map<std::string, Disposition> out;
    const Timestamp now = clock->now();
    for (const auto &[fingerprint, stored] : ReviewRepository(connection).dispositions(submission)) {
        Disposition word = stored.disposition;
        if (word.kind == DispositionKind::Excepted && word.until && *word.until <= now)
            word.kind = DispositionKind::Open;
        out.emplace(fingerprint, std::move(word));
    }
    return out;
}

Status Workspace::Private::clearStaged(std::int64_t import)
{
    for (bool isMore = true; isMore;) {
        auto cleared = database->stage([&](Connection &connection) -> Result<bool> { return ArtifactRepository(connection).clearStaged(import, chunksClearedAtOnce); });
        if (!cleared)
            return tl::unexpected(cleared.error());
        isMore = *cleared;
    }
    return {};
}

void Workspace::Private::clearFailed(std::int64_t import)
{
    const std::lock_guard guard(unclearedMutex);
    if (import != 0)
        uncleared.push_back(import);
    const auto isCleared = [this](std::int64_t one) { return clearStaged(one).has_value(); };
    uncleared.erase(std::remove_if(uncleared.begin(), uncleared.end(), isCleared), uncleared.end());
}

namespace {

/// The schema versions that no event tells of yet: a migration writes its rows before there is anybody to vouch for them. Asked
/// at every open, so that a program that died in between is made good.
Status noteMigration(Database &database, const Clock &clock)
{
    const auto unvouched = database.read([](Connection &connection) -> Result<std::vector<CoveredRow>> {
        const auto isTold = [&](const char *events, int version) {
            return connection.integer(std::string("SELECT count(*) FROM audit_events WHERE ") + events + " AND json_valid(what) AND json_extract(what, '$.rows.\"schema_info/"
                                      + std::to_string(version) + "\"') IS NOT NULL") > 0;
        };
        std::vector<CoveredRow> rows;
        for (int version = schemaVersion(); version > 0 && !isTold("id=1", version); --version)
            if (!isTold("kind='migrate'", version))
                rows.push_back({"schema_info", version});
        return rows;
    });
    if (!unvouched || unvouched->empty())
        return unvouched ? Status() : Status(tl::unexpected(unvouched.error()));
    return database.write([&](Connection &connection) -> Status {
        AuditEvent event;
        event.at = clock.now();
        event.kind = "migrate";
        event.what = nlohmann::json{{"schema", schemaVersion()}}.dump();
        std::vector<CoveredRow> rows = *unvouched;
        if (const std::int64_t fresh = KeyRepository(connection).freshAnchor(); fresh != 0)
            rows.push_back({"anchors", fresh});
        AuditRepository(connection).append(std::move(event), rows);
        return {};
    });
}

}  // namespace

Workspace::Workspace() : d(std::make_unique<Private>()) {}
Workspace::~Workspace() = default;

Result<std::unique_ptr<Workspace>> Workspace::create(const std::string &path, std::shared_ptr<const Engine> engine, std::shared_ptr<const Clock> clock)
{
    auto database = Database::create(path, clock->now());
    if (!database)
        return tl::unexpected(database.error());
    Status begun = (*database)->write([&](Connection &connection) -> Status {
        AuditEvent event;
        event.at = clock->now();
        event.kind = "create";
        event.what = nlohmann::json{{"schema", schemaVersion()}}.dump();
        std::vector<CoveredRow> rows;
        for (int version = 1; version <= schemaVersion(); ++version)
            rows.push_back({"schema_info", version});
        AuditRepository(connection).append(std::move(event), rows);
        return {};
    });
    if (!begun)
        return tl::unexpected(begun.error());
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->d->database = std::move(*database);
    workspace->d->engine = std::move(engine);
    workspace->d->clock = std::move(clock);
    return workspace;
}

Result<std::unique_ptr<Workspace>> Workspace::open(const std::string &path, Access access, std::shared_ptr<const Engine> engine, std::shared_ptr<const Clock> clock)
{
    auto database = Database::open(path, access == Access::ReadOnly ? Database::Access::ReadOnly : Database::Access::ReadWrite, clock->now());
    if (!database)
        return tl::unexpected(database.error());
    std::unique_ptr<Workspace> workspace(new Workspace);
    workspace->d->database = std::move(*database);
    workspace->d->engine = withPacksBeside(engine, path, workspace->d->refusedPacks);
    workspace->d->clock = std::move(clock);
    if (access == Access::ReadWrite) {
        if (Status noted = noteMigration(*workspace->d->database, *workspace->d->clock); !noted)
            return tl::unexpected(noted.error());
        Status cleared = workspace->d->clearStaged(0);
        if (cleared)
            cleared = workspace->d->database->shrink();
        if (!cleared)
            return tl::unexpected(cleared.error());
    }
    return workspace;
}

const std::string &Workspace::path() const noexcept { return d->database->path(); }
bool Workspace::isReadOnly() const noexcept { return d->database->isReadOnly(); }
const Engine &Workspace::engine() const noexcept { return *d->engine; }
std::shared_ptr<const Engine> Workspace::sharedEngine() const noexcept { return d->engine; }
const std::vector<Diagnostic> &Workspace::refusedPacks() const noexcept { return d->refusedPacks; }

Result<std::vector<SubmissionSummary>> Workspace::submissions() const
{
    return d->database->read([](Connection &connection) -> Result<std::vector<SubmissionSummary>> { return SubmissionRepository(connection).all(); });
}

Result<SubmissionSummary> Workspace::submission(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<SubmissionSummary> { return SubmissionRepository(connection).get(id); });
}

Result<std::shared_ptr<const Assessment>> Workspace::assessment(SubmissionId id, const TaskContext &task) const
{
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped before the assessment was read");
    return d->database->read([&](Connection &connection) -> Result<std::shared_ptr<const Assessment>> {
        SubmissionRepository(connection).mustExist(id);
        if (connection.hasFailed())
            return nullptr;
        return d->assessment(connection, id, Private::Keep::Yes);
    });
}

namespace {

Result<std::vector<SubmissionArtifact>> artifactsOf(const Database &database, SubmissionId id)
{
    return database.read([&](Connection &connection) -> Result<std::vector<SubmissionArtifact>> { return SubmissionRepository(connection).artifacts(id); });
}

/// A stored capture with all that its entries may need. Valid as long as `artifacts`.
struct StoredCapture {
    ByteSourcePtr bytes;    ///< null: there is no such artifact
    CaptureAids aids;
};

StoredCapture storedCapture(const std::shared_ptr<Database> &database, const std::vector<SubmissionArtifact> &artifacts, const std::string &path)
{
    StoredCapture out;
    for (const SubmissionArtifact &artifact : artifacts) {
        if (artifact.info.path == path)
            out.bytes = storedBytes(database, artifact.id, artifact.info.bytes);
        else if (artifact.info.role == Role::KeyLog)
            out.aids.keyLogs.push_back(storedBytes(database, artifact.id, artifact.info.bytes));
    }
    out.aids.neighbour = [database, &artifacts, path](const std::string &name) -> ByteSourcePtr {
        const std::string wanted = neighbourPath(path, name);
        const auto found = std::find_if(artifacts.begin(), artifacts.end(), [&](const SubmissionArtifact &one) { return one.info.path == wanted; });
        return found != artifacts.end() ? storedBytes(database, found->id, found->info.bytes) : nullptr;
    };
    return out;
}

}  // namespace

Result<TrafficEntry> Workspace::entry(SubmissionId id, std::size_t position) const
{
    const auto whole = assessment(id, TaskContext());
    if (!whole)
        return tl::unexpected(whole.error());
    const Assessment &known = **whole;
    if (position >= known.entries.size() || known.entrySample.at(position) >= known.traffic.size())
        return failure(ErrorCode::NotFound, "no such entry", "entry " + std::to_string(position));
    const ArtifactInfo &info = known.traffic[known.entrySample[position]].artifact;
    const auto artifacts = artifactsOf(*d->database, id);
    if (!artifacts)
        return tl::unexpected(artifacts.error());
    const StoredCapture capture = storedCapture(d->database, *artifacts, info.path);
    if (!capture.bytes)
        return failure(ErrorCode::NotFound, "no such artifact", info.path);
    auto entry = readEntryAt(*capture.bytes, info, known.entries[position], capture.aids);
    if (entry)
        entry->phase = known.entries[position].phase;
    return entry;
}

Status Workspace::visitEntries(SubmissionId id, const std::vector<std::size_t> &positions, const EntryVisitor &visitor, const TaskContext &task) const
{
    const auto whole = assessment(id, task);
    if (!whole)
        return tl::unexpected(whole.error());
    const Assessment &known = **whole;
    const auto artifacts = artifactsOf(*d->database, id);
    if (!artifacts)
        return tl::unexpected(artifacts.error());
    std::map<std::uint32_t, StoredCapture> captures;
    std::uint64_t done = 0;
    for (const std::size_t position : positions) {
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped between two entries");
        task.report(done++, positions.size());
        if (position >= known.entries.size() || known.entrySample.at(position) >= known.traffic.size())
            continue;
        const std::uint32_t sample = known.entrySample[position];
        const ArtifactInfo &info = known.traffic[sample].artifact;
        auto capture = captures.find(sample);
        if (capture == captures.end())
            capture = captures.emplace(sample, storedCapture(d->database, *artifacts, info.path)).first;
        if (!capture->second.bytes)
            return failure(ErrorCode::NotFound, "no such artifact", info.path);
        if (const auto entry = readEntryAt(*capture->second.bytes, info, known.entries[position], capture->second.aids))
            visitor(position, *entry);
    }
    return {};
}

Result<std::string> Workspace::artifactBytes(SubmissionId id, const std::string &artifactPath, std::uint64_t limit) const
{
    auto artifact = d->database->read([&](Connection &connection) -> Result<std::optional<SubmissionArtifact>> {
        return SubmissionRepository(connection).artifact(id, artifactPath);
    });
    if (!artifact)
        return tl::unexpected(artifact.error());
    if (!*artifact)
        return failure(ErrorCode::NotFound, "no such artifact", artifactPath);
    return readAll(*storedBytes(d->database, (*artifact)->id, (*artifact)->info.bytes), limit);
}

Result<std::vector<AuditEvent>> Workspace::history(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<AuditEvent>> {
        AuditRepository repository(connection);
        std::vector<AuditEvent> events = id ? repository.of(id) : repository.all();
        for (AuditEvent &event : events)
            if (event.kind == "decide" && event.submission) {
                const DecisionRepository decisions(connection);
                const auto waiting = decisions.awaitingSecond(event.submission);
                const auto decision = waiting ? decisions.get(*waiting) : std::nullopt;
                if (decision && d->isVeiled(*decision) && event.at == decision->at)
                    event.what = "{}";
            }
        return events;
    });
}

Status Workspace::backUpTo(const std::string &target) const
{
    std::error_code code;
    if (std::filesystem::exists(target, code) && std::filesystem::equivalent(target, path(), code))
        return failure(ErrorCode::Conflict, "a workspace cannot be its own backup", target);
    const std::string part = target + ".part";
    std::filesystem::remove(part, code);
    auto reader = d->database->openReader();
    if (!reader)
        return tl::unexpected(reader.error());
    if (Status copied = (*reader)->backUpTo(part); !copied) {
        std::filesystem::remove(part, code);
        return copied;
    }
    std::filesystem::rename(part, target, code);
    if (code)
        return failure(ErrorCode::NotWritable, code.message(), target);
    return {};
}

std::string Workspace::setting(const std::string &key) const
{
    return d->database->read([&](Connection &connection) -> Result<std::string> { return ReviewRepository(connection).setting(key); }).value_or(std::string());
}

Status Workspace::setSetting(const std::string &key, const std::string &value)
{
    return d->database->stage([&](Connection &connection) -> Status {
        ReviewRepository(connection).setSetting(key, value);
        return {};
    });
}

}  // namespace probity
