#pragma once

#include <memory>
#include <optional>

#include "import/traffic/packet_decode.h"
#include "import/traffic/session.h"
#include "import/traffic/tcp_half.h"
#include "import/traffic/tls_session.h"

namespace probity::traffic {

/// What all connections of a capture share.
struct ConnectionContext {
    ExchangeSink &sink;
    const KeyLog &keys;
    TlsSession::Tally &tally;
};

/// A TCP connection: finds out who is the client and what is spoken, and feeds the session for it.
class Connection final : public ByteReceiver {
public:
    /// `first` and `second` are the two ends, in any order.
    Connection(const ConnectionContext &context, const Endpoint &first, const Endpoint &second);
    ~Connection() override;

    void take(const Segment &segment, const Moment &moment);
    /// The capture ends: what is still open is closed.
    void finish();
    bool isOver() const noexcept { return m_first.isEnded() && m_second.isEnded(); }
    /// Whether a segment opens another connection between the same ends: its handshake has other numbers, or this one is over.
    bool isRestartedBy(const Segment &segment) const noexcept;
    /// How many bytes wait for others before them.
    std::size_t waiting() const noexcept { return m_first.waiting() + m_second.waiting(); }

    /// They wait no longer: what is missing before them counts as lost.
    void skipHoles();

    void bytes(Side side, std::string_view bytes, const Moment &moment) override;
    void gap(Side side, std::uint64_t count, const Moment &moment) override;
    void end(Side side, bool isClean) override;

private:
    void chooseClient(bool isFirst);
    void guessClient(bool isFromFirst, std::string_view payload);
    std::unique_ptr<Session> sessionFor(std::string_view start);
    std::unique_ptr<Session> plainSession(std::string scheme);
    void tellContact(const std::optional<Timestamp> &time);

    ConnectionContext m_context;
    Endpoint m_ends[2];
    Peers m_peers;
    TcpHalf m_first{Side::Client};
    TcpHalf m_second{Side::Server};
    bool m_isClientKnown = false;
    bool m_isTold = false;
    std::unique_ptr<Session> m_session;
    std::string m_start;                ///< the client's first bytes, too few to tell the protocol
    std::string m_answer;               ///< what the server said before the client did, in a shuffled capture
    std::uint64_t m_missing = 0;        ///< bytes of the server before those
    Moment m_startedAt;
    std::optional<bool> m_serverEnd;    ///< of a server that ended first: whether it was clean
    bool m_isClientOver = false;
    std::optional<std::uint32_t> m_firstSyn;
    std::optional<std::uint32_t> m_secondSyn;
};

}  // namespace probity::traffic
