#include "import/notice/long_line.h"

#include "import/notice/document_builder.h"
#include "import/notice/headings.h"

namespace probity {

namespace {

constexpr std::size_t markerReach = 12;     // characters a number with its closer can take
constexpr std::size_t gluedHeading = 24;    // a heading before a blank inside a long line

bool endsSentence(char32_t c) noexcept
{
    constexpr std::u32string_view marks = U"。；;！!？?：:）)」』”";
    return marks.find(c) != std::u32string_view::npos;
}

bool isDigit(char32_t c) noexcept { return c >= U'0' && c <= U'9'; }

/// Whether a number at `at` starts a new item, seen from what stands before it.
bool startsItem(std::u32string_view source, std::size_t at, std::size_t start, const LineMarker &marker, int expectedChinese)
{
    std::size_t before = at;
    while (before > start && isBlank(source[before - 1]))
        --before;
    if (before == start)
        return true;
    const char32_t previous = source[before - 1];
    const bool isAfterSentence = endsSentence(previous) || (previous == U'.' && before < at);
    switch (marker.kind) {
    case LineMarker::Kind::ChineseNumber:
        return isAfterSentence || (marker.number == expectedChinese && isWide(previous) && previous != U'第' && source[at + 1] == U'、');
    case LineMarker::Kind::Decimal:
        return (isAfterSentence || (marker.depth >= 2 && isWide(previous) && previous != U'、')) && !isDigit(previous);
    case LineMarker::Kind::Bullet:
        return source[at] != U'-' && source[at] != U'*' && source[at] != U'+' && source[at] != U'–' && source[at] != U'—';
    case LineMarker::Kind::ChineseNumberInBrackets:
    case LineMarker::Kind::NumberInBrackets:
        return isAfterSentence;
    case LineMarker::Kind::Chapter:
        return isAfterSentence || before < at;
    default:
        return false;
    }
}

/// "一、 我们收集的信息 我们会……": the heading ends at the blank behind it.
std::size_t gluedHeadingEnd(std::u32string_view source, std::size_t start, std::size_t end, std::size_t markerLength)
{
    const std::size_t from = start + markerLength;
    for (std::size_t i = from; i < end && i - from <= gluedHeading; ++i) {
        if (isBlank(source[i]))
            return i > from + 1 && isWide(source[i - 1]) && looksLikeHeading(source.substr(start, i - start)) ? i : start;
        if (endsSentence(source[i]) || source[i] == U'，' || source[i] == U'、')
            return start;
    }
    return start;
}

}  // namespace

std::vector<TextRange> longLineParts(std::u32string_view source, const TextRange &line)
{
    std::vector<TextRange> parts;
    std::size_t start = line.start;
    int expectedChinese = 1;
    const auto cut = [&](std::size_t at) {
        if (at > start)
            parts.push_back({start, at});
        start = at;
    };
    for (std::size_t i = line.start; i < line.end; ++i) {
        if (i > line.start && isDigit(source[i]) && (isDigit(source[i - 1]) || source[i - 1] == U'.'))
            continue;
        const auto marker = lineMarker(source.substr(i, std::min(markerReach, line.end - i)));
        if (!marker || !startsItem(source, i, line.start, *marker, expectedChinese))
            continue;
        if (marker->kind == LineMarker::Kind::ChineseNumber)
            expectedChinese = marker->number + 1;
        cut(i);
        const std::size_t headingEnd = gluedHeadingEnd(source, i, line.end, marker->length);
        if (headingEnd > i)
            cut(headingEnd);
        i = std::max(i + marker->length, start + 1) - 1;
    }
    if (line.end > start)
        parts.push_back({start, line.end});
    return parts;
}

}  // namespace probity
