#include "import/members.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace probity::members {

namespace fs = std::filesystem;

namespace {

bool isInside(const fs::path &root, const fs::path &target)
{
    const auto [end, unused] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
    return end == root.end();
}

/// One entry of a folder: recursion decided by the caller.
void take(const fs::directory_entry &entry, const fs::path &root, Members &out)
{
    const std::string path = entry.path().lexically_relative(root).generic_string();
    std::error_code error;
    if (entry.is_symlink(error)) {
        const fs::path target = fs::weakly_canonical(entry.path(), error);
        if (error || !isInside(root, target)) {
            out.warnings.push_back({"unsafe_link", "A symbolic link that leads out of the submission; it was not followed.", path});
            return;
        }
    }
    if (entry.is_directory(error))
        return;
    auto bytes = openFile(entry.path().string());
    if (!bytes)
        out.warnings.push_back({"not_readable", "The file could not be opened: " + bytes.error().detail + ". It was left out.", path});
    else if ((*bytes)->size() > largestMember)
        out.warnings.push_back({"too_large", "The file is larger than 4 GB; it was left out.", path});
    else
        out.files.push_back({path, std::move(*bytes)});
}

}  // namespace

bool isNoise(const std::string &path)
{
    static constexpr const char *names[] = {".DS_Store", "Thumbs.db", "desktop.ini", ".git", ".svn", ".hg", "__MACOSX", ".idea", ".vscode", "probity-exceptions.json"};
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        const std::string part = path.substr(at, slash - at);
        if (part.rfind("._", 0) == 0 || std::any_of(std::begin(names), std::end(names), [&](const char *name) { return part == name; }))
            return true;
        at = slash + 1;
    }
    return false;
}

bool isFetchedPackages(const std::string &path)
{
    return ("/" + path + "/").find("/node_modules/") != std::string::npos;
}

bool isSafe(const std::string &path)
{
    if (path.empty() || path.front() == '/' || path.find('\0') != std::string::npos || path.find('\\') != std::string::npos)
        return false;
    std::size_t depth = 0;
    for (std::size_t at = 0; at <= path.size(); ++depth) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        if (path.compare(at, slash - at, "..") == 0)
            return false;
        at = slash + 1;
    }
    return depth <= deepestFolder && !(path.size() > 1 && path[1] == ':');
}

Result<Members> ofFolder(const std::string &folder, const TaskContext &task)
{
    Members out;
    std::error_code error;
    const fs::path root = fs::canonical(folder, error);
    fs::recursive_directory_iterator walk(root, fs::directory_options::skip_permission_denied, error);
    if (error)
        return failure(ErrorCode::NotReadable, error.message(), folder);
    for (; walk != fs::recursive_directory_iterator(); walk.increment(error)) {
        if (error)
            return failure(ErrorCode::NotReadable, error.message(), folder);
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped", folder);
        if (isNoise(walk->path().filename().string()) || walk.depth() >= static_cast<int>(deepestFolder)) {
            walk.disable_recursion_pending();
            if (walk.depth() >= static_cast<int>(deepestFolder))
                out.warnings.push_back({"too_deep", "Folders nested deeper than 64 levels; what lies below was left out.", walk->path().lexically_relative(root).generic_string()});
            continue;
        }
        if (isFetchedPackages(walk->path().filename().string())) {
            walk.disable_recursion_pending();
            out.warnings.push_back({"packages_left_out", "A folder of fetched packages; it was left out.", walk->path().lexically_relative(root).generic_string()});
            continue;
        }
        take(*walk, root, out);
        if (out.files.size() > mostMembers)
            return failure(ErrorCode::TooLarge, "more than 20,000 files", folder);
    }
    return out;
}

}  // namespace probity::members
