#include "review/history.h"

#include <algorithm>
#include <set>

#include "model/decision_state.h"
#include "store/decision_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

// More than these change nothing about what a rule says.
constexpr int mostVersions = 50;

}  // namespace

ReviewHistory historyOf(Connection &connection, SubmissionId submission)
{
    const SubmissionRepository submissions(connection);
    const DecisionRepository decisions(connection);
    ReviewHistory history;
    std::set<std::string> reasons;
    std::set<std::string> categories;
    for (auto earlier = submissions.previousOf(submission); earlier && history.versions < mostVersions; earlier = submissions.previousOf(*earlier)) {
        ++history.versions;
        for (const Decision &decision : decisions.of(*earlier)) {
            if (!isStanding(decision.state) || (decision.outcome != Outcome::Reject && decision.outcome != Outcome::Ban))
                continue;
            ++(decision.outcome == Outcome::Ban ? history.bans : history.rejections);
            for (const DecisionReason &reason : decision.reasons) {
                reasons.insert(reason.reason);
                for (const Evidence &evidence : reason.evidence)
                    if (!evidence.category.isEmpty())
                        categories.insert(evidence.category.value);
            }
        }
    }
    for (const SubmissionId other : submissions.ofDeveloperBefore(submission))
        for (const Decision &decision : decisions.of(other)) {
            const bool counts = isStanding(decision.state);     // until an appeal is judged too
            history.developerRejections += counts && decision.outcome == Outcome::Reject;
            history.developerBans += counts && decision.outcome == Outcome::Ban;
        }
    history.reasons.assign(reasons.begin(), reasons.end());
    for (const std::string &category : categories)
        history.rejectedCategories.emplace_back(category);
    return history;
}

}  // namespace probity
