// Binary property lists ("bplist00", CFBinaryPList.c of CoreFoundation), turned into the XML form so that one reader reads both.
#include "import/manifest/readers.h"

#include <cstdint>
#include <optional>

#include "base/text.h"

namespace probity::manifest {

namespace {

constexpr std::size_t trailer = 32;
constexpr int deepest = 32;
constexpr std::size_t mostObjects = 100'000;
constexpr std::size_t mostText = 32u * 1024 * 1024;     ///< one string may be referred to any number of times

class BinaryPlist {
public:
    explicit BinaryPlist(std::string_view bytes) : m_bytes(bytes) {}

    /// Nothing if the trailer or an object does not fit the file.
    std::optional<std::string> xml()
    {
        if (m_bytes.size() < 8 + trailer)
            return std::nullopt;
        const std::size_t at = m_bytes.size() - trailer;
        m_offsetSize = byteAt(at + 6);
        m_refSize = byteAt(at + 7);
        m_count = number(at + 8, 8);
        const std::uint64_t top = number(at + 16, 8);
        m_table = number(at + 24, 8);
        // A damaged part is left out; what stands beside it is kept.
        const bool isSound = m_offsetSize >= 1 && m_offsetSize <= 8 && m_refSize >= 1 && m_refSize <= 8 && m_count <= mostObjects && m_table < m_bytes.size()
            && m_count * m_offsetSize <= m_bytes.size() - m_table;
        if (!isSound || !object(top, 0))
            return std::nullopt;
        return "<plist>" + m_out + "\n</plist>";
    }
    bool isDamaged() const noexcept { return m_isDamaged; }

private:
    std::uint8_t byteAt(std::size_t at) const noexcept { return static_cast<std::uint8_t>(m_bytes[at]); }
    std::uint64_t number(std::size_t at, std::size_t size) const noexcept
    {
        std::uint64_t value = 0;
        for (std::size_t i = 0; i < size && at + i < m_bytes.size(); ++i)
            value = value << 8 | byteAt(at + i);
        return value;
    }
    bool fits(std::size_t at, std::uint64_t length) const noexcept { return at <= m_bytes.size() && length <= m_bytes.size() - at; }

    /// The length in the marker's low nibble, or in the integer object behind it when the nibble is 15.
    std::optional<std::uint64_t> length(std::size_t &at) const
    {
        const std::uint8_t low = byteAt(at++) & 0x0Fu;
        if (low != 0x0F)
            return low;
        if (!fits(at, 1))
            return std::nullopt;
        const std::size_t size = std::size_t{1} << (byteAt(at++) & 0x07u);
        if (size > 8 || !fits(at, size))
            return std::nullopt;
        const std::uint64_t value = number(at, size);
        at += size;
        return value;
    }

    bool object(std::uint64_t index, int depth)
    {
        if (index >= m_count || depth > deepest || ++m_written > mostObjects)
            return false;
        std::size_t at = static_cast<std::size_t>(number(static_cast<std::size_t>(m_table + index * m_offsetSize), m_offsetSize));
        if (!fits(at, 1))
            return false;
        const std::uint8_t kind = byteAt(at) >> 4;
        switch (kind) {
        case 0x0: m_out += byteAt(at) == 0x09 ? "<true/>" : "<false/>"; return true;
        case 0x1: return integer(at);
        case 0x5:
        case 0x6: return string(at, kind == 0x6 ? 2u : 1u, "string");
        case 0xA: return array(at, depth);
        case 0xD: return dictionary(at, depth);
        default: m_out += "<data/>"; return true;     // reals, dates, data: nothing that a manifest asks for
        }
    }
    bool integer(std::size_t at)
    {
        const std::size_t size = std::size_t{1} << (byteAt(at) & 0x07u);
        if (!fits(at + 1, size))
            return false;
        m_out += "<integer>" + std::to_string(static_cast<std::int64_t>(number(at + 1, size))) + "</integer>";
        return true;
    }
    bool string(std::size_t at, std::size_t unit, const char *tag)
    {
        const auto count = length(at);
        if (!count || *count > m_bytes.size() || !fits(at, *count * unit) || m_out.size() + *count * 4 > mostText)
            return false;
        std::u32string text;
        for (std::size_t i = 0; i < *count; ++i) {
            char32_t c = static_cast<char32_t>(number(at + i * unit, unit));
            if (c >= 0xD800 && c <= 0xDBFF && i + 1 < *count) {
                const auto low = static_cast<char32_t>(number(at + (i + 1) * unit, unit));
                if (low >= 0xDC00 && low <= 0xDFFF) {
                    c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                    ++i;
                }
            }
            text += c < 0x20 && c != '\n' && c != '\t' ? char32_t{0xFFFD} : c;
        }
        m_out += std::string("\n<") + tag + ">";
        for (const char c : toUtf8(text))
            m_out += c == '<' ? std::string("&lt;") : c == '&' ? std::string("&amp;") : std::string(1, c);
        m_out += std::string("</") + tag + ">";
        return true;
    }
    std::optional<std::uint64_t> reference(std::size_t at) const
    {
        return fits(at, m_refSize) ? std::optional(number(at, m_refSize)) : std::nullopt;
    }
    bool array(std::size_t at, int depth)
    {
        const auto count = length(at);
        if (!count || *count > m_count)
            return false;
        m_out += "\n<array>";
        for (std::size_t i = 0; i < *count; ++i) {
            const auto value = reference(at + i * m_refSize);
            if (!value)
                return false;
            objectOrNothing(*value, depth + 1);
        }
        m_out += "</array>";
        return true;
    }
    bool dictionary(std::size_t at, int depth)
    {
        const auto count = length(at);
        if (!count || *count > m_count)
            return false;
        m_out += "\n<dict>";
        for (std::size_t i = 0; i < *count; ++i) {
            const auto key = reference(at + i * m_refSize);
            const auto value = reference(at + (static_cast<std::size_t>(*count) + i) * m_refSize);
            if (!key || !value)
                return false;
            const std::size_t before = m_out.size();
            if (keyOf(*key)) {
                objectOrNothing(*value, depth + 1);
            } else {
                m_out.resize(before);
                m_isDamaged = true;
            }
        }
        m_out += "</dict>";
        return true;
    }
    /// An object that is damaged, nested too deep or within itself leaves an empty value.
    void objectOrNothing(std::uint64_t index, int depth)
    {
        const std::size_t before = m_out.size();
        if (object(index, depth))
            return;
        m_out.resize(before);
        m_out += "<data/>";
        m_isDamaged = true;
    }
    bool keyOf(std::uint64_t index)
    {
        if (index >= m_count)
            return false;
        const std::size_t at = static_cast<std::size_t>(number(static_cast<std::size_t>(m_table + index * m_offsetSize), m_offsetSize));
        if (!fits(at, 1))
            return false;
        const std::uint8_t kind = byteAt(at) >> 4;
        return (kind == 0x5 || kind == 0x6) && string(at, kind == 0x6 ? 2u : 1u, "key");
    }

    std::string_view m_bytes;
    std::size_t m_offsetSize = 0;
    std::size_t m_refSize = 0;
    std::uint64_t m_count = 0;
    std::uint64_t m_table = 0;
    std::size_t m_written = 0;
    bool m_isDamaged = false;
    std::string m_out;
};

}  // namespace

void readBinaryPlist(std::string_view bytes, ManifestReading &reading)
{
    reading.app.platform = PlatformId("ios");
    BinaryPlist plist(bytes);
    std::optional<std::string> xml = plist.xml();
    if (!xml) {
        warn(reading, "not_a_plist", "The binary property list is damaged; nothing in it was read.", "byte " + std::to_string(bytes.size() < trailer ? 0 : bytes.size() - trailer), Loss::Some);
        return;
    }
    if (plist.isDamaged())
        warn(reading, "damaged_plist", "Values of the binary property list are damaged, nested too deep or within themselves; they were left out.", {}, Loss::Some);
    reading.text = std::move(*xml);
    readApplePlist(reading.text, reading);
}

}  // namespace probity::manifest
