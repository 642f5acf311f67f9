#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace probity::observed {

/// Decoders for what apps wrap values in. Nothing where the text is not of that coding; none of them throws.
std::optional<std::string> percentDecode(std::string_view text);               ///< nothing if no %XX stands in it
std::string formDecode(std::string_view text);                                 ///< %XX and '+'; never fails
std::optional<std::string> base64Decode(std::string_view text);                ///< both alphabets, padding optional, line breaks skipped
/// Decodes only if the result is text or a compressed stream, and gives up at the first byte that says otherwise.
std::optional<std::string> base64DecodePlausible(std::string_view text, bool *isUrlAlphabet);
std::optional<std::string> hexDecodePlausible(std::string_view text);

/// "gzip", "deflate", "zstd" by their first bytes; nullptr for anything else.
const char *compressionOf(std::string_view bytes) noexcept;
/// Undoes one of them, or "br"; what was inflated before a fault or the limit is returned with `isWhole` false.
std::optional<std::string> decompress(std::string_view coding, std::string_view bytes, std::size_t limit, bool &isWhole);

/// Valid UTF-8 without control characters other than blanks.
bool isPlainText(std::string_view bytes) noexcept;

inline bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool isHexDigit(char c) noexcept { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
inline bool isLetter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool isAlnum(char c) noexcept { return isDigit(c) || isLetter(c); }
inline char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace probity::observed
