// AndroidManifest.xml as it lies in an app: compiled XML ("AXML", ResXMLTree of ResourceTypes.h), turned into text so that one
// reader reads both. Hostile ones are read as leniently as Android itself reads them, and every oddity is said.
#include "import/manifest/readers.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <set>
#include <vector>

#include "base/text.h"
#include "import/manifest/android_resources.h"

namespace probity::manifest {

namespace {

constexpr std::string_view androidSpace = "http://schemas.android.com/apk/res/android";
constexpr std::uint32_t none = 0xFFFFFFFF;
constexpr std::size_t mostText = 32u * 1024 * 1024;
constexpr std::size_t mostElements = 200'000;
constexpr std::size_t mostDecoded = 64u * 1024 * 1024;     // of strings: any number of attributes may bear the longest one
constexpr std::size_t deepest = 1000;
constexpr std::size_t attributeLength = 20;

struct AttributeName {
    std::uint32_t id;
    const char *name;
};
/// Attributes by the numbers of android.R.attr: Android goes by the number, whatever the name beside it says or hides.
constexpr std::array<AttributeName, 27> attributeNames{{{0x01010001, "label"},
                                                        {0x01010003, "name"},
                                                        {0x01010006, "permission"},
                                                        {0x01010007, "readPermission"},
                                                        {0x01010008, "writePermission"},
                                                        {0x01010009, "protectionLevel"},
                                                        {0x0101000f, "debuggable"},
                                                        {0x01010010, "exported"},
                                                        {0x01010011, "process"},
                                                        {0x01010018, "authorities"},
                                                        {0x01010024, "value"},
                                                        {0x01010025, "resource"},
                                                        {0x01010026, "mimeType"},
                                                        {0x01010027, "scheme"},
                                                        {0x01010028, "host"},
                                                        {0x01010029, "port"},
                                                        {0x0101002a, "path"},
                                                        {0x01010202, "targetActivity"},
                                                        {0x0101020c, "minSdkVersion"},
                                                        {0x0101021b, "versionCode"},
                                                        {0x0101021c, "versionName"},
                                                        {0x01010270, "targetSdkVersion"},
                                                        {0x01010271, "maxSdkVersion"},
                                                        {0x01010280, "allowBackup"},
                                                        {0x0101028e, "required"},
                                                        {0x010104ec, "usesCleartextTraffic"},
                                                        {0x01010599, "foregroundServiceType"}}};

class BinaryXml {
public:
    BinaryXml(std::string_view bytes, const AndroidResources &resources, ManifestReading &reading) : m_view(bytes), m_resources(resources), m_reading(reading) {}

    /// The text; empty if nothing could be read.
    std::string text()
    {
        const auto whole = chunkAt(m_view, 0);
        if (!whole) {
            lost("The head of the compiled manifest is cut off; nothing in it was read.", 0);
            return {};
        }
        if (m_view.u32(4).value_or(0) != m_view.size())
            warn(m_reading, "odd_size", "The compiled manifest gives " + std::to_string(m_view.u32(4).value_or(0)) + " bytes as its size and has " + std::to_string(m_view.size()) + ".", "byte 4");
        if (whole->type != chunk_type::xml)
            warn(m_reading, "odd_head", "The compiled manifest begins with another mark than Android writes; it was read all the same.", "byte 0");
        for (std::size_t at = whole->headLength; at + 8 <= m_view.size() && !isFull();) {
            const auto chunk = chunkAt(m_view, at);
            if (!chunk) {
                lost("A part of the compiled manifest gives an impossible size; what stands before was read.", at);
                break;
            }
            take(*chunk, at);
            at += chunk->length;
        }
        if (isFull())
            lost("The compiled manifest is larger than any manifest; the rest was not read.", m_view.size());
        if (m_resources.isExhausted())
            warn(m_reading, "damaged_manifest", "The table of resources takes too long to search; names that lead into it are given by their numbers.", "resources.arsc", Loss::Some);
        if (m_missing > 0)
            lost(std::to_string(m_missing) + " names or values of the compiled manifest point outside its table of strings; they are empty.", whole->headLength);
        if (!m_open.empty())
            lost("The compiled manifest ends inside <" + m_open.back() + ">; what stands before was read.", m_view.size());
        while (!m_open.empty())
            close();
        return std::move(m_out);
    }

private:
    bool isFull() const noexcept { return m_out.size() >= mostText || m_elements >= mostElements || m_decoded >= mostDecoded; }
    void lost(std::string message, std::size_t at) { warn(m_reading, "damaged_manifest", std::move(message), "byte " + std::to_string(at), Loss::Some); }

    void take(const ResourceChunk &chunk, std::size_t at)
    {
        const LittleView view = m_view.part(at, chunk.length);
        switch (chunk.type) {
        case chunk_type::stringPool:
            if (m_strings.size() == 0)
                m_strings = StringPool(view);
            return;
        case chunk_type::resourceMap: m_map = view.part(chunk.headLength); return;
        case chunk_type::startElement: element(view, chunk.headLength, at); return;
        case chunk_type::endElement:
            if (!m_open.empty())
                close();
            return;
        case chunk_type::startNamespace:
        case chunk_type::endNamespace:
        case chunk_type::text: return;      // prefixes are ours; a manifest has no text
        default:
            warn(m_reading, "odd_part", "A part of the compiled manifest is of no known kind; it was passed over.", "byte " + std::to_string(at));
        }
    }

    std::string string(std::uint32_t index) const
    {
        if (index == none)
            return {};
        const auto text = m_strings.at(index);
        m_missing += text ? 0U : 1U;
        m_decoded += text ? text->size() : 0U;
        return text.value_or(std::string());
    }

    void element(const LittleView &view, std::size_t head, std::size_t at)
    {
        const auto name = view.u32(head + 4);
        const auto start = view.u16(head + 8);
        const auto length = view.u16(head + 10);
        const auto count = view.u16(head + 12);
        if (!name || !start || !length || !count || *length < attributeLength) {
            lost("An element of the compiled manifest is cut off; it was not read.", at);
            return;
        }
        ++m_elements;
        if (m_open.size() >= deepest) {
            if (m_open.size() == deepest)
                lost("Elements nested deeper than 1000 levels; those were not read.", at);
            m_open.emplace_back();
            return;
        }
        m_open.push_back(nameOf(string(*name)));
        m_out += "\n<" + m_open.back();
        if (m_open.size() == 1)
            m_out += " xmlns:android=\"" + std::string(androidSpace) + "\" xmlns:tools=\"http://schemas.android.com/tools\"";
        std::set<std::string> taken;
        for (std::size_t i = 0; i < *count && !isFull(); ++i)
            if (!attribute(view, head + *start + i * *length, taken)) {
                lost("An element of the compiled manifest promises more attributes than it has; those that are there were read.", at);
                break;
            }
        m_out += '>';
    }
    void close()
    {
        if (!m_open.back().empty())
            m_out += "</" + m_open.back() + ">";
        m_open.pop_back();
    }

    bool attribute(const LittleView &view, std::size_t at, std::set<std::string> &taken)
    {
        const auto space = view.u32(at);
        const auto name = view.u32(at + 4);
        const auto raw = view.u32(at + 8);
        const auto type = view.u8(at + 15);
        const auto data = view.u32(at + 16);
        if (!space || !name || !raw || !type || !data)
            return false;
        const std::string key = keyOf(*space, *name);
        if (taken.insert(key).second)
            m_out += " " + key + "=\"" + escaped(*raw != none && *type == 3 ? string(*raw) : valueOf(*type, *data)) + "\"";
        return true;
    }

    /// The resource map gives the numbers of the first strings of the pool, which are attribute names.
    std::string keyOf(std::uint32_t space, std::uint32_t name) const
    {
        const auto id = name == none ? std::nullopt : m_map.u32(std::size_t{name} * 4);
        if (id && *id >> 24 == 1) {
            for (const AttributeName &known : attributeNames)
                if (known.id == *id)
                    return std::string("android:") + known.name;
            return "android:" + nameOf(string(name));
        }
        const std::string uri = string(space);
        const std::string local = nameOf(string(name));
        return uri == androidSpace ? "android:" + local : uri == "http://schemas.android.com/tools" ? "tools:" + local : local;
    }

    std::string valueOf(std::uint32_t type, std::uint32_t data) const
    {
        std::array<char, 16> hex{};
        const auto asHex = [&](const char *prefix) {
            std::snprintf(hex.data(), hex.size(), "%s0x%08x", prefix, static_cast<unsigned>(data));
            return std::string(hex.data());
        };
        switch (type) {
        case 0x00: return {};
        case 0x01: return data == 0 ? std::string("@null") : m_resources.string(data).value_or(asHex("@"));
        case 0x02: return asHex("?");
        case 0x03: return string(data);
        case 0x04: {
            float value = 0;
            std::memcpy(&value, &data, sizeof value);
            return std::isfinite(value) ? std::to_string(value) : asHex("");
        }
        case 0x10: return std::to_string(static_cast<std::int32_t>(data));
        case 0x12: return data != 0 ? "true" : "false";
        default: return asHex("");
        }
    }

    /// A name that XML allows: hostile manifests have others, which Android does not look at.
    static std::string nameOf(const std::string &text)
    {
        std::string out;
        for (const char c : text) {
            const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
            const bool isLater = (c >= '0' && c <= '9') || c == '-' || c == '.';
            out += isLetter || (isLater && !out.empty()) ? c : '_';
        }
        return out.empty() ? "_" : out;
    }
    static std::string escaped(const std::string &text)
    {
        std::string out;
        for (const char c : text) {
            switch (c) {
            case '<': out += "&lt;"; break;
            case '&': out += "&amp;"; break;
            case '"': out += "&quot;"; break;
            case '\n': out += "&#10;"; break;
            case '\t': out += "&#9;"; break;
            case '\r': out += "&#13;"; break;
            default: out += static_cast<unsigned char>(c) < 0x20 ? std::string("\xEF\xBF\xBD") : std::string(1, c);
            }
        }
        return out;
    }

    LittleView m_view;
    const AndroidResources &m_resources;
    ManifestReading &m_reading;
    StringPool m_strings;
    LittleView m_map{std::string_view()};
    std::vector<std::string> m_open;
    std::size_t m_elements = 0;
    mutable std::size_t m_missing = 0;      ///< strings that the pool does not have
    mutable std::size_t m_decoded = 0;      ///< bytes of all strings that were asked for
    std::string m_out;
};

}  // namespace

void readBinaryAndroidXml(std::string_view bytes, std::string_view resources, ManifestReading &reading)
{
    const AndroidResources table(resources);
    reading.app.platform = PlatformId("android");
    reading.text = BinaryXml(bytes, table, reading).text();
    if (!reading.text.empty())
        readAndroidXml(reading.text, reading);
    else if (reading.artifact.complete)
        warn(reading, "damaged_manifest", "The compiled manifest holds no element; nothing in it was read.", "byte 8", Loss::Some);
}

}  // namespace probity::manifest
