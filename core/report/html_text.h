#pragma once

#include <string>

namespace probity {

/// Text for HTML, in an element or between the quotation marks of an attribute: markup escaped, line feeds as <br>. What turns the
/// direction of writing or controls a terminal is for harmless() to take out first.
std::string escapedHtml(const std::string &text);

}  // namespace probity
