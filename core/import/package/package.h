#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/artifact.h"

namespace probity {

/// A file inside a package.
struct PackageFile {
    std::string path;           ///< '/' as separator, none at the beginning; never leads out of the package
    std::uint64_t bytes = 0;    ///< unpacked, as the package's directory says
    ByteSourcePtr source;       ///< null: not asked for, or not readable (then a warning says why)
};

/// What an app is delivered in: its files, in the order of the package's directory.
struct Package {
    std::vector<PackageFile> files;
    std::vector<Diagnostic> warnings;
    bool isComplete = true;     ///< false: the directory or a file that was asked for could not be read whole

    /// Says what could not be read; of more than a hundred such words the first.
    void incomplete(const char *code, std::string message, std::string where);
};

/// Whether files of this format hold other files: "wxapkg" (WeChat, compiled mini-program), "android-apk", "apple-ipa",
/// "browser-extension-package" (crx, xpi). Such an artifact holds the manifest and the code at once; its role is Manifest.
bool isPackageFormat(const std::string &format) noexcept;

/// Which files to unpack, by path and size.
using PackageWish = std::function<bool(const std::string &path, std::uint64_t bytes)>;

/// Lists every file of a package and unpacks those wished for. Limits: 65,536 files, 64 MB unpacked a file, 256 MB together;
/// what is beyond is left out with a warning. Nothing is written to disk.
/// Errors: Unsupported (no package format), Stopped, and what `bytes` says when it cannot be read. A package that is damaged is
/// no error: what can be read of it is returned, with warnings.
Result<Package> readPackage(const ByteSourcePtr &bytes, const std::string &format, const PackageWish &isWanted, const TaskContext &task);

}  // namespace probity
