#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "import/traffic/capture_stream.h"

namespace probity::traffic {

/// What a file is that is no capture: the code of the diagnostic and the words for it.
struct ForeignFile {
    std::string code;       ///< "empty_file", "not_a_capture"
    std::string message;
};

/// How many bytes a judgement wants; fewer mean that the file ends there.
inline constexpr std::size_t judgedBytes = 8192;

/// Which reader the first bytes (containers already opened) belong to, or what the file is instead. What begins as JSON is
/// HAR unless it says otherwise: its reader tells what is wrong with it.
tl::expected<CaptureFormat, ForeignFile> captureFormat(std::string_view head);

/// Where JSON begins: past a byte-order mark, blanks, comments and a JSONP call ("name("). npos: it does not.
std::size_t jsonStart(std::string_view head);

}  // namespace probity::traffic
