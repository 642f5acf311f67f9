#pragma once

#include <string_view>
#include <vector>

#include "analysis/declared/notice_clause.h"

namespace probity::notice {

/// Finds the predicates of a sentence and settles what each says of its objects, whatever they are.
std::vector<Predicate> predicatesOf(const Lexicon &lexicon, std::u32string_view folded, const std::vector<Token> &tokens, const ClauseContext &context);

/// Comma, semicolon, colon, contrast: what a clause ends at.
bool endsClause(Word word) noexcept;
/// Letters between two tokens that no token covers.
std::size_t looseLetters(std::u32string_view folded, std::size_t from, std::size_t to) noexcept;

}  // namespace probity::notice
