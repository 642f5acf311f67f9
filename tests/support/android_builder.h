#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

/// Compiled XML and resource tables as the build tools of Android write them, from a few lines of a test.
namespace probity::test {

inline std::string little(std::uint32_t value, int bytes)
{
    std::string out;
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

inline std::string chunk(std::uint32_t type, const std::string &head, const std::string &body)
{
    const auto headLength = static_cast<std::uint32_t>(8 + head.size());
    return little(type, 2) + little(headLength, 2) + little(headLength + static_cast<std::uint32_t>(body.size()), 4) + head + body;
}

enum class PoolEncoding { Utf8, Utf16 };

/// ASCII strings only.
inline std::string stringPool(const std::vector<std::string> &strings, PoolEncoding encoding)
{
    std::string offsets;
    std::string data;
    for (const std::string &text : strings) {
        const auto length = static_cast<std::uint32_t>(text.size());
        offsets += little(static_cast<std::uint32_t>(data.size()), 4);
        if (encoding == PoolEncoding::Utf8) {
            data += little(length, 1) + little(length, 1) + text + '\0';
        } else {
            data += little(length, 2);
            for (const char c : text)
                data += std::string(1, c) + '\0';
            data += std::string(2, '\0');
        }
    }
    data.resize((data.size() + 3) / 4 * 4, '\0');
    const auto start = static_cast<std::uint32_t>(28 + offsets.size());
    return chunk(0x0001, little(static_cast<std::uint32_t>(strings.size()), 4) + little(0, 4) + little(encoding == PoolEncoding::Utf8 ? 0x100 : 0, 4) + little(start, 4) + little(0, 4), offsets + data);
}

/// An attribute: its number in android.R.attr (0: none, as "package" has it), its name, its type and its value.
struct AxmlAttribute {
    std::uint32_t id = 0;
    std::string name;
    std::uint32_t type = 3;     ///< 1 reference, 3 string, 0x10 number, 0x12 boolean
    std::string text;           ///< of strings
    std::uint32_t data = 0;     ///< of others
};
constexpr std::uint32_t labelAttribute = 0x01010001;
constexpr std::uint32_t nameAttribute = 0x01010003;

/// Elements are opened and closed in the order given: {"manifest", …} {"uses-permission", …} {"/", {}} {"/", {}}.
struct AxmlElement {
    std::string name;
    std::vector<AxmlAttribute> attributes;
};

class AxmlBuilder {
public:
    explicit AxmlBuilder(PoolEncoding encoding = PoolEncoding::Utf16) : m_encoding(encoding) {}

    std::string build(const std::vector<AxmlElement> &elements)
    {
        // The resource map numbers the first strings, so names with a number come first, each once per number.
        for (const AxmlElement &element : elements)
            for (const AxmlAttribute &attribute : element.attributes)
                if (attribute.id != 0 && std::find(m_ids.begin(), m_ids.end(), attribute.id) == m_ids.end()) {
                    m_ids.push_back(attribute.id);
                    m_strings.push_back(attribute.name);
                }
        std::string nodes;
        std::vector<std::string> open;
        std::uint32_t line = 1;
        const std::uint32_t space = index("http://schemas.android.com/apk/res/android");
        nodes += chunk(0x0100, little(line, 4) + little(none, 4), little(index("android"), 4) + little(space, 4));
        for (const AxmlElement &element : elements) {
            ++line;
            if (element.name == "/") {
                nodes += chunk(0x0103, little(line, 4) + little(none, 4), little(none, 4) + little(index(open.back()), 4));
                open.pop_back();
                continue;
            }
            open.push_back(element.name);
            std::string body = little(none, 4) + little(index(element.name), 4) + little(20, 2) + little(20, 2) + little(static_cast<std::uint32_t>(element.attributes.size()), 2) + little(0, 6);
            for (const AxmlAttribute &attribute : element.attributes)
                body += packed(attribute, space);
            nodes += chunk(0x0102, little(line, 4) + little(none, 4), body);
        }
        std::string map;
        for (const std::uint32_t id : m_ids)
            map += little(id, 4);
        return chunk(0x0003, {}, stringPool(m_strings, m_encoding) + chunk(0x0180, {}, map) + nodes);
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    std::string packed(const AxmlAttribute &attribute, std::uint32_t space)
    {
        const auto known = std::find(m_ids.begin(), m_ids.end(), attribute.id);
        const std::uint32_t name = attribute.id != 0 ? static_cast<std::uint32_t>(known - m_ids.begin()) : index(attribute.name);
        const std::uint32_t raw = attribute.type == 3 ? index(attribute.text) : none;
        return little(attribute.id == 0 ? none : space, 4) + little(name, 4) + little(raw, 4) + little(8, 2) + little(0, 1) + little(attribute.type, 1)
            + little(attribute.type == 3 ? raw : attribute.data, 4);
    }
    std::uint32_t index(const std::string &text)
    {
        for (std::size_t i = m_ids.size(); i < m_strings.size(); ++i)
            if (m_strings[i] == text)
                return static_cast<std::uint32_t>(i);
        m_strings.push_back(text);
        return static_cast<std::uint32_t>(m_strings.size() - 1);
    }

    PoolEncoding m_encoding;
    std::vector<std::uint32_t> m_ids;
    std::vector<std::string> m_strings;
};

/// A table with one type of strings, ids 0x7f010000 and on: for each its text in any language and, if not empty, in Chinese.
inline std::string resourceTable(const std::vector<std::pair<std::string, std::string>> &texts)
{
    std::vector<std::string> strings;
    const auto type = [&](const std::string &language, bool isChinese) {
        std::string offsets;
        std::string entries;
        for (const auto &[plain, chinese] : texts) {
            const std::string &text = isChinese ? chinese : plain;
            offsets += little(text.empty() ? 0xFFFFFFFF : static_cast<std::uint32_t>(entries.size()), 4);
            if (text.empty())
                continue;
            entries += little(8, 2) + little(0, 2) + little(0, 4) + little(8, 2) + little(0, 1) + little(3, 1) + little(static_cast<std::uint32_t>(strings.size()), 4);
            strings.push_back(text);
        }
        std::string configuration = little(64, 4) + little(0, 4) + language;
        configuration.resize(64, '\0');
        const auto start = static_cast<std::uint32_t>(20 + 64 + offsets.size());
        return chunk(0x0201, little(1, 1) + little(0, 3) + little(static_cast<std::uint32_t>(texts.size()), 4) + little(start, 4) + configuration, offsets + entries);
    };
    const std::string chinese = type("zh", true);
    const std::string plain = type("", false);
    const std::string spec = chunk(0x0202, little(1, 1) + little(0, 3) + little(static_cast<std::uint32_t>(texts.size()), 4), std::string(texts.size() * 4, '\0'));
    const std::string typeNames = stringPool({"string"}, PoolEncoding::Utf8);
    const std::string keys = stringPool({"key"}, PoolEncoding::Utf8);
    std::string name = "e\0x\0";
    name.resize(256, '\0');
    const std::uint32_t headLength = 8 + 4 + 256 + 20;
    const std::string head = little(0x7f, 4) + name + little(headLength, 4) + little(1, 4) + little(headLength + static_cast<std::uint32_t>(typeNames.size()), 4) + little(1, 4) + little(0, 4);
    return chunk(0x0002, little(1, 4), stringPool(strings, PoolEncoding::Utf8) + chunk(0x0200, head, typeNames + keys + spec + chinese + plain));
}

}  // namespace probity::test
