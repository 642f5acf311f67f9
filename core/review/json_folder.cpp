#include "review/json_folder.h"

#include <algorithm>
#include <filesystem>

#include "base/byte_source.h"

namespace probity {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t mostFiles = 50;
constexpr std::size_t mostNamed = 200;
constexpr std::uint64_t largestFile = 4 * 1024 * 1024;

}  // namespace

Result<std::string> readJsonFile(const std::string &path)
{
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(path, error)))
        return failure(ErrorCode::NotReadable, "is not a plain file", fs::path(path).filename().string());
    const auto bytes = openFile(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return readAll(**bytes, largestFile);
}

JsonFolder readJsonFolder(const std::string &folder, const std::string &refusal)
{
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".json")
            names.push_back(it->path().filename().string());
    std::sort(names.begin(), names.end());
    JsonFolder out;
    for (std::size_t i = 0; i < std::min(names.size(), mostNamed); ++i) {
        if (i >= mostFiles) {
            out.refused.push_back({refusal, "50 files are read; by its name this one comes after them", names[i]});
            continue;
        }
        auto text = readJsonFile((fs::path(folder) / names[i]).string());
        if (text)
            out.files.push_back({names[i], std::move(*text)});
        else
            out.refused.push_back({refusal, text.error().detail, names[i]});
    }
    return out;
}

}  // namespace probity
