#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace probity::observed {

/// What came out of a compressed stream.
struct Inflated {
    enum class End : std::uint8_t { Whole, Cut, TooLarge, TooDense };
    std::string bytes;
    End end = End::Cut;
};

/// "gzip", "deflate", "zstd" by their first bytes; nullptr for anything else.
const char *compressionOf(std::string_view bytes) noexcept;

/// Undoes "gzip", "deflate" (RFC 1950), "raw-deflate" (RFC 1951), "zstd", "br". What came out before a fault or a limit is
/// returned; nothing if nothing came out. TooLarge: it grows beyond `limit`; TooDense: beyond a ratio that only bombs have.
std::optional<Inflated> decompress(std::string_view coding, std::string_view bytes, std::size_t limit);

/// Compressions that no first bytes tell: raw deflate (also as WebSocket messages have it, RFC 7692) and brotli. Taken only where the
/// stream ends with the bytes and holds text. `coding` names which; `wasted` grows by the bytes that came out for nothing.
std::optional<std::string> decompressBlindly(std::string_view bytes, std::size_t limit, const char *&coding, std::size_t &wasted);

}  // namespace probity::observed
