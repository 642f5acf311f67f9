#pragma once

#include <vector>

#include "model/assessment.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Lays declarations and observations side by side. Reads the submission, manifests, declarations, notices, traffic, entries
/// and observations of `assessment`; fills its `ledger`, `evidence` and `completeness`. Verdicts as in product.md.
/// Pure: no clock, no store.
void buildLedger(Assessment &assessment, const ReviewInput &input, const Taxonomy &taxonomy, const Recipients &recipients);

/// The decision table of product.md by itself. Nothing: "no line".
std::optional<Verdict> verdictOf(NoticeStance notice, CaptureStance capture, bool isAskedFor) noexcept;

}  // namespace probity
