#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/artifact.h"

namespace probity {

/// submission.json (contract.md): what a submission says of itself.
struct SubmissionJson {
    struct Named {
        Role role = Role::Unknown;      ///< Unknown: not said
        Phase phase = Phase::Unknown;
        bool isFound = false;           ///< set by the loader when a file of that path is there
    };
    SubmissionInfo info;
    std::map<std::string, Named> artifacts;     ///< by path
    std::vector<Diagnostic> warnings;
};

/// Never fails: what cannot be used is a warning with its JSON pointer.
SubmissionJson readSubmissionJson(const std::string &bytes);

}  // namespace probity
