#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/assessment.h"

namespace probity {

/// A finding that somebody answers for, until something ends it.
struct FindingException {
    std::string fingerprint;
    std::string owner;                      ///< who answers for it
    std::string reason;
    std::optional<Timestamp> until;         ///< ends at this moment
    std::string digest;                     ///< Finding::digest that it was granted for; empty: any

    friend bool operator==(const FindingException &, const FindingException &) = default;
};

/// Reads the exceptions file of a project (schema "probity.exceptions/1"):
/// {"schema": ..., "exceptions": [{"fingerprint", "reason", "owner", "until": "2027-01-31", "digest"}]}.
/// An exception without fingerprint, reason or readable date is a fault of the whole file (BadFormat, `where` its JSON pointer):
/// nobody should believe that something is excepted that is not.
Result<std::vector<FindingException>> readExceptions(const std::string &json);

/// Writes the reasons of living exceptions into the findings. Answers those that do not count any more or never did, with why:
/// "exception_expired", "exception_outdated" (what the finding rests on has changed), "exception_unused".
std::vector<Diagnostic> applyExceptions(Assessment &assessment, const std::vector<FindingException> &exceptions, const Timestamp &now);

}  // namespace probity
