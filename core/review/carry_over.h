#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "review/workspace_private.h"

namespace probity {

/// What people's words on the version before came to in the new one.
struct CarriedOver {
    int dispositions = 0;
    int tags = 0;
    std::vector<std::string> reopened;      ///< fingerprints that were judged before and whose evidence or text changed
    std::vector<Diagnostic> lost;           ///< tags whose place is not in the new version: they stay with the old one
};

/// Copies dispositions and tags whose evidence is unchanged from `previous` to `fresh`, each with its origin recorded.
/// `assessment`: the new one, states of findings set.
CarriedOver carryOver(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment);

}  // namespace probity
