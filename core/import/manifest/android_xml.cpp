// AndroidManifest.xml as text (developer.android.com, "App manifest overview"). Prefixes are resolved by their namespace.
#include "import/manifest/readers.h"

#include <cstring>
#include <map>

#include <pugixml.hpp>

namespace probity::manifest {

namespace {

constexpr const char *androidSpace = "http://schemas.android.com/apk/res/android";
constexpr const char *toolsSpace = "http://schemas.android.com/tools";
constexpr int deepest = 256;

/// What a prefix stands for at a node: the nearest xmlns declaration up the tree.
const char *spaceOf(pugi::xml_node node, const std::string &prefix)
{
    const std::string attribute = "xmlns:" + prefix;
    for (int depth = 0; node && depth < deepest; node = node.parent(), ++depth)
        if (const auto declared = node.attribute(attribute.c_str()))
            return declared.value();
    return "";
}

const char *attributeIn(pugi::xml_node node, const char *space, const char *local)
{
    for (const auto attribute : node.attributes()) {
        const char *colon = std::strchr(attribute.name(), ':');
        if (colon != nullptr && std::strcmp(colon + 1, local) == 0 && std::strcmp(spaceOf(node, std::string(attribute.name(), colon)), space) == 0)
            return attribute.value();
    }
    return "";
}

/// Walks every element without recursion and numbers them among their likes, as XPath does.
class Walker final : public pugi::xml_tree_walker {
public:
    Walker(std::string_view text, ManifestReading &reading) : m_lines(text), m_reading(reading) {}

    bool for_each(pugi::xml_node &node) override
    {
        if (node.type() != pugi::node_element)
            return true;
        if (depth() >= deepest) {
            warn(m_reading, "too_deep", "Elements nested deeper than 256 levels; the rest was not read.", {}, Loss::Some);
            return false;
        }
        const std::string tag = node.name();
        if (tag == "uses-permission" || tag == "uses-permission-sdk-23" || tag == "uses-permission-sdk-m")
            permission(node, tag);
        else if (tag == "uses-feature")
            named(node, ManifestItem::Kind::Feature, attributeIn(node, androidSpace, "name"));
        else if (tag == "data")
            named(node, ManifestItem::Kind::Domain, attributeIn(node, androidSpace, "host"));
        else if (tag == "package" && std::strcmp(node.parent().name(), "queries") == 0)
            named(node, ManifestItem::Kind::Link, attributeIn(node, androidSpace, "name"));
        return true;
    }

private:
    std::string pointer(const std::string &tag) { return "//" + tag + "[" + std::to_string(++m_counts[tag]) + "]"; }

    void permission(pugi::xml_node node, const std::string &tag)
    {
        const std::string place = pointer(tag);
        const char *merge = attributeIn(node, toolsSpace, "node");
        if (std::strcmp(merge, "remove") == 0 || std::strcmp(merge, "removeAll") == 0)
            return;
        const char *name = attributeIn(node, androidSpace, "name");
        if (*name == '\0')
            warn(m_reading, "nameless", "A <" + tag + "> without a name; it asks for nothing.", place);
        else
            add(m_reading, ManifestItem::Kind::Permission, name, place, m_lines.at(node.offset_debug()), true);
    }
    void named(pugi::xml_node node, ManifestItem::Kind kind, const char *name)
    {
        const std::string place = pointer(node.name());
        if (*name != '\0')
            add(m_reading, kind, name, place, m_lines.at(node.offset_debug()));
    }

    LineCounter m_lines;
    ManifestReading &m_reading;
    std::map<std::string, std::size_t> m_counts;
};

}  // namespace

void readAndroidXml(std::string_view utf8, ManifestReading &reading)
{
    reading.app.platform = PlatformId("android");
    pugi::xml_document document;
    const auto parsed = document.load_buffer(utf8.data(), utf8.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        warnOfXml(reading, utf8, parsed.description(), parsed.offset);
    const pugi::xml_node root = document.document_element();
    reading.app.id = root.attribute("package").value();
    reading.version = attributeIn(root, androidSpace, "versionName");
    const pugi::xml_node application = root.child("application");
    const std::string label = attributeIn(application, androidSpace, "label");
    if (label.rfind("@", 0) != 0 && label.find("${") == std::string::npos)
        reading.app.name = label;
    Walker walker(utf8, reading);
    document.traverse(walker);
}

}  // namespace probity::manifest
