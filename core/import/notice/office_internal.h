#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "base/task_context.h"
#include "import/notice/extracted_text.h"

namespace probity {

constexpr int deepestOfficeNode = 64;   ///< levels of tables within tables and frames within frames that are read

/// The rows of a table while they are gathered. What is merged is written into every row it covers, so that a small file makes
/// a large table: what would be more than a document holds is not taken.
class TableRows {
public:
    void beginRow() { m_rows.emplace_back(); }
    /// Rows without cells are none.
    void endRow()
    {
        if (m_rows.back().empty())
            m_rows.pop_back();
    }
    /// What the row above says where the next cell will stand.
    std::u32string_view above() const noexcept
    {
        const std::size_t column = m_rows.back().size();
        return m_rows.size() < 2 || column >= m_rows[m_rows.size() - 2].size() ? std::u32string_view() : m_rows[m_rows.size() - 2][column];
    }
    bool isRowFull() const noexcept { return m_rows.back().size() >= mostColumns; }
    bool isFull() const noexcept { return m_gathered > ExtractedText::mostCharacters; }
    void add(std::u32string text)
    {
        if (isRowFull() || isFull())
            return;
        m_gathered += text.size() + 3;      // with the bar and the blanks around it
        m_rows.back().push_back(std::move(text));
    }
    void write(ExtractedText &out) const
    {
        out.table(m_rows);
        if (isFull())
            out.cut();
    }

private:
    static constexpr std::size_t mostColumns = 64;
    std::vector<std::vector<std::u32string>> m_rows;
    std::size_t m_gathered = 0;
};

/// Reads the body of word/document.xml; `styles` is word/styles.xml, empty if there is none.
void readDocx(const pugi::xml_document &document, const pugi::xml_document &styles, ExtractedDocument &out, const TaskContext &task);
/// Reads content.xml.
void readOdt(const pugi::xml_document &content, ExtractedDocument &out, const TaskContext &task);

}  // namespace probity
