#pragma once

#include <map>
#include <string>
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

/// One member of an event's particulars with what commits to it. A bare hash of a known text with one phone number in it can be
/// guessed; the leaf cannot without the key, and the key of one member tells nothing of the others.
struct EventMember {
    std::string value;      ///< canonical JSON
    std::string key;        ///< HMAC-SHA-256 of the member's name under the event's salt
    Sha256 leaf;            ///< HMAC-SHA-256 of `value` under `key`
};
Sha256 memberLeaf(const std::string &key, const std::string &value);
/// By name; empty for events that an older version wrote without a salt.
std::map<std::string, EventMember> membersOf(const AuditEvent &event);

/// SHA-256 of the canonical JSON of an event, `previous` included: members sorted, no blanks, hashes as hexadecimal digits. The
/// particulars stand in it as the hash over their leaves, in those without a salt as they are.
Sha256 hashOf(const AuditEvent &event);
/// The same from the leaves alone, for events whose particulars are withheld.
Sha256 hashOf(const AuditEvent &event, const std::map<std::string, Sha256> &leaves);

}  // namespace probity
