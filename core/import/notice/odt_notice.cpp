#include <algorithm>
#include <string_view>

#include "base/text.h"
#include "import/notice/office_internal.h"

namespace probity {

namespace {

constexpr int mostRepeats = 32;         // of an empty cell; spreadsheets repeat them thousands of times

bool is(const pugi::xml_node &node, std::string_view name) { return name == node.name(); }

class OdtReader {
public:
    OdtReader(ExtractedDocument &out, const TaskContext &task) : m_out(out), m_task(task) {}

    void blocks(const pugi::xml_node &parent, int lists, int depth);

private:
    static void inlineText(const pugi::xml_node &parent, std::u32string &text, int depth);
    static std::u32string cellText(const pugi::xml_node &cell, int depth);
    void table(const pugi::xml_node &node, int depth);
    void rows(const pugi::xml_node &parent, TableRows &out, int depth) const;

    ExtractedDocument &m_out;
    const TaskContext &m_task;
};

void OdtReader::inlineText(const pugi::xml_node &parent, std::u32string &text, int depth)
{
    if (depth > deepestOfficeNode)
        return;
    for (const pugi::xml_node &child : parent.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            text += toUtf32(child.value());
        else if (is(child, "text:s") || is(child, "text:tab") || is(child, "text:line-break"))
            text.push_back(U' ');
        else if (!is(child, "text:note") && !is(child, "office:annotation") && !is(child, "text:tracked-changes"))
            inlineText(child, text, depth + 1);
    }
}

std::u32string OdtReader::cellText(const pugi::xml_node &cell, int depth)
{
    std::u32string out;
    if (depth > deepestOfficeNode)
        return out;
    for (const pugi::xml_node &child : cell.children()) {
        std::u32string part;
        if (is(child, "text:p") || is(child, "text:h"))
            inlineText(child, part, depth);
        else
            part = cellText(child, depth + 1);
        if (!out.empty() && !part.empty())
            out.push_back(U' ');
        out += part;
    }
    return out;
}

void OdtReader::rows(const pugi::xml_node &parent, TableRows &out, int depth) const
{
    if (depth > deepestOfficeNode)
        return;
    for (const pugi::xml_node &row : parent.children()) {
        if (m_task.isStopRequested() || out.isFull())
            return;
        if (!is(row, "table:table-row")) {
            if (is(row, "table:table-header-rows") || is(row, "table:table-rows") || is(row, "table:table-row-group"))
                rows(row, out, depth + 1);
            continue;
        }
        out.beginRow();
        for (const pugi::xml_node &cell : row.children()) {
            const bool isCovered = is(cell, "table:covered-table-cell");
            if (!isCovered && !is(cell, "table:table-cell"))
                continue;
            std::u32string text = cellText(cell, depth + 1);
            // What a merged cell covers says the same for its row.
            if (isCovered && text.empty())
                text = out.above();
            const int repeats = std::clamp(cell.attribute("table:number-columns-repeated").as_int(1), 1, mostRepeats);
            for (int i = 0; i < repeats && !out.isFull(); ++i)
                out.add(text);
            if (out.isRowFull() || out.isFull())
                break;
        }
        out.endRow();
    }
}

void OdtReader::table(const pugi::xml_node &node, int depth)
{
    TableRows all;
    rows(node, all, depth);
    all.write(m_out.text);
}

void OdtReader::blocks(const pugi::xml_node &parent, int lists, int depth)
{
    if (depth > deepestOfficeNode)
        return;
    for (const pugi::xml_node &child : parent.children()) {
        if (m_task.isStopRequested() || m_out.text.isFull())
            return;
        std::u32string text;
        if (is(child, "text:h")) {
            inlineText(child, text, 0);
            m_out.text.heading(text, child.attribute("text:outline-level").as_int(1));
        } else if (is(child, "text:p")) {
            inlineText(child, text, 0);
            if (lists > 0)
                m_out.text.item(text, lists);
            else
                m_out.text.paragraph(text);
        } else if (is(child, "table:table")) {
            table(child, depth);
        } else if (is(child, "text:list")) {
            blocks(child, lists + 1, depth + 1);
        } else if (is(child, "text:list-item") || is(child, "text:list-header") || is(child, "text:section") || is(child, "text:index-body")) {
            blocks(child, lists, depth + 1);
        }
    }
}

}  // namespace

void readOdt(const pugi::xml_document &content, ExtractedDocument &out, const TaskContext &task)
{
    OdtReader(out, task).blocks(content.child("office:document-content").child("office:body").child("office:text"), 0, 0);
}

}  // namespace probity
