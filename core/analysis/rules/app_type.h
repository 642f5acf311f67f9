#pragma once

#include <optional>
#include <string>
#include <vector>

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

    /// From the app's name (weighs most), the texts of its manifests, and the beginning of its notices. Nothing where no type
    /// stands out.
    std::optional<AppTypeSuggestion> suggest(const Assessment &assessment) const;

private:
    struct Type {
        AppTypeId id;
        std::vector<std::string> words;     ///< UTF-8, ASCII letters lower case
    };
    std::vector<Type> m_types;
};

}  // namespace probity::rules
