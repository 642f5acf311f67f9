#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace probity {

/// A text of a file of texts, with the place of each of its characters in the file.
struct StringLiteral {
    std::u32string key;                     ///< its first 256 characters
    std::u32string characters;              ///< escapes and references undone
    std::vector<std::uint32_t> places;      ///< of each character
};

constexpr std::size_t mostStringLiterals = 50'000;

enum class StringFile { AndroidXml, AppleStrings, Json };

/// Which kind of file of texts this is, if any: <resources> with <string>, "key" = "value"; lines, a JSON object of texts.
std::optional<StringFile> stringFileKind(std::u32string_view source);

/// The texts of such a file in order: Android's string resources (escapes as in "String resources", developer.android.com),
/// Apple's strings files, JSON (RFC 8259) at any depth. Damaged ones are read up to the damage. Linear in the length. Of more than
/// mostStringLiterals one too many is given.
std::vector<StringLiteral> stringLiterals(std::u32string_view source, StringFile kind);

}  // namespace probity
