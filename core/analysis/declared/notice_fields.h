#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "analysis/declared/notice_lexicon.h"
#include "analysis/declared/notice_tokens.h"

namespace probity::notice {

/// "数据类型：昵称、头像": a label of a record and its value, in folded text.
struct LabelledValue {
    Field field = Field::Other;
    Span value;
};

/// The labelled values of a line; empty if it does not begin with a label that the lexicon knows.
std::vector<LabelledValue> labelledValues(const Lexicon &lexicon, std::u32string_view folded);
/// What the head of a column means; nothing if the lexicon does not know it.
std::optional<Field> fieldOfHeader(const Lexicon &lexicon, std::u32string_view folded);

}  // namespace probity::notice
