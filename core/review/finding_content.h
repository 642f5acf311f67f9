#pragma once

#include <vector>

#include "base/hashing.h"
#include "model/assessment.h"
#include "store/assessment_repository.h"

namespace probity {

/// What a finding comes to, without what differs from one capture to the next (times, numbers of requests, values): its rule
/// and level, the verdicts of its lines, the fields it was seen in, the words of notice and manifest it rests on. A reviewer's
/// word on a finding holds as long as this stays the same.
std::vector<Sha256> contentsOf(const Assessment &assessment);

/// How the findings of two versions compare.
struct FindingCounts {
    int isNew = 0;
    int unchanged = 0;
    int changed = 0;
    int gone = 0;
};

/// Sets the state of every finding against those of the app's submission before (`hasPrevious`: there is one).
FindingCounts compareFindings(Assessment &assessment, const std::vector<Sha256> &contents, const std::vector<FindingContent> &previous, bool hasPrevious);

/// Whether entries or observations of the same reading have come to lie in other consent phases.
bool hasOtherPhases(const Assessment &before, const Assessment &after);

}  // namespace probity
