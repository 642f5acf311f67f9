#include "import/manifest/csv.h"

namespace probity::manifest {

namespace {
constexpr std::size_t mostCells = 1000;
}

bool CsvReader::next(Row &row)
{
    if (m_at >= m_text.size())
        return false;
    row.cells.clear();
    row.line = m_line;
    while (cell(row))
        ;
    return true;
}

/// True while the row goes on.
bool CsvReader::cell(Row &row)
{
    std::string value;
    std::size_t quote = 0;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        m_line += c == '\n' ? 1u : 0u;
        if (c == '"' && quote != 0 && m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
            value += c;
            ++m_at;
        } else if (c == '"') {
            quote = quote != 0 ? 0 : m_line;
        } else if (quote == 0 && (c == ',' || c == '\n')) {
            break;
        } else if (quote != 0 || c != '\r') {
            value += c;
        }
    }
    if (quote != 0)
        m_openQuote = quote;
    if (row.cells.size() < mostCells)
        row.cells.push_back(std::move(value));
    const bool goesOn = m_at < m_text.size() && m_text[m_at] == ',';
    ++m_at;
    return goesOn;
}

}  // namespace probity::manifest
