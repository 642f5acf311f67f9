#include "store/key_repository.h"

namespace probity {

namespace {

constexpr const char *keyColumns = "SELECT id, person, public_key, sealed, made_us, made_offset FROM signing_keys ";
constexpr std::size_t secretBytes = 32;

bool next(Query &query, StoredKey &key)
{
    if (!query.step())
        return false;
    query.read(key.id, key.person, key.publicKey.raw, key.sealed, key.made);
    return true;
}

}  // namespace

std::string anchorMessage(std::uint64_t events, const Sha256 &head)
{
    return "probity.anchor/1\nevents " + std::to_string(events) + "\nhead " + head.hex() + "\n";
}

std::vector<StoredKey> KeyRepository::keys() const
{
    std::vector<StoredKey> keys;
    Query query = m_connection.prepare(std::string(keyColumns) + "ORDER BY id");
    for (StoredKey key; next(query, key); key = {})
        keys.push_back(std::move(key));
    return keys;
}

std::optional<StoredKey> KeyRepository::keyOf(PersonId person) const
{
    Query query = m_connection.prepare(std::string(keyColumns) + "WHERE person=? ORDER BY id DESC LIMIT 1");
    query.bind(person);
    StoredKey key;
    return next(query, key) ? std::optional<StoredKey>(std::move(key)) : std::nullopt;
}

std::int64_t KeyRepository::addKey(const StoredKey &key)
{
    m_connection.run("INSERT INTO signing_keys(person, public_key, sealed, made_us, made_offset) VALUES(?,?,?,?,?)", key.person, Blob{key.publicKey.raw}, key.sealed, key.made);
    return m_connection.lastInsertId();
}

void KeyRepository::reseal(std::int64_t key, const std::string &sealed)
{
    m_connection.run("UPDATE signing_keys SET sealed=? WHERE id=?", sealed, key);
}

std::int64_t KeyRepository::anchor(std::int64_t keyId, const SigningKey &key)
{
    std::uint64_t events = 0;
    Sha256 head;
    Query query = m_connection.prepare("SELECT events, hash FROM chain_head WHERE one=1");
    if (query.step())
        query.read(events, head);
    query.finish();
    const auto signature = key.sign(anchorMessage(events, head));
    if (!signature) {
        m_connection.fail(signature.error().code, signature.error().detail, "anchor");
        return 0;
    }
    m_connection.run("INSERT INTO anchors(events, head, key, signature) VALUES(?,?,?,?)", events, head, keyId, Blob{*signature});
    return m_connection.lastInsertId();
}

std::vector<Anchor> KeyRepository::anchors() const
{
    std::vector<Anchor> anchors;
    Query query = m_connection.prepare("SELECT a.id, a.events, a.head, k.public_key, a.signature FROM anchors a LEFT JOIN signing_keys k ON k.id=a.key ORDER BY a.id");
    while (query.step()) {
        Anchor &anchor = anchors.emplace_back();
        query.read(anchor.id, anchor.events, anchor.head, anchor.key.raw, anchor.signature);
    }
    return anchors;
}

std::int64_t KeyRepository::freshAnchor() const
{
    return m_connection.integer("SELECT coalesce(max(id), 0) FROM anchors WHERE events=(SELECT events FROM chain_head WHERE one=1)");
}

std::string KeyRepository::caseSecret(SubmissionId submission)
{
    Query query = m_connection.prepare("SELECT secret FROM case_secrets WHERE submission=?");
    std::string secret;
    if (query.bind(submission).step())
        query.read(secret);
    query.finish();
    if (!secret.empty())
        return secret;
    auto fresh = randomBytes(secretBytes);
    if (!fresh) {
        m_connection.fail(fresh.error().code, fresh.error().detail, "case_secrets");
        return {};
    }
    m_connection.run("INSERT INTO case_secrets VALUES(?,?)", submission, Blob{*fresh});
    return std::move(*fresh);
}

void checkAnchors(Connection &connection, std::vector<Diagnostic> &problems, std::uint64_t &anchored)
{
    anchored = 0;
    std::int64_t position = 0;
    for (const Anchor &anchor : KeyRepository(connection).anchors()) {
        const std::string where = "anchor " + std::to_string(anchor.id);
        Sha256 hash;
        Query event = connection.prepare("SELECT hash FROM audit_events WHERE id=?");
        const bool isThere = event.bind(static_cast<std::int64_t>(anchor.events)).step();
        if (isThere)
            event.read(hash);
        event.finish();
        if (anchor.id != ++position)
            problems.push_back({"anchor_missing", "anchor " + std::to_string(position) + " is not in its place", where});
        position = anchor.id;
        if (!isSignedBy(anchor.key, anchorMessage(anchor.events, anchor.head), anchor.signature))
            problems.push_back({"anchor_altered", "the signature of an anchor is not that of its key", where});
        else if (!isThere)
            problems.push_back({"chain_cut", "event " + std::to_string(anchor.events) + ", which was signed for, is not there", where});
        else if (hash != anchor.head)
            problems.push_back({"chain_broken", "event " + std::to_string(anchor.events) + " is not the one that was signed for", where});
        else
            anchored = std::max(anchored, anchor.events);
    }
}

}  // namespace probity
