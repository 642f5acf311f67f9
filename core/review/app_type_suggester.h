#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/assessment.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// A type that an app may be of, and the word that says so.
struct AppTypeSuggestion {
    AppTypeId type;
    int weight = 0;
    std::string word;       ///< as it stands in the app's name, its manifest or its notice
};

/// Proposes the type of an app, from which follows what it needs to know. A proposal for a person to take: never applied by
/// itself. By the words of resources/lexicon/app_type_words.json: in the app's name first, then in what the notice begins
/// with. Immutable; safe to share between threads.
class AppTypeSuggester {
public:
    /// ResourceInvalid: the file, or a type that the taxonomy does not know.
    static Result<AppTypeSuggester> load(const Taxonomy &taxonomy);

    /// The likeliest first, at most three; empty where no word tells.
    std::vector<AppTypeSuggestion> suggest(const Assessment &assessment) const;

private:
    struct Word {
        std::string text;       ///< lower case
        bool isWhole = false;   ///< counts only between other characters than letters
    };
    struct Type {
        AppTypeId id;
        std::vector<Word> words;
    };
    std::vector<Type> m_types;
};

}  // namespace probity
