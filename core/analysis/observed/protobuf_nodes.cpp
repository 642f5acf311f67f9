// The wire format of protocol buffers (protobuf.dev/programming-guides/encoding), read without a schema: what a length-delimited
// field holds is settled by looking at it.
#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdio>
#include <unordered_map>
#include <vector>

#include "analysis/observed/codecs.h"
#include "analysis/observed/nodes.h"

namespace probity::observed {

namespace {

constexpr std::uint32_t largestGuessedNumber = 4096;
constexpr std::uint32_t largestNumber = 536'870'911;
constexpr int deepest = 24;

enum class Wire : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

struct Field {
    std::uint32_t number = 0;
    Wire wire = Wire::Varint;
    std::uint64_t value = 0;
    std::string_view bytes;
};

bool readVarint(std::string_view bytes, std::size_t &at, std::uint64_t &value) noexcept
{
    value = 0;
    for (unsigned shift = 0; shift < 70 && at < bytes.size(); shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        if (shift < 64)
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
        if (byte < 0x80)
            return true;
    }
    return false;
}

bool readFixed(std::string_view bytes, std::size_t &at, std::size_t length, std::uint64_t &value) noexcept
{
    if (bytes.size() - at < length)
        return false;
    value = 0;
    for (std::size_t i = length; i > 0; --i)
        value = value << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
    at += length;
    return true;
}

/// All fields of a message; false if the bytes are none.
bool readFields(std::string_view bytes, std::uint32_t mostNumber, std::vector<Field> &fields)
{
    for (std::size_t at = 0; at < bytes.size();) {
        std::uint64_t tag = 0;
        Field field;
        if (!readVarint(bytes, at, tag) || tag >> 3U == 0 || tag >> 3U > mostNumber || fields.size() >= maxNodes)
            return false;
        field.number = static_cast<std::uint32_t>(tag >> 3U);
        field.wire = static_cast<Wire>(tag & 7U);
        switch (field.wire) {
        case Wire::Varint:
            if (!readVarint(bytes, at, field.value))
                return false;
            break;
        case Wire::Fixed64:
        case Wire::Fixed32:
            if (!readFixed(bytes, at, field.wire == Wire::Fixed64 ? 8 : 4, field.value))
                return false;
            break;
        case Wire::Bytes:
            if (!readVarint(bytes, at, field.value) || field.value > bytes.size() - at)
                return false;
            field.bytes = bytes.substr(at, static_cast<std::size_t>(field.value));
            at += field.bytes.size();
            break;
        default:
            return false;
        }
        fields.push_back(field);
    }
    return !fields.empty();
}

/// A fixed field as the number that people meant: a fraction where it is one of usual size, else the integer.
std::string fixedText(const Field &field)
{
    const double value = field.wire == Wire::Fixed64 ? std::bit_cast<double>(field.value) : static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(field.value)));
    if (!std::isfinite(value) || std::fabs(value) < 1e-4 || std::fabs(value) > 1e7)
        return std::to_string(field.value);
    char text[40];
    std::snprintf(text, sizeof text, field.wire == Wire::Fixed64 ? "%.10g" : "%.8g", value);
    return text;
}

/// Positions of the fields of each number, numbers in the order of their first field.
std::vector<std::vector<std::size_t>> groupsOf(const std::vector<Field> &fields)
{
    std::vector<std::vector<std::size_t>> groups;
    std::unordered_map<std::uint32_t, std::size_t> groupOf;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto known = groupOf.emplace(fields[i].number, groups.size());
        if (known.second)
            groups.emplace_back();
        groups[known.first->second].push_back(i);
    }
    return groups;
}

class ProtobufReader {
public:
    ProtobufReader(Arena &arena, Nodes &nodes) : m_arena(arena), m_nodes(nodes) {}

    void addMessage(std::string_view key, const std::vector<Field> &fields, std::uint32_t parent, std::uint32_t index, int depth)
    {
        const std::uint32_t self = add(key, {}, parent, index, NodeKind::Object);
        std::uint32_t position = 0;
        for (const std::vector<std::size_t> &same : groupsOf(fields)) {
            const std::string_view name = m_arena.keep(std::to_string(fields[same.front()].number));
            const bool isList = same.size() > 1;
            const std::uint32_t owner = isList ? add(name, {}, self, position, NodeKind::Array) : self;
            for (std::size_t i = 0; i < same.size(); ++i)
                addField(isList ? std::string_view() : name, fields[same[i]], owner, isList ? static_cast<std::uint32_t>(i) : position, depth + 1);
            if (isList)
                m_nodes[owner].end = static_cast<std::uint32_t>(m_nodes.size());
            ++position;
        }
        m_nodes[self].end = static_cast<std::uint32_t>(m_nodes.size());
    }
    std::size_t longestText() const noexcept { return m_longestText; }
    bool isWhole() const noexcept { return m_isWhole; }

private:
    std::uint32_t add(std::string_view key, std::string_view value, std::uint32_t parent, std::uint32_t index, NodeKind kind)
    {
        const auto self = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.push_back(Node{key, value, self + 1, m_nodes.empty() ? self : parent, index, kind});
        return self;
    }

    void addField(std::string_view key, const Field &field, std::uint32_t parent, std::uint32_t index, int depth)
    {
        if (m_nodes.size() >= maxNodes) {
            m_isWhole = false;
            return m_arena.note(Limit::Values);
        }
        if (field.wire == Wire::Varint) {
            add(key, m_arena.keep(std::to_string(field.value)), parent, index, NodeKind::Number);
            return;
        }
        if (field.wire != Wire::Bytes) {
            add(key, m_arena.keep(fixedText(field)), parent, index, NodeKind::Number);
            return;
        }
        const bool isText = isPlainText(field.bytes);
        // A message of one short text passes for a text that begins with a line break or a quotation mark.
        const bool mayBeMessage = field.bytes.size() >= 2 && (!isText || !isAlnum(field.bytes.front())) && static_cast<unsigned char>(field.bytes.front()) < 0x80;
        std::vector<Field> inside;
        if (mayBeMessage && depth < deepest && readFields(field.bytes, largestGuessedNumber, inside)) {
            addMessage(key, inside, parent, index, depth);
            return;
        }
        if (depth >= deepest)
            m_arena.note(Limit::Depth);
        if (isText)
            m_longestText = std::max(m_longestText, field.bytes.size());
        add(key, field.bytes, parent, index, isText ? NodeKind::Text : NodeKind::Bytes);
    }

    Arena &m_arena;
    Nodes &m_nodes;
    std::size_t m_longestText = 0;
    bool m_isWhole = true;
};

}  // namespace

Reading readProtobuf(std::string_view bytes, bool isDeclared, Arena &arena, Nodes &nodes)
{
    std::vector<Field> fields;
    if (bytes.size() < 2 || !readFields(bytes, isDeclared ? largestNumber : largestGuessedNumber, fields))
        return Reading::No;
    ProtobufReader reader(arena, nodes);
    reader.addMessage({}, fields, 0, 0, 0);
    // Short noise passes for fields now and then; text inside does not come by chance.
    constexpr std::size_t shortestText = 4;
    if (isDeclared || reader.longestText() >= shortestText)
        return reader.isWhole() ? Reading::Whole : Reading::Partly;
    nodes.clear();
    return Reading::No;
}

}  // namespace probity::observed
