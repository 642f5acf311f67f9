#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "base/clock.h"
#include "import/traffic/json_text.h"
#include "model/traffic.h"

namespace probity::traffic {

using JsonValue = simdjson::ondemand::value;

/// The name of a member; names with escapes in them are none that we look for.
std::string_view memberName(simdjson::ondemand::field &field);

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
JsonKind kindOf(JsonValue &value);

/// The string as it stands in the file; nothing if it is no string.
std::optional<RawText> rawString(JsonValue &value);
/// A string, or what stands there for one: numbers and booleans as written, objects and lists as JSON; null is nothing.
/// False: the JSON breaks.
bool readText(JsonValue &value, JsonUnescaper &unescaper, std::optional<std::string> &out);
/// The same, with "" for nothing.
bool readText(JsonValue &value, JsonUnescaper &unescaper, std::string &out);
/// A number, or a string that is one; anything else leaves `out` alone.
bool readNumber(JsonValue &value, double &out);
/// Headers, cookies, query, params: [{"name","value"}], [["name","value"]] or {"name": "value"}.
bool readPairs(JsonValue &value, JsonUnescaper &unescaper, std::vector<NameValue> &out);

/// "startedDateTime": RFC 3339 and its near misses, RFC 9110 dates, seconds or milliseconds since 1970.
std::optional<Timestamp> captureTime(std::string_view text);
std::optional<Timestamp> captureTime(double number);

}  // namespace probity::traffic
