#include "baseline.h"

#include <filesystem>

namespace probity::cli {

namespace {

constexpr std::uint64_t largestReport = 256u * 1024 * 1024;
constexpr std::size_t headLength = 256;

}  // namespace

Result<Baseline> baselineOf(const std::string &path, const ReviewInput &input, const Engine &engine, const Persona &persona, const TaskContext &task)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
        const auto file = openFile(path);
        if (!file)
            return tl::unexpected(file.error());
        std::string head(headLength, '\0');
        const auto count = (*file)->read(0, head.data(), head.size());
        if (!count)
            return tl::unexpected(count.error());
        head.resize(*count);
        if (isBaselineReport(head)) {
            const auto bytes = readAll(**file, largestReport);
            return bytes ? readBaselineReport(*bytes) : Result<Baseline>(tl::unexpected(bytes.error()));
        }
    }
    const auto loaded = loadSubmission({path}, task);
    if (!loaded)
        return tl::unexpected(loaded.error());
    auto assessment = assess(*loaded, input, engine, persona, task);
    if (!assessment)
        return tl::unexpected(assessment.error());
    Baseline out;
    out.before.push_back(std::move(*assessment));
    return out;
}

}  // namespace probity::cli
