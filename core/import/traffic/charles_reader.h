#pragma once

#include "base/result.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/entry_outlet.h"

namespace probity::traffic {

/// Reads a Charles session saved as JSON (.chlsj): a list of transactions, or one a line. Tunnels that were not decrypted are
/// entries of method CONNECT and contacts. Errors: the window's, the outlet's, Stopped.
Result<TrafficFacts> readCharles(ByteWindow &window, EntryOutlet &outlet, DiagnosticLog &log);

}  // namespace probity::traffic
