// Export of a case as an evidence bundle.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include <nlohmann/json.hpp>

#include "analysis/observed/observer.h"
#include "base/resources.h"
#include "report/bag.h"
#include "report/bundle_documents.h"
#include "report/letter.h"
#include "report/report.h"
#include "review/bundle_parts.h"
#include "review/workspace_private.h"
#include "store/artifact_repository.h"
#include "store/audit_repository.h"
#include "store/decision_repository.h"
#include "store/key_repository.h"
#include "store/review_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largestSearched = std::uint64_t{256} << 20;     // larger artifacts are committed to and redacted as a whole
constexpr const char *agent = "Probity 0.1.0";

struct FileCloser {
    void operator()(std::FILE *file) const { std::fclose(file); }
};

bool neverLeaves(Role role)
{
    return role == Role::Persona || role == Role::KeyLog;
}

/// Takes a case out of the workspace, step by step, inside one change.
class Exporter {
public:
    Exporter(const Workspace::Private &workspace, Change &change, SubmissionId id, BundleKind kind, const TaskContext &task)
        : m_workspace(workspace), m_change(change), m_connection(change.connection), m_id(id), m_kind(kind), m_task(task)
    {
    }

    Result<ExportOutcome> writeTo(const std::string &path)
    {
        readCase();
        if (m_connection.hasFailed())
            return ExportOutcome{};
        if (Status persona = readPersonas(); !persona)
            return tl::unexpected(persona.error());
        m_redactor = std::make_unique<Redactor>(m_persona, *m_assessment);
        if (Status added = addArtifacts(); !added)
            return tl::unexpected(added.error());
        addCommittedDocuments();
        recordExport();
        addOtherDocuments();
        if (m_connection.hasFailed())
            return ExportOutcome{};
        return writeBag(path);
    }

private:
    bool isRedacted() const { return m_kind == BundleKind::Redacted; }
    std::string shown(std::string text) const { return isRedacted() ? m_redactor->redacted(text) : std::move(text); }
    void add(std::string path, std::string bytes) { m_members.push_back({std::move(path), memorySource(std::move(bytes))}); }

    void readCase()
    {
        SubmissionRepository submissions(m_connection);
        submissions.mustExist(m_id);
        if (m_connection.hasFailed())
            return;
        m_submission = submissions.get(m_id);
        m_assessment = m_workspace.assessment(m_connection, m_id, Workspace::Private::Keep::No);
        ReviewRepository review(m_connection);
        m_tags = review.tags(m_id, ReviewRepository::Removed::With);
        for (const auto &[fingerprint, one] : m_workspace.dispositions(m_connection, m_id))
            m_dispositions.push_back(one);
        m_input = m_workspace.fullInput(m_connection, m_id);
        m_decisions = DecisionRepository(m_connection).of(m_id);
        if (m_kind == BundleKind::HandOver)
            hideDecisions();
        for (const Decision &decision : m_decisions)
            if (m_workspace.isVeiled(decision))
                m_connection.fail(ErrorCode::PolicyViolation, "who is to judge the decision sees it after having judged", decision.record);
        for (const SubmissionArtifact &artifact : submissions.artifacts(m_id))
            m_stored.push_back(artifact);
        m_secret = KeyRepository(m_connection).caseSecret(m_id);
    }

    void hideDecisions()
    {
        for (const Decision &decision : m_decisions)
            if (decision.state == DecisionState::AwaitingSecond) {
                m_judgeRecord = decision.record;
                m_judgeHash = sha256(DecisionRepository(m_connection).document(decision.id)).hex();
            }
        if (m_judgeRecord.empty())
            m_connection.fail(ErrorCode::Conflict, "no decision of this submission waits for a second person", std::to_string(m_id.value));
        m_decisions.clear();
        m_dispositions.clear();         // the first person's words on findings are part of the verdict
    }

    ByteSourcePtr bytesOf(const SubmissionArtifact &artifact) const { return storedBytes(m_workspace.database, artifact.id, artifact.info.bytes); }

    Status readPersonas()
    {
        for (const SubmissionArtifact &artifact : m_stored) {
            if (artifact.info.role != Role::Persona)
                continue;
            std::vector<Diagnostic> ignored;    // told when it was imported
            const auto persona = readPersona(*bytesOf(artifact), *m_workspace.engine->taxonomy, ignored);
            if (!persona && persona.error().code != ErrorCode::BadFormat)
                return tl::unexpected(persona.error());
            if (!persona)
                continue;
            m_persona.appId = persona->appId.empty() ? m_persona.appId : persona->appId;
            m_persona.values.insert(m_persona.values.end(), persona->values.begin(), persona->values.end());
        }
        return {};
    }

    // Both kinds of bundle commit to the same pieces, so that one can be held against the other.
    Status addArtifacts()
    {
        for (const SubmissionArtifact &artifact : m_stored) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "the export was stopped");
            const ArtifactInfo &info = artifact.info;
            CommittedFile committed;
            committed.path = "artifact/" + m_redactor->redacted(info.path);
            const bool isWhole = neverLeaves(info.role) || info.bytes > largestSearched;
            std::string bytes;
            if (isWhole) {
                const std::string key = pieceKey(m_secret, committed.path, 0);
                committed.pieces = {{info.bytes, "[file]"}};
                committed.leaves = {{key, leafOf(key, info.sha256)}};
            } else {
                auto read = readAll(*bytesOf(artifact), largestSearched);
                if (!read)
                    return tl::unexpected(read.error());
                bytes = std::move(*read);
                committed.pieces = m_redactor->pieces(bytes);
                committed.leaves = commitTo(bytes, committed.pieces, m_secret, committed.path);
            }
            const bool isLeft = isRedacted() && neverLeaves(info.role);
            if (!isLeft)
                committed.file = bundle_path::artifacts + bundledName(m_artifacts.size() + 1, isRedacted() ? m_redactor->redacted(info.path) : info.path);
            if (!isLeft && isRedacted())
                add(committed.file, isWhole ? std::string("[file]") : withPlaceholders(bytes, committed.pieces));
            else if (!isLeft)
                m_members.push_back({committed.file, bytesOf(artifact)});
            m_artifacts.push_back({info, committed.file, rootOfLeaves(committed)});
            if (isRedacted())
                m_artifacts.back().info.path = m_redactor->redacted(info.path);
            m_committed.push_back(std::move(committed));
        }
        return {};
    }

    static Sha256 rootOfLeaves(const CommittedFile &file)
    {
        std::vector<Sha256> leaves;
        for (const PieceCommitment &one : file.leaves)
            leaves.push_back(one.leaf);
        return rootOf(leaves);
    }

    void addCommitted(const std::string &path, const std::string &bytes)
    {
        CommittedFile committed;
        committed.path = committed.file = path;
        committed.pieces = m_redactor->pieces(bytes);
        committed.leaves = commitTo(bytes, committed.pieces, m_secret, path);
        add(path, isRedacted() ? withPlaceholders(bytes, committed.pieces) : bytes);
        m_committed.push_back(std::move(committed));
    }

    void addCommittedDocuments()
    {
        const DecisionRepository decisions(m_connection);
        for (const Decision &decision : m_decisions)
            addCommitted(bundle_path::decisions + decision.record + ".json", decisions.document(decision.id));
        addCommitted(bundle_path::assessment, assessmentJson(*m_assessment) + "\n");
        addCommitted(bundle_path::review, bundleReviewJson(record()));
    }

    void recordExport()
    {
        m_change.touch("case_secrets", m_id.value);
        m_change.record("export", m_id, Json{{"bundle", name(m_kind)}, {"root", rootOf(m_committed).hex()}, {"key", m_change.signer->key.publicKey().fingerprint()}}.dump());
        m_change.anchor();
    }

    CaseRecord record() const
    {
        return {m_submission, *m_assessment, m_artifacts, m_tags, m_dispositions, m_input, m_decisions, isRedacted(), m_judgeRecord, m_judgeHash, m_change.by.name, m_change.now, m_change.signer->key.publicKey().fingerprint()};
    }

    void addOtherDocuments()
    {
        const std::vector<AuditEvent> events = AuditRepository(m_connection).all();
        m_events = events.size();
        const Taxonomy &taxonomy = *m_workspace.engine->taxonomy;
        const Catalogue &catalogue = m_workspace.engine->rules->catalogue();
        add(bundle_path::audit, auditLines(events, m_id, m_kind, *m_redactor));
        add(bundle_path::anchors, anchorsJson(KeyRepository(m_connection).anchors()));
        add(bundle_path::commitments, commitmentsJson(m_committed, m_secret, m_kind));
        add(bundle_path::caseFile, bundleCaseJson(record()));
        add(bundle_path::index, shown(bundleIndexHtml(record(), taxonomy, catalogue)));
        for (const Decision &decision : m_decisions) {
            const LetterContext context{m_submission, ReviewRepository(m_connection).setting("organisation"), false, ReviewRepository(m_connection).setting("letter.templates")};
            for (const char *language : {"en", "zh"})
                add(std::string(bundle_path::letters) + decision.record + "-" + language + ".html", shown(letterHtml(decision, context, taxonomy, catalogue, language)));
        }
        addRules();
    }

    // Packs that a decision was made under and that this program still has as they were.
    void addRules()
    {
        std::vector<RulePackRef> wanted = m_assessment->rules;
        for (const Decision &decision : m_decisions)
            wanted.insert(wanted.end(), decision.rules.begin(), decision.rules.end());
        std::vector<std::string> names;
        for (const std::string &file : resourceNames("rules")) {
            const auto bytes = resource("rules/" + file);
            if (!bytes)
                continue;
            const Sha256 hash = sha256(*bytes);
            if (std::any_of(wanted.begin(), wanted.end(), [&](const RulePackRef &one) { return one.sha256 == hash; }))
                add(bundle_path::rules + file, std::string(*bytes));
        }
    }

    Result<ExportOutcome> writeBag(const std::string &path)
    {
        const CaseRecord told = record();
        const BagInfo info{formatTimestamp(m_change.now), agent, m_change.by.name, m_submission.platform.value + "/" + shown(m_submission.appIdentifier)};
        auto members = makeBag(std::move(m_members), bundleReadme(told), info, m_change.signer->key, m_task);
        if (!members)
            return tl::unexpected(members.error());
        ExportOutcome outcome{path, told.keyFingerprint, 0, m_events};
        const std::string draft = path + ".part";
        std::unique_ptr<std::FILE, FileCloser> file(std::fopen(draft.c_str(), "wbx"));
        if (!file)
            return failure(errno == EEXIST ? ErrorCode::Conflict : ErrorCode::NotWritable, std::strerror(errno), draft);
        Status written = writeStoredZip(std::move(*members), [&](std::string_view bytes) -> Status {
            outcome.bytes += bytes.size();
            if (std::fwrite(bytes.data(), 1, bytes.size(), file.get()) != bytes.size())
                return failure(errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::NotWritable, std::strerror(errno), draft);
            return {};
        }, m_task);
        const bool isClosed = std::fflush(file.get()) == 0 && std::fclose(file.release()) == 0;
        if (written && (!isClosed || std::rename(draft.c_str(), path.c_str()) != 0))
            written = failure(ErrorCode::NotWritable, std::strerror(errno), path);
        if (!written) {
            std::error_code ignored;    // the first failure is the one to report
            std::filesystem::remove(draft, ignored);
            return tl::unexpected(written.error());
        }
        return outcome;
    }

    const Workspace::Private &m_workspace;
    Change &m_change;
    Connection &m_connection;
    SubmissionId m_id;
    BundleKind m_kind;
    const TaskContext &m_task;

    SubmissionSummary m_submission;
    std::shared_ptr<const Assessment> m_assessment;
    std::vector<SubmissionArtifact> m_stored;
    std::vector<Tag> m_tags;
    std::vector<Disposition> m_dispositions;
    ReviewInput m_input;
    std::vector<Decision> m_decisions;
    std::string m_secret;
    std::string m_judgeRecord;
    std::string m_judgeHash;
    Persona m_persona;
    std::unique_ptr<Redactor> m_redactor;
    std::vector<BundledArtifact> m_artifacts;
    std::vector<CommittedFile> m_committed;
    std::vector<ZipMember> m_members;
    std::uint64_t m_events = 0;
};

}  // namespace

Result<ExportOutcome> Workspace::exportBundle(SubmissionId id, const std::string &path, BundleKind kind, const TaskContext &task)
{
    std::error_code ignored;    // what cannot be looked at cannot be written either, and says so then
    if (std::filesystem::exists(path, ignored))
        return failure(ErrorCode::Conflict, "there is a file of that name already", path);
    auto outcome = d->change(Action::Export, [&](Change &change) -> Result<ExportOutcome> {
        if (!change.signer)
            return failure(ErrorCode::NotAuthenticated, "sign in again: your signing key is not open");
        return Exporter(*d, change, id, kind, task).writeTo(path);
    });
    if (!outcome && outcome.error().code != ErrorCode::Conflict)
        std::filesystem::remove(path, ignored);     // the change was undone: no event tells of this file
    return outcome;
}

}  // namespace probity
