#include "review/code_stage.h"

#include <algorithm>

namespace probity {

namespace {

/// Compiled or packed code that nothing here reads.
bool isUnreadForm(const std::string &format)
{
    static constexpr const char *formats[] = {"elf", "dex", "wxapkg"};
    return std::any_of(std::begin(formats), std::end(formats), [&](const char *one) { return format == one; });
}

}  // namespace

Result<CodeReading> readCode(const LoadedSubmission &submission, const std::shared_ptr<const CodeTables> &tables,
                             const std::vector<ManifestReading> &manifests, const TaskContext &task, std::vector<ArtifactInfo> &artifacts)
{
    if (tables == nullptr)
        return CodeReading{};
    CodeScan scan(tables);
    for (std::size_t i = 0; i < submission.artifacts.size(); ++i) {
        const LoadedArtifact &artifact = submission.artifacts[i];
        // A page is code too, and the notice in a page is one of its templates.
        const bool mayAsk = artifact.info.role == Role::Code || (artifact.info.role != Role::Traffic && codeFormOf(artifact.info.path) == CodeForm::Vue);
        if (!mayAsk || artifact.info.bytes == 0)
            continue;
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        if (isUnreadForm(artifact.info.format)) {
            scan.addUnread();
            continue;
        }
        if (codeFormOf(artifact.info.path) == CodeForm::None)
            continue;
        const auto bytes = readAll(*artifact.bytes, CodeScan::largestFile);
        if (!bytes) {
            scan.addUnread();
            artifacts[i].complete = false;
            artifacts[i].warnings.push_back({name(bytes.error().code), "The code in this file was not analysed: " + bytes.error().detail + ".", {}});
            continue;
        }
        scan.add(artifact.info.path, {}, *bytes);
    }
    return scan.finish(manifests);
}

}  // namespace probity
