#pragma once

#include <array>
#include <memory>
#include <mutex>
#include <string>

#include "base/result.h"
#include "store/connection.h"

namespace probity {

/// The file of a workspace: one writer connection and a few reader connections, each behind its own mutex, so that a short
/// read does not wait for a long one, and the lock file beside it that keeps a second program from writing. Safe to use from
/// several threads.
///
/// write() runs `work` in one immediate transaction with synchronous=FULL: when it answers, the audit event and what it
/// tells of are on the disk together, so that a power cut cannot take back a recorded decision. stage() is for bytes that
/// nothing refers to yet: NORMAL is enough, because what a power cut loses there is cleaned away at the next open anyway.
class Database {
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Conflict: there is a file of that name.
    static Result<std::unique_ptr<Database>> create(const std::string &path, const Timestamp &now);
    /// NotFound, NotReadable, BadFormat (not a workspace), Locked, TooNew, Unsupported (older, and opened for reading), Corrupt.
    /// An older schema is migrated; "<path>.v<N>-backup" keeps what was there before.
    static Result<std::unique_ptr<Database>> open(const std::string &path, Access access, const Timestamp &now);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    const std::string &path() const noexcept { return m_path; }
    bool isReadOnly() const noexcept { return !m_writer; }

    /// All of `work` or nothing. `work` takes Connection & and returns a Result; its Error, or the connection's, undoes it.
    template <class Work>
    auto write(Work work) -> decltype(work(std::declval<Connection &>()))
    {
        return transact(Durability::Full, std::move(work));
    }
    template <class Work>
    auto stage(Work work) -> decltype(work(std::declval<Connection &>()))
    {
        return transact(Durability::Normal, std::move(work));
    }
    /// Gives back to the system what was freed: the bytes of stopped imports.
    Status shrink();
    /// Reads from one unchanging snapshot.
    template <class Work>
    auto read(Work work) const -> decltype(work(std::declval<Connection &>()))
    {
        for (Reader &reader : m_readers) {
            const std::unique_lock guard(reader.mutex, std::try_to_lock);
            if (guard && isOpen(reader))
                return snapshot(*reader.connection, std::move(work));
        }
        const std::lock_guard guard(m_readers.front().mutex);
        return snapshot(*m_readers.front().connection, std::move(work));
    }
    /// A reader of one's own, for work that takes long.
    Result<std::unique_ptr<Connection>> openReader() const;

    /// Runs `work` in a read transaction of `connection`; a latched failure wins over its answer.
    template <class Work>
    static auto snapshot(Connection &connection, Work work) -> decltype(work(std::declval<Connection &>()))
    {
        connection.run("BEGIN");
        auto result = work(connection);
        Status status = connection.takeStatus();
        connection.run("COMMIT");
        if (Status ended = connection.takeStatus(); !ended && status)
            status = std::move(ended);
        if (!status)
            return tl::unexpected(status.error());
        return result;
    }

private:
    enum class Durability { Full, Normal };
    struct Reader {
        std::mutex mutex;
        std::unique_ptr<Connection> connection;     ///< all but the first are opened when they are first needed
    };
    Database() = default;
    bool isOpen(Reader &reader) const;
    Status begin(Durability durability);
    Status end(Status worked);

    template <class Work>
    auto transact(Durability durability, Work work) -> decltype(work(std::declval<Connection &>()))
    {
        const std::lock_guard guard(m_writerMutex);
        if (Status begun = begin(durability); !begun)
            return tl::unexpected(begun.error());
        auto result = work(*m_writer);
        Status ended = end(result ? Status() : Status(tl::unexpected(result.error())));
        if (!ended)
            return tl::unexpected(ended.error());
        return result;
    }

    Status lock();
    Status openConnections(Access access, const Timestamp &now);
    Status bringUpToDate(const Timestamp &now);

    std::string m_path;
    int m_lock = -1;
    Connection::Mode m_readerMode = Connection::Mode::ReadOnly;
    std::mutex m_writerMutex;
    std::unique_ptr<Connection> m_writer;
    mutable std::array<Reader, 3> m_readers;
};

}  // namespace probity
