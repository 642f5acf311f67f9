#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/rules/word_finder.h"
#include "base/result.h"
#include "model/notice.h"

namespace probity::rules {

/// Words of a notice that rules look for beside its statements: an unreasonable condition, targeted push, ...
struct Phrase {
    std::string id;
    std::vector<std::u32string> words;      ///< lower case; any of them
};

/// A phrase as it stands in a notice.
struct PhraseFound {
    std::string id;
    TextRange range;                        ///< in NoticeDocument::text: the sentence around it
};

/// resources/rules/phrases.json.
class Phrases {
public:
    static Result<Phrases> load();

    /// The first place of each phrase, in the order of the file.
    std::vector<PhraseFound> in(const NoticeDocument &document) const;

private:
    std::vector<Phrase> m_phrases;
    WordFinder m_finder;
    std::vector<std::size_t> m_phraseOf;    ///< by the number of the word
};

/// The longest time, in days, in which the notice promises to answer a request of the user; working days count as days.
struct AnswerTime {
    double days = 0;
    TextRange range;                        ///< in NoticeDocument::text
};
std::optional<AnswerTime> answerTimeIn(const NoticeDocument &document);

/// Characters of the longest sentence of a notice; lists and tables are not sentences.
std::size_t longestSentence(const NoticeDocument &document);

}  // namespace probity::rules
