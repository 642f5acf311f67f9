#pragma once

#include "base/byte_source.h"
#include "base/result.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/entry_outlet.h"

namespace probity::traffic {

/// Reads a Fiddler session archive: a zip with raw/<n>_c.txt (request), _s.txt (response), _m.xml (times, flags) and _w.txt
/// (WebSocket messages) of each session. Sessions come in the order of their numbers; one is held at a time, as long as the
/// archive stores them together. Errors: the source's, the outlet's, Stopped.
Result<TrafficFacts> readSaz(const ByteSource &source, EntryOutlet &outlet, DiagnosticLog &log);

}  // namespace probity::traffic
