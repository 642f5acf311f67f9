#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"
#include "model/finding.h"

namespace probity {

/// How a finding comes out under other packs.
struct FindingChange {
    enum class Kind { Appears, Goes, Graver, Milder };
    Kind kind = Kind::Appears;
    std::string fingerprint;
    std::string rule;
    Bilingual title;
};

/// A submission that comes out differently under other packs.
struct SubmissionChange {
    SubmissionId submission;
    std::string app;                        ///< name, or identifier of apps without one
    std::string version;
    Outcome before = Outcome::Undecided;    ///< as it is suggested now
    Outcome after = Outcome::Undecided;
    std::vector<FindingChange> findings;
    std::string record;                     ///< of the decision in force; empty: none
    Outcome decided = Outcome::Undecided;
};

/// What other packs would make of the submissions of a workspace. Nothing of it is stored.
struct RulesDiff {
    std::uint64_t submissions = 0;          ///< looked at
    std::uint64_t decisions = 0;            ///< of them decided
    std::vector<SubmissionChange> changes;  ///< in the order of the submissions
};

const char *name(FindingChange::Kind kind) noexcept;    ///< "appears", "goes", "graver", "milder"

}  // namespace probity
