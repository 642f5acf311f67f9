#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace probity {

/// Decodes base64 of the standard and of the URL-safe alphabet (RFC 4648, sections 4 and 5), with or without padding, folded
/// into lines or not. Nothing if it is none: another character, a blank inside a line, an impossible length, or data after
/// the padding.
std::optional<std::string> decodeBase64(std::string_view text);

/// The standard alphabet, with padding.
std::string encodeBase64(std::string_view bytes);

/// What a character stands for, 0 to 63, in either alphabet; notBase64 for any other.
constexpr std::uint8_t notBase64 = 0xFF;
std::uint8_t base64Value(char character) noexcept;

}  // namespace probity
