#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "base/resources.h"
#include "base/result.h"
#include "model/finding.h"

// Shared by the .cpp files that load resources/; not for public headers.
namespace probity::resource_json {

using Json = nlohmann::json;

/// A file of resources/ as JSON whose "schema" is `schema`. ResourceInvalid names the file and what is wrong.
inline Result<Json> load(std::string_view path, std::string_view schema)
{
    const auto bytes = resource(path);
    if (!bytes)
        return failure(ErrorCode::ResourceInvalid, "not in this build", std::string(path));
    Json json = Json::parse(*bytes, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        return failure(ErrorCode::ResourceInvalid, "is not a JSON object", std::string(path));
    if (json.value("schema", std::string()) != schema)
        return failure(ErrorCode::ResourceInvalid, "schema is not " + std::string(schema), std::string(path));
    return json;
}

inline std::string text(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// {"en": ..., "zh": ...}; an empty member where it is missing.
inline Bilingual bilingual(const Json &json, const char *key)
{
    const auto found = json.find(key);
    if (found == json.end() || !found->is_object())
        return {};
    return {text(*found, "en"), text(*found, "zh")};
}

/// The array under `key`; an empty one where there is none.
inline const Json &array(const Json &json, const char *key)
{
    static const Json none = Json::array();
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? *found : none;
}

}  // namespace probity::resource_json
