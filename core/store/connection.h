#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"
#include "store/query.h"

struct sqlite3;

namespace probity {

/// One SQLite connection. Used by one thread at a time; its owner sees to that.
/// It latches its first failure: from then on statements do nothing until takeStatus() is called, so that a unit of work is
/// written straight down and answered for once, by whoever began it (Database::write, Database::read).
class Connection {
public:
    /// Immutable: of a medium where nothing can change; reads without any lock.
    enum class Mode { Create, ReadWrite, ReadOnly, Immutable };

    /// NotFound, NotReadable, BadFormat, ... ; Create wants the file not to exist or to be empty. ":memory:" is allowed.
    static Result<std::unique_ptr<Connection>> open(const std::string &path, Mode mode);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    Query prepare(std::string_view sql);
    template <class... Values>
    void run(std::string_view sql, const Values &...values)
    {
        prepare(sql).bind(values...).finish();
    }
    /// First column of the first row; 0 where there is none.
    template <class... Values>
    std::int64_t integer(std::string_view sql, const Values &...values)
    {
        Query query = prepare(sql);
        std::int64_t value = 0;
        if (query.bind(values...).step())
            query.read(value);
        return value;
    }
    /// Runs several statements, parted by semicolons.
    void script(const std::string &sql);

    std::int64_t lastInsertId() const;
    std::int64_t changes() const;

    bool hasFailed() const noexcept { return m_failure.has_value(); }
    /// Latches a failure that is not SQLite's own: a row that should be there and is not, a document that cannot be read.
    void fail(ErrorCode code, std::string detail, std::string where = {});
    /// The latched failure, cleared.
    Status takeStatus();

    /// Copies the whole database, WAL included, into a new file.
    Status backUpTo(const std::string &path);

private:
    friend class Query;
    explicit Connection(sqlite3 *handle, std::string path) : m_handle(handle), m_path(std::move(path)) {}
    void failSqlite(int code);
    void giveBack(const std::string &sql, sqlite3_stmt *statement);

    sqlite3 *m_handle;
    std::string m_path;
    std::unordered_map<std::string, sqlite3_stmt *> m_cache;
    std::optional<Error> m_failure;
};

}  // namespace probity
