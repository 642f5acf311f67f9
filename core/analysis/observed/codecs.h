#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace probity::observed {

/// Decoders for what apps wrap values in. Nothing where the text is not of that coding; none of them throws.
std::optional<std::string> percentDecode(std::string_view text);    ///< %XX, and %uXXXX of JavaScript's escape(); nothing if neither stands in it
std::string formDecode(std::string_view text);                      ///< %XX and '+'; never fails

/// What bytes were decoded to, as far as their look tells: Message asks for a reader that takes all of them.
enum class Look : std::uint8_t { Noise, Text, Compressed, Media, Message };

/// Bytes out of base64 or hex that look like something; most identifiers are refused by their first twelve bytes.
struct Unarmoured {
    std::string bytes;
    Look look = Look::Noise;
    const char *coding = "";        ///< "base64", "base64url", "hex"
};
std::optional<Unarmoured> base64DecodePlausible(std::string_view text);
std::optional<Unarmoured> hexDecodePlausible(std::string_view text);
/// Whether a text is the base64 or hex of bytes that are random as far as statistics tell; `bytes` is how many.
bool isCiphertext(std::string_view text, std::size_t &bytes);
/// The same of bytes themselves. Fewer than 32 cannot be told from anything.
bool isRandom(std::string_view bytes) noexcept;

/// Valid UTF-8 without control characters other than blanks.
bool isPlainText(std::string_view bytes) noexcept;
/// "{\"a\":1}" as a string literal, or the same without the quotes around it. Nothing if it is none.
std::optional<std::string> unquote(std::string_view text);

inline bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }
inline bool isHexDigit(char c) noexcept { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
inline bool isLetter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
inline bool isAlnum(char c) noexcept { return isDigit(c) || isLetter(c); }
inline char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace probity::observed
