#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace probity::observed {

/// Limits against hostile bodies. What lies beyond is searched for the persona's values only, and said to be left out.
constexpr int maxLayers = 8;                        ///< codings inside codings
constexpr int maxDepth = 64;                        ///< nesting inside one layer
constexpr std::size_t maxNodes = 400'000;           ///< values of one layer
constexpr std::size_t maxInflated = 32U << 20U;     ///< bytes one compressed layer may grow to
constexpr std::size_t maxDecoded = 96U << 20U;      ///< bytes all layers of one entry may decode to

/// Which of them something ran into.
enum class Limit : std::uint8_t { Layers, Depth, Values, Size, Ratio };

/// Keeps strings that were decoded while an entry is looked at; views into it stay valid until clear(). Remembers what had to
/// be left out.
class Arena {
public:
    std::string_view keep(std::string text)
    {
        m_bytes += text.size();
        return m_strings.emplace_back(std::move(text));
    }
    /// Bytes that were decoded and are not kept.
    void charge(std::size_t bytes) noexcept { m_bytes += bytes; }
    /// Nothing more is to be decoded: the entry has had its share.
    bool isFull() noexcept
    {
        if (m_bytes >= maxDecoded)
            note(Limit::Size);
        return m_bytes >= maxDecoded;
    }
    void note(Limit limit) noexcept { m_limits |= 1U << static_cast<unsigned>(limit); }
    bool hasHit(Limit limit) const noexcept { return (m_limits >> static_cast<unsigned>(limit) & 1U) != 0; }
    void clear()
    {
        m_strings.clear();
        m_bytes = 0;
        m_limits = 0;
    }

private:
    std::deque<std::string> m_strings;
    std::size_t m_bytes = 0;
    unsigned m_limits = 0;
};

/// "layers", "depth", "values", "size", "ratio": those that were run into.
std::vector<std::string> limitNames(const Arena &arena);

/// Bytes: what a binary format holds that is no text; it may be a message of its own.
enum class NodeKind : std::uint8_t { Object, Array, Text, Number, Literal, Bytes };

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

/// Partly: something was read, and the rest is cut off, broken or beyond a limit.
enum class Reading { Whole, Partly, No };

/// JSON (RFC 8259), several documents in a row included.
Reading readJson(std::string_view text, Arena &arena, Nodes &nodes);
/// XML elements and attributes; property lists as the dictionaries they mean.
Reading readXml(std::string_view text, Arena &arena, Nodes &nodes);
/// application/x-www-form-urlencoded, also the query of a URL.
Reading readForm(std::string_view text, Arena &arena, Nodes &nodes);
/// "k=v;k=v", "k:v|k:v", a pair a line: pairs with simple names and one sign between them. At least `fewest`.
Reading readPairs(std::string_view text, std::size_t fewest, Nodes &nodes);
/// multipart/form-data; a part that is a file has its media type as value and is listed in `files`.
struct FilePart {
    std::string_view name;
    std::string_view fileName;
    std::string_view mediaType;
    std::string_view bytes;
};
Reading readMultipart(std::string_view text, std::string_view boundary, Arena &arena, Nodes &nodes, std::vector<FilePart> &files);

/// The wire format of protocol buffers without a schema: keys are field numbers, a field that occurs again becomes an array. Strict:
/// nothing but whole fields, and some text among them unless the message `isDeclared` to be one.
Reading readProtobuf(std::string_view bytes, bool isDeclared, Arena &arena, Nodes &nodes);
/// MessagePack; a map with names for keys, or an array that holds one.
Reading readMessagePack(std::string_view bytes, Arena &arena, Nodes &nodes);
/// Messages of gRPC (length-prefixed) or frames of RFC 6455: the payloads, unmasked, as Bytes of an array; what is beyond the limit of values
/// in one piece at the end. All of the bytes or nothing.
Reading readGrpc(std::string_view bytes, Arena &arena, Nodes &nodes);
Reading readWebSocketFrames(std::string_view bytes, Arena &arena, Nodes &nodes);

/// JSON Pointer (RFC 6901) to a node of a layer; empty for the root. Of a name its first 200 bytes: the rest would come again with
/// every value below it.
std::string pointerTo(const Nodes &nodes, std::uint32_t at);
void appendPointer(std::string &pointer, std::string_view step);

}  // namespace probity::observed
