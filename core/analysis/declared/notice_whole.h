#pragma once

#include <vector>

#include "analysis/declared/notice_lexicon.h"
#include "model/notice.h"

namespace probity::notice {

/// Where a notice denies what it says elsewhere: the same category, for sharing the same recipient too. Denials with an
/// exception or a condition, of children's data and in hidden text contradict nothing. In order of the denials.
std::vector<NoticeContradiction> contradictionsOf(const std::vector<Statement> &statements);

/// Length, sentences and languages.
NoticeReadability readabilityOf(const Lexicon &lexicon, const NoticeDocument &document);

}  // namespace probity::notice
