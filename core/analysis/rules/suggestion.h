#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"

namespace probity::rules {

/// A finding with what its rule says beyond it.
struct Judged {
    std::string reason;                     ///< of the catalogue; may be empty
    std::vector<std::string> curesAlso;     ///< full ids of rules whose findings its cure settles too
};

/// Ban, if a finding argues for it; else reject; else undecided; else approve. Reasons and cures are those of the findings
/// that argue for the outcome or for a milder refusal; cures that say the same, or that another one settles, stand once.
/// `judged` runs parallel to `findings`.
Suggestion suggestionFor(const std::vector<Finding> &findings, const std::vector<Judged> &judged);

}  // namespace probity::rules
