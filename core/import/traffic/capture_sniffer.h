#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace probity::traffic {

/// What a file is that is no HAR: the code of the diagnostic and the words for it.
struct ForeignFile {
    std::string code;       ///< "empty_file", "unsupported_format" (traffic of another kind), "not_a_capture"
    std::string message;
};

/// How many bytes a judgement wants; fewer mean that the file ends there.
inline constexpr std::size_t judgedBytes = 8192;

/// Judges the first bytes (containers already opened). Nothing: it may be a HAR, let the reader try.
std::optional<ForeignFile> foreignFile(std::string_view head);

/// A Charles session is a JSON list too; tells it from a bare list of HAR entries.
bool isCharlesSession(std::string_view head);

/// Where JSON begins: past a byte-order mark, blanks, comments and a JSONP call ("name("). npos: it does not.
std::size_t jsonStart(std::string_view head);

}  // namespace probity::traffic
