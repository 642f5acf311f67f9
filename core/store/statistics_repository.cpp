#include "store/statistics_repository.h"

#include <algorithm>
#include <limits>
#include <string>

#include "store/standing.h"

namespace probity {

namespace {

constexpr std::int64_t microsecondsADay = 86'400'000'000;
constexpr std::int64_t microsecondsAWeek = 7 * microsecondsADay;
/// 1970-01-05 was a Monday.
constexpr std::int64_t firstMonday = 4 * microsecondsADay;
constexpr std::int64_t mostWeeks = 106;

constexpr const char *attemptColumns = "coalesce(sum(l.count), 0), count(DISTINCT s.app) FROM ledger l JOIN submissions s ON s.id=l.submission JOIN apps a ON a.id=s.app "
                                       "WHERE l.verdict IN('undeclared','denied') AND l.count>0 AND s.imported_us>=?1 ";
/// Each case counts once, with the decision that stands.
const std::string &decisionsInForce()
{
    static const std::string sql = std::string("FROM decisions d WHERE d.at_us>=?1 AND ") + isStandingDecision + " ";
    return sql;
}

/// Weeks since the first Monday; imports of before 1970 count to the first.
std::int64_t weekOf(std::int64_t microseconds)
{
    return std::max<std::int64_t>(0, (microseconds - firstMonday) / microsecondsAWeek);
}

std::string mondayOf(std::int64_t week)
{
    return formatTimestamp(Timestamp{firstMonday + week * microsecondsAWeek, 0}).substr(0, 10);
}

}  // namespace

Statistics StatisticsRepository::since(const std::optional<Timestamp> &since) const
{
    Statistics statistics;
    statistics.since = since;
    const std::int64_t from = since ? since->microseconds : std::numeric_limits<std::int64_t>::min();
    countTotals(statistics, from);
    countAttempts(statistics, from);
    countWeeks(statistics, from);
    countOffenders(statistics, from);
    return statistics;
}

void StatisticsRepository::countTotals(Statistics &statistics, std::int64_t from) const
{
    Query imported = m_connection.prepare("SELECT count(*), count(DISTINCT app) FROM submissions WHERE imported_us>=?");
    if (imported.bind(from).step())
        imported.read(statistics.submissions, statistics.apps);
    Query attempts = m_connection.prepare(std::string("SELECT ") + attemptColumns);
    if (attempts.bind(from).step())
        attempts.read(statistics.attempts, statistics.appsWithAttempts);
    Query decided = m_connection.prepare("SELECT d.outcome, count(*) " + decisionsInForce() + "GROUP BY d.outcome");
    decided.bind(from);
    std::string outcome;
    std::int64_t count = 0;
    while (decided.step()) {
        decided.read(outcome, count);
        if (const auto known = outcomeFromName(outcome))
            statistics.decisions[*known] = count;
    }
    statistics.superseded = m_connection.integer("SELECT count(*) FROM decisions WHERE supersedes IS NOT NULL AND at_us>=?", from);
    statistics.reopened = m_connection.integer("SELECT coalesce(sum(json_array_length(what, '$.reopened')), 0) FROM audit_events WHERE kind='import' AND at_us>=?", from);
    std::vector<std::int64_t> took;
    Query times = m_connection.prepare("SELECT min(d.at_us)-s.imported_us FROM decisions d JOIN submissions s ON s.id=d.submission WHERE d.at_us>=? GROUP BY s.id");
    times.bind(from);
    while (times.step()) {
        times.read(count);
        took.push_back(count);
    }
    if (!took.empty()) {
        const auto middle = took.begin() + static_cast<std::ptrdiff_t>(took.size() / 2);
        std::nth_element(took.begin(), middle, took.end());
        statistics.medianHours = static_cast<double>(*middle) / 3.6e9;
    }
}

void StatisticsRepository::countAttempts(Statistics &statistics, std::int64_t from) const
{
    const auto count = [&](const std::string &keys, const char *group, std::vector<AttemptCount> &out) {
        Query rows = m_connection.prepare("SELECT " + keys + ", " + attemptColumns + "GROUP BY " + group + " ORDER BY 3 DESC, 1 LIMIT 50");
        rows.bind(from);
        while (rows.step()) {
            AttemptCount &one = out.emplace_back();
            rows.read(one.key, one.recipient, one.attempts, one.apps);
        }
    };
    count("l.category, ''", "l.category", statistics.byCategory);
    count("CASE l.party WHEN 'first' THEN 'first party' ELSE l.recipient END, CASE l.party WHEN 'first' THEN '' ELSE l.recipient_id END", "1, 2", statistics.byRecipient);
    count("a.developer, ''", "a.developer", statistics.byDeveloper);
}

void StatisticsRepository::countWeeks(Statistics &statistics, std::int64_t from) const
{
    std::map<std::int64_t, WeekCount> weeks;
    const std::string week = "max(0, (s.imported_us-" + std::to_string(firstMonday) + ")/" + std::to_string(microsecondsAWeek) + ")";
    std::int64_t at = 0;
    std::int64_t first = 0;
    std::int64_t second = 0;
    Query imported = m_connection.prepare("SELECT " + week + ", count(*) FROM submissions s WHERE s.imported_us>=? GROUP BY 1");
    imported.bind(from);
    while (imported.step()) {
        imported.read(at, first);
        weeks[at].imported = first;
    }
    Query attempts = m_connection.prepare("SELECT " + week + ", " + attemptColumns + "GROUP BY 1");
    attempts.bind(from);
    while (attempts.step()) {
        attempts.read(at, first, second);
        weeks[at].attempts = first;
        weeks[at].apps = second;
    }
    Query decided = m_connection.prepare("SELECT d.at_us, d.outcome " + decisionsInForce());
    decided.bind(from);
    std::string outcome;
    while (decided.step()) {
        decided.read(first, outcome);
        if (const auto known = outcomeFromName(outcome))
            ++weeks[weekOf(first)].decisions[*known];
    }
    if (weeks.empty())
        return;
    const std::int64_t last = weeks.rbegin()->first;
    for (std::int64_t one = std::max(weeks.begin()->first, last - mostWeeks + 1); one <= last; ++one) {
        WeekCount row = weeks.count(one) > 0 ? weeks[one] : WeekCount();
        row.monday = mondayOf(one);
        statistics.weeks.push_back(std::move(row));
    }
}

void StatisticsRepository::countOffenders(Statistics &statistics, std::int64_t from) const
{
    Query rows = m_connection.prepare(std::string("SELECT a.developer, sum(d.outcome='reject'), sum(d.outcome='ban'), count(DISTINCT a.id) FROM decisions d JOIN submissions s ON s.id=d.submission "
                                      "JOIN apps a ON a.id=s.app WHERE d.at_us>=?1 AND d.outcome IN('reject','ban') AND a.developer<>'' "
                                      "AND ") + isStandingDecision + " GROUP BY a.developer HAVING count(*)>1 ORDER BY count(*) DESC, a.developer LIMIT 50");
    rows.bind(from);
    while (rows.step()) {
        RepeatOffender &one = statistics.offenders.emplace_back();
        rows.read(one.developer, one.rejections, one.bans, one.apps);
    }
}

}  // namespace probity
