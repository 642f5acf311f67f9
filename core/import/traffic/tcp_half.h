#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "import/traffic/session.h"

namespace probity::traffic {

/// Takes what one direction of a TCP connection says, in order.
class ByteReceiver {
public:
    virtual ~ByteReceiver() = default;
    virtual void bytes(Side side, std::string_view bytes, const Moment &moment) = 0;
    virtual void gap(Side side, std::uint64_t count, const Moment &moment) = 0;
    virtual void end(Side side, bool isClean) = 0;
};

/// One direction of a TCP connection put in order: RFC 9293, section 3.4. Repeated bytes are dropped (the first copy counts),
/// early ones wait (2 MB at most; then what is missing counts as lost). Where the beginning was not captured, a few segments
/// are gathered before the first byte is chosen.
class TcpHalf {
public:
    explicit TcpHalf(Side side) : m_side(side) {}

    void setSide(Side side) noexcept { m_side = side; }
    Side side() const noexcept { return m_side; }
    bool isStarted() const noexcept { return m_isStarted; }
    bool isEnded() const noexcept { return m_isEnded; }
    bool hasBytes() const noexcept { return m_isStarted || !m_early.empty(); }
    std::size_t waiting() const noexcept { return m_waiting; }

    /// The first byte has this number; nothing where the direction has begun already.
    void start(std::uint32_t sequence);
    /// `missing`: bytes at the end that the capture cut off.
    void segment(std::uint32_t sequence, std::string_view payload, std::size_t missing, const Moment &moment, ByteReceiver &to);
    void fin(std::uint32_t sequence, ByteReceiver &to);
    /// Begins with what waits, though the beginning was not captured.
    void start(ByteReceiver &to);
    /// Hands over what waits, holes told.
    void skipHoles(ByteReceiver &to);
    /// Nothing more comes: hands over what waits, holes told.
    void finish(bool isClean, ByteReceiver &to);

private:
    struct Piece {
        std::string bytes;
        std::size_t missing = 0;
        Moment moment;
    };

    void place(std::uint64_t at, std::string_view payload, std::size_t missing, const Moment &moment, ByteReceiver &to);
    void deliver(std::string_view payload, std::size_t missing, const Moment &moment, ByteReceiver &to);
    void drain(ByteReceiver &to);
    void jump(ByteReceiver &to);
    std::uint64_t unwrapped(std::uint32_t sequence) const noexcept;

    Side m_side;
    bool m_isStarted = false;
    bool m_isEnded = false;
    std::uint64_t m_next = 0;           ///< the next byte, sequence numbers unwrapped
    std::uint64_t m_end = 0;            ///< of the direction, once FIN was seen; 0: not yet
    std::map<std::uint64_t, Piece> m_early;
    std::size_t m_waiting = 0;
};

}  // namespace probity::traffic
