#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/notice.h"

namespace probity {

/// Lines above this many characters hold a whole chapter, or a whole notice that lost its line breaks.
constexpr std::size_t longLineLimit = 700;

/// Cuts a long line at the numbers of chapters and items inside it. The parts cover the line in order.
std::vector<TextRange> longLineParts(std::u32string_view source, const TextRange &line);

}  // namespace probity
