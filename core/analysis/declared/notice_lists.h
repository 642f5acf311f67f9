#pragma once

#include <string_view>
#include <vector>

#include "analysis/declared/notice_lexicon.h"
#include "analysis/declared/notice_tokens.h"

namespace probity::notice {

/// "从合法公开的信息中收集个人信息的；": one of the circumstances that the law lists, no statement of the app's.
bool isCircumstance(std::u32string_view folded, const Span &sentence);
/// "用于以下用途：", "推广如下商品和服务：": the last words before the colon name what is listed, and it is no data.
bool listsOtherwise(const Lexicon &lexicon, std::u32string_view folded, const Span &span, const std::vector<Token> &tokens);

}  // namespace probity::notice
