#pragma once

#include <string>

#include "model/artifact.h"

namespace probity {

/// contract.md, the common part of `inspect`, as it also stands in `check`: path, role, format, producer, sha256, bytes, warnings,
/// complete; one JSON object, key order fixed.
std::string artifactJson(const ArtifactInfo &artifact);

}  // namespace probity
