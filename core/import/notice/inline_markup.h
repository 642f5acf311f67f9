#pragma once

#include <cstddef>
#include <string_view>

#include "import/notice/document_builder.h"

namespace probity {

/// Writes source[start, end) into the builder without Markdown's inline markup: emphasis, code marks, link targets, images,
/// HTML tags and comments, backslash escapes, character references. Linear in the length.
void putMarkdownInline(DocumentBuilder &builder, std::u32string_view source, std::size_t start, std::size_t end);

}  // namespace probity
