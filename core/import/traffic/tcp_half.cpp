#include "import/traffic/tcp_half.h"

#include <algorithm>

namespace probity::traffic {

namespace {

constexpr std::size_t mostWaiting = std::size_t{2} << 20;
constexpr std::size_t mostPieces = 4000;
constexpr std::size_t gathered = 3;
// Unwrapped numbers begin here, so that a segment from before the first one seen has a number too.
constexpr std::uint64_t firstWrap = std::uint64_t{1} << 32;

}  // namespace

std::uint64_t TcpHalf::unwrapped(std::uint32_t sequence) const noexcept
{
    if (m_next == 0)
        return firstWrap + sequence;
    const auto distance = static_cast<std::int32_t>(sequence - static_cast<std::uint32_t>(m_next));
    return m_next + static_cast<std::uint64_t>(static_cast<std::int64_t>(distance));
}

void TcpHalf::start(std::uint32_t sequence)
{
    if (m_isStarted)
        return;
    m_next = unwrapped(sequence);
    m_isStarted = true;
}

void TcpHalf::segment(std::uint32_t sequence, std::string_view payload, std::size_t missing, const Moment &moment, ByteReceiver &to)
{
    if (m_isEnded || (payload.empty() && missing == 0))
        return;
    const std::uint64_t at = unwrapped(sequence);
    if (!m_isStarted && m_next == 0)
        m_next = at;
    place(at, payload, missing, moment, to);
    if (!m_isStarted && m_early.size() >= gathered)
        start(to);
}

void TcpHalf::place(std::uint64_t at, std::string_view payload, std::size_t missing, const Moment &moment, ByteReceiver &to)
{
    if (m_isStarted && at <= m_next) {
        const std::uint64_t known = m_next - at;
        if (known >= payload.size() + missing)
            return;
        const std::size_t repeated = static_cast<std::size_t>(std::min<std::uint64_t>(known, payload.size()));
        deliver(payload.substr(repeated), missing - static_cast<std::size_t>(known - repeated), moment, to);
        drain(to);
        return;
    }
    Piece &piece = m_early[at];
    if (piece.bytes.size() < payload.size()) {
        m_waiting += payload.size() - piece.bytes.size();
        piece = {std::string(payload), missing, moment};
    }
    if (m_isStarted && (m_waiting > mostWaiting || m_early.size() > mostPieces))
        jump(to);
}

void TcpHalf::deliver(std::string_view payload, std::size_t missing, const Moment &moment, ByteReceiver &to)
{
    m_next += payload.size() + missing;
    if (!payload.empty())
        to.bytes(m_side, payload, moment);
    if (missing > 0)
        to.gap(m_side, missing, moment);
}

void TcpHalf::drain(ByteReceiver &to)
{
    while (!m_early.empty() && m_early.begin()->first <= m_next) {
        const auto node = m_early.extract(m_early.begin());
        const Piece &piece = node.mapped();
        m_waiting -= piece.bytes.size();
        const std::uint64_t known = m_next - node.key();
        if (known >= piece.bytes.size() + piece.missing)
            continue;
        const std::size_t repeated = static_cast<std::size_t>(std::min<std::uint64_t>(known, piece.bytes.size()));
        deliver(std::string_view(piece.bytes).substr(repeated), piece.missing - static_cast<std::size_t>(known - repeated), piece.moment, to);
    }
    if (m_end != 0 && m_next >= m_end && !m_isEnded) {
        m_isEnded = true;
        to.end(m_side, true);
    }
}

/// What is missing before the first piece that waits is lost.
void TcpHalf::jump(ByteReceiver &to)
{
    if (m_early.empty())
        return;
    const std::uint64_t count = m_early.begin()->first - m_next;
    const Moment moment = m_early.begin()->second.moment;
    m_next = m_early.begin()->first;
    to.gap(m_side, count, moment);
    drain(to);
}

void TcpHalf::start(ByteReceiver &to)
{
    if (m_isStarted)
        return;
    m_isStarted = true;
    if (!m_early.empty())
        m_next = m_early.begin()->first;
    drain(to);
}

void TcpHalf::fin(std::uint32_t sequence, ByteReceiver &to)
{
    if (m_isEnded)
        return;
    if (!m_isStarted && !m_early.empty())
        start(to);
    m_end = unwrapped(sequence);
    if (m_next == 0 || (m_isStarted && m_next >= m_end) || !m_isStarted) {
        m_isEnded = true;
        to.end(m_side, true);
    }
}

void TcpHalf::skipHoles(ByteReceiver &to)
{
    if (m_isEnded || m_early.empty())
        return;
    start(to);
    while (!m_early.empty())
        jump(to);
}

void TcpHalf::finish(bool isClean, ByteReceiver &to)
{
    if (m_isEnded)
        return;
    skipHoles(to);
    if (m_isEnded)
        return;
    m_isStarted = m_isEnded = true;
    to.end(m_side, isClean);
}

}  // namespace probity::traffic
