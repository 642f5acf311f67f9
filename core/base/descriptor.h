#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/result.h"

namespace probity {

/// Reads up to `length` bytes at `offset` of an open file into `out`, going on after interruptions; fewer only at its end.
/// NotFound, NotReadable; `path` is what the failure names.
Result<std::size_t> readDescriptor(int descriptor, std::uint64_t offset, char *out, std::size_t length, const std::string &path);

}  // namespace probity
