// AndroidManifest.xml as text (developer.android.com, "App manifest overview"). Prefixes are resolved by their namespace.
#include "import/manifest/readers.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <map>
#include <set>

#include <pugixml.hpp>

#include "import/manifest/sdk_fingerprints.h"

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

constexpr const char *androidSpace = "http://schemas.android.com/apk/res/android";
constexpr const char *toolsSpace = "http://schemas.android.com/tools";
constexpr int deepest = 256;

/// Finds attributes by their namespace. Every one may have a prefix of its own, and any number of declarations may stand above it:
/// after as many comparisons as no manifest needs nothing more is found.
class Attributes {
public:
    const char *in(pugi::xml_node node, const char *space, const char *local)
    {
        for (const auto attribute : node.attributes()) {
            const char *colon = std::strchr(attribute.name(), ':');
            if (colon != nullptr && std::strcmp(colon + 1, local) == 0 && std::strcmp(spaceOf(node, std::string_view(attribute.name(), static_cast<std::size_t>(colon - attribute.name()))), space) == 0)
                return attribute.value();
        }
        return "";
    }
    bool isExhausted() const noexcept { return m_steps >= mostSteps; }

private:
    static constexpr std::size_t mostSteps = 50'000'000;
    static constexpr std::size_t longestPrefix = 64;

    /// What a prefix stands for at a node: the nearest xmlns declaration up the tree.
    const char *spaceOf(pugi::xml_node node, std::string_view prefix)
    {
        if (prefix.size() > longestPrefix)
            return "";
        const std::string wanted = "xmlns:" + std::string(prefix);
        for (int depth = 0; node && depth < deepest; node = node.parent(), ++depth) {
            for (auto declared = node.first_attribute(); declared; declared = declared.next_attribute()) {
                if (isExhausted())
                    return "";
                ++m_steps;
                if (wanted == declared.name())
                    return declared.value();
            }
        }
        return "";
    }

    std::size_t m_steps = 0;
};

constexpr std::size_t mostServiceTypes = 16;

/// Compiled manifests have the bits of ServiceInfo instead of the words.
std::string serviceTypes(const std::string &text)
{
    static constexpr std::array<const char *, 12> words{"dataSync", "mediaPlayback", "phoneCall", "location", "connectedDevice", "mediaProjection", "camera", "microphone", "health", "remoteMessaging",
                                                        "systemExempted", "shortService"};
    if (text.rfind("0x", 0) != 0)
        return text;
    const unsigned long bits = std::strtoul(text.c_str() + 2, nullptr, 16);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i)
        if ((bits >> i & 1) != 0)
            out += (out.empty() ? "" : "|") + std::string(words[i]);
    return out;
}

/// Walks every element without recursion and numbers them among their likes, as XPath does.
class Walker final : public pugi::xml_tree_walker {
public:
    Walker(std::string_view text, ManifestReading &reading) : m_lines(text), m_reading(reading) {}

    /// What the root says of the app, and of itself.
    void identity(pugi::xml_node root)
    {
        m_reading.app.id = root.attribute("package").value();
        m_reading.version = android(root, "versionName");
        if (m_reading.version.empty())
            m_reading.version = android(root, "versionCode");
        const std::string label = android(root.child("application"), "label");
        if (label.rfind('@', 0) != 0 && label.find("${") == std::string::npos)
            m_reading.app.name = label;
    }
    bool isExhausted() const noexcept { return m_attributes.isExhausted(); }

    bool for_each(pugi::xml_node &node) override
    {
        if (node.type() != pugi::node_element)
            return true;
        if (depth() >= deepest) {
            warn(m_reading, "too_deep", "Elements nested deeper than 256 levels; the rest was not read.", {}, Loss::Some);
            return false;
        }
        const std::string tag = node.name();
        m_place = "//" + tag + "[" + std::to_string(++m_counts[tag]) + "]";
        if (tag == "uses-permission" || tag == "uses-permission-sdk-23" || tag == "uses-permission-sdk-m")
            permission(node, tag);
        else if (tag == "uses-feature")
            item(node, Kind::Feature, android(node, "name"), android(node, "required") == "false" ? "optional" : "");
        else if (tag == "uses-sdk")
            m_reading.minimumPlatform = android(node, "minSdkVersion");
        else if (tag == "data")
            item(node, Kind::Domain, android(node, "host"), android(node, "scheme"));
        else if (std::strcmp(node.parent().name(), "queries") == 0)
            query(node, tag);
        else if (tag == "application")
            application(node);
        else if (tag == "meta-data")
            sdk(node, android(node, "name"));
        else if (tag == "activity" || tag == "activity-alias" || tag == "service" || tag == "receiver" || tag == "provider")
            component(node, tag);
        return true;
    }

private:
    std::string android(pugi::xml_node node, const char *local) { return m_attributes.in(node, androidSpace, local); }

    /// "maxSdkVersion=28 usesPermissionFlags=neverForLocation" of the attributes that are there.
    std::string detailOf(pugi::xml_node node, std::initializer_list<const char *> attributes)
    {
        std::string out;
        for (const char *attribute : attributes)
            if (const std::string value = android(node, attribute); !value.empty())
                out += (out.empty() ? "" : " ") + std::string(attribute) + "=" + value;
        return out;
    }

    void item(pugi::xml_node node, Kind kind, const std::string &name, const std::string &detail)
    {
        if (name.empty())
            return;
        ManifestItem out;
        out.kind = kind;
        out.name = name;
        out.pointer = m_place;
        out.line = m_lines.at(node.offset_debug());
        out.detail = detail;
        add(m_reading, std::move(out));
    }

    void permission(pugi::xml_node node, const std::string &tag)
    {
        const char *merge = m_attributes.in(node, toolsSpace, "node");
        if (std::strcmp(merge, "remove") == 0 || std::strcmp(merge, "removeAll") == 0)
            return;
        ManifestItem out;
        out.kind = Kind::Permission;
        out.name = android(node, "name");
        out.pointer = m_place;
        out.line = m_lines.at(node.offset_debug());
        out.isRequest = true;
        out.detail = detailOf(node, {"maxSdkVersion", "minSdkVersion", "usesPermissionFlags"});
        if (out.name.empty())
            warn(m_reading, "nameless", "A <" + tag + "> without a name; it asks for nothing.", "line " + std::to_string(out.line) + ", " + m_place);
        else
            add(m_reading, std::move(out));
    }

    /// Other apps that it wants to see installed: packages, authorities, or whoever answers an intent.
    void query(pugi::xml_node node, const std::string &tag)
    {
        if (tag == "package")
            item(node, Kind::Link, android(node, "name"), "query");
        else if (tag == "provider")
            item(node, Kind::Link, android(node, "authorities"), "query provider");
        else if (tag == "intent")
            for (const auto action : node.children("action"))
                item(node, Kind::Link, android(action, "name"), "query intent");
    }

    void application(pugi::xml_node node)
    {
        for (const char *setting : {"debuggable", "allowBackup", "usesCleartextTraffic", "networkSecurityConfig"})
            item(node, Kind::Feature, android(node, setting).empty() ? "" : setting, android(node, setting));
        sdk(node, android(node, "name"));
    }

    void component(pugi::xml_node node, const std::string &tag)
    {
        const std::string name = android(node, "name");
        sdk(node, name);
        if (android(node, "exported") == "true")
            item(node, Kind::Component, name, tag + (android(node, "permission").empty() ? "" : " permission=" + android(node, "permission")));
        if (tag == "provider")
            item(node, Kind::Feature, android(node, "authorities").empty() ? "" : "provider", android(node, "authorities"));
        // What a service may go on doing while the app is not on the screen: "location|camera".
        const std::string types = serviceTypes(android(node, "foregroundServiceType"));
        std::size_t at = 0;
        for (std::size_t i = 0; i < mostServiceTypes && at < types.size(); ++i) {
            const std::size_t end = std::min(types.find('|', at), types.size());
            item(node, Kind::BackgroundMode, types.substr(at, end - at), name);
            at = end + 1;
        }
        if (at < types.size())
            warn(m_reading, "too_many_items", "A service of more than 16 types; the others were not read.", m_place, Loss::Some);
    }

    /// Each SDK once, at the first of its components.
    void sdk(pugi::xml_node node, const std::string &className)
    {
        const std::string &name = sdkOfClass(className);
        if (!name.empty() && m_sdks.insert(name).second)
            item(node, Kind::Sdk, name, className);
    }

    Attributes m_attributes;
    LineCounter m_lines;
    ManifestReading &m_reading;
    std::string m_place;
    std::map<std::string, std::size_t> m_counts;
    std::set<std::string> m_sdks;
};

}  // namespace

void readAndroidXml(std::string_view utf8, ManifestReading &reading)
{
    reading.app.platform = PlatformId("android");
    pugi::xml_document document;
    const auto parsed = document.load_buffer(utf8.data(), utf8.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        warnOfXml(reading, utf8, parsed.description(), parsed.offset);
    Walker walker(utf8, reading);
    walker.identity(document.document_element());
    document.traverse(walker);
    if (walker.isExhausted())
        warn(reading, "too_many_items", "More attributes and namespaces than any manifest has; what the last ones say was not read.", {}, Loss::Some);
    if (reading.minimumPlatform.find("${") != std::string::npos)
        reading.minimumPlatform.clear();
}

}  // namespace probity::manifest
