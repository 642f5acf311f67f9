#pragma once

#include <memory>
#include <optional>

#include "base/byte_source.h"
#include "base/hashing.h"
#include "base/ids.h"
#include "base/task_context.h"
#include "model/artifact.h"
#include "store/compression.h"
#include "store/database.h"

namespace probity {

/// Bytes of one chunk before compression. An artifact is cut at multiples of it; only the last chunk is shorter.
inline constexpr std::size_t artifactChunkBytes = 4'000'000;

/// Artifacts by SHA-256, their bytes in compressed chunks, shared between submissions. While an import runs its artifacts are
/// staged under the import's number: nothing else sees them, and what no import finished is cleared away.
class ArtifactRepository {
public:
    explicit ArtifactRepository(Connection &connection) : m_connection(connection) {}

    std::optional<ArtifactId> withHash(const Sha256 &hash) const;       ///< settled ones only
    ArtifactId beginStaged(std::int64_t import);
    void addChunk(ArtifactId artifact, std::int64_t position, std::size_t bytes, const Packed &packed);
    /// Makes a staged artifact a lasting one; where there is one of that hash already, that one is answered and the staged goes.
    ArtifactId settle(ArtifactId staged, const Sha256 &hash, std::uint64_t bytes);
    /// Removes up to `chunks` chunks of what is staged (import 0: by whichever import) and tells whether more is left.
    bool clearStaged(std::int64_t import, int chunks);
    std::string chunk(ArtifactId artifact, std::int64_t position) const;    ///< decompressed

    /// Decompresses and hashes every settled artifact; the number looked at. Problems name artifact and chunk.
    std::uint64_t check(std::vector<Diagnostic> &problems, const TaskContext &task) const;

private:
    void drop(ArtifactId staged);
    Connection &m_connection;
};

/// The bytes of a stored artifact, read chunk by chunk as they are asked for.
ByteSourcePtr storedBytes(std::shared_ptr<const Database> database, ArtifactId artifact, std::uint64_t bytes);

}  // namespace probity
