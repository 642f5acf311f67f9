#include "review/code_stage.h"

#include <algorithm>

#include "base/text.h"
#include "import/package/package.h"

namespace probity {

namespace {

/// Compiled or packed code that nothing here reads.
bool isUnreadForm(const std::string &format)
{
    static constexpr const char *formats[] = {"elf"};
    return std::any_of(std::begin(formats), std::end(formats), [&](const char *one) { return format == one; });
}

bool isCode(const std::string &path, std::uint64_t bytes)
{
    return bytes <= CodeScan::largestFile && codeFormOf(toLowerAscii(path)) != CodeForm::None;
}

/// The code inside a package; what is wrong with the package itself the reader of manifests says.
Status scanPackage(const LoadedArtifact &artifact, CodeScan &scan, const TaskContext &task)
{
    auto package = readPackage(artifact.bytes, artifact.info.format, isCode, task);
    if (!package && package.error().code == ErrorCode::Stopped)
        return tl::unexpected(package.error());
    if (!package || !package->isComplete)
        scan.addUnread();
    if (!package)
        return {};
    std::sort(package->files.begin(), package->files.end(), [](const PackageFile &a, const PackageFile &b) { return a.path < b.path; });
    for (const PackageFile &file : package->files) {
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        if (!isCode(file.path, file.bytes))
            continue;
        const auto bytes = file.source ? readAll(*file.source, CodeScan::largestFile) : Result<std::string>(failure(ErrorCode::NotReadable, "not unpacked"));
        if (bytes)
            scan.add(artifact.info.path, file.path, *bytes);
        else
            scan.addUnread();
    }
    return {};
}

}  // namespace

bool mayHoldCode(const ArtifactInfo &artifact)
{
    // The notice in a page is one of its templates.
    return artifact.role == Role::Code || isPackageFormat(artifact.format) || (artifact.role != Role::Traffic && codeFormOf(artifact.path) == CodeForm::Vue);
}

Result<CodeReading> readCode(const LoadedSubmission &submission, const std::shared_ptr<const CodeTables> &tables,
                             const std::vector<ManifestReading> &manifests, const TaskContext &task, std::vector<ArtifactInfo> &artifacts)
{
    if (tables == nullptr)
        return CodeReading{};
    CodeScan scan(tables);
    for (std::size_t i = 0; i < submission.artifacts.size(); ++i) {
        const LoadedArtifact &artifact = submission.artifacts[i];
        if (!mayHoldCode(artifact.info) || artifact.info.bytes == 0)
            continue;
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        if (isPackageFormat(artifact.info.format)) {
            if (const Status scanned = scanPackage(artifact, scan, task); !scanned)
                return tl::unexpected(scanned.error());
            continue;
        }
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
    CodeReading reading = scan.finish(manifests);
    // A notice in a page is scanned too; of the rest of the code it tells nothing.
    const bool hasCode = std::any_of(submission.artifacts.begin(), submission.artifacts.end(), [](const LoadedArtifact &artifact) { return artifact.info.role == Role::Code || isPackageFormat(artifact.info.format); });
    if (!hasCode)
        reading.unused.clear();
    return reading;
}

}  // namespace probity
