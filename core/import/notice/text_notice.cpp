#include "import/notice/text_notice.h"

#include <algorithm>
#include <vector>

#include "import/notice/document_builder.h"
#include "import/notice/headings.h"
#include "import/notice/inline_markup.h"
#include "import/notice/long_line.h"

namespace probity {

namespace {

constexpr std::size_t deepestList = 6;

/// One line of the source, or a part of a very long one.
struct Line {
    enum class Kind { Blank, Rule, Heading, Item, TableRow, TableRule, Text };
    Kind kind = Kind::Text;
    std::size_t start = 0;      ///< behind indent, quote marks, '#', bullets
    std::size_t end = 0;
    std::size_t indent = 0;
    int level = 0;
    bool isNumbered = false;
    int series = 0;             ///< items: the kind of their number, or the indent of their bullet
    bool isExplicit = false;    ///< marked up as heading, not guessed
};

std::u32string_view view(const NoticeDocument &document, std::size_t start, std::size_t end)
{
    return std::u32string_view(document.source).substr(start, end - start);
}

bool isRule(std::u32string_view text)
{
    if (text.size() < 3)
        return false;
    const char32_t first = text.front();
    constexpr std::u32string_view marks = U"-=*_~#—─";
    return marks.find(first) != std::u32string_view::npos && std::all_of(text.begin(), text.end(), [&](char32_t c) { return c == first || isBlank(c); });
}

bool isTableRule(std::u32string_view text)
{
    return text.find(U'-') != std::u32string_view::npos && text.find(U'|') != std::u32string_view::npos
        && std::all_of(text.begin(), text.end(), [](char32_t c) { return c == U'|' || c == U'-' || c == U':' || isBlank(c); });
}

/// The line without the marks of emphasis, for judging its shape.
std::u32string bare(std::u32string_view text)
{
    std::u32string out;
    for (const char32_t c : text)
        if (c != U'*' && c != U'`')
            out.push_back(c);
    return out;
}

class TextReader {
public:
    TextReader(NoticeDocument &document, TextMarkup markup, const TaskContext &task) : m_document(document), m_markup(markup), m_task(task), m_builder(document) {}

    void read()
    {
        splitLines();
        classifyHeadings();
        findMargin();
        write();
        m_builder.finish();
    }

private:
    void splitLines();
    void addLine(std::size_t start, std::size_t end);
    void classify(Line &line, std::size_t start, std::size_t end);
    void classifyHeadings();
    void findMargin();
    bool isRunOfItems(std::size_t index) const;
    void write();
    void writeRow(const Line &line, bool isHeader);
    void putText(std::size_t start, std::size_t end);
    int itemLevel(int series);
    bool continues(const Line &previous, const Line &line) const;

    NoticeDocument &m_document;
    TextMarkup m_markup;
    const TaskContext &m_task;
    DocumentBuilder m_builder;
    std::vector<Line> m_lines;
    std::size_t m_margin = 0;   ///< columns at which an editor broke the lines; 0: it did not
    int m_tables = 0;
    int m_row = -1;
    std::vector<int> m_series;  ///< the open lists, the outermost first
};

/// "1." within which "（1）" counts and "①" within that: a kind of number that is open already goes on, a new one is a level deeper.
int TextReader::itemLevel(int series)
{
    const auto open = std::find(m_series.begin(), m_series.end(), series);
    if (open != m_series.end())
        m_series.erase(open + 1, m_series.end());
    else if (m_series.size() < deepestList)
        m_series.push_back(series);
    return static_cast<int>(m_series.size());
}

void TextReader::splitLines()
{
    const std::u32string &source = m_document.source;
    std::size_t at = !source.empty() && source.front() == 0xFEFF ? 1 : 0;
    // A YAML head is for the site generator, not for readers.
    if (m_markup == TextMarkup::Markdown && view(m_document, at, std::min(source.size(), at + 4)) == U"---\n") {
        const std::size_t close = source.find(U"\n---", at + 3);
        if (close != std::u32string::npos && close - at < 4000)
            at = std::min(source.size(), close + 4);
    }
    while (at < source.size() && !m_task.isStopRequested()) {
        std::size_t end = at;
        while (end < source.size() && source[end] != U'\n' && source[end] != U'\r' && source[end] != 0x2028 && source[end] != 0x2029)
            ++end;
        if (end - at > longLineLimit) {
            for (const TextRange &part : longLineParts(source, {at, end}))
                addLine(part.start, part.end);
        } else {
            addLine(at, end);
        }
        at = end + (end + 1 < source.size() && source[end] == U'\r' && source[end + 1] == U'\n' ? 2u : 1u);
    }
}

void TextReader::addLine(std::size_t start, std::size_t end)
{
    const std::u32string &source = m_document.source;
    Line line;
    while (start < end && (isBlank(source[start]) || isInvisible(source[start]))) {
        line.indent += source[start] == U'\t' ? 4u : isWide(source[start]) ? 0u : 1u;
        ++start;
    }
    while (end > start && (isBlank(source[end - 1]) || isInvisible(source[end - 1])))
        --end;
    while (m_markup == TextMarkup::Markdown && start < end && source[start] == U'>') {
        ++start;
        while (start < end && isBlank(source[start]))
            ++start;
    }
    line.start = start;
    line.end = end;
    classify(line, start, end);
    m_lines.push_back(line);
}

void TextReader::classify(Line &line, std::size_t start, std::size_t end)
{
    const std::u32string &source = m_document.source;
    const std::u32string_view text = view(m_document, start, end);
    if (text.empty() || text.substr(0, 3) == U"```") {
        line.kind = Line::Kind::Blank;
        return;
    }
    std::size_t marks = 0;
    while (marks < text.size() && text[marks] == U'#')
        ++marks;
    if (marks >= 1 && marks <= 6 && marks < text.size() && (isBlank(text[marks]) || isWide(text[marks]))) {
        line.kind = Line::Kind::Heading;
        line.isExplicit = true;
        line.level = static_cast<int>(marks);
        line.start = start + marks;
        while (line.end > line.start && source[line.end - 1] == U'#')
            --line.end;
        return;
    }
    if (isTableRule(text)) {
        line.kind = Line::Kind::TableRule;
        return;
    }
    if (isRule(text)) {
        line.kind = Line::Kind::Rule;
        // A setext heading: the rule belongs to the single line above it.
        const bool isUnder = m_markup == TextMarkup::Markdown && (text.front() == U'=' || text.front() == U'-') && !m_lines.empty() && m_lines.back().kind == Line::Kind::Text;
        if (isUnder && (m_lines.size() < 2 || m_lines[m_lines.size() - 2].kind != Line::Kind::Text) && displayWidth(view(m_document, m_lines.back().start, m_lines.back().end)) < 80) {
            m_lines.back().kind = Line::Kind::Heading;
            m_lines.back().isExplicit = true;
            m_lines.back().level = text.front() == U'=' ? 1 : 2;
        }
        return;
    }
    if (std::count(text.begin(), text.end(), U'|') >= 2 || (text.front() == U'|' && text.size() > 2)) {
        line.kind = Line::Kind::TableRow;
        return;
    }
    std::u32string shape = bare(text);
    if (const auto marker = lineMarker(shape)) {
        line.kind = Line::Kind::Item;
        line.isNumbered = marker->kind != LineMarker::Kind::Bullet;
        line.level = line.isNumbered ? headingLevel(*marker) : 0;
        line.series = line.isNumbered ? 100 * (1 + static_cast<int>(marker->kind)) + marker->depth : static_cast<int>(std::min<std::size_t>(line.indent / 2, 40));
        if (!line.isNumbered && lineMarker(text))
            line.start = start + lineMarker(text)->length;
    }
}

/// Consecutive short numbered lines are a list, not a row of headings without text.
bool TextReader::isRunOfItems(std::size_t index) const
{
    const auto neighbour = [&](std::size_t from, int step) -> const Line * {
        for (std::size_t i = from; i < m_lines.size();) {
            if (m_lines[i].kind != Line::Kind::Blank)
                return &m_lines[i];
            if (step < 0 && i == 0)
                return nullptr;
            i = step < 0 ? i - 1 : i + 1;
        }
        return nullptr;
    };
    const Line &line = m_lines[index];
    const auto isSame = [&](const Line *other) { return other != nullptr && other->kind == Line::Kind::Item && other->isNumbered && other->level == line.level; };
    return isSame(neighbour(index + 1, 1)) || (index > 0 && isSame(neighbour(index - 1, -1)));
}

void TextReader::classifyHeadings()
{
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line &line = m_lines[i];
        const std::u32string shape = bare(view(m_document, line.start, line.end));
        if (line.kind == Line::Kind::Item && line.isNumbered && looksLikeHeading(shape)) {
            if (line.level <= 3 || !isRunOfItems(i))
                line.kind = Line::Kind::Heading;
        } else if (line.kind == Line::Kind::Text && looksLikeHeading(shape)) {
            const bool isAfterGap = i == 0 || m_lines[i - 1].kind == Line::Kind::Blank || m_lines[i - 1].kind == Line::Kind::Rule;
            const bool isBeforeText = i + 1 < m_lines.size() && m_lines[i + 1].kind != Line::Kind::Rule;
            const bool isBold = m_markup == TextMarkup::Markdown && view(m_document, line.start, line.start + 2) == U"**" && shape.size() + 4 == line.end - line.start;
            const bool isShort = displayWidth(shape) <= 60;
            // A short line amid short lines is an enumeration broken over lines.
            const bool nextIsLonger = isBeforeText && m_lines[i + 1].end - m_lines[i + 1].start > shape.size() + 8;
            const bool nextIsGap = isBeforeText && m_lines[i + 1].kind == Line::Kind::Blank;
            if (isBold || (isShort && isAfterGap && (nextIsLonger || nextIsGap))) {
                line.kind = Line::Kind::Heading;
                line.level = isBold ? 5 : 2;
            }
        }
    }
}

/// Lines that end in the middle of a sentence, most of them at the same column, were broken there by an editor.
void TextReader::findMargin()
{
    constexpr std::u32string_view final = U"。！？；!?;：:…";
    constexpr std::size_t narrowest = 40;
    constexpr std::size_t widest = 160;
    std::vector<std::size_t> widths;
    for (const Line &line : m_lines) {
        if (line.kind != Line::Kind::Text || final.find(m_document.source[line.end - 1]) != std::u32string_view::npos)
            continue;
        const std::size_t width = displayWidth(view(m_document, line.start, line.end));
        if (width >= narrowest && width <= widest)
            widths.push_back(width);
    }
    if (widths.size() < 6)
        return;
    const std::size_t most = *std::max_element(widths.begin(), widths.end());
    const auto near = std::count_if(widths.begin(), widths.end(), [most](std::size_t width) { return width + 4 >= most; });
    if (static_cast<std::size_t>(near) * 10 >= widths.size() * 6)
        m_margin = most;
}

/// Whether a line goes on with the sentence of the line above: text broken by an editor at its margin.
bool TextReader::continues(const Line &previous, const Line &line) const
{
    if (line.kind != Line::Kind::Text || (previous.kind != Line::Kind::Text && previous.kind != Line::Kind::Item))
        return false;
    const std::u32string_view above = view(m_document, previous.start, previous.end);
    const std::u32string_view here = view(m_document, line.start, line.end);
    constexpr std::u32string_view final = U"。！？；!?;：:…";
    if (final.find(above.back()) != std::u32string_view::npos)
        return false;
    const std::size_t width = displayWidth(above);
    if (isWide(here.front()) && isWide(above.back())) {
        // A title cut in two, a clause that is not done, or a text whose lines all end at one margin.
        const std::size_t open = above.rfind(U'《');
        const bool isInTitle = open != std::u32string_view::npos && above.find(U'》', open) == std::u32string_view::npos;
        const bool isMidClause = above.back() == U'，' || above.back() == U'、';
        return (width >= 40 && (isInTitle || isMidClause)) || (m_margin > 0 && width + 4 >= m_margin);
    }
    const bool startsLower = here.front() >= U'a' && here.front() <= U'z';
    if (above.back() == U'.')
        return width >= 60 && width <= 120 && m_markup == TextMarkup::Markdown;
    return startsLower ? width >= 20 : width >= 60 && width <= 160;
}

void TextReader::putText(std::size_t start, std::size_t end)
{
    if (m_markup == TextMarkup::Markdown)
        putMarkdownInline(m_builder, m_document.source, start, end);
    else
        m_builder.putSource(start, end);
}

void TextReader::writeRow(const Line &line, bool isHeader)
{
    const std::u32string &source = m_document.source;
    std::size_t at = line.start;
    if (at < line.end && source[at] == U'|')
        ++at;
    int column = 0;
    while (at < line.end) {
        std::size_t end = at;
        while (end < line.end && !(source[end] == U'|' && source[end - 1] != U'\\'))
            ++end;
        NoticeBlock cell;
        cell.kind = NoticeBlock::Kind::TableCell;
        cell.table = m_tables;
        cell.row = m_row;
        cell.column = column++;
        cell.isHeader = isHeader;
        m_builder.open(cell);
        putText(at, end);
        m_builder.close();
        at = end + 1;
    }
}

void TextReader::write()
{
    const Line *previous = nullptr;
    for (std::size_t i = 0; i < m_lines.size() && !m_task.isStopRequested(); ++i) {
        const Line &line = m_lines[i];
        const bool isTable = line.kind == Line::Kind::TableRow || line.kind == Line::Kind::TableRule;
        if (!isTable && m_row >= 0) {
            m_row = -1;
            ++m_tables;
        }
        if (line.kind == Line::Kind::TableRow) {
            ++m_row;
            const bool isHeader = m_row == 0 && i + 1 < m_lines.size() && m_lines[i + 1].kind == Line::Kind::TableRule;
            writeRow(line, isHeader);
        } else if (line.kind == Line::Kind::Heading) {
            NoticeBlock block;
            block.kind = NoticeBlock::Kind::Heading;
            block.level = std::clamp(line.level, 1, 6);
            m_series.clear();
            m_builder.open(block);
            putText(line.start, line.end);
            m_builder.close();
        } else if (line.kind == Line::Kind::Item || line.kind == Line::Kind::Text) {
            if (previous != nullptr && m_builder.isOpen() && continues(*previous, line)) {
                const bool isCjk = isWide(m_document.source[line.start]) && isWide(m_document.source[previous->end - 1]);
                if (!isCjk)
                    m_builder.put(U' ', previous->end);
            } else {
                NoticeBlock block;
                block.kind = line.kind == Line::Kind::Item ? NoticeBlock::Kind::ListItem : NoticeBlock::Kind::Paragraph;
                if (line.kind == Line::Kind::Item)
                    block.level = itemLevel(line.series);
                else if (line.indent == 0)
                    m_series.clear();
                m_builder.open(block);
            }
            putText(line.start, line.end);
        } else {
            m_builder.close();
        }
        previous = &line;
    }
}

}  // namespace

void readTextNotice(NoticeDocument &document, TextMarkup markup, const TaskContext &task)
{
    TextReader(document, markup, task).read();
}

bool looksLikeMarkdown(std::u32string_view source)
{
    int marks = 0;
    bool isLineStart = true;
    for (std::size_t i = 0; i + 2 < source.size() && i < 200000; ++i) {
        if (isLineStart && source[i] == U'#') {
            std::size_t end = i;
            while (end < source.size() && source[end] == U'#' && end - i < 7)
                ++end;
            marks += end < source.size() && end - i <= 6 && source[end] == U' ' ? 2 : 0;
        } else if (source[i] == U'*' && source[i + 1] == U'*' && !isBlank(source[i + 2])) {
            ++marks;
        } else if (isLineStart && source[i] == U'|' && source.substr(i, 4).find(U"--") != std::u32string_view::npos) {
            marks += 3;
        } else if (source[i] == U']' && source[i + 1] == U'(' && (source[i + 2] == U'h' || source[i + 2] == U'#')) {
            marks += 2;
        }
        isLineStart = source[i] == U'\n' || (isLineStart && isBlank(source[i]));
        if (marks >= 4)
            return true;
    }
    return false;
}

}  // namespace probity
