#pragma once

#include <string>
#include <string_view>

namespace probity {

/// The endpoint behind a URL, without anything that belongs to one person or one request: scheme, host and path; query and
/// fragment cut off; user info removed; path segments that look like identifiers (numbers of four digits and more, hex and
/// base64 of twelve characters and more, mail addresses, anything not ASCII) replaced by "{n}". Safe to print, and the same
/// for two requests to the same place.
std::string endpointPattern(std::string_view url);

/// A field path with its array indexes replaced by "{n}": "/contacts/17/phone" → "/contacts/{n}/phone".
std::string fieldPattern(std::string_view pointer);

}  // namespace probity
