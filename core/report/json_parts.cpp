#include "report/json_parts.h"

#include <nlohmann/json.hpp>

namespace probity {

std::string artifactJson(const ArtifactInfo &artifact)
{
    nlohmann::ordered_json warnings = nlohmann::ordered_json::array();
    for (const Diagnostic &warning : artifact.warnings)
        warnings.push_back({{"code", warning.code}, {"message", warning.message}, {"where", warning.where}});
    nlohmann::ordered_json out;
    out["path"] = artifact.path;
    out["role"] = name(artifact.role);
    out["format"] = artifact.format;
    out["producer"] = artifact.producer;
    out["sha256"] = artifact.sha256.hex();
    out["bytes"] = artifact.bytes;
    out["warnings"] = std::move(warnings);
    out["complete"] = artifact.complete;
    return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

namespace {

using Json = nlohmann::ordered_json;

Json placesJson(const std::vector<CodePlace> &places)
{
    Json out = Json::array();
    for (const CodePlace &place : places) {
        Json one;
        one["artifact"] = place.artifact;
        one["member"] = place.member.empty() ? Json(nullptr) : Json(place.member);
        one["line"] = place.line == 0 ? Json(nullptr) : Json(place.line);
        one["column"] = place.column == 0 ? Json(nullptr) : Json(place.column);
        one["reach"] = name(place.reach);
        one["origin"] = name(place.origin);
        one["excerpt"] = place.excerpt;
        out.push_back(std::move(one));
    }
    return out;
}

Json capabilityJson(const Capability &capability)
{
    Json categories = Json::array();
    for (const CategoryId &category : capability.categories)
        categories.push_back(category.value);
    Json requirements = Json::array();
    for (const CapabilityRequirement &one : capability.requirements)
        requirements.push_back(Json{{"kind", name(one.kind)}, {"any_of", one.anyOf}, {"state", name(one.state)}});
    Json out;
    out["api"] = capability.api;
    out["categories"] = std::move(categories);
    out["count"] = capability.count;
    out["requires"] = std::move(requirements);
    out["places"] = placesJson(capability.places);
    return out;
}

}  // namespace

std::string codeJson(const CodeReading &code)
{
    Json capabilities = Json::array();
    for (const Capability &capability : code.capabilities)
        capabilities.push_back(capabilityJson(capability));
    Json unused = Json::array();
    for (const UnusedItem &item : code.unused)
        unused.push_back(Json{{"artifact", item.artifact}, {"pointer", item.pointer}, {"name", item.name}});
    Json out;
    out["files"] = code.files;
    out["bytes"] = code.bytes;
    out["unread"] = code.unread;
    out["dynamic_access"] = code.hasDynamicAccess;
    out["capabilities"] = std::move(capabilities);
    out["unused"] = std::move(unused);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace probity
