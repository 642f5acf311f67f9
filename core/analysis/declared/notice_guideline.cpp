#include "analysis/declared/notice_guideline.h"

#include <algorithm>

namespace probity::notice {

namespace {

struct Form {
    Span data;
    Span purpose;
};

std::optional<Form> formOf(const Lexicon &lexicon, std::u32string_view text, const Span &sentence)
{
    const std::u32string_view own = text.substr(sentence.begin, sentence.end - sentence.begin);
    std::size_t end = own.size();
    while (end > 0 && (own[end - 1] == U'。' || own[end - 1] == U'.' || own[end - 1] == U' '))
        --end;
    const std::size_t base = sentence.begin;
    if (own.substr(0, lexicon.guidelinePrefix.size()) == lexicon.guidelinePrefix) {
        const std::size_t middle = own.find(lexicon.guidelineMiddle);
        if (middle == std::u32string_view::npos)
            return std::nullopt;
        return Form{{base + middle + lexicon.guidelineMiddle.size(), base + end}, {base + lexicon.guidelinePrefix.size(), base + middle}};
    }
    if (own.substr(0, lexicon.guidelineSubject.size()) == lexicon.guidelineSubject) {
        const std::size_t suffix = own.find(lexicon.guidelineSuffix);
        if (suffix == std::u32string_view::npos || suffix + lexicon.guidelineSuffix.size() >= end)
            return std::nullopt;
        return Form{{base + lexicon.guidelineSubject.size(), base + suffix}, {base + suffix + lexicon.guidelineSuffix.size(), base + end}};
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::vector<Reading>> readGuidelineSentence(const Lexicon &lexicon, std::u32string_view folded, const Span &sentence, const std::vector<Token> &tokens)
{
    const std::optional<Form> form = formOf(lexicon, folded, sentence);
    if (!form)
        return std::nullopt;
    const auto verb = std::find_if(tokens.begin(), tokens.end(), [&](const Token &token) { return token.begin >= form->data.begin && token.begin < form->data.end; });
    if (verb == tokens.end() || verb->word != Word::Verb || verb->begin != form->data.begin)
        return std::nullopt;
    std::vector<Reading> out;
    for (auto token = verb + 1; token != tokens.end() && token->begin < form->data.end; ++token) {
        if (token->word != Word::Data)
            continue;
        Reading reading;
        reading.term = *token;
        reading.stance = Stance::Collected;
        reading.purposes.push_back(form->purpose);
        reading.steps = {"guideline_sentence"};
        out.push_back(std::move(reading));
    }
    return out;
}

}  // namespace probity::notice
