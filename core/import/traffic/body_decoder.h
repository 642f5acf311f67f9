#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/task_context.h"
#include "import/traffic/diagnostic_log.h"
#include "model/traffic.h"

namespace probity::traffic {

/// A body as a HAR carries it, JSON escapes undone.
struct CarriedBody {
    std::string_view text;
    bool isBase64 = false;              ///< the capture says so
    std::string_view mimeType;
    std::string_view contentEncoding;   ///< the header; it often names a coding that is no longer there
};

/// Where a body stands, for diagnostics.
struct BodyPlace {
    std::string where;          ///< "entry 14"
    DiagnosticLog &log;
    std::uint64_t &undecodable; ///< counted up where a coding that is there could not be undone
    const TaskContext &task;
};

/// No decoded body is larger: what comes later is cut off and told.
inline constexpr std::size_t largestBody = std::size_t{64} << 20;

/// Undoes what is really there, in the order of the wire: base64, characters that stand for bytes, content codings whose
/// magic bytes are found (gzip, zlib, zstd; brotli, having none, only where the bytes are no text as they are). What cannot
/// be undone stays as it is, with a warning.
void decodeBody(const CarriedBody &carried, Body &body, const BodyPlace &place);

/// The same for bytes as they went over the wire, transfer coding undone: deflate may be raw, which the header alone tells.
void decodeWireBody(std::string bytes, std::string_view contentEncoding, Body &body, const BodyPlace &place);

/// Known binary formats by their first bytes: images, archives, fonts, documents, media.
bool hasKnownMagic(std::string_view bytes) noexcept;

/// Bytes that look like cipher text: no text, no format we know, and as disorderly as random bytes.
bool isOpaque(std::string_view bytes);

}  // namespace probity::traffic
