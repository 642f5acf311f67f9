#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/declared/notice_lexicon.h"
#include "analysis/declared/notice_text.h"

namespace probity::notice {

/// A word of the lexicon or a mark in folded text. Data tokens cover the whole name of the data ("购买的商品信息").
struct Token {
    Word word = Word::Comma;
    std::int32_t value = 0;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool isWeak = false;            ///< see LexiconEntry
    bool isUnknownData = false;     ///< Data by its head noun alone: a kind that the lexicon does not know
    bool isNamed = false;           ///< RecipientClass: one of the class by its own name, "某某推送SDK"
};

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Sentences of one block in folded text, ends of lines and "。！？" or a full stop before a new start.
std::vector<Span> sentencesOf(const FoldedText &folded, std::u32string_view documentText);

/// The tokens of one sentence, in order, not overlapping; longest word first.
std::vector<Token> tokensOf(const Lexicon &lexicon, std::u32string_view folded, const Span &sentence);

}  // namespace probity::notice
