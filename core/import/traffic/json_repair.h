#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/task_context.h"

namespace probity::traffic {

/// What was mended, counted.
struct Repairs {
    std::uint64_t invalidUtf8 = 0;      ///< malformed sequences that became U+FFFD
    std::uint64_t controls = 0;         ///< raw control characters: escaped in strings, dropped elsewhere
    std::uint64_t literals = 0;         ///< NaN, Infinity, None, undefined ...: now null, True and False: true and false
    std::uint64_t comments = 0;
    std::uint64_t commas = 0;           ///< trailing or doubled
    std::uint64_t escapes = 0;          ///< backslashes before a character that JSON does not escape
};

/// Makes JSON of what producers write instead of it. One pass, no recursion; whatever it does not know stays as it is, so
/// that the parser refuses it. The result is followed by a NUL and 63 more readable bytes. Stops early (result then useless) on request.
std::string repairJson(std::string_view json, Repairs &repairs, const TaskContext &task);

}  // namespace probity::traffic
