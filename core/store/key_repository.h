#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/signing.h"
#include "model/review.h"
#include "store/connection.h"

namespace probity {

/// A person's signing key as it is kept: the private half sealed under the person's passphrase.
struct StoredKey {
    std::int64_t id = 0;
    PersonId person;
    PublicKey publicKey;
    std::string sealed;
    Timestamp made;
};

/// The chain signed at one place: whoever drops events from its end cannot sign a shorter one.
struct Anchor {
    std::int64_t id = 0;
    std::uint64_t events = 0;   ///< how many events there were
    Sha256 head;                ///< hash of the last of them
    PublicKey key;
    std::string signature;      ///< of anchorMessage(events, head)

    friend bool operator==(const Anchor &, const Anchor &) = default;
};

/// The bytes that an anchor signs.
std::string anchorMessage(std::uint64_t events, const Sha256 &head);

/// Signing keys and anchors. Failures are latched in the connection.
class KeyRepository {
public:
    explicit KeyRepository(Connection &connection) : m_connection(connection) {}

    std::vector<StoredKey> keys() const;                                ///< in the order they were made
    std::optional<StoredKey> keyOf(PersonId person) const;              ///< the newest one
    std::int64_t addKey(const StoredKey &key);
    void reseal(std::int64_t key, const std::string &sealed);

    /// Signs the chain as it stands now; the anchor's id.
    std::int64_t anchor(std::int64_t keyId, const SigningKey &key);
    std::vector<Anchor> anchors() const;                                ///< oldest first
    std::int64_t freshAnchor() const;                                   ///< of the chain as it stands; 0: there is none

    /// What the leaves of a case's commitments are keyed with; made when it is asked for first.
    std::string caseSecret(SubmissionId submission);

private:
    Connection &m_connection;
};

/// Holds every anchor against the chain. `anchored`: how many events the last good one vouches for.
void checkAnchors(Connection &connection, std::vector<Diagnostic> &problems, std::uint64_t &anchored);

}  // namespace probity
