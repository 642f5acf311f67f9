#pragma once

#include <string>

#include "base/result.h"
#include "report/letter.h"

namespace probity {

/// The letter as an OpenDocument text (ODF 1.3), from the same paragraphs as HTML and plain text. Holds no scripts, no links and
/// no clock: the same letter gives the same bytes.
Result<std::string> letterOdt(const Decision &decision, const LetterContext &context, const Catalogue &catalogue, const std::string &language);

}  // namespace probity
