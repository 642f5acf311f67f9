#pragma once

#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/artifact.h"

/// Where the files of a submission come from: folders, archives, single files.
namespace probity::members {

constexpr std::size_t mostMembers = 20'000;
constexpr std::uint64_t largestMember = 4ull * 1000 * 1000 * 1000;
constexpr std::size_t deepestFolder = 64;

/// A file and its bytes where they lie.
struct Member {
    std::string path;       ///< relative to the submission, '/' as separator
    ByteSourcePtr bytes;
};
struct Members {
    std::vector<Member> files;
    std::vector<Diagnostic> warnings;   ///< what was left out, and why
};

/// Everything below a folder. What cannot be opened is left out with a warning.
Result<Members> ofFolder(const std::string &folder, const TaskContext &task);
/// Everything in a zip. Members up to 64 MB are held in memory as long as all of them together stay under 256 MB, others in
/// temporary files without a name. A common top folder is taken off.
Result<Members> ofZip(const ByteSourcePtr &archive, const std::string &path, const TaskContext &task);

/// What file managers, version control and build tools leave behind: ignored without a word.
bool isNoise(const std::string &path);
/// A folder of packages that the build fetched ("node_modules"): left out with one warning, being too many and not the developer's own.
bool isFetchedPackages(const std::string &path);
/// Whether a path stays inside: not absolute, no "..", no NUL, not too deep.
bool isSafe(const std::string &path);

}  // namespace probity::members
