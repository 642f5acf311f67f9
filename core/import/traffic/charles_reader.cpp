#include "import/traffic/charles_reader.h"

#include <charconv>

#include "base/base64.h"
#include "base/text.h"
#include "import/manifest/json_text.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/har_scanner.h"
#include "import/traffic/http_message.h"
#include "import/traffic/json_repair.h"

namespace probity::traffic {

namespace {

/// The number that a member holds, written as number or as string; 0: none.
double numberOf(const JsonValue &object, std::string_view key)
{
    const JsonValue *value = object.find(key);
    if (value == nullptr || (value->kind != JsonValue::Kind::Number && value->kind != JsonValue::Kind::String))
        return 0;
    double number = 0;
    std::from_chars(value->text.data(), value->text.data() + value->text.size(), number);
    return number;
}

bool isTrue(const JsonValue &object, std::string_view key)
{
    const JsonValue *value = object.find(key);
    return value != nullptr && value->kind == JsonValue::Kind::Boolean && value->text == "true";
}

const JsonValue &memberOf(const JsonValue &object, std::string_view key)
{
    static const JsonValue nothing;
    const JsonValue *found = object.find(key);
    return found != nullptr ? *found : nothing;
}

std::vector<NameValue> headersOf(const JsonValue &message)
{
    std::vector<NameValue> out;
    for (const JsonMember &header : memberOf(memberOf(message, "header"), "headers").members)
        out.emplace_back(header.second.string("name"), header.second.string("value"));
    return out;
}

/// "api.example.test/192.0.2.7" → the address.
std::string addressOf(const std::string &remote)
{
    return remote.substr(remote.rfind('/') + 1);
}

std::string urlOf(const JsonValue &item, bool isTunnel)
{
    std::string scheme = item.string("scheme");
    if (scheme.empty())
        scheme = isTunnel ? "https" : "http";
    const double actual = numberOf(item, "actualPort");
    const double named = numberOf(item, "port");
    const double port = named > 0 ? named : actual;
    std::string target = item.string("path");
    if (const std::string &query = item.string("query"); !query.empty())
        target += '?' + query;
    const unsigned shown = port > 0 && port < 65536 ? static_cast<unsigned>(port) : 0;
    // What stands in "host" has no port of its own; a bare IPv6 address does.
    std::string host = item.string("host");
    if (host.find(':') != std::string::npos && host.find(']') == std::string::npos)
        host = '[' + host + ']';
    return requestUrl(scheme, host, {}, shown, target);
}

class CharlesPump final : public ScanHandler {
public:
    CharlesPump(EntryOutlet &outlet, DiagnosticLog &log) : m_outlet(outlet), m_log(log) {}

    Result<bool> entry(const EntrySpan &span) override
    {
        if (m_outlet.task().isStopRequested())
            return failure(ErrorCode::Stopped, "stopped while reading a capture");
        if (!m_outlet.isWanted(span.index))
            return true;
        JsonText json = readJsonText(span.json);
        if (!json.faults.empty()) {
            Repairs repairs;
            json = readJsonText(repairJson(span.json, repairs, m_outlet.task()));
        }
        const std::string where = "entry " + std::to_string(span.index);
        if (!json.faults.empty())
            m_log.note("entry_damaged", "a transaction is damaged; what could be read of it was kept", where, Loss::Part);
        if (!json.root.isObject() || json.root.string("host").empty()) {
            m_log.note("entry_unusable", "a member of the list is no transaction (no object, or without a host); it was left out", where);
            return true;
        }
        if (const Status status = m_outlet.take(read(json.root, span, where)); !status)
            return tl::unexpected(status.error());
        return true;
    }

    void member(std::string_view, std::string_view) override {}

private:
    TrafficEntry read(const JsonValue &item, const EntrySpan &span, const std::string &where)
    {
        TrafficEntry entry;
        entry.index = span.index;
        entry.offset = span.offset;
        entry.length = span.json.size();
        const bool isTunnel = isTrue(item, "tunnel");
        entry.method = isTunnel ? "CONNECT" : item.string("method");
        entry.url = urlOf(item, isTunnel);
        entry.httpVersion = item.string("protocolVersion");
        entry.started = captureTime(memberOf(item, "times").string("start"));
        if (const double total = numberOf(memberOf(item, "durations"), "total"); total > 0)
            entry.durationMs = total;
        entry.serverAddress = addressOf(item.string("remoteAddress"));
        const JsonValue &request = memberOf(item, "request");
        const JsonValue &response = memberOf(item, "response");
        entry.requestHeaders = headersOf(request);
        entry.responseHeaders = headersOf(response);
        const bool isFailed = toLowerAscii(item.string("status")) == "failed";
        const double status = numberOf(response, "status");
        entry.status = status > 0 && status < 100000 ? static_cast<int>(status) : 0;
        const BodyPlace bodyPlace{where, m_log, m_outlet.undecodable(), m_outlet.task()};
        readBody(request, entry.requestHeaders, isTunnel, entry.requestBody, bodyPlace);
        if (response.isObject() && (entry.status != 0 || !(isTunnel || isFailed)))
            readBody(response, entry.responseHeaders, isTunnel || isBodiless(entry.status, entry.method), entry.responseBody, bodyPlace);
        return entry;
    }

    /// Charles writes what it shows: decompressed text, or base64 of what is no text.
    static void readBody(const JsonValue &message, const std::vector<NameValue> &headers, bool isBare, Body &body, const BodyPlace &place)
    {
        const std::string &mimeType = message.string("mimeType");
        body.mimeType = mimeType.empty() ? std::string(headerValue(headers, "content-type")) : mimeType;
        const JsonValue &carrier = memberOf(message, "body");
        const JsonValue *text = carrier.find("text");
        const JsonValue *encoded = carrier.find("encoded");
        if (encoded != nullptr && encoded->isString()) {
            if (auto bytes = decodeBase64(encoded->text)) {
                decodeWireBody(std::move(*bytes), headerValue(headers, "content-encoding"), body, place);
                body.steps.insert(body.steps.begin(), "base64");
                return;
            }
            place.log.note("bad_base64", "a body that the capture calls base64 is none; it was taken as text", place.where);
            text = encoded;
        }
        if (text != nullptr && text->isString()) {
            body.bytes = text->text;
            body.state = body.bytes.empty() ? BodyState::Empty : BodyState::Present;
            return;
        }
        const bool wasThere = numberOf(memberOf(message, "sizes"), "body") > 0 || contentLength(headers).value_or(0) > 0;
        body.state = wasThere && !isBare ? BodyState::Absent : BodyState::Empty;
    }

    EntryOutlet &m_outlet;
    DiagnosticLog &m_log;
};

}  // namespace

Result<TrafficFacts> readCharles(ByteWindow &window, EntryOutlet &outlet, DiagnosticLog &log)
{
    CharlesPump pump(outlet, log);
    if (const Status status = HarScanner(window, pump, log).run(); !status)
        return tl::unexpected(status.error());
    return outlet.finish("charles-json", "Charles", "Charles");
}

}  // namespace probity::traffic
