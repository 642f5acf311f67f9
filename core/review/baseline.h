#pragma once

#include <string_view>
#include <vector>

#include "analysis/compare/compare.h"
#include "base/result.h"
#include "model/assessment.h"

namespace probity {

/// What a submission is held against: the version before itself, or what `check --format json` said of it.
struct Baseline {
    std::vector<Assessment> before;
    Known known = Known::Everything;

    /// The one of the same app (platform and identifier); where there is one only and either does not say which app it is, that one. nullptr: none.
    const Assessment *of(const SubmissionInfo &submission) const noexcept;
};

/// Reads reports of `check --format json`, one or one a line: submission, code, ledger and findings of each. BadFormat says
/// what is wrong and in which line; TooLarge above 256 MB is for the caller to see to.
Result<Baseline> readBaselineReport(std::string_view json);

/// Whether bytes are such a report.
bool isBaselineReport(std::string_view head) noexcept;

/// Gives every finding its state against the version before, adds those that are gone (without places: they lie in the other
/// version), and says what else changed.
Comparison holdAgainst(Assessment &assessment, const Assessment &before, Known known, const Taxonomy &taxonomy);

}  // namespace probity
