#pragma once

#include "base/task_context.h"
#include "model/notice.h"

namespace probity {

enum class TextMarkup { Plain, Markdown };

/// Reads plain text or Markdown (CommonMark's blocks, GitHub's tables; emphasis, links and inline HTML removed) from
/// `document.source` into text and blocks. Headings and lists are recognised by their numbers and shape in plain text too;
/// a line that holds a whole notice is cut at the numbers inside it. Linear in the size of the source.
void readTextNotice(NoticeDocument &document, TextMarkup markup, const TaskContext &task);

/// Whether the text carries Markdown: headings with '#', emphasis, pipe tables.
bool looksLikeMarkdown(std::u32string_view source);

}  // namespace probity
