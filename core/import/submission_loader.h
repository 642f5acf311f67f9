#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/artifact.h"

namespace probity {

/// A file of a submission with its bytes still where they lie.
struct LoadedArtifact {
    ArtifactInfo info;          ///< path, role, format, phase; sha256 and bytes filled; reader's warnings are not yet there
    ByteSourcePtr bytes;
    std::vector<ByteSourcePtr> keyLogs;     ///< of a traffic sample: the TLS key logs that were handed in with it
    /// Of a traffic sample: all files of the submission by their paths; null for single files.
    std::shared_ptr<const std::map<std::string, ByteSourcePtr>> files;
};

/// A submission as it was handed in, before anything is read out of it.
struct LoadedSubmission {
    SubmissionInfo info;                    ///< what submission.json says; empty members where it is silent
    std::vector<LoadedArtifact> artifacts;  ///< sorted by path
    std::vector<Diagnostic> warnings;       ///< members skipped and why, faults of submission.json
};

/// Loads a folder, a zip of one, or single files (contract.md, SUBMISSION); a submission.json alone stands for its folder. Roles come from submission.json where it names
/// them, else from content and name. Limits: 20,000 members, 4 GB a member, 200 times as much as the archive holds
/// (zip bombs), 64 levels; symbolic links that lead outside are refused.
/// NotFound, NotReadable, TooLarge, BadFormat, Stopped; never half a submission.
Result<LoadedSubmission> loadSubmission(const std::vector<std::string> &paths, const TaskContext &task);

/// The same for bytes that have no path: a zip, or a single file, named `name` in the answer.
Result<LoadedSubmission> loadSubmission(const std::string &name, ByteSourcePtr bytes, const TaskContext &task);

/// One file with its role, format, size and hash; nothing of it is kept in memory. `path` becomes info.path as it is.
Result<LoadedArtifact> loadArtifact(const std::string &path, ByteSourcePtr bytes, const TaskContext &task);

/// The TLS key logs that lie beside a capture on disk: the same name with ".keylog", and "sslkeylog.txt".
std::vector<ByteSourcePtr> keyLogsBeside(const std::string &path);

/// Where a capture looks for a file beside it: in its own folder of the submission, never above the submission.
std::string neighbourPath(const std::string &capturePath, const std::string &name);

/// Role and format of one file from its name and first bytes.
struct Sniffed {
    Role role = Role::Unknown;
    std::string format;
};
Result<Sniffed> sniff(const std::string &path, const ByteSource &bytes);

}  // namespace probity
