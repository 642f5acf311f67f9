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
    bool hasAppType = false;
    std::vector<std::string> reopened;      ///< fingerprints that were judged before and whose evidence or text changed
    bool hasInput() const noexcept { return tags > 0 || corrections > 0 || hasAppType; }
    std::vector<Diagnostic> lost;           ///< tags and corrections whose place is not in the new version: they stay with the old one
};

/// Copies what the stages are given from `previous` to `fresh`: tags whose evidence is unchanged, each with its origin recorded,
/// corrections of statements whose sentence is unchanged, and the app type that a person chose. `assessment`: the new one, states of
/// findings set. The caller judges anew where hasInput() says so, and only then copies the words on findings: some findings are
/// there because of a tag.
CarriedOver carryOver(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment);
/// Copies dispositions whose finding is unchanged; the others are reopened. `assessment`: judged with what was carried over.
void carryDispositions(Change &change, SubmissionId previous, SubmissionId fresh, const Assessment &assessment, CarriedOver &carried);

}  // namespace probity
