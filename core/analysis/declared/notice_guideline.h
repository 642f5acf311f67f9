#pragma once

#include <optional>
#include <vector>

#include "analysis/declared/notice_clause.h"

namespace probity::notice {

/// Reads a line of the platform's privacy guideline in its two closed forms:
/// "为了P，开发者将在获取你的明示同意后，收集你的D" and "开发者收集你的D，用于P". Nothing for any other sentence.
/// The purpose is everything between the fixed words, commas included.
std::optional<std::vector<Reading>> readGuidelineSentence(const Lexicon &lexicon, std::u32string_view folded, const Span &sentence, const std::vector<Token> &tokens);

}  // namespace probity::notice
