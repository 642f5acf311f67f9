#pragma once

#include "base/task_context.h"
#include "model/notice.h"

namespace probity {

/// Reads HTML, WXML and Vue templates from `document.source` into text, blocks and title. Scripts, styles, menus and form
/// controls are left out; text that CSS or attributes hide is kept and flagged. Linear in the size of the source.
void readHtmlNotice(NoticeDocument &document, const TaskContext &task);

/// Whether the text is markup of this kind.
bool looksLikeHtml(std::u32string_view source);

}  // namespace probity
