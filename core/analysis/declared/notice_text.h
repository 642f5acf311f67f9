#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/notice.h"

namespace probity::notice {

/// Text made comparable: lower case, compatibility characters folded (full-width forms, Kangxi radicals, ligatures; a subset of
/// NFKC, Unicode UAX 15), one kind of quote and hyphen, no blanks beside Han characters. Each character knows its origin.
struct FoldedText {
    std::u32string text;
    std::vector<std::uint32_t> origin;  ///< place in NoticeDocument::text; size text.size() + 1

    /// The range of the document's text that [begin, end) was made from.
    TextRange inDocument(std::size_t begin, std::size_t end) const noexcept
    {
        return begin < end ? TextRange{origin[begin], origin[end - 1] + std::size_t{1}} : TextRange{origin[begin], origin[begin]};
    }
};

FoldedText fold(std::u32string_view text, std::size_t offset = 0);
/// For lexicon entries and single words.
std::u32string foldWord(std::string_view utf8);

bool isHan(char32_t character) noexcept;
/// Letters and digits of scripts that write words apart.
bool isWordLetter(char32_t character) noexcept;
/// Whether a match may begin or end between `before` and `after`.
inline bool isWordBoundary(char32_t before, char32_t after) noexcept { return !isWordLetter(before) || !isWordLetter(after); }

/// "zh", "en", another two-letter code where the script or the commonest words tell, "und".
std::string languageOf(std::u32string_view text);

}  // namespace probity::notice
