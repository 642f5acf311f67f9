#include "analysis/capability/compiled_scanner.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>

namespace probity::capability {

namespace {

constexpr std::size_t mostEntries = 4'000'000;      // of a table; a dex holds 65,536 methods, tools that merge them more
constexpr std::size_t longestString = 500;          // bytes of a name that is looked at

/// The interface behind a method, field or class of a descriptor without its ';'. An empty name: the class itself.
const Api *behind(const AndroidTable &table, std::string_view descriptor, std::string_view name)
{
    if (name.empty()) {
        const std::string_view outer = descriptor.substr(0, descriptor.find('$'));
        const auto found = std::find_if(table.classes.begin(), table.classes.end(), [&](const AndroidClass &one) { return one.isWhole && (one.descriptor == descriptor || one.descriptor == outer); });
        return found == table.classes.end() ? nullptr : found->whole;
    }
    const auto *members = table.members.find(name.data(), name.size());
    if (members == nullptr)
        return nullptr;
    for (const AndroidMember &member : *members)
        if (table.classes[member.owner].descriptor == descriptor)
            return member.api;
    return nullptr;
}

/// A permission or a constant that the compiler wrote in place of a field.
const Api *named(const ApiTable &table, std::string_view text)
{
    if (text.size() < 8 || text.size() > 80)
        return nullptr;
    const auto constant = table.android().constants.find(std::string(text));
    if (constant != table.android().constants.end())
        return constant->second;
    return text.find(".permission.") == std::string_view::npos ? nullptr : table.runtimePermission(text);
}

/// Numbers of a dex, little-endian; nothing beyond the end.
class Dex {
public:
    explicit Dex(std::string_view bytes) : m_bytes(bytes) {}

    std::optional<std::uint32_t> number(std::size_t at, std::size_t width) const noexcept
    {
        if (at > m_bytes.size() || m_bytes.size() - at < width)
            return std::nullopt;
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < width; ++i)
            out |= std::uint32_t{static_cast<unsigned char>(m_bytes[at + i])} << (8 * i);
        return out;
    }

    /// string_id_item → string_data_item: the length in UTF-16 units as ULEB128, then MUTF-8 up to a zero.
    std::optional<std::string_view> string(std::uint32_t index) const noexcept
    {
        const auto count = number(56, 4);
        const auto table = number(60, 4);
        if (!count || !table || index >= *count)
            return std::nullopt;
        const auto place = number(std::size_t{*table} + std::size_t{index} * 4, 4);
        if (!place || *place >= m_bytes.size())
            return std::nullopt;
        std::size_t at = *place;
        for (int i = 0; i < 5 && at < m_bytes.size() && (static_cast<unsigned char>(m_bytes[at]) & 0x80u) != 0; ++i)
            ++at;
        ++at;
        const std::string_view rest = m_bytes.substr(std::min(at, m_bytes.size()), longestString);
        const std::size_t end = rest.find('\0');
        if (end == std::string_view::npos && rest.size() < longestString)
            return std::nullopt;
        return rest.substr(0, std::min(end, rest.size()));
    }

    /// type_id_item → the descriptor without its ';'.
    std::optional<std::string_view> type(std::uint32_t index) const noexcept
    {
        const auto count = number(64, 4);
        const auto table = number(68, 4);
        if (!count || !table || index >= *count)
            return std::nullopt;
        const auto name = number(std::size_t{*table} + std::size_t{index} * 4, 4);
        const auto text = name ? string(*name) : std::nullopt;
        return text && !text->empty() && text->back() == ';' ? std::optional(text->substr(0, text->size() - 1)) : text;
    }

private:
    std::string_view m_bytes;
};

class DexReader {
public:
    DexReader(const ApiTable &table, std::string_view bytes) : m_table(table), m_dex(bytes) {}

    void run()
    {
        each(64, 4, [&](std::size_t, std::size_t index) {
            const auto type = m_dex.type(static_cast<std::uint32_t>(index));
            if (type)
                add(behind(m_table.android(), *type, {}), CodeReach::Call, std::string(*type));
            return type.has_value();
        });
        each(88, 8, [&](std::size_t at, std::size_t) {     // method_id_item: class_idx, proto_idx, name_idx
            const auto owner = m_dex.number(at, 2);
            const auto name = m_dex.number(at + 4, 4);
            const auto type = owner ? m_dex.type(*owner) : std::nullopt;
            const auto text = name ? m_dex.string(*name) : std::nullopt;
            if (type && text && !text->empty())
                add(behind(m_table.android(), *type, *text), CodeReach::Call, std::string(*type) + ";->" + std::string(*text));
            return type && text;
        });
        each(56, 4, [&](std::size_t, std::size_t index) {
            const auto text = m_dex.string(static_cast<std::uint32_t>(index));
            if (text)
                if (const Api *api = named(m_table, *text))
                    add(api, text->find('.') == std::string_view::npos ? CodeReach::Call : CodeReach::Permission, std::string(*text));
            return text.has_value();
        });
    }

    std::vector<CompiledHit> hits;
    bool isWhole = true;

private:
    template <class Look>
    void each(std::size_t header, std::size_t width, Look look)
    {
        const auto count = m_dex.number(header, 4);
        const auto table = m_dex.number(header + 4, 4);
        if (!count || !table) {
            isWhole = false;
            return;
        }
        for (std::size_t i = 0; i < *count && i < mostEntries; ++i)
            if (!look(std::size_t{*table} + i * width, i)) {
                isWhole = false;
                return;
            }
    }

    void add(const Api *api, CodeReach reach, std::string reference)
    {
        if (api && m_known.insert({api, reference}).second)
            hits.push_back({api, reach, std::move(reference)});
    }

    const ApiTable &m_table;
    Dex m_dex;
    std::set<std::pair<const Api *, std::string>> m_known;
};

}  // namespace

std::vector<CompiledHit> scanDex(const ApiTable &table, std::string_view bytes, bool &isWhole)
{
    DexReader reader(table, bytes);
    reader.run();
    isWhole = reader.isWhole;
    return std::move(reader.hits);
}

void scanSmali(const ApiTable &table, std::string_view text, std::vector<CodeHit> &hits)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        const std::size_t first = line.find_first_not_of(" \t");
        if (first != std::string_view::npos && line[first] != '#') {
            if (const std::size_t arrow = line.find(";->"); arrow != std::string_view::npos) {
                const std::size_t space = line.find_last_of(" ,\t", arrow);
                const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
                const std::string_view name = line.substr(arrow + 3, std::min(line.find_first_of("(:", arrow), line.size()) - arrow - 3);
                const std::string_view descriptor = line.substr(begin, arrow - begin);
                const Api *api = behind(table.android(), descriptor, name);
                api = api ? api : behind(table.android(), descriptor, {});
                if (api)
                    hits.push_back({api, at + begin, CodeReach::Call});
            }
            if (const std::size_t quote = line.find('"'); line.compare(first, 12, "const-string") == 0 && quote != std::string_view::npos)
                if (const Api *api = named(table, line.substr(quote + 1, line.rfind('"') - std::min(line.rfind('"'), quote + 1))))
                    hits.push_back({api, at + quote + 1, CodeReach::Permission});
        }
        at = end + 1;
    }
}

}  // namespace probity::capability
