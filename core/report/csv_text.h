#pragma once

#include <string>

namespace probity {

/// A cell of RFC 4180 (section 2). What a spreadsheet would run as a formula is made text by an apostrophe; control characters and
/// those that turn the direction of writing are taken out, so that a cell shows what it holds.
std::string csvCell(const std::string &text);

}  // namespace probity
