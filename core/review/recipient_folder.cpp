#include "review/recipient_folder.h"

#include <algorithm>
#include <filesystem>

#include "base/byte_source.h"

namespace probity {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostFiles = 50;
constexpr std::uint64_t largestFile = 4 * 1024 * 1024;

Result<std::string> textOf(const fs::path &path)
{
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(path, error)))
        return failure(ErrorCode::NotReadable, "is not a plain file", path.filename().string());
    const auto bytes = openFile(path.string());
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readAll(**bytes, largestFile);
}

}  // namespace

RecipientFolder readRecipientFolder(const std::string &folder)
{
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end && paths.size() < mostFiles; it.increment(error))
        if (it->path().extension() == ".json")
            paths.push_back(it->path());
    std::sort(paths.begin(), paths.end());
    RecipientFolder out;
    for (const fs::path &path : paths) {
        const std::string name = path.filename().string();
        auto text = textOf(path);
        if (!text) {
            out.refused.push_back({"recipients_refused", text.error().detail, name});
            continue;
        }
        std::vector<RecipientList> tried = out.lists;
        tried.push_back({name, std::move(*text)});
        if (const auto read = Recipients::load(tried); read)
            out.lists = std::move(tried);
        else
            out.refused.push_back({"recipients_refused", read.error().detail, read.error().where.empty() ? name : read.error().where});
    }
    return out;
}

}  // namespace probity
