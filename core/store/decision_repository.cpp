#include "store/decision_repository.h"

#include <charconv>

#include "model/decision_state.h"
#include "store/enum_names.h"
#include "store/model_codec.h"

namespace probity {

namespace {

// Whether a decision took effect: everything but a ban does at once, a ban when the second person agrees.
constexpr const char *columns = R"sql(
SELECT d.id, d.document, d.outcome, w.agrees, coalesce(w.why, ''), w.by, coalesce(p.name, ''), w.at_us, w.at_offset,
    EXISTS(SELECT 1 FROM decisions n LEFT JOIN second_words v ON v.decision=n.id WHERE n.supersedes=d.id AND (n.outcome<>'ban' OR v.agrees=1)),
    EXISTS(SELECT 1 FROM appeals a WHERE a.decision=d.id),
    (SELECT coalesce(o.outcome, '') FROM appeals a LEFT JOIN appeal_words o ON o.appeal=a.id WHERE a.decision=d.id ORDER BY a.id DESC LIMIT 1)
FROM decisions d LEFT JOIN second_words w ON w.decision=d.id LEFT JOIN people p ON p.id=w.by )sql";

std::optional<Decision> next(Connection &connection, Query &query)
{
    if (!query.step())
        return std::nullopt;
    Decision decision;
    DecisionId id;
    std::string document;
    std::string outcome;
    DecisionCourse course;
    std::optional<std::string> appeal;
    query.read(id, document, outcome, course.secondAgrees, decision.secondWhy, decision.second, decision.secondName, decision.secondAt, course.isSuperseded, course.hasAppeal, appeal);
    AppealOutcome judged = AppealOutcome::Uphold;
    if (appeal && fromName(*appeal, judged))
        course.appeal = judged;
    if (const Status decoded = decodeDecision(document, decision); !decoded)
        connection.fail(decoded.error().code, decoded.error().detail, "decisions/" + std::to_string(id.value));
    decision.id = id;
    course.outcome = outcomeFromName(outcome).value_or(Outcome::Undecided);
    decision.state = stateOf(course);
    return decision;
}

std::string recordNumber(std::int64_t year, std::int64_t number)
{
    constexpr std::size_t digits = 6;
    std::string text = std::to_string(number);
    if (text.size() < digits)
        text.insert(0, digits - text.size(), '0');
    return std::to_string(year) + '-' + text;
}

std::int64_t yearOf(const Timestamp &at)
{
    const std::string text = formatTimestamp(at);
    std::int64_t year = 0;
    std::from_chars(text.data(), text.data() + text.size(), year);
    return year;
}

}  // namespace

DecisionId DecisionRepository::add(Decision &decision)
{
    const std::int64_t year = yearOf(decision.at);
    const std::int64_t number = m_connection.integer("SELECT coalesce(max(number), 0) + 1 FROM decisions WHERE year=?", year);
    decision.record = recordNumber(year, number);
    m_connection.run("INSERT INTO decisions(submission, outcome, year, number, supersedes, by, at_us, at_offset, document) VALUES(?,?,?,?,?,?,?,?,?)",
                     decision.submission, name(decision.outcome), year, number, decision.supersedes, decision.by, decision.at, encodeDecision(decision));
    decision.id.value = m_connection.lastInsertId();
    std::int64_t position = 0;
    for (const DecisionReason &reason : decision.reasons)
        m_connection.run("INSERT INTO reasons VALUES(?,?,?,?)", decision.id, position++, reason.reason, reason.ruleVersion);
    return decision.id;
}

void DecisionRepository::addSecondWord(const SecondWord &word)
{
    m_connection.run("INSERT INTO second_words VALUES(?,?,?,?,?,?)", word.decision, word.agrees, word.why, word.by, word.at);
}

std::vector<Decision> DecisionRepository::of(SubmissionId submission) const
{
    std::vector<Decision> decisions;
    Query query = m_connection.prepare(std::string(columns) + "WHERE d.submission=? ORDER BY d.id DESC");
    query.bind(submission);
    while (auto decision = next(m_connection, query))
        decisions.push_back(std::move(*decision));
    return decisions;
}

std::optional<Decision> DecisionRepository::get(DecisionId id) const
{
    Query query = m_connection.prepare(std::string(columns) + "WHERE d.id=?");
    query.bind(id);
    return next(m_connection, query);
}

std::optional<DecisionId> DecisionRepository::withRecord(const std::string &record) const
{
    Query query = m_connection.prepare("SELECT id FROM decisions WHERE year || '-' || substr('000000' || number, -max(6, length(number)))=?");
    DecisionId id;
    if (!query.bind(record).step())
        return std::nullopt;
    query.read(id);
    return id;
}

std::string DecisionRepository::document(DecisionId id) const
{
    Query query = m_connection.prepare("SELECT document FROM decisions WHERE id=?");
    std::string document;
    if (query.bind(id).step())
        query.read(document);
    return document;
}

std::optional<DecisionId> DecisionRepository::inForce(SubmissionId submission) const
{
    for (const Decision &decision : of(submission))
        if (isStanding(decision.state))
            return decision.id;
    return std::nullopt;
}

std::optional<DecisionId> DecisionRepository::awaitingSecond(SubmissionId submission) const
{
    for (const Decision &decision : of(submission))
        if (decision.state == DecisionState::AwaitingSecond)
            return decision.id;
    return std::nullopt;
}

}  // namespace probity
