// Opens a workspace of every schema that ever landed (schemas/NNN.sql) and brings it up to date.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <sqlite3.h>

#include <QTemporaryDir>

#include "store/database.h"
#include "store/schema.h"
#include "support/test_main.h"

using namespace probity;
namespace fs = std::filesystem;

namespace {

const Timestamp now{1'772'000'000'000'000, 480};

std::string readFile(const fs::path &path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> schemas()
{
    std::vector<fs::path> files;
    for (const auto &entry : fs::directory_iterator(fs::path(PROBITY_SOURCE_DIR) / "tests/migration/schemas"))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

/// A workspace as the program of that schema left it.
void makeWorkspace(const std::string &path, int version, const std::string &script)
{
    sqlite3 *handle = nullptr;
    QCOMPARE(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
    const std::string head = "PRAGMA application_id=" + std::to_string(workspaceApplicationId) + "; PRAGMA user_version=" + std::to_string(version) + ";";
    QCOMPARE(sqlite3_exec(handle, (head + script).c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(handle);
}

std::vector<std::string> objectsOf(const std::string &path)
{
    auto opened = Database::open(path, Database::Access::ReadWrite, now);
    if (!opened)
        return {opened.error().detail};
    return (*opened)->read([](Connection &connection) -> Result<std::vector<std::string>> { return schemaObjects(connection); }).value();
}

}  // namespace

class TestMigration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everySchemaThatLandedIsKept()
    {
        const auto files = schemas();
        QCOMPARE(files.size(), static_cast<std::size_t>(schemaVersion()));
        for (std::size_t i = 0; i < files.size(); ++i)
            QCOMPARE(std::stoul(files[i].stem().string()), i + 1);
    }

    void everySchemaOpens_data()
    {
        QTest::addColumn<int>("version");
        QTest::newRow("made and not yet filled") << 0;
        for (int version = 1; version <= schemaVersion(); ++version)
            QTest::addRow("schema %d", version) << version;
    }
    void everySchemaOpens()
    {
        QFETCH(int, version);
        std::string script;
        for (int i = 0; i < version; ++i)
            script += readFile(schemas().at(static_cast<std::size_t>(i)));
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString() + "/w.probity";
        makeWorkspace(path, version, script);
        QCOMPARE(objectsOf(path), expectedSchemaObjects().value());
        const std::string backup = path + ".v" + std::to_string(version) + "-backup";
        QCOMPARE(fs::exists(backup), version < schemaVersion());
    }

    void anOlderSchemaIsNotMigratedByReaders()
    {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString() + "/w.probity";
        makeWorkspace(path, 0, "CREATE TABLE other(a)");
        const auto opened = Database::open(path, Database::Access::ReadOnly, now);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unsupported);
    }

    // A migration that fails half-way leaves the file as it was, and the copy beside it.
    void aFailedMigrationChangesNothing()
    {
        const QTemporaryDir folder;
        const std::string path = folder.path().toStdString() + "/w.probity";
        makeWorkspace(path, 0, "CREATE TABLE findings(mine INTEGER); INSERT INTO findings VALUES(7)");
        const auto opened = Database::open(path, Database::Access::ReadWrite, now);
        QVERIFY(!opened);
        QVERIFY(fs::exists(path + ".v0-backup"));
        for (const std::string &file : {path, path + ".v0-backup"}) {
            auto connection = Connection::open(file, Connection::Mode::ReadWrite);
            QVERIFY(connection.has_value());
            QCOMPARE((*connection)->integer("SELECT mine FROM findings"), std::int64_t{7});
            QCOMPARE((*connection)->integer("SELECT count(*) FROM sqlite_schema"), std::int64_t{1});
            QCOMPARE((*connection)->integer("PRAGMA user_version"), std::int64_t{0});
            QVERIFY((*connection)->takeStatus().has_value());
        }
    }
};

PROBITY_TEST(TestMigration)
#include "test_migration.moc"
