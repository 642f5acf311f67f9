#include "store/appeal_repository.h"

#include "store/enum_names.h"

namespace probity {

namespace {

constexpr const char *columns = "SELECT a.id, a.decision, a.grounds, a.evidence, a.by, p.name, a.at_us, a.at_offset, w.outcome, coalesce(w.why, ''), w.by, coalesce(q.name, ''), "
                                "w.at_us, w.at_offset FROM appeals a JOIN people p ON p.id=a.by JOIN decisions d ON d.id=a.decision LEFT JOIN appeal_words w ON w.appeal=a.id "
                                "LEFT JOIN people q ON q.id=w.by ";

bool next(Connection &connection, Query &query, Appeal &appeal)
{
    if (!query.step())
        return false;
    std::optional<std::string> outcome;
    query.read(appeal.id, appeal.decision, appeal.grounds, appeal.evidence, appeal.by, appeal.byName, appeal.at, outcome, appeal.why, appeal.judgedBy, appeal.judgedByName, appeal.judgedAt);
    AppealOutcome value = AppealOutcome::Uphold;
    if (outcome && !fromName(*outcome, value))
        connection.fail(ErrorCode::Corrupt, "unknown outcome of an appeal " + *outcome, "appeal_words/" + std::to_string(appeal.id.value));
    appeal.outcome = outcome ? std::optional<AppealOutcome>(value) : std::nullopt;
    return true;
}

}  // namespace

AppealId AppealRepository::add(const Appeal &appeal)
{
    m_connection.run("INSERT INTO appeals(decision, grounds, evidence, by, at_us, at_offset) VALUES(?,?,?,?,?,?)", appeal.decision, appeal.grounds, appeal.evidence, appeal.by, appeal.at);
    return AppealId{m_connection.lastInsertId()};
}

void AppealRepository::addWord(AppealId appeal, AppealOutcome outcome, const std::string &why, PersonId by, const Timestamp &at)
{
    m_connection.run("INSERT INTO appeal_words VALUES(?,?,?,?,?,?)", appeal, name(outcome), why, by, at);
}

std::vector<Appeal> AppealRepository::of(SubmissionId submission) const
{
    std::vector<Appeal> appeals;
    Query query = m_connection.prepare(std::string(columns) + "WHERE d.submission=? ORDER BY a.id DESC");
    query.bind(submission);
    for (Appeal appeal; next(m_connection, query, appeal); appeal = {})
        appeals.push_back(std::move(appeal));
    return appeals;
}

std::optional<Appeal> AppealRepository::get(AppealId id) const
{
    Query query = m_connection.prepare(std::string(columns) + "WHERE a.id=?");
    query.bind(id);
    Appeal appeal;
    return next(m_connection, query, appeal) ? std::optional<Appeal>(std::move(appeal)) : std::nullopt;
}

}  // namespace probity
