#include "import/traffic/har_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "base/text.h"

namespace probity::traffic {

namespace {

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

std::string_view tokenOf(JsonValue &value)
{
    return trimmed(value.raw_json_token());
}

}  // namespace

std::string_view memberName(simdjson::ondemand::field &field)
{
    return rawText(field.key().raw()).bytes;
}

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

std::optional<RawText> rawString(JsonValue &value)
{
    simdjson::ondemand::raw_json_string raw;
    if (value.get_raw_json_string().get(raw) != simdjson::SUCCESS)
        return std::nullopt;
    return rawText(raw.raw());
}

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

std::optional<Timestamp> captureTime(double number)
{
    // Ten digits are seconds, thirteen milliseconds, sixteen microseconds: 1973 to 5138 in each case.
    const double seconds = number < 1e11 ? number : number < 1e14 ? number / 1e3 : number / 1e6;
    if (!(seconds > 1e8) || seconds >= 1e11)
        return std::nullopt;
    return Timestamp{static_cast<std::int64_t>(std::llround(seconds * 1e6)), 0};
}

std::optional<Timestamp> captureTime(std::string_view text)
{
    text = trimmed(text);
    if (auto time = parseTimestamp(text))
        return time;
    double number = 0;
    if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number); error == std::errc() && end == text.data() + text.size())
        return captureTime(number);
    // "Mon, 23 Nov 2026 07:52:00 GMT": RFC 9110, section 5.6.7.
    const std::string copy(text.substr(0, 64));
    std::array<char, 4> month{};
    int day = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (std::sscanf(copy.c_str(), "%*3[A-Za-z], %d %3[A-Za-z] %d %d:%d:%d GMT", &day, month.data(), &year, &hour, &minute, &second) != 6)
        return std::nullopt;
    const std::size_t place = std::string_view("JanFebMarAprMayJunJulAugSepOctNovDec").find(month.data());
    if (place == std::string_view::npos || place % 3 != 0)
        return std::nullopt;
    std::array<char, 64> iso{};
    std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", year, static_cast<int>(place / 3) + 1, day, hour, minute, second);
    return parseTimestamp(iso.data());
}

}  // namespace probity::traffic
