#include "review/finding_states.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace probity {

FindingCounts compareFindings(Assessment &assessment, const std::vector<FindingContent> &previous, bool hasPrevious)
{
    std::multimap<std::string, std::string> before;
    for (const FindingContent &one : previous)
        before.emplace(one.fingerprint, one.content);
    FindingCounts counts;
    std::set<std::string> seen;
    for (Finding &finding : assessment.findings) {
        seen.insert(finding.fingerprint);
        const auto [from, to] = before.equal_range(finding.fingerprint);
        const bool isSame = std::any_of(from, to, [&](const auto &one) { return one.second == finding.digest; });
        if (!hasPrevious || from == to) {
            finding.state = FindingState::New;
            ++counts.isNew;
        } else if (isSame) {
            finding.state = FindingState::Unchanged;
            ++counts.unchanged;
        } else {
            finding.state = FindingState::Changed;
            ++counts.changed;
        }
    }
    for (const FindingContent &one : previous)
        if (seen.find(one.fingerprint) == seen.end())
            ++counts.gone;
    return counts;
}

bool hasOtherPhases(const Assessment &before, const Assessment &after)
{
    const auto differ = [](const auto &a, const auto &b) { return a.phase != b.phase; };
    const auto hasSameRecipient = [](const Observation &a, const Observation &b) { return a.party == b.party && a.recipient == b.recipient && a.recipientName == b.recipientName; };
    if (before.observations.size() == after.observations.size() && !std::equal(before.observations.begin(), before.observations.end(), after.observations.begin(), hasSameRecipient))
        return true;
    return before.entries.size() == after.entries.size() && before.observations.size() == after.observations.size()
        && (!std::equal(before.entries.begin(), before.entries.end(), after.entries.begin(), [&](const auto &a, const auto &b) { return !differ(a, b); })
            || !std::equal(before.observations.begin(), before.observations.end(), after.observations.begin(), [&](const auto &a, const auto &b) { return !differ(a, b); }));
}

}  // namespace probity
