#pragma once

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/notice.h"

namespace probity {

/// Reads a notice (plain text, Markdown, HTML, templates, PDF, DOCX, ODT, the platform's guideline, string resources) into the
/// one document model. Never fetches anything, runs no script. Of text the first 16 MB are read; TooLarge for a PDF or package
/// above 64 MB or one that unpacks to a bomb, BadFormat for a zip that is no document. Other faults are warnings of the document.
Result<NoticeDocument> readNotice(const ByteSource &bytes, const ArtifactInfo &info, const TaskContext &task);

}  // namespace probity
