// pugixml expands no entities of a document and touches neither files nor network.
#include <pugixml.hpp>

#include "analysis/observed/nodes.h"
#include "base/text.h"

namespace probity::observed {

namespace {

class XmlReader {
public:
    XmlReader(Arena &arena, Nodes &nodes) : m_arena(arena), m_nodes(nodes) {}

    void read(const pugi::xml_node &element, std::uint32_t parent, std::uint32_t index, int depth, std::string_view key);
    bool isWhole() const noexcept { return m_isWhole; }

private:
    std::uint32_t add(std::string_view key, std::string_view value, std::uint32_t parent, std::uint32_t index, NodeKind kind)
    {
        const auto self = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.push_back(Node{key, value, self + 1, m_nodes.empty() ? self : parent, index, kind});
        return self;
    }
    std::string_view keep(const char *text) { return m_arena.keep(std::string(text)); }
    void readInside(const pugi::xml_node &element, std::uint32_t self, int depth);

    Arena &m_arena;
    Nodes &m_nodes;
    bool m_isWhole = true;
};

std::string_view localName(std::string_view name) noexcept
{
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool hasElements(const pugi::xml_node &element)
{
    for (const pugi::xml_node &child : element.children())
        if (child.type() == pugi::node_element)
            return true;
    return false;
}

void XmlReader::read(const pugi::xml_node &element, std::uint32_t parent, std::uint32_t index, int depth, std::string_view key)
{
    m_isWhole = m_isWhole && depth <= maxDepth && m_nodes.size() < maxNodes;
    if (depth > maxDepth || m_nodes.size() >= maxNodes)
        return m_arena.note(depth > maxDepth ? Limit::Depth : Limit::Values);
    if (!hasElements(element) && !element.first_attribute()) {
        add(key, keep(element.child_value()), parent, index, NodeKind::Text);
        return;
    }
    const std::uint32_t self = add(key, {}, parent, index, NodeKind::Object);
    readInside(element, self, depth);
    m_nodes[self].end = static_cast<std::uint32_t>(m_nodes.size());
}

void XmlReader::readInside(const pugi::xml_node &element, std::uint32_t self, int depth)
{
    std::uint32_t index = 0;
    for (const pugi::xml_attribute &attribute : element.attributes())
        add(keep(attribute.name()), keep(attribute.value()), self, index++, NodeKind::Text);
    const bool isDictionary = std::string_view(element.name()) == "dict";
    std::string_view dictionaryKey;
    for (const pugi::xml_node &child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            if (!trimmed(child.value()).empty())
                add(localName(keep(element.name())), keep(child.value()), self, index++, NodeKind::Text);
        } else if (child.type() == pugi::node_element) {
            const std::string_view name = localName(keep(child.name()));
            if (isDictionary && name == "key") {
                dictionaryKey = keep(child.child_value());
                continue;
            }
            read(child, self, index++, depth + 1, isDictionary && !dictionaryKey.empty() ? dictionaryKey : name);
            dictionaryKey = {};
        }
    }
}

}  // namespace

Reading readXml(std::string_view text, Arena &arena, Nodes &nodes)
{
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_auto);
    const pugi::xml_node root = document.document_element();
    if (!root)
        return Reading::No;
    const std::size_t before = nodes.size();
    XmlReader reader(arena, nodes);
    reader.read(root, 0, 0, 0, localName(arena.keep(std::string(root.name()))));
    if (!result)
        return nodes.size() >= before + 3 ? Reading::Partly : Reading::No;
    return reader.isWhole() ? Reading::Whole : Reading::Partly;
}

}  // namespace probity::observed
