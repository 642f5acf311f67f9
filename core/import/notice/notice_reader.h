#pragma once

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/notice.h"

namespace probity {

/// Reads a notice (plain text, Markdown, HTML) into the one document model. Never fetches anything, runs no script.
/// Limit: 16 MB; TooLarge above it. Other faults are warnings of the document.
Result<NoticeDocument> readNotice(const ByteSource &bytes, const ArtifactInfo &info, const TaskContext &task);

}  // namespace probity
