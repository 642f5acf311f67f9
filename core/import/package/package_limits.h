#pragma once

#include <cstddef>
#include <cstdint>

/// What a package may cost, whatever it says of itself.
namespace probity::package_limits {

constexpr std::size_t mostFiles = 65'536;
constexpr std::size_t mostWarnings = 100;
constexpr std::size_t longestPath = 4096;
constexpr std::uint64_t largestFile = 64ull * 1024 * 1024;
constexpr std::uint64_t largestTogether = 256ull * 1024 * 1024;

}  // namespace probity::package_limits
