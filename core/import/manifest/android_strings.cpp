#include "import/manifest/android_strings.h"

#include <algorithm>

#include "base/text.h"

namespace probity::manifest {

namespace {

constexpr std::uint32_t utf8Flag = 0x100;
constexpr std::size_t longest = 64 * 1024;      ///< characters; longer ones are nobody's names

}  // namespace

StringPool::StringPool(LittleView chunk) noexcept : m_chunk(chunk)
{
    const auto head = chunk.u16(2);
    const auto count = chunk.u32(8);
    const auto flags = chunk.u32(16);
    const auto start = chunk.u32(20);
    if (!head || !count || !flags || !start || *start > chunk.size() || *head > chunk.size())
        return;
    m_offsets = *head;
    m_count = static_cast<std::uint32_t>(std::min<std::size_t>(*count, (chunk.size() - m_offsets) / 4));
    m_strings = *start;
    m_isUtf8 = (*flags & utf8Flag) != 0;
}

std::optional<std::string> StringPool::at(std::uint32_t index) const
{
    if (index >= m_count)
        return std::nullopt;
    const auto offset = m_chunk.u32(m_offsets + std::size_t{index} * 4);
    if (!offset || *offset >= m_chunk.size())
        return std::string();
    const std::size_t at = std::size_t{m_strings} + *offset;
    return m_isUtf8 ? utf8At(at) : utf16At(at);
}

/// Two lengths, in characters and in bytes, each of one byte or, with the top bit set, two; then the bytes and a zero.
std::string StringPool::utf8At(std::size_t at) const
{
    const auto skipOrRead = [&](std::size_t &place) -> std::optional<std::uint32_t> {
        const auto first = m_chunk.u8(place);
        if (!first)
            return std::nullopt;
        ++place;
        if ((*first & 0x80U) == 0)
            return first;
        const auto second = m_chunk.u8(place++);
        return second ? std::optional<std::uint32_t>((*first & 0x7FU) << 8 | *second) : std::nullopt;
    };
    if (!skipOrRead(at))
        return {};
    const auto length = skipOrRead(at);
    return length ? repairUtf8(m_chunk.part(at, *length).bytes()) : std::string();
}

/// A length in code units, of two bytes or, with the top bit set, four; then the units and a zero.
std::string StringPool::utf16At(std::size_t at) const
{
    const auto first = m_chunk.u16(at);
    if (!first)
        return {};
    at += 2;
    std::size_t length = *first;
    if ((*first & 0x8000U) != 0) {
        const auto second = m_chunk.u16(at);
        if (!second)
            return {};
        at += 2;
        length = (std::size_t{*first} & 0x7FFFU) << 16 | *second;
    }
    std::string out;
    length = std::min(length, longest);
    for (std::size_t i = 0; i < length; ++i) {
        const auto unit = m_chunk.u16(at + i * 2);
        if (!unit)
            break;
        char32_t character = *unit;
        if (character >= 0xD800 && character <= 0xDBFF && i + 1 < length) {
            const auto low = m_chunk.u16(at + (i + 1) * 2);
            if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
                character = 0x10000 + ((character - 0xD800) << 10) + (*low - 0xDC00);
                ++i;
            }
        }
        appendUtf8(out, character >= 0xD800 && character <= 0xDFFF ? char32_t{0xFFFD} : character);
    }
    return out;
}

}  // namespace probity::manifest
