#pragma once

#include <optional>
#include <string_view>

#include "base/clock.h"

namespace probity::traffic {

/// Times as captures write them: RFC 3339 and its near misses, RFC 9110 dates, seconds, milliseconds or microseconds since 1970.
std::optional<Timestamp> captureTime(std::string_view text);
std::optional<Timestamp> captureTime(double number);

}  // namespace probity::traffic
