#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "import/traffic/packet_decode.h"

namespace probity::traffic {

/// Finds the server name in the first packets of QUIC connections (RFC 9000, RFC 9001, RFC 9369): they are sealed with keys that
/// anybody can derive. Hellos in several packets are put together; 1,000 connections at most wait for the rest.
class QuicHellos {
public:
    struct Found {
        std::string name;       ///< empty: the hello names no server
    };
    /// Looks at a datagram; an answer once the hello of its connection is whole.
    std::optional<Found> take(const Segment &datagram);

private:
    struct Hello {
        std::map<std::uint64_t, std::string> pieces;
        bool isDone = false;
    };

    std::map<std::pair<Endpoint, Endpoint>, Hello> m_hellos;
    std::deque<std::pair<Endpoint, Endpoint>> m_order;      ///< of them, the oldest first
    std::uint64_t m_attempts = 0;
};

}  // namespace probity::traffic
