#include "import/traffic/http1_session.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/text.h"

namespace probity::traffic {

namespace {

constexpr std::size_t longestPending = std::size_t{128} << 10;
constexpr std::size_t longestChunkLine = 4096;
constexpr std::size_t mostPipelined = 1000;

/// Whether a blank line ends behind `from`.
bool hasBlankLine(std::string_view text, std::size_t from) noexcept
{
    const std::size_t start = from - std::min<std::size_t>(from, 3);
    return text.find("\n\r\n", start) != std::string_view::npos || text.find("\n\n", start) != std::string_view::npos;
}

/// "host:443" → "https://host/".
std::string tunnelUrl(const HttpHead &head)
{
    return requestUrl("https", head.target, {}, 0, {});
}

}  // namespace

Http1Session::Http1Session(ExchangeSink &sink, const Peers &peers, std::string scheme, TunnelMaker makeTunnel)
    : m_sink(sink), m_peers(peers), m_scheme(std::move(scheme)), m_makeTunnel(std::move(makeTunnel))
{
}

Http1Session::~Http1Session() = default;

void Http1Session::feed(Side side, std::string_view bytes, const Moment &moment)
{
    Half &to = half(side);
    if (to.state == State::Lost) {
        // Where messages are lost, a packet that begins with one leads back.
        HttpHead head;
        const HeadReading reading = side == Side::Client ? readRequestHead(bytes, head) : readResponseHead(bytes, head);
        if (reading == HeadReading::NotHttp || (reading == HeadReading::Incomplete && bytes.size() < 16))
            return;
        to.state = State::Head;
    }
    while (!bytes.empty() && step(side, bytes, moment)) {
    }
    // An answer that a shuffled capture holds before its request has waited for it.
    if (side == Side::Client && m_server.state == State::Head && !m_server.pending.empty() && current(Side::Server) != nullptr) {
        const std::string waiting = std::exchange(m_server.pending, {});
        feed(Side::Server, waiting, moment);
    }
}

/// Uses some of the bytes; false when the rest has to wait or was dropped.
bool Http1Session::step(Side side, std::string_view &bytes, const Moment &moment)
{
    Half &from = half(side);
    switch (from.state) {
    case State::Head: return readHead(side, bytes, moment);
    case State::Fixed:
    case State::ChunkData: {
        const std::string_view part = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(from.left, bytes.size())));
        takeBody(side, part);
        from.left -= part.size();
        bytes.remove_prefix(part.size());
        if (from.left == 0 && from.state == State::ChunkData)
            from.state = State::ChunkEnd;
        else if (from.left == 0)
            endMessage(side);
        return true;
    }
    case State::ChunkSize: return readChunkSize(side, bytes);
    case State::ChunkEnd: {
        std::string line;
        if (!readLine(side, bytes, line))
            return false;
        from.state = State::ChunkSize;
        return true;
    }
    case State::Trailers: {
        std::string line;
        if (!readLine(side, bytes, line))
            return false;
        if (line.empty())
            endMessage(side);
        return true;
    }
    case State::UntilClose: takeBody(side, bytes); return false;
    case State::WebSocket: takeMessages(side, bytes, moment); return false;
    case State::Tunnel:
        if (m_tunnel)
            m_tunnel->feed(side, bytes, moment);
        return false;
    case State::Lost: return false;
    }
    return false;
}

bool Http1Session::readHead(Side side, std::string_view &bytes, const Moment &moment)
{
    Half &from = half(side);
    if (side == Side::Client && !from.begun) {
        // Empty lines between requests belong to none.
        while (from.pending.empty() && !bytes.empty() && (bytes.front() == '\r' || bytes.front() == '\n'))
            bytes.remove_prefix(1);
        if (bytes.empty())
            return false;
        from.begun = m_sink.begin();
        from.begunAt = moment;
    }
    const std::size_t before = from.pending.size();
    if (side == Side::Server && current(Side::Server) == nullptr && before + bytes.size() <= longestPending) {
        from.pending.append(bytes);
        bytes = {};
        return false;
    }
    std::string_view text = bytes;
    if (before > 0) {
        from.pending.append(bytes);
        text = from.pending;
    }
    // A head is looked at when it begins, when its first line is there and when it may be whole, not for each byte it grows by.
    const bool isFirstLine = !from.hasLine && bytes.find('\n') != std::string_view::npos;
    from.hasLine = from.hasLine || isFirstLine;
    if (before > 0 && !isFirstLine && !hasBlankLine(text, before) && text.size() <= longestPending) {
        bytes = {};
        return false;
    }
    HttpHead head;
    const HeadReading reading = side == Side::Client ? readRequestHead(text, head) : readResponseHead(text, head);
    if (reading == HeadReading::NotHttp || (reading == HeadReading::Incomplete && text.size() > longestPending)) {
        if (side == Side::Client && m_hasSpoken)
            noteLostBytes(m_sink.log());
        lose(side);
        return false;
    }
    if (reading == HeadReading::Incomplete) {
        if (before == 0)
            from.pending.assign(bytes);
        bytes = {};
        return false;
    }
    bytes.remove_prefix(head.length - before);
    from.pending.clear();
    from.hasLine = false;
    return side == Side::Client ? startRequest(std::move(head)) : startResponse(std::move(head));
}

bool Http1Session::startRequest(HttpHead &&head)
{
    if (m_exchanges.size() >= mostPipelined) {
        noteLostBytes(m_sink.log());
        lose(Side::Client);
        return false;
    }
    m_hasSpoken = true;
    Exchange &exchange = m_exchanges.emplace_back();
    TrafficEntry &entry = exchange.entry;
    entry.index = *m_client.begun;
    entry.offset = m_client.begunAt.offset;
    entry.length = m_client.begunAt.length;
    entry.started = m_client.begunAt.time;
    m_client.begun.reset();
    entry.method = head.method;
    entry.httpVersion = head.version;
    entry.serverAddress = m_peers.serverAddress;
    entry.app = m_peers.app;
    entry.url = head.method == "CONNECT" ? tunnelUrl(head) : requestUrl(m_scheme, headerValue(head.headers, "host"), m_peers.serverAddress, m_peers.serverPort, head.target);
    exchange.reserved += m_sink.reserve(entry.url.size());
    keepHeaders(exchange, head.headers, entry.requestHeaders);
    expectBody(Side::Client, entry.requestHeaders.empty() ? head.headers : entry.requestHeaders, false);
    return true;
}

bool Http1Session::startResponse(HttpHead &&head)
{
    Exchange *exchange = current(Side::Server);
    if (exchange == nullptr) {
        m_sink.log().note("response_alone", "an answer stands in the capture without its request; it was left out", {});
        lose(Side::Server);
        return false;
    }
    // Interim answers come before the one that counts: RFC 9110, section 15.2.
    if (head.status >= 100 && head.status < 200 && head.status != 101)
        return true;
    TrafficEntry &entry = exchange->entry;
    exchange->hasResponse = true;
    entry.status = head.status;
    keepHeaders(*exchange, head.headers, entry.responseHeaders);
    const std::vector<NameValue> &headers = entry.responseHeaders.empty() ? head.headers : entry.responseHeaders;
    if (head.status == 101) {
        upgrade(*exchange, toLowerAscii(headerValue(headers, "upgrade")).find("websocket") != std::string::npos);
        return true;
    }
    if (entry.method == "CONNECT" && head.status >= 200 && head.status < 300) {
        openTunnel(*exchange);
        return true;
    }
    expectBody(Side::Server, headers, isBodiless(head.status, entry.method));
    return true;
}

/// Takes headers over where there is memory for them; else they stay where they are, to tell how long the body is.
void Http1Session::keepHeaders(Exchange &exchange, std::vector<NameValue> &from, std::vector<NameValue> &to)
{
    const std::size_t weight = weightOf(from);
    const std::size_t granted = m_sink.reserve(weight);
    if (granted < weight) {
        m_sink.release(granted);
        noteLeftOutHeaders(m_sink.log(), exchange.entry.index);
        return;
    }
    exchange.reserved += granted;
    to = std::move(from);
    from.clear();
}

void Http1Session::expectBody(Side side, const std::vector<NameValue> &headers, bool isBare)
{
    Half &to = half(side);
    const auto length = contentLength(headers);
    if (isBare) {
        endMessage(side);
    } else if (isChunked(headers)) {
        to.state = State::ChunkSize;
    } else if (length && *length > 0) {
        to.state = State::Fixed;
        to.left = *length;
    } else if (length || side == Side::Client) {
        endMessage(side);
    } else {
        to.state = State::UntilClose;
    }
}

void Http1Session::takeBody(Side side, std::string_view bytes)
{
    Exchange *exchange = current(side);
    if (exchange == nullptr)
        return;
    std::string &body = side == Side::Client ? exchange->requestBytes : exchange->responseBytes;
    bool &isCut = side == Side::Client ? exchange->isRequestCut : exchange->isResponseCut;
    if (isCut)
        return;
    const std::size_t kept = m_sink.reserve(std::min(bytes.size(), largestBody - std::min(largestBody, body.size())));
    exchange->reserved += kept;
    body.append(bytes.substr(0, kept));
    if (kept < bytes.size()) {
        isCut = true;
        noteCutBody(m_sink.log(), exchange->entry.index);
    }
}

/// The messages of a WebSocket. They are kept until it ends, so their memory counts with the bodies'.
void Http1Session::takeMessages(Side side, std::string_view bytes, const Moment &moment)
{
    Exchange *exchange = current(Side::Server);
    if (exchange == nullptr)
        return;
    std::vector<WebSocketMessage> &messages = exchange->entry.webSocketMessages;
    std::size_t at = messages.size();
    bool isGood = (side == Side::Client ? m_sent : m_received)->feed(bytes, moment.time, messages);
    for (; at < messages.size(); ++at) {
        const std::size_t weight = sizeof messages[at] + messages[at].data.size();
        const std::size_t granted = m_sink.reserve(weight);
        exchange->reserved += granted;
        if (granted == weight)
            continue;
        messages.resize(at);
        isGood = false;
    }
    if (isGood && messages.size() < WebSocketFrames::mostMessages)
        return;
    m_sink.log().note("messages_left_out", "messages of a WebSocket are damaged, or more of them than are kept; what came after was not read", "entry " + std::to_string(exchange->entry.index), Loss::Part);
    half(side).state = State::Lost;
}

/// A line of the chunked coding, its end taken off; false: it is not whole yet.
bool Http1Session::readLine(Side side, std::string_view &bytes, std::string &line)
{
    Half &from = half(side);
    const std::size_t end = bytes.find('\n');
    if (end == std::string_view::npos) {
        if (from.pending.size() + bytes.size() > longestChunkLine) {
            noteLostBytes(m_sink.log());
            lose(side);
        } else {
            from.pending.append(bytes);
        }
        bytes = {};
        return false;
    }
    line = std::move(from.pending);
    from.pending.clear();
    line.append(bytes.substr(0, end));
    if (!line.empty() && line.back() == '\r')
        line.pop_back();
    bytes.remove_prefix(end + 1);
    return true;
}

bool Http1Session::readChunkSize(Side side, std::string_view &bytes)
{
    Half &from = half(side);
    std::string line;
    if (!readLine(side, bytes, line))
        return false;
    const std::string_view digits = trimmed(line);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), from.left, 16);
    if (error != std::errc()) {
        noteLostBytes(m_sink.log());
        lose(side);
        return false;
    }
    from.state = from.left == 0 ? State::Trailers : State::ChunkData;
    return true;
}

Http1Session::Exchange *Http1Session::current(Side side)
{
    if (side == Side::Client)
        return m_exchanges.empty() || m_exchanges.back().isRequestDone ? nullptr : &m_exchanges.back();
    for (Exchange &exchange : m_exchanges)
        if (!exchange.isResponseDone)
            return &exchange;
    return nullptr;
}

void Http1Session::endMessage(Side side)
{
    if (Exchange *exchange = current(side))
        (side == Side::Client ? exchange->isRequestDone : exchange->isResponseDone) = true;
    half(side).state = State::Head;
    settle();
}

void Http1Session::upgrade(Exchange &exchange, bool isWebSocket)
{
    const std::string early = std::exchange(m_client.pending, {});
    m_client.hasLine = false;
    exchange.isRequestDone = true;
    if (m_client.begun)
        m_sink.abandon(*std::exchange(m_client.begun, std::nullopt));
    m_client.state = m_server.state = isWebSocket ? State::WebSocket : State::Lost;
    // The messages belong to the exchange: it is over when the connection is.
    if (!isWebSocket) {
        exchange.isResponseDone = true;
        settle();
        return;
    }
    m_sent = std::make_unique<WebSocketFrames>(WebSocketMessage::Direction::Sent);
    m_received = std::make_unique<WebSocketFrames>(WebSocketMessage::Direction::Received);
    if (!early.empty())
        takeMessages(Side::Client, early, m_client.begunAt);
}

void Http1Session::openTunnel(Exchange &exchange)
{
    exchange.isRequestDone = exchange.isResponseDone = true;
    m_client.state = m_server.state = State::Tunnel;
    m_tunnel = m_makeTunnel ? m_makeTunnel() : nullptr;
    const std::string early = std::exchange(m_client.pending, {});
    if (m_client.begun)
        m_sink.abandon(*std::exchange(m_client.begun, std::nullopt));
    if (m_tunnel && !early.empty())
        m_tunnel->feed(Side::Client, early, m_client.begunAt);
    settle();
}

void Http1Session::lose(Side side)
{
    Half &from = half(side);
    from.pending.clear();
    from.hasLine = false;
    from.state = State::Lost;
    if (from.begun) {
        m_sink.abandon(*std::exchange(from.begun, std::nullopt));
        // What began like a request and was none: a host was contacted all the same.
        if (!m_hasSpoken)
            m_sink.contact(HostContact{m_peers.serverAddress, "tcp", from.begunAt.time, {}, {}});
    }
    if (Exchange *exchange = current(side); exchange != nullptr && (side == Side::Client || exchange->hasResponse)) {
        (side == Side::Client ? exchange->isRequestCut : exchange->isResponseCut) = true;
        (side == Side::Client ? exchange->isRequestDone : exchange->isResponseDone) = true;
        settle();
    }
}

void Http1Session::gap(Side side, std::uint64_t count, const Moment &moment)
{
    Half &from = half(side);
    if (from.state == State::Tunnel) {
        if (m_tunnel)
            m_tunnel->gap(side, count, moment);
        return;
    }
    if (from.state == State::Lost)
        return;
    if (from.state == State::WebSocket) {
        // Where the next frame begins is not known; the other direction goes on, and the exchange with it.
        noteLostBytes(m_sink.log());
        from.state = State::Lost;
        return;
    }
    Exchange *exchange = current(side);
    const bool isBody = from.state == State::Fixed || from.state == State::ChunkData;
    if (exchange != nullptr && (isBody || from.state == State::UntilClose))
        (side == Side::Client ? exchange->isRequestCut : exchange->isResponseCut) = true;
    if (from.state == State::UntilClose)
        return;
    if (isBody && count < from.left) {
        from.left -= count;
        return;
    }
    if (from.state == State::Fixed && count == from.left) {
        endMessage(side);
        return;
    }
    noteLostBytes(m_sink.log());
    lose(side);
}

void Http1Session::close(Side side, bool isClean)
{
    Half &from = half(side);
    if (from.state == State::Tunnel && m_tunnel) {
        m_tunnel->close(side, isClean);
        return;
    }
    if (side == Side::Server && from.state == State::Head && !from.pending.empty() && current(Side::Server) == nullptr)
        m_sink.log().note("response_alone", "an answer stands in the capture without its request; it was left out", {});
    if (from.state == State::UntilClose && isClean)
        endMessage(side);
    else if (!m_sent)
        lose(side);
    from.state = State::Lost;
    from.isClosed = true;
    // A WebSocket's client may have more to say, or the capture may still hold what it said before.
    if (!m_server.isClosed || (m_sent && !m_client.isClosed))
        return;
    // Nothing answers any more: what is still open stays without an answer.
    while (!m_exchanges.empty()) {
        Exchange exchange = std::move(m_exchanges.front());
        m_exchanges.pop_front();
        deliver(std::move(exchange));
    }
}

/// Hands over the exchanges that are whole, in their order.
void Http1Session::settle()
{
    while (!m_exchanges.empty() && m_exchanges.front().isRequestDone && m_exchanges.front().isResponseDone) {
        Exchange exchange = std::move(m_exchanges.front());
        m_exchanges.pop_front();
        deliver(std::move(exchange));
    }
}

void Http1Session::deliver(Exchange &&exchange)
{
    TrafficEntry &entry = exchange.entry;
    const BodyPlace place{"entry " + std::to_string(entry.index), m_sink.log(), m_sink.undecodable(), m_sink.task()};
    fillSeenBody(std::move(exchange.requestBytes), entry.requestHeaders, exchange.isRequestCut || !exchange.isRequestDone, entry.requestBody, place);
    if (exchange.hasResponse)
        fillSeenBody(std::move(exchange.responseBytes), entry.responseHeaders, exchange.isResponseCut || !(exchange.isResponseDone || m_received), entry.responseBody, place);
    m_sink.release(exchange.reserved);
    m_sink.finish(std::move(entry));
}

}  // namespace probity::traffic
