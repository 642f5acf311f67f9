#include "report/statistics_report.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/csv_text.h"
#include "report/text_layout.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;
constexpr std::size_t textRows = 12;

Json attemptsJson(const std::vector<AttemptCount> &counts, const char *key)
{
    Json out = Json::array();
    for (const AttemptCount &one : counts) {
        Json row{{key, one.key}, {"attempts", one.attempts}, {"apps", one.apps}};
        if (!one.recipient.isEmpty())
            row["recipient_id"] = one.recipient.value;
        out.push_back(std::move(row));
    }
    return out;
}

Json decisionsJson(const std::map<Outcome, std::int64_t> &decisions)
{
    Json out = Json::object();
    for (const Outcome outcome : {Outcome::Approve, Outcome::Reject, Outcome::Ban}) {
        const auto found = decisions.find(outcome);
        out[name(outcome)] = found == decisions.end() ? 0 : found->second;
    }
    return out;
}

std::int64_t countOf(const std::map<Outcome, std::int64_t> &decisions, Outcome outcome)
{
    const auto found = decisions.find(outcome);
    return found == decisions.end() ? 0 : found->second;
}

}  // namespace

std::string statisticsAsJson(const Statistics &statistics)
{
    Json out{{"schema", "probity.stats/1"},
             {"since", statistics.since ? Json(formatTimestamp(*statistics.since)) : Json(nullptr)},
             {"submissions", statistics.submissions},
             {"apps", statistics.apps},
             {"attempts", statistics.attempts},
             {"apps_with_attempts", statistics.appsWithAttempts},
             {"decisions", decisionsJson(statistics.decisions)},
             {"superseded", statistics.superseded},
             {"reopened_findings", statistics.reopened},
             {"median_hours_to_decision", statistics.medianHours ? Json(*statistics.medianHours) : Json(nullptr)},
             {"by_category", attemptsJson(statistics.byCategory, "category")},
             {"by_recipient", attemptsJson(statistics.byRecipient, "recipient")},
             {"by_developer", attemptsJson(statistics.byDeveloper, "developer")}};
    Json weeks = Json::array();
    for (const WeekCount &week : statistics.weeks)
        weeks.push_back({{"monday", week.monday}, {"imported", week.imported}, {"attempts", week.attempts}, {"apps", week.apps}, {"decisions", decisionsJson(week.decisions)}});
    out["weeks"] = std::move(weeks);
    Json offenders = Json::array();
    for (const RepeatOffender &one : statistics.offenders)
        offenders.push_back({{"developer", one.developer}, {"rejections", one.rejections}, {"bans", one.bans}, {"apps", one.apps}});
    out["repeat_offenders"] = std::move(offenders);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string statisticsAsCsv(const Statistics &statistics)
{
    std::string out = "kind,key,attempts,apps,imported,approved,rejected,banned\r\n";
    out += fmt::format("total,,{},{},{},{},{},{}\r\n", statistics.attempts, statistics.appsWithAttempts, statistics.submissions, countOf(statistics.decisions, Outcome::Approve),
                       countOf(statistics.decisions, Outcome::Reject), countOf(statistics.decisions, Outcome::Ban));
    const auto add = [&out](const char *kind, const std::vector<AttemptCount> &counts) {
        for (const AttemptCount &one : counts)
            out += fmt::format("{},{},{},{},,,,\r\n", kind, csvCell(one.key), one.attempts, one.apps);
    };
    add("category", statistics.byCategory);
    add("recipient", statistics.byRecipient);
    add("developer", statistics.byDeveloper);
    for (const WeekCount &week : statistics.weeks)
        out += fmt::format("week,{},{},{},{},{},{},{}\r\n", week.monday, week.attempts, week.apps, week.imported, countOf(week.decisions, Outcome::Approve),
                           countOf(week.decisions, Outcome::Reject), countOf(week.decisions, Outcome::Ban));
    for (const RepeatOffender &one : statistics.offenders)
        out += fmt::format("repeat_offender,{},,{},,,{},{}\r\n", csvCell(one.developer), one.apps, one.rejections, one.bans);
    return out;
}

std::string statisticsAsText(const Statistics &statistics, const Taxonomy &taxonomy, const std::string &language)
{
    std::string out = fmt::format("{} submissions of {} apps\n{} undeclared attempts, {} apps behind them\n{} approved, {} rejected, {} banned, {} superseded\n{} findings reopened by a new version\n",
                                  statistics.submissions, statistics.apps, statistics.attempts, statistics.appsWithAttempts, countOf(statistics.decisions, Outcome::Approve),
                                  countOf(statistics.decisions, Outcome::Reject), countOf(statistics.decisions, Outcome::Ban), statistics.superseded, statistics.reopened);
    if (statistics.medianHours)
        out += fmt::format("{:.1f} hours from import to decision (median)\n", *statistics.medianHours);
    const auto add = [&](const char *title, const std::vector<AttemptCount> &counts, bool isCategory) {
        if (counts.empty())
            return;
        TextTable table("");
        table.add({title, "ATTEMPTS", "APPS"});
        for (std::size_t i = 0; i < std::min(counts.size(), textRows); ++i) {
            const Category *category = isCategory ? taxonomy.category(CategoryId(counts[i].key)) : nullptr;
            table.add({category ? category->name.in(language) : counts[i].key, std::to_string(counts[i].attempts), std::to_string(counts[i].apps)});
        }
        out += '\n' + table.text(40);
    };
    add("DATA CATEGORY", statistics.byCategory, true);
    add("RECIPIENT", statistics.byRecipient, false);
    add("DEVELOPER", statistics.byDeveloper, false);
    return out;
}

}  // namespace probity
