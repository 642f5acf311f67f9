#include "store/artifact_repository.h"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace probity {

namespace {

class StoredBytes final : public ByteSource {
public:
    StoredBytes(std::shared_ptr<const Database> database, ArtifactId artifact, std::uint64_t bytes)
        : m_database(std::move(database)), m_artifact(artifact), m_size(bytes)
    {
    }

    std::uint64_t size() const override { return m_size; }

    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        std::size_t done = 0;
        const std::lock_guard guard(m_mutex);
        while (done < length && offset + done < m_size) {
            const std::uint64_t at = offset + done;
            if (Status status = load(static_cast<std::int64_t>(at / artifactChunkBytes)); !status)
                return tl::unexpected(status.error());
            const auto inside = static_cast<std::size_t>(at % artifactChunkBytes);
            if (inside >= m_chunk.size())
                return failure(ErrorCode::Corrupt, "a stored artifact is shorter than it should be", "artifacts/" + std::to_string(m_artifact.value));
            const std::size_t count = std::min(length - done, m_chunk.size() - inside);
            std::memcpy(out + done, m_chunk.data() + inside, count);
            done += count;
        }
        return done;
    }

private:
    // The chunk read last is kept: readers go forward, and an entry rarely lies in two.
    Status load(std::int64_t position) const
    {
        if (position == m_loaded)
            return {};
        auto chunk = m_database->read([&](Connection &connection) -> Result<std::string> { return ArtifactRepository(connection).chunk(m_artifact, position); });
        if (!chunk)
            return tl::unexpected(chunk.error());
        m_chunk = std::move(*chunk);
        m_loaded = position;
        return {};
    }

    std::shared_ptr<const Database> m_database;
    ArtifactId m_artifact;
    std::uint64_t m_size;
    mutable std::mutex m_mutex;
    mutable std::string m_chunk;
    mutable std::int64_t m_loaded = -1;
};

}  // namespace

std::optional<ArtifactId> ArtifactRepository::withHash(const Sha256 &hash) const
{
    const std::int64_t id = m_connection.integer("SELECT id FROM artifacts WHERE sha256=? AND staged_by IS NULL", hash);
    return id == 0 ? std::nullopt : std::optional<ArtifactId>(ArtifactId{id});
}

ArtifactId ArtifactRepository::beginStaged(std::int64_t import)
{
    m_connection.run("INSERT INTO artifacts(sha256, bytes, staged_by) VALUES(NULL, 0, ?)", import);
    return ArtifactId{m_connection.lastInsertId()};
}

void ArtifactRepository::addChunk(ArtifactId artifact, std::int64_t position, std::size_t bytes, const Packed &packed)
{
    m_connection.run("INSERT INTO artifact_chunks VALUES(?,?,?,?,?)", artifact, position, bytes, packed.coding, Blob{packed.bytes});
}

ArtifactId ArtifactRepository::settle(ArtifactId staged, const Sha256 &hash, std::uint64_t bytes)
{
    if (const auto known = withHash(hash)) {
        drop(staged);
        return *known;
    }
    m_connection.run("UPDATE artifacts SET sha256=?, bytes=?, staged_by=NULL WHERE id=?", hash, bytes, staged);
    return staged;
}

void ArtifactRepository::drop(ArtifactId staged)
{
    m_connection.run("DELETE FROM artifact_chunks WHERE artifact=?", staged);
    m_connection.run("DELETE FROM artifacts WHERE id=?", staged);
}

bool ArtifactRepository::clearStaged(std::int64_t import, int chunks)
{
    m_connection.run("DELETE FROM artifact_chunks WHERE rowid IN (SELECT c.rowid FROM artifacts a JOIN artifact_chunks c ON c.artifact=a.id "
                     "WHERE a.staged_by IS NOT NULL AND (?1=0 OR a.staged_by=?1) LIMIT ?2)", import, chunks);
    if (m_connection.changes() == chunks)
        return true;
    m_connection.run("DELETE FROM artifacts WHERE staged_by IS NOT NULL AND (?1=0 OR staged_by=?1)", import);
    return false;
}

std::string ArtifactRepository::chunk(ArtifactId artifact, std::int64_t position) const
{
    const std::string where = "artifacts/" + std::to_string(artifact.value) + " chunk " + std::to_string(position);
    Query query = m_connection.prepare("SELECT bytes, coding, data FROM artifact_chunks WHERE artifact=? AND position=?");
    if (!query.bind(artifact, position).step()) {
        m_connection.fail(ErrorCode::Corrupt, "a chunk is missing", where);
        return {};
    }
    std::size_t bytes = 0;
    std::string coding;
    std::string data;
    query.read(bytes, coding, data);
    if (bytes > artifactChunkBytes) {
        m_connection.fail(ErrorCode::Corrupt, "a chunk claims to be larger than chunks are", where);
        return {};
    }
    auto unpacked = unpack(coding, data, bytes);
    if (!unpacked) {
        m_connection.fail(ErrorCode::Corrupt, unpacked.error().detail, where);
        return {};
    }
    return std::move(*unpacked);
}

std::uint64_t ArtifactRepository::check(std::vector<Diagnostic> &problems, const TaskContext &task) const
{
    struct Row {
        ArtifactId id;
        Sha256 hash;
        std::uint64_t bytes = 0;
    };
    std::vector<Row> rows;
    Query query = m_connection.prepare("SELECT id, sha256, bytes FROM artifacts WHERE staged_by IS NULL ORDER BY id");
    while (query.step()) {
        Row &row = rows.emplace_back();
        query.read(row.id, row.hash, row.bytes);
    }
    std::uint64_t total = 0;
    for (const Row &row : rows)
        total += row.bytes;
    std::uint64_t done = 0;
    for (const Row &row : rows) {
        Sha256Stream stream;
        std::uint64_t bytes = 0;
        bool isReadable = true;
        for (std::int64_t position = 0; isReadable && bytes < row.bytes && !task.isStopRequested(); ++position) {
            const std::string piece = chunk(row.id, position);
            if (Status status = m_connection.takeStatus(); !status) {
                problems.push_back({"artifact_unreadable", status.error().detail, status.error().where});
                isReadable = false;
            }
            stream.add(piece);
            bytes += piece.size();
            task.report(done += piece.size(), total);
        }
        const auto expected = static_cast<std::int64_t>((row.bytes + artifactChunkBytes - 1) / artifactChunkBytes);
        if (m_connection.integer("SELECT count(*) FROM artifact_chunks WHERE artifact=?", row.id) != expected)
            problems.push_back({"artifact_altered", "the artifact has chunks that it should not have", "artifacts/" + std::to_string(row.id.value)});
        if (isReadable && !task.isStopRequested() && (bytes != row.bytes || stream.finish() != row.hash))
            problems.push_back({"artifact_altered", "the stored bytes are not those that were imported", "artifacts/" + std::to_string(row.id.value)});
    }
    return rows.size();
}

ByteSourcePtr storedBytes(std::shared_ptr<const Database> database, ArtifactId artifact, std::uint64_t bytes)
{
    return std::make_shared<const StoredBytes>(std::move(database), artifact, bytes);
}

}  // namespace probity
