#include "analysis/rules/suggestion.h"

#include <algorithm>
#include <map>
#include <set>

#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr const char *ladderFile = "rules/ladder.json";

int weight(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Ban:
        return 3;
    case Outcome::Reject:
        return 2;
    case Outcome::Undecided:
        return 1;
    case Outcome::Approve:
        return 0;
    }
    return 0;
}

class Suggester {
public:
    Suggester(const std::vector<Finding> &findings, const std::vector<Judged> &judged, const Ladder &ladder, const Catalogue &catalogue)
        : m_findings(findings), m_judged(judged), m_ladder(ladder), m_catalogue(catalogue), m_counts(findings.size(), false)
    {
    }

    Suggestion run(const std::vector<std::string> &argumentsOff)
    {
        for (const LadderStep &step : m_ladder.steps)
            if (weight(step.outcome) > 0)
                addArguments(step, argumentsOff);
        climb();
        // Under a ban the refusals speak too; an undecided case shows what keeps it open.
        m_least = std::min(weight(m_out.outcome), weight(Outcome::Reject));
        noteSettlers();
        for (std::size_t i = 0; m_least > 0 && i < m_findings.size(); ++i)
            if (m_counts[i] && weight(m_findings[i].arguesFor) >= m_least)
                addReason(i);
        return std::move(m_out);
    }

private:
    void addArguments(const LadderStep &step, const std::vector<std::string> &argumentsOff)
    {
        const std::size_t first = m_out.arguments.size();
        for (std::size_t i = 0; i < m_findings.size(); ++i) {
            if (m_findings[i].arguesFor != step.outcome)
                continue;
            const std::string id = step.id + ":" + (m_judged[i].reason.empty() ? m_judged[i].matter : m_judged[i].reason);
            auto known = std::find_if(m_out.arguments.begin() + static_cast<std::ptrdiff_t>(first), m_out.arguments.end(), [&](const SuggestedArgument &one) { return one.id == id; });
            if (known == m_out.arguments.end()) {
                const ReasonEntry *entry = m_catalogue.reason(m_judged[i].reason);
                const bool isOff = std::find(argumentsOff.begin(), argumentsOff.end(), id) != argumentsOff.end();
                m_out.arguments.push_back({id, step.outcome, entry ? entry->title : m_findings[i].title, {}, isOff});
                known = std::prev(m_out.arguments.end());
            }
            known->findings.push_back(m_findings[i].fingerprint);
            m_counts[i] = !known->isOff;
        }
    }

    void climb()
    {
        m_out.outcome = Outcome::Approve;
        for (const LadderStep &step : m_ladder.steps) {
            const bool isReached = std::any_of(m_out.arguments.begin(), m_out.arguments.end(), [&](const SuggestedArgument &one) { return !one.isOff && one.outcome == step.outcome; });
            if (!isReached)
                continue;
            m_out.outcome = step.outcome;
            m_out.deadlineDays = step.deadlineDays;
            m_out.needsSecond = step.needsSecond;
            return;
        }
    }

    void addReason(std::size_t index)
    {
        const Finding &finding = m_findings[index];
        const std::string &id = m_judged[index].reason;
        if (!id.empty()) {
            const auto known = std::find_if(m_out.reasons.begin(), m_out.reasons.end(), [&](const SuggestedReason &reason) { return reason.reason == id; });
            if (known == m_out.reasons.end())
                m_out.reasons.push_back({id, {finding.fingerprint}});
            else
                known->findings.push_back(finding.fingerprint);
        }
        if (!isSettledByAnother(index) && !finding.cure.en.empty() && m_said.insert(finding.cure.en).second)
            m_out.cures.push_back(finding.cure);
    }

    void noteSettlers()
    {
        for (std::size_t i = 0; i < m_findings.size(); ++i)
            if (m_counts[i] && weight(m_findings[i].arguesFor) >= m_least)
                for (const std::string &matter : m_judged[i].curesAlso)
                    m_settlers[{matter, m_findings[i].ledger}].push_back(i);
    }

    /// Whether the cure of another finding that counts settles this one too: it names the matter, and speaks of the same
    /// ledger line or of the submission as a whole.
    bool isSettledByAnother(std::size_t index) const
    {
        for (const Lines &lines : {Lines{}, m_findings[index].ledger}) {
            const auto found = m_settlers.find({m_judged[index].matter, lines});
            if (found != m_settlers.end() && std::any_of(found->second.begin(), found->second.end(), [&](std::size_t one) { return one != index; }))
                return true;
        }
        return false;
    }

    const std::vector<Finding> &m_findings;
    const std::vector<Judged> &m_judged;
    const Ladder &m_ladder;
    const Catalogue &m_catalogue;
    std::vector<bool> m_counts;     ///< whose argument is not switched off
    using Lines = std::vector<std::uint32_t>;
    std::map<std::pair<std::string, Lines>, std::vector<std::size_t>> m_settlers;   ///< whose cure settles a matter, by its own lines
    std::set<std::string> m_said;   ///< cures
    int m_least = 0;
    Suggestion m_out;
};

}  // namespace

Result<Ladder> Ladder::load()
{
    const auto json = resource_json::load(ladderFile, "probity.ladder/1");
    if (!json)
        return tl::unexpected(json.error());
    Ladder out;
    for (const Json &entry : resource_json::array(*json, "steps")) {
        LadderStep step;
        step.id = resource_json::text(entry, "id");
        step.name = resource_json::bilingual(entry, "name");
        const auto outcome = outcomeFromName(resource_json::text(entry, "outcome"));
        if (step.id.empty() || !outcome || step.name.en.empty() || step.name.zh.empty() || resource_json::text(entry, "source").empty())
            return failure(ErrorCode::ResourceInvalid, "id, outcome, source and name in both languages are required", std::string(ladderFile) + ": " + step.id);
        if (!out.steps.empty() && weight(*outcome) >= weight(out.steps.back().outcome))
            return failure(ErrorCode::ResourceInvalid, "steps stand gravest first, one for each outcome", std::string(ladderFile) + ": " + step.id);
        step.outcome = *outcome;
        const auto days = entry.find("deadline_days");
        const auto second = entry.find("needs_second");
        step.deadlineDays = days != entry.end() && days->is_number_integer() ? days->get<int>() : 0;
        step.needsSecond = second != entry.end() && second->is_boolean() && second->get<bool>();
        out.steps.push_back(std::move(step));
    }
    if (out.steps.empty() || out.steps.back().outcome != Outcome::Approve)
        return failure(ErrorCode::ResourceInvalid, "the last step is the approval", ladderFile);
    return out;
}

Suggestion suggestionFor(const std::vector<Finding> &findings, const std::vector<Judged> &judged, const Ladder &ladder, const Catalogue &catalogue,
                         const std::vector<std::string> &argumentsOff)
{
    return Suggester(findings, judged, ladder, catalogue).run(argumentsOff);
}

}  // namespace probity::rules
