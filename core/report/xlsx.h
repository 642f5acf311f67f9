#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace probity {

/// A workbook with one sheet (ECMA-376, Office Open XML): every cell is text, so that nothing in it is ever a formula; the first
/// row is the head, fixed and with a filter. No clock, no author: the same rows give the same bytes. TooLarge beyond what a sheet holds
/// (1,048,576 rows); longer texts than a cell holds (32,767 characters) are cut with "…".
Result<std::string> xlsxTable(const std::string &sheet, const std::vector<std::vector<std::string>> &rows);

}  // namespace probity
