#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace probity::observed {

/// Limits against hostile bodies. What lies beyond is searched for the persona's values only.
constexpr int maxLayers = 8;                        ///< codings inside codings
constexpr int maxDepth = 64;                        ///< nesting inside one layer
constexpr std::size_t maxNodes = 400'000;           ///< values of one layer
constexpr std::size_t maxInflated = 32U << 20U;     ///< bytes one compressed layer may grow to

/// Keeps strings that were decoded while an entry is looked at; views into it stay valid until clear().
class Arena {
public:
    std::string_view keep(std::string text) { return m_strings.emplace_back(std::move(text)); }
    void clear() { m_strings.clear(); }

private:
    std::deque<std::string> m_strings;
};

enum class NodeKind : std::uint8_t { Object, Array, Text, Number, Literal };

/// One value of an opened layer. Nodes stand in the order of the text; a container is followed by what it holds.
struct Node {
    std::string_view key;           ///< member, field or element name; empty for array elements
    std::string_view value;         ///< decoded text, number or literal as written; empty for containers
    std::uint32_t end = 0;          ///< index after the last node inside
    std::uint32_t parent = 0;       ///< own index for the root
    std::uint32_t index = 0;        ///< position among its siblings
    NodeKind kind = NodeKind::Object;

    bool isContainer() const noexcept { return kind == NodeKind::Object || kind == NodeKind::Array; }
};

using Nodes = std::vector<Node>;

enum class Reading { Whole, Partly, No };

/// JSON (RFC 8259), several documents in a row included. Partly: something was read before the text broke off.
Reading readJson(std::string_view text, Arena &arena, Nodes &nodes);
/// XML elements and attributes; property lists as the dictionaries they mean.
Reading readXml(std::string_view text, Arena &arena, Nodes &nodes);
/// application/x-www-form-urlencoded, also the query of a URL.
Reading readForm(std::string_view text, Arena &arena, Nodes &nodes);
/// multipart/form-data; a part that is a file has its media type as value and is listed in `files`.
struct FilePart {
    std::string_view name;
    std::string_view fileName;
    std::string_view mediaType;
    std::string_view bytes;
};
Reading readMultipart(std::string_view text, std::string_view boundary, Arena &arena, Nodes &nodes, std::vector<FilePart> &files);

/// JSON Pointer (RFC 6901) to a node of a layer; empty for the root.
std::string pointerTo(const Nodes &nodes, std::uint32_t at);
void appendPointer(std::string &pointer, std::string_view step);

}  // namespace probity::observed
