#include "store/database.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/schema.h"

namespace probity {

namespace {

// Larger pages than SQLite's default: most of a workspace is chunks of megabytes.
constexpr const char *newFilePragmas = "PRAGMA page_size=8192;PRAGMA auto_vacuum=INCREMENTAL;PRAGMA journal_mode=WAL";

std::string lockPath(const std::string &path)
{
    return path + ".lock";
}

Error systemError(ErrorCode fallback, const std::string &path)
{
    const int error = errno;
    ErrorCode code = fallback;
    if (error == ENOENT || error == ENOTDIR)
        code = ErrorCode::NotFound;
    else if (error == ENOSPC || error == EDQUOT)
        code = ErrorCode::DiskFull;
    return Error{code, std::strerror(error), path};
}

bool lockWhole(int descriptor) noexcept
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return ::fcntl(descriptor, F_OFD_SETLK, &lock) == 0;
}

bool isStillNamed(int descriptor, const std::string &path) noexcept
{
    struct stat mine {};
    struct stat named {};
    return ::fstat(descriptor, &mine) == 0 && ::stat(path.c_str(), &named) == 0 && mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
}

std::string holderOf(int descriptor)
{
    std::array<char, 32> text{};
    const ssize_t count = ::pread(descriptor, text.data(), text.size(), 0);
    return count > 0 ? std::string(text.data(), static_cast<std::size_t>(count)) : std::string();
}

// What SQLite would only find out later and say less clearly.
Status checkHeader(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return tl::unexpected(systemError(ErrorCode::NotReadable, path));
    struct stat info {};
    std::array<char, 16> head{};
    const bool isFile = ::fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
    const ssize_t count = isFile ? ::pread(descriptor, head.data(), head.size(), 0) : 0;
    ::close(descriptor);
    if (!isFile)
        return failure(ErrorCode::NotReadable, "not a regular file", path);
    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (count != static_cast<ssize_t>(magic.size()) || std::string_view(head.data(), head.size()) != magic)
        return failure(ErrorCode::BadFormat, "not a workspace: the file does not begin as one", path);
    return {};
}

}  // namespace

Result<std::unique_ptr<Database>> Database::create(const std::string &path, const Timestamp &now)
{
    const int made = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (made < 0 && errno == EEXIST)
        return failure(ErrorCode::Conflict, "there is a file of that name already", path);
    if (made < 0)
        return tl::unexpected(systemError(ErrorCode::NotWritable, path));
    ::close(made);

    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    Status status = database->lock();
    if (status) {
        auto writer = Connection::open(path, Connection::Mode::Create);
        if (!writer) {
            status = tl::unexpected(writer.error());
        } else {
            (*writer)->script(newFilePragmas);
            migrate(**writer, now);
            status = (*writer)->takeStatus();
        }
    }
    if (status)
        status = database->openConnections(Access::ReadWrite, now);
    if (!status) {
        database.reset();
        std::error_code ignored;    // the first failure is the one to report
        for (const char *suffix : {"", "-wal", "-shm"})
            std::filesystem::remove(path + suffix, ignored);
        return tl::unexpected(status.error());
    }
    return database;
}

Result<std::unique_ptr<Database>> Database::open(const std::string &path, Access access, const Timestamp &now)
{
    if (Status header = checkHeader(path); !header)
        return tl::unexpected(header.error());
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    if (access == Access::ReadWrite)
        if (Status locked = database->lock(); !locked)
            return tl::unexpected(locked.error());
    if (Status opened = database->openConnections(access, now); !opened)
        return tl::unexpected(opened.error());
    return database;
}

Database::~Database()
{
    for (Reader &reader : m_readers)
        reader.connection.reset();
    m_writer.reset();
    if (m_lock >= 0) {
        ::unlink(lockPath(m_path).c_str());     // while the lock is held: whoever waits for this name looks again (lock())
        ::close(m_lock);
    }
}

// An open-file-description lock: it also keeps out a second Workspace of the same program, and the system drops it when a
// program dies, so that nobody has to judge whether a lock is stale.
Status Database::lock()
{
    const std::string path = lockPath(m_path);
    constexpr int tries = 8;
    for (int i = 0; i < tries; ++i) {
        const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return tl::unexpected(systemError(ErrorCode::NotWritable, path));
        if (!lockWhole(descriptor)) {
            const std::string holder = holderOf(descriptor);
            ::close(descriptor);
            return failure(ErrorCode::Locked, "another program writes to this workspace" + (holder.empty() ? std::string() : " (process " + holder + ")"), m_path);
        }
        if (!isStillNamed(descriptor, path)) {
            ::close(descriptor);
            continue;
        }
        const std::string process = std::to_string(::getpid());
        // The number only makes the message clearer; without it the lock holds as well.
        if (::ftruncate(descriptor, 0) == 0 && ::pwrite(descriptor, process.data(), process.size(), 0) < 0)
            errno = 0;
        m_lock = descriptor;
        return {};
    }
    return failure(ErrorCode::Locked, "another program opens this workspace again and again", m_path);
}

Status Database::openConnections(Access access, const Timestamp &now)
{
    auto first = Connection::open(m_path, access == Access::ReadWrite ? Connection::Mode::ReadWrite : Connection::Mode::ReadOnly);
    if (!first)
        return tl::unexpected(first.error());
    std::int64_t application = (*first)->integer("PRAGMA application_id");
    if (Status status = (*first)->takeStatus(); !status) {
        // Reading in WAL mode writes a little file beside it. On a medium where nothing can be written nobody else writes either.
        std::error_code ignored;    // a file that cannot be seen is not there
        if (access == Access::ReadWrite || status.error().code == ErrorCode::BadFormat || std::filesystem::exists(m_path + "-wal", ignored))
            return status;
        first = Connection::open(m_path, Connection::Mode::Immutable);
        if (!first)
            return tl::unexpected(first.error());
        m_readerMode = Connection::Mode::Immutable;
        application = (*first)->integer("PRAGMA application_id");
    }
    Connection &connection = **first;
    const std::int64_t version = connection.integer("PRAGMA user_version");
    if (Status status = connection.takeStatus(); !status)
        return status;
    if (application != workspaceApplicationId)
        return failure(ErrorCode::BadFormat, "an SQLite database, but not a workspace", m_path);
    if (version > schemaVersion())
        return failure(ErrorCode::TooNew, "schema " + std::to_string(version) + ", this program knows up to " + std::to_string(schemaVersion()), m_path);
    if (access == Access::ReadOnly) {
        if (version < schemaVersion())
            return failure(ErrorCode::Unsupported, "schema " + std::to_string(version) + " is older: open the workspace for writing once to bring it up to date", m_path);
        m_readers.front().connection = std::move(*first);
        return {};
    }
    m_writer = std::move(*first);
    if (version < schemaVersion())
        if (Status status = bringUpToDate(now); !status)
            return status;
    // secure_delete=FAST: wiping every freed page would make the answer to Stop wait for as many bytes as were staged.
    m_writer->script("PRAGMA journal_mode=WAL;PRAGMA wal_autocheckpoint=2000;PRAGMA journal_size_limit=33554432;PRAGMA secure_delete=FAST");
    if (Status status = m_writer->takeStatus(); !status)
        return status;
    auto reader = openReader();
    if (!reader)
        return tl::unexpected(reader.error());
    m_readers.front().connection = std::move(*reader);
    return {};
}

Status Database::bringUpToDate(const Timestamp &now)
{
    const std::string version = std::to_string(m_writer->integer("PRAGMA user_version"));
    std::string backup = m_path + ".v" + version + "-backup";
    std::error_code ignored;    // an unreadable folder shows when the copy is made
    for (int i = 2; std::filesystem::exists(backup, ignored); ++i)
        backup = m_path + ".v" + version + "-backup-" + std::to_string(i);
    if (Status status = m_writer->backUpTo(backup); !status)
        return status;
    migrate(*m_writer, now);
    Status status = m_writer->takeStatus();
    if (!status) {
        m_writer->run("ROLLBACK");
        static_cast<void>(m_writer->takeStatus());      // the transaction may have ended by itself; the first failure counts
    }
    return status;
}

Result<std::unique_ptr<Connection>> Database::openReader() const
{
    return Connection::open(m_path, m_readerMode);
}

bool Database::isOpen(Reader &reader) const
{
    // Where no further one can be opened, the first serves everybody in turn.
    if (!reader.connection)
        if (auto opened = openReader())
            reader.connection = std::move(*opened);
    return reader.connection != nullptr;
}

Status Database::shrink()
{
    return stage([](Connection &connection) -> Status {
        // Fewer free pages than this are taken up again by the next change.
        constexpr std::int64_t worthwhile = 64;
        if (connection.integer("PRAGMA freelist_count") >= worthwhile)
            connection.script("PRAGMA incremental_vacuum");
        return {};
    });
}

Status Database::begin(Durability durability)
{
    if (!m_writer)
        return failure(ErrorCode::NotWritable, "the workspace is open for reading only", m_path);
    m_writer->run(durability == Durability::Full ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
    m_writer->run("BEGIN IMMEDIATE");
    return m_writer->takeStatus();
}

Status Database::end(Status worked)
{
    Status latched = m_writer->takeStatus();
    if (latched && worked) {
        m_writer->run("COMMIT");
        latched = m_writer->takeStatus();
        if (latched)
            return {};
    }
    m_writer->run("ROLLBACK");
    static_cast<void>(m_writer->takeStatus());      // SQLite rolls back by itself after some failures and then says so here
    return latched ? worked : latched;
}

}  // namespace probity
