#include "check_formats.h"

#include <filesystem>

namespace probity::cli {

namespace {
constexpr const char *usualName = "probity-exceptions.json";
constexpr std::uint64_t largestFile = 16u * 1024 * 1024;
}  // namespace

bool isJointFormat(const std::string &format)
{
    return format == "sarif" || format == "junit" || format == "markdown" || format == "jsonl" || format == "csv";
}

std::string jointReport(const std::string &format, const std::vector<CheckedSubmission> &submissions, const Engine &engine, const std::string &language, const std::string &failOn)
{
    const ReportContext context{*engine.taxonomy, engine.rules->catalogue(), language, PROBITY_VERSION, levelFromName(failOn).value_or(Level::Error), failOn == "never"};
    if (format == "sarif")
        return sarifReport(submissions, context);
    if (format == "junit")
        return junitReport(submissions, context);
    if (format == "markdown")
        return markdownReport(submissions, context);
    return format == "jsonl" ? findingsJsonl(submissions, context) : findingsCsv(submissions, context);
}

Result<std::vector<FindingException>> exceptionsOf(const std::string &path)
{
    if (path.empty())
        return std::vector<FindingException>();
    const auto file = openFile(path);
    if (!file)
        return tl::unexpected(file.error());
    const auto text = readAll(**file, largestFile);
    return text ? readExceptions(*text) : Result<std::vector<FindingException>>(tl::unexpected(text.error()));
}

std::string exceptionsBeside(const std::string &submission)
{
    std::error_code ignored;    // what cannot be looked at is not there
    const std::filesystem::path path = std::filesystem::path(submission) / usualName;
    return std::filesystem::is_regular_file(path, ignored) ? path.string() : std::string();
}

}  // namespace probity::cli
