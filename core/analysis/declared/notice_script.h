#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/result.h"

namespace probity::notice {

/// Traditional Chinese turned into what the lexicons are written in: characters one by one, then the words that Taiwan and
/// Hong Kong have for the same thing. Everything keeps its length, so that places stay where they are.
class ScriptVariants {
public:
    /// Loads resources/lexicon/notice_variants.json; ResourceInvalid names the entry.
    static Result<ScriptVariants> load();

    /// How many characters belong to one script alone.
    struct Counts {
        std::size_t traditional = 0;
        std::size_t simplified = 0;
    };
    Counts count(std::u32string_view text) const;
    /// Whether a Chinese text is written in traditional characters.
    bool isTraditional(std::u32string_view text) const;
    std::u32string simplified(std::u32string_view text) const;

private:
    std::unordered_map<char32_t, char32_t> m_characters;
    std::unordered_set<char32_t> m_simplifiedOnly;
    std::vector<std::pair<std::u32string, std::u32string>> m_words;
};

}  // namespace probity::notice
