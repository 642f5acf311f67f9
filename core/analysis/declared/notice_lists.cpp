#include "analysis/declared/notice_lists.h"

#include <algorithm>

namespace probity::notice {

bool isCircumstance(std::u32string_view folded, const Span &sentence)
{
    constexpr std::u32string_view marks = U"；;。., ";
    std::size_t end = sentence.end;
    while (end > sentence.begin && marks.find(folded[end - 1]) != std::u32string_view::npos)
        --end;
    return end > sentence.begin && folded[end - 1] == U'的';
}

bool listsOtherwise(const Lexicon &lexicon, std::u32string_view folded, const Span &span, const std::vector<Token> &tokens)
{
    if (tokens.empty() || tokens.back().word == Word::Data)
        return false;
    std::size_t end = span.end;
    while (end > span.begin && (folded[end - 1] == U' ' || folded[end - 1] == U':' || folded[end - 1] == U'：'))
        --end;
    const std::u32string_view text = folded.substr(span.begin, end - span.begin);
    return std::any_of(lexicon.listedOtherwise.begin(), lexicon.listedOtherwise.end(), [&](const std::u32string &word) { return text.size() > word.size() && text.substr(text.size() - word.size()) == word; });
}

}  // namespace probity::notice
