#include "store/submission_repository.h"

#include <algorithm>

#include "base/text.h"
#include "store/enum_names.h"
#include "store/model_codec.h"
#include "store/standing.h"

namespace probity {

namespace {

const std::string &summaryColumns()
{
    static const std::string sql = std::string(R"sql(
SELECT s.id, a.id, a.platform, a.identifier, a.name, a.developer, s.version, s.type, s.state, s.worst, s.open_findings, s.findings, )sql") + earlierDecisions + R"sql(,
    (SELECT count(*) FROM submissions o JOIN decisions d ON d.submission=o.id WHERE o.app=s.app AND o.id<s.id AND d.outcome IN('reject','ban') AND )sql" + isStandingDecision + R"sql(),
    s.assignee, coalesce(p.name, ''), s.imported_us, s.imported_offset
FROM submissions s JOIN apps a ON a.id=s.app LEFT JOIN people p ON p.id=s.assignee )sql";
    return sql;
}

bool next(Connection &connection, Query &query, SubmissionSummary &summary)
{
    if (!query.step())
        return false;
    std::string state;
    std::optional<std::string> worst;
    query.read(summary.id, summary.app, summary.platform, summary.appIdentifier, summary.appName, summary.developer, summary.version, summary.type, state,
               worst, summary.openFindings, summary.findings, summary.earlierDecisions, summary.earlierRejections, summary.assignee, summary.assigneeName,
               summary.imported);
    Verdict verdict = Verdict::Consistent;
    if (!fromName(state, summary.state) || (worst && !fromName(*worst, verdict)))
        connection.fail(ErrorCode::Corrupt, "unknown state or verdict", "submissions/" + std::to_string(summary.id.value));
    summary.worst = worst ? std::optional<Verdict>(verdict) : std::nullopt;
    summary.searchText = toLowerAscii(summary.appName + '\n' + summary.appIdentifier + '\n' + summary.developer + '\n' + summary.version + '\n'
                                      + summary.platform.value + '\n' + summary.assigneeName);
    return true;
}

constexpr const char *artifactColumns = "SELECT r.artifact, r.path, r.role, r.format, r.producer, r.phase, r.complete, r.warnings, a.sha256, a.bytes "
                                        "FROM submission_artifacts r JOIN artifacts a ON a.id=r.artifact ";

bool next(Connection &connection, Query &query, SubmissionArtifact &artifact)
{
    if (!query.step())
        return false;
    std::string role;
    std::string phase;
    std::string warnings;
    ArtifactInfo &info = artifact.info;
    query.read(artifact.id, info.path, role, info.format, info.producer, phase, info.complete, warnings, info.sha256, info.bytes);
    const Status decoded = decodeWarnings(warnings, info.warnings);
    if (!decoded || !fromName(role, info.role) || !fromName(phase, info.phase))
        connection.fail(ErrorCode::Corrupt, "an artifact's row cannot be read", info.path);
    return true;
}

std::optional<SubmissionId> idOrNothing(std::int64_t id)
{
    return id == 0 ? std::nullopt : std::optional<SubmissionId>(SubmissionId{id});
}

}  // namespace

AppId SubmissionRepository::appOf(const AppInfo &app, const std::string &identifier)
{
    m_connection.run("INSERT INTO apps(platform, identifier, name, developer) VALUES(?,?,?,?) ON CONFLICT(platform, identifier) DO UPDATE SET "
                     "name=CASE excluded.name WHEN '' THEN name ELSE excluded.name END, "
                     "developer=CASE excluded.developer WHEN '' THEN developer ELSE excluded.developer END",
                     app.platform, identifier, app.name, app.developer);
    return findApp(app.platform, identifier).value_or(AppId{});
}

std::optional<AppId> SubmissionRepository::findApp(const PlatformId &platform, const std::string &identifier) const
{
    const std::int64_t id = m_connection.integer("SELECT id FROM apps WHERE platform=? AND identifier=?", platform, identifier);
    return id == 0 ? std::nullopt : std::optional<AppId>(AppId{id});
}

SubmissionId SubmissionRepository::add(const NewSubmission &submission)
{
    m_connection.run("INSERT INTO submissions(app, previous, version, type, state, identity, imported_us, imported_offset, imported_by, findings, open_findings, "
                     "revision) VALUES(?,?,?,?,?,?,?,?,?,0,0,1)",
                     submission.app, submission.previous, submission.version, submission.type, name(SubmissionState::Waiting), submission.identity,
                     submission.imported, submission.importedBy);
    return SubmissionId{m_connection.lastInsertId()};
}

void SubmissionRepository::addArtifact(SubmissionId submission, std::int64_t position, const SubmissionArtifact &artifact)
{
    const ArtifactInfo &info = artifact.info;
    const std::string warnings = encodeWarnings(info.warnings);
    m_connection.run("INSERT INTO submission_artifacts VALUES(?,?,?,?,?,?,?,?,?,?)", submission, position, artifact.id, info.path, name(info.role), info.format,
                     info.producer, name(info.phase), info.complete, Blob{warnings});
}

std::vector<SubmissionArtifact> SubmissionRepository::artifacts(SubmissionId submission) const
{
    std::vector<SubmissionArtifact> artifacts;
    Query query = m_connection.prepare(std::string(artifactColumns) + "WHERE r.submission=? ORDER BY r.position");
    query.bind(submission);
    for (SubmissionArtifact artifact; next(m_connection, query, artifact); artifact = {})
        artifacts.push_back(std::move(artifact));
    return artifacts;
}

std::optional<SubmissionArtifact> SubmissionRepository::artifact(SubmissionId submission, const std::string &path) const
{
    Query query = m_connection.prepare(std::string(artifactColumns) + "WHERE r.submission=? AND r.path=?");
    query.bind(submission, path);
    SubmissionArtifact artifact;
    return next(m_connection, query, artifact) ? std::optional<SubmissionArtifact>(std::move(artifact)) : std::nullopt;
}

std::vector<SubmissionSummary> SubmissionRepository::all() const
{
    std::vector<SubmissionSummary> summaries;
    Query query = m_connection.prepare(summaryColumns() + "ORDER BY s.id DESC");
    for (SubmissionSummary summary; next(m_connection, query, summary); summary = {})
        summaries.push_back(std::move(summary));
    return summaries;
}

std::vector<SubmissionSummary> SubmissionRepository::ofApp(AppId app) const
{
    std::vector<SubmissionSummary> summaries;
    Query query = m_connection.prepare(summaryColumns() + "WHERE s.app=? ORDER BY s.id DESC");
    query.bind(app);
    for (SubmissionSummary summary; next(m_connection, query, summary); summary = {})
        summaries.push_back(std::move(summary));
    return summaries;
}

std::optional<SubmissionSummary> SubmissionRepository::find(SubmissionId submission) const
{
    Query query = m_connection.prepare(summaryColumns() + "WHERE s.id=?");
    query.bind(submission);
    SubmissionSummary summary;
    return next(m_connection, query, summary) ? std::optional<SubmissionSummary>(std::move(summary)) : std::nullopt;
}

SubmissionSummary SubmissionRepository::get(SubmissionId submission) const
{
    auto summary = find(submission);
    if (!summary)
        m_connection.fail(ErrorCode::NotFound, "no such submission", std::to_string(submission.value));
    return std::move(summary).value_or(SubmissionSummary());
}

void SubmissionRepository::mustExist(SubmissionId submission) const
{
    if (m_connection.integer("SELECT count(*) FROM submissions WHERE id=?", submission) == 0)
        m_connection.fail(ErrorCode::NotFound, "no such submission", std::to_string(submission.value));
}

std::optional<SubmissionId> SubmissionRepository::withIdentity(const Sha256 &identity) const
{
    return idOrNothing(m_connection.integer("SELECT id FROM submissions WHERE identity=? ORDER BY id DESC LIMIT 1", identity));
}

std::optional<SubmissionId> SubmissionRepository::latestOf(AppId app) const
{
    return idOrNothing(m_connection.integer("SELECT id FROM submissions WHERE app=? ORDER BY id DESC LIMIT 1", app));
}

std::optional<SubmissionId> SubmissionRepository::previousOf(SubmissionId submission) const
{
    return idOrNothing(m_connection.integer("SELECT coalesce(previous, 0) FROM submissions WHERE id=?", submission));
}

std::vector<SubmissionId> SubmissionRepository::ofDeveloperBefore(SubmissionId submission) const
{
    std::vector<SubmissionId> found;
    Query query = m_connection.prepare("SELECT o.id FROM submissions s JOIN apps a ON a.id=s.app JOIN apps b ON b.developer=a.developer AND b.id<>a.id "
                                       "JOIN submissions o ON o.app=b.id WHERE s.id=? AND a.developer<>'' AND o.id<s.id "
                                       "AND EXISTS(SELECT 1 FROM decisions d WHERE d.submission=o.id) ORDER BY o.id DESC LIMIT 200");
    query.bind(submission);
    for (SubmissionId id; query.step();) {
        query.read(id);
        found.push_back(id);
    }
    return found;
}

std::optional<SubmissionId> SubmissionRepository::withArtifacts(AppId app, const std::string &version, std::vector<ArtifactId> wanted) const
{
    std::sort(wanted.begin(), wanted.end());
    std::vector<SubmissionId> candidates;
    Query query = m_connection.prepare("SELECT id FROM submissions WHERE app=? AND version=? ORDER BY id DESC");
    query.bind(app, version);
    for (SubmissionId id; query.step();) {
        query.read(id);
        candidates.push_back(id);
    }
    for (const SubmissionId candidate : candidates) {
        std::vector<ArtifactId> has;
        for (const SubmissionArtifact &artifact : artifacts(candidate))
            has.push_back(artifact.id);
        std::sort(has.begin(), has.end());
        if (has == wanted)
            return candidate;
    }
    return std::nullopt;
}

void SubmissionRepository::assign(SubmissionId submission, PersonId person)
{
    m_connection.run("UPDATE submissions SET assignee=? WHERE id=?", person, submission);
}

void SubmissionRepository::setType(SubmissionId submission, const AppTypeId &type)
{
    m_connection.run("UPDATE submissions SET type=? WHERE id=?", type, submission);
}

void SubmissionRepository::setState(SubmissionId submission, SubmissionState state)
{
    m_connection.run("UPDATE submissions SET state=? WHERE id=?", name(state), submission);
}

void SubmissionRepository::recount(SubmissionId submission, const Timestamp &now)
{
    std::optional<std::string> worst;
    Query lines = m_connection.prepare("SELECT DISTINCT verdict FROM ledger WHERE submission=?");
    lines.bind(submission);
    Verdict worstVerdict = Verdict::Consistent;
    for (std::string text; lines.step();) {
        lines.read(text);
        Verdict verdict = Verdict::Consistent;
        if (fromName(text, verdict) && (!worst || verdict < worstVerdict)) {
            worstVerdict = verdict;
            worst = text;
        }
    }
    m_connection.run(R"sql(UPDATE submissions SET worst=?2,
        findings=(SELECT count(*) FROM findings WHERE submission=?1),
        open_findings=(SELECT count(*) FROM findings f WHERE f.submission=?1 AND f.level<>'note' AND coalesce(
            (SELECT CASE WHEN d.kind='excepted' AND t.until_us<=?3 THEN 'open' ELSE d.kind END FROM dispositions d LEFT JOIN exception_terms t ON t.disposition=d.id
             WHERE d.submission=?1 AND d.fingerprint=f.fingerprint ORDER BY d.id DESC LIMIT 1), 'open')='open')
        WHERE id=?1)sql", submission, worst, now.microseconds);
}

std::vector<SubmissionId> SubmissionRepository::withEndedExceptions(const Timestamp &now) const
{
    std::vector<SubmissionId> ids;
    Query rows = m_connection.prepare("SELECT DISTINCT d.submission FROM exception_terms t JOIN dispositions d ON d.id=t.disposition WHERE t.until_us<=? ORDER BY 1");
    rows.bind(now.microseconds);
    for (SubmissionId id; rows.step();) {
        rows.read(id);
        ids.push_back(id);
    }
    return ids;
}

std::int64_t SubmissionRepository::revision(SubmissionId submission) const
{
    return m_connection.integer("SELECT revision FROM submissions WHERE id=?", submission);
}

void SubmissionRepository::touch(SubmissionId submission)
{
    m_connection.run("UPDATE submissions SET revision=revision+1 WHERE id=?", submission);
}

}  // namespace probity
