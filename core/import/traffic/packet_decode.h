#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "import/traffic/packet_source.h"

namespace probity::traffic {

/// An address of either version with a port; IPv4 as IPv4-mapped IPv6.
struct Endpoint {
    std::array<std::uint8_t, 16> address{};
    std::uint16_t port = 0;

    friend auto operator<=>(const Endpoint &, const Endpoint &) = default;
};
/// "192.0.2.1", "2001:db8::1".
std::string addressText(const Endpoint &endpoint);

/// What the transport layer carries.
struct Segment {
    enum class Protocol { Tcp, Udp };
    Protocol protocol = Protocol::Tcp;
    Endpoint source;
    Endpoint target;
    std::uint32_t sequence = 0;         ///< TCP
    bool isSyn = false;
    bool isAck = false;
    bool isFin = false;
    bool isReset = false;
    std::string_view payload;
    std::size_t missing = 0;            ///< bytes of the payload that were not captured
    std::string_view app;               ///< PCAPdroid's trailer: the app that the connection belongs to
};

/// Takes frames apart down to TCP and UDP: Ethernet, raw IP, loopback, Linux cooked (both), NFLOG, PPP; VLAN and QinQ tags,
/// PPPoE, VXLAN, GRE, IP in IP; fragments are put together (64 datagrams of 64 KB at most wait for the rest, then the oldest is
/// given up; one that lies across another begins a datagram of its own).
class PacketDecoder {
public:
    /// Nothing: no TCP or UDP, damaged, or a fragment that still lacks others. The segment's views hold until the next call.
    std::optional<Segment> decode(const Packet &packet);
    /// A link type that was met and is not known.
    std::optional<std::uint32_t> unknownLink() const noexcept { return m_unknownLink; }

private:
    struct FragmentKey {
        std::array<std::uint8_t, 16> source{};
        std::array<std::uint8_t, 16> target{};
        std::uint32_t id = 0;
        std::uint8_t protocol = 0;

        friend auto operator<=>(const FragmentKey &, const FragmentKey &) = default;
    };
    struct Fragments {
        std::map<std::size_t, std::string> pieces;
        std::size_t bytes = 0;
        std::optional<std::size_t> length;
        std::uint64_t number = 0;           ///< in the order they began
    };
    struct Fragment {
        FragmentKey key;
        std::size_t offset = 0;
        bool hasMore = false;
    };

    std::optional<Segment> ethernet(std::string_view frame, int depth);
    std::optional<Segment> byEtherType(std::uint32_t type, std::string_view bytes, int depth);
    std::optional<Segment> ppp(std::string_view bytes, int depth);
    std::optional<Segment> ip(std::string_view bytes, int depth);
    std::optional<Segment> ip4(std::string_view bytes, int depth);
    std::optional<Segment> ip6(std::string_view bytes, int depth);
    std::optional<Segment> nflog(std::string_view frame);
    std::optional<Segment> transport(std::uint8_t protocol, Segment segment, std::string_view bytes, std::size_t missing, int depth);
    std::optional<Segment> udp(Segment segment, std::string_view bytes, std::size_t missing, int depth);
    Fragments &fragmentsOf(const FragmentKey &key);
    std::optional<Segment> assemble(const Fragment &fragment, Segment segment, std::string_view bytes, int depth);

    std::map<FragmentKey, Fragments> m_fragments;
    std::uint64_t m_fragmented = 0;
    std::string m_assembled;
    std::optional<std::uint32_t> m_unknownLink;
    std::string_view m_frame;
};

}  // namespace probity::traffic
