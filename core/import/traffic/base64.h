#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace probity::traffic {

/// Decodes base64 of the standard and of the URL-safe alphabet (RFC 4648, sections 4 and 5), with or without padding, folded
/// into lines or not. Nothing if it is none: another character, a blank inside a line, an impossible length, or data after
/// the padding.
std::optional<std::string> decodeBase64(std::string_view text);

}  // namespace probity::traffic
