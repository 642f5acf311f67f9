#include "import/traffic/har_entry.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <simdjson.h>

#include "base/text.h"
#include "import/traffic/base64.h"
#include "import/traffic/har_values.h"
#include "import/traffic/json_repair.h"

namespace probity::traffic {

namespace {

constexpr double mostStatus = 99999;

/// The members that carry a body, in whatever order they come. Texts stay in the file's bytes until the entry is read.
struct Carrier {
    bool isGiven = false;               ///< the member itself is there and not null
    std::optional<RawText> text;
    std::optional<RawText> textBase64;
    std::optional<RawText> exact;       ///< "_content": what a producer adds where "text" cannot hold the bytes
    bool isExactBase64 = false;
    std::string encoding;
    std::string mimeType;
    std::string file;
    std::string comment;
    double size = -1;
    bool hasParams = false;
};

std::string headerValue(const std::vector<NameValue> &headers, std::string_view lowerName)
{
    for (const NameValue &header : headers)
        if (header.first.size() == lowerName.size() && toLowerAscii(header.first) == lowerName)
            return header.second;
    return {};
}

bool isBase64(std::string_view encoding)
{
    return toLowerAscii(trimmed(encoding)) == "base64";
}

/// Methods whose requests are expected to have a body (RFC 9110, section 9.3).
bool carriesBody(std::string_view method)
{
    return method == "POST" || method == "PUT" || method == "PATCH";
}

}  // namespace

struct HarEntryReader::Private {
    Private(DiagnosticLog &theLog, const SideFiles &files, const TaskContext &theTask) : log(theLog), sideFiles(files), task(theTask) {}

    bool entry(std::string_view json);
    bool request(JsonValue &value);
    bool response(JsonValue &value);
    bool carrier(JsonValue &value, Carrier &into, std::vector<NameValue> *params);
    bool exactContent(JsonValue &value, Carrier &into);
    bool time(JsonValue &value);
    bool app(JsonValue &value);
    bool messages(JsonValue &value);
    bool message(JsonValue &value);
    void requestBody();
    void responseBody();
    bool take(const Carrier &from, const std::string &contentEncoding, Body &body);
    void tellRepairs(const Repairs &repairs);

    DiagnosticLog &log;
    const SideFiles &sideFiles;
    const TaskContext &task;
    simdjson::ondemand::parser parser;
    JsonUnescaper unescaper;
    std::uint64_t undecodable = 0;

    // of the entry that is being read
    std::string where;
    TrafficEntry *out = nullptr;
    Carrier sent;
    Carrier received;
    double requestBodySize = -1;
    bool hasResponse = false;
    std::string client;
};

bool HarEntryReader::Private::exactContent(JsonValue &value, Carrier &into)
{
    if (kindOf(value) == JsonKind::String) {
        into.exact = rawString(value);
        return into.exact.has_value();
    }
    if (kindOf(value) != JsonKind::Object)
        return true;
    std::string encoding;
    const bool isGood = eachMember(value, [&](std::string_view name, JsonValue &member) {
        if (name == "text" && kindOf(member) == JsonKind::String) {
            into.exact = rawString(member);
            return into.exact.has_value();
        }
        return name != "encoding" || readText(member, unescaper, encoding);
    });
    into.isExactBase64 = isBase64(encoding);
    return isGood;
}

bool HarEntryReader::Private::carrier(JsonValue &value, Carrier &into, std::vector<NameValue> *params)
{
    const JsonKind kind = kindOf(value);
    if (kind == JsonKind::String) {
        into.isGiven = true;
        into.text = rawString(value);
        return into.text.has_value();
    }
    if (kind != JsonKind::Object)
        return true;
    into.isGiven = true;
    return eachMember(value, [&](std::string_view name, JsonValue &member) {
        if (name == "text" || name == "_textBase64") {
            if (kindOf(member) != JsonKind::String)
                return true;
            auto &text = name == "text" ? into.text : into.textBase64;
            text = rawString(member);
            return text.has_value();
        }
        if (name == "encoding")
            return readText(member, unescaper, into.encoding);
        if (name == "mimeType")
            return readText(member, unescaper, into.mimeType);
        if (name == "_file")
            return readText(member, unescaper, into.file);
        if (name == "comment")
            return readText(member, unescaper, into.comment);
        if (name == "size")
            return readNumber(member, into.size);
        if (name == "_content")
            return exactContent(member, into);
        if (name == "params" && params != nullptr) {
            const bool isGood = readPairs(member, unescaper, *params);
            into.hasParams = !params->empty();
            return isGood;
        }
        return true;
    });
}

bool HarEntryReader::Private::request(JsonValue &value)
{
    if (kindOf(value) != JsonKind::Object)
        return true;
    return eachMember(value, [&](std::string_view name, JsonValue &member) {
        if (name == "method")
            return readText(member, unescaper, out->method);
        if (name == "url")
            return readText(member, unescaper, out->url);
        if (name == "httpVersion")
            return readText(member, unescaper, out->httpVersion);
        if (name == "headers")
            return readPairs(member, unescaper, out->requestHeaders);
        if (name == "cookies")
            return readPairs(member, unescaper, out->requestCookies);
        if (name == "queryString")
            return readPairs(member, unescaper, out->query);
        if (name == "postData")
            return carrier(member, sent, &out->formParams);
        if (name == "_content")
            return exactContent(member, sent);
        if (name == "bodySize")
            return readNumber(member, requestBodySize);
        return true;
    });
}

bool HarEntryReader::Private::response(JsonValue &value)
{
    if (kindOf(value) != JsonKind::Object)
        return true;
    hasResponse = true;
    return eachMember(value, [&](std::string_view name, JsonValue &member) {
        if (name == "status") {
            double status = 0;
            const bool isGood = readNumber(member, status);
            // Some producers write codes of their own, negative ones among them, for what never got an answer.
            out->status = status >= -mostStatus && status <= mostStatus ? static_cast<int>(status) : 0;
            return isGood;
        }
        if (name == "headers")
            return readPairs(member, unescaper, out->responseHeaders);
        if (name == "content")
            return carrier(member, received, nullptr);
        if (name == "_content")
            return exactContent(member, received);
        return true;
    });
}

bool HarEntryReader::Private::time(JsonValue &value)
{
    if (kindOf(value) == JsonKind::Number) {
        double number = 0;
        const bool isGood = readNumber(value, number);
        out->started = captureTime(number);
        return isGood;
    }
    std::string text;
    const bool isGood = readText(value, unescaper, text);
    out->started = captureTime(text);
    return isGood;
}

bool HarEntryReader::Private::app(JsonValue &value)
{
    if (kindOf(value) != JsonKind::Object)
        return readText(value, unescaper, out->app);
    std::string id;
    std::string label;
    const bool isGood = eachMember(value, [&](std::string_view name, JsonValue &member) {
        if (name == "id")
            return readText(member, unescaper, id);
        return name != "name" || readText(member, unescaper, label);
    });
    out->app = id.empty() ? label : id;
    return isGood;
}

bool HarEntryReader::Private::message(JsonValue &value)
{
    WebSocketMessage item;
    std::string type;
    double opcode = 1;
    double seconds = 0;
    if (kindOf(value) != JsonKind::Object)
        return true;
    const bool isGood = eachMember(value, [&](std::string_view name, JsonValue &member) {
        if (name == "type")
            return readText(member, unescaper, type);
        if (name == "opcode")
            return readNumber(member, opcode);
        if (name == "time")
            return readNumber(member, seconds);
        return name != "data" || readText(member, unescaper, item.data);
    });
    // Anything but the two directions is a note about the connection, not a message.
    if (type != "send" && type != "receive")
        return isGood;
    item.direction = type == "send" ? WebSocketMessage::Direction::Sent : WebSocketMessage::Direction::Received;
    item.time = captureTime(seconds);
    item.isBinary = opcode == 2;
    if (item.isBinary)
        if (auto bytes = decodeBase64(item.data))
            item.data = std::move(*bytes);
    out->webSocketMessages.push_back(std::move(item));
    return isGood;
}

bool HarEntryReader::Private::messages(JsonValue &value)
{
    out->webSocketMessages.clear();
    return kindOf(value) != JsonKind::Array || eachElement(value, [&](JsonValue &element) { return message(element); });
}

bool HarEntryReader::Private::entry(std::string_view json)
{
    sent = {};
    received = {};
    requestBodySize = -1;
    hasResponse = false;
    client.clear();
    simdjson::ondemand::document document;
    if (parser.iterate(json.data(), json.size(), json.size() + simdjson::SIMDJSON_PADDING).get(document) != simdjson::SUCCESS)
        return false;
    JsonValue root;
    if (document.get_value().get(root) != simdjson::SUCCESS)
        return false;
    const bool isGood = eachMember(root, [&](std::string_view name, JsonValue &member) {
        if (name == "request")
            return request(member);
        if (name == "response")
            return response(member);
        if (name == "startedDateTime")
            return time(member);
        if (name == "time")
            return readNumber(member, out->durationMs);
        if (name == "serverIPAddress")
            return readText(member, unescaper, out->serverAddress);
        if (name == "_app")
            return app(member);
        if (name == "_clientName")
            return readText(member, unescaper, client);
        if (name == "_webSocketMessages")
            return messages(member);
        return true;
    });
    if (out->app.empty())
        out->app = client;
    return isGood;
}

/// Takes the bytes from the first carrier that has them: `_content`, `_textBase64`, `text`, `_file`.
bool HarEntryReader::Private::take(const Carrier &from, const std::string &contentEncoding, Body &body)
{
    const BodyPlace place{where, log, undecodable, task};
    CarriedBody carried;
    carried.mimeType = body.mimeType;
    carried.contentEncoding = contentEncoding;
    if (from.exact) {
        carried.text = unescaper.text(*from.exact);
        carried.isBase64 = from.isExactBase64;
    } else if (from.textBase64) {
        carried.text = unescaper.text(*from.textBase64);
        carried.isBase64 = true;
    } else if (from.text && !(from.text->bytes.empty() && !from.file.empty())) {
        carried.text = unescaper.text(*from.text);
        carried.isBase64 = isBase64(from.encoding);
    } else if (!from.file.empty()) {
        auto bytes = sideFiles ? sideFiles(from.file) : std::nullopt;
        if (!bytes) {
            log.note("side_file_missing", "a body lies in a file of its own (" + from.file + ") that is not here: hand in the archive that holds both", where);
            return false;
        }
        body.bytes = std::move(*bytes);
        body.state = body.bytes.empty() ? BodyState::Empty : BodyState::Present;
        return true;
    } else {
        return false;
    }
    decodeBody(carried, body, place);
    return true;
}

void HarEntryReader::Private::requestBody()
{
    Body &body = out->requestBody;
    body = {};
    body.mimeType = sent.mimeType.empty() ? headerValue(out->requestHeaders, "content-type") : sent.mimeType;
    const bool isTaken = take(sent, headerValue(out->requestHeaders, "content-encoding"), body);
    if (isTaken && body.state != BodyState::Empty) {
        // The text is the body; its parsed form would only repeat it.
        out->formParams.clear();
        return;
    }
    // Only the parsed form is there: the bytes themselves are not.
    if (sent.hasParams || (sent.isGiven && !isTaken)) {
        body.state = BodyState::Absent;
        return;
    }
    const std::string length = headerValue(out->requestHeaders, "content-length");
    const bool isAnnounced = requestBodySize > 0 || (!length.empty() && length.find_first_not_of('0') != std::string::npos);
    const bool isExpected = isAnnounced || (!isTaken && carriesBody(out->method) && requestBodySize < 0);
    body.state = isExpected ? BodyState::Absent : BodyState::Empty;
}

void HarEntryReader::Private::responseBody()
{
    Body &body = out->responseBody;
    body = {};
    if (!hasResponse)
        return;
    body.mimeType = received.mimeType.empty() ? headerValue(out->responseHeaders, "content-type") : received.mimeType;
    if (!take(received, headerValue(out->responseHeaders, "content-encoding"), body))
        return;
    // Browsers write an empty text where they had already dropped the body.
    if (body.state == BodyState::Empty && received.size > 0)
        body.state = BodyState::Absent;
    // Firefox keeps one megabyte of a body (devtools.netmonitor.responseBodyLimit).
    constexpr std::size_t keptByFirefox = std::size_t{1} << 20;
    if (body.state == BodyState::Present && body.bytes.size() == keptByFirefox && received.size > static_cast<double>(keptByFirefox)) {
        body.state = BodyState::Truncated;
        log.note("body_truncated", "a body was cut off by the tool that recorded it; its beginning was read", where);
    }
}

void HarEntryReader::Private::tellRepairs(const Repairs &repairs)
{
    log.note("invalid_utf8", "bytes that are not UTF-8 were read as U+FFFD", where, Loss::None, repairs.invalidUtf8);
    log.note("control_characters", "raw control characters stood in the JSON; they were taken as they are", where, Loss::None, repairs.controls);
    log.note("not_json_literal", "words that JSON does not have (NaN, Infinity, None) were read as null", where, Loss::None, repairs.literals);
    log.note("comments", "comments stood in the JSON; they were skipped", where, Loss::None, repairs.comments);
    log.note("extra_commas", "commas too many stood in the JSON; they were skipped", where, Loss::None, repairs.commas);
    log.note("bad_escapes", "backslashes stood where JSON allows none; they were taken as they are", where, Loss::None, repairs.escapes);
}

HarEntryReader::HarEntryReader(DiagnosticLog &log, const SideFiles &sideFiles, const TaskContext &task) : d(std::make_unique<Private>(log, sideFiles, task)) {}

HarEntryReader::~HarEntryReader() = default;

EntryReading HarEntryReader::read(std::string_view json, const std::string &where, TrafficEntry &entry)
{
    d->where = where;
    d->out = &entry;
    std::string mended;
    if (!d->entry(json)) {
        Repairs repairs;
        mended = repairJson(json, repairs, d->task);
        entry = TrafficEntry();
        if (d->task.isStopRequested() || !d->entry(mended))
            return EntryReading::Broken;
        d->tellRepairs(repairs);
    }
    if (entry.url.empty())
        return EntryReading::Unusable;
    d->requestBody();
    d->responseBody();
    d->log.note("lone_surrogates", "halves of characters (lone surrogates) were read as U+FFFD", where, Loss::None, d->unescaper.takeReplaced());
    return EntryReading::Good;
}

std::uint64_t HarEntryReader::undecodable() const noexcept
{
    return d->undecodable;
}

}  // namespace probity::traffic
