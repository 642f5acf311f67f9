#include "report/text_layout.h"

#include <algorithm>

#include "base/text.h"

namespace probity {

namespace {

/// East Asian Width "W" and "F" (UAX #11), in the ranges that text of this kind holds.
bool isWide(char32_t c) noexcept
{
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0x33FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0xA000 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool isZeroWidth(char32_t c) noexcept
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

std::size_t widthOf(char32_t c) noexcept
{
    return isZeroWidth(c) ? 0 : isWide(c) ? 2 : 1;
}

}  // namespace

std::size_t displayWidth(std::string_view utf8)
{
    std::size_t width = 0;
    for (const char32_t c : toUtf32(utf8))
        width += widthOf(c);
    return width;
}

std::string fitted(std::string_view utf8, std::size_t width)
{
    std::string out;
    std::size_t used = 0;
    const std::u32string text = toUtf32(utf8);
    const bool isTooWide = displayWidth(utf8) > width;
    for (char32_t c : text) {
        if (c < 0x20 || c == 0x7F)  // no control character reaches a terminal
            c = U' ';
        if (isTooWide && used + widthOf(c) + 1 > width)
            return out + "…";
        used += widthOf(c);
        appendUtf8(out, c);
    }
    return out;
}

void TextTable::add(std::vector<std::string> cells)
{
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text(std::size_t widest) const
{
    std::vector<std::size_t> widths;
    for (const auto &row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], std::min(widest, displayWidth(row[i])));
    }
    std::string out;
    for (const auto &row : m_rows) {
        std::string line = m_indent;
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool isLast = i + 1 == row.size();
            const std::string cell = fitted(row[i], isLast ? widest * 2 : widest);
            line += cell;
            if (!isLast)
                line.append(widths[i] - std::min(widths[i], displayWidth(cell)) + 2, ' ');
        }
        while (!line.empty() && line.back() == ' ')
            line.pop_back();
        out += line + '\n';
    }
    return out;
}

}  // namespace probity
