#include "import/traffic/har_entry.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include <simdjson.h>

#include "base/base64.h"
#include "base/text.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/har_body.h"
#include "import/traffic/json_repair.h"
#include "import/traffic/long_texts.h"

namespace probity::traffic {

namespace {

constexpr double mostStatus = 99999;
// Larger entries are parsed without their long strings.
constexpr std::size_t parsedWhole = std::size_t{4} << 20;

using JsonValue = simdjson::ondemand::value;

/// The name of a member; names with escapes in them are none that we look for.
std::string_view memberName(simdjson::ondemand::field &field)
{
    return rawText(field.key().raw()).bytes;
}

/// Calls visit(name, value) for each member; false as soon as the JSON breaks or a visit says false. A value that the visit
/// does not touch is skipped.
template <class Visit>
bool eachMember(JsonValue &value, Visit visit)
{
    simdjson::ondemand::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return false;
    for (auto item : object) {
        simdjson::ondemand::field field;
        if (std::move(item).get(field) != simdjson::SUCCESS)
            return false;
        JsonValue member = field.value();
        if (!visit(memberName(field), member))
            return false;
    }
    return true;
}

template <class Visit>
bool eachElement(JsonValue &value, Visit visit)
{
    simdjson::ondemand::array array;
    if (value.get_array().get(array) != simdjson::SUCCESS)
        return false;
    for (auto item : array) {
        JsonValue element;
        if (std::move(item).get(element) != simdjson::SUCCESS || !visit(element))
            return false;
    }
    return true;
}

enum class JsonKind { Object, Array, String, Number, Boolean, Null, Unknown };

JsonKind kindOf(JsonValue &value)
{
    simdjson::ondemand::json_type type{};
    if (value.type().get(type) != simdjson::SUCCESS)
        return JsonKind::Unknown;
    switch (type) {
    case simdjson::ondemand::json_type::object: return JsonKind::Object;
    case simdjson::ondemand::json_type::array: return JsonKind::Array;
    case simdjson::ondemand::json_type::string: return JsonKind::String;
    case simdjson::ondemand::json_type::number: return JsonKind::Number;
    case simdjson::ondemand::json_type::boolean: return JsonKind::Boolean;
    case simdjson::ondemand::json_type::null: return JsonKind::Null;
    }
    return JsonKind::Unknown;
}

/// The string as it stands in the file; nothing if it is no string.
std::optional<RawText> rawString(JsonValue &value)
{
    simdjson::ondemand::raw_json_string raw;
    if (value.get_raw_json_string().get(raw) != simdjson::SUCCESS)
        return std::nullopt;
    return rawText(raw.raw());
}

std::string_view tokenOf(JsonValue &value)
{
    return trimmed(value.raw_json_token());
}

/// A string, or what stands there for one: numbers and booleans as written, objects and lists as JSON; null is nothing.
/// False: the JSON breaks.
bool readText(JsonValue &value, JsonUnescaper &unescaper, std::optional<std::string> &out)
{
    out.reset();
    switch (kindOf(value)) {
    case JsonKind::String: {
        const auto raw = rawString(value);
        if (!raw)
            return false;
        out.emplace(unescaper.text(*raw));
        return true;
    }
    case JsonKind::Number:
    case JsonKind::Boolean:
        out.emplace(tokenOf(value));
        return true;
    case JsonKind::Object: {
        simdjson::ondemand::object object;
        std::string_view json;
        if (value.get_object().get(object) != simdjson::SUCCESS || object.raw_json().get(json) != simdjson::SUCCESS)
            return false;
        out.emplace(trimmed(json));
        return true;
    }
    case JsonKind::Array: {
        simdjson::ondemand::array array;
        std::string_view json;
        if (value.get_array().get(array) != simdjson::SUCCESS || array.raw_json().get(json) != simdjson::SUCCESS)
            return false;
        out.emplace(trimmed(json));
        return true;
    }
    case JsonKind::Null:
    case JsonKind::Unknown: return true;
    }
    return true;
}

bool readText(JsonValue &value, JsonUnescaper &unescaper, std::string &out)
{
    std::optional<std::string> text;
    const bool isGood = readText(value, unescaper, text);
    out = text ? std::move(*text) : std::string();
    return isGood;
}

/// A number, or a string that is one; anything else leaves `out` alone.
bool readNumber(JsonValue &value, double &out)
{
    const JsonKind kind = kindOf(value);
    std::string_view digits;
    if (kind == JsonKind::Number) {
        digits = tokenOf(value);
    } else if (kind == JsonKind::String) {
        const auto raw = rawString(value);
        if (!raw)
            return false;
        digits = trimmed(raw->bytes);
    } else {
        return true;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error == std::errc() && end == digits.data() + digits.size() && std::isfinite(number))
        out = number;
    return true;
}

/// Both members of {"name": ..., "value": ...}; a file name where there is no value.
bool readNamed(JsonValue &value, JsonUnescaper &unescaper, std::vector<NameValue> &out)
{
    NameValue pair;
    std::string fileName;
    bool hasValue = false;
    const bool isGood = eachMember(value, [&](std::string_view name, JsonValue &member) {
        if (name == "name")
            return readText(member, unescaper, pair.first);
        if (name == "value") {
            hasValue = true;
            return readText(member, unescaper, pair.second);
        }
        return name != "fileName" || readText(member, unescaper, fileName);
    });
    if (!hasValue)
        pair.second = std::move(fileName);
    out.push_back(std::move(pair));
    return isGood;
}

bool readListed(JsonValue &value, JsonUnescaper &unescaper, std::vector<NameValue> &out)
{
    NameValue pair;
    int place = 0;
    const bool isGood = eachElement(value, [&](JsonValue &element) {
        std::string &part = place == 0 ? pair.first : pair.second;
        return place++ > 1 || readText(element, unescaper, part);
    });
    if (place > 0)
        out.push_back(std::move(pair));
    return isGood;
}

/// Headers, cookies, query, params: [{"name","value"}], [["name","value"]] or {"name": "value"}.
bool readPairs(JsonValue &value, JsonUnescaper &unescaper, std::vector<NameValue> &out)
{
    out.clear();
    const JsonKind kind = kindOf(value);
    if (kind == JsonKind::Object) {
        return eachMember(value, [&](std::string_view name, JsonValue &member) {
            NameValue pair{std::string(name), {}};
            const bool isGood = readText(member, unescaper, pair.second);
            out.push_back(std::move(pair));
            return isGood;
        });
    }
    if (kind != JsonKind::Array)
        return true;
    return eachElement(value, [&](JsonValue &element) {
        const JsonKind inner = kindOf(element);
        if (inner == JsonKind::Object)
            return readNamed(element, unescaper, out);
        if (inner == JsonKind::Array)
            return readListed(element, unescaper, out);
        return true;
    });
}

}  // namespace

struct HarEntryReader::Private {
    Private(DiagnosticLog &theLog, const SideFiles &files, const TaskContext &theTask) : log(theLog), sideFiles(files), task(theTask), unescaper(theTask) {}

    bool entry(std::string_view json);
    bool request(JsonValue &value);
    bool response(JsonValue &value);
    bool carrier(JsonValue &value, Carrier &into, std::vector<NameValue> *params);
    bool exactContent(JsonValue &value, Carrier &into);
    bool time(JsonValue &value);
    bool app(JsonValue &value);
    bool messages(JsonValue &value);
    bool message(JsonValue &value);
    void tellRepairs(const Repairs &repairs);

    DiagnosticLog &log;
    const SideFiles &sideFiles;
    const TaskContext &task;
    simdjson::ondemand::parser parser;
    JsonUnescaper unescaper;
    LongTexts longTexts;
    std::uint64_t undecodable = 0;

    // of the entry that is being read
    std::string where;
    TrafficEntry *out = nullptr;
    Carriers carriers;
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
            return carrier(member, carriers.sent, &out->formParams);
        if (name == "_content")
            return exactContent(member, carriers.sent);
        if (name == "bodySize")
            return readNumber(member, carriers.requestBodySize);
        return true;
    });
}

bool HarEntryReader::Private::response(JsonValue &value)
{
    if (kindOf(value) != JsonKind::Object)
        return true;
    carriers.hasResponse = true;
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
            return carrier(member, carriers.received, nullptr);
        if (name == "_content")
            return exactContent(member, carriers.received);
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
    carriers = {};
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
    Repairs repairs;
    std::string reduced;
    if (json.size() > parsedWhole) {
        const LongTexts::Reduction reduction = d->longTexts.reduce(json, d->task, reduced, repairs);
        if (reduction != LongTexts::Reduction::Done)
            return reduction == LongTexts::Reduction::TooLarge ? EntryReading::TooLarge : EntryReading::Broken;
        d->unescaper.setLongTexts(&d->longTexts);
        json = reduced;
    } else {
        d->unescaper.setLongTexts(nullptr);
    }
    std::string mended;
    if (!d->entry(json)) {
        mended = repairJson(json, repairs, d->task);
        entry = TrafficEntry();
        if (d->task.isStopRequested() || !d->entry(mended))
            return EntryReading::Broken;
    }
    d->tellRepairs(repairs);
    if (entry.url.empty())
        return EntryReading::Unusable;
    const BodyPlace place{where, d->log, d->undecodable, d->task};
    BodyFiller(d->unescaper, d->sideFiles, place).fill(d->carriers, entry);
    d->log.note("lone_surrogates", "halves of characters (lone surrogates) were read as U+FFFD", where, Loss::None, d->unescaper.takeReplaced());
    return EntryReading::Good;
}

std::uint64_t HarEntryReader::undecodable() const noexcept
{
    return d->undecodable;
}

}  // namespace probity::traffic
