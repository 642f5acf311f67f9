// Opens bodies for people: the same openers as the observer's, the result as a tree of readable texts.
#include <algorithm>

#include "analysis/observed/codecs.h"
#include "analysis/observed/observer.h"
#include "analysis/observed/opener.h"
#include "base/hashing.h"
#include "base/text.h"

namespace probity {

using namespace observed;

namespace {

constexpr std::size_t maxShown = 2U << 20U;
constexpr std::size_t maxInside = 200;

/// Writes an opened layer as indented JSON and remembers where each value came to stand.
class LayerWriter {
public:
    LayerWriter(const Nodes &nodes, OpenedLayer &layer) : m_nodes(nodes), m_layer(layer) {}

    void write(std::uint32_t at, std::size_t depth)
    {
        const Node &node = m_nodes[at];
        if (m_layer.text.size() > maxShown)
            return;
        if (!node.isContainer())
            return writeValue(at);
        const bool isObject = node.kind == NodeKind::Object;
        m_layer.text.push_back(isObject ? '{' : '[');
        for (std::uint32_t child = at + 1; child < node.end; child = m_nodes[child].end) {
            m_layer.text += child == at + 1 ? "\n" : ",\n";
            m_layer.text.append(2 * (depth + 1), ' ');
            if (isObject) {
                writeText(m_nodes[child].key);
                m_layer.text += ": ";
            }
            write(child, depth + 1);
        }
        if (node.end > at + 1) {
            m_layer.text.push_back('\n');
            m_layer.text.append(2 * depth, ' ');
        }
        m_layer.text.push_back(isObject ? '}' : ']');
    }

private:
    void writeValue(std::uint32_t at)
    {
        const Node &node = m_nodes[at];
        const bool isQuoted = node.kind == NodeKind::Text || node.kind == NodeKind::Bytes;
        OpenedValue value;
        value.start = m_layer.text.size() + (isQuoted ? 1 : 0);
        if (node.kind == NodeKind::Text)
            writeText(node.value);
        else if (node.kind == NodeKind::Bytes)
            writeText(hexEncode(node.value.substr(0, shownBytes)) + (node.value.size() > shownBytes ? "…" : ""));
        else
            m_layer.text.append(node.value);
        value.end = m_layer.text.size() - (isQuoted ? 1 : 0);
        if (m_layer.values.size() >= maxValues)
            return;
        std::size_t ignored = 0;
        value.pointer = pointerTo(m_nodes, at);
        value.isOpaque = node.kind == NodeKind::Bytes ? isRandom(node.value) : node.kind == NodeKind::Text && isCiphertext(node.value, ignored);
        m_layer.values.push_back(std::move(value));
    }

    void writeText(std::string_view text)
    {
        std::string &out = m_layer.text;
        const std::string whole = isValidUtf8(text) ? std::string() : repairUtf8(text);
        out.push_back('"');
        for (const char c : whole.empty() ? text : std::string_view(whole)) {
            if (c == '"' || c == '\\')
                out.push_back('\\');
            if (c == '\n')
                out += "\\n";
            else if (static_cast<unsigned char>(c) < 0x20)
                out.push_back(' ');
            else
                out.push_back(c);
        }
        out.push_back('"');
    }

    static constexpr std::size_t shownBytes = 256;
    static constexpr std::size_t maxValues = 20'000;

    const Nodes &m_nodes;
    OpenedLayer &m_layer;
};

const char *codingOf(const Opened &opened)
{
    switch (opened.kind) {
    case LayerKind::Structured: return opened.steps.empty() ? "text" : opened.steps.back().c_str();
    case LayerKind::Page: return "html";
    case LayerKind::Media: return opened.mediaType.data();
    case LayerKind::Opaque: return "binary";
    case LayerKind::Text:
    case LayerKind::Empty: break;
    }
    return "text";
}

OpenedLayer viewOf(const Opened &opened, Arena &arena, int depth);

void addInside(OpenedLayer &layer, const Opened &opened, Arena &arena, int depth)
{
    for (std::uint32_t at = 0; at < opened.nodes.size() && layer.inside.size() < maxInside; ++at) {
        const Node &node = opened.nodes[at];
        const bool isBytes = node.kind == NodeKind::Bytes;
        if (!isBytes && (node.kind != NodeKind::Text || node.value.size() < 5))
            continue;
        const Opened inner = isBytes ? openBytes(node.value, BodyHints(), arena) : openValue(node.value, arena);
        if (inner.kind == LayerKind::Empty || (isBytes && inner.kind == LayerKind::Opaque))
            continue;
        OpenedLayer view = viewOf(inner, arena, depth + 1);
        view.pointer = pointerTo(opened.nodes, at);
        layer.inside.push_back(std::move(view));
    }
    for (const FilePart &file : opened.files) {
        if (layer.inside.size() >= maxInside)
            break;
        OpenedLayer view = viewOf(openBytes(file.bytes, BodyHints{arena.keep(normalMime(file.mediaType)), {}}, arena), arena, depth + 1);
        appendPointer(view.pointer, file.name);
        layer.inside.push_back(std::move(view));
    }
}

/// The innermost layer, with a layer around it for every coding that was undone.
OpenedLayer viewOf(const Opened &opened, Arena &arena, int depth)
{
    OpenedLayer layer;
    layer.coding = codingOf(opened);
    layer.bytes = opened.text.size();
    layer.isOpaque = opened.kind == LayerKind::Opaque;
    if (opened.kind == LayerKind::Structured) {
        if (!opened.nodes.empty())
            LayerWriter(opened.nodes, layer).write(0, 0);
        if (depth < maxLayers)
            addInside(layer, opened, arena, depth);
        else
            arena.note(Limit::Layers);
    } else if (opened.kind == LayerKind::Text || opened.kind == LayerKind::Page) {
        layer.text = repairUtf8(opened.text.substr(0, maxShown));
    }
    const std::size_t around = opened.kind == LayerKind::Structured && !opened.steps.empty() ? opened.steps.size() - 1 : opened.steps.size();
    for (std::size_t i = around; i > 0; --i) {
        OpenedLayer outer;
        outer.coding = opened.steps[i - 1];
        outer.inside.push_back(std::move(layer));
        layer = std::move(outer);
    }
    return layer;
}

}  // namespace

OpenedLayer openBody(const Body &body)
{
    Arena arena;
    const std::string mime = normalMime(body.mimeType);
    const Opened opened = openBytes(body.bytes, BodyHints{mime, {}}, arena);
    OpenedLayer layer = viewOf(opened, arena, 0);
    layer.limits = limitNames(arena);
    return layer;
}

}  // namespace probity
