#include "import/traffic/tls_session.h"

#include <algorithm>
#include <utility>

#include "import/traffic/tls_hello.h"

namespace probity::traffic {

namespace {

constexpr std::size_t headerLength = 5;
constexpr std::size_t largestRecord = 16384 + 2048;
constexpr std::size_t largestHandshake = std::size_t{1} << 20;

constexpr unsigned changeCipherSpec = 20;
constexpr unsigned alertRecord = 21;
constexpr unsigned handshakeRecord = 22;
constexpr unsigned applicationData = 23;

constexpr unsigned clientHelloMessage = 1;
constexpr unsigned serverHelloMessage = 2;
constexpr unsigned finishedMessage = 20;
constexpr unsigned keyUpdateMessage = 24;

/// SHA-256 of "HelloRetryRequest": RFC 8446, section 4.1.3.
constexpr std::string_view retryRandom("\xCF\x21\xAD\x74\xE5\x9A\x61\x11\xBE\x1D\x8C\x02\x1E\x65\xB8\x91\xC2\xA2\x11\x16\x7A\xBB\x8C\x5E\x07\x9E\x09\xE2\xC8\xA8\x33\x9C", 32);

unsigned at8(std::string_view bytes, std::size_t at) noexcept
{
    return static_cast<unsigned char>(bytes[at]);
}

}  // namespace

TlsSession::TlsSession(ExchangeSink &sink, const Peers &peers, const KeyLog &keys, Tally &tally, PlainMaker makePlain)
    : m_sink(sink), m_peers(peers), m_keys(keys), m_tally(tally), m_makePlain(std::move(makePlain))
{
}

TlsSession::~TlsSession() = default;

bool TlsSession::beginsAsHello(std::string_view bytes, Side side) noexcept
{
    return bytes.size() > headerLength && at8(bytes, 0) == handshakeRecord && at8(bytes, 1) == 3 && at8(bytes, 2) <= 4
        && at8(bytes, headerLength) == (side == Side::Client ? clientHelloMessage : serverHelloMessage);
}

void TlsSession::feed(Side side, std::string_view bytes, const Moment &moment)
{
    Half &from = half(side);
    if (from.isLost)
        return;
    // What is whole is used where it lies; only what is begun is kept.
    std::string held;
    std::string_view rest = bytes;
    if (!from.pending.empty()) {
        from.pending.append(bytes);
        if (from.pending.size() < headerLength || from.pending.size() < headerLength + (at8(from.pending, 3) << 8 | at8(from.pending, 4)))
            return;
        held = std::exchange(from.pending, {});
        rest = held;
    }
    while (rest.size() >= headerLength && !from.isLost) {
        const std::size_t length = at8(rest, 3) << 8 | at8(rest, 4);
        const unsigned type = at8(rest, 0);
        if (type < changeCipherSpec || type > 24 || at8(rest, 1) != 3 || length > largestRecord) {
            lose(side);
            return;
        }
        if (rest.size() < headerLength + length)
            break;
        if (std::exchange(from.isDamaged, false))
            passOver(side, length, moment);
        else
            record(side, rest.substr(0, headerLength), rest.substr(headerLength, length), moment);
        rest.remove_prefix(headerLength + length);
    }
    if (!from.isLost)
        from.pending.assign(rest);
}

void TlsSession::record(Side side, std::string_view header, std::string_view body, const Moment &moment)
{
    Half &from = half(side);
    const unsigned type = at8(header, 0);
    if (type == changeCipherSpec) {
        // In version 1.3 it is a courtesy to old boxes on the way and means nothing.
        if (m_version == TlsVersion::Tls12)
            from.isProtected = true;
        return;
    }
    const bool isSealed = from.isProtected && (m_version == TlsVersion::Tls12 || type == applicationData);
    if (isSealed)
        protectedRecord(side, header, body, moment);
    else if (type == handshakeRecord)
        handshake(side, body, moment);
    else if (type == alertRecord)
        alert(side, body);
}

void TlsSession::protectedRecord(Side side, std::string_view header, std::string_view body, const Moment &moment)
{
    Half &from = half(side);
    if (!from.cipher)
        return;
    std::string plain;
    if (!from.cipher->open(header, body, plain)) {
        // Early data is protected by other keys: RFC 8446, section 4.2.10.
        if (m_version == TlsVersion::Tls13 && side == Side::Client && !from.hasOpened)
            return;
        lose(side);
        return;
    }
    from.hasOpened = true;
    unsigned type = at8(header, 0);
    if (m_version == TlsVersion::Tls13) {
        const std::size_t end = plain.find_last_not_of('\0');
        if (end == std::string::npos)
            return;
        type = at8(plain, end);
        plain.resize(end);
    }
    if (type == applicationData)
        carry(side, plain, moment);
    else if (type == handshakeRecord)
        handshake(side, plain, moment);
}

void TlsSession::handshake(Side side, std::string_view bytes, const Moment &moment)
{
    Half &from = half(side);
    from.handshake.append(bytes);
    while (from.handshake.size() >= 4) {
        const std::size_t length = at8(from.handshake, 1) << 16 | at8(from.handshake, 2) << 8 | at8(from.handshake, 3);
        if (length > largestHandshake) {
            lose(side);
            return;
        }
        if (from.handshake.size() < 4 + length)
            return;
        const std::string body = from.handshake.substr(4, length);
        const unsigned type = at8(from.handshake, 0);
        from.handshake.erase(0, 4 + length);
        message(side, type, body, moment);
    }
}

void TlsSession::message(Side side, unsigned type, std::string_view body, const Moment &moment)
{
    Half &from = half(side);
    if (type == clientHelloMessage && side == Side::Client && !from.isProtected) {
        clientHello(body, moment);
    } else if (type == serverHelloMessage && side == Side::Server && !from.isProtected) {
        serverHello(body);
    } else if (type == finishedMessage && m_version == TlsVersion::Tls13 && m_suite && from.cipher) {
        const char *label = side == Side::Client ? "CLIENT_TRAFFIC_SECRET_0" : "SERVER_TRAFFIC_SECRET_0";
        const std::string_view secret = m_keys.secret(label, m_clientRandom);
        from.cipher = secret.empty() ? nullptr : RecordCipher::fromSecret(*m_suite, secret);
    } else if (type == keyUpdateMessage && m_version == TlsVersion::Tls13 && from.cipher) {
        from.cipher = from.cipher->updated();
    }
}

void TlsSession::clientHello(std::string_view body, const Moment &moment)
{
    ClientHello hello = readClientHello(body);
    m_clientRandom = std::move(hello.random);
    m_hasClientHello = true;
    m_contact.started = moment.time;
    m_contact.how = hello.serverName.empty() ? "tls" : "sni";
    m_contact.host = hello.serverName.empty() ? m_peers.serverAddress : hello.serverName;
    if (!hello.serverName.empty())
        m_contact.addresses = {m_peers.serverAddress};
}

void TlsSession::serverHello(std::string_view body)
{
    const ServerHello hello = readServerHello(body);
    m_serverRandom = hello.random;
    if (m_serverRandom == retryRandom)
        return;
    m_isEncryptThenMac = hello.isEncryptThenMac;
    m_hasServerHello = true;
    m_version = hello.isTls13 ? TlsVersion::Tls13 : TlsVersion::Tls12;
    // The records of 1.0 and 1.1 are built in another way, and browsers and phones have given both up.
    if (hello.isTls13 || hello.version == 0x0303)
        m_suite = cipherSuite(hello.suite);
    if (hello.isTls13)
        startTls13();
    else
        startTls12();
}

void TlsSession::startTls13()
{
    m_client.isProtected = m_server.isProtected = true;
    if (!m_suite)
        return;
    const std::string_view client = m_keys.secret("CLIENT_HANDSHAKE_TRAFFIC_SECRET", m_clientRandom);
    const std::string_view server = m_keys.secret("SERVER_HANDSHAKE_TRAFFIC_SECRET", m_clientRandom);
    if (!client.empty())
        m_client.cipher = RecordCipher::fromSecret(*m_suite, client);
    if (!server.empty())
        m_server.cipher = RecordCipher::fromSecret(*m_suite, server);
}

void TlsSession::startTls12()
{
    const std::string_view master = m_keys.secret("CLIENT_RANDOM", m_clientRandom);
    if (!m_suite || master.empty())
        return;
    RecordCipher::Pair pair = RecordCipher::fromMaster(*m_suite, master, m_clientRandom, m_serverRandom, m_isEncryptThenMac);
    m_client.cipher = std::move(pair.client);
    m_server.cipher = std::move(pair.server);
}

/// A fatal alert in the clear before anything was exchanged: an app that trusts its own certificate alone says so like this.
void TlsSession::alert(Side side, std::string_view body)
{
    constexpr unsigned fatal = 2;
    m_hasFailed = m_hasFailed || (body.size() == 2 && at8(body, 0) == fatal && !half(side).isProtected);
}

void TlsSession::carry(Side side, std::string_view plain, const Moment &moment)
{
    m_hasCarried = true;
    if (!m_plain)
        m_plain = m_makePlain();
    if (m_plain && !plain.empty())
        m_plain->feed(side, plain, moment);
}

/// Whether there are keys for it, or may be: where the hello is missing, nobody knows.
bool TlsSession::mayBeOpened() const
{
    if (m_client.cipher || m_server.cipher || m_hasCarried)
        return true;
    if (m_hasServerHello || m_keys.isEmpty())
        return false;
    return !m_hasClientHello || !m_keys.secret("CLIENT_RANDOM", m_clientRandom).empty() || !m_keys.secret("CLIENT_TRAFFIC_SECRET_0", m_clientRandom).empty();
}

/// What stays sealed loses nothing more.
void TlsSession::lose(Side side)
{
    Half &from = half(side);
    if (!from.isLost && mayBeOpened() && (m_hasCarried || from.isTorn))
        noteLostBytes(m_sink.log());
    from.isLost = true;
    from.pending.clear();
    if (m_plain)
        m_plain->close(side, false);
}

void TlsSession::passOver(Side side, std::size_t length, const Moment &moment)
{
    RecordCipher &cipher = *half(side).cipher;
    cipher.skip();
    const std::size_t overhead = cipher.overhead().value_or(length);
    if (m_plain && overhead < length)
        m_plain->gap(side, length - overhead, moment);
    else
        lose(side);
}

void TlsSession::gap(Side side, std::uint64_t count, const Moment &moment)
{
    Half &from = half(side);
    from.isTorn = true;
    const std::size_t held = from.pending.size();
    // A hole inside one record costs that record; its neighbours stay readable.
    if (held >= headerLength && from.cipher && from.isProtected) {
        const std::size_t length = headerLength + (at8(from.pending, 3) << 8 | at8(from.pending, 4));
        if (held + count <= length) {
            from.pending.append(static_cast<std::size_t>(count), '\0');
            from.isDamaged = true;
            feed(side, {}, moment);
            return;
        }
    }
    lose(side);
}

void TlsSession::close(Side side, bool isClean)
{
    if (m_plain && !half(side).isLost)
        m_plain->close(side, isClean);
    half(side).isLost = true;
    if (++m_closed == 2)
        settle();
}

/// Says once who was contacted, and whether anything could be read.
void TlsSession::settle()
{
    if (std::exchange(m_isSettled, true))
        return;
    // A log may hold the secrets of a handshake and lack those of what came after it.
    const bool hasKeys = m_client.cipher && m_server.cipher;
    if (hasKeys && (m_client.hasOpened || m_server.hasOpened))
        ++m_tally.opened;
    else if (m_hasCarried || m_client.cipher || (m_hasServerHello && !m_suite && !m_keys.isEmpty()))
        ++m_tally.unreadable;
    else
        ++m_tally.sealed;
    if (m_contact.host.empty()) {
        m_contact.host = m_peers.serverAddress;
        m_contact.how = "tls";
    }
    if (m_hasFailed || (m_hasClientHello && !m_hasServerHello && !m_server.isTorn))
        m_contact.how = "failed_tls";
    m_sink.contact(std::move(m_contact));
}

}  // namespace probity::traffic
