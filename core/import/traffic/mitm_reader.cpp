#include "import/traffic/mitm_reader.h"

#include <cmath>
#include <utility>

#include "base/text.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/dns_message.h"
#include "import/traffic/http_message.h"
#include "import/traffic/tnetstring.h"

namespace probity::traffic {

namespace {

constexpr std::size_t mostDetachedBytes = std::size_t{64} << 20;
constexpr double firstWithMessagesInside = 12;

/// The first of these names that the dict has: fields were renamed over the years.
Tnet firstOf(const Tnet &dict, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names)
        if (const Tnet found = dict.member(name); !found.isNull())
            return found;
    return {};
}

std::string textOf(const Tnet &value)
{
    return wireText(value.string());
}

/// [host, port] and, before version 7, {"address": [host, port], "use_ipv6": false}.
std::string hostOfAddress(Tnet address)
{
    if (address.isDict())
        address = address.member("address");
    return textOf(address.element(0));
}

std::optional<Timestamp> timeOf(const Tnet &value)
{
    const auto seconds = value.number();
    return seconds ? captureTime(*seconds) : std::nullopt;
}

/// 21; [0, 18, 2] → "0.18.2".
std::string versionText(const Tnet &version)
{
    if (!version.isList())
        return version.kind == Tnet::Kind::Integer ? repairUtf8(version.payload.substr(0, 12)) : std::string();
    std::string out;
    for (std::size_t i = 0; i < 3 && !version.element(i).isNull(); ++i)
        out += (i == 0 ? "" : ".") + repairUtf8(version.element(i).payload.substr(0, 12));
    return out;
}

bool keepsMessagesApart(const Tnet &flow)
{
    const Tnet version = flow.member("version");
    return version.isList() || version.number().value_or(firstWithMessagesInside) < firstWithMessagesInside;
}

void readHeaders(const Tnet &list, std::vector<NameValue> &out)
{
    std::string_view rest = list.isList() ? list.payload : std::string_view();
    while (const auto pair = takeTnet(rest))
        out.emplace_back(textOf(pair->element(0)), textOf(pair->element(1)));
}

/// [type, from the client, content, time, ...]; type 2 is binary.
std::vector<WebSocketMessage> readMessages(const Tnet &list, std::size_t &room)
{
    std::vector<WebSocketMessage> out;
    std::string_view rest = list.isList() ? list.payload : std::string_view();
    while (const auto item = takeTnet(rest)) {
        const double type = item->element(0).number().value_or(1);
        const std::string_view content = item->element(2).string();
        if ((type != 1 && type != 2) || content.size() > room)
            continue;
        room -= content.size();
        WebSocketMessage message;
        message.direction = item->element(1).boolean().value_or(false) ? WebSocketMessage::Direction::Sent : WebSocketMessage::Direction::Received;
        message.isBinary = type == 2;
        message.time = timeOf(item->element(3));
        message.data = message.isBinary ? std::string(content) : repairUtf8(content);
        out.push_back(std::move(message));
    }
    return out;
}

std::string typeOf(const Tnet &flow)
{
    // Before 0.14 there was one type and no name for it.
    const std::string_view type = flow.member("type").string();
    return type.empty() && flow.member("request").isDict() ? "http" : std::string(type);
}

std::string_view host(const std::vector<NameValue> &headers, const Tnet &request)
{
    const std::string_view authority = request.member("authority").string();
    if (!authority.empty())
        return authority;
    const std::string_view named = headerValue(headers, "host");
    return named.empty() ? headerValue(headers, ":authority") : named;
}

/// The name without its port: mitmproxy keeps that apart.
std::string_view withoutPort(std::string_view authority)
{
    const std::size_t colon = authority.rfind(':');
    const std::size_t bracket = authority.rfind(']');
    return colon == std::string_view::npos || (bracket != std::string_view::npos && colon < bracket) ? authority : authority.substr(0, colon);
}

/// Steps through the flows of a dump.
class FlowStream {
public:
    enum class Step { Flow, End, Cut, Broken, TooLarge };

    explicit FlowStream(ByteWindow &window) : m_window(window) {}

    /// Makes the next flow current. Its bytes stay until the next call.
    Step next(Tnet &flow)
    {
        m_window.advance(m_length);
        m_length = 0;
        skipBlanks();
        if (m_window.isAtEnd())
            return Step::End;
        while (m_window.available() < longestPrefix && m_window.more()) {
        }
        const auto length = tnetLength(m_window.view());
        if (!length)
            return m_window.available() < longestPrefix ? Step::Cut : Step::Broken;
        if (*length > ByteWindow::largest)
            return Step::TooLarge;
        while (m_window.available() < *length && m_window.more()) {
        }
        if (m_window.available() < *length)
            return Step::Cut;
        m_length = static_cast<std::size_t>(*length);
        std::string_view bytes = m_window.view().substr(0, m_length);
        const auto value = takeTnet(bytes);
        if (!value || !value->isDict())
            return Step::Broken;
        flow = *value;
        return Step::Flow;
    }

    std::uint64_t offset() const noexcept { return m_window.offset(); }
    std::size_t length() const noexcept { return m_length; }
    const Status &status() const noexcept { return m_window.status(); }

private:
    void skipBlanks()
    {
        while (!m_window.isAtEnd() && (*m_window.cursor() == '\n' || *m_window.cursor() == '\r'))
            m_window.advance(1);
    }

    ByteWindow &m_window;
    std::size_t m_length = 0;
};

class MitmproxyReader {
public:
    MitmproxyReader(ByteWindow &window, const DetachedMessages &detached, EntryOutlet &outlet, DiagnosticLog &log)
        : m_flows(window), m_detached(detached), m_outlet(outlet), m_log(log)
    {
    }

    Result<TrafficFacts> run()
    {
        Tnet flow;
        FlowStream::Step step = FlowStream::Step::End;
        while (!m_outlet.isDone() && (step = m_flows.next(flow)) == FlowStream::Step::Flow) {
            if (m_outlet.task().isStopRequested())
                return failure(ErrorCode::Stopped, "stopped while reading a capture");
            if (const Status status = read(flow); !status)
                return tl::unexpected(status.error());
            ++m_index;
        }
        if (!m_flows.status())
            return tl::unexpected(m_flows.status().error());
        if (!m_outlet.isDone())
            tellEnd(step);
        return m_outlet.finish("mitmproxy", m_version.empty() ? "mitmproxy" : "mitmproxy (flow format " + m_version + ")", "mitmproxy");
    }

private:
    void tellEnd(FlowStream::Step step)
    {
        const std::string where = "byte " + std::to_string(m_flows.offset());
        if (step == FlowStream::Step::Cut)
            m_log.note("truncated", "the dump ends in the middle of a flow: what stood before was read, that flow is lost", where, Loss::Part);
        else if (step == FlowStream::Step::Broken)
            m_log.note("damaged", "no flow stands where one should: what follows was not read", where, Loss::Part);
        else if (step == FlowStream::Step::TooLarge)
            m_log.note("entry_too_large", "a flow is larger than 256 MB: it and what follows were not read", where, Loss::Part);
    }

    Status read(const Tnet &flow)
    {
        if (m_version.empty())
            m_version = versionText(flow.member("version"));
        const std::string type = typeOf(flow);
        if (type == "http")
            return m_outlet.isWanted(m_index) ? readHttp(flow) : Status();
        if (type == "dns")
            readDnsFlow(flow);
        else if (type == "tcp" || type == "udp")
            readRaw(flow, type);
        else if (type != "websocket")
            m_log.note("entry_unusable", "a flow is of no kind that we know, or broken inside; it was left out", place(), Loss::Part);
        return {};
    }

    std::string place() const { return "entry " + std::to_string(m_index); }

    /// Bytes that were exchanged over a connection that is no HTTP: who was contacted is all that we say.
    void readRaw(const Tnet &flow, const std::string &type)
    {
        const Tnet server = flow.member("server_conn");
        const std::string name = textOf(server.member("sni"));
        HostContact contact;
        contact.host = name.empty() ? hostOfAddress(server.member("address")) : name;
        contact.how = name.empty() ? type : "sni";
        contact.started = timeOf(server.member("timestamp_start"));
        if (std::string address = hostOfAddress(firstOf(server, {"peername", "ip_address"})); !address.empty())
            contact.addresses.push_back(std::move(address));
        m_outlet.contact(std::move(contact));
    }

    void readDnsFlow(const Tnet &flow)
    {
        const Tnet request = flow.member("request");
        HostContact contact;
        contact.host = textOf(request.member("questions").element(0).member("name"));
        contact.how = "dns";
        contact.started = timeOf(firstOf(request, {"timestamp", "timestamp_start"}));
        const Tnet answers = flow.member("response").member("answers");
        std::string_view rest = answers.isList() ? answers.payload : std::string_view();
        while (const auto answer = takeTnet(rest)) {
            const double type = answer->member("type").number().value_or(0);
            const std::string_view data = answer->member("data").string();
            if (std::string address = type == 1 || type == 28 ? addressText(data) : std::string(); !address.empty())
                contact.addresses.push_back(std::move(address));
            if (std::string alias = type == 5 ? dnsName(data) : std::string(); !alias.empty())
                contact.aliases.push_back(std::move(alias));
        }
        m_outlet.contact(std::move(contact));
    }

    void readBody(const Tnet &message, const std::vector<NameValue> &headers, Body &body)
    {
        body.mimeType.assign(headerValue(headers, "content-type"));
        const Tnet content = firstOf(message, {"content", "body"});
        if (!content.isString()) {
            body.state = BodyState::Absent;
            return;
        }
        const BodyPlace bodyPlace{place(), m_log, m_outlet.undecodable(), m_outlet.task()};
        decodeWireBody(std::string(content.payload), headerValue(headers, "content-encoding"), body, bodyPlace);
    }

    Status readHttp(const Tnet &flow)
    {
        const Tnet request = flow.member("request");
        if (!request.isDict()) {
            m_log.note("entry_unusable", "a flow is of no kind that we know, or broken inside; it was left out", place(), Loss::Part);
            return {};
        }
        TrafficEntry entry;
        entry.index = m_index;
        entry.offset = m_flows.offset();
        entry.length = m_flows.length();
        entry.started = timeOf(request.member("timestamp_start"));
        entry.method = textOf(request.member("method"));
        readHeaders(request.member("headers"), entry.requestHeaders);
        readBody(request, entry.requestHeaders, entry.requestBody);
        const std::string address = textOf(request.member("host"));
        const auto port = request.member("port").number().value_or(0);
        const std::string scheme = textOf(request.member("scheme"));
        const bool isConnect = entry.method == "CONNECT";
        entry.url = requestUrl(scheme.empty() ? (isConnect || port == 443 ? "https" : "http") : scheme, wireText(withoutPort(host(entry.requestHeaders, request))), address,
                               port > 0 && port < 65536 ? static_cast<unsigned>(port) : 0, isConnect ? std::string() : textOf(request.member("path")));
        entry.httpVersion = textOf(request.member("http_version"));
        const Tnet server = flow.member("server_conn");
        entry.serverAddress = hostOfAddress(firstOf(server, {"peername", "ip_address"}));
        readResponse(flow.member("response"), entry);
        std::size_t room = mostDetachedBytes;
        entry.webSocketMessages = readMessages(flow.member("websocket").member("messages"), room);
        if (const auto detached = m_detached.find(flow.member("id").string()); detached != m_detached.end())
            entry.webSocketMessages = detached->second;
        return m_outlet.take(std::move(entry));
    }

    void readResponse(const Tnet &response, TrafficEntry &entry)
    {
        if (!response.isDict())
            return;
        const double status = firstOf(response, {"status_code", "code"}).number().value_or(0);
        entry.status = status > 0 && status < 100000 ? static_cast<int>(status) : 0;
        readHeaders(response.member("headers"), entry.responseHeaders);
        readBody(response, entry.responseHeaders, entry.responseBody);
        if (const auto end = timeOf(response.member("timestamp_end")); end && entry.started)
            entry.durationMs = static_cast<double>(end->microseconds - entry.started->microseconds) / 1000.0;
    }

    FlowStream m_flows;
    const DetachedMessages &m_detached;
    EntryOutlet &m_outlet;
    DiagnosticLog &m_log;
    std::string m_version;
    std::uint32_t m_index = 0;
};

}  // namespace

bool hasDetachedMessages(ByteWindow &window)
{
    FlowStream flows(window);
    Tnet flow;
    return flows.next(flow) == FlowStream::Step::Flow && keepsMessagesApart(flow);
}

Result<DetachedMessages> readDetachedMessages(ByteWindow &window)
{
    DetachedMessages out;
    FlowStream flows(window);
    std::size_t room = mostDetachedBytes;
    for (Tnet flow; flows.next(flow) == FlowStream::Step::Flow;) {
        if (flow.member("type").string() != "websocket")
            continue;
        const std::string_view handshake = flow.member("metadata").member("websocket_handshake").string();
        if (!handshake.empty())
            out.insert_or_assign(std::string(handshake), readMessages(flow.member("messages"), room));
    }
    if (!flows.status())
        return tl::unexpected(flows.status().error());
    return out;
}

Result<TrafficFacts> readMitmproxy(ByteWindow &window, const DetachedMessages &detached, EntryOutlet &outlet, DiagnosticLog &log)
{
    return MitmproxyReader(window, detached, outlet, log).run();
}

}  // namespace probity::traffic
