#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace probity {

enum class Encoding { Utf8, Utf16Le, Utf16Be, Gb18030, Big5, Latin1 };
const char *name(Encoding encoding) noexcept;   ///< "utf-8", "utf-16le", "gb18030", ...

/// Text decoded from bytes of unknown encoding.
struct DecodedText {
    std::u32string text;            ///< every character of the file, byte-order mark and CR included
    Encoding encoding = Encoding::Utf8;
    bool hadByteOrderMark = false;
    std::size_t replaced = 0;       ///< how many malformed sequences became U+FFFD
};

/// Finds the encoding (byte-order mark, valid UTF-8, UTF-16 by its zero bytes, GB18030 or Big5 by how plausible the result is,
/// else Latin-1) and decodes. Never fails: what cannot be decoded becomes U+FFFD and is counted.
DecodedText decodeText(std::string_view bytes);

bool isValidUtf8(std::string_view bytes) noexcept;
std::string toUtf8(std::u32string_view text);
std::u32string toUtf32(std::string_view utf8);          ///< malformed sequences become U+FFFD
std::string repairUtf8(std::string_view bytes, std::size_t *replaced = nullptr);
/// Empty where a character has no place in it or the system cannot.
std::string encodeGb18030(std::string_view utf8);
void appendUtf8(std::string &out, char32_t character);

/// ASCII letters only; other bytes untouched.
std::string toLowerAscii(std::string_view text);
std::string_view trimmed(std::string_view text) noexcept;

}  // namespace probity
