#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/hashing.h"
#include "base/result.h"
#include "base/task_context.h"
#include "import/submission_loader.h"
#include "store/database.h"

namespace probity {

/// What became of the artifacts of a submission while they were staged.
struct StagedArtifacts {
    struct Staged {
        ArtifactId id;
        Sha256 hash;
        std::uint64_t bytes = 0;
    };
    std::vector<Staged> fresh;                      ///< to be settled
    std::map<std::string, Sha256> hashes;           ///< of every artifact, by path
};

/// Puts the bytes of artifacts into the workspace under an import's number: read once, hashed, compressed and written in
/// units of a chunk, so that others get at the writer in between. Artifacts that are there already are only hashed.
/// Runs on any thread. Conflict: a file changed since it was loaded.
Result<StagedArtifacts> stageArtifacts(Database &database, std::int64_t import, const std::vector<LoadedArtifact> &artifacts, const TaskContext &task);

}  // namespace probity
