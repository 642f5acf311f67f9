#include "analysis/rules/suggestion.h"

#include <algorithm>

namespace probity::rules {

namespace {

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

/// Whether the cure of another finding that counts settles this one too: it names the rule, and speaks of the same ledger
/// line or of the submission as a whole.
bool isSettledByAnother(const std::vector<Finding> &findings, const std::vector<Judged> &judged, std::size_t index, int least)
{
    const Finding &finding = findings[index];
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto &rules = judged[i].curesAlso;
        const bool isSameMatter = findings[i].ledger.empty() || findings[i].ledger == finding.ledger;
        if (i != index && isSameMatter && weight(findings[i].arguesFor) >= least && std::find(rules.begin(), rules.end(), finding.rule.value) != rules.end())
            return true;
    }
    return false;
}

}  // namespace

Suggestion suggestionFor(const std::vector<Finding> &findings, const std::vector<Judged> &judged)
{
    Suggestion out;
    out.outcome = Outcome::Approve;
    for (const Finding &finding : findings)
        if (weight(finding.arguesFor) > weight(out.outcome))
            out.outcome = finding.arguesFor;
    // Under a ban the refusals speak too; an undecided case shows what keeps it open.
    const int least = std::min(weight(out.outcome), weight(Outcome::Reject));
    if (least == 0)
        return out;

    for (std::size_t i = 0; i < findings.size(); ++i) {
        const Finding &finding = findings[i];
        if (weight(finding.arguesFor) < least)
            continue;
        if (!judged[i].reason.empty()) {
            const auto known = std::find_if(out.reasons.begin(), out.reasons.end(), [&](const SuggestedReason &reason) { return reason.reason == judged[i].reason; });
            if (known == out.reasons.end())
                out.reasons.push_back({judged[i].reason, {finding.fingerprint}});
            else
                known->findings.push_back(finding.fingerprint);
        }
        const bool isSettled = isSettledByAnother(findings, judged, i, least);
        const bool isKnown = std::any_of(out.cures.begin(), out.cures.end(), [&](const Bilingual &cure) { return cure.en == finding.cure.en; });
        if (!isSettled && !isKnown && !finding.cure.en.empty())
            out.cures.push_back(finding.cure);
    }
    return out;
}

}  // namespace probity::rules
