#include "import/traffic/connection.h"

#include <optional>
#include <utility>

#include "import/traffic/http1_session.h"
#include "import/traffic/http2_session.h"

namespace probity::traffic {

namespace {

constexpr std::size_t enoughToTell = 24;
constexpr std::size_t longestStart = 8192;
constexpr std::size_t longestEarlyAnswer = std::size_t{256} << 10;

void noteAnswerAlone(DiagnosticLog &log, Loss loss)
{
    log.note("response_alone", "an answer stands in the capture without its request; it was left out", {}, loss);
}

/// Decides between HTTP/1 and HTTP/2 when the first bytes come out of a TLS connection or a tunnel.
class PlainSession final : public Session {
public:
    PlainSession(ExchangeSink &sink, const Peers &peers, std::string scheme) : m_sink(sink), m_peers(peers), m_scheme(std::move(scheme)) {}

    void feed(Side side, std::string_view bytes, const Moment &moment) override
    {
        if (m_session) {
            m_session->feed(side, bytes, moment);
            return;
        }
        if (side == Side::Server && m_server.size() + bytes.size() > longestEarlyAnswer) {
            m_missing += m_server.size() + bytes.size();
            m_server.clear();
            return;
        }
        (side == Side::Client ? m_client : m_server).append(bytes);
        // A server of HTTP/2 speaks first: its settings wait for the client's preface.
        if (m_client.empty() || (m_client.size() < enoughToTell && Http2Session::beginsAsPreface(m_client)))
            return;
        if (Http2Session::beginsAsPreface(m_client))
            m_session = std::make_unique<Http2Session>(m_sink, m_peers, m_scheme);
        else
            m_session = std::make_unique<Http1Session>(m_sink, m_peers, m_scheme, nullptr);
        m_session->feed(Side::Client, std::exchange(m_client, {}), moment);
        if (m_missing > 0)
            m_session->gap(Side::Server, m_missing, moment);
        if (!m_server.empty())
            m_session->feed(Side::Server, std::exchange(m_server, {}), moment);
    }

    void gap(Side side, std::uint64_t count, const Moment &moment) override
    {
        if (m_session)
            m_session->gap(side, count, moment);
        else if (side == Side::Client)
            noteLostBytes(m_sink.log());
        else
            m_missing += std::exchange(m_server, {}).size() + count;
    }

    void close(Side side, bool isClean) override
    {
        if (m_session) {
            m_session->close(side, isClean);
            if (side == Side::Client && m_serverEnd)
                m_session->close(Side::Server, *std::exchange(m_serverEnd, std::nullopt));
            return;
        }
        // What the client says may still come, where the capture is out of order.
        if (side == Side::Server)
            m_serverEnd = isClean;
        m_isClientOver = m_isClientOver || side == Side::Client;
        // A server of HTTP/2 has settings to tell, though its client never speaks: nothing is missing then.
        if (m_isClientOver && m_serverEnd && (m_missing > 0 || !m_client.empty() || m_server.rfind("HTTP/", 0) == 0))
            noteAnswerAlone(m_sink.log(), Loss::Part);
    }

private:
    ExchangeSink &m_sink;
    const Peers &m_peers;
    std::string m_scheme;
    std::unique_ptr<Session> m_session;
    std::string m_client;
    std::string m_server;               ///< what it said before the client did
    std::uint64_t m_missing = 0;        ///< bytes of the server before those
    std::optional<bool> m_serverEnd;    ///< whether it was clean
    bool m_isClientOver = false;
};

/// What goes through a tunnel: TLS as a rule, at times HTTP in the clear.
class TunnelSession final : public Session {
public:
    TunnelSession(ConnectionContext &context, const Peers &peers) : m_context(context), m_peers(peers) {}

    void feed(Side side, std::string_view bytes, const Moment &moment) override
    {
        if (!m_session) {
            if (side == Side::Server)
                return;
            if (TlsSession::beginsAsHello(bytes, Side::Client))
                m_session = std::make_unique<TlsSession>(m_context.sink, m_peers, m_context.keys, m_context.tally, [this] { return std::make_unique<PlainSession>(m_context.sink, m_peers, "https"); });
            else
                m_session = std::make_unique<PlainSession>(m_context.sink, m_peers, "http");
        }
        m_session->feed(side, bytes, moment);
    }
    void gap(Side side, std::uint64_t count, const Moment &moment) override
    {
        if (m_session)
            m_session->gap(side, count, moment);
        else
            noteLostBytes(m_context.sink.log());
    }
    void close(Side side, bool isClean) override
    {
        if (m_session)
            m_session->close(side, isClean);
    }

private:
    ConnectionContext &m_context;
    const Peers &m_peers;
    std::unique_ptr<Session> m_session;
};

bool beginsAsAnswer(std::string_view bytes)
{
    return bytes.substr(0, 5) == "HTTP/" || TlsSession::beginsAsHello(bytes, Side::Server);
}

bool beginsAsRequest(std::string_view bytes)
{
    HttpHead head;
    return TlsSession::beginsAsHello(bytes, Side::Client) || Http2Session::beginsAsPreface(bytes) || (bytes.size() > 3 && readRequestHead(bytes, head) != HeadReading::NotHttp && bytes.find(" HTTP/1.") != std::string_view::npos);
}

}  // namespace

Connection::Connection(const ConnectionContext &context, const Endpoint &first, const Endpoint &second) : m_context(context), m_ends{first, second} {}

Connection::~Connection() = default;

void Connection::chooseClient(bool isFirst)
{
    m_isClientKnown = true;
    m_first.setSide(isFirst ? Side::Client : Side::Server);
    m_second.setSide(isFirst ? Side::Server : Side::Client);
    const Endpoint &server = m_ends[isFirst ? 1 : 0];
    m_peers.serverAddress = addressText(server);
    m_peers.serverPort = server.port;
}

/// Without a handshake: by what is said, else the lower port belongs to the server.
void Connection::guessClient(bool isFromFirst, std::string_view payload)
{
    if (beginsAsAnswer(payload))
        chooseClient(!isFromFirst);
    else if (beginsAsRequest(payload))
        chooseClient(isFromFirst);
    else
        chooseClient(m_ends[0].port > m_ends[1].port || (m_ends[0].port == m_ends[1].port && isFromFirst));
}

void Connection::take(const Segment &segment, const Moment &moment)
{
    const bool isFromFirst = segment.source == m_ends[0];
    TcpHalf &from = isFromFirst ? m_first : m_second;
    TcpHalf &other = isFromFirst ? m_second : m_first;
    if (!segment.app.empty() && m_peers.app.empty())
        m_peers.app = wireText(segment.app);
    if (segment.isSyn) {
        if (!m_isClientKnown)
            chooseClient(isFromFirst != segment.isAck);
        from.start(segment.sequence + 1);
        (isFromFirst ? m_firstSyn : m_secondSyn) = segment.sequence;
    }
    if (!segment.payload.empty() && !m_isClientKnown)
        guessClient(isFromFirst, segment.payload);
    // An answer shows that the request before it is as whole as it will be.
    if (!segment.payload.empty() && from.side() == Side::Server && !other.isStarted() && other.hasBytes())
        other.start(*this);
    // What begins as a message is a beginning, whether the handshake was captured or not.
    if (!from.isStarted() && !from.hasBytes() && (beginsAsRequest(segment.payload) || beginsAsAnswer(segment.payload)))
        from.start(segment.sequence);
    const std::uint32_t sequence = segment.sequence + (segment.isSyn ? 1u : 0u);
    from.segment(sequence, segment.payload, segment.missing, moment, *this);
    if (segment.isFin)
        from.fin(sequence + static_cast<std::uint32_t>(segment.payload.size() + segment.missing), *this);
    if (segment.isReset) {
        m_first.finish(false, *this);
        m_second.finish(false, *this);
    }
}

void Connection::finish()
{
    // The client first: its requests must be there when the answers are told that they end.
    TcpHalf &client = m_first.side() == Side::Client ? m_first : m_second;
    TcpHalf &server = m_first.side() == Side::Client ? m_second : m_first;
    client.finish(false, *this);
    server.finish(false, *this);
}

std::unique_ptr<Session> Connection::plainSession(std::string scheme)
{
    return std::make_unique<PlainSession>(m_context.sink, m_peers, std::move(scheme));
}

std::unique_ptr<Session> Connection::sessionFor(std::string_view start)
{
    if (TlsSession::beginsAsHello(start, Side::Client))
        return std::make_unique<TlsSession>(m_context.sink, m_peers, m_context.keys, m_context.tally, [this] { return plainSession("https"); });
    if (Http2Session::beginsAsPreface(start))
        return std::make_unique<Http2Session>(m_context.sink, m_peers, "http");
    HttpHead head;
    if (readRequestHead(start, head) == HeadReading::NotHttp)
        return nullptr;
    return std::make_unique<Http1Session>(m_context.sink, m_peers, "http", [this] { return std::make_unique<TunnelSession>(m_context, m_peers); });
}

void Connection::bytes(Side side, std::string_view bytes, const Moment &moment)
{
    if (!m_session && !m_isTold && side == Side::Client) {
        const std::size_t held = m_start.size();
        m_start.append(bytes.substr(0, longestStart));
        m_startedAt = held == 0 ? moment : m_startedAt;
        if (m_start.size() < enoughToTell && (Http2Session::beginsAsPreface(m_start) || m_start.size() < 6))
            return;
        m_session = sessionFor(m_start);
        if (m_session) {
            const std::string before = std::exchange(m_start, {});
            if (held > 0)
                m_session->feed(side, std::string_view(before).substr(0, held), m_startedAt);
            m_session->feed(side, bytes, moment);
            if (m_missing > 0)
                m_session->gap(Side::Server, m_missing, moment);
            if (!m_answer.empty())
                m_session->feed(Side::Server, std::exchange(m_answer, {}), moment);
            return;
        }
        tellContact(moment.time);
        return;
    }
    if (m_session) {
        m_session->feed(side, bytes, moment);
    } else if (!m_isTold && m_answer.size() + bytes.size() <= longestEarlyAnswer) {
        m_answer.append(bytes);
    } else if (!m_isTold) {
        m_missing += m_answer.size() + bytes.size();
        m_answer.clear();
    }
}

/// What is spoken is none of ours: who was spoken to counts.
void Connection::tellContact(const std::optional<Timestamp> &time)
{
    m_isTold = true;
    m_start.clear();
    m_answer.clear();
    m_context.sink.contact(HostContact{m_peers.serverAddress, "tcp", time, {}, {}});
}

void Connection::gap(Side side, std::uint64_t count, const Moment &moment)
{
    if (m_session)
        m_session->gap(side, count, moment);
    else if (!m_isTold && side == Side::Client)
        noteLostBytes(m_context.sink.log());
    else if (!m_isTold)
        m_missing += std::exchange(m_answer, {}).size() + count;
}

void Connection::end(Side side, bool isClean)
{
    if (m_session) {
        m_session->close(side, isClean);
        if (side == Side::Client && m_serverEnd)
            m_session->close(Side::Server, *std::exchange(m_serverEnd, std::nullopt));
        return;
    }
    if (side == Side::Client && !m_isTold && !m_start.empty())
        tellContact(m_startedAt.time);
    // A server may have ended before the first bytes of its client are in order.
    if (side == Side::Server)
        m_serverEnd = isClean;
    m_isClientOver = m_isClientOver || side == Side::Client;
    if (m_isClientOver && m_serverEnd && std::exchange(m_answer, {}).rfind("HTTP/", 0) == 0)
        noteAnswerAlone(m_context.sink.log(), Loss::None);
}

bool Connection::isRestartedBy(const Segment &segment) const noexcept
{
    const std::optional<std::uint32_t> &known = segment.source == m_ends[0] ? m_firstSyn : m_secondSyn;
    return segment.isSyn && !segment.isAck && (isOver() || (known && *known != segment.sequence));
}

void Connection::skipHoles()
{
    m_first.skipHoles(*this);
    m_second.skipHoles(*this);
}

}  // namespace probity::traffic
