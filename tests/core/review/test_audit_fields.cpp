// Every field of every row of the audit tables, altered behind the program's back, shows.
#include <sqlite3.h>

#include "core/review/bundle_fixture.h"

using namespace probity;
using namespace probity::test;

namespace {

class Sql {
public:
    explicit Sql(const std::string &path) { sqlite3_open(path.c_str(), &m_handle); }
    ~Sql() { sqlite3_close(m_handle); }
    Sql(const Sql &) = delete;
    Sql &operator=(const Sql &) = delete;

    bool run(const std::string &sql) { return sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK; }
    std::vector<std::string> column(const std::string &sql)
    {
        std::vector<std::string> out;
        sqlite3_stmt *statement = nullptr;
        sqlite3_prepare_v2(m_handle, sql.c_str(), -1, &statement, nullptr);
        while (sqlite3_step(statement) == SQLITE_ROW)
            out.emplace_back(reinterpret_cast<const char *>(sqlite3_column_text(statement, 0)));
        sqlite3_finalize(statement);
        return out;
    }

private:
    sqlite3 *m_handle = nullptr;
};

/// A value of the same type that differs in one place.
std::string alteredValue(const std::string &type, const std::string &name, int variant)
{
    const std::string field = '"' + name + '"';
    if (type == "INTEGER") {
        const char *changes[] = {"+1", "+65536", "-1", "+4294967296"};
        return "coalesce(" + field + ",0)" + changes[variant];
    }
    if (type == "BLOB") {
        const char *changes[] = {"CAST(CASE WHEN substr(F,1,1)=x'a5' THEN x'5a' ELSE x'a5' END||substr(F,2) AS BLOB)", "CAST(substr(F,1,length(F)-1)||CASE WHEN substr(F,-1)=x'a5' THEN x'5a' ELSE x'a5' END AS BLOB)", "CAST(F||x'00' AS BLOB)", "CAST(substr(F,1,length(F)-1) AS BLOB)"};
        std::string out = changes[variant];
        for (std::size_t at = out.find('F'); at != std::string::npos; at = out.find('F', at + field.size()))
            out.replace(at, 1, field);
        return out;
    }
    const char *changes[] = {"||' '", "||'x'", "||char(65533)", "||CAST(x'ff' AS TEXT)"};
    return field + changes[variant];
}

}  // namespace

class TestAuditFields : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldOfEveryRow_data()
    {
        QTest::addColumn<QString>("table");
        for (const char *table : {"audit_events", "chain_head", "anchors", "signing_keys", "case_secrets"})
            QTest::newRow(table) << QString::fromLatin1(table);
    }
    void everyFieldOfEveryRow()
    {
        QFETCH(QString, table);
        const std::string name = table.toStdString();
        BundleFixture fixture;
        fixture.exported();
        // The anchor of the export is the last word: the others are vouched for by the events behind them.
        fixture.workspace.reset();
        Sql sql(fixture.path());
        const auto triggers = sql.column("SELECT sql FROM sqlite_schema WHERE type='trigger' AND tbl_name='" + name + "'");
        const auto triggerNames = sql.column("SELECT name FROM sqlite_schema WHERE type='trigger' AND tbl_name='" + name + "'");
        const auto columns = sql.column("SELECT name FROM pragma_table_info('" + name + "')");
        const auto types = sql.column("SELECT type FROM pragma_table_info('" + name + "')");
        const auto rows = sql.column("SELECT rowid FROM " + name);
        QVERIFY(!rows.empty());
        int tried = 0;
        for (const std::string &row : rows) {
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const int variant = (tried * 7 + static_cast<int>(i)) % 4;
                QVERIFY(sql.run("PRAGMA foreign_keys=OFF; CREATE TEMP TABLE kept AS SELECT * FROM " + name + " WHERE rowid=" + row));
                for (const std::string &trigger : triggerNames)
                    QVERIFY(sql.run("DROP TRIGGER " + trigger));
                const bool isAltered = sql.run("UPDATE " + name + " SET \"" + columns[i] + "\"=" + alteredValue(types[i], columns[i], variant) + " WHERE rowid=" + row);
                for (const std::string &trigger : triggers)
                    QVERIFY(sql.run(trigger));
                if (isAltered) {
                    fixture.reopen(Workspace::Access::ReadOnly);
                    const auto report = fixture.workspace->verify(TaskContext());
                    VERIFY_OK(report);
                    QVERIFY2(!report->isWhole, (name + " row " + row + " " + columns[i] + " variant " + std::to_string(variant)).c_str());
                    fixture.workspace.reset();
                }
                ++tried;
                for (const std::string &trigger : triggerNames)
                    QVERIFY(sql.run("DROP TRIGGER " + trigger));
                QVERIFY(sql.run("DELETE FROM " + name + " WHERE rowid NOT IN (" + joined(rows, row) + "); INSERT INTO " + name + " SELECT * FROM kept; DROP TABLE kept"));
                for (const std::string &trigger : triggers)
                    QVERIFY(sql.run(trigger));
            }
        }
        fixture.reopen(Workspace::Access::ReadOnly);
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);      // and what was put back is not accused
        QVERIFY(tried >= static_cast<int>(columns.size()));
    }

    void verifySaysFromWhereOnNothingIsAnchored()
    {
        BundleFixture fixture;
        fixture.exported();
        auto report = fixture.workspace->verify(TaskContext());
        QCOMPARE(report->anchored, report->events);
        VERIFY_OK(fixture.workspace->setConsent(fixture.id, std::nullopt));
        report = fixture.workspace->verify(TaskContext());
        QVERIFY(report->isWhole);
        QCOMPARE(report->anchored + 1, report->events);
    }

    // Cutting the chain where it is signed for shows, even with the head rewritten.
    void aCutBehindAnAnchorShows()
    {
        BundleFixture fixture;
        fixture.exported();
        fixture.workspace.reset();
        {
            Sql sql(fixture.path());
            QVERIFY(sql.run("DROP TRIGGER audit_events_stay; DELETE FROM audit_events WHERE id=(SELECT max(id) FROM audit_events);"
                            "UPDATE chain_head SET events=(SELECT max(id) FROM audit_events), hash=(SELECT hash FROM audit_events ORDER BY id DESC LIMIT 1);"
                            "CREATE TRIGGER audit_events_stay BEFORE DELETE ON audit_events BEGIN SELECT RAISE(ABORT, 'an audit event is never removed'); END"));
        }
        fixture.reopen(Workspace::Access::ReadOnly);
        const auto report = fixture.workspace->verify(TaskContext());
        std::string codes;
        for (const Diagnostic &one : report->problems)
            codes += one.code + ' ';
        QVERIFY2(codes.find("chain_cut") != std::string::npos, codes.c_str());
    }

private:
    static std::string joined(const std::vector<std::string> &rows, const std::string &without)
    {
        std::string out = "-1";
        for (const std::string &row : rows)
            if (row != without)
                out += ',' + row;
        return out;
    }
};

PROBITY_TEST(TestAuditFields)
#include "test_audit_fields.moc"
