#pragma once

#include "model/finding.h"

/// The product's words for what reports name, in both languages.
namespace probity::words {

Bilingual verdict(Verdict verdict);
Bilingual stance(Stance stance);

}  // namespace probity::words
