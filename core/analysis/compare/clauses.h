#pragma once

#include <vector>

#include "model/assessment.h"
#include "model/comparison.h"

namespace probity {

/// The clauses (blocks that are shown) of all notices of a version against those of the other: the same words in the same order
/// are no change, the same words elsewhere are moved, half of the words in common make a clause changed. White space and the
/// name of the file do not count. `isPartial` becomes true where the notices of a version have more clauses than are compared.
std::vector<ClauseChange> compareClauses(const std::vector<AssessedNotice> &before, const std::vector<AssessedNotice> &after, bool &isPartial);

}  // namespace probity
