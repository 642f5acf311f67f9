#pragma once

#include "base/result.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/entry_outlet.h"
#include "import/traffic/tls_keys.h"

namespace probity::traffic {

/// The key logs that a pcapng carries in its blocks, wherever they stand. Errors: the window's.
Result<std::string> readEmbeddedSecrets(ByteWindow &window, DiagnosticLog &log);

/// Reads a packet capture: HTTP/1 and HTTP/2 in the clear, and inside TLS 1.2 and 1.3 where `keys` has the secrets. Hosts that
/// were merely contacted (server names, DNS, connections of other kinds) become contacts. Entries are numbered by the first
/// byte of their requests and handed over in that order; where one takes so long that 96 MB wait for it, later ones go first.
/// Errors: the window's, the outlet's, Stopped.
Result<TrafficFacts> readPackets(ByteWindow &window, const KeyLog &keys, EntryOutlet &outlet, DiagnosticLog &log);

}  // namespace probity::traffic
