#pragma once

#include <deque>
#include <functional>

#include "import/traffic/http_message.h"
#include "import/traffic/session.h"
#include "import/traffic/websocket_frames.h"

namespace probity::traffic {

/// Makes a session for what begins inside a tunnel (CONNECT); null: nobody looks inside.
using TunnelMaker = std::function<std::unique_ptr<Session>()>;

/// HTTP/1.0 and 1.1 (RFC 9112) on one connection: pipelined requests, interim answers, bodies by length, chunks or the end
/// of the connection, WebSocket after an upgrade, tunnels. Lost bytes inside a body are counted over, lost heads are looked
/// for again at the start of a later packet; a direction of a WebSocket ends at the first byte that is lost. What may be missing
/// after it is told.
class Http1Session final : public Session {
public:
    Http1Session(ExchangeSink &sink, const Peers &peers, std::string scheme, TunnelMaker makeTunnel);
    ~Http1Session() override;

    void feed(Side side, std::string_view bytes, const Moment &moment) override;
    void gap(Side side, std::uint64_t count, const Moment &moment) override;
    void close(Side side, bool isClean) override;

private:
    enum class State { Head, Fixed, ChunkSize, ChunkData, ChunkEnd, Trailers, UntilClose, WebSocket, Tunnel, Lost };
    /// An exchange on its way.
    struct Exchange {
        TrafficEntry entry;
        std::string requestBytes;
        std::string responseBytes;
        bool isRequestDone = false;
        bool isResponseDone = false;
        bool hasResponse = false;
        bool isRequestCut = false;
        bool isResponseCut = false;
        std::size_t reserved = 0;
    };
    /// One direction.
    struct Half {
        State state = State::Head;
        std::string pending;            ///< bytes of a head or of a line of the chunked coding that is not whole yet
        bool isClosed = false;
        bool hasLine = false;           ///< the first line of the pending head is there
        std::uint64_t left = 0;         ///< of a body or chunk
        std::optional<std::uint32_t> begun;     ///< index of a request whose head is not whole yet
        Moment begunAt;
    };

    bool step(Side side, std::string_view &bytes, const Moment &moment);
    bool readHead(Side side, std::string_view &bytes, const Moment &moment);
    bool startRequest(HttpHead &&head);
    bool startResponse(HttpHead &&head);
    void expectBody(Side side, const std::vector<NameValue> &headers, bool isBodiless);
    void takeBody(Side side, std::string_view bytes);
    void takeMessages(Side side, std::string_view bytes, const Moment &moment);
    bool readLine(Side side, std::string_view &bytes, std::string &line);
    bool readChunkSize(Side side, std::string_view &bytes);
    void endMessage(Side side);
    void keepHeaders(Exchange &exchange, std::vector<NameValue> &from, std::vector<NameValue> &to);
    void upgrade(Exchange &exchange, bool isWebSocket);
    void openTunnel(Exchange &exchange);
    void lose(Side side);
    void settle();
    void deliver(Exchange &&exchange);
    Exchange *current(Side side);
    Half &half(Side side) { return side == Side::Client ? m_client : m_server; }

    ExchangeSink &m_sink;
    const Peers &m_peers;
    std::string m_scheme;
    TunnelMaker m_makeTunnel;
    Half m_client;
    Half m_server;
    bool m_hasSpoken = false;           ///< a request was read
    std::deque<Exchange> m_exchanges;
    std::unique_ptr<Session> m_tunnel;
    std::unique_ptr<WebSocketFrames> m_sent;
    std::unique_ptr<WebSocketFrames> m_received;
};

}  // namespace probity::traffic
