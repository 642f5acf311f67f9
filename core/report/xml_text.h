#pragma once

#include <string>

namespace probity {

/// Text for XML 1.0, in an element or an attribute: markup escaped; control characters, those that turn the direction of writing
/// and the two that are no characters of XML taken out; line feeds as blanks.
std::string escapedXml(const std::string &text);

}  // namespace probity
