#include "store/query.h"

#include <bit>
#include <cstring>

#include <sqlite3.h>

#include "store/connection.h"

namespace probity {

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

}  // namespace probity
