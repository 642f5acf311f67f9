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

namespace {

std::uint64_t unread(const Completeness &completeness)
{
    return completeness.bodiesAbsent + completeness.bodiesTruncated + completeness.opaque + completeness.undecodable + completeness.hostsNotDecrypted;
}

bool coversLess(const Completeness &before, const Completeness &after)
{
    if (before.hasCapture && !after.hasCapture)
        return true;
    return unread(after) > unread(before) || (after.sanitised && !before.sanitised);
}

}  // namespace

int unprovenGone(const Assessment &before, const Assessment &after)
{
    std::set<std::string> there;
    for (const Finding &finding : after.findings)
        there.insert(finding.fingerprint);
    std::set<std::string> hosts;
    for (const EntrySummary &entry : after.entries)
        hosts.insert(entry.host);
    const bool isLess = coversLess(before.completeness, after.completeness);
    int count = 0;
    for (const Finding &finding : before.findings) {
        if (there.count(finding.fingerprint) != 0)
            continue;
        bool wasSeen = false;
        bool isContacted = false;
        for (const EvidenceIndex index : finding.evidence) {
            const EvidencePlace &where = before.evidence.at(index).where;
            wasSeen = wasSeen || where.kind == EvidencePlace::Kind::Request;
            isContacted = isContacted || (where.kind == EvidencePlace::Kind::Request && hosts.count(where.host) != 0);
        }
        if (wasSeen && (isLess || !isContacted))
            ++count;
    }
    return count;
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
