// MessagePack (github.com/msgpack/msgpack, spec.md).
#include <bit>
#include <cmath>
#include <cstdio>

#include "analysis/observed/codecs.h"
#include "analysis/observed/nodes.h"
#include "base/text.h"

namespace probity::observed {

namespace {

class MessagePackReader {
public:
    MessagePackReader(std::string_view bytes, Arena &arena, Nodes &nodes) : m_bytes(bytes), m_arena(arena), m_nodes(nodes) {}

    bool readValue(std::string_view key, std::uint32_t parent, std::uint32_t index, int depth);
    bool isAtEnd() const noexcept { return m_at == m_bytes.size(); }
    bool hasNames() const noexcept { return m_hasNames; }

private:
    bool readMap(std::size_t count, std::string_view key, std::uint32_t parent, std::uint32_t index, int depth);
    bool readArray(std::size_t count, std::string_view key, std::uint32_t parent, std::uint32_t index, int depth);
    bool readKey(std::string_view &key);
    bool readCount(std::size_t width, std::size_t &count)
    {
        std::uint64_t value = 0;
        if (!readNumber(width, value))
            return false;
        count = static_cast<std::size_t>(value);
        return count <= m_bytes.size();
    }
    bool readNumber(std::size_t width, std::uint64_t &value)
    {
        if (m_bytes.size() - m_at < width)
            return false;
        value = 0;
        for (std::size_t i = 0; i < width; ++i)
            value = value << 8U | static_cast<unsigned char>(m_bytes[m_at++]);
        return true;
    }
    bool take(std::size_t length, std::string_view &out)
    {
        if (m_bytes.size() - m_at < length)
            return false;
        out = m_bytes.substr(m_at, length);
        m_at += length;
        return true;
    }
    bool addBytes(std::size_t length, bool isString, std::string_view key, std::uint32_t parent, std::uint32_t index)
    {
        std::string_view value;
        if (!take(length, value) || (isString && !isValidUtf8(value)))
            return false;
        add(key, value, parent, index, isString || (!value.empty() && isPlainText(value)) ? NodeKind::Text : NodeKind::Bytes);
        return true;
    }
    bool addNumber(std::string text, std::string_view key, std::uint32_t parent, std::uint32_t index)
    {
        add(key, m_arena.keep(std::move(text)), parent, index, NodeKind::Number);
        return true;
    }
    bool addInteger(std::size_t width, bool isSigned, std::string_view key, std::uint32_t parent, std::uint32_t index)
    {
        std::uint64_t value = 0;
        if (!readNumber(width, value))
            return false;
        if (!isSigned)
            return addNumber(std::to_string(value), key, parent, index);
        const unsigned shift = 64 - 8 * static_cast<unsigned>(width);
        return addNumber(std::to_string(static_cast<std::int64_t>(value << shift) >> shift), key, parent, index);
    }
    bool addFraction(std::size_t width, std::string_view key, std::uint32_t parent, std::uint32_t index)
    {
        std::uint64_t bits = 0;
        if (!readNumber(width, bits))
            return false;
        const double value = width == 8 ? std::bit_cast<double>(bits) : static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
        char text[40];
        std::snprintf(text, sizeof text, width == 8 ? "%.12g" : "%.8g", std::isfinite(value) ? value : 0.0);
        return addNumber(text, key, parent, index);
    }
    bool addExtension(std::size_t length, std::string_view key, std::uint32_t parent, std::uint32_t index)
    {
        ++m_at;
        return m_at <= m_bytes.size() && addBytes(length, false, key, parent, index);
    }
    std::uint32_t add(std::string_view key, std::string_view value, std::uint32_t parent, std::uint32_t index, NodeKind kind)
    {
        const auto self = static_cast<std::uint32_t>(m_nodes.size());
        m_nodes.push_back(Node{key, value, self + 1, m_nodes.empty() ? self : parent, index, kind});
        return self;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    Arena &m_arena;
    Nodes &m_nodes;
    bool m_hasNames = false;
};

bool MessagePackReader::readKey(std::string_view &key)
{
    // A key that is a map would have keys of its own, one level down for every byte.
    const auto code = m_at < m_bytes.size() ? static_cast<unsigned char>(m_bytes[m_at]) : 0U;
    if ((code >= 0x80 && code < 0xa0) || (code >= 0xdc && code <= 0xdf))
        return false;
    const auto before = static_cast<std::uint32_t>(m_nodes.size());
    if (!readValue({}, 0, 0, maxDepth) || m_nodes.size() != before + 1U || m_nodes.back().isContainer())
        return false;
    key = m_nodes.back().value;
    m_hasNames = m_hasNames || (m_nodes.back().kind == NodeKind::Text && !key.empty());
    m_nodes.pop_back();
    return true;
}

bool MessagePackReader::readMap(std::size_t count, std::string_view key, std::uint32_t parent, std::uint32_t index, int depth)
{
    const std::uint32_t self = add(key, {}, parent, index, NodeKind::Object);
    for (std::size_t i = 0; i < count; ++i) {
        std::string_view name;
        if (!readKey(name) || !readValue(name, self, static_cast<std::uint32_t>(i), depth + 1))
            return false;
    }
    m_nodes[self].end = static_cast<std::uint32_t>(m_nodes.size());
    return true;
}

bool MessagePackReader::readArray(std::size_t count, std::string_view key, std::uint32_t parent, std::uint32_t index, int depth)
{
    const std::uint32_t self = add(key, {}, parent, index, NodeKind::Array);
    for (std::size_t i = 0; i < count; ++i)
        if (!readValue({}, self, static_cast<std::uint32_t>(i), depth + 1))
            return false;
    m_nodes[self].end = static_cast<std::uint32_t>(m_nodes.size());
    return true;
}

bool MessagePackReader::readValue(std::string_view key, std::uint32_t parent, std::uint32_t index, int depth)
{
    if (m_at >= m_bytes.size() || depth > maxDepth || m_nodes.size() >= maxNodes)
        return false;
    const auto code = static_cast<unsigned char>(m_bytes[m_at++]);
    std::size_t count = 0;
    if (code < 0x80 || code >= 0xe0)
        return addNumber(std::to_string(static_cast<int>(static_cast<signed char>(code))), key, parent, index);
    if (code < 0x90)
        return readMap(code & 0x0fU, key, parent, index, depth);
    if (code < 0xa0)
        return readArray(code & 0x0fU, key, parent, index, depth);
    if (code < 0xc0)
        return addBytes(code & 0x1fU, true, key, parent, index);
    switch (code) {
    case 0xc0: add(key, "null", parent, index, NodeKind::Literal); return true;
    case 0xc2: add(key, "false", parent, index, NodeKind::Literal); return true;
    case 0xc3: add(key, "true", parent, index, NodeKind::Literal); return true;
    case 0xc4: case 0xc5: case 0xc6: return readCount(std::size_t{1} << (code - 0xc4U), count) && addBytes(count, false, key, parent, index);
    case 0xc7: case 0xc8: case 0xc9: return readCount(std::size_t{1} << (code - 0xc7U), count) && addExtension(count, key, parent, index);
    case 0xca: return addFraction(4, key, parent, index);
    case 0xcb: return addFraction(8, key, parent, index);
    case 0xcc: case 0xcd: case 0xce: case 0xcf: return addInteger(std::size_t{1} << (code - 0xccU), false, key, parent, index);
    case 0xd0: case 0xd1: case 0xd2: case 0xd3: return addInteger(std::size_t{1} << (code - 0xd0U), true, key, parent, index);
    case 0xd4: case 0xd5: case 0xd6: case 0xd7: case 0xd8: return addExtension(std::size_t{1} << (code - 0xd4U), key, parent, index);
    case 0xd9: case 0xda: case 0xdb: return readCount(std::size_t{1} << (code - 0xd9U), count) && addBytes(count, true, key, parent, index);
    case 0xdc: case 0xdd: return readCount(code == 0xdc ? 2 : 4, count) && readArray(count, key, parent, index, depth);
    case 0xde: case 0xdf: return readCount(code == 0xde ? 2 : 4, count) && readMap(count, key, parent, index, depth);
    default: return false;
    }
}

}  // namespace

Reading readMessagePack(std::string_view bytes, Arena &arena, Nodes &nodes)
{
    if (bytes.size() < 4)
        return Reading::No;
    const auto code = static_cast<unsigned char>(bytes.front());
    const bool isContainer = (code >= 0x80 && code < 0xa0) || (code >= 0xdc && code <= 0xdf);
    MessagePackReader reader(bytes, arena, nodes);
    if (isContainer && reader.readValue({}, 0, 0, 0) && reader.isAtEnd() && reader.hasNames())
        return Reading::Whole;
    nodes.clear();
    return Reading::No;
}

}  // namespace probity::observed
