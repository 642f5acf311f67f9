#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace probity::test {

inline std::string big16(std::uint32_t value)
{
    return {static_cast<char>(value >> 8 & 0xFF), static_cast<char>(value & 0xFF)};
}
inline std::string big32(std::uint32_t value)
{
    return big16(value >> 16) + big16(value & 0xFFFF);
}
inline std::string little32(std::uint32_t value)
{
    const std::string big = big32(value);
    return {big.rbegin(), big.rend()};
}
inline std::string little16(std::uint32_t value)
{
    const std::string big = big16(value);
    return {big.rbegin(), big.rend()};
}

/// Builds captures packet by packet: the phone 10.0.0.2 talks to 192.0.2.7.
namespace packets {

constexpr unsigned fin = 1;
constexpr unsigned syn = 2;
constexpr unsigned reset = 4;
constexpr unsigned ack = 16;

inline std::string ip4(const std::string &payload, std::uint8_t protocol, bool isUp, std::uint32_t fragment = 0, std::uint32_t id = 1)
{
    const std::string phone("\x0A\x00\x00\x02", 4);
    const std::string server("\xC0\x00\x02\x07", 4);
    return std::string("\x45\x00", 2) + big16(static_cast<std::uint32_t>(20 + payload.size())) + big16(id) + big16(fragment) + std::string("\x40", 1) + static_cast<char>(protocol) + std::string(2, '\0')
        + (isUp ? phone + server : server + phone) + payload;
}
inline std::string ip6(const std::string &payload, std::uint8_t next, bool isUp)
{
    const std::string phone = std::string("\x20\x01\x0D\xB8", 4) + std::string(11, '\0') + '\x02';
    const std::string server = std::string("\x20\x01\x0D\xB8", 4) + std::string(11, '\0') + '\x07';
    return std::string("\x60\0\0\0", 4) + big16(static_cast<std::uint32_t>(payload.size())) + static_cast<char>(next) + '\x40' + (isUp ? phone + server : server + phone) + payload;
}
inline std::string tcp(std::uint32_t sequence, const std::string &payload, bool isUp, unsigned flags = ack, unsigned phonePort = 50000, unsigned serverPort = 80)
{
    return big16(isUp ? phonePort : serverPort) + big16(isUp ? serverPort : phonePort) + big32(sequence) + big32(0) + '\x50' + static_cast<char>(flags) + std::string("\xFF\xFF\0\0\0\0", 6) + payload;
}
inline std::string udp(const std::string &payload, bool isUp, unsigned phonePort = 50000, unsigned serverPort = 53)
{
    return big16(isUp ? phonePort : serverPort) + big16(isUp ? serverPort : phonePort) + big16(static_cast<std::uint32_t>(8 + payload.size())) + std::string(2, '\0') + payload;
}
inline std::string ethernet(const std::string &ip)
{
    return std::string(12, '\x02') + (static_cast<unsigned char>(ip[0]) >> 4 == 6 ? std::string("\x86\xDD", 2) : std::string("\x08\x00", 2)) + ip;
}
/// A whole frame up to the server, or down from it.
inline std::string up(std::uint32_t sequence, const std::string &payload, unsigned flags = ack, unsigned phonePort = 50000, unsigned serverPort = 80)
{
    return ethernet(ip4(tcp(sequence, payload, true, flags, phonePort, serverPort), 6, true));
}
inline std::string down(std::uint32_t sequence, const std::string &payload, unsigned flags = ack, unsigned phonePort = 50000, unsigned serverPort = 80)
{
    return ethernet(ip4(tcp(sequence, payload, false, flags, phonePort, serverPort), 6, false));
}

/// Frames as a pcap of that link type, one a millisecond from 2026-03-01T01:30:00Z on.
inline std::string pcap(const std::vector<std::string> &frames, std::uint32_t linkType = 1, bool isBig = false)
{
    const auto number = [&](std::uint32_t value) { return isBig ? big32(value) : little32(value); };
    const auto half = [&](std::uint32_t value) { return isBig ? big16(value) : little16(value); };
    std::string out = number(0xA1B2C3D4) + half(2) + half(4) + number(0) + number(0) + number(65535) + number(linkType);
    std::uint32_t micro = 0;
    for (const std::string &frame : frames) {
        const auto length = static_cast<std::uint32_t>(frame.size());
        out += number(1772328600) + number(micro += 1000) + number(length) + number(length) + frame;
    }
    return out;
}

inline std::string block(std::uint32_t type, std::string body)
{
    body.resize((body.size() + 3) & ~std::size_t{3});
    const auto length = static_cast<std::uint32_t>(body.size() + 12);
    return little32(type) + little32(length) + body + little32(length);
}
/// The same as pcapng, with blocks of one's own after the packets.
inline std::string pcapng(const std::vector<std::string> &frames, const std::string &after = {})
{
    std::string out = block(0x0A0D0D0A, little32(0x1A2B3C4D) + little16(1) + little16(0) + std::string(8, '\xFF') + little16(4) + little16(4) + "unit" + little32(0)) + block(1, little16(1) + little16(0) + little32(0));
    std::uint64_t ticks = 1772328600000000ull;
    for (const std::string &frame : frames) {
        ticks += 1000;
        const auto length = static_cast<std::uint32_t>(frame.size());
        out += block(6, little32(0) + little32(static_cast<std::uint32_t>(ticks >> 32)) + little32(static_cast<std::uint32_t>(ticks)) + little32(length) + little32(length) + frame);
    }
    return out + after;
}

/// A whole exchange on one connection, handshake and end included.
inline std::vector<std::string> conversation(const std::string &request, const std::string &response, unsigned phonePort = 50000, unsigned serverPort = 80)
{
    const auto after = [](std::uint32_t start, const std::string &bytes) { return static_cast<std::uint32_t>(start + bytes.size()); };
    return {up(999, "", syn, phonePort, serverPort),
            down(1999, "", syn | ack, phonePort, serverPort),
            up(1000, request, ack, phonePort, serverPort),
            down(2000, response, ack, phonePort, serverPort),
            down(after(2000, response), "", fin | ack, phonePort, serverPort),
            up(after(1000, request), "", fin | ack, phonePort, serverPort)};
}

}  // namespace packets

}  // namespace probity::test
