#pragma once

#include <string>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "import/notice/extracted_text.h"

namespace probity {

/// The text of a word processor's package: DOCX (ECMA-376 part 1, WordprocessingML) or ODT (OpenDocument 1.3) with headings by
/// outline level, lists, tables with merged cells filled in, text marked as hidden; deleted text of tracked changes left out.
/// BadFormat if it is neither; limits of archives as in members.h, 32 MB for the text's XML, 64 levels of nesting.
Result<ExtractedDocument> textOfPackage(const ByteSourcePtr &archive, const std::string &path, const TaskContext &task);

/// Whether the bytes begin like a zip.
bool looksLikePackage(std::string_view bytes) noexcept;

}  // namespace probity
