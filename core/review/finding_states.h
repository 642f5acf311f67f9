#pragma once

#include <vector>

#include "model/assessment.h"
#include "store/assessment_repository.h"

namespace probity {

/// How the findings of two versions compare.
struct FindingCounts {
    int isNew = 0;
    int unchanged = 0;
    int changed = 0;
    int gone = 0;
};

/// Sets the state of every finding against those of the app's submission before (`hasPrevious`: there is one).
FindingCounts compareFindings(Assessment &assessment, const std::vector<FindingContent> &previous, bool hasPrevious);

/// Whether entries or observations of the same reading have come to lie in other consent phases, or to have other recipients.
bool hasOtherPhases(const Assessment &before, const Assessment &after);

}  // namespace probity
