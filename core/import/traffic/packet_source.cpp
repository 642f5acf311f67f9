#include "import/traffic/packet_source.h"

#include <algorithm>

#include "import/traffic/http_message.h"

namespace probity::traffic {

namespace {

constexpr std::size_t fileHeader = 24;
constexpr std::size_t recordHeader = 16;
constexpr std::size_t largestRecord = std::size_t{16} << 20;
constexpr std::size_t mostSecrets = std::size_t{16} << 20;
constexpr std::size_t mostInterfaces = 4096;
// The year 9892: what a damaged file claims must stay a date.
constexpr std::uint64_t latest = 250000000000u;

constexpr std::uint32_t sectionHeader = 0x0A0D0D0A;
constexpr std::uint32_t byteOrder = 0x1A2B3C4D;
constexpr std::uint32_t interfaceBlock = 1;
constexpr std::uint32_t oldPacket = 2;
constexpr std::uint32_t simplePacket = 3;
constexpr std::uint32_t enhancedPacket = 6;
constexpr std::uint32_t secretsBlock = 10;
constexpr std::uint32_t tlsKeyLog = 0x544C534B;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count, bool isBig) noexcept
{
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < count; ++i)
        out = out << 8 | static_cast<unsigned char>(bytes[at + (isBig ? i : count - 1 - i)]);
    return out;
}

constexpr std::size_t padded(std::size_t length) noexcept
{
    return (length + 3) & ~std::size_t{3};
}

}  // namespace

std::uint32_t PacketSource::number32(std::string_view bytes, std::size_t at) const noexcept
{
    return number(bytes, at, 4, m_isBig);
}

std::uint32_t PacketSource::number16(std::string_view bytes, std::size_t at) const noexcept
{
    return number(bytes, at, 2, m_isBig);
}

void PacketSource::endsEarly(std::string_view code, std::string_view message)
{
    m_isOver = true;
    if (m_window.status())
        m_log.note(code, message, "byte " + std::to_string(m_window.offset()), Loss::Part);
}

bool PacketSource::hold(std::size_t count)
{
    while (m_window.available() < count && m_window.more()) {
    }
    return m_window.available() >= count;
}

bool PacketSource::begin()
{
    if (!hold(4))
        return false;
    const std::uint32_t magic = number(m_window.view(), 0, 4, true);
    if (magic == sectionHeader) {
        m_kind = Kind::Pcapng;
        return true;
    }
    m_isBig = magic == 0xA1B2C3D4 || magic == 0xA1B23C4D;
    const bool isNano = magic == 0xA1B23C4D || magic == 0x4D3CB2A1;
    if ((!m_isBig && magic != 0xD4C3B2A1 && !isNano) || !hold(fileHeader))
        return false;
    m_kind = Kind::Pcap;
    // The upper bits tell of a frame check sequence.
    m_interfaces = {{number32(m_window.view(), 20) & 0x0FFFFFFFu, isNano ? 1000000000u : 1000000u, 0}};
    m_window.advance(fileHeader);
    return true;
}

std::optional<Packet> PacketSource::next()
{
    m_window.advance(m_toSkip);
    m_toSkip = 0;
    if (m_isOver)
        return std::nullopt;
    if (m_kind == Kind::Unknown && !begin()) {
        endsEarly("truncated", "the packet capture ends in its first bytes");
        return std::nullopt;
    }
    return m_kind == Kind::Pcap ? nextRecord() : nextBlock();
}

std::optional<Packet> PacketSource::nextRecord()
{
    if (m_window.isAtEnd()) {
        m_isOver = true;
        return std::nullopt;
    }
    if (!hold(recordHeader)) {
        endsEarly("truncated", "the packet capture ends in the middle of a packet: what stood before was read");
        return std::nullopt;
    }
    const std::string_view head = m_window.view();
    const std::size_t length = number32(head, 8);
    const std::uint32_t original = number32(head, 12);
    const std::uint64_t seconds = number32(head, 0);
    const std::uint64_t fraction = number32(head, 4);
    if (length > largestRecord) {
        endsEarly("damaged", "a packet claims an impossible length: what follows was not read");
        return std::nullopt;
    }
    if (!hold(recordHeader + length)) {
        endsEarly("truncated", "the packet capture ends in the middle of a packet: what stood before was read");
        return std::nullopt;
    }
    Packet packet;
    packet.bytes = m_window.view().substr(recordHeader, length);
    packet.linkType = m_interfaces.front().linkType;
    packet.time = timeOf(m_interfaces.front(), seconds * m_interfaces.front().ticksPerSecond + fraction);
    packet.offset = m_window.offset();
    packet.length = recordHeader + length;
    packet.isCut = original > length;
    m_toSkip = recordHeader + length;
    return packet;
}

Timestamp PacketSource::timeOf(const Interface &interface, std::uint64_t ticks) const noexcept
{
    const std::uint64_t seconds = ticks / interface.ticksPerSecond;
    const double rest = static_cast<double>(ticks % interface.ticksPerSecond) * 1e6 / static_cast<double>(interface.ticksPerSecond);
    return Timestamp{(static_cast<std::int64_t>(std::min(seconds, latest)) + interface.offsetSeconds) * 1000000 + static_cast<std::int64_t>(rest), 0};
}

bool PacketSource::readSection()
{
    if (!hold(16))
        return false;
    const std::string_view view = m_window.view();
    if (number(view, 8, 4, true) == byteOrder)
        m_isBig = true;
    else if (number(view, 8, 4, false) == byteOrder)
        m_isBig = false;
    else
        return false;
    m_interfaces.clear();
    return true;
}

/// The option that names the program; it stands behind versions and section length.
void PacketSource::readWriter(std::string_view section)
{
    constexpr std::uint32_t userApplication = 4;
    for (std::size_t at = 24; at + 4 <= section.size();) {
        const std::uint32_t code = number16(section, at);
        const std::size_t length = number16(section, at + 2);
        if (code == 0 || at + 4 + length > section.size())
            return;
        if (code == userApplication && m_writer.empty())
            m_writer = wireText(section.substr(at + 4, std::min<std::size_t>(length, 100)));
        at += 4 + padded(length);
    }
}

void PacketSource::readInterface(std::string_view body)
{
    if (body.size() < 8 || m_interfaces.size() >= mostInterfaces)
        return;
    Interface interface;
    interface.linkType = number16(body, 0);
    constexpr std::uint32_t resolution = 9;
    constexpr std::uint32_t timeOffset = 14;
    for (std::size_t at = 8; at + 4 <= body.size();) {
        const std::uint32_t code = number16(body, at);
        const std::size_t length = number16(body, at + 2);
        if (code == 0 || at + 4 + length > body.size())
            break;
        if (code == resolution && length == 1) {
            const auto value = static_cast<unsigned char>(body[at + 4]);
            const unsigned exponent = value & 0x7Fu;
            std::uint64_t ticks = 1;
            for (unsigned i = 0; i < exponent && ticks < 1000000000000000ull; ++i)
                ticks *= (value & 0x80u) != 0 ? 2 : 10;
            interface.ticksPerSecond = ticks;
        } else if (code == timeOffset && length == 8) {
            // Only the lower half: offsets of more than 68 years do not occur.
            interface.offsetSeconds = static_cast<std::int32_t>(number32(body, at + 4 + (m_isBig ? 4 : 0)));
        }
        at += 4 + padded(length);
    }
    m_interfaces.push_back(interface);
}

void PacketSource::readSecrets(std::string_view body)
{
    if (body.size() < 8 || number32(body, 0) != tlsKeyLog || m_secrets.size() > mostSecrets)
        return;
    m_secrets += body.substr(8, number32(body, 4));
    m_secrets += '\n';
}

std::optional<Packet> PacketSource::enhanced(std::string_view body) const
{
    if (body.size() < 20 || number32(body, 0) >= m_interfaces.size() || number32(body, 12) > body.size() - 20)
        return std::nullopt;
    const Interface &interface = m_interfaces[number32(body, 0)];
    Packet packet;
    packet.linkType = interface.linkType;
    packet.time = timeOf(interface, static_cast<std::uint64_t>(number32(body, 4)) << 32 | number32(body, 8));
    packet.bytes = body.substr(20, number32(body, 12));
    packet.isCut = number32(body, 16) > number32(body, 12);
    return packet;
}

std::optional<Packet> PacketSource::simple(std::string_view body) const
{
    if (body.size() < 4 || m_interfaces.empty())
        return std::nullopt;
    Packet packet;
    packet.linkType = m_interfaces.front().linkType;
    packet.bytes = body.substr(4, number32(body, 0));
    packet.isCut = packet.bytes.size() < number32(body, 0);
    return packet;
}

std::optional<Packet> PacketSource::old(std::string_view body) const
{
    if (body.size() < 20 || number16(body, 0) >= m_interfaces.size() || number32(body, 12) > body.size() - 20)
        return std::nullopt;
    const Interface &interface = m_interfaces[number16(body, 0)];
    Packet packet;
    packet.linkType = interface.linkType;
    packet.time = timeOf(interface, static_cast<std::uint64_t>(number32(body, 4)) << 32 | number32(body, 8));
    packet.bytes = body.substr(20, number32(body, 12));
    packet.isCut = number32(body, 16) > number32(body, 12);
    return packet;
}

std::optional<Packet> PacketSource::nextBlock()
{
    for (;;) {
        m_window.advance(m_toSkip);
        m_toSkip = 0;
        if (m_window.isAtEnd()) {
            m_isOver = true;
            return std::nullopt;
        }
        const bool isHeld = hold(12);
        const bool isSection = isHeld && number(m_window.view(), 0, 4, true) == sectionHeader;
        if (!isHeld || (isSection && !readSection())) {
            endsEarly(isHeld ? "damaged" : "truncated", "the packet capture ends or breaks in the middle of a block: what stood before was read");
            return std::nullopt;
        }
        const std::size_t length = number32(m_window.view(), 4);
        if (length < 12 || length > largestRecord + 64) {
            endsEarly("damaged", "a block claims an impossible length: what follows was not read");
            return std::nullopt;
        }
        if (!hold(length)) {
            endsEarly("truncated", "the packet capture ends in the middle of a block: what stood before was read");
            return std::nullopt;
        }
        if (isSection)
            readWriter(m_window.view().substr(0, length - 4));
        const std::uint32_t type = number32(m_window.view(), 0);
        const std::string_view body = m_window.view().substr(8, length - 12);
        m_toSkip = padded(length);
        if (!hold(m_toSkip))
            m_toSkip = length;
        std::optional<Packet> packet;
        if (type == interfaceBlock)
            readInterface(body);
        else if (type == secretsBlock)
            readSecrets(body);
        else if (type == enhancedPacket)
            packet = enhanced(m_window.view().substr(8, length - 12));
        else if (type == simplePacket)
            packet = simple(m_window.view().substr(8, length - 12));
        else if (type == oldPacket)
            packet = old(m_window.view().substr(8, length - 12));
        if (packet) {
            packet->offset = m_window.offset();
            packet->length = length;
            return packet;
        }
    }
}

}  // namespace probity::traffic
