#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/observation.h"

namespace probity::observed {

/// A way to write a value of the tester's identity. Weak: short or common, counts for sure only where it is all of the field.
struct Spelling {
    std::string text;
    bool isWeak = false;
};

/// The spellings that people and programs use, besides the one in the persona file; each once.
std::vector<Spelling> spellingsOf(const PersonaValue &value);

std::string percentEncode(std::string_view text);       ///< RFC 3986, all but unreserved characters
std::string upperAscii(std::string text);

}  // namespace probity::observed
