#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "analysis/observed/nodes.h"

namespace probity::observed {

/// What the innermost layer is. Opaque: bytes that no layer explains (encrypted, or a format that is not read).
enum class LayerKind { Empty, Structured, Text, Page, Media, Opaque };

/// A body or a value with its wrappings undone.
struct Opened {
    std::vector<std::string> steps;     ///< codings undone, outermost first; a structured layer ends with its own name
    LayerKind kind = LayerKind::Empty;
    Reading reading = Reading::No;
    std::string_view text;              ///< bytes of the innermost layer
    std::string_view mediaType;         ///< of Media, as its first bytes say: "image", "audio", "video", "font", "archive", "document"
    Nodes nodes;                        ///< of Structured
    std::vector<FilePart> files;        ///< of a multipart body
};

/// What the message says of its body.
struct BodyHints {
    std::string_view mimeType;          ///< of normalMime()
    std::string_view contentEncoding;
};

/// A media type to compare with: lower case but for the boundary, where case counts.
std::string normalMime(std::string_view mime);
/// Opens a body: content codings left over, charset, base64 or hex around everything, then JSON, XML, multipart, form.
/// Views live as long as `bytes` and the arena.
Opened openBytes(std::string_view bytes, const BodyHints &hints, Arena &arena);
/// Opens a value found inside a layer; kind Empty if it is just what it is.
Opened openValue(std::string_view value, Arena &arena);
/// "image", "audio", ... by the first bytes; empty for anything else.
std::string_view mediaOf(std::string_view bytes) noexcept;
/// The query of a URL without the fragment; empty if it has none.
std::string_view queryOf(std::string_view url) noexcept;

}  // namespace probity::observed
