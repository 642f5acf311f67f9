#include "store/database.h"

#include <filesystem>
#include <fstream>

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>

#include "store/schema.h"
#include "support/test_main.h"

using namespace probity;
namespace fs = std::filesystem;

namespace {

const Timestamp now{1'772'000'000'000'000, 480};

struct Folder {
    QTemporaryDir dir;
    std::string path(const char *name = "w.probity") const { return (fs::path(dir.path().toStdString()) / name).string(); }
};

ErrorCode openFails(const std::string &path, Database::Access access = Database::Access::ReadWrite)
{
    const auto opened = Database::open(path, access, now);
    return opened ? ErrorCode::Internal : opened.error().code;
}

void exec(const std::string &path, const char *sql)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    QCOMPARE(sqlite3_exec(handle, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

/// Runs `child` in a process of its own; its exit status.
template <class Child>
int inChild(Child child)
{
    const pid_t pid = ::fork();
    if (pid == 0)
        ::_exit(child());
    int status = 0;
    ::waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

class TestDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNewWorkspaceIsWhatTheHouseWants()
    {
        const Folder folder;
        auto database = Database::create(folder.path(), now);
        QVERIFY(database.has_value());
        const auto read = (*database)->read([](Connection &connection) -> Result<std::int64_t> {
            Query mode = connection.prepare("PRAGMA journal_mode");
            std::string text;
            if (mode.step())
                mode.read(text);
            if (text != "wal")
                connection.fail(ErrorCode::Internal, text);
            return connection.integer("PRAGMA foreign_keys") + connection.integer("SELECT count(*) FROM pragma_table_list WHERE schema='main' AND type='table' AND strict=0 AND name NOT LIKE 'sqlite_%'");
        });
        QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
        QCOMPARE(*read, std::int64_t{1});   // foreign keys on, and no table that is not STRICT
        const auto again = Database::create(folder.path(), now);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
    }

    void whatIsNoWorkspaceIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("hello, this is no workspace at all");
        QTest::newRow("a picture") << QByteArray("\xff\xd8\xff\xe0 JFIF");
        QTest::newRow("only the beginning of one") << QByteArray("SQLite format 3\0", 16);
        QTest::newRow("damaged header") << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\xaa');
    }
    void whatIsNoWorkspaceIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const Folder folder;
        std::ofstream(folder.path(), std::ios::binary) << bytes.toStdString();
        QCOMPARE(openFails(folder.path()), ErrorCode::BadFormat);
        QCOMPARE(openFails(folder.path(), Database::Access::ReadOnly), ErrorCode::BadFormat);
        std::ifstream in(folder.path(), std::ios::binary);
        QCOMPARE(std::string(std::istreambuf_iterator<char>(in), {}), bytes.toStdString());
    }

    void otherFilesAreRefused()
    {
        const Folder folder;
        QCOMPARE(openFails(folder.path("missing")), ErrorCode::NotFound);
        QCOMPARE(openFails(folder.dir.path().toStdString()), ErrorCode::NotReadable);
        exec(folder.path("other.db"), "CREATE TABLE t(a); INSERT INTO t VALUES(1)");
        QCOMPARE(openFails(folder.path("other.db")), ErrorCode::BadFormat);
        QCOMPARE(Database::create(folder.path("no/such/folder/w"), now).error().code, ErrorCode::NotFound);
    }

    void aNewerSchemaIsLeftAlone()
    {
        const Folder folder;
        QVERIFY(Database::create(folder.path(), now).has_value());
        exec(folder.path(), "PRAGMA user_version=9999");
        QCOMPARE(openFails(folder.path()), ErrorCode::TooNew);
        QCOMPARE(openFails(folder.path(), Database::Access::ReadOnly), ErrorCode::TooNew);
    }

    void aSecondProgramMayReadAndNotWrite()
    {
        const Folder folder;
        auto first = Database::create(folder.path(), now);
        QVERIFY(first.has_value());
        const auto second = Database::open(folder.path(), Database::Access::ReadWrite, now);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Locked);
        QVERIFY(second.error().detail.find(std::to_string(::getpid())) != std::string::npos);
        const int child = inChild([&] {
            if (openFails(folder.path()) != ErrorCode::Locked)
                return 1;
            auto reader = Database::open(folder.path(), Database::Access::ReadOnly, now);
            if (!reader)
                return 2;
            const auto count = (*reader)->read([](Connection &connection) -> Result<std::int64_t> { return connection.integer("SELECT count(*) FROM schema_info"); });
            if (!count || *count != schemaVersion())
                return 3;
            const Status written = (*reader)->write([](Connection &) -> Status { return {}; });
            return !written && written.error().code == ErrorCode::NotWritable ? 0 : 4;
        });
        QCOMPARE(child, 0);
        first->reset();
        QVERIFY(Database::open(folder.path(), Database::Access::ReadWrite, now).has_value());
        QVERIFY(!fs::exists(folder.path() + ".lock"));
    }

    void whatCannotChangeIsReadWithoutLocks()
    {
        const Folder folder;
        const std::string path = folder.path("100% sure? #1.probity");
        QVERIFY(Database::create(path, now).has_value());
        auto connection = Connection::open(path, Connection::Mode::Immutable);
        QVERIFY(connection.has_value());
        QCOMPARE((*connection)->integer("PRAGMA application_id"), std::int64_t{workspaceApplicationId});
        QCOMPARE((*connection)->integer("SELECT count(*) FROM schema_info"), std::int64_t{schemaVersion()});
        QVERIFY((*connection)->takeStatus().has_value());
        QVERIFY(!fs::exists(path + "-shm"));
    }

    void aKilledProgramHoldsNoLock()
    {
        const Folder folder;
        QVERIFY(Database::create(folder.path(), now).has_value());
        QCOMPARE(inChild([&] {
                     auto database = Database::open(folder.path(), Database::Access::ReadWrite, now);
                     ::_exit(database ? 42 : 1);     // without any destructor
                     return 0;
                 }), 42);
        QVERIFY(Database::open(folder.path(), Database::Access::ReadWrite, now).has_value());
    }

    void aUnitOfWorkIsAllOrNothing()
    {
        const Folder folder;
        auto database = Database::create(folder.path(), now);
        QVERIFY(database.has_value());
        const auto put = [](Connection &connection, const char *key) { connection.run("INSERT INTO settings VALUES(?, 'v')", std::string(key)); };
        const Status refused = (*database)->write([&](Connection &connection) -> Status {
            put(connection, "a");
            return failure(ErrorCode::PolicyViolation, "no");
        });
        QCOMPARE(refused.error().code, ErrorCode::PolicyViolation);
        const Status broken = (*database)->write([&](Connection &connection) -> Status {
            put(connection, "a");
            put(connection, "a");
            return {};
        });
        QCOMPARE(broken.error().code, ErrorCode::Conflict);
        QVERIFY((*database)->write([&](Connection &connection) -> Status { put(connection, "b"); return {}; }).has_value());
        const auto count = (*database)->read([](Connection &connection) -> Result<std::int64_t> { return connection.integer("SELECT count(*) FROM settings"); });
        QCOMPARE(count.value_or(-1), std::int64_t{1});
    }

    void aFullDiskChangesNothing()
    {
        const Folder folder;
        auto database = Database::create(folder.path(), now);
        QVERIFY(database.has_value());
        QVERIFY((*database)->write([](Connection &connection) -> Status { connection.run("PRAGMA max_page_count=80"); return {}; }).has_value());
        const Status full = (*database)->write([](Connection &connection) -> Status {
            connection.run("INSERT INTO settings VALUES('small', 'v')");
            connection.run("INSERT INTO settings VALUES('large', hex(zeroblob(2000000)))");
            return {};
        });
        QVERIFY(!full);
        QCOMPARE(full.error().code, ErrorCode::DiskFull);
        const auto count = (*database)->read([](Connection &connection) -> Result<std::int64_t> { return connection.integer("SELECT count(*) FROM settings"); });
        QCOMPARE(count.value_or(-1), std::int64_t{0});
        QVERIFY((*database)->write([](Connection &connection) -> Status { connection.run("INSERT INTO settings VALUES('small', 'v')"); return {}; }).has_value());
    }
};

PROBITY_TEST(TestDatabase)
#include "test_database.moc"
