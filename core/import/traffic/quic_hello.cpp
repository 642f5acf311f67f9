#include "import/traffic/quic_hello.h"

#include <algorithm>
#include <array>

#include "import/traffic/tls_hello.h"
#include "import/traffic/tls_keys.h"

namespace probity::traffic {

namespace {

constexpr std::size_t mostConnections = 1000;
constexpr std::size_t largestHello = 65536;
constexpr std::size_t mostPieces = 64;
constexpr std::uint64_t mostAttempts = 100000;
constexpr std::size_t keyLength = 16;
constexpr std::size_t ivLength = 12;
constexpr std::size_t sampleLength = 16;

struct Version {
    std::uint32_t number;
    std::string_view salt;
    std::string_view prefix;    ///< of the labels of the keys
    unsigned initialType;
};
constexpr std::array<Version, 3> versions{{
    {0x00000001, {"\x38\x76\x2c\xf7\xf5\x59\x34\xb3\x4d\x17\x9a\xe6\xa4\xc8\x0c\xad\xcc\xbb\x7f\x0a", 20}, "quic ", 0},
    {0x6b3343cf, {"\x0d\xed\xe3\xde\xf7\x00\xa6\xdb\x81\x93\x81\xbe\x6e\x26\x9d\xcb\xf9\xbd\x2e\xd9", 20}, "quicv2 ", 1},
    {0xff00001d, {"\xaf\xbf\xec\x28\x99\x93\xd2\x4c\x9e\x97\x86\xf1\x9c\x61\x11\xe0\x43\x90\xa8\x99", 20}, "quic ", 0},
}};

/// RFC 9000, section 16; nothing where the bytes end.
std::optional<std::uint64_t> takeNumber(std::string_view &bytes) noexcept
{
    if (bytes.empty())
        return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes.front());
    const std::size_t length = std::size_t{1} << (first >> 6);
    if (bytes.size() < length)
        return std::nullopt;
    std::uint64_t value = first & 0x3Fu;
    for (std::size_t i = 1; i < length; ++i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    bytes.remove_prefix(length);
    return value;
}

/// The parts of an initial packet, still sealed.
struct Initial {
    const Version *version = nullptr;
    std::string_view connection;    ///< the destination's id: the keys come from it
    std::size_t numberAt = 0;       ///< where the packet number stands
    std::size_t length = 0;         ///< of number and payload
};

std::optional<Initial> initialOf(std::string_view packet)
{
    if (packet.size() < 7 || (static_cast<unsigned char>(packet[0]) & 0xC0u) != 0xC0)
        return std::nullopt;
    std::uint32_t number = 0;
    for (std::size_t i = 1; i < 5; ++i)
        number = number << 8 | static_cast<unsigned char>(packet[i]);
    const auto version = std::find_if(versions.begin(), versions.end(), [&](const Version &one) { return one.number == number; });
    if (version == versions.end() || (static_cast<unsigned char>(packet[0]) >> 4 & 3u) != version->initialType)
        return std::nullopt;
    Initial out;
    out.version = &*version;
    std::string_view rest = packet.substr(5);
    const auto takeId = [&rest]() -> std::optional<std::string_view> {
        const std::size_t length = rest.empty() ? 256 : static_cast<unsigned char>(rest.front());
        if (length > 20 || rest.size() < 1 + length)
            return std::nullopt;
        const std::string_view id = rest.substr(1, length);
        rest.remove_prefix(1 + length);
        return id;
    };
    const auto connection = takeId();
    if (!connection || !takeId())
        return std::nullopt;
    out.connection = *connection;
    const auto token = takeNumber(rest);
    if (!token || *token > rest.size())
        return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(*token));
    const auto length = takeNumber(rest);
    if (!length || *length > rest.size() || *length < 4 + sampleLength)
        return std::nullopt;
    out.numberAt = packet.size() - rest.size();
    out.length = static_cast<std::size_t>(*length);
    return out;
}

/// The frames of an initial packet that the client sent; nothing: it is of the server, or damaged.
std::optional<std::string> open(std::string_view packet, const Initial &initial)
{
    const std::string secret = expandLabel(false, extractSecret(initial.version->salt, initial.connection), "client in", 32);
    const std::string prefix(initial.version->prefix);
    // What hides the first byte and the number: AES of a sample of the payload (RFC 9001, section 5.4).
    const auto mask = encryptBlock(expandLabel(false, secret, prefix + "hp", keyLength), packet.substr(initial.numberAt + 4, sampleLength));
    if (!mask)
        return std::nullopt;
    const auto masked = [&](std::size_t at, std::size_t of, unsigned bits) { return static_cast<char>(static_cast<unsigned char>(packet[at]) ^ (static_cast<unsigned char>((*mask)[of]) & bits)); };
    const char first = masked(0, 0, 0x0F);
    const std::size_t numberLength = (static_cast<unsigned char>(first) & 3u) + std::size_t{1};
    std::string header(packet.substr(0, initial.numberAt + numberLength));
    header[0] = first;
    std::string nonce = expandLabel(false, secret, prefix + "iv", ivLength);
    for (std::size_t i = 0; i < numberLength; ++i) {
        const char digit = masked(initial.numberAt + i, 1 + i, 0xFF);
        header[initial.numberAt + i] = digit;
        const std::size_t at = ivLength - numberLength + i;
        nonce[at] = static_cast<char>(nonce[at] ^ digit);
    }
    return openGcm(expandLabel(false, secret, prefix + "key", keyLength), nonce, header, packet.substr(initial.numberAt + numberLength, initial.length - numberLength));
}

/// Takes the pieces of the handshake out of the frames: RFC 9000, section 19.
void takeCrypto(std::string_view frames, std::map<std::uint64_t, std::string> &pieces)
{
    constexpr char padding = 0;
    constexpr char ping = 1;
    constexpr char acknowledgement = 2;
    constexpr char crypto = 6;
    while (!frames.empty()) {
        const char type = frames.front();
        frames.remove_prefix(1);
        if (type == padding || type == ping)
            continue;
        if (type == acknowledgement) {
            std::array<std::uint64_t, 4> fields{};
            for (std::uint64_t &field : fields)
                field = takeNumber(frames).value_or(0);
            for (std::uint64_t i = 0; i < fields[2] * 2 && takeNumber(frames); ++i) {
            }
            continue;
        }
        const auto offset = type == crypto ? takeNumber(frames) : std::nullopt;
        const auto length = offset ? takeNumber(frames) : std::nullopt;
        if (!length || *length > frames.size() || *offset > largestHello)
            return;
        // What is sent again may be longer than it was.
        std::string &piece = pieces[*offset];
        if (*length > piece.size())
            piece.assign(frames.substr(0, static_cast<std::size_t>(*length)));
        frames.remove_prefix(static_cast<std::size_t>(*length));
    }
}

/// What the pieces say up to the first hole.
std::string joined(const std::map<std::uint64_t, std::string> &pieces)
{
    std::string whole;
    for (const auto &[offset, piece] : pieces) {
        if (offset > whole.size() || whole.size() > largestHello)
            break;
        const auto known = static_cast<std::size_t>(whole.size() - offset);
        if (piece.size() > known)
            whole += piece.substr(known);
    }
    return whole;
}

}  // namespace

std::optional<QuicHellos::Found> QuicHellos::take(const Segment &datagram)
{
    const auto initial = initialOf(datagram.payload);
    if (!initial)
        return std::nullopt;
    const std::pair key(datagram.source, datagram.target);
    const auto [at, isNew] = m_hellos.try_emplace(key);
    Hello &hello = at->second;
    if (isNew) {
        m_order.push_back(key);
        if (m_order.size() > mostConnections) {
            m_hellos.erase(m_order.front());
            m_order.pop_front();
        }
    }
    // Opening costs more than sending: a flood of such packets is not followed for ever.
    const auto frames = hello.isDone || ++m_attempts > mostAttempts ? std::nullopt : open(datagram.payload, *initial);
    if (!frames)
        return std::nullopt;
    takeCrypto(*frames, hello.pieces);
    const std::string whole = joined(hello.pieces);
    std::size_t held = 0;
    for (const auto &piece : hello.pieces)
        held += piece.second.size();
    if (hello.pieces.size() > mostPieces || held > 2 * largestHello) {
        hello.isDone = true;
        hello.pieces.clear();
    }
    // A handshake message: type 1, a length of three bytes, the hello.
    if (whole.size() < 4 || whole[0] != 1)
        return std::nullopt;
    std::size_t length = 0;
    for (std::size_t i = 1; i < 4; ++i)
        length = length << 8 | static_cast<unsigned char>(whole[i]);
    if (whole.size() - 4 < length)
        return std::nullopt;
    hello.isDone = true;
    hello.pieces.clear();
    return Found{readClientHello(std::string_view(whole).substr(4, length)).serverName};
}

}  // namespace probity::traffic
