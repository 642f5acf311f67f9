#pragma once

#include "model/traffic.h"
#include "ui/text/masked_text.h"

namespace probity::ui {

/// Some lines of a request around one observation (index into the masker's), as the body shows them; for headers, cookies and
/// query fields the field alone. Empty where the place cannot be found.
MaskedText requestExcerpt(const TrafficEntry &entry, const Masker &masker, int observation);

}  // namespace probity::ui
