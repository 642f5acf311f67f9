#include "import/notice/headings.h"

#include <algorithm>

#include "import/notice/document_builder.h"

namespace probity {

namespace {

constexpr std::u32string_view chineseDigits = U"〇一二三四五六七八九十百";

bool isDigit(char32_t c) noexcept { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }
int digit(char32_t c) noexcept { return c >= U'０' ? static_cast<int>(c - U'０') : static_cast<int>(c - U'0'); }
bool isLetter(char32_t c) noexcept { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool isChineseDigit(char32_t c) noexcept { return chineseDigits.find(c) != std::u32string_view::npos; }

int chineseNumber(std::u32string_view text) noexcept
{
    int value = 0;
    for (const char32_t c : text) {
        const int place = static_cast<int>(chineseDigits.find(c));
        if (place == 10)
            value = (value == 0 ? 1 : value) * 10;
        else if (place < 10)
            value = value >= 10 ? value + place : place;
    }
    return value;
}

std::size_t skipBlanks(std::u32string_view line, std::size_t at) noexcept
{
    while (at < line.size() && (isBlank(line[at]) || isInvisible(line[at])))
        ++at;
    return at;
}

std::optional<LineMarker> bracketed(std::u32string_view line)
{
    std::size_t at = 1;
    while (at < line.size() && at < 6 && (isDigit(line[at]) || isChineseDigit(line[at]) || isLetter(line[at])))
        ++at;
    if (at == 1 || at >= line.size() || (line[at] != U')' && line[at] != U'）'))
        return std::nullopt;
    const std::u32string_view inner = line.substr(1, at - 1);
    LineMarker marker;
    marker.length = skipBlanks(line, at + 1);
    if (isChineseDigit(inner.front())) {
        marker.kind = LineMarker::Kind::ChineseNumberInBrackets;
        marker.number = chineseNumber(inner);
    } else if (isDigit(inner.front())) {
        marker.kind = LineMarker::Kind::NumberInBrackets;
        for (const char32_t c : inner)
            marker.number = isDigit(c) ? marker.number * 10 + digit(c) : marker.number;
    } else if (inner.size() <= 3) {
        marker.kind = LineMarker::Kind::Letter;
    } else {
        return std::nullopt;
    }
    return marker;
}

std::optional<LineMarker> decimal(std::u32string_view line)
{
    LineMarker marker;
    marker.kind = LineMarker::Kind::Decimal;
    std::size_t at = 0;
    while (at < line.size() && isDigit(line[at]) && at < 3)
        marker.number = marker.number * 10 + digit(line[at++]);
    while (at + 1 < line.size() && (line[at] == U'.' || line[at] == U'．') && isDigit(line[at + 1])) {
        ++marker.depth;
        ++at;
        const std::size_t from = at;
        while (at < line.size() && isDigit(line[at]) && at - from < 3)
            ++at;
    }
    if (at >= line.size() || isDigit(line[at]) || marker.depth > 5)
        return std::nullopt;
    constexpr std::u32string_view closers = U".．、)）,，:：";
    const bool isClosed = closers.find(line[at]) != std::u32string_view::npos;
    if (!isClosed && marker.depth == 1)
        return std::nullopt;
    if (!isClosed && !isBlank(line[at]) && !isWide(line[at]) && !isLetter(line[at]))
        return std::nullopt;
    marker.length = skipBlanks(line, isClosed ? at + 1 : at);
    return marker.length < line.size() ? std::optional<LineMarker>(marker) : std::nullopt;
}

std::optional<LineMarker> chapter(std::u32string_view line)
{
    std::size_t at = 1;
    while (at < line.size() && at < 6 && (isChineseDigit(line[at]) || isDigit(line[at])))
        ++at;
    constexpr std::u32string_view units = U"章条節节部款";
    if (at == 1 || at >= line.size() || units.find(line[at]) == std::u32string_view::npos || (line[at] == U'部' && at + 1 < line.size() && line[at + 1] != U'分'))
        return std::nullopt;
    LineMarker marker;
    marker.kind = LineMarker::Kind::Chapter;
    marker.number = isChineseDigit(line[1]) ? chineseNumber(line.substr(1, at - 1)) : digit(line[1]);
    at += line[at] == U'部' ? 2u : 1u;
    while (at < line.size() && (line[at] == U'：' || line[at] == U':' || line[at] == U'、'))
        ++at;
    marker.length = skipBlanks(line, at);
    return marker;
}

std::optional<LineMarker> latinMarker(std::u32string_view line)
{
    std::size_t at = 0;
    while (at < line.size() && at < 6 && (line[at] == U'I' || line[at] == U'V' || line[at] == U'X'))
        ++at;
    const auto closes = [&](std::size_t place) { return place < line.size() && (line[place] == U'.' || line[place] == U')' || line[place] == U'）' || line[place] == U'、'); };
    LineMarker marker;
    if (at > 0 && closes(at) && at + 1 < line.size() && (isBlank(line[at + 1]) || isWide(line[at + 1]))) {
        marker.kind = LineMarker::Kind::Roman;
        marker.length = skipBlanks(line, at + 1);
        return marker;
    }
    if (isLetter(line.front()) && closes(1) && line.size() > 2 && (isBlank(line[2]) || isWide(line[2]))) {
        marker.kind = LineMarker::Kind::Letter;
        marker.length = skipBlanks(line, 2);
        return marker;
    }
    return std::nullopt;
}

}  // namespace

std::optional<LineMarker> lineMarker(std::u32string_view line)
{
    if (line.size() < 2)
        return std::nullopt;
    const char32_t first = line.front();
    constexpr std::u32string_view bullets = U"•·●○◦▪■□◆◇‣⁃➢➤►▶★☆※✓✔√";
    if (bullets.find(first) != std::u32string_view::npos)
        return LineMarker{LineMarker::Kind::Bullet, skipBlanks(line, 1), 1, 0};
    if ((first == U'-' || first == U'*' || first == U'+' || first == U'–' || first == U'—') && isBlank(line[1]))
        return LineMarker{LineMarker::Kind::Bullet, skipBlanks(line, 1), 1, 0};
    if (first >= U'①' && first <= U'⑳')
        return LineMarker{LineMarker::Kind::NumberInBrackets, skipBlanks(line, line[1] == U'、' || line[1] == U'.' ? 2u : 1u), 1, static_cast<int>(first - U'①') + 1};
    if (first == U'(' || first == U'（')
        return bracketed(line);
    if (first == U'第')
        return chapter(line);
    if (isDigit(first))
        return decimal(line);
    if (isChineseDigit(first)) {
        std::size_t at = 0;
        while (at < line.size() && at < 4 && isChineseDigit(line[at]))
            ++at;
        constexpr std::u32string_view closers = U"、.．:：，, 　";
        if (at < line.size() && closers.find(line[at]) != std::u32string_view::npos)
            return LineMarker{LineMarker::Kind::ChineseNumber, skipBlanks(line, at + 1), 1, chineseNumber(line.substr(0, at))};
        return std::nullopt;
    }
    return latinMarker(line);
}

std::size_t displayWidth(std::u32string_view text) noexcept
{
    std::size_t width = 0;
    for (const char32_t c : text)
        width += isInvisible(c) ? 0u : isWide(c) ? 2u : 1u;
    return width;
}

bool looksLikeHeading(std::u32string_view line)
{
    if (const auto marker = lineMarker(line))
        line.remove_prefix(std::min(marker->length, line.size()));
    while (!line.empty() && isBlank(line.back()))
        line.remove_suffix(1);
    if (line.empty() || displayWidth(line) > 76)
        return false;
    constexpr std::u32string_view clause = U"，；。！,;|";
    constexpr std::u32string_view final = U".:：、…)）";
    std::size_t commas = 0;
    std::size_t words = 1;
    bool hasText = false;
    std::size_t digits = 0;
    for (const char32_t c : line) {
        digits = isDigit(c) ? digits + 1 : 0;
        if (digits == 4)
            return false;   // a date, a number: "Last updated: 5 January 2026"
        if (c == U',')
            ++commas;
        else if (clause.find(c) != std::u32string_view::npos)
            return false;
        words += isBlank(c) ? 1u : 0u;
        hasText = hasText || isWide(c) || isLetter(c) || c > 0xBF;
    }
    const char32_t last = line.back();
    if (!hasText || commas > 1 || words > 12)
        return false;
    return final.find(last) == std::u32string_view::npos || ((last == U')' || last == U'）') && displayWidth(line) < 50);
}

int headingLevel(const LineMarker &marker) noexcept
{
    switch (marker.kind) {
    case LineMarker::Kind::Chapter:
    case LineMarker::Kind::ChineseNumber:
    case LineMarker::Kind::Roman:
        return 2;
    case LineMarker::Kind::ChineseNumberInBrackets:
        return 3;
    case LineMarker::Kind::Decimal:
        return std::min(6, marker.depth == 1 ? 4 : 3 + marker.depth);
    case LineMarker::Kind::NumberInBrackets:
    case LineMarker::Kind::Letter:
        return 5;
    case LineMarker::Kind::Bullet:
        break;
    }
    return 0;
}

}  // namespace probity
