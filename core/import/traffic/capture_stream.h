#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/byte_source.h"
#include "base/result.h"
#include "import/traffic/diagnostic_log.h"

namespace probity::traffic {

/// The text of a capture as a stream of UTF-8 bytes, whatever it was packed in. Not thread-safe; read once, from the start.
class CaptureStream {
public:
    virtual ~CaptureStream() = default;

    /// Up to `length` bytes; 0 at the end. What follows damage in a container is the end, told in the log.
    virtual Result<std::size_t> read(char *out, std::size_t length) = 0;
    /// How many bytes of the source were used so far, for progress.
    virtual std::uint64_t consumed() const noexcept = 0;
};

/// Looks up a body that lies in a file of its own beside the capture ("_file"); nothing where there is none.
using SideFiles = std::function<std::optional<std::string>(const std::string &name)>;

enum class CaptureFormat { Har, Mitmproxy, Saz, Charles, Burp, Packets };

struct OpenedCapture {
    std::unique_ptr<CaptureStream> stream;  ///< null where the source is no capture (the log says what it is), and for Saz
    CaptureFormat format = CaptureFormat::Har;
    SideFiles sideFiles;                    ///< empty unless the capture lies in an archive
    bool isPlain = false;                   ///< offsets in the stream are offsets in the source
};

/// Opens the containers that captures come in: gzip (RFC 1952), zlib (RFC 1950), zip, zstd, UTF-16, or none. Expansion is limited
/// to 200 times the source (at least 256 MB): then the stream ends, told in the log. An Error only from the source itself.
Result<OpenedCapture> openCapture(const ByteSource &source, DiagnosticLog &log);

}  // namespace probity::traffic
