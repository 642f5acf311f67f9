#pragma once

#include <cstddef>
#include <string_view>

namespace probity {

struct CharacterReference {
    char32_t character = 0;
    std::size_t length = 0;     ///< 0: no reference starts here
};

/// Reads "&#8217;", "&#x2019;" and the named references that notices use at the start of `text`.
CharacterReference characterReference(std::u32string_view text);

}  // namespace probity
