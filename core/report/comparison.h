#pragma once

#include <string>

#include "model/comparison.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// What changed since the version before, as `check --baseline --format json` has it under "comparison":
/// {"before":{"version"},"after":{"version"},"same_app","manifest":null|[{"change":"new|gone|changed","key":"permission|private_info|
/// background_mode|plugin|privacy_key|sdk|domain|link|feature|app|value","name","artifact","pointer","pointer_before","before",
/// "after"}],"notice":null|{"clauses":[{"change":"new|gone|changed|moved","moved","artifact","artifact_before","start","end",
/// "start_before","end_before","before","after"}],"statements":[{"change","category","stance","recipients","artifact","start","end",
/// "text"}]},"capabilities":[{"change","api","categories","count_before","count","place"}],"recipients":[{"change","recipient",
/// "name","seen_before","seen","named_before","named","categories"}],"uses":[{"change","category","recipient","party","before",
/// "after","line"}]}.
/// "manifest" and "notice" are null where the baseline was a report: it does not hold them. Places of clauses count code points of
/// the readable text, those of statements of the source. "before" and "after" of uses are null or {"verdict","manifest","code",
/// "notice","capture","count"}; "line" is the index of the new ledger line.
std::string comparisonJson(const Comparison &comparison);

/// The same for people, a section for each part that changed, each at most `mostLines` lines; "nothing changed" if nothing did.
std::string comparisonText(const Comparison &comparison, const Taxonomy &taxonomy, const std::string &language, std::size_t mostLines = 40);

}  // namespace probity
