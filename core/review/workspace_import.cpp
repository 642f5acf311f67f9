// Import: artifacts are staged on a thread of their own while the stages read them; one transaction then attaches everything.
#include <algorithm>
#include <map>
#include <optional>
#include <stop_token>
#include <thread>

#include <nlohmann/json.hpp>

#include "import/submission_loader.h"
#include "review/artifact_stager.h"
#include "review/carry_over.h"
#include "review/finding_states.h"
#include "review/history.h"
#include "review/workspace_private.h"
#include "store/artifact_repository.h"
#include "store/assessment_repository.h"
#include "store/review_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

// More names than this make an audit event unreadable; the rows it vouches for hold them all.
constexpr std::size_t artifactsNamed = 50;

/// SHA-256 of what was handed in: the claims of submission.json and every artifact with its place, role and bytes.
Sha256 identityOf(const LoadedSubmission &submission)
{
    const SubmissionInfo &info = submission.info;
    const CaptureInfo &capture = info.capture;
    Json identity{{"platform", info.app.platform.value}, {"id", info.app.id},     {"name", info.app.name},        {"developer", info.app.developer},
                  {"domains", info.app.domains},         {"version", info.version}, {"type", info.type.value},      {"by", capture.by},
                  {"device", capture.device},            {"account", capture.account}, {"tool", capture.tool},    {"offset", capture.clockOffsetSeconds},
                  {"consent_at", capture.consentAt ? formatTimestamp(*capture.consentAt) : std::string()}};
    Json artifacts = Json::array();
    for (const LoadedArtifact &artifact : submission.artifacts)
        artifacts.push_back({artifact.info.path, name(artifact.info.role), name(artifact.info.phase), artifact.info.sha256.hex()});
    identity["artifacts"] = std::move(artifacts);
    return sha256(identity.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// Apps that say nothing of themselves are told apart by their bytes.
std::string identifierOf(const AppInfo &app, const Sha256 &identity)
{
    if (!app.id.empty())
        return app.id;
    return app.name.empty() ? "unnamed:" + identity.hex() : "name:" + app.name;
}

std::vector<Diagnostic> warningsOf(const LoadedSubmission &submission, const Assessment &assessment)
{
    std::vector<Diagnostic> warnings = submission.warnings;
    for (const ArtifactInfo &artifact : assessment.artifacts)
        if (!artifact.complete)
            for (const Diagnostic &warning : artifact.warnings)
                warnings.push_back({warning.code, warning.message, warning.where.empty() ? artifact.path : artifact.path + ": " + warning.where});
    return warnings;
}

/// A submission of which not one manifest, notice, capture or piece of code can be read is a mistake of the hand, not a case:
/// the reason is told and nothing is kept.
std::optional<Error> nothingToReview(const Assessment &assessment)
{
    const auto isRead = [](const auto &reading, bool hasContent) { return hasContent || (reading.artifact.complete && reading.artifact.bytes > 0); };
    for (const ManifestReading &manifest : assessment.manifests)
        if (isRead(manifest, !manifest.items.empty() || !manifest.app.id.empty()))
            return std::nullopt;
    for (const AssessedNotice &notice : assessment.notices)
        if (isRead(notice.document, !notice.document.text.empty()))
            return std::nullopt;
    for (const TrafficFacts &sample : assessment.traffic)
        if (isRead(sample, sample.entries > 0))
            return std::nullopt;
    for (const ArtifactInfo &artifact : assessment.artifacts)
        if (artifact.role == Role::Code)
            return std::nullopt;
    for (const ArtifactInfo &artifact : assessment.artifacts)
        if (!artifact.warnings.empty())
            return Error{ErrorCode::BadFormat, artifact.warnings.front().message, artifact.path};
    return Error{ErrorCode::Unsupported, "there is no manifest, privacy notice or capture in it", assessment.artifacts.empty() ? std::string() : assessment.artifacts.front().path};
}

/// Everything that one import has in hand when it comes to the last transaction.
struct Prepared {
    const LoadedSubmission &loaded;
    const StagedArtifacts &staged;
    Assessment &assessment;
    Sha256 identity;
};

std::string particulars(const Prepared &prepared, const ImportOutcome &outcome, const CarriedOver &carried)
{
    const SubmissionInfo &info = prepared.assessment.submission;
    Json what{{"app", info.app.id},
              {"name", info.app.name},
              {"version", info.version},
              {"artifacts", prepared.assessment.artifacts.size()},
              {"findings", {{"new", outcome.newFindings}, {"unchanged", outcome.unchangedFindings}, {"changed", outcome.changedFindings}, {"gone", outcome.goneFindings}, {"gone_unproven", outcome.goneUnproven}}},
              {"carried", {{"dispositions", carried.dispositions}, {"tags", carried.tags}, {"corrections", carried.corrections}}},
              {"reopened", carried.reopened}};
    Json files = Json::array();
    for (const ArtifactInfo &artifact : prepared.assessment.artifacts)
        if (files.size() < artifactsNamed)
            files.push_back({{"path", artifact.path}, {"role", name(artifact.role)}, {"sha256", artifact.sha256.hex()}, {"bytes", artifact.bytes}});
    what["files"] = std::move(files);
    return what.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<SubmissionArtifact> settle(Change &change, const Prepared &prepared)
{
    ArtifactRepository repository(change.connection);
    std::map<Sha256, ArtifactId> settled;
    for (const StagedArtifacts::Staged &staged : prepared.staged.fresh) {
        const ArtifactId id = repository.settle(staged.id, staged.hash, staged.bytes);
        settled.emplace(staged.hash, id);
        change.touch("artifacts", id.value);
    }
    std::vector<SubmissionArtifact> artifacts;
    for (const ArtifactInfo &info : prepared.assessment.artifacts) {
        const auto hash = prepared.staged.hashes.find(info.path);
        if (hash == prepared.staged.hashes.end()) {
            change.connection.fail(ErrorCode::Internal, "an artifact was assessed and never loaded", info.path);
            return {};
        }
        const auto known = settled.find(hash->second);
        SubmissionArtifact artifact{known != settled.end() ? known->second : repository.withHash(hash->second).value_or(ArtifactId{}), info};
        artifact.info.sha256 = hash->second;
        artifacts.push_back(std::move(artifact));
    }
    return artifacts;
}

void setCounts(ImportOutcome &outcome, const FindingCounts &counts)
{
    outcome.newFindings = counts.isNew;
    outcome.unchangedFindings = counts.unchanged;
    outcome.changedFindings = counts.changed;
    outcome.goneFindings = counts.gone;
}

/// The words on findings go to the new version as it is judged with everything else that was carried over.
void carryWords(Change &change, SubmissionId previous, ImportOutcome &outcome, Assessment &judged, CarriedOver &carried)
{
    if (change.connection.hasFailed())
        return;
    AssessmentRepository assessments(change.connection);
    setCounts(outcome, compareFindings(judged, assessments.findingContents(previous), true));
    if (outcome.goneFindings > 0)
        outcome.goneUnproven = unprovenGone(assessments.load(previous), judged);
    carryDispositions(change, previous, outcome.submission, judged, carried);
}

/// The last transaction of an import: attaches what was staged and assessed.
Result<ImportOutcome> attach(const Workspace::Private &workspace, Change &change, const Prepared &prepared, const TaskContext &task)
{
    Connection &connection = change.connection;
    SubmissionRepository submissions(connection);
    AssessmentRepository assessments(connection);
    Assessment &assessment = prepared.assessment;
    ImportOutcome outcome;
    outcome.warnings = warningsOf(prepared.loaded, assessment);

    const std::vector<SubmissionArtifact> artifacts = settle(change, prepared);
    const AppId app = submissions.appOf(assessment.submission.app, identifierOf(assessment.submission.app, prepared.identity));
    const auto previous = submissions.latestOf(app);
    outcome.submission = submissions.add({app, previous.value_or(SubmissionId{}), assessment.submission.version, assessment.submission.type, prepared.identity, change.now, change.by.id});
    for (std::size_t i = 0; i < artifacts.size(); ++i)
        submissions.addArtifact(outcome.submission, static_cast<std::int64_t>(i), artifacts[i]);

    setCounts(outcome, compareFindings(assessment, previous ? assessments.findingContents(*previous) : std::vector<FindingContent>(), previous.has_value()));
    assessments.save(outcome.submission, assessment);
    ReviewRepository(connection).setInput(outcome.submission, ReviewInput{});
    CarriedOver carried;
    if (previous)
        carried = carryOver(change, *previous, outcome.submission, assessment);
    // Rules ask for what was decided before; the stages ran without knowing it.
    const bool isJudgedAnew = carried.hasInput() || historyOf(connection, outcome.submission) != ReviewHistory{};
    if (isJudgedAnew)
        workspace.rejudge(change, outcome.submission);
    if (previous && isJudgedAnew) {
        if (const auto kept = workspace.assessment(connection, outcome.submission, Workspace::Private::Keep::No)) {
            Assessment judged = *kept;
            carryWords(change, *previous, outcome, judged, carried);
        }
    } else if (previous) {
        carryWords(change, *previous, outcome, assessment, carried);
    }
    for (const Diagnostic &lost : carried.lost)
        outcome.warnings.push_back(lost);
    submissions.recount(outcome.submission, change.now);
    workspace.indexWordsOf(connection, outcome.submission, assessment);

    change.touch("apps", app.value);
    change.touch("submissions", outcome.submission.value);
    change.touch(assessmentRows(outcome.submission.value));
    change.record("import", outcome.submission, particulars(prepared, outcome, carried));
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "the import was stopped");
    return outcome;
}

/// The submission that these very artifacts are already, if any.
Result<std::optional<SubmissionId>> knownAs(const Database &database, const Sha256 &identity)
{
    return database.read([&](Connection &connection) -> Result<std::optional<SubmissionId>> { return SubmissionRepository(connection).withIdentity(identity); });
}

Result<std::optional<SubmissionId>> knownAs(const Database &database, const Prepared &prepared)
{
    if (!prepared.staged.fresh.empty())
        return std::optional<SubmissionId>();
    return database.read([&](Connection &connection) -> Result<std::optional<SubmissionId>> {
        SubmissionRepository submissions(connection);
        const SubmissionInfo &info = prepared.assessment.submission;
        const auto app = submissions.findApp(info.app.platform, identifierOf(info.app, prepared.identity));
        if (!app)
            return std::optional<SubmissionId>();
        std::vector<ArtifactId> ids;
        for (const ArtifactInfo &artifact : prepared.assessment.artifacts)
            ids.push_back(ArtifactRepository(connection).withHash(artifact.sha256).value_or(ArtifactId{}));
        return submissions.withArtifacts(*app, info.version, std::move(ids));
    });
}

}  // namespace

Result<ImportOutcome> Workspace::importSubmission(const std::vector<std::string> &paths, const TaskContext &task)
{
    if (isReadOnly())
        return failure(ErrorCode::NotWritable, "the workspace is open for reading only", path());
    const auto allowed = d->database->read([&](Connection &connection) -> Result<Person> { return d->permitted(connection, Action::Import); });
    if (!allowed)
        return tl::unexpected(allowed.error());
    const auto loaded = loadSubmission(paths, task);
    if (!loaded)
        return tl::unexpected(loaded.error());
    const Sha256 identity = identityOf(*loaded);
    const auto known = knownAs(*d->database, identity);
    if (!known)
        return tl::unexpected(known.error());
    ImportOutcome outcome;
    outcome.isKnown = known->has_value();
    outcome.submission = known->value_or(SubmissionId{});
    outcome.warnings = loaded->warnings;
    if (outcome.isKnown)
        return outcome;

    d->clearFailed(0);
    const std::int64_t import = ++d->imports;
    auto imported = d->importLoaded(*loaded, identity, import, task);
    if (!imported || imported->isKnown)
        d->clearFailed(import);
    return imported;
}

Result<ImportOutcome> Workspace::Private::importLoaded(const LoadedSubmission &loaded, const Sha256 &identity, std::int64_t import, const TaskContext &task)
{
    // Either side stops the other: a full disk ends the reading, an unreadable file the staging.
    std::stop_source stop;
    const std::stop_callback forward(task.stopToken(), [&stop] { stop.request_stop(); });
    const TaskContext inner(stop.get_token(), [&task](std::uint64_t done, std::uint64_t total) { task.report(done, total); });

    auto rules = database->read([&](Connection &connection) -> Result<std::vector<NotPersonalRule>> { return notPersonalRules(connection); });
    if (!rules)
        return tl::unexpected(rules.error());

    std::optional<Result<StagedArtifacts>> staged;
    std::thread stager([&] {
        staged = stageArtifacts(*database, import, loaded.artifacts, TaskContext(stop.get_token()));
        if (!*staged)
            stop.request_stop();
    });
    ReviewInput input;
    input.notPersonal = std::move(*rules);
    auto assessed = assess(loaded, input, *engine, Persona{}, inner);
    if (!assessed)
        stop.request_stop();
    stager.join();
    if (!*staged && (staged->error().code != ErrorCode::Stopped || task.isStopRequested()))
        return tl::unexpected(staged->error());
    if (!assessed)
        return tl::unexpected(assessed.error());
    if (!*staged)
        return tl::unexpected(staged->error());
    if (auto reason = nothingToReview(*assessed))
        return tl::unexpected(std::move(*reason));

    const Prepared prepared{loaded, **staged, *assessed, identity};
    const auto known = knownAs(*database, prepared);
    if (!known)
        return tl::unexpected(known.error());
    if (*known) {
        ImportOutcome outcome;
        outcome.isKnown = true;
        outcome.submission = **known;
        outcome.warnings = warningsOf(loaded, *assessed);
        return outcome;
    }
    auto outcome = change(Action::Import, [&](Change &made) -> Result<ImportOutcome> { return attach(*this, made, prepared, task); });
    if (outcome)
        remember(outcome->submission, 1, std::make_shared<const Assessment>(std::move(*assessed)));
    return outcome;
}

}  // namespace probity
