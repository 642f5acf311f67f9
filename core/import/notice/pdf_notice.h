#pragma once

#include <string>

#include "base/result.h"
#include "base/task_context.h"
#include "import/notice/extracted_text.h"

namespace probity {

/// The text of a PDF with its headings, paragraphs and tables, by the words and their places that poppler's pdftotext writes
/// ("-bbox-layout"). pdftotext runs as a child process with limits: 20 s, 1 GB, 32 MB of output. Fails with Stopped alone;
/// where pdftotext is missing or gives up, a warning says so and the text is what was read.
Result<ExtractedDocument> textOfPdf(const std::string &bytes, const TaskContext &task);

/// The output of "pdftotext -bbox-layout", for itself: pages of words with their places. Never fails.
void readPdfLayout(const std::string &layout, ExtractedText &out, const TaskContext &task);

}  // namespace probity
