#include <algorithm>
#include <map>
#include <string_view>

#include "base/text.h"
#include "import/notice/office_internal.h"

namespace probity {

namespace {

constexpr int longestStyleChain = 10;
constexpr std::size_t longestStyleName = 16;     // of those that name a level

bool is(const pugi::xml_node &node, std::string_view name) { return name == node.name(); }

/// A property that is on unless it says otherwise: <w:vanish/>, <w:vanish w:val="false"/>.
bool isOn(const pugi::xml_node &property)
{
    if (!property)
        return false;
    const std::string_view value = property.attribute("w:val").as_string("1");
    return value != "0" && value != "false" && value != "off";
}

/// Outline levels of paragraph styles: by w:outlineLvl, by name, by the style they are based on.
class Styles {
public:
    explicit Styles(const pugi::xml_document &document)
    {
        for (const pugi::xml_node &style : document.child("w:styles").children("w:style"))
            m_styles.emplace(style.attribute("w:styleId").as_string(), style);
    }

    /// 1..6; 0: no heading. Remembered: a chain of styles may be long to follow, and every paragraph asks for one.
    int level(const std::string &id)
    {
        const auto known = m_levels.find(id);
        return known != m_levels.end() ? known->second : m_levels.emplace(id, levelOf(id)).first->second;
    }

private:
    int levelOf(std::string id) const
    {
        for (int i = 0; i < longestStyleChain; ++i) {
            const auto found = m_styles.find(id);
            if (found == m_styles.end())
                return levelByName(id);
            const pugi::xml_node &style = found->second;
            if (const pugi::xml_node outline = style.child("w:pPr").child("w:outlineLvl"); outline)
                return outline.attribute("w:val").as_int(9) < 6 ? outline.attribute("w:val").as_int() + 1 : 0;
            if (const int level = levelByName(style.child("w:name").attribute("w:val").as_string()); level > 0)
                return level;
            id = style.child("w:basedOn").attribute("w:val").as_string();
            if (id.empty())
                return 0;
        }
        return 0;
    }

    static int levelByName(const std::string &name)
    {
        if (name.size() > longestStyleName)
            return 0;
        const std::string lower = toLowerAscii(name);
        if (lower == "title")
            return 1;
        for (const std::string_view prefix : {"heading", "标题"}) {
            if (lower.rfind(prefix, 0) != 0 || lower.size() > prefix.size() + 2)
                continue;
            const char last = lower.back();
            return last >= '1' && last <= '6' ? last - '0' : 0;
        }
        return 0;
    }

    std::map<std::string, pugi::xml_node> m_styles;
    std::map<std::string, int> m_levels;
};

class DocxReader {
public:
    DocxReader(const pugi::xml_document &styles, ExtractedDocument &out, const TaskContext &task) : m_styles(styles), m_out(out), m_task(task) {}

    void blocks(const pugi::xml_node &parent, int depth);

private:
    void paragraph(const pugi::xml_node &node);
    void table(const pugi::xml_node &node, int depth);
    std::u32string cellText(const pugi::xml_node &cell, int depth);
    void runs(const pugi::xml_node &parent, std::u32string &text, bool &isHidden, bool &isVisible, int depth) const;

    Styles m_styles;
    ExtractedDocument &m_out;
    const TaskContext &m_task;
};

/// The text of a paragraph; what is deleted is left out, of alternatives the first counts.
void DocxReader::runs(const pugi::xml_node &parent, std::u32string &text, bool &isHidden, bool &isVisible, int depth) const
{
    if (depth > deepestOfficeNode)
        return;
    const bool isVanished = isOn(parent.child("w:rPr").child("w:vanish"));
    for (const pugi::xml_node &child : parent.children()) {
        if (is(child, "w:t")) {
            text += toUtf32(child.text().get());
            (isVanished ? isHidden : isVisible) = true;
        } else if (is(child, "w:tab") || is(child, "w:br") || is(child, "w:cr")) {
            text.push_back(U' ');
        } else if (is(child, "w:noBreakHyphen")) {
            text.push_back(U'-');
        } else if (is(child, "w:r") || is(child, "w:hyperlink") || is(child, "w:ins") || is(child, "w:smartTag") || is(child, "w:sdt") || is(child, "w:sdtContent") || is(child, "w:fldSimple")
                   || is(child, "w:moveTo") || is(child, "w:customXml") || is(child, "w:dir") || is(child, "w:bdo")) {
            runs(child, text, isHidden, isVisible, depth + 1);
        }
    }
}

void DocxReader::paragraph(const pugi::xml_node &node)
{
    std::u32string text;
    bool isHidden = false;
    bool isVisible = false;
    runs(node, text, isHidden, isVisible, 0);
    const pugi::xml_node properties = node.child("w:pPr");
    int level = m_styles.level(properties.child("w:pStyle").attribute("w:val").as_string());
    if (const pugi::xml_node outline = properties.child("w:outlineLvl"); outline)
        level = outline.attribute("w:val").as_int(9) < 6 ? outline.attribute("w:val").as_int() + 1 : 0;
    const pugi::xml_node numbering = properties.child("w:numPr");
    m_out.text.hidden(isHidden && !isVisible);
    if (level > 0)
        m_out.text.heading(text, level);
    else if (numbering && numbering.child("w:numId").attribute("w:val").as_int(1) != 0)
        m_out.text.item(text, numbering.child("w:ilvl").attribute("w:val").as_int() + 1);
    else
        m_out.text.paragraph(text);
    m_out.text.hidden(false);
}

std::u32string DocxReader::cellText(const pugi::xml_node &cell, int depth)
{
    std::u32string out;
    if (depth > deepestOfficeNode)
        return out;
    for (const pugi::xml_node &child : cell.children()) {
        std::u32string part;
        bool isHidden = false;
        bool isVisible = false;
        if (is(child, "w:p"))
            runs(child, part, isHidden, isVisible, depth);
        else if (is(child, "w:tbl") || is(child, "w:tr") || is(child, "w:tc") || is(child, "w:sdt") || is(child, "w:sdtContent"))
            part = cellText(child, depth + 1);
        if (!out.empty() && !part.empty())
            out.push_back(U' ');
        out += part;
    }
    return out;
}

void DocxReader::table(const pugi::xml_node &node, int depth)
{
    TableRows rows;
    for (const pugi::xml_node &row : node.children("w:tr")) {
        if (m_task.isStopRequested() || rows.isFull())
            break;
        rows.beginRow();
        for (const pugi::xml_node &cell : row.children("w:tc")) {
            const pugi::xml_node properties = cell.child("w:tcPr");
            const pugi::xml_node merge = properties.child("w:vMerge");
            const bool goesOn = merge && std::string_view(merge.attribute("w:val").as_string("continue")) == "continue";
            std::u32string text = cellText(cell, depth + 1);
            // A cell merged with the one above says the same for its row.
            if (goesOn && text.empty())
                text = rows.above();
            rows.add(std::move(text));
            const int span = std::clamp(properties.child("w:gridSpan").attribute("w:val").as_int(1), 1, 32);
            for (int i = 1; i < span; ++i)
                rows.add({});
            if (rows.isRowFull() || rows.isFull())
                break;
        }
        rows.endRow();
    }
    rows.write(m_out.text);
}

void DocxReader::blocks(const pugi::xml_node &parent, int depth)
{
    if (depth > deepestOfficeNode)
        return;
    for (const pugi::xml_node &child : parent.children()) {
        if (m_task.isStopRequested() || m_out.text.isFull())
            return;
        if (is(child, "w:p"))
            paragraph(child);
        else if (is(child, "w:tbl"))
            table(child, depth);
        else if (is(child, "w:sdt") || is(child, "w:sdtContent") || is(child, "w:customXml") || is(child, "w:ins"))
            blocks(child, depth + 1);
    }
}

}  // namespace

void readDocx(const pugi::xml_document &document, const pugi::xml_document &styles, ExtractedDocument &out, const TaskContext &task)
{
    DocxReader(styles, out, task).blocks(document.child("w:document").child("w:body"), 0);
}

}  // namespace probity
