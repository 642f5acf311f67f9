#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/rules/word_finder.h"
#include "base/result.h"
#include "model/assessment.h"

namespace probity::rules {

/// Which of the 39 types an app seems to be, and the words that say so. A person picks the type; this only suggests.
struct AppTypeSuggestion {
    AppTypeId type;
    std::vector<std::string> words;         ///< as found, the weightiest first
    double score = 0;
};

/// resources/taxonomy/app_type_words.json: words by which apps of each type call themselves.
class AppTypeWords {
public:
    static Result<AppTypeWords> load();

    /// From the app's name (weighs most), the texts of its manifests, and the beginning of its notices: the likeliest first, at
    /// most three, none without a word.
    std::vector<AppTypeSuggestion> likeliest(const Assessment &assessment) const;
    /// The likeliest where it stands out.
    std::optional<AppTypeSuggestion> suggest(const Assessment &assessment) const;

private:
    std::vector<AppTypeId> m_types;
    std::vector<std::u32string> m_words;        ///< of all types, ASCII letters lower case
    std::vector<std::size_t> m_typeOf;          ///< beside m_words
    WordFinder m_finder;
};

}  // namespace probity::rules
