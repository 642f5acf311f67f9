#pragma once

#include <string>

#include "model/assessment.h"

namespace probity {

/// One or two sentences on what a finding rests on: how often it was seen, when first, where to, in which guise, and what the
/// privacy notice says of it. "Seen 14 times, first 2026-11-20 10:02:17 (+08:00), to restapi.amap.com. The privacy notice has
/// no statement on it." Holds no unmasked value. Pure; both languages; never empty.
Bilingual seenSentence(const Assessment &assessment, const Finding &finding);

/// Adds what was seen for a finding as a line of its own that begins with the finding's title: a reason covers many findings, and
/// its reader must be able to tell which data each sentence is about.
void appendSeen(Bilingual &seen, const Assessment &assessment, const Finding &finding);

/// "2026-11-20 10:02:17 (+08:00)", to the second, in the offset it was written in; "(UTC)" for offset 0.
std::string readableTime(const Timestamp &time);

}  // namespace probity
