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

/// How many findings of `before` that `after` does not have could not have shown in it: there is no capture any more, the hosts that
/// they were seen at were not contacted, or less of the capture could be read.
int unprovenGone(const Assessment &before, const Assessment &after);

/// Whether entries or observations of the same reading have come to lie in other consent phases, or to have other recipients.
bool hasOtherPhases(const Assessment &before, const Assessment &after);

}  // namespace probity
