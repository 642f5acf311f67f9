#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/byte_source.h"
#include "import/traffic/capture_stream.h"

namespace probity::traffic {

/// Opens the first HAR of a zip as a stream, with the zip's other members as side files (128 MB of them at most).
/// A zip without one gives no stream: it is a Fiddler archive (SAZ), which has no single stream, or the log says what it is.
Result<OpenedCapture> openZipCapture(const ByteSource &source, std::uint64_t expansionLimit, DiagnosticLog &log);

}  // namespace probity::traffic
