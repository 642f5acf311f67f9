#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace probity {

/// A file of resources/, compiled into the program: "taxonomy/categories.json". The view lives as long as the program.
Result<std::string_view> resource(std::string_view path);
/// The names (not paths) of what lies directly in a folder of resources/, sorted.
std::vector<std::string> resourceNames(std::string_view folder);

}  // namespace probity
