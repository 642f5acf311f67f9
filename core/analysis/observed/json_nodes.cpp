// Written by hand instead of simdjson: bodies here are often cut off, doubly wrapped or not quite JSON, and a reader that
// keeps what came before the fault sees more than one that refuses the document. Views point into the body itself.
#include <algorithm>
#include <array>

#include "analysis/observed/codecs.h"
#include "analysis/observed/nodes.h"
#include "base/text.h"

namespace probity::observed {

namespace {

class JsonReader {
public:
    JsonReader(std::string_view text, Arena &arena, Nodes &nodes) : m_text(text), m_arena(arena), m_nodes(nodes) {}

    Reading read();

private:
    bool readValue(std::string_view key, std::uint32_t parent, std::uint32_t index, int depth);
    bool readObject(std::uint32_t self, int depth);
    bool readArray(std::uint32_t self, int depth);
    bool readString(std::string_view &out);
    std::string unescape(std::string_view raw);
    char32_t hexFour(std::string_view raw, std::size_t at) const;
    void skipBlanks() noexcept
    {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\r' || m_text[m_at] == '\t'))
            ++m_at;
    }
    bool take(char c) noexcept
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    std::uint32_t add(std::string_view key, std::string_view value, std::uint32_t parent, std::uint32_t index, NodeKind kind);

    std::string_view m_text;
    std::size_t m_at = 0;
    Arena &m_arena;
    Nodes &m_nodes;
};

std::uint32_t JsonReader::add(std::string_view key, std::string_view value, std::uint32_t parent, std::uint32_t index, NodeKind kind)
{
    const auto self = static_cast<std::uint32_t>(m_nodes.size());
    m_nodes.push_back(Node{key, value, self + 1, m_nodes.empty() ? self : parent, index, kind});
    return self;
}

/// JSONP, and the prefixes that servers put before JSON so that no script can include it.
std::string_view withoutWrapping(std::string_view text) noexcept
{
    constexpr std::array<std::string_view, 4> guards{")]}',", ")]}'", "while(1);", "for(;;);"};
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        text.remove_prefix(3);
    text = trimmed(text);
    for (const std::string_view guard : guards)
        if (text.substr(0, guard.size()) == guard)
            return trimmed(text.substr(guard.size()));
    const std::size_t open = text.substr(0, 64).find('(');
    if (open == std::string_view::npos || open == 0 || open + 1 >= text.size() || (text[open + 1] != '{' && text[open + 1] != '['))
        return text;
    for (std::size_t i = 0; i < open; ++i)
        if (!isAlnum(text[i]) && text[i] != '_' && text[i] != '.' && text[i] != '$' && text[i] != '/' && text[i] != '*')
            return text;
    text.remove_prefix(open + 1);
    while (!text.empty() && (text.back() == ';' || text.back() == ')' || text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

Reading JsonReader::read()
{
    m_text = withoutWrapping(m_text);
    if (m_text.empty() || (m_text[0] != '{' && m_text[0] != '['))
        return Reading::No;
    const std::size_t before = m_nodes.size();
    if (!readValue({}, 0, 0, 0))
        return m_nodes.size() >= before + 3 ? Reading::Partly : Reading::No;
    skipBlanks();
    if (m_at == m_text.size())
        return Reading::Whole;
    // One document a line, as logs are sent: the rest hangs under an array around all of them.
    if (m_text[m_at] != '{' && m_text[m_at] != '[')
        return Reading::Partly;
    m_nodes.insert(m_nodes.begin() + static_cast<std::ptrdiff_t>(before), Node{});
    const auto root = static_cast<std::uint32_t>(before);
    for (std::size_t i = before + 1; i < m_nodes.size(); ++i) {
        ++m_nodes[i].end;
        m_nodes[i].parent = i == before + 1 ? root : m_nodes[i].parent + 1;
    }
    m_nodes[root] = Node{{}, {}, 0, root, 0, NodeKind::Array};
    bool isWhole = true;
    for (std::uint32_t index = 1; isWhole && m_at < m_text.size() && (m_text[m_at] == '{' || m_text[m_at] == '['); ++index) {
        isWhole = readValue({}, root, index, 1);
        skipBlanks();
    }
    m_nodes[root].end = static_cast<std::uint32_t>(m_nodes.size());
    return isWhole && m_at == m_text.size() ? Reading::Whole : Reading::Partly;
}

bool JsonReader::readValue(std::string_view key, std::uint32_t parent, std::uint32_t index, int depth)
{
    skipBlanks();
    if (m_at >= m_text.size())
        return false;
    if (depth > maxDepth || m_nodes.size() >= maxNodes) {
        m_arena.note(depth > maxDepth ? Limit::Depth : Limit::Values);
        return false;
    }
    const char c = m_text[m_at];
    if (c == '{' || c == '[') {
        ++m_at;
        const std::uint32_t self = add(key, {}, parent, index, c == '{' ? NodeKind::Object : NodeKind::Array);
        const bool isWhole = c == '{' ? readObject(self, depth) : readArray(self, depth);
        m_nodes[self].end = static_cast<std::uint32_t>(m_nodes.size());
        return isWhole;
    }
    if (c == '"') {
        ++m_at;
        std::string_view value;
        const bool isWhole = readString(value);
        add(key, value, parent, index, NodeKind::Text);
        return isWhole;
    }
    const std::size_t start = m_at;
    while (m_at < m_text.size() && (isAlnum(m_text[m_at]) || m_text[m_at] == '-' || m_text[m_at] == '+' || m_text[m_at] == '.'))
        ++m_at;
    const std::string_view token = m_text.substr(start, m_at - start);
    if (token.empty())
        return false;
    if (isDigit(token[0]) || token[0] == '-') {
        add(key, token, parent, index, NodeKind::Number);
        return true;
    }
    if (token != "true" && token != "false" && token != "null" && token != "undefined" && token != "NaN")
        return false;
    add(key, token, parent, index, NodeKind::Literal);
    return true;
}

bool JsonReader::readObject(std::uint32_t self, int depth)
{
    if (take('}'))
        return true;
    for (std::uint32_t index = 0;; ++index) {
        std::string_view key;
        if (!take('"') || !readString(key) || !take(':') || !readValue(key, self, index, depth + 1))
            return false;
        if (take('}'))
            return true;
        if (!take(','))
            return false;
        if (take('}'))
            return true;
    }
}

bool JsonReader::readArray(std::uint32_t self, int depth)
{
    if (take(']'))
        return true;
    for (std::uint32_t index = 0;; ++index) {
        if (!readValue({}, self, index, depth + 1))
            return false;
        if (take(']'))
            return true;
        if (!take(','))
            return false;
    }
}

bool JsonReader::readString(std::string_view &out)
{
    const std::size_t start = m_at;
    bool hasEscapes = false;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
        if (m_text[m_at] == '\\') {
            hasEscapes = true;
            ++m_at;
        }
        ++m_at;
    }
    const bool isClosed = m_at < m_text.size();
    const std::string_view raw = m_text.substr(start, std::min(m_at, m_text.size()) - start);
    out = hasEscapes ? m_arena.keep(unescape(raw)) : raw;
    if (isClosed)
        ++m_at;
    return isClosed;
}

char32_t JsonReader::hexFour(std::string_view raw, std::size_t at) const
{
    char32_t value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
        if (i >= raw.size() || !isHexDigit(raw[i]))
            return U'\uFFFD';
        value = value * 16 + static_cast<char32_t>(isDigit(raw[i]) ? raw[i] - '0' : lower(raw[i]) - 'a' + 10);
    }
    return value;
}

std::string JsonReader::unescape(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 >= raw.size()) {
            out.push_back(raw[i]);
            continue;
        }
        const char c = raw[++i];
        if (c == 'u') {
            char32_t character = hexFour(raw, i + 1);
            i += 4;
            if (character >= 0xD800 && character < 0xDC00 && raw.substr(i + 1, 2) == "\\u") {
                const char32_t low = hexFour(raw, i + 3);
                if (low >= 0xDC00 && low < 0xE000) {
                    character = 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00);
                    i += 6;
                }
            }
            appendUtf8(out, character >= 0xD800 && character < 0xE000 ? U'\uFFFD' : character);
        } else if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f') {
            out.push_back(c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : ' ');
        } else {
            out.push_back(c);
        }
    }
    return out;
}

}  // namespace

Reading readJson(std::string_view text, Arena &arena, Nodes &nodes)
{
    return JsonReader(text, arena, nodes).read();
}

std::vector<std::string> limitNames(const Arena &arena)
{
    constexpr std::array<std::pair<Limit, const char *>, 5> names{{{Limit::Layers, "layers"}, {Limit::Depth, "depth"}, {Limit::Values, "values"}, {Limit::Size, "size"}, {Limit::Ratio, "ratio"}}};
    std::vector<std::string> out;
    for (const auto &entry : names)
        if (arena.hasHit(entry.first))
            out.emplace_back(entry.second);
    return out;
}

std::string pointerTo(const Nodes &nodes, std::uint32_t at)
{
    std::vector<std::uint32_t> path;
    while (at < nodes.size() && nodes[at].parent != at) {
        path.push_back(at);
        at = nodes[at].parent;
    }
    std::string pointer;
    for (auto step = path.rbegin(); step != path.rend(); ++step) {
        const Node &node = nodes[*step];
        if (nodes[node.parent].kind == NodeKind::Array)
            appendPointer(pointer, std::to_string(node.index));
        else
            appendPointer(pointer, node.key);
    }
    return pointer;
}

void appendPointer(std::string &pointer, std::string_view step)
{
    constexpr std::size_t longestStep = 200;
    pointer.push_back('/');
    for (const char c : step.substr(0, longestStep)) {
        if (c == '~')
            pointer += "~0";
        else if (c == '/')
            pointer += "~1";
        else
            pointer.push_back(c);
    }
}

}  // namespace probity::observed
