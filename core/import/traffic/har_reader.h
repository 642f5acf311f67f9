#pragma once

#include "base/result.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/capture_stream.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/entry_outlet.h"

namespace probity::traffic {

/// Reads a HAR 1.1 or 1.2 (har-spec, versions/1.2.md) and its dialects into the outlet.
/// Errors: the window's, the outlet's, Stopped.
Result<TrafficFacts> readHar(ByteWindow &window, const SideFiles &sideFiles, EntryOutlet &outlet, DiagnosticLog &log);

}  // namespace probity::traffic
