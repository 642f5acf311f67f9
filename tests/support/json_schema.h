#pragma once

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace probity::test {

/// Holds JSON against a JSON Schema: the keywords that the schemas in tests/data/schemas use (drafts 4 to 2020-12; `format` is not
/// among them). A keyword that is not known is a fault of the check, not of the JSON.
class JsonSchema {
public:
    explicit JsonSchema(nlohmann::json schema) : m_schema(std::move(schema)) {}

    /// What is wrong and where, a line each.
    std::vector<std::string> faults(const nlohmann::json &json) const
    {
        std::vector<std::string> out;
        check(json, m_schema, "", out);
        return out;
    }

private:
    using Json = nlohmann::json;

    const Json &resolved(const Json &schema) const
    {
        const Json *at = &schema;
        while (at->contains("$ref"))
            at = &m_schema.at(Json::json_pointer((*at)["$ref"].get<std::string>().substr(1)));
        return *at;
    }

    static bool isOfType(const Json &json, const std::string &type)
    {
        return type == "object" ? json.is_object() : type == "array" ? json.is_array() : type == "string" ? json.is_string() : type == "boolean" ? json.is_boolean()
            : type == "integer" ? json.is_number_integer() : type == "number" ? json.is_number() : type == "null" && json.is_null();
    }

    void check(const Json &json, const Json &raw, const std::string &where, std::vector<std::string> &out) const
    {
        const Json &schema = resolved(raw);
        const auto fault = [&](const std::string &what) { out.push_back((where.empty() ? "/" : where) + ": " + what); };
        for (const auto &[keyword, value] : schema.items()) {
            if (keyword == "type") {
                const std::vector<std::string> types = value.is_array() ? value.get<std::vector<std::string>>() : std::vector<std::string>{value.get<std::string>()};
                if (std::none_of(types.begin(), types.end(), [&](const std::string &type) { return isOfType(json, type); }))
                    fault("is not of type " + value.dump());
            } else if (keyword == "enum") {
                if (std::find(value.begin(), value.end(), json) == value.end())
                    fault(json.dump() + " is none of " + value.dump());
            } else if (keyword == "const") {
                if (json != value)
                    fault("is not " + value.dump());
            } else if (keyword == "required" && json.is_object()) {
                for (const Json &name : value)
                    if (!json.contains(name.get<std::string>()))
                        fault("lacks " + name.get<std::string>());
            } else if (keyword == "pattern" && json.is_string()) {
                if (!std::regex_search(json.get<std::string>(), std::regex(value.get<std::string>())))
                    fault(json.dump() + " does not match " + value.dump());
            } else if (keyword == "minimum" && json.is_number()) {
                if (json.get<double>() < value.get<double>())
                    fault("is less than " + value.dump());
            } else if (keyword == "maximum" && json.is_number()) {
                if (json.get<double>() > value.get<double>())
                    fault("is more than " + value.dump());
            } else if (keyword == "minItems" && json.is_array()) {
                if (json.size() < value.get<std::size_t>())
                    fault("has too few items");
            } else if (keyword == "uniqueItems" && json.is_array() && value == true) {
                for (std::size_t i = 0; i < json.size(); ++i)
                    if (std::find(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(i), json[i]) != json.begin() + static_cast<std::ptrdiff_t>(i))
                        fault("holds " + json[i].dump() + " twice");
            } else if (keyword == "items" && json.is_array()) {
                for (std::size_t i = 0; i < json.size(); ++i)
                    check(json[i], value, where + "/" + std::to_string(i), out);
            } else if (keyword == "anyOf" || keyword == "oneOf") {
                if (std::none_of(value.begin(), value.end(), [&](const Json &one) { std::vector<std::string> inner; check(json, one, where, inner); return inner.empty(); }))
                    fault("is none of " + keyword);
            } else if (keyword == "allOf") {
                for (const Json &one : value)
                    check(json, one, where, out);
            }
        }
        checkMembers(json, schema, where, out);
    }

    void checkMembers(const Json &json, const Json &schema, const std::string &where, std::vector<std::string> &out) const
    {
        if (!json.is_object())
            return;
        const Json none = Json::object();
        const Json &properties = schema.contains("properties") ? schema["properties"] : none;
        for (const auto &[name, value] : json.items()) {
            const std::string inner = where + "/" + name;
            if (properties.contains(name))
                check(value, properties[name], inner, out);
            else if (schema.contains("additionalProperties") && schema["additionalProperties"] == false)
                out.push_back(inner + ": is not known to the schema");
            else if (schema.contains("additionalProperties") && schema["additionalProperties"].is_object())
                check(value, schema["additionalProperties"], inner, out);
        }
    }

    Json m_schema;
};

}  // namespace probity::test
