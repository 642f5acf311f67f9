#pragma once

#include <memory>
#include <vector>

#include "analysis/capability/code_scan.h"
#include "base/task_context.h"
#include "import/submission_loader.h"
#include "model/manifest.h"

namespace probity {

/// Whether the scan reads this artifact: code, a package that may hold some, or a page, which is code as well as text.
bool mayHoldCode(const ArtifactInfo &artifact);

/// Scans all code of a submission. Files that cannot be read have a warning in `artifacts` (in the order of the submission's)
/// and count as unread. No tables: nothing is scanned. An Error only for Stopped.
Result<CodeReading> readCode(const LoadedSubmission &submission, const std::shared_ptr<const CodeTables> &tables,
                             const std::vector<ManifestReading> &manifests, const TaskContext &task, std::vector<ArtifactInfo> &artifacts);

}  // namespace probity
