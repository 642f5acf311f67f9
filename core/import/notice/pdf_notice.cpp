#include "import/notice/pdf_notice.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "base/child_process.h"
#include "base/text.h"
#include "import/notice/document_builder.h"
#include "import/notice/headings.h"
#include "import/notice/pdf_layout.h"

namespace probity {

namespace {

constexpr std::size_t mostPages = 2000;
constexpr double margin = 0.08;                 // part of a page at its top and bottom where page numbers stand
constexpr double largerThanText = 1.15;         // times the height of the text, from which a line can be a heading by its size

bool isPageNumber(const PageLine &line, const PageLayout &page)
{
    if (line.top > page.height * margin && line.bottom < page.height * (1 - margin))
        return false;
    std::u32string rest;
    bool hasDigit = false;
    for (const char32_t c : line.text) {
        hasDigit = hasDigit || (c >= U'0' && c <= U'9');
        if ((c < U'0' || c > U'9') && !isBlank(c) && std::u32string_view(U"-–—/·|第页共").find(c) == std::u32string_view::npos)
            rest.push_back(c);
    }
    return hasDigit && (rest.empty() || rest == U"Pageof" || rest == U"Page" || rest == U"page");
}

/// A place or a size in points. A damaged PDF has places that are no numbers, by which nothing can be sorted.
double points(const pugi::xml_node &node, const char *name)
{
    constexpr double farthest = 1e6;
    const double value = node.attribute(name).as_double();
    return std::isfinite(value) ? std::clamp(value, -farthest, farthest) : 0;
}

PageLine lineOf(const pugi::xml_node &node)
{
    PageLine line{points(node, "xMin"), points(node, "yMin"), points(node, "xMax"), points(node, "yMax"), {}};
    for (const pugi::xml_node &word : node.children("word")) {
        const std::u32string text = toUtf32(word.text().get());
        const bool isWideJoin = !line.text.empty() && !text.empty() && isWide(line.text.back()) && isWide(text.front());
        if (!line.text.empty() && !isWideJoin)
            line.text.push_back(U' ');
        line.text += text;
    }
    return line;
}

/// Pieces that the layout cut out of one line of running text.
bool isSameLine(const PageLine &a, const PageLine &b)
{
    const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return overlap > 0.6 * std::min(a.height(), b.height()) && b.left - a.right < 1.2 * a.height() && b.left > a.left;
}

PageLayout pageOf(const pugi::xml_node &node)
{
    PageLayout page;
    page.width = points(node, "width");
    page.height = points(node, "height");
    for (const pugi::xml_node &flow : node.children("flow")) {
        for (const pugi::xml_node &block : flow.children("block")) {
            for (const pugi::xml_node &child : block.children("line")) {
                PageLine line = lineOf(child);
                if (line.text.empty() || isPageNumber(line, page))
                    continue;
                if (!page.lines.empty() && isSameLine(page.lines.back(), line)) {
                    PageLine &before = page.lines.back();
                    appendLine(before.text, line.text);
                    before.right = std::max(before.right, line.right);
                    before.bottom = std::max(before.bottom, line.bottom);
                } else {
                    page.lines.push_back(std::move(line));
                }
            }
        }
    }
    return page;
}

/// Joins the lines of a document to paragraphs and headings.
class Paragraphs {
public:
    Paragraphs(ExtractedText &out, double bodyHeight) : m_out(out), m_body(bodyHeight) {}

    void page(const PageLayout &page);
    void flush();

private:
    bool isNew(const PageLine &line) const;
    void add(const PageLine &line);

    ExtractedText &m_out;
    double m_body;
    double m_left = 0;          ///< of the text of the page at hand
    double m_right = 0;
    std::u32string m_text;
    PageLine m_first;
    PageLine m_last;
    std::size_t m_count = 0;
    bool m_isItem = false;
    bool m_isNewPage = false;
};

bool Paragraphs::isNew(const PageLine &line) const
{
    const bool isBig = line.height() > m_body * largerThanText;
    const bool wasBig = m_last.height() > m_body * largerThanText;
    if (isBig != wasBig || lineMarker(line.text))
        return true;
    constexpr std::u32string_view open = U"，,、；;：:";
    const bool isShort = m_last.right < m_right - 2.5 * m_body && open.find(m_text.back()) == std::u32string_view::npos;
    if (isShort)
        return true;
    if (m_isNewPage)
        return false;
    if (line.top - m_last.bottom > 0.9 * m_body)
        return true;
    const auto isIndented = [&](const PageLine &one) { return one.left > m_left + 1.2 * m_body; };
    if (m_count > 1 && !m_isItem && line.left > m_last.left + 1.2 * m_body)
        return true;
    return !m_isItem && m_count == 1 && isIndented(m_first) && isIndented(line) && std::abs(line.left - m_first.left) < 0.5 * m_body;
}

void Paragraphs::add(const PageLine &line)
{
    if (m_count > 0 && isNew(line))
        flush();
    if (m_count == 0) {
        m_first = line;
        m_isItem = lineMarker(line.text).has_value();
    }
    appendLine(m_text, line.text);
    m_last = line;
    m_isNewPage = false;
    ++m_count;
}

void Paragraphs::flush()
{
    if (m_count == 0)
        return;
    const double ratio = m_first.height() / m_body;
    if (ratio > largerThanText && displayWidth(m_text) <= 80)
        m_out.heading(m_text, ratio > 1.6 ? 1 : ratio > 1.3 ? 2 : 3);
    else
        m_out.paragraph(m_text);
    m_text.clear();
    m_count = 0;
}

void Paragraphs::page(const PageLayout &page)
{
    const std::vector<PageTable> tables = tablesOf(page);
    std::vector<const PageTable *> inTable(page.lines.size(), nullptr);
    for (const PageTable &table : tables)
        for (const std::size_t line : table.lines)
            inTable[line] = &table;
    m_left = page.width;
    m_right = 0;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (inTable[i] != nullptr)
            continue;
        m_left = std::min(m_left, page.lines[i].left);
        m_right = std::max(m_right, page.lines[i].right);
    }
    m_isNewPage = true;
    const PageTable *written = nullptr;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (inTable[i] == nullptr) {
            add(page.lines[i]);
        } else if (inTable[i] != written) {
            flush();
            written = inTable[i];
            m_out.table(written->rows);
        }
    }
}

/// The height of most of the text.
double bodyHeight(const std::vector<PageLayout> &pages)
{
    std::vector<std::pair<double, std::size_t>> heights;
    std::size_t all = 0;
    for (const PageLayout &page : pages)
        for (const PageLine &line : page.lines) {
            heights.emplace_back(line.height(), line.text.size());
            all += line.text.size();
        }
    std::sort(heights.begin(), heights.end());
    std::size_t seen = 0;
    for (const auto &[height, count] : heights) {
        seen += count;
        if (seen * 2 >= all)
            return std::max(height, 1.0);
    }
    return 12;
}

}  // namespace

void readPdfLayout(const std::string &layout, ExtractedText &out, const TaskContext &task)
{
    pugi::xml_document document;
    // A layout that was cut short is read up to where it ends.
    document.load_buffer(layout.data(), layout.size(), pugi::parse_default, pugi::encoding_utf8);
    std::vector<PageLayout> pages;
    bool hasMore = false;
    for (const pugi::xml_node &node : document.child("html").child("body").child("doc").children("page")) {
        if (task.isStopRequested())
            break;
        if (pages.size() >= mostPages) {
            hasMore = true;
            break;
        }
        pages.push_back(pageOf(node));
    }
    Paragraphs paragraphs(out, bodyHeight(pages));
    for (const PageLayout &page : pages) {
        if (task.isStopRequested() || out.isFull())
            break;
        paragraphs.page(page);
    }
    paragraphs.flush();
    if (hasMore)
        out.cut();
}

Result<ExtractedDocument> textOfPdf(const std::string &bytes, const TaskContext &task)
{
    ExtractedDocument out;
    out.format = "pdf";
    ChildLimits limits;
    const Result<ChildOutput> child = runChild({"pdftotext", "-q", "-bbox-layout", "-enc", "UTF-8", "/dev/fd/3", "-"}, bytes, limits, task);
    if (!child) {
        if (child.error().code == ErrorCode::Stopped)
            return tl::unexpected<Error>(child.error());
        out.incomplete("pdf_not_read", "pdftotext (poppler-utils) could not be started: " + child.error().detail);
        return out;
    }
    switch (child->end) {
    case ChildOutput::End::Finished:
        if (child->status != 0)
            out.incomplete("pdf_damaged", fmt::format("pdftotext gave up with status {}; what it wrote before was read", child->status));
        break;
    case ChildOutput::End::TimedOut:
        out.incomplete("pdf_time_limit", "the text was not out after 20 seconds; what came before was read");
        break;
    case ChildOutput::End::TooMuchOutput:
        out.incomplete("pdf_too_large", "the text is longer than 32 MB with its layout; what came before was read");
        break;
    case ChildOutput::End::Crashed:
        out.incomplete("pdf_damaged", "pdftotext broke down on it; what it wrote before was read");
        break;
    }
    readPdfLayout(child->output, out.text, task);
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped while reading the PDF");
    if (out.text.isFull())
        out.incomplete("pdf_too_large", "the text is longer than 2,000 pages or eight million characters; what came before was read");
    return out;
}

}  // namespace probity
