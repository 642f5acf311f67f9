#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/clock.h"
#include "base/hashing.h"
#include "base/ids.h"

struct sqlite3_stmt;

namespace probity {

class Connection;

/// Bytes bound as a BLOB; plain text is bound as TEXT.
struct Blob {
    std::string_view bytes;
};

/// A prepared statement on loan from its connection's cache; handed back, reset, when it goes out of scope.
/// Values are bound and read in order: a Timestamp takes two columns (microseconds, minutes east), a RowId of 0 is NULL.
/// After a failure every call is a no-op and step() answers false; the failure waits in the connection.
class Query {
public:
    Query(Connection &connection, std::string sql, sqlite3_stmt *handle) : m_connection(&connection), m_sql(std::move(sql)), m_handle(handle) {}
    ~Query();
    Query(Query &&other) noexcept : m_connection(other.m_connection), m_sql(std::move(other.m_sql)), m_handle(std::exchange(other.m_handle, nullptr)) {}
    Query &operator=(Query &&) = delete;

    template <class... Values>
    Query &bind(const Values &...values)
    {
        rewind();
        (bindOne(values), ...);
        return *this;
    }
    /// Whether there is a row to read.
    bool step();
    /// Steps to the end and makes the statement ready for the next bind().
    void finish();
    /// The columns of the current row, from the first on.
    template <class... Values>
    void read(Values &...values)
    {
        m_next = 0;
        (readOne(values), ...);
    }

    int columnCount() const;
    std::string columnName(int column) const;
    /// Type letter and bytes of a value, for digests: "n", "i<decimal>", "r<bits>", "t<text>", "b<bytes>".
    void appendTyped(int column, std::string &out) const;

private:
    void rewind();
    void bindInteger(std::int64_t value);
    void bindText(std::string_view value);
    void bindBlob(std::string_view value);
    void bindNull();
    void bindReal(double value);
    std::int64_t integer(int column) const;
    std::string_view bytes(int column) const;
    double real(int column) const;
    bool isNull(int column) const;

    template <class T>
    void bindOne(const T &value)
    {
        if constexpr (std::is_same_v<T, double>)
            bindReal(value);
        else if constexpr (std::is_integral_v<T>)
            bindInteger(static_cast<std::int64_t>(value));
        else
            bindText(std::string_view(value));
    }
    void bindOne(const Blob &value) { bindBlob(value.bytes); }
    void bindOne(std::nullptr_t) { bindNull(); }
    void bindOne(const Sha256 &value) { bindBlob(std::string_view(reinterpret_cast<const char *>(value.bytes.data()), value.bytes.size())); }
    void bindOne(const Timestamp &value)
    {
        bindInteger(value.microseconds);
        bindInteger(value.offsetMinutes);
    }
    template <class Tag>
    void bindOne(const RowId<Tag> &value)
    {
        if (value)
            bindInteger(value.value);
        else
            bindNull();
    }
    template <class Tag>
    void bindOne(const NameId<Tag> &value)
    {
        bindText(value.value);
    }
    template <class T>
    void bindOne(const std::optional<T> &value)
    {
        if (value) {
            bindOne(*value);
            return;
        }
        bindNull();
        if constexpr (std::is_same_v<T, Timestamp>)
            bindNull();
    }

    template <class T>
    void readOne(T &value)
    {
        if constexpr (std::is_same_v<T, double>)
            value = real(m_next++);
        else if constexpr (std::is_same_v<T, bool>)
            value = integer(m_next++) != 0;
        else if constexpr (std::is_integral_v<T>)
            value = static_cast<T>(integer(m_next++));
        else
            value = T(bytes(m_next++));
    }
    void readOne(Sha256 &value);
    void readOne(Timestamp &value)
    {
        value.microseconds = integer(m_next++);
        value.offsetMinutes = static_cast<std::int16_t>(integer(m_next++));
    }
    template <class Tag>
    void readOne(RowId<Tag> &value)
    {
        value.value = integer(m_next++);
    }
    template <class Tag>
    void readOne(NameId<Tag> &value)
    {
        value.value = std::string(bytes(m_next++));
    }
    template <class T>
    void readOne(std::optional<T> &value)
    {
        if (isNull(m_next)) {
            value.reset();
            m_next += std::is_same_v<T, Timestamp> ? 2 : 1;
            return;
        }
        T out{};
        readOne(out);
        value = std::move(out);
    }

    Connection *m_connection;
    std::string m_sql;
    sqlite3_stmt *m_handle;
    int m_next = 0;
};

}  // namespace probity
