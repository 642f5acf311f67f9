#include "store/queue_repository.h"

#include <nlohmann/json.hpp>

#include "base/search_words.h"
#include "base/text.h"
#include "store/enum_names.h"
#include "store/standing.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

/// Notices of a megabyte are found by their beginning at least.
constexpr std::size_t indexedCharacters = 400'000;

template <class Enum>
std::string rankedBy(const char *column)
{
    std::string sql = std::string("CASE ") + column;
    for (int i = 0; i <= static_cast<int>(lastOf<Enum>); ++i)
        sql += std::string(" WHEN '") + name(static_cast<Enum>(i)) + "' THEN " + std::to_string(i);
    return sql + " ELSE 99 END";
}

std::string orderOf(QueueQuery::Order order)
{
    switch (order) {
    case QueueQuery::Order::App: return "a.name COLLATE NOCASE";
    case QueueQuery::Order::Platform: return "a.platform";
    case QueueQuery::Order::Type: return "s.type";
    case QueueQuery::Order::Developer: return "a.developer COLLATE NOCASE";
    case QueueQuery::Order::State: return rankedBy<SubmissionState>("s.state");
    case QueueQuery::Order::Worst: return rankedBy<Verdict>("s.worst");
    case QueueQuery::Order::Open: return "s.open_findings";
    case QueueQuery::Order::Earlier: return earlierDecisions;
    case QueueQuery::Order::Age: return "-s.id";
    case QueueQuery::Order::Assignee: return "coalesce(p.name, '') COLLATE NOCASE";
    }
    return "-s.id";
}

template <class Enum>
Json namesOf(const std::vector<Enum> &values)
{
    Json names = Json::array();
    for (const Enum value : values)
        names.push_back(name(value));
    return names;
}

/// All that was typed goes in as one JSON text, so that the statement depends on the number of words alone and nothing typed is
/// ever part of it.
std::string parametersOf(const QueueQuery &query)
{
    Json words = Json::array();
    for (const QueueQuery::Word &word : query.words)
        words.push_back({{"text", toLowerAscii(word.text)}, {"match", matchExpression(word.text)}, {"platforms", word.platforms}, {"types", word.types},
                         {"states", namesOf(word.states)}, {"verdicts", namesOf(word.verdicts)}});
    const Json all{{"words", std::move(words)}, {"states", namesOf(query.states)}, {"assignee", query.assignee.value}};
    return all.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string conditionsOf(const QueueQuery &query)
{
    std::string sql = " WHERE 1";
    if (!query.states.empty())
        sql += " AND s.state IN (SELECT value FROM json_each(?1, '$.states'))";
    if (query.assignee)
        sql += " AND s.assignee=json_extract(?1, '$.assignee')";
    for (std::size_t i = 0; i < query.words.size(); ++i) {
        const std::string at = "'$.words[" + std::to_string(i) + "]";
        sql += " AND (instr(lower(a.name || char(10) || a.identifier || char(10) || a.developer || char(10) || s.version || char(10) || a.platform || char(10) || coalesce(p.name, '')),"
               " json_extract(?1, " + at + ".text'))>0";
        if (!matchExpression(query.words[i].text).empty())
            sql += " OR s.id IN (SELECT submission FROM search_rows WHERE id IN (SELECT rowid FROM search_index WHERE search_index MATCH json_extract(?1, " + at + ".match')))";
        sql += " OR a.platform IN (SELECT value FROM json_each(?1, " + at + ".platforms')) OR s.type IN (SELECT value FROM json_each(?1, " + at + ".types'))"
             + " OR s.state IN (SELECT value FROM json_each(?1, " + at + ".states')) OR s.worst IN (SELECT value FROM json_each(?1, " + at + ".verdicts')))";
    }
    return sql;
}

}  // namespace

std::vector<SubmissionId> QueueRepository::ids(const QueueQuery &query) const
{
    std::vector<SubmissionId> ids;
    const std::string parameters = parametersOf(query);
    Query rows = m_connection.prepare("SELECT s.id FROM submissions s JOIN apps a ON a.id=s.app LEFT JOIN people p ON p.id=s.assignee" + conditionsOf(query) + " ORDER BY "
                                      + orderOf(query.order) + (query.isDescending ? " DESC" : " ASC") + ", s.id DESC"
                                      + (query.limit == 0 ? std::string() : " LIMIT " + std::to_string(query.limit)));
    // A statement without a condition has no parameter.
    if (query.words.empty() && query.states.empty() && !query.assignee)
        rows.bind();
    else
        rows.bind(parameters);
    SubmissionId id;
    while (rows.step()) {
        rows.read(id);
        ids.push_back(id);
    }
    return ids;
}

std::vector<SubmissionSummary> QueueRepository::summaries(const std::vector<SubmissionId> &ids) const
{
    const SubmissionRepository submissions(m_connection);
    std::vector<SubmissionSummary> summaries;
    summaries.reserve(ids.size());
    for (const SubmissionId id : ids)
        if (auto summary = submissions.find(id))
            summaries.push_back(std::move(*summary));
    return summaries;
}

QueueCounts QueueRepository::counts() const
{
    QueueCounts counts;
    Query rows = m_connection.prepare("SELECT state, count(*) FROM submissions GROUP BY state");
    rows.bind();
    std::string state;
    std::int64_t count = 0;
    while (rows.step()) {
        rows.read(state, count);
        SubmissionState value = SubmissionState::Waiting;
        if (fromName(state, value))
            counts.byState[value] = count;
        counts.all += count;
    }
    return counts;
}

void QueueRepository::addWords(SubmissionId submission, const std::string &kind, const std::string &text)
{
    m_connection.run("INSERT INTO search_rows(submission, kind) VALUES(?,?)", submission, kind);
    const std::string words = indexWords(text, indexedCharacters);
    m_connection.run("INSERT INTO search_index(rowid, words) VALUES(?,?)", m_connection.lastInsertId(), words);
}

bool QueueRepository::hasWords(SubmissionId submission) const
{
    return m_connection.integer("SELECT count(*) FROM search_rows WHERE submission=? AND kind='app'", submission) > 0;
}

std::vector<SubmissionId> QueueRepository::withoutWords(int limit) const
{
    std::vector<SubmissionId> ids;
    Query rows = m_connection.prepare("SELECT id FROM submissions s WHERE NOT EXISTS(SELECT 1 FROM search_rows r WHERE r.submission=s.id AND r.kind='app') ORDER BY id DESC LIMIT ?");
    rows.bind(limit);
    SubmissionId id;
    while (rows.step()) {
        rows.read(id);
        ids.push_back(id);
    }
    return ids;
}

}  // namespace probity
