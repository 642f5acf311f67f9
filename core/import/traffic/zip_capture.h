#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/byte_source.h"
#include "import/traffic/capture_stream.h"

namespace probity::traffic {

/// Opens the first HAR of a zip as a stream, with the zip's other members as side files (128 MB of them at most).
/// A zip without one gives no stream and a word about what it is (Fiddler's SAZ is a zip).
Result<OpenedCapture> openZipCapture(const ByteSource &source, std::uint64_t expansionLimit, DiagnosticLog &log);

}  // namespace probity::traffic
