#include "import/notice/pdf_layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "import/notice/document_builder.h"

namespace probity {

namespace {

constexpr std::size_t mostColumns = 20;
constexpr std::size_t proseRows = 7;            // rows of two columns with long cells are text in columns
constexpr std::size_t proseLength = 18;         // characters of such a cell
constexpr std::size_t mostLines = 4000;         // of a page; denser ones are no tables for people

/// Lines side by side.
struct Row {
    double top = 0;
    double bottom = 0;
    std::vector<std::size_t> lines;
};

std::vector<Row> rowsOf(const PageLayout &page)
{
    std::vector<std::size_t> order(page.lines.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].top < page.lines[b].top; });
    std::vector<Row> rows;
    for (const std::size_t index : order) {
        const PageLine &line = page.lines[index];
        const double overlap = rows.empty() ? 0 : std::min(rows.back().bottom, line.bottom) - line.top;
        if (!rows.empty() && overlap > line.height() / 2) {
            rows.back().lines.push_back(index);
            rows.back().bottom = std::max(rows.back().bottom, line.bottom);
        } else {
            rows.push_back({line.top, line.bottom, {index}});
        }
    }
    for (Row &row : rows)
        std::stable_sort(row.lines.begin(), row.lines.end(), [&](std::size_t a, std::size_t b) { return page.lines[a].left < page.lines[b].left; });
    return rows;
}

/// The left edges of the columns of some rows.
std::vector<double> columnsOf(const PageLayout &page, const std::vector<Row> &rows, std::size_t begin, std::size_t end)
{
    const auto widest = std::max_element(rows.begin() + static_cast<std::ptrdiff_t>(begin), rows.begin() + static_cast<std::ptrdiff_t>(end),
                                         [](const Row &a, const Row &b) { return a.lines.size() < b.lines.size(); });
    std::vector<double> columns;
    for (const std::size_t line : widest->lines)
        columns.push_back(page.lines[line].left);
    return columns;
}

std::size_t columnAt(const std::vector<double> &columns, const PageLine &line)
{
    std::size_t column = 0;
    for (std::size_t i = 1; i < columns.size(); ++i)
        if (line.left + line.height() / 2 >= columns[i])
            column = i;
    return column;
}

/// The end of the run of rows that can be a table with the row at `begin` as its first.
std::size_t endOfTable(const PageLayout &page, const std::vector<Row> &rows, std::size_t begin)
{
    const double height = page.lines[rows[begin].lines.front()].height();
    double secondColumn = page.lines[rows[begin].lines[1]].left;
    std::size_t end = begin + 1;
    for (; end < rows.size(); ++end) {
        if (rows[end].top - rows[end - 1].bottom > 3 * height)
            break;
        if (rows[end].lines.size() >= 2) {
            secondColumn = std::min(secondColumn, page.lines[rows[end].lines[1]].left);
            continue;
        }
        // The rest of a cell stands alone on its row, inside its column.
        const PageLine &line = page.lines[rows[end].lines.front()];
        const bool isInFirst = line.right < secondColumn;
        const bool isInOther = line.left > secondColumn - height;
        if (!isInFirst && !isInOther)
            break;
    }
    while (end > begin + 1 && rows[end - 1].lines.size() < 2 && rows[end - 1].top - rows[end - 2].bottom > height)
        --end;
    return end;
}

bool isProse(const PageLayout &page, const std::vector<Row> &rows, std::size_t begin, std::size_t end, std::size_t columns)
{
    std::size_t wide = 0;
    std::size_t all = 0;
    for (std::size_t r = begin; r < end; ++r) {
        if (rows[r].lines.size() < 2)
            continue;
        ++all;
        wide += page.lines[rows[r].lines[0]].text.size() >= proseLength && page.lines[rows[r].lines[1]].text.size() >= proseLength ? 1u : 0u;
    }
    return all < 2 || (columns == 2 && all >= proseRows && wide * 2 > all);
}

/// The gap between lines above which a new row of the table begins; negative where all gaps are alike.
double rowGap(const std::vector<Row> &rows, std::size_t begin, std::size_t end, double height)
{
    double least = 1e9;
    double most = 0;
    for (std::size_t r = begin + 1; r < end; ++r) {
        const double gap = std::max(0.0, rows[r].top - rows[r - 1].bottom);
        least = std::min(least, gap);
        most = std::max(most, gap);
    }
    return most - least > 0.35 * height ? (most + least) / 2 : -1;
}

}  // namespace

void appendLine(std::u32string &text, const std::u32string &line)
{
    if (text.empty() || line.empty()) {
        text += line;
        return;
    }
    const bool isLower = line.front() >= U'a' && line.front() <= U'z';
    if (text.back() == U'-' && isLower && text.size() > 1 && text[text.size() - 2] >= U'a' && text[text.size() - 2] <= U'z')
        text.pop_back();
    else if (!isWide(text.back()) || !isWide(line.front()))
        text.push_back(U' ');
    text += line;
}

std::vector<PageTable> tablesOf(const PageLayout &page)
{
    std::vector<PageTable> out;
    if (page.lines.size() > mostLines)
        return out;
    const std::vector<Row> rows = rowsOf(page);
    for (std::size_t begin = 0; begin < rows.size(); ++begin) {
        if (rows[begin].lines.size() < 2)
            continue;
        const std::size_t end = endOfTable(page, rows, begin);
        const std::vector<double> columns = columnsOf(page, rows, begin, end);
        if (columns.size() > mostColumns || isProse(page, rows, begin, end, columns.size()))
            continue;
        const double height = page.lines[rows[begin].lines.front()].height();
        const double gap = rowGap(rows, begin, end, height);
        PageTable table;
        for (std::size_t r = begin; r < end; ++r) {
            const bool hasFirst = columnAt(columns, page.lines[rows[r].lines.front()]) == 0;
            const bool isNew = table.rows.empty() || (gap >= 0 ? rows[r].top - rows[r - 1].bottom > gap : hasFirst);
            if (isNew)
                table.rows.emplace_back(columns.size());
            for (const std::size_t line : rows[r].lines) {
                appendLine(table.rows.back()[columnAt(columns, page.lines[line])], page.lines[line].text);
                table.lines.push_back(line);
            }
        }
        if (table.rows.size() >= 2)
            out.push_back(std::move(table));
        begin = end - 1;
    }
    return out;
}

}  // namespace probity
