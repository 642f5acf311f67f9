#pragma once

#include "base/result.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/entry_outlet.h"

namespace probity::traffic {

/// Reads what Burp Suite saves as "items": XML 1.1 by its own word, but with raw bytes and NULs in its CDATA, so it is scanned
/// as bytes, item by item; no entity is resolved but the five of XML. Errors: the window's, the outlet's, Stopped.
Result<TrafficFacts> readBurp(ByteWindow &window, EntryOutlet &outlet, DiagnosticLog &log);

}  // namespace probity::traffic
