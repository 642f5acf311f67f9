#pragma once

#include <string>
#include <string_view>

namespace probity {

/// Words for a full-text index that finds Chinese as well as Latin text. Runs of letters and digits become one word each, in
/// lower case; of scripts without blanks every two neighbouring characters become a word, and the last one by itself, so that
/// any piece of a run, even a single character, is a phrase or a beginning in the index.

/// The words of a text, parted by blanks; at most `limit` characters of it are looked at.
std::string indexWords(std::string_view utf8, std::size_t limit);

/// What to look for in an FTS5 index of such words, so that what was typed occurs: "短信" → "\"短信\"", "map" → "\"map\" *".
/// Empty where nothing that was typed can stand in the index.
std::string matchExpression(std::string_view typed);

}  // namespace probity
