#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace probity::manifest {

/// Rows of comma-separated values (RFC 4180): quoted cells may hold commas, quotes and line breaks.
class CsvReader {
public:
    struct Row {
        std::vector<std::string> cells;
        std::size_t line = 0;       ///< 1-based, of its beginning
    };

    explicit CsvReader(std::string_view text) : m_text(text) {}
    /// False at the end.
    bool next(Row &row);
    /// Line of a quote that never ends; 0: none so far.
    std::size_t openQuote() const noexcept { return m_openQuote; }

private:
    bool cell(Row &row);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_openQuote = 0;
};

}  // namespace probity::manifest
