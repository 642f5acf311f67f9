#include "store/connection.h"
#include "support/test_main.h"

using namespace probity;

namespace {

std::unique_ptr<Connection> memory()
{
    auto connection = Connection::open(":memory:", Connection::Mode::Create);
    if (!connection)
        qFatal("%s", connection.error().detail.c_str());
    return std::move(*connection);
}

}  // namespace

class TestConnection : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesComeBackAsTheyWent()
    {
        const auto connection = memory();
        connection->script("CREATE TABLE t(a INTEGER, b TEXT, c BLOB, d REAL, e INTEGER, f INTEGER, g INTEGER, h INTEGER, i BLOB) STRICT");
        const std::string text("half\0way \xff\xfe", 11);
        const std::string blob(10000, '\x81');
        const Timestamp at{1'772'000'000'123'456, -330};
        const Sha256 hash = sha256("x");
        connection->run("INSERT INTO t VALUES(?,?,?,?,?,?,?,?,?)", std::int64_t{-5}, text, Blob{blob}, 0.1, std::optional<Timestamp>(at), std::optional<int>(), SubmissionId{}, hash);
        Query query = connection->prepare("SELECT * FROM t");
        QVERIFY(query.step());
        std::int64_t a = 0;
        std::string b;
        std::string c;
        double d = 0;
        std::optional<Timestamp> e;
        std::optional<int> g = 3;
        SubmissionId h{7};
        Sha256 i;
        query.read(a, b, c, d, e, g, h, i);
        QCOMPARE(a, std::int64_t{-5});
        QCOMPARE(b, text);
        QVERIFY(c == blob);
        QCOMPARE(d, 0.1);
        QVERIFY(e && *e == at && e->offsetMinutes == -330);
        QVERIFY(!g.has_value());
        QCOMPARE(h, SubmissionId{});
        QCOMPARE(i, hash);
        QVERIFY(!query.step());
        QVERIFY(connection->takeStatus().has_value());
    }

    void theFirstFailureIsKeptAndStopsTheRest()
    {
        const auto connection = memory();
        connection->script("CREATE TABLE t(a INTEGER PRIMARY KEY) STRICT");
        connection->run("INSERT INTO t VALUES(1)");
        connection->run("INSERT INTO t VALUES(1)");
        connection->run("INSERT INTO nothing VALUES(2)");
        connection->run("INSERT INTO t VALUES(3)");
        QCOMPARE(connection->integer("SELECT count(*) FROM t"), std::int64_t{0});
        const Status status = connection->takeStatus();
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Conflict);
        QCOMPARE(connection->integer("SELECT count(*) FROM t"), std::int64_t{1});
        QVERIFY(connection->takeStatus().has_value());
    }

    void failuresSayWhatTheyAre_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("code");
        QTest::newRow("a trigger guards") << QByteArray("UPDATE guarded SET a=2") << static_cast<int>(ErrorCode::PolicyViolation);
        QTest::newRow("there already") << QByteArray("INSERT INTO guarded VALUES(1)") << static_cast<int>(ErrorCode::Conflict);
        QTest::newRow("wrong type in a strict table") << QByteArray("INSERT INTO guarded VALUES('x')") << static_cast<int>(ErrorCode::Internal);
        QTest::newRow("no such table") << QByteArray("SELECT * FROM nothing") << static_cast<int>(ErrorCode::Internal);
        QTest::newRow("full") << QByteArray("INSERT INTO big VALUES(randomblob(1000000))") << static_cast<int>(ErrorCode::DiskFull);
        QTest::newRow("too big") << QByteArray("INSERT INTO big VALUES(zeroblob(2000000000))") << static_cast<int>(ErrorCode::TooLarge);
    }
    void failuresSayWhatTheyAre()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, code);
        const auto connection = memory();
        connection->script("CREATE TABLE guarded(a INTEGER PRIMARY KEY) STRICT; INSERT INTO guarded VALUES(1); CREATE TABLE big(a BLOB);"
                           "CREATE TRIGGER stay BEFORE UPDATE ON guarded BEGIN SELECT RAISE(ABORT, 'stays'); END; PRAGMA max_page_count=50");
        QVERIFY(connection->takeStatus().has_value());
        connection->run(sql.toStdString());
        const Status status = connection->takeStatus();
        QVERIFY(!status);
        QCOMPARE(static_cast<int>(status.error().code), code);
    }

    void aStatementMayRunWhileItRuns()
    {
        const auto connection = memory();
        connection->script("CREATE TABLE t(a INTEGER); INSERT INTO t VALUES(1),(2),(3)");
        Query outer = connection->prepare("SELECT a FROM t ORDER BY a");
        std::int64_t sum = 0;
        for (std::int64_t a = 0; outer.step();) {
            outer.read(a);
            Query inner = connection->prepare("SELECT a FROM t ORDER BY a");
            for (std::int64_t b = 0; inner.step();) {
                inner.read(b);
                sum += a * b;
            }
        }
        QCOMPARE(sum, std::int64_t{36});
        QVERIFY(connection->takeStatus().has_value());
    }
};

PROBITY_TEST(TestConnection)
#include "test_connection.moc"
