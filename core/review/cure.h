#pragma once

#include <vector>

#include "base/task_context.h"
#include "model/assessment.h"
#include "model/review_input.h"
#include "review/engine.h"

namespace probity {

/// The cure of an assessment: the smallest set of edits that this finds to turn its suggestion into an approval.
/// Every set is tried: the edited notice is read again, the edited manifest and capture are judged again, and an edit that is
/// not needed is dropped. Sets Suggestion::edits, ::cures and ::isCureWhole; an approval has none.
/// Bounds: 60 edits, 300 findings weighed at once, 40 trials, fewer where each takes long; what lies beyond them leaves
/// isCureWhole false, and so does a stop.
void addCure(Assessment &assessment, const ReviewInput &input, const Engine &engine, const TaskContext &task = {});

/// The assessment of the submission with these edits carried out. Its suggestion has no cure.
Assessment withEdits(const Assessment &assessment, const std::vector<CureEdit> &edits, const ReviewInput &input, const Engine &engine, const TaskContext &task = {});

}  // namespace probity
