#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/artifact.h"

namespace probity {

/// contract.md, the common part of `inspect`, as it also stands in `check`: path, role, format, producer, sha256, bytes, warnings,
/// complete. Included by report's own sources only.
nlohmann::ordered_json artifactJson(const ArtifactInfo &artifact);

}  // namespace probity
