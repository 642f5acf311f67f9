#include "import/notice/html_notice.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"
#include "import/notice/document_builder.h"
#include "import/notice/headings.h"
#include "import/notice/html_entities.h"
#include "import/notice/html_scanner.h"

namespace probity {

namespace {

constexpr std::size_t depthLimit = 512;     // open elements that are remembered; deeper ones are read as text of the last

template <std::size_t N>
bool isOneOf(const std::string &name, const std::array<std::string_view, N> &names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 40> blockTags{"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt", "fieldset", "figure", "footer", "form", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
    "th", "thead", "tr", "ul", "view", "scroll-view", "swiper-item", "cover-view", "block", "rich-text", "h1", "template"};
constexpr std::array<std::string_view, 17> skippedTags{"script", "style", "nav", "noscript", "svg", "iframe", "select", "option", "textarea", "canvas",
    "object", "math", "wxs", "noembed", "button", "datalist", "title"};
constexpr std::array<std::string_view, 14> voidTags{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"};
constexpr std::array<std::string_view, 9> listTags{"li", "ul", "ol", "dd", "dt", "dl", "tr", "td", "th"};

bool isHeadingTag(const std::string &name) { return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6'; }
bool isBlockTag(const std::string &name) { return isHeadingTag(name) || isOneOf(name, blockTags); }

bool isHidden(const HtmlToken &token)
{
    std::string style;
    for (const char c : token.style)
        if (c != ' ')
            style.push_back(c);
    return token.hasHidden || style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos
        || style.find("font-size:0;") != std::string::npos || style.find("opacity:0;") != std::string::npos;
}

bool isMenu(const HtmlToken &token)
{
    if (token.role == "navigation" || token.role == "menu")
        return true;
    constexpr std::array<std::string_view, 6> names{"nav", "navbar", "menu", "breadcrumb", "breadcrumbs", "nav-bar"};
    std::size_t at = 0;
    while (at < token.classes.size()) {
        const std::size_t end = std::min(token.classes.find(' ', at), token.classes.size());
        if (isOneOf(token.classes.substr(at, end - at), names))
            return true;
        at = end + 1;
    }
    return false;
}

/// Templates have no heading elements; their class names say what a title is.
bool isTitleClass(const std::string &classes)
{
    constexpr std::array<std::string_view, 5> names{"h", "h1", "h2", "h3", "h4"};
    return classes.find("title") != std::string::npos || classes.find("heading") != std::string::npos || isOneOf(classes, names);
}

struct Element {
    std::string name;
    bool isSkipped = false;
    bool isHidden = false;
    bool isTitle = false;
    int listDepth = 0;
};

class HtmlReader {
public:
    HtmlReader(NoticeDocument &document, const TaskContext &task) : m_document(document), m_task(task), m_scanner(document.source), m_builder(document) {}

    void read();

private:
    void start(const HtmlToken &token);
    void end(const HtmlToken &token);
    void popTo(std::size_t size);
    void text(const HtmlToken &token);
    void breakBlock();
    NoticeBlock blockHere() const;
    void promoteHeadings();

    NoticeDocument &m_document;
    const TaskContext &m_task;
    HtmlScanner m_scanner;
    DocumentBuilder m_builder;
    std::vector<Element> m_open;
    std::size_t m_tooDeep = 0;
    std::u32string m_title;
    int m_tables = 0;
    int m_row = -1;
    int m_column = -1;
    bool m_isInTable = false;
};

void HtmlReader::read()
{
    for (HtmlToken token = m_scanner.next(); token.kind != HtmlToken::Kind::End && !m_task.isStopRequested(); token = m_scanner.next()) {
        if (token.kind == HtmlToken::Kind::StartTag)
            start(token);
        else if (token.kind == HtmlToken::Kind::EndTag)
            end(token);
        else if (token.kind == HtmlToken::Kind::Text)
            text(token);
    }
    m_builder.finish();
    promoteHeadings();
    m_document.title = toUtf8(m_title);
}

NoticeBlock HtmlReader::blockHere() const
{
    NoticeBlock block;
    for (const Element &element : m_open) {
        block.isHidden = block.isHidden || element.isHidden;
        if (isHeadingTag(element.name)) {
            block.kind = NoticeBlock::Kind::Heading;
            block.level = element.name[1] - '0';
        } else if (element.name == "li" || element.name == "dd") {
            block.kind = NoticeBlock::Kind::ListItem;
            block.level = std::max(1, element.listDepth);
        } else if (element.name == "td" || element.name == "th") {
            block.kind = NoticeBlock::Kind::TableCell;
            block.level = 0;
            block.table = m_tables;
            block.row = m_row;
            block.column = m_column;
            block.isHeader = element.name == "th" && m_row == 0;
        } else if (element.isTitle && block.kind == NoticeBlock::Kind::Paragraph) {
            block.kind = NoticeBlock::Kind::Heading;
            block.level = 2;
        }
    }
    return block;
}

void HtmlReader::breakBlock() { m_builder.close(); }

void HtmlReader::start(const HtmlToken &token)
{
    const std::string &name = token.name;
    if (name == "br" || isBlockTag(name))
        breakBlock();
    if (isOneOf(name, voidTags) || (token.isSelfClosing && name != "li"))
        return;
    // The optional end tags of the standard: a new item, row or cell ends the one before it.
    if (isOneOf(name, listTags) || name == "p" || name == "option") {
        for (std::size_t i = m_open.size(); i-- > 0;) {
            const std::string &other = m_open[i].name;
            const bool isSame = other == name || ((name == "td" || name == "th") && (other == "td" || other == "th")) || ((name == "dd" || name == "dt") && (other == "dd" || other == "dt"))
                || (name == "tr" && (other == "td" || other == "th"));
            if (isSame && name != "ul" && name != "ol" && name != "dl") {
                popTo(i);
                if (!(name == "tr" && other != "tr"))
                    break;
            } else if (isBlockTag(other)) {
                break;
            }
        }
    }
    if (m_open.size() >= depthLimit) {
        ++m_tooDeep;
        return;
    }
    if (name == "table" && !m_isInTable) {
        m_isInTable = true;
        m_row = -1;
    } else if (name == "tr") {
        ++m_row;
        m_column = -1;
    } else if (name == "td" || name == "th") {
        ++m_column;
        m_row = std::max(m_row, 0);
    }
    Element element;
    element.name = name;
    const bool isInside = !m_open.empty();
    element.isSkipped = (isInside && m_open.back().isSkipped) || isOneOf(name, skippedTags) || isMenu(token);
    element.isHidden = isHidden(token);
    element.isTitle = isTitleClass(token.classes);
    element.listDepth = (isInside ? m_open.back().listDepth : 0) + (name == "ul" || name == "ol" ? 1 : 0);
    m_open.push_back(std::move(element));
}

void HtmlReader::popTo(std::size_t size)
{
    while (m_open.size() > size) {
        if (isBlockTag(m_open.back().name))
            breakBlock();
        if (m_open.back().name == "table" && m_isInTable) {
            m_isInTable = false;
            ++m_tables;
        }
        m_open.pop_back();
    }
}

void HtmlReader::end(const HtmlToken &token)
{
    if (isBlockTag(token.name))
        breakBlock();
    if (m_tooDeep > 0) {
        --m_tooDeep;
        return;
    }
    for (std::size_t i = m_open.size(); i-- > 0;) {
        if (m_open[i].name == token.name) {
            popTo(i);
            return;
        }
        // A stray end tag of a phrase does not close the block it stands in.
        if (isBlockTag(m_open[i].name) && !isBlockTag(token.name))
            return;
    }
}

void HtmlReader::text(const HtmlToken &token)
{
    const std::u32string &source = m_document.source;
    if (!m_open.empty() && m_open.back().name == "title" && m_title.size() < 500) {
        for (std::size_t i = token.start; i < token.end; ++i)
            if (!isBlank(source[i]) || (!m_title.empty() && !isBlank(m_title.back())))
                m_title.push_back(isBlank(source[i]) ? U' ' : source[i]);
        return;
    }
    if (!m_open.empty() && m_open.back().isSkipped)
        return;
    if (!m_builder.isOpen()) {
        const bool hasText = std::any_of(source.begin() + static_cast<std::ptrdiff_t>(token.start), source.begin() + static_cast<std::ptrdiff_t>(token.end), [](char32_t c) { return !isBlank(c); });
        if (!hasText)
            return;
        m_builder.open(blockHere());
    }
    const std::u32string_view all(source);
    for (std::size_t i = token.start; i < token.end;) {
        const CharacterReference reference = source[i] == U'&' ? characterReference(all.substr(i, token.end - i)) : CharacterReference{};
        m_builder.put(reference.length > 0 ? reference.character : source[i], i);
        i += std::max<std::size_t>(1, reference.length);
    }
}

/// Pages number their chapters in plain paragraphs as often as they use heading elements.
void HtmlReader::promoteHeadings()
{
    std::vector<NoticeBlock> &blocks = m_document.blocks;
    const auto textOf = [&](const NoticeBlock &block) { return std::u32string_view(m_document.text).substr(block.range.start, block.range.end - block.range.start); };
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (blocks[i].kind == NoticeBlock::Kind::Heading && displayWidth(textOf(blocks[i])) > 120)
            blocks[i].kind = NoticeBlock::Kind::Paragraph;
        if (blocks[i].kind == NoticeBlock::Kind::Paragraph)
            if (const auto bullet = lineMarker(textOf(blocks[i])); bullet && bullet->kind == LineMarker::Kind::Bullet) {
                blocks[i].kind = NoticeBlock::Kind::ListItem;
                blocks[i].level = 1;
                blocks[i].range.start += bullet->length;
                continue;
            }
        if (blocks[i].kind != NoticeBlock::Kind::Paragraph || !looksLikeHeading(textOf(blocks[i])))
            continue;
        const auto marker = lineMarker(textOf(blocks[i]));
        if (!marker || marker->kind == LineMarker::Kind::Bullet)
            continue;
        const int level = headingLevel(*marker);
        const auto next = i + 1 < blocks.size() ? lineMarker(textOf(blocks[i + 1])) : std::nullopt;
        if (level <= 3 || !next || headingLevel(*next) != level) {
            blocks[i].kind = NoticeBlock::Kind::Heading;
            blocks[i].level = level;
        }
    }
}

}  // namespace

void readHtmlNotice(NoticeDocument &document, const TaskContext &task)
{
    HtmlReader(document, task).read();
}

bool looksLikeHtml(std::u32string_view source)
{
    std::size_t start = 0;
    while (start < source.size() && (isBlank(source[start]) || isInvisible(source[start])))
        ++start;
    const std::u32string_view head = source.substr(start, 20);
    if (head.substr(0, 2) == U"<!" || head.substr(0, 5) == U"<html" || head.substr(0, 5) == U"<HTML" || head.substr(0, 5) == U"<?xml" || head.substr(0, 9) == U"<template" || head.substr(0, 5) == U"<view")
        return true;
    int ends = 0;
    for (std::size_t at = source.find(U"</"); at != std::u32string_view::npos && at < 100000 && ends < 6; at = source.find(U"</", at + 2)) {
        const std::u32string_view name = source.substr(at + 2, 4);
        ends += name.substr(0, 2) == U"p>" || name == U"div>" || name.substr(0, 3) == U"li>" || name == U"view" || (name.size() > 2 && name[0] == U'h' && name[2] == U'>') ? 1 : 0;
    }
    return ends >= 6 || (ends >= 1 && !head.empty() && head.front() == U'<');
}

}  // namespace probity
