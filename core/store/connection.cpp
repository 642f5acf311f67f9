#include "store/connection.h"

#include <bit>
#include <cstring>

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

// How long a statement waits for another connection's short write before it gives up.
constexpr int busyTimeoutMs = 5000;

}  // namespace

Query::~Query()
{
    if (m_handle)
        m_connection->giveBack(m_sql, m_handle);
}

bool Query::step()
{
    if (!m_handle || m_connection->hasFailed())
        return false;
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        m_connection->failSqlite(code);
    return false;
}

void Query::finish()
{
    while (step()) {
    }
    rewind();
}

int Query::columnCount() const
{
    return m_handle ? sqlite3_column_count(m_handle) : 0;
}

std::string Query::columnName(int column) const
{
    const char *name = m_handle ? sqlite3_column_name(m_handle, column) : nullptr;
    return name ? name : "";
}

void Query::appendTyped(int column, std::string &out) const
{
    switch (sqlite3_column_type(m_handle, column)) {
    case SQLITE_INTEGER: out += 'i' + std::to_string(integer(column)); break;
    case SQLITE_FLOAT: out += 'r' + std::to_string(std::bit_cast<std::uint64_t>(real(column))); break;
    case SQLITE_TEXT: out.append("t").append(bytes(column)); break;
    case SQLITE_BLOB: out.append("b").append(bytes(column)); break;
    default: out += 'n';
    }
}

void Query::rewind()
{
    m_next = 1;
    if (m_handle)
        static_cast<void>(sqlite3_reset(m_handle));     // repeats the code of the last step, which was latched
}

void Query::bindInteger(std::int64_t value)
{
    if (m_handle)
        if (const int code = sqlite3_bind_int64(m_handle, m_next++, value); code != SQLITE_OK)
            m_connection->failSqlite(code);
}

void Query::bindReal(double value)
{
    if (m_handle)
        if (const int code = sqlite3_bind_double(m_handle, m_next++, value); code != SQLITE_OK)
            m_connection->failSqlite(code);
}

void Query::bindText(std::string_view value)
{
    if (m_handle)
        if (const int code = sqlite3_bind_text64(m_handle, m_next++, value.data() ? value.data() : "", value.size(), SQLITE_TRANSIENT, SQLITE_UTF8); code != SQLITE_OK)
            m_connection->failSqlite(code);
}

// Large blobs are not copied: every caller binds and runs them in one expression, or holds the bytes until then.
void Query::bindBlob(std::string_view value)
{
    constexpr std::size_t copiedBelow = 4096;
    if (!m_handle)
        return;
    const char *data = value.data() ? value.data() : "";
    const int code = value.size() < copiedBelow ? sqlite3_bind_blob64(m_handle, m_next++, data, value.size(), SQLITE_TRANSIENT)
                                                : sqlite3_bind_blob64(m_handle, m_next++, data, value.size(), SQLITE_STATIC);
    if (code != SQLITE_OK)
        m_connection->failSqlite(code);
}

void Query::bindNull()
{
    if (m_handle)
        if (const int code = sqlite3_bind_null(m_handle, m_next++); code != SQLITE_OK)
            m_connection->failSqlite(code);
}

std::int64_t Query::integer(int column) const
{
    return sqlite3_column_int64(m_handle, column);
}

double Query::real(int column) const
{
    return sqlite3_column_double(m_handle, column);
}

bool Query::isNull(int column) const
{
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::string_view Query::bytes(int column) const
{
    // column_blob before column_bytes: the other order may convert in between.
    const void *data = sqlite3_column_blob(m_handle, column);
    const int size = sqlite3_column_bytes(m_handle, column);
    return data ? std::string_view(static_cast<const char *>(data), static_cast<std::size_t>(size)) : std::string_view();
}

void Query::readOne(Sha256 &value)
{
    const std::string_view data = bytes(m_next++);
    value = {};
    if (data.size() == value.bytes.size())
        std::memcpy(value.bytes.data(), data.data(), data.size());
    else if (!data.empty())
        m_connection->fail(ErrorCode::Corrupt, "a stored SHA-256 has " + std::to_string(data.size()) + " bytes");
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string &path, Mode mode)
{
    const int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE
        | (mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : mode == Mode::Create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE);
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
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
