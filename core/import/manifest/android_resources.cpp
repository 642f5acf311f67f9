// ResTable of ResourceTypes.h: a table chunk, in it the strings of all values and one package; in that one chunk for each type
// and configuration, with the places of its entries.
#include "import/manifest/android_resources.h"

#include <algorithm>

namespace probity::manifest {

namespace {

constexpr std::size_t mostTypes = 20'000;
constexpr std::uint32_t noEntry = 0xFFFFFFFF;
constexpr std::uint32_t sparse = 0x01;
constexpr std::uint32_t shortOffsets = 0x02;
constexpr std::uint32_t complexEntry = 0x0001;
constexpr std::uint32_t compactEntry = 0x0008;
constexpr std::uint32_t referenceType = 0x01;
constexpr std::uint32_t stringType = 0x03;

}  // namespace

AndroidResources::AndroidResources(std::string_view bytes)
{
    const LittleView view(bytes);
    const auto table = chunkAt(view, 0);
    if (!table || table->type != chunk_type::table)
        return;
    for (std::size_t at = table->headLength; at < table->length;) {
        const auto chunk = chunkAt(view, at);
        if (!chunk)
            return;
        if (chunk->type == chunk_type::stringPool && m_strings.size() == 0)
            m_strings = StringPool(view.part(at, chunk->length));
        else if (chunk->type == chunk_type::package)
            addPackage(view.part(at, chunk->length), chunk->headLength);
        at += chunk->length;
    }
}

void AndroidResources::addPackage(LittleView package, std::uint32_t headLength)
{
    const auto id = package.u32(8);
    for (std::size_t at = headLength; id && at < package.size();) {
        const auto chunk = chunkAt(package, at);
        if (!chunk)
            return;
        if (chunk->type == chunk_type::type && m_types.size() < mostTypes) {
            const LittleView view = package.part(at, chunk->length);
            // The configuration begins with its own length; zeros throughout are the one for everything.
            const std::size_t length = view.u32(20).value_or(0);
            const std::string_view configuration = view.part(24, length < 4 ? 0 : length - 4).bytes();
            const bool isDefault = std::all_of(configuration.begin(), configuration.end(), [](char c) { return c == '\0'; });
            m_types.push_back({*id, view.u8(8).value_or(0), isDefault, view});
        }
        at += chunk->length;
    }
}

/// Pairs of index and offset in steps of four, sorted; a hostile table may not be.
std::optional<std::uint32_t> AndroidResources::sparseOffset(const LittleView &view, std::size_t at, std::uint32_t count, std::uint32_t entry) const
{
    for (std::size_t i = 0; i < count && !isExhausted(); ++i) {
        ++m_steps;
        const auto index = view.u16(at + i * 4);
        if (!index)
            return std::nullopt;
        if (*index == entry)
            return view.u16(at + i * 4 + 2).value_or(0) * 4;
    }
    return std::nullopt;
}

std::optional<AndroidResources::Value> AndroidResources::valueIn(const Type &type, std::uint32_t entry) const
{
    const LittleView &view = type.chunk;
    const auto head = view.u16(2);
    const auto flags = view.u8(9);
    const auto count = view.u32(12);
    const auto start = view.u32(16);
    if (!head || !flags || !count || !start)
        return std::nullopt;
    std::uint32_t offset = noEntry;
    if ((*flags & sparse) != 0) {
        offset = sparseOffset(view, *head, *count, entry).value_or(noEntry);
    } else if (entry < *count) {
        const bool isShort = (*flags & shortOffsets) != 0;
        const auto found = isShort ? view.u16(*head + std::size_t{entry} * 2) : view.u32(*head + std::size_t{entry} * 4);
        if (!found || (isShort && *found == 0xFFFF))
            return std::nullopt;
        offset = isShort ? *found * 4 : *found;
    }
    if (offset == noEntry)
        return std::nullopt;
    const std::size_t at = std::size_t{*start} + offset;
    const auto length = view.u16(at);
    const auto entryFlags = view.u16(at + 2);
    if (!length || !entryFlags || (*entryFlags & complexEntry) != 0)
        return std::nullopt;
    if ((*entryFlags & compactEntry) != 0)
        return Value{*entryFlags >> 8, view.u32(at + 4).value_or(0)};
    const auto valueType = view.u8(at + *length + 3);
    const auto data = view.u32(at + *length + 4);
    return valueType && data ? std::optional(Value{*valueType, *data}) : std::nullopt;
}

std::optional<AndroidResources::Value> AndroidResources::searched(std::uint32_t id) const
{
    std::optional<Value> other;
    for (const Type &type : m_types) {
        if (isExhausted())
            return std::nullopt;
        ++m_steps;
        if (type.package != id >> 24 || type.id != (id >> 16 & 0xFFU) || (other && !type.isDefault))
            continue;
        const auto value = valueIn(type, id & 0xFFFFU);
        if (value && type.isDefault)
            return value;
        if (value)
            other = value;
    }
    return other;
}

std::optional<AndroidResources::Value> AndroidResources::valueOf(std::uint32_t id) const
{
    const auto known = m_found.find(id);
    return known != m_found.end() ? known->second : m_found.emplace(id, searched(id)).first->second;
}

std::optional<std::string> AndroidResources::string(std::uint32_t id) const
{
    constexpr int mostReferences = 8;
    for (int i = 0; i < mostReferences; ++i) {
        const auto value = valueOf(id);
        if (!value)
            return std::nullopt;
        if (value->type == stringType)
            return m_strings.at(value->data);
        if (value->type != referenceType)
            return std::nullopt;
        id = value->data;
    }
    return std::nullopt;
}

}  // namespace probity::manifest
