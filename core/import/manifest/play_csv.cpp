// The data safety export of Google Play: five columns, question id, response id, value, requirement, label (RFC 4180).
#include "import/manifest/readers.h"

#include "base/text.h"

namespace probity::manifest {

namespace {

struct Row {
    std::vector<std::string> cells;
    std::size_t line = 0;
};

/// Reads rows one by one; quoted cells may hold commas, quotes and line breaks.
class CsvReader {
public:
    explicit CsvReader(std::string_view text) : m_text(text) {}

    bool next(Row &row)
    {
        if (m_at >= m_text.size())
            return false;
        row.cells.clear();
        row.line = m_line;
        while (cell(row))
            ;
        return true;
    }

private:
    /// True while the row goes on.
    bool cell(Row &row)
    {
        std::string value;
        bool isQuoted = false;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            m_line += c == '\n' ? 1u : 0u;
            if (c == '"' && isQuoted && m_at + 1 < m_text.size() && m_text[m_at + 1] == '"') {
                value += c;
                ++m_at;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && (c == ',' || c == '\n')) {
                break;
            } else if (isQuoted || c != '\r') {
                value += c;
            }
        }
        row.cells.push_back(std::move(value));
        const bool goesOn = m_at < m_text.size() && m_text[m_at] == ',';
        ++m_at;
        return goesOn;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
};

}  // namespace

void readPlayCsv(std::string_view utf8, ManifestReading &reading)
{
    reading.app.platform = PlatformId("android");
    CsvReader csv(utf8);
    Row row;
    while (csv.next(row)) {
        if (row.cells.size() < 3 || toLowerAscii(trimmed(row.cells[2])) != "true")
            continue;
        const std::string &question = row.cells[0];
        const std::string pointer = question + "/" + row.cells[1];
        if (question.rfind("PSL_DATA_TYPES_", 0) == 0 && !row.cells[1].empty())
            add(reading, ManifestItem::Kind::PrivacyKey, row.cells[1], pointer, row.line, true);
        else if (question.rfind("PSL_", 0) == 0)
            add(reading, ManifestItem::Kind::Feature, row.cells[1].empty() ? question : row.cells[1], pointer, row.line);
    }
}

}  // namespace probity::manifest
