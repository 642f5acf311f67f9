#pragma once

#include <string>
#include <string_view>

#include "base/task_context.h"

namespace probity::traffic {

enum class Decoding {
    Whole,      ///< all of it
    Cut,        ///< the input ends early, is damaged later on, or holds more than `limit`: what came out is in `out`
    Failed      ///< nothing came out
};

/// Undoes one content coding (RFC 9110, section 8.4.1; RFC 8878 for zstd). Expands to `limit` bytes at most; stops early
/// (as Cut) on request.
Decoding inflateBytes(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out);    ///< gzip and zlib
Decoding inflateRaw(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out);      ///< deflate without a header
Decoding unbrotli(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out);
Decoding unzstd(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out);

}  // namespace probity::traffic
