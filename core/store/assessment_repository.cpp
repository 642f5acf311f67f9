#include "store/assessment_repository.h"

#include "store/enum_names.h"
#include "store/model_codec.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

// Names of encodings hold no line feed; nothing at all and one empty name are different things.
std::optional<std::string> joined(const std::vector<std::string> &names)
{
    if (names.empty())
        return std::nullopt;
    std::string out = names.front();
    for (std::size_t i = 1; i < names.size(); ++i)
        out.append("\n").append(names[i]);
    return out;
}

std::vector<std::string> parted(const std::optional<std::string> &text)
{
    std::vector<std::string> names;
    if (!text)
        return names;
    std::size_t start = 0;
    for (std::size_t end = text->find('\n'); end != std::string::npos; start = end + 1, end = text->find('\n', start))
        names.push_back(text->substr(start, end - start));
    names.push_back(text->substr(start));
    return names;
}

/// Reads names of enumerations back; one that is unknown makes the row unreadable.
class Names {
public:
    Names(Connection &connection, const char *table) : m_connection(connection), m_table(table) {}
    template <class Enum>
    void operator()(const std::string &text, Enum &value)
    {
        if (!fromName(text, value))
            m_connection.fail(ErrorCode::Corrupt, "unknown name '" + text + "'", m_table);
    }
    void check(const Status &decoded)
    {
        if (!decoded)
            m_connection.fail(decoded.error().code, decoded.error().detail, m_table);
    }

private:
    Connection &m_connection;
    const char *m_table;
};

std::string document(Connection &connection, const char *table, SubmissionId submission)
{
    Query query = connection.prepare(std::string("SELECT document FROM ") + table + " WHERE submission=?");
    std::string bytes;
    if (query.bind(submission).step())
        query.read(bytes);
    else
        connection.fail(ErrorCode::NotFound, "no such submission", std::to_string(submission.value));
    return bytes;
}

void loadEntries(Connection &connection, SubmissionId submission, Assessment &assessment)
{
    const auto count = static_cast<std::size_t>(connection.integer("SELECT count(*) FROM entries WHERE submission=?", submission));
    assessment.entries.reserve(count);
    assessment.entrySample.reserve(count);
    Names names(connection, "entries");
    Query query = connection.prepare("SELECT sample, entry, offset, length, started_us, started_offset, method, url, host, status, request_state, response_state, "
                                     "request_bytes, response_bytes, mime_type, phase, is_opaque FROM entries WHERE submission=? ORDER BY position");
    query.bind(submission);
    std::string request;
    std::string response;
    std::string phase;
    while (query.step()) {
        EntrySummary &entry = assessment.entries.emplace_back();
        query.read(assessment.entrySample.emplace_back(), entry.index, entry.offset, entry.length, entry.started, entry.method, entry.url, entry.host,
                   entry.status, request, response, entry.requestBytes, entry.responseBytes, entry.mimeType, phase, entry.isOpaque);
        names(request, entry.requestState);
        names(response, entry.responseState);
        names(phase, entry.phase);
    }
}

void loadObservations(Connection &connection, SubmissionId submission, Assessment &assessment)
{
    Names names(connection, "observations");
    Query query = connection.prepare("SELECT entry, artifact, category, part, pointer, encodings, basis, confidence, host, party, recipient, recipient_name, "
                                     "direction, excerpt, key, value, explanation, time_us, time_offset, phase FROM observations WHERE submission=? ORDER BY position");
    query.bind(submission);
    std::string part;
    std::optional<std::string> encodings;
    std::string basis;
    std::string confidence;
    std::string party;
    std::string direction;
    std::string phase;
    while (query.step()) {
        Observation &seen = assessment.observations.emplace_back();
        query.read(seen.entry, seen.artifact, seen.category, part, seen.pointer, encodings, basis, confidence, seen.host, party, seen.recipient,
                   seen.recipientName, direction, seen.excerpt, seen.key, seen.value, seen.explanation, seen.time, phase);
        seen.encodings = parted(encodings);
        names(part, seen.part);
        names(basis, seen.basis);
        names(confidence, seen.confidence);
        names(party, seen.party);
        names(direction, seen.direction);
        names(phase, seen.phase);
    }
}

void loadLedger(Connection &connection, SubmissionId submission, Assessment &assessment)
{
    Names names(connection, "ledger");
    Query query = connection.prepare("SELECT category, party, recipient_id, recipient, manifest, code, notice, capture, count, possible, necessity, verdict, document "
                                     "FROM ledger WHERE submission=? ORDER BY position");
    query.bind(submission);
    std::string party, manifest, code, notice, capture, necessity, verdict, rest;
    while (query.step()) {
        LedgerLine &line = assessment.ledger.emplace_back();
        query.read(line.category, party, line.recipientId, line.recipient, manifest, code, notice, capture, line.count, line.possible, necessity, verdict, rest);
        names(party, line.party);
        names(manifest, line.manifest);
        names(code, line.code);
        names(notice, line.notice);
        names(capture, line.capture);
        names(necessity, line.necessity);
        names(verdict, line.verdict);
        names.check(decodeRest(rest, line));
    }
}

void loadFindings(Connection &connection, SubmissionId submission, Assessment &assessment)
{
    Names names(connection, "findings");
    Query query = connection.prepare("SELECT fingerprint, content, rule, pack, kind, level, argues_for, state, document FROM findings WHERE submission=? ORDER BY position");
    query.bind(submission);
    std::string level, outcome, state, rest;
    while (query.step()) {
        Finding &finding = assessment.findings.emplace_back();
        query.read(finding.fingerprint, finding.digest, finding.rule, finding.pack, finding.group, level, outcome, state, rest);
        names(level, finding.level);
        names(outcome, finding.arguesFor);
        names(state, finding.state);
        names.check(decodeRest(rest, finding));
    }
}

}  // namespace

void AssessmentRepository::save(SubmissionId submission, const Assessment &assessment)
{
    const std::string reading = encodeReading(assessment);
    m_connection.run("INSERT INTO readings VALUES(?,?)", submission, Blob{reading});
    saveLists(submission, assessment);
    saveJudgement(submission, assessment);
}

void AssessmentRepository::saveLists(SubmissionId submission, const Assessment &assessment)
{
    std::int64_t position = 0;
    Query declaration = m_connection.prepare("INSERT INTO declarations VALUES(?,?,?,?,?,?,?,?)");
    for (const ManifestDeclaration &one : assessment.declarations)
        declaration.bind(submission, position++, one.category, one.source, one.pointer, one.purposeText, one.line, one.artifact).finish();

    position = 0;
    Query capability = m_connection.prepare("INSERT INTO capabilities VALUES(?,?,?,?,?,?)");
    for (const ManifestReading &manifest : assessment.manifests)
        for (const ManifestItem &item : manifest.items)
            if (!item.isRequest)
                capability.bind(submission, position++, item.name, item.pointer, item.line, manifest.artifact.path).finish();

    position = 0;
    Query entry = m_connection.prepare("INSERT INTO entries VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (const EntrySummary &one : assessment.entries) {
        const auto at = static_cast<std::size_t>(position);
        const std::uint32_t sample = at < assessment.entrySample.size() ? assessment.entrySample[at] : 0;
        entry.bind(submission, position++, sample, one.index, one.offset, one.length, one.started, one.method, one.url, one.host, one.status,
                   name(one.requestState), name(one.responseState), one.requestBytes, one.responseBytes, one.mimeType, name(one.phase), one.isOpaque)
            .finish();
    }

    position = 0;
    Query observation = m_connection.prepare("INSERT INTO observations VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (const Observation &one : assessment.observations) {
        observation.bind(submission, position++, one.entry, one.artifact, one.category, name(one.part), one.pointer, joined(one.encodings), name(one.basis),
                         name(one.confidence), one.host, name(one.party), one.recipient, one.recipientName, name(one.direction), one.excerpt, one.key,
                         one.value, one.explanation, one.time, name(one.phase))
            .finish();
    }
}

void AssessmentRepository::saveJudgement(SubmissionId submission, const Assessment &assessment)
{
    for (const char *table : {"judgements", "ledger", "findings", "evidence"})
        m_connection.run(std::string("DELETE FROM ") + table + " WHERE submission=?", submission);
    const std::string judgement = encodeJudgement(assessment);
    m_connection.run("INSERT INTO judgements VALUES(?,?)", submission, Blob{judgement});

    std::int64_t position = 0;
    Query ledger = m_connection.prepare("INSERT INTO ledger VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    for (const LedgerLine &line : assessment.ledger) {
        const std::string rest = encodeRest(line);
        ledger.bind(submission, position++, line.category, name(line.party), line.recipientId, line.recipient, name(line.manifest), name(line.code),
                    name(line.notice), name(line.capture), line.count, line.possible, name(line.necessity), name(line.verdict), Blob{rest})
            .finish();
    }

    position = 0;
    Query row = m_connection.prepare("INSERT INTO findings VALUES(?,?,?,?,?,?,?,?,?,?,?)");
    for (const Finding &finding : assessment.findings) {
        const std::string rest = encodeRest(finding);
        row.bind(submission, position++, finding.fingerprint, finding.rule, finding.pack, finding.group, name(finding.level), name(finding.arguesFor),
                 name(finding.state), Blob{finding.digest}, Blob{rest})
            .finish();
    }

    position = 0;
    Query piece = m_connection.prepare("INSERT INTO evidence VALUES(?,?,?,?,?,?)");
    for (const Evidence &evidence : assessment.evidence) {
        const std::string rest = encodeRest(evidence);
        piece.bind(submission, position++, evidence.id, evidence.artifact, evidence.category, Blob{rest}).finish();
    }
}

void AssessmentRepository::savePhases(SubmissionId submission, const Assessment &assessment)
{
    std::int64_t position = 0;
    Query entry = m_connection.prepare("UPDATE entries SET phase=?3 WHERE submission=?1 AND position=?2 AND phase<>?3");
    for (const EntrySummary &one : assessment.entries)
        entry.bind(submission, position++, name(one.phase)).finish();
    position = 0;
    Query observation = m_connection.prepare("UPDATE observations SET phase=?3, party=?4, recipient=?5, recipient_name=?6 WHERE submission=?1 AND position=?2 "
                                             "AND (phase<>?3 OR party<>?4 OR recipient<>?5 OR recipient_name<>?6)");
    for (const Observation &one : assessment.observations)
        observation.bind(submission, position++, name(one.phase), name(one.party), one.recipient, one.recipientName).finish();
}

Assessment AssessmentRepository::load(SubmissionId submission) const
{
    Assessment assessment;
    Names names(m_connection, "readings");
    const std::string reading = document(m_connection, "readings", submission);
    const std::string judgement = document(m_connection, "judgements", submission);
    if (m_connection.hasFailed())
        return assessment;
    names.check(decodeReading(reading, assessment));
    names.check(decodeJudgement(judgement, assessment));
    for (SubmissionArtifact &artifact : SubmissionRepository(m_connection).artifacts(submission))
        assessment.artifacts.push_back(std::move(artifact.info));
    loadLists(submission, assessment);
    loadJudgement(submission, assessment);
    return assessment;
}

void AssessmentRepository::loadLists(SubmissionId submission, Assessment &assessment) const
{
    Query declaration = m_connection.prepare("SELECT category, source, pointer, purpose_text, line, artifact FROM declarations WHERE submission=? ORDER BY position");
    declaration.bind(submission);
    while (declaration.step()) {
        ManifestDeclaration &one = assessment.declarations.emplace_back();
        declaration.read(one.category, one.source, one.pointer, one.purposeText, one.line, one.artifact);
    }
    loadEntries(m_connection, submission, assessment);
    loadObservations(m_connection, submission, assessment);
}

void AssessmentRepository::loadJudgement(SubmissionId submission, Assessment &assessment) const
{
    loadLedger(m_connection, submission, assessment);
    loadFindings(m_connection, submission, assessment);
    Names names(m_connection, "evidence");
    Query query = m_connection.prepare("SELECT id, artifact, category, document FROM evidence WHERE submission=? ORDER BY position");
    query.bind(submission);
    std::string rest;
    while (query.step()) {
        Evidence &evidence = assessment.evidence.emplace_back();
        query.read(evidence.id, evidence.artifact, evidence.category, rest);
        names.check(decodeRest(rest, evidence));
    }
}

std::vector<FindingContent> AssessmentRepository::findingContents(SubmissionId submission) const
{
    std::vector<FindingContent> contents;
    Query query = m_connection.prepare("SELECT fingerprint, content FROM findings WHERE submission=? ORDER BY position");
    query.bind(submission);
    while (query.step()) {
        FindingContent &one = contents.emplace_back();
        query.read(one.fingerprint, one.content);
    }
    return contents;
}

bool AssessmentRepository::hasFinding(SubmissionId submission, const std::string &fingerprint) const
{
    return m_connection.integer("SELECT count(*) FROM findings WHERE submission=? AND fingerprint=?", submission, fingerprint) > 0;
}

}  // namespace probity
