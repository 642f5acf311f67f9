#include "review/artifact_stager.h"

#include <algorithm>
#include <set>

#include "store/artifact_repository.h"

namespace probity {

namespace {

/// Stages the chunks of one artifact after the other, on one thread.
class Stager {
public:
    Stager(Database &database, std::int64_t import, const TaskContext &task) : m_database(database), m_import(import), m_task(task), m_buffer(artifactChunkBytes, '\0') {}

    Result<StagedArtifacts::Staged> stage(const LoadedArtifact &artifact)
    {
        auto id = m_database.stage([&](Connection &connection) -> Result<ArtifactId> { return ArtifactRepository(connection).beginStaged(m_import); });
        if (!id)
            return tl::unexpected(id.error());
        StagedArtifacts::Staged staged{*id, {}, 0};
        Sha256Stream stream;
        for (std::int64_t position = 0;; ++position) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "the import was stopped");
            const auto count = artifact.bytes->read(staged.bytes, m_buffer.data(), m_buffer.size());
            if (!count)
                return tl::unexpected(count.error());
            if (*count == 0)
                break;
            const std::string_view piece(m_buffer.data(), *count);
            stream.add(piece);
            staged.bytes += *count;
            const Packed packed = m_packer.pack(piece);
            Status added = m_database.stage([&](Connection &connection) -> Status {
                ArtifactRepository(connection).addChunk(*id, position, piece.size(), packed);
                return {};
            });
            if (!added)
                return tl::unexpected(added.error());
        }
        staged.hash = stream.finish();
        return staged;
    }

    Result<Sha256> hashOnly(const LoadedArtifact &artifact)
    {
        Sha256Stream stream;
        for (std::uint64_t offset = 0;;) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "the import was stopped");
            const auto count = artifact.bytes->read(offset, m_buffer.data(), m_buffer.size());
            if (!count)
                return tl::unexpected(count.error());
            if (*count == 0)
                return stream.finish();
            stream.add(std::string_view(m_buffer.data(), *count));
            offset += *count;
        }
    }

private:
    Database &m_database;
    std::int64_t m_import;
    const TaskContext &m_task;
    std::string m_buffer;
    Packer m_packer;
};

}  // namespace

Result<StagedArtifacts> stageArtifacts(Database &database, std::int64_t import, const std::vector<LoadedArtifact> &artifacts, const TaskContext &task)
{
    StagedArtifacts out;
    Stager stager(database, import, task);
    std::set<Sha256> staged;
    for (const LoadedArtifact &artifact : artifacts) {
        const Sha256 &claimed = artifact.info.sha256;
        auto isKnown = database.read([&](Connection &connection) -> Result<bool> { return ArtifactRepository(connection).withHash(claimed).has_value(); });
        if (!isKnown)
            return tl::unexpected(isKnown.error());
        Sha256 hash;
        if (*isKnown || staged.count(claimed) != 0) {
            const auto hashed = stager.hashOnly(artifact);
            if (!hashed)
                return tl::unexpected(hashed.error());
            hash = *hashed;
        } else {
            auto fresh = stager.stage(artifact);
            if (!fresh)
                return tl::unexpected(fresh.error());
            hash = fresh->hash;
            staged.insert(hash);
            out.fresh.push_back(std::move(*fresh));
        }
        if (hash != claimed)
            return failure(ErrorCode::Conflict, "the file changed while it was imported", artifact.info.path);
        out.hashes.emplace(artifact.info.path, hash);
    }
    return out;
}

}  // namespace probity
