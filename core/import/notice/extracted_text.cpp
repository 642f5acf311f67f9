#include "import/notice/extracted_text.h"

#include <algorithm>

#include "base/cjk.h"
#include "import/notice/document_builder.h"

namespace probity {

namespace {

/// Marks that Markdown would take for markup in the middle of a line.
bool needsEscape(char32_t c) noexcept { return c == U'*' || c == U'`' || c == U'<' || c == U'|' || c == U'\\'; }

}  // namespace

void ExtractedText::put(std::u32string_view text)
{
    bool hasBlank = false;
    bool hasAny = false;
    for (const char32_t c : text) {
        if (isInvisible(c))
            continue;
        if (isBlank(c)) {
            hasBlank = hasAny;
            continue;
        }
        if (hasBlank)
            m_text.push_back(U' ');
        hasBlank = false;
        if (needsEscape(c) || (!hasAny && (c == U'#' || c == U'>')))
            m_text.push_back(U'\\');
        m_text.push_back(plainIdeograph(c));
        hasAny = true;
    }
}

void ExtractedText::separate()
{
    if (!m_text.empty())
        m_text += m_text.back() == U'\n' ? U"\n" : U"\n\n";
}

void ExtractedText::heading(std::u32string_view text, int level)
{
    if (text.empty())
        return;
    separate();
    m_text.append(static_cast<std::size_t>(std::clamp(level, 1, 6)), U'#');
    m_text.push_back(U' ');
    put(text);
}

void ExtractedText::paragraph(std::u32string_view text)
{
    if (text.empty())
        return;
    separate();
    put(text);
}

void ExtractedText::item(std::u32string_view text, int depth)
{
    if (text.empty())
        return;
    separate();
    m_text.append(2 * static_cast<std::size_t>(std::clamp(depth, 1, 6) - 1), U' ');
    m_text += U"- ";
    put(text);
}

void ExtractedText::table(const std::vector<std::vector<std::u32string>> &rows)
{
    if (rows.empty())
        return;
    if (rows.size() == 1 && rows.front().size() == 1) {
        paragraph(rows.front().front());
        return;
    }
    separate();
    for (std::size_t r = 0; r < rows.size(); ++r) {
        m_text.push_back(U'|');
        for (const std::u32string &cell : rows[r]) {
            m_text.push_back(U' ');
            put(cell);
            m_text += U" |";
        }
        m_text.push_back(U'\n');
        if (r > 0)
            continue;
        for (std::size_t column = 0; column < rows.front().size(); ++column)
            m_text += U"|---";
        m_text += U"|\n";
    }
}

void ExtractedText::hidden(bool isHidden)
{
    if (isHidden == m_isHidden)
        return;
    m_isHidden = isHidden;
    if (isHidden)
        m_hidden.push_back({m_text.size(), static_cast<std::size_t>(-1)});
    else
        m_hidden.back().end = m_text.size();
}

}  // namespace probity
