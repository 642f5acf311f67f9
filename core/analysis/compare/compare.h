#pragma once

#include "model/assessment.h"
#include "model/comparison.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// What of the version before is known: a whole assessment, or only what a report of it says.
enum class Known { Everything, ReportOnly };

/// Lays two assessments of the same app side by side: manifest key by key, notice clause by clause with moved text recognised,
/// statements, capabilities, recipients and uses. Pure and deterministic; time grows with the size of both (n log n), whatever
/// they hold.
Comparison compare(const Assessment &before, const Assessment &after, const Taxonomy &taxonomy, Known known = Known::Everything);

}  // namespace probity
