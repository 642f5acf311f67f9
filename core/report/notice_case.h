#pragma once

#include <string>
#include <vector>

#include "model/notice.h"
#include "model/review_input.h"

namespace probity {

/// A reviewer's corrections as cases for the reader of notices: for each, the chapter of the notice that holds the corrected
/// words and what must (or must not) be read in it. JSON, schema "probity.notice_case/1", as tests/data/notice_cases holds it:
/// {"schema", "cases": [{"name", "path", "text", "expect": [{"category", "stance", "term", "holds"}]}]}.
/// Corrections of other notices are left out. The text is that of the notice: whoever passes a case on passes it on.
std::string noticeCasesJson(const NoticeDocument &document, const NoticeReading &reading, const std::vector<StatementCorrection> &corrections);

}  // namespace probity
