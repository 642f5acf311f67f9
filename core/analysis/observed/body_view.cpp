// Opens bodies for people: the same openers as the observer's, the result as a tree of readable texts.
#include <algorithm>

#include "analysis/observed/codecs.h"
#include "analysis/observed/observer.h"
#include "analysis/observed/opener.h"
#include "base/text.h"

namespace probity {

using namespace observed;

namespace {

constexpr std::size_t maxShown = 2U << 20U;
constexpr std::size_t maxInside = 200;

void writeText(std::string &out, std::string_view text)
{
    out.push_back('"');
    for (const char c : text) {
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

void writeNode(std::string &out, const Nodes &nodes, std::uint32_t at, std::size_t depth)
{
    const Node &node = nodes[at];
    if (out.size() > maxShown)
        return;
    if (!node.isContainer()) {
        if (node.kind == NodeKind::Text)
            writeText(out, node.value);
        else
            out.append(node.value);
        return;
    }
    const bool isObject = node.kind == NodeKind::Object;
    out.push_back(isObject ? '{' : '[');
    for (std::uint32_t child = at + 1; child < node.end; child = nodes[child].end) {
        out += child == at + 1 ? "\n" : ",\n";
        out.append(2 * (depth + 1), ' ');
        if (isObject) {
            writeText(out, nodes[child].key);
            out += ": ";
        }
        writeNode(out, nodes, child, depth + 1);
    }
    if (node.end > at + 1) {
        out.push_back('\n');
        out.append(2 * depth, ' ');
    }
    out.push_back(isObject ? '}' : ']');
}

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
        if (node.kind != NodeKind::Text || node.value.size() < 5)
            continue;
        const Opened inner = openValue(node.value, arena);
        if (inner.kind == LayerKind::Empty)
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
    if (opened.kind == LayerKind::Structured) {
        if (!opened.nodes.empty())
            writeNode(layer.text, opened.nodes, 0, 0);
        if (depth < maxLayers)
            addInside(layer, opened, arena, depth);
    } else if (opened.kind == LayerKind::Text || opened.kind == LayerKind::Page) {
        layer.text = std::string(opened.text.substr(0, maxShown));
    }
    layer.text = repairUtf8(layer.text);
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
    return viewOf(opened, arena, 0);
}

}  // namespace probity
