#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace probity {

/// Columns that a terminal needs for a UTF-8 text: wide characters of Chinese, Japanese and Korean count two.
std::size_t displayWidth(std::string_view utf8);
/// Cut to a width, with "…" where something was cut.
std::string fitted(std::string_view utf8, std::size_t width);

/// Rows of cells, aligned by their display width, for text reports.
class TextTable {
public:
    explicit TextTable(std::string indent = "  ") : m_indent(std::move(indent)) {}
    void add(std::vector<std::string> cells);
    bool isEmpty() const noexcept { return m_rows.empty(); }
    /// Lines with line feeds; columns parted by two blanks, wider ones cut to `widest`; nothing follows the last cell.
    std::string text(std::size_t widest = 60) const;

private:
    std::string m_indent;
    std::vector<std::vector<std::string>> m_rows;
};

}  // namespace probity
