#pragma once

#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/manifest.h"

namespace probity {

/// Reads one manifest of any format we know (by `info.format`, else by content). What could be read is returned with
/// warnings that say what was not; an Error only where nothing can be said at all (unreadable source, Stopped).
Result<ManifestReading> readManifest(const ByteSource &bytes, const ArtifactInfo &info, const TaskContext &task);

/// Every format that an ArtifactInfo of a manifest can have.
std::vector<std::string> manifestFormats();

}  // namespace probity
