// Property lists as XML: Info.plist (purpose strings) and PrivacyInfo.xcprivacy (developer.apple.com, "Privacy manifest files").
#include "import/manifest/readers.h"

#include <cstring>

#include <pugixml.hpp>

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

/// The value element after a <key>; keys and values alternate inside a <dict>.
pugi::xml_node valueAfter(pugi::xml_node key)
{
    return key.next_sibling();
}

pugi::xml_node member(pugi::xml_node dict, const char *name)
{
    for (const auto key : dict.children("key"))
        if (std::strcmp(key.text().get(), name) == 0)
            return valueAfter(key);
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

/// A build variable "$(NAME)" is no identifier.
std::string literal(const char *text)
{
    return std::strchr(text, '$') == nullptr ? text : "";
}

void readCollectedTypes(pugi::xml_node dict, LineCounter &lines, ManifestReading &reading)
{
    std::size_t index = 0;
    for (const auto entry : member(dict, "NSPrivacyCollectedDataTypes").children("dict")) {
        const pugi::xml_node type = member(entry, "NSPrivacyCollectedDataType");
        std::string purposes;
        for (const auto purpose : member(entry, "NSPrivacyCollectedDataTypePurposes").children("string")) {
            purposes += purposes.empty() ? "" : ", ";
            purposes += purpose.text().get();
        }
        const std::string pointer = "NSPrivacyCollectedDataTypes." + std::to_string(index++);
        if (type)
            add(reading, Kind::PrivacyKey, type.text().get(), pointer, lines.at(type.offset_debug()), true, purposes);
    }
    for (const auto domain : member(dict, "NSPrivacyTrackingDomains").children("string"))
        add(reading, Kind::Domain, domain.text().get(), "NSPrivacyTrackingDomains", lines.at(domain.offset_debug()));
    index = 0;
    for (const auto entry : member(dict, "NSPrivacyAccessedAPITypes").children("dict"))
        if (const auto type = member(entry, "NSPrivacyAccessedAPIType"))
            add(reading, Kind::Feature, type.text().get(), "NSPrivacyAccessedAPITypes." + std::to_string(index++), lines.at(type.offset_debug()));
}

}  // namespace

void readApplePlist(std::string_view utf8, ManifestReading &reading)
{
    pugi::xml_document document;
    const auto parsed = document.load_buffer(utf8.data(), utf8.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed)
        warnOfXml(reading, utf8, parsed.description(), parsed.offset);
    const pugi::xml_node dict = document.document_element().child("dict");
    if (!dict) {
        warn(reading, "unexpected_type", "The property list holds no dictionary; nothing in it was read.", "/plist/dict", Loss::Some);
        return;
    }
    reading.app.platform = PlatformId(member(dict, "LSMinimumSystemVersion") ? "macos" : "ios");
    reading.app.id = literal(member(dict, "CFBundleIdentifier").text().get());
    reading.app.name = literal(member(dict, "CFBundleDisplayName").text().get());
    if (reading.app.name.empty())
        reading.app.name = literal(member(dict, "CFBundleName").text().get());
    reading.version = literal(member(dict, "CFBundleShortVersionString").text().get());
    LineCounter lines(utf8);
    for (const auto key : dict.children("key")) {
        const std::string name = key.text().get();
        if (isPurposeKey(name)) {
            const pugi::xml_node value = valueAfter(key);
            add(reading, Kind::Permission, name, name, lines.at(key.offset_debug()), true, std::strcmp(value.name(), "string") == 0 ? value.text().get() : "");
        }
    }
    for (const auto mode : member(dict, "UIBackgroundModes").children("string"))
        add(reading, Kind::BackgroundMode, mode.text().get(), "UIBackgroundModes", lines.at(mode.offset_debug()));
    readCollectedTypes(dict, lines, reading);
}

}  // namespace probity::manifest
