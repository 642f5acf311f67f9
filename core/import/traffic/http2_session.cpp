#include "import/traffic/http2_session.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "import/traffic/http_message.h"

namespace probity::traffic {

namespace {

constexpr std::string_view preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
constexpr std::size_t headLength = 9;
// The standard's default is 16 KB; hardly anybody asks for more.
constexpr std::size_t largestFrame = std::size_t{1} << 20;
constexpr std::size_t largestBlock = std::size_t{1} << 20;
constexpr std::size_t mostStreams = 10000;

constexpr unsigned dataFrame = 0;
constexpr unsigned headersFrame = 1;
constexpr unsigned resetFrame = 3;
constexpr unsigned pushFrame = 5;
constexpr unsigned continuationFrame = 9;

constexpr unsigned endStream = 1;
constexpr unsigned endHeaders = 4;
constexpr unsigned isPadded = 8;
constexpr unsigned hasPriority = 32;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t count) noexcept
{
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < count; ++i)
        out = out << 8 | static_cast<unsigned char>(bytes[at + i]);
    return out;
}

/// What is left of a frame's body without its padding; empty where that is impossible.
std::string_view withoutPadding(std::string_view body, unsigned flags) noexcept
{
    if ((flags & isPadded) == 0)
        return body;
    if (body.empty())
        return {};
    const std::size_t padding = static_cast<unsigned char>(body.front());
    return padding + 1 > body.size() ? std::string_view() : body.substr(1, body.size() - 1 - padding);
}

std::string takePseudo(std::vector<NameValue> &fields, std::string_view name)
{
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const NameValue &field) { return field.first == name; });
    if (found == fields.end())
        return {};
    std::string value = std::move(found->second);
    fields.erase(found);
    return value;
}

}  // namespace

Http2Session::Http2Session(ExchangeSink &sink, const Peers &peers, std::string scheme) : m_sink(sink), m_peers(peers), m_scheme(std::move(scheme)) {}

Http2Session::~Http2Session() = default;

bool Http2Session::beginsAsPreface(std::string_view bytes) noexcept
{
    return !bytes.empty() && bytes.substr(0, preface.size()) == preface.substr(0, std::min(preface.size(), bytes.size()));
}

void Http2Session::feed(Side side, std::string_view bytes, const Moment &moment)
{
    Half &from = half(side);
    if (from.isLost)
        return;
    from.pending.append(bytes);
    if (side == Side::Client && !m_hasPreface) {
        if (from.pending.size() < preface.size())
            return;
        m_hasPreface = true;
        from.pending.erase(0, preface.size());
    }
    std::size_t used = 0;
    while (from.pending.size() - used >= headLength && !from.isLost) {
        const std::string_view rest = std::string_view(from.pending).substr(used);
        const std::size_t length = number(rest, 0, 3);
        if (length > largestFrame) {
            noteLostBytes(m_sink.log());
            lose(side);
            return;
        }
        if (rest.size() < headLength + length)
            break;
        frame(side, rest.substr(0, headLength), rest.substr(headLength, length), moment);
        used += headLength + length;
    }
    if (from.isLost)
        from.pending.clear();
    else
        from.pending.erase(0, used);
}

void Http2Session::frame(Side side, std::string_view head, std::string_view body, const Moment &moment)
{
    Half &from = half(side);
    const unsigned type = number(head, 3, 1);
    const unsigned flags = number(head, 4, 1);
    const std::uint32_t stream = number(head, 5, 4) & 0x7FFFFFFFu;
    // A header block is not to be interrupted: RFC 9113, section 4.3.
    if (from.blockStream != 0 && (type != continuationFrame || stream != from.blockStream)) {
        noteLostBytes(m_sink.log());
        lose(side);
        return;
    }
    if (type == headersFrame || type == pushFrame || type == continuationFrame) {
        headers(side, type, flags, stream, body, moment);
    } else if (type == dataFrame) {
        data(side, flags, stream, withoutPadding(body, flags));
    } else if (type == resetFrame) {
        if (const auto at = m_streams.find(stream); at != m_streams.end())
            deliver(at);
    }
}

void Http2Session::headers(Side side, unsigned type, unsigned flags, std::uint32_t stream, std::string_view body, const Moment &moment)
{
    Half &from = half(side);
    if (type == continuationFrame) {
        if (from.blockStream == 0) {
            noteLostBytes(m_sink.log());
            lose(side);
            return;
        }
        from.block.append(body);
    } else {
        body = withoutPadding(body, flags);
        const std::size_t before = type == pushFrame ? 4 : (flags & hasPriority) != 0 ? 5 : 0;
        from.blockStream = stream;
        from.isBlockPushed = type == pushFrame;
        from.doesBlockEndStream = type == headersFrame && (flags & endStream) != 0;
        from.block.assign(body.substr(std::min(before, body.size())));
    }
    if (from.block.size() > largestBlock) {
        noteLostBytes(m_sink.log());
        lose(side);
        return;
    }
    if ((flags & endHeaders) != 0)
        block(side, moment);
}

void Http2Session::block(Side side, const Moment &moment)
{
    Half &from = half(side);
    const std::uint32_t id = std::exchange(from.blockStream, 0);
    std::vector<NameValue> fields;
    if (!from.hpack.decode(std::exchange(from.block, {}), fields)) {
        m_sink.log().note("http2_headers_lost", "the headers of an HTTP/2 connection could not be decoded, or it began before the capture: what came later on it was not read", {}, Loss::Part);
        lose(side);
        return;
    }
    if (from.isBlockPushed)
        return;
    auto known = m_streams.find(id);
    const bool isNew = side == Side::Client && known == m_streams.end() && m_streams.size() < mostStreams;
    if (isNew)
        known = m_streams.try_emplace(id).first;
    if (known == m_streams.end()) {
        if (side == Side::Client)
            noteLostBytes(m_sink.log());
        return;
    }
    // A few bytes may stand for long fields: all of them together are bounded.
    const std::size_t weight = weightOf(fields);
    const std::size_t granted = m_sink.reserve(weight);
    known->second.reserved += granted;
    if (granted < weight)
        fields.clear();
    if (isNew) {
        startRequest(known->second, std::move(fields), moment);
    } else if (side == Side::Server) {
        takeResponse(known->second, std::move(fields));
    } else {
        std::move(fields.begin(), fields.end(), std::back_inserter(known->second.entry.requestHeaders));
    }
    if (granted < weight)
        noteLeftOutHeaders(m_sink.log(), known->second.entry.index);
    if (from.doesBlockEndStream)
        endSide(side, id);
}

void Http2Session::startRequest(Stream &stream, std::vector<NameValue> fields, const Moment &moment)
{
    TrafficEntry &entry = stream.entry;
    entry.index = m_sink.begin();
    entry.offset = moment.offset;
    entry.length = moment.length;
    entry.started = moment.time;
    entry.httpVersion = "HTTP/2";
    entry.serverAddress = m_peers.serverAddress;
    entry.app = m_peers.app;
    entry.method = takePseudo(fields, ":method");
    const std::string scheme = takePseudo(fields, ":scheme");
    const std::string authority = takePseudo(fields, ":authority");
    const std::string path = takePseudo(fields, ":path");
    const std::string_view named = authority.empty() ? headerValue(fields, "host") : std::string_view(authority);
    const std::string shown = entry.method == "CONNECT" ? std::string() : path;
    entry.url = requestUrl(scheme.empty() ? m_scheme : scheme, named, m_peers.serverAddress, m_peers.serverPort, shown);
    entry.requestHeaders = std::move(fields);
}

void Http2Session::takeResponse(Stream &stream, std::vector<NameValue> fields)
{
    int status = 0;
    const std::string text = takePseudo(fields, ":status");
    std::from_chars(text.data(), text.data() + text.size(), status);
    if (status >= 100 && status < 200)
        return;
    TrafficEntry &entry = stream.entry;
    stream.hasResponse = true;
    // A second block are trailers.
    if (status > 0)
        entry.status = status;
    std::move(fields.begin(), fields.end(), std::back_inserter(entry.responseHeaders));
}

void Http2Session::data(Side side, unsigned flags, std::uint32_t id, std::string_view body)
{
    const auto at = m_streams.find(id);
    if (at == m_streams.end())
        return;
    Stream &stream = at->second;
    std::string &bytes = side == Side::Client ? stream.requestBytes : stream.responseBytes;
    const std::size_t kept = stream.isCut ? 0 : m_sink.reserve(std::min(body.size(), largestBody - std::min(largestBody, bytes.size())));
    stream.reserved += kept;
    bytes.append(body.substr(0, kept));
    if (kept < body.size() && !std::exchange(stream.isCut, true))
        noteCutBody(m_sink.log(), stream.entry.index);
    if ((flags & endStream) != 0)
        endSide(side, id);
}

void Http2Session::endSide(Side side, std::uint32_t id)
{
    const auto at = m_streams.find(id);
    if (at == m_streams.end())
        return;
    (side == Side::Client ? at->second.isRequestDone : at->second.isResponseDone) = true;
    if (at->second.isRequestDone && at->second.isResponseDone)
        deliver(at);
}

void Http2Session::deliver(std::map<std::uint32_t, Stream>::iterator at)
{
    Stream stream = std::move(at->second);
    m_streams.erase(at);
    TrafficEntry &entry = stream.entry;
    const BodyPlace place{"entry " + std::to_string(entry.index), m_sink.log(), m_sink.undecodable(), m_sink.task()};
    fillSeenBody(std::move(stream.requestBytes), entry.requestHeaders, stream.isCut || !stream.isRequestDone, entry.requestBody, place);
    if (stream.hasResponse)
        fillSeenBody(std::move(stream.responseBytes), entry.responseHeaders, stream.isCut || !stream.isResponseDone, entry.responseBody, place);
    m_sink.release(stream.reserved);
    m_sink.finish(std::move(entry));
}

void Http2Session::gap(Side side, std::uint64_t, const Moment &)
{
    if (!half(side).isLost)
        noteLostBytes(m_sink.log());
    lose(side);
}

void Http2Session::lose(Side side)
{
    half(side).isLost = true;
}

void Http2Session::close(Side side, bool)
{
    half(side).isLost = true;
    if (!m_client.isLost || !m_server.isLost)
        return;
    while (!m_streams.empty())
        deliver(m_streams.begin());
}

}  // namespace probity::traffic
