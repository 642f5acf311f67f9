#pragma once

#include <map>
#include <vector>

#include "model/review.h"
#include "store/connection.h"
#include "store/coverage.h"

namespace probity {

/// The audit chain: every event holds the hash of the one before it, and the digests of the rows it wrote.
class AuditRepository {
public:
    explicit AuditRepository(Connection &connection) : m_connection(connection) {}

    /// Appends `event` (its what is a JSON object; id, previous and hash are filled in here). The digests of `touched` are
    /// taken now and stand in `what` under "rows": append last in a unit of work.
    EventId append(AuditEvent event, const std::vector<CoveredRow> &touched);

    std::vector<AuditEvent> all() const;
    std::vector<AuditEvent> of(SubmissionId submission) const;

    /// Recomputes the chain. Problems say which event; `vouched` gets the last digest of every row that an event names.
    std::uint64_t check(std::vector<Diagnostic> &problems, std::map<CoveredRow, Sha256> &vouched) const;

private:
    Connection &m_connection;
};

/// SHA-256 of the canonical JSON of an event, `previous` included: members sorted, no blanks, hashes as hexadecimal digits.
Sha256 hashOf(const AuditEvent &event);

}  // namespace probity
