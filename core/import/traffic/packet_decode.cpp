#include "import/traffic/packet_decode.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "import/traffic/dns_message.h"

namespace probity::traffic {

namespace {

constexpr int deepest = 6;
constexpr std::size_t mostFragmented = 64;
constexpr std::size_t mostPieces = 2048;
constexpr std::size_t largestDatagram = 65535;

constexpr std::uint32_t typeIp4 = 0x0800;
constexpr std::uint32_t typeIp6 = 0x86DD;
constexpr std::uint32_t typeVlan = 0x8100;
constexpr std::uint32_t typeQinQ = 0x88A8;
constexpr std::uint32_t typeOldQinQ = 0x9100;
constexpr std::uint32_t typePppoe = 0x8864;
constexpr std::uint32_t typeBridged = 0x6558;

constexpr std::uint8_t protocolIp4 = 4;
constexpr std::uint8_t protocolTcp = 6;
constexpr std::uint8_t protocolUdp = 17;
constexpr std::uint8_t protocolIp6 = 41;
constexpr std::uint8_t protocolGre = 47;

std::uint32_t at8(std::string_view bytes, std::size_t at) noexcept
{
    return static_cast<unsigned char>(bytes[at]);
}
std::uint32_t at16(std::string_view bytes, std::size_t at) noexcept
{
    return at8(bytes, at) << 8 | at8(bytes, at + 1);
}
std::uint32_t at32(std::string_view bytes, std::size_t at) noexcept
{
    return at16(bytes, at) << 16 | at16(bytes, at + 2);
}

void setAddress(Endpoint &endpoint, std::string_view bytes) noexcept
{
    endpoint.address.fill(0);
    if (bytes.size() == 4)
        endpoint.address[10] = endpoint.address[11] = 0xFF;
    std::transform(bytes.begin(), bytes.end(), endpoint.address.end() - static_cast<std::ptrdiff_t>(bytes.size()), [](char c) { return static_cast<std::uint8_t>(c); });
}

/// PCAPdroid puts 32 bytes behind the IP packet: magic, user id, name of the app, checksum.
std::string_view pcapdroidApp(std::string_view frame) noexcept
{
    constexpr std::size_t trailer = 32;
    constexpr std::uint32_t magic = 0x01072021;
    if (frame.size() < trailer)
        return {};
    const std::string_view bytes = frame.substr(frame.size() - trailer);
    if (at32(bytes, 0) != magic)
        return {};
    const std::string_view name = bytes.substr(8, 20);
    return name.substr(0, name.find('\0'));
}

std::uint32_t etherTypeOfPpp(std::uint32_t protocol) noexcept
{
    return protocol == 0x21 ? typeIp4 : protocol == 0x57 ? typeIp6 : 0;
}

/// The protocol of a PPP frame (RFC 1661, section 6.5: one byte where compressed, then it is odd) and what follows it.
std::pair<std::uint32_t, std::string_view> pppContent(std::string_view bytes) noexcept
{
    if (bytes.size() > 2 && at8(bytes, 0) == 0xFF && at8(bytes, 1) == 3)
        bytes.remove_prefix(2);
    if (bytes.size() < 3)
        return {0, {}};
    if ((at8(bytes, 0) & 1u) != 0)
        return {etherTypeOfPpp(at8(bytes, 0)), bytes.substr(1)};
    return {etherTypeOfPpp(at16(bytes, 0)), bytes.substr(2)};
}

}  // namespace

std::string addressText(const Endpoint &endpoint)
{
    const auto *bytes = reinterpret_cast<const char *>(endpoint.address.data());
    const std::string_view whole(bytes, endpoint.address.size());
    const bool isV4 = whole.substr(0, 12) == std::string_view("\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12);
    return addressText(isV4 ? whole.substr(12) : whole);
}

std::optional<Segment> PacketDecoder::decode(const Packet &packet)
{
    const std::string_view frame = packet.bytes;
    m_frame = frame;
    switch (packet.linkType) {
    case 1: return ethernet(frame, 0);
    case 0:     // BSD loopback: the address family, in either byte order
    case 108: return frame.size() > 4 ? ip(frame.substr(4), 0) : std::nullopt;
    case 12:
    case 14:
    case 101:
    case 228:
    case 229: return ip(frame, 0);
    case 9: return ppp(frame, 0);
    case 51: return frame.size() > 6 ? ppp(frame.substr(6), 0) : std::nullopt;
    case 113: return frame.size() > 16 ? byEtherType(at16(frame, 14), frame.substr(16), 0) : std::nullopt;
    case 276: return frame.size() > 20 ? byEtherType(at16(frame, 0), frame.substr(20), 0) : std::nullopt;
    case 239: return nflog(frame);
    default: m_unknownLink = packet.linkType; return std::nullopt;
    }
}

std::optional<Segment> PacketDecoder::ethernet(std::string_view frame, int depth)
{
    return frame.size() > 14 ? byEtherType(at16(frame, 12), frame.substr(14), depth) : std::nullopt;
}

std::optional<Segment> PacketDecoder::byEtherType(std::uint32_t type, std::string_view bytes, int depth)
{
    if (depth > deepest)
        return std::nullopt;
    switch (type) {
    case typeIp4:
    case typeIp6: return ip(bytes, depth);
    case typeVlan:
    case typeQinQ:
    case typeOldQinQ: return bytes.size() > 4 ? byEtherType(at16(bytes, 2), bytes.substr(4), depth + 1) : std::nullopt;
    case typePppoe: return bytes.size() > 6 ? ppp(bytes.substr(6), depth + 1) : std::nullopt;
    case typeBridged: return ethernet(bytes, depth + 1);
    default: return std::nullopt;
    }
}

std::optional<Segment> PacketDecoder::ppp(std::string_view bytes, int depth)
{
    const auto [type, content] = pppContent(bytes);
    return byEtherType(type, content, depth);
}

/// Attributes of type, length, value; the packet itself is attribute 9, in the host's byte order.
std::optional<Segment> PacketDecoder::nflog(std::string_view frame)
{
    constexpr unsigned payload = 9;
    for (std::size_t at = 4; at + 4 <= frame.size();) {
        const std::size_t length = at8(frame, at) | at8(frame, at + 1) << 8;
        const std::uint32_t type = at8(frame, at + 2) | at8(frame, at + 3) << 8;
        if (length < 4 || length > frame.size() - at)
            return std::nullopt;
        if (type == payload)
            return ip(frame.substr(at + 4, length - 4), 0);
        at += (length + 3) & ~std::size_t{3};
    }
    return std::nullopt;
}

std::optional<Segment> PacketDecoder::ip(std::string_view bytes, int depth)
{
    if (bytes.empty() || depth > deepest)
        return std::nullopt;
    const std::uint32_t version = at8(bytes, 0) >> 4;
    return version == 4 ? ip4(bytes, depth) : version == 6 ? ip6(bytes, depth) : std::nullopt;
}

std::optional<Segment> PacketDecoder::ip4(std::string_view bytes, int depth)
{
    const std::size_t header = (at8(bytes, 0) & 15u) * 4;
    if (header < 20 || bytes.size() < header)
        return std::nullopt;
    // 0 where the network card cuts the packets itself (segmentation offload): then the frame tells.
    std::size_t total = at16(bytes, 2);
    if (total < header)
        total = bytes.size();
    const std::size_t missing = total > bytes.size() ? total - bytes.size() : 0;
    const std::string_view payload = bytes.substr(header, total - header);
    Segment segment;
    setAddress(segment.source, bytes.substr(12, 4));
    setAddress(segment.target, bytes.substr(16, 4));
    if (bytes.size() > total)
        segment.app = pcapdroidApp(m_frame);
    const std::uint32_t flags = at16(bytes, 6);
    const auto protocol = static_cast<std::uint8_t>(bytes[9]);
    if ((flags & 0x3FFFu) == 0)
        return transport(protocol, segment, payload, missing, depth);
    if (missing > 0)
        return std::nullopt;
    const Fragment fragment{{segment.source.address, segment.target.address, at16(bytes, 4), protocol}, (flags & 0x1FFFu) * 8, (flags & 0x2000u) != 0};
    return assemble(fragment, segment, payload, depth);
}

std::optional<Segment> PacketDecoder::ip6(std::string_view bytes, int depth)
{
    constexpr std::size_t header = 40;
    if (bytes.size() < header)
        return std::nullopt;
    std::size_t total = header + at16(bytes, 4);
    if (total == header)
        total = bytes.size();
    const std::size_t missing = total > bytes.size() ? total - bytes.size() : 0;
    Segment segment;
    setAddress(segment.source, bytes.substr(8, 16));
    setAddress(segment.target, bytes.substr(24, 16));
    if (bytes.size() > total)
        segment.app = pcapdroidApp(m_frame);
    auto next = static_cast<std::uint8_t>(bytes[6]);
    std::string_view rest = bytes.substr(header, total - header);
    // Extension headers: hop-by-hop, routing, destination options; fragment.
    for (int i = 0; i < 8 && (next == 0 || next == 43 || next == 60 || next == 44); ++i) {
        if (rest.size() < 8)
            return std::nullopt;
        const auto following = static_cast<std::uint8_t>(rest[0]);
        if (next == 44) {
            const std::uint32_t place = at16(rest, 2);
            const Fragment fragment{{segment.source.address, segment.target.address, at32(rest, 4), following}, place & ~7u, (place & 1u) != 0};
            if (missing > 0)
                return std::nullopt;
            if (fragment.offset != 0 || fragment.hasMore)
                return assemble(fragment, segment, rest.substr(8), depth);
            rest.remove_prefix(8);
        } else {
            const std::size_t length = 8 + at8(rest, 1) * 8;
            if (rest.size() < length)
                return std::nullopt;
            rest.remove_prefix(length);
        }
        next = following;
    }
    return transport(next, segment, rest, missing, depth);
}

/// Of a datagram that waits for more; the oldest makes room for a new one.
PacketDecoder::Fragments &PacketDecoder::fragmentsOf(const FragmentKey &key)
{
    const auto known = m_fragments.find(key);
    if (known != m_fragments.end())
        return known->second;
    if (m_fragments.size() >= mostFragmented)
        m_fragments.erase(std::min_element(m_fragments.begin(), m_fragments.end(), [](const auto &a, const auto &b) { return a.second.number < b.second.number; }));
    Fragments &made = m_fragments[key];
    made.number = ++m_fragmented;
    return made;
}

std::optional<Segment> PacketDecoder::assemble(const Fragment &fragment, Segment segment, std::string_view bytes, int depth)
{
    if (fragment.offset + bytes.size() > largestDatagram)
        return std::nullopt;
    Fragments &known = fragmentsOf(fragment.key);
    const auto next = known.pieces.lower_bound(fragment.offset);
    const bool isRepeated = next != known.pieces.end() && next->first == fragment.offset && next->second.size() == bytes.size();
    const bool isAcrossNext = next != known.pieces.end() && next->first < fragment.offset + bytes.size();
    const bool isAcrossLast = next != known.pieces.begin() && std::prev(next)->first + std::prev(next)->second.size() > fragment.offset;
    // Senders do not let fragments overlap (RFC 5722): the number was used again, and what waited belongs to another datagram.
    if (!isRepeated && (isAcrossNext || isAcrossLast || known.pieces.size() >= mostPieces)) {
        known.pieces.clear();
        known.bytes = 0;
        known.length.reset();
    }
    if (!isRepeated && !bytes.empty() && known.pieces.emplace(fragment.offset, std::string(bytes)).second)
        known.bytes += bytes.size();
    if (!fragment.hasMore)
        known.length = fragment.offset + bytes.size();
    // None overlaps another, so that as many bytes as it is long, up to its end, are all of it.
    const auto last = known.pieces.rbegin();
    if (!known.length || known.bytes != *known.length || last == known.pieces.rend() || last->first + last->second.size() != *known.length)
        return std::nullopt;
    std::string whole;
    for (const auto &piece : known.pieces)
        whole += piece.second;
    const std::uint8_t protocol = fragment.key.protocol;
    m_fragments.erase(fragment.key);
    m_assembled = std::move(whole);
    return transport(protocol, segment, m_assembled, 0, depth + 1);
}

std::optional<Segment> PacketDecoder::transport(std::uint8_t protocol, Segment segment, std::string_view bytes, std::size_t missing, int depth)
{
    if (protocol == protocolUdp)
        return udp(segment, bytes, missing, depth);
    if (protocol == protocolIp4 || protocol == protocolIp6)
        return ip(bytes, depth + 1);
    if (protocol == protocolGre)
        return bytes.size() > 4 && at16(bytes, 0) == 0 ? byEtherType(at16(bytes, 2), bytes.substr(4), depth + 1) : std::nullopt;
    if (protocol != protocolTcp || bytes.size() < 20)
        return std::nullopt;
    const std::size_t header = (at8(bytes, 12) >> 4) * 4;
    if (header < 20 || bytes.size() < header)
        return std::nullopt;
    segment.source.port = static_cast<std::uint16_t>(at16(bytes, 0));
    segment.target.port = static_cast<std::uint16_t>(at16(bytes, 2));
    segment.sequence = at32(bytes, 4);
    const std::uint32_t flags = at8(bytes, 13);
    segment.isFin = (flags & 1u) != 0;
    segment.isSyn = (flags & 2u) != 0;
    segment.isReset = (flags & 4u) != 0;
    segment.isAck = (flags & 16u) != 0;
    segment.payload = bytes.substr(header);
    segment.missing = missing;
    return segment;
}

std::optional<Segment> PacketDecoder::udp(Segment segment, std::string_view bytes, std::size_t missing, int depth)
{
    constexpr std::uint16_t vxlan = 4789;
    if (bytes.size() < 8)
        return std::nullopt;
    segment.protocol = Segment::Protocol::Udp;
    segment.source.port = static_cast<std::uint16_t>(at16(bytes, 0));
    segment.target.port = static_cast<std::uint16_t>(at16(bytes, 2));
    const std::size_t length = at16(bytes, 4);
    segment.payload = bytes.substr(8, length >= 8 ? length - 8 : std::string_view::npos);
    segment.missing = missing;
    if (segment.target.port == vxlan && segment.payload.size() > 8)
        return ethernet(segment.payload.substr(8), depth + 1);
    return segment;
}

}  // namespace probity::traffic
