#pragma once

#include "base/result.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/entry_outlet.h"

namespace probity::traffic {

/// WebSocket messages that old versions (up to 11) keep in flows of their own, by the id of the flow they belong to.
using DetachedMessages = std::map<std::string, std::vector<WebSocketMessage>, std::less<>>;

/// Goes through a dump once for nothing but those; needed where hasDetachedMessages(). Errors: the window's.
Result<DetachedMessages> readDetachedMessages(ByteWindow &window);
/// Whether the first flow of a dump (its first bytes at least) is of a version that keeps messages apart.
bool hasDetachedMessages(ByteWindow &window);

/// Reads the flows that mitmproxy saves, of every version from 0.10 on (mitmproxy, io/compat.py lists what changed). Flows of
/// raw TCP, UDP and DNS become contacts. A flow that is broken inside is left out; a broken frame ends the reading.
/// Errors: the window's, the outlet's, Stopped.
Result<TrafficFacts> readMitmproxy(ByteWindow &window, const DetachedMessages &detached, EntryOutlet &outlet, DiagnosticLog &log);

}  // namespace probity::traffic
