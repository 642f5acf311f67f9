#pragma once

#include <string>
#include <vector>

#include "analysis/declared/notice_lexicon.h"
#include "model/notice.h"

namespace probity::notice {

/// What each block of a notice is about, by the headings above it: a topic of resources/lexicon/notice_sections.json, "" for
/// none; the nearest heading that names a topic decides.
std::vector<std::string> topicsOf(const Lexicon &lexicon, const NoticeDocument &document);

}  // namespace probity::notice
