// Property lists as XML: Info.plist (purpose strings), PrivacyInfo.xcprivacy and entitlements (developer.apple.com, "Information
// Property List", "Privacy manifest files", "Entitlements").
#include "import/manifest/readers.h"

#include <array>
#include <cstring>

#include <pugixml.hpp>

#include "import/manifest/sdk_fingerprints.h"

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

/// The value of a key; keys and values alternate inside a <dict>. Of a key given twice the first.
pugi::xml_node member(pugi::xml_node dict, const char *name)
{
    for (const auto key : dict.children("key"))
        if (std::strcmp(key.text().get(), name) == 0)
            return key.next_sibling();
    return {};
}

/// "NS…UsageDescription", its dictionary twin, and the one of NFC, which lacks the prefix.
bool isPurposeKey(std::string_view key) noexcept
{
    if (key == "NFCReaderUsageDescription")
        return true;
    const auto endsWith = [&](std::string_view end) { return key.size() > end.size() + 2 && key.substr(key.size() - end.size()) == end; };
    return key.substr(0, 2) == "NS" && (endsWith("UsageDescription") || endsWith("UsageDescriptionDictionary"));
}

/// A key that sets something which matters to privacy, with the kind of thing that its values are.
struct ListKey {
    const char *key;
    Kind kind;
    const char *detail;
};
constexpr std::array<ListKey, 5> listKeys{{{"UIBackgroundModes", Kind::BackgroundMode, ""},
                                           {"LSApplicationQueriesSchemes", Kind::Link, "query"},
                                           {"UIRequiredDeviceCapabilities", Kind::Feature, ""},
                                           {"NSBonjourServices", Kind::Feature, "bonjour"},
                                           {"NSPrivacyTrackingDomains", Kind::Domain, "tracking"}}};
/// Keys that only a vendor's SDK reads.
struct SdkKey {
    const char *key;
    const char *sdk;
};
constexpr std::array<SdkKey, 4> sdkKeys{{{"GADApplicationIdentifier", "Google Mobile Ads"}, {"FacebookAppID", "Facebook"}, {"AppLovinSdkKey", "AppLovin"}, {"branch_key", "Branch"}}};

class PlistReader {
public:
    PlistReader(std::string_view text, ManifestReading &reading) : m_lines(text), m_reading(reading) {}

    void info(pugi::xml_node dict)
    {
        identity(dict);
        std::size_t number = 0;
        for (const auto key : dict.children("key"))
            if (const std::string name = key.text().get(); isPurposeKey(name))
                purpose(key, name);
        for (const ListKey &list : listKeys)
            strings(member(dict, list.key), list.kind, list.key, list.detail);
        for (const auto type : member(dict, "CFBundleURLTypes").children("dict"))
            strings(member(type, "CFBundleURLSchemes"), Kind::Component, "CFBundleURLTypes." + std::to_string(number++) + ".CFBundleURLSchemes", "url scheme");
        transport(member(dict, "NSAppTransportSecurity"));
        for (const SdkKey &sdk : sdkKeys)
            if (const auto value = member(dict, sdk.key))
                put(Kind::Sdk, sdk.sdk, sdk.key, value, sdk.key);
        if (const auto networks = member(dict, "SKAdNetworkItems"))
            put(Kind::Feature, "SKAdNetworkItems", "SKAdNetworkItems", networks, std::to_string(std::distance(networks.begin(), networks.end())));
        if (const auto reduced = member(dict, "NSLocationDefaultAccuracyReduced"))
            put(Kind::Feature, "NSLocationDefaultAccuracyReduced", "NSLocationDefaultAccuracyReduced", reduced, reduced.name());
        privacy(dict);
    }

    /// Every key is a right of its own; those with a false value are not given.
    void entitlements(pugi::xml_node dict, const std::string &parent)
    {
        m_reading.app.id = literal(member(dict, "application-identifier"), "application-identifier");
        if (const std::size_t team = m_reading.app.id.find('.'); team == 10)    // "ABCDE12345.com.example.app"
            m_reading.app.id.erase(0, team + 1);
        for (const auto key : dict.children("key")) {
            const std::string name = key.text().get();
            const pugi::xml_node value = key.next_sibling();
            if (std::strcmp(value.name(), "false") == 0)
                continue;
            put(Kind::Permission, name, parent + name, key, std::strcmp(value.name(), "string") == 0 ? value.text().get() : "");
            if (name == "com.apple.developer.associated-domains")
                strings(value, Kind::Domain, parent + name, "associated");
        }
    }

private:
    void put(Kind kind, const std::string &name, std::string pointer, pugi::xml_node at, std::string detail, bool isRequest = false, std::string purposeText = {})
    {
        ManifestItem item;
        item.kind = kind;
        item.name = name;
        item.pointer = std::move(pointer);
        item.line = m_lines.at(at.offset_debug());
        item.detail = std::move(detail);
        item.isRequest = isRequest;
        item.purposeText = std::move(purposeText);
        add(m_reading, std::move(item));
    }
    std::string place(pugi::xml_node at, const std::string &pointer) { return "line " + std::to_string(m_lines.at(at.offset_debug())) + ", " + pointer; }

    void strings(pugi::xml_node list, Kind kind, const std::string &pointer, const char *detail)
    {
        std::size_t number = 0;
        for (const auto value : list.children("string"))
            put(kind, value.text().get(), pointer + "." + std::to_string(number++), value, detail);
    }

    /// A build variable, "$(NAME)" or "${NAME}", is no identifier: only the build knows what it will be.
    std::string literal(pugi::xml_node value, const char *key)
    {
        const char *text = value.text().get();
        if (std::strstr(text, "$(") == nullptr && std::strstr(text, "${") == nullptr)
            return text;
        warn(m_reading, "build_variable", std::string(key) + " is the build variable " + text + "; its value is not known.", place(value, key));
        return {};
    }

    void identity(pugi::xml_node dict)
    {
        // An archive of Xcode tells of the app inside it.
        const pugi::xml_node archived = member(dict, "ApplicationProperties");
        const auto of = [&](const char *key) {
            const pugi::xml_node own = member(dict, key);
            const pugi::xml_node value = own ? own : member(archived, key);
            return value ? literal(value, key) : std::string();
        };
        const bool isMac = member(dict, "LSMinimumSystemVersion") || member(dict, "NSPrincipalClass").text().get() == std::string_view("NSApplication");
        m_reading.app.platform = PlatformId(isMac ? "macos" : "ios");
        m_reading.app.id = of("CFBundleIdentifier");
        m_reading.app.name = of("CFBundleDisplayName");
        if (m_reading.app.name.empty())
            m_reading.app.name = of("CFBundleName");
        m_reading.version = of("CFBundleShortVersionString");
        if (m_reading.version.empty())
            m_reading.version = of("CFBundleVersion");
        m_reading.minimumPlatform = of(isMac ? "LSMinimumSystemVersion" : "MinimumOSVersion");
    }

    void purpose(pugi::xml_node key, const std::string &name)
    {
        const pugi::xml_node value = key.next_sibling();
        std::string text;
        if (std::strcmp(value.name(), "string") == 0)
            text = value.text().get();
        for (const auto one : value.children("string"))     // the dictionary twin: one purpose for each use
            text += (text.empty() ? "" : "; ") + std::string(one.text().get());
        put(Kind::Permission, name, name, key, {}, true, text);
    }

    void transport(pugi::xml_node dict)
    {
        for (const char *key : {"NSAllowsArbitraryLoads", "NSAllowsArbitraryLoadsInWebContent", "NSAllowsLocalNetworking"})
            if (const auto value = member(dict, key))
                put(Kind::Feature, key, std::string("NSAppTransportSecurity.") + key, value, value.name());
        for (const auto key : member(dict, "NSExceptionDomains").children("key"))
            put(Kind::Domain, key.text().get(), std::string("NSAppTransportSecurity.NSExceptionDomains.") + key.text().get(), key, "transport exception");
    }

    void privacy(pugi::xml_node dict)
    {
        if (const auto tracking = member(dict, "NSPrivacyTracking"))
            put(Kind::Feature, "NSPrivacyTracking", "NSPrivacyTracking", tracking, tracking.name());
        std::size_t number = 0;
        for (const auto entry : member(dict, "NSPrivacyCollectedDataTypes").children("dict"))
            collected(entry, "NSPrivacyCollectedDataTypes." + std::to_string(number++));
        number = 0;
        for (const auto entry : member(dict, "NSPrivacyAccessedAPITypes").children("dict")) {
            const std::string pointer = "NSPrivacyAccessedAPITypes." + std::to_string(number++);
            const auto type = member(entry, "NSPrivacyAccessedAPIType");
            if (type)
                put(Kind::Feature, type.text().get(), pointer, type, wordsOf(member(entry, "NSPrivacyAccessedAPITypeReasons"), pointer + ".NSPrivacyAccessedAPITypeReasons"));
        }
    }

    void collected(pugi::xml_node entry, const std::string &pointer)
    {
        const auto type = member(entry, "NSPrivacyCollectedDataType");
        if (!type) {
            warn(m_reading, "unexpected_type", "An entry without NSPrivacyCollectedDataType; it was not read.", place(entry, pointer), Loss::Some);
            return;
        }
        std::string detail;
        for (const auto &[key, word] : {std::pair("NSPrivacyCollectedDataTypeLinked", "linked"), std::pair("NSPrivacyCollectedDataTypeTracking", "tracking")})
            if (std::strcmp(member(entry, key).name(), "true") == 0)
                detail += (detail.empty() ? "" : " ") + std::string(word);
        put(Kind::PrivacyKey, type.text().get(), pointer, type, detail, true,
            wordsOf(member(entry, "NSPrivacyCollectedDataTypePurposes"), pointer + ".NSPrivacyCollectedDataTypePurposes"));
    }

    /// A list of words; one word in place of a list is taken as such, and said.
    std::string wordsOf(pugi::xml_node list, const std::string &pointer)
    {
        if (std::strcmp(list.name(), "string") == 0) {
            warn(m_reading, "unexpected_type", "A list belongs here; the single word was read.", place(list, pointer));
            return list.text().get();
        }
        std::string out;
        for (const auto word : list.children("string"))
            out += (out.empty() ? "" : ", ") + std::string(word.text().get());
        return out;
    }

    LineCounter m_lines;
    ManifestReading &m_reading;
};

}  // namespace

void readApplePlist(std::string_view utf8, ManifestReading &reading)
{
    reading.app.platform = PlatformId("ios");
    pugi::xml_document document;
    const auto parsed = document.load_buffer(utf8.data(), utf8.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        warnOfXml(reading, utf8, parsed.description(), parsed.offset);
    const pugi::xml_node dict = document.document_element().child("dict");
    if (!dict) {
        warn(reading, "unexpected_type", "The property list holds no dictionary; nothing in it was read.", "/plist/dict", Loss::Some);
        return;
    }
    PlistReader reader(utf8, reading);
    if (reading.artifact.format == "apple-entitlements")
        reader.entitlements(dict, {});
    else if (reading.artifact.format == "apple-provisioning-profile")
        reader.entitlements(member(dict, "Entitlements"), "Entitlements.");
    else
        reader.info(dict);
}

void readProvisioningProfile(std::string_view bytes, ManifestReading &reading)
{
    // A signed message (CMS) around a property list in plain text; who signed it is not for us to say.
    const std::size_t start = bytes.find("<?xml");
    constexpr std::string_view close = "</plist>";
    const std::size_t end = start == std::string_view::npos ? start : bytes.find(close, start);
    if (end == std::string_view::npos) {
        reading.app.platform = PlatformId("ios");
        warn(reading, "not_a_plist", "The profile holds no property list; nothing in it was read.", {}, Loss::Some);
        return;
    }
    reading.text = std::string(bytes.substr(start, end + close.size() - start));
    readApplePlist(reading.text, reading);
}

}  // namespace probity::manifest
