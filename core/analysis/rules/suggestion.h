#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/assessment.h"
#include "taxonomy/catalogue.h"

namespace probity::rules {

/// One step of the ladder: what findings that argue for this outcome lead to.
struct LadderStep {
    std::string id;
    Outcome outcome = Outcome::Undecided;
    Bilingual name;
    int deadlineDays = 0;
    bool needsSecond = false;
};

/// resources/rules/ladder.json: from approval to ban, gravest step first. The last one needs no argument.
struct Ladder {
    static Result<Ladder> load();
    std::vector<LadderStep> steps;
};

/// A finding with what its rule says beyond it.
struct Judged {
    std::string matter;
    std::string reason;                     ///< of the catalogue; may be empty
    std::vector<std::string> curesAlso;     ///< matters whose findings its cure settles too
};

/// The gravest step of the ladder that has an argument which is not switched off. Reasons and cures are those of the findings
/// that argue for the outcome or for a milder refusal; cures that say the same, or that another one settles, stand once.
/// `judged` runs parallel to `findings`.
Suggestion suggestionFor(const std::vector<Finding> &findings, const std::vector<Judged> &judged, const Ladder &ladder, const Catalogue &catalogue,
                         const std::vector<std::string> &argumentsOff);

}  // namespace probity::rules
