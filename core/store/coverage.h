#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "base/hashing.h"
#include "store/connection.h"

namespace probity {

/// A row that the audit chain vouches for, or, where rows only make sense together (the entries of a submission), the group.
/// Every write names the rows it touched; their digests go into its audit event. `verify` holds the last digest of each
/// against the database, so that a change made behind the program's back shows wherever it was made.
struct CoveredRow {
    std::string table;
    std::int64_t key = 0;   ///< the row's id; for groups the submission or decision they belong to

    friend auto operator<=>(const CoveredRow &, const CoveredRow &) = default;
    std::string text() const { return table + '/' + std::to_string(key); }
};

/// SHA-256 over names and typed values of the row or, in order, of the group's rows. NULLs are left out, so that a column
/// added by a later schema changes no digest. A row that is not there has the digest of nothing.
Sha256 digestOf(Connection &connection, const CoveredRow &row);

/// Every row and group that is in the database and must be vouched for, in a fixed order. Settings and sign-in counters are
/// not among them: no policy rests on them. Chunks are not either: their artifact's own SHA-256 vouches for them.
std::vector<CoveredRow> coveredRows(Connection &connection);

/// The groups that an assessment is stored in, and those of them that a new judgement of the same reading rewrites.
std::vector<CoveredRow> assessmentRows(std::int64_t submission);
std::vector<CoveredRow> judgementRows(std::int64_t submission);

}  // namespace probity
