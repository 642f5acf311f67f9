#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace probity {

/// A line of a page: its words and where they stand, in points from the top left corner.
struct PageLine {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    std::u32string text;

    double height() const noexcept { return bottom - top; }
};

struct PageLayout {
    double width = 0;
    double height = 0;
    std::vector<PageLine> lines;    ///< in the order in which they are read
};

/// A table found among the lines of a page: which lines it is made of, and its cells.
struct PageTable {
    std::vector<std::size_t> lines;
    std::vector<std::vector<std::u32string>> rows;
};

/// Tables by the columns that the lines of at least two rows share. Text in two columns is none.
std::vector<PageTable> tablesOf(const PageLayout &page);

/// Appends a line to the text above it: without a blank between wide characters, a hyphen at the break undone.
void appendLine(std::u32string &text, const std::u32string &line);

}  // namespace probity
