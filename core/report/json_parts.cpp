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

}  // namespace probity
