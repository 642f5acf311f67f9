#include "store/connection.h"

#include <sqlite3.h>

namespace probity {

namespace {

ErrorCode codeOf(int extended) noexcept
{
    if (extended == SQLITE_CONSTRAINT_TRIGGER)
        return ErrorCode::PolicyViolation;  // our triggers guard what must never change
    switch (extended & 0xff) {
    case SQLITE_FULL: return ErrorCode::DiskFull;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorCode::Locked;
    case SQLITE_CORRUPT: return ErrorCode::Corrupt;
    case SQLITE_NOTADB: return ErrorCode::BadFormat;
    case SQLITE_READONLY: return ErrorCode::NotWritable;
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH: return ErrorCode::NotReadable;
    case SQLITE_IOERR: return extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_FSYNC ? ErrorCode::NotWritable : ErrorCode::NotReadable;
    case SQLITE_TOOBIG: return ErrorCode::TooLarge;
    case SQLITE_CONSTRAINT: return ErrorCode::Conflict;
    case SQLITE_INTERRUPT: return ErrorCode::Stopped;
    default: return ErrorCode::Internal;
    }
}

int flagsOf(Connection::Mode mode) noexcept
{
    switch (mode) {
    case Connection::Mode::Create: return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Connection::Mode::ReadWrite: return SQLITE_OPEN_READWRITE;
    case Connection::Mode::ReadOnly: return SQLITE_OPEN_READONLY;
    case Connection::Mode::Immutable: return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return SQLITE_OPEN_READONLY;
}

// Only a URI can say that a file never changes; what means something in one is escaped.
std::string immutableUri(const std::string &path)
{
    std::string uri = "file:";
    for (const char c : path)
        uri += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
    return uri + "?immutable=1";
}

// How long a statement waits for another connection's short write before it gives up.
constexpr int busyTimeoutMs = 5000;

}  // namespace

Result<std::unique_ptr<Connection>> Connection::open(const std::string &path, Mode mode)
{
    sqlite3 *handle = nullptr;
    const std::string name = mode == Mode::Immutable ? immutableUri(path) : path;
    const int code = sqlite3_open_v2(name.c_str(), &handle, SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | flagsOf(mode), nullptr);
    std::unique_ptr<Connection> connection(new Connection(handle, path));
    if (code != SQLITE_OK) {
        connection->failSqlite(code);
        return tl::unexpected(connection->takeStatus().error());
    }
    sqlite3_busy_timeout(handle, busyTimeoutMs);
    // A file from elsewhere is untrusted: its schema may not call functions with side effects.
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    connection->run("PRAGMA foreign_keys=ON");
    if (Status status = connection->takeStatus(); !status)
        return tl::unexpected(status.error());
    return connection;
}

Connection::~Connection()
{
    for (const auto &[sql, statement] : m_cache)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

Query Connection::prepare(std::string_view sql)
{
    std::string text(sql);
    if (m_failure)
        return Query(*this, std::move(text), nullptr);
    if (const auto cached = m_cache.find(text); cached != m_cache.end()) {
        sqlite3_stmt *statement = cached->second;
        m_cache.erase(cached);
        return Query(*this, std::move(text), statement);
    }
    sqlite3_stmt *statement = nullptr;
    const int code = sqlite3_prepare_v3(m_handle, text.c_str(), static_cast<int>(text.size() + 1), SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK)
        failSqlite(code);
    return Query(*this, std::move(text), statement);
}

void Connection::giveBack(const std::string &sql, sqlite3_stmt *statement)
{
    static_cast<void>(sqlite3_reset(statement));            // repeats the code of the last step, which was latched
    static_cast<void>(sqlite3_clear_bindings(statement));   // documented to answer SQLITE_OK
    if (!m_cache.emplace(sql, statement).second)
        sqlite3_finalize(statement);
}

void Connection::script(const std::string &sql)
{
    if (m_failure)
        return;
    if (const int code = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr); code != SQLITE_OK)
        failSqlite(code);
}

std::int64_t Connection::lastInsertId() const
{
    return m_failure ? 0 : sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Connection::changes() const
{
    return m_failure ? 0 : sqlite3_changes64(m_handle);
}

void Connection::fail(ErrorCode code, std::string detail, std::string where)
{
    if (!m_failure)
        m_failure = Error{code, std::move(detail), std::move(where)};
}

void Connection::failSqlite(int code)
{
    const int extended = m_handle ? sqlite3_extended_errcode(m_handle) : code;
    const char *text = m_handle ? sqlite3_errmsg(m_handle) : sqlite3_errstr(code);
    fail(codeOf(extended == SQLITE_OK ? code : extended), text, m_path);
}

Status Connection::takeStatus()
{
    if (!m_failure)
        return {};
    Error error = std::move(*m_failure);
    m_failure.reset();
    return tl::unexpected(std::move(error));
}

Status Connection::backUpTo(const std::string &path)
{
    auto copy = open(path, Mode::Create);
    if (!copy)
        return tl::unexpected(copy.error());
    sqlite3 *target = (*copy)->m_handle;
    sqlite3_backup *backup = sqlite3_backup_init(target, "main", m_handle, "main");
    if (!backup) {
        (*copy)->failSqlite(sqlite3_errcode(target));
        return (*copy)->takeStatus();
    }
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE || finished != SQLITE_OK)
        (*copy)->failSqlite(stepped != SQLITE_DONE ? stepped : finished);
    return (*copy)->takeStatus();
}

}  // namespace probity
