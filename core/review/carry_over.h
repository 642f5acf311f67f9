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
    int corrections = 0;                    ///< of statements of the notice, whose sentence is unchanged
    std::vector<std::string> reopened;      ///< fingerprints that were judged before and whose evidence or text changed
    std::vector<Diagnostic> lost;           ///< tags and corrections whose place is not in the new version: they stay with the old one
};

/// Copies dispositions, tags and corrections of statements whose evidence is unchanged from `previous` to `fresh`; dispositions
/// and tags with their origin recorded.
/// `assessment`: the new one, states of findings set.
CarriedOver carryOver(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment);

}  // namespace probity
