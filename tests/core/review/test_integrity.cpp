// What was done behind the program's back shows; what broke half-way leaves nothing.
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/review/workspace_fixture.h"

using namespace probity;
using namespace probity::test;
namespace fs = std::filesystem;

namespace {

int exec(const std::string &path, const std::string &sql)
{
    sqlite3 *handle = nullptr;
    int code = sqlite3_open(path.c_str(), &handle);
    if (code == SQLITE_OK)
        code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(handle);
    return code;
}

std::int64_t count(const std::string &path, const std::string &sql)
{
    sqlite3 *handle = nullptr;
    sqlite3_stmt *statement = nullptr;
    std::int64_t value = -1;
    if (sqlite3_open(path.c_str(), &handle) == SQLITE_OK && sqlite3_prepare_v2(handle, sql.c_str(), -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        value = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(handle);
    return value;
}

const char *leftovers = "SELECT (SELECT count(*) FROM artifacts) + (SELECT count(*) FROM artifact_chunks) + (SELECT count(*) FROM submissions) + (SELECT count(*) FROM entries) + (SELECT count(*) FROM apps)";

}  // namespace

class TestIntegrity : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsAlteredShows_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("problem");
        const auto row = [](const char *title, const char *sql, const char *problem) { QTest::newRow(title) << QByteArray(sql) << QByteArray(problem); };
        row("a finding's level", "UPDATE findings SET level='note' WHERE position=0", "row_altered");
        row("an observation's value", "UPDATE observations SET value='x' WHERE position=0", "row_altered");
        row("an entry is taken out", "DELETE FROM entries WHERE position=1", "row_altered");
        row("all entries are taken out", "DELETE FROM entries", "row_missing");
        row("the submission's state", "UPDATE submissions SET state='banned'", "row_altered");
        row("a person's role", "UPDATE people SET role='developer'", "row_altered");
        row("a person put in", "INSERT INTO people SELECT 77, 'Ghost', role, 1, 0, 0, passphrase FROM people", "row_unvouched");
        row("a tag's document", "UPDATE tags SET document=x'a0'", "row_altered");
        row("a byte of a chunk", "UPDATE artifact_chunks SET data=CAST(substr(data,1,30)||x'00'||substr(data,32) AS BLOB) WHERE artifact=1", "artifact_");
        row("a chunk is gone", "DELETE FROM artifact_chunks WHERE artifact=1", "artifact_");
        row("an artifact's hash", "UPDATE artifacts SET sha256=zeroblob(32) WHERE id=1", "artifact_altered");
        row("an event, its trigger dropped", "DROP TRIGGER audit_events_stay_as_they_are; UPDATE audit_events SET by_name='Wu' WHERE id=3", "event_altered");
        row("a dropped trigger alone", "DROP TRIGGER decisions_stay", "schema_altered");
        row("the last event, its trigger dropped", "DROP TRIGGER audit_events_stay; DELETE FROM audit_events WHERE id=(SELECT max(id) FROM audit_events)", "chain_cut");
        row("an event in the middle", "DROP TRIGGER audit_events_stay; DELETE FROM audit_events WHERE id=2", "chain_gap");
        row("a decision, its trigger dropped", "DROP TRIGGER decisions_stay_as_they_are; UPDATE decisions SET document=replace(document,'Lin','Lim')", "row_altered");
    }
    void whatIsAlteredShows()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, problem);
        WorkspaceFixture fixture;
        const auto imported = fixture.import();
        VERIFY_OK(imported);
        Tag tag;
        tag.kind = "question";
        VERIFY_OK(fixture.workspace->addTag(imported->submission, tag));
        std::vector<std::string> all;
        const auto assessment = *fixture.workspace->assessment(imported->submission, TaskContext());
        for (const Finding &finding : assessment->findings)
            all.push_back(finding.fingerprint);
        VERIFY_OK(fixture.workspace->dispose(imported->submission, all, DispositionKind::Dismissed, "seen"));
        VERIFY_OK(fixture.workspace->recordDecision(*fixture.workspace->draftDecision(imported->submission)));
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
        fixture.workspace.reset();
        QCOMPARE(exec(fixture.path(), sql.toStdString()), SQLITE_OK);
        fixture.reopen(Workspace::Access::ReadOnly);
        const auto report = fixture.workspace->verify(TaskContext());
        VERIFY_OK(report);
        QVERIFY(!report->isWhole);
        QByteArray codes;
        for (const Diagnostic &one : report->problems)
            codes.append(one.code.c_str()).append(' ');
        QVERIFY2(codes.contains(problem), codes.constData());
    }

    void theRecordCannotBeChangedBySql_data()
    {
        QTest::addColumn<QByteArray>("sql");
        for (const char *table : {"decisions", "reasons", "audit_events", "dispositions"}) {
            QTest::addRow("delete from %s", table) << QByteArray("DELETE FROM ") + table;
            QTest::addRow("update %s", table) << QByteArray("UPDATE ") + table + " SET rowid=rowid";
        }
        QTest::newRow("delete from tags") << QByteArray("DELETE FROM tags");
    }
    void theRecordCannotBeChangedBySql()
    {
        QFETCH(QByteArray, sql);
        static std::unique_ptr<WorkspaceFixture> fixture;
        if (!fixture) {
            fixture = std::make_unique<WorkspaceFixture>();
            const auto imported = fixture->import();
            VERIFY_OK(imported);
            const auto assessment = *fixture->workspace->assessment(imported->submission, TaskContext());
            Tag tag;
            tag.kind = "question";
            VERIFY_OK(fixture->workspace->addTag(imported->submission, tag));
            VERIFY_OK(fixture->workspace->dispose(imported->submission, {assessment->findings.front().fingerprint}, DispositionKind::Confirmed, ""));
            Decision draft = *fixture->workspace->draftDecision(imported->submission);
            draft.outcome = Outcome::Reject;
            VERIFY_OK(fixture->workspace->recordDecision(draft));
        }
        const QByteArray statement = sql.contains("reasons") ? QByteArray(sql).replace("rowid=rowid", "position=position") : sql;
        QCOMPARE(exec(fixture->path(), statement.toStdString()), SQLITE_CONSTRAINT);
    }

    // Any flipped byte of a used page shows: in a hash, in the structure, or because the file is no workspace any more.
    void aFlippedByteShows()
    {
        WorkspaceFixture fixture;
        VERIFY_OK(fixture.import({.requests = 40}));
        fixture.workspace.reset();
        std::ifstream in(fixture.path(), std::ios::binary);
        const std::string whole((std::istreambuf_iterator<char>(in)), {});
        const std::string phone = "api.tracker-example.com/v1/login";
        int tried = 0;
        for (std::size_t at = whole.find(phone); at != std::string::npos && tried < 12; at = whole.find(phone, at + 1), ++tried) {
            std::string damaged = whole;
            damaged[at + 4] = 'T';
            const std::string copy = (fixture.folder() / "copy.probity").string();
            writeFile(copy, damaged);
            auto opened = Workspace::open(copy, Workspace::Access::ReadOnly, engine(), fixture.clock);
            VERIFY_OK(opened);
            const auto report = (*opened)->verify(TaskContext());
            VERIFY_OK(report);
            QVERIFY(!report->isWhole);
        }
        QVERIFY(tried > 0);
    }

    void aStoppedImportLeavesNothing()
    {
        WorkspaceFixture fixture;
        const std::string path = writeLarge(fixture.folder() / "large", 24);
        int stopped = 0;
        for (const int afterMs : {-1, 0, 5, 30, 80}) {     // -1: it is asked before it begins
            std::stop_source stop;
            if (afterMs < 0)
                stop.request_stop();
            std::atomic<std::int64_t> asked = 0;
            const auto microseconds = [] { return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); };
            std::thread stopper([&] {
                std::this_thread::sleep_for(std::chrono::milliseconds(std::max(0, afterMs)));
                asked = microseconds();
                stop.request_stop();
            });
            const auto imported = fixture.workspace->importSubmission({path}, TaskContext(stop.get_token()));
            const std::int64_t answered = microseconds();
            stopper.join();
            if (imported)
                continue;       // a fast machine may be done before it is asked to stop
            VERIFY_FAILS(imported, ErrorCode::Stopped);
            ++stopped;
            qInfo("stopped after %d ms: answered within %lld ms", afterMs, static_cast<long long>((answered - asked) / 1000));
            QVERIFY(fixture.workspace->submissions()->empty());
            QCOMPARE(count(fixture.path(), leftovers), std::int64_t{0});
            QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
        }
        QVERIFY(stopped > 0);
    }

    void aKilledImportLeavesNothing()
    {
        WorkspaceFixture fixture;
        const std::string path = writeLarge(fixture.folder() / "large", 24);
        fixture.workspace.reset();
        const pid_t pid = ::fork();
        if (pid == 0) {
            auto opened = Workspace::open(fixture.path(), Workspace::Access::ReadWrite, engine(), fixture.clock);
            if (!opened || !(*opened)->signIn("Lin", WorkspaceFixture::passphrase))
                ::_exit(1);
            std::thread killer([&] {
                // Dies as soon as something is staged: that is the moment that matters.
                while (count(fixture.path(), "SELECT count(*) FROM artifact_chunks") < 2)
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                ::_exit(42);
            });
            static_cast<void>((*opened)->importSubmission({path}, TaskContext()));
            ::_exit(2);
        }
        int status = 0;
        ::waitpid(pid, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 42);
        QVERIFY(count(fixture.path(), "SELECT count(*) FROM artifact_chunks") >= 2);
        fixture.reopen();
        QVERIFY(fixture.workspace->submissions()->empty());
        QCOMPARE(count(fixture.path(), leftovers), std::int64_t{0});
        fixture.reopen();
        QVERIFY(fs::file_size(fixture.path()) < 2'000'000);      // the bytes are given back as well
        const auto report = fixture.workspace->verify(TaskContext());
        VERIFY_OK(report);
        QVERIFY(report->isWhole);
    }

    // A limit on the size of files stands for the full disk: both refuse the write in the middle of the import.
    void aDiskThatIsFullLeavesNothing()
    {
        WorkspaceFixture fixture;
        const std::string path = writeLarge(fixture.folder() / "large", 12);
        fixture.workspace.reset();
        const pid_t pid = ::fork();
        if (pid == 0) {
            auto opened = Workspace::open(fixture.path(), Workspace::Access::ReadWrite, engine(), fixture.clock);
            if (!opened || !(*opened)->signIn("Lin", WorkspaceFixture::passphrase))
                ::_exit(1);
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit small{5'000'000, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &small);
            const auto imported = (*opened)->importSubmission({path}, TaskContext());
            const rlimit large{RLIM_INFINITY, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &large);
            if (imported || (imported.error().code != ErrorCode::NotWritable && imported.error().code != ErrorCode::DiskFull))
                ::_exit(2);
            if (!(*opened)->submissions()->empty() || count(fixture.path(), "SELECT count(*) FROM entries") != 0)
                ::_exit(3);
            if (!(*opened)->importSubmission({path}, TaskContext()))     // there is room again
                ::_exit(4);
            ::_exit(count(fixture.path(), "SELECT count(*) FROM artifacts WHERE staged_by IS NOT NULL") == 0 ? 0 : 5);
        }
        int status = 0;
        ::waitpid(pid, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
        fixture.reopen();
        QCOMPARE(fixture.workspace->submissions()->size(), std::size_t{1});
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
    }

    void aSecondProgramReadsWhileThisOneWrites()
    {
        WorkspaceFixture fixture;
        VERIFY_OK(fixture.import());
        const pid_t pid = ::fork();
        if (pid == 0) {
            const auto writer = Workspace::open(fixture.path(), Workspace::Access::ReadWrite, engine(), fixture.clock);
            if (writer || writer.error().code != ErrorCode::Locked)
                ::_exit(1);
            const auto reader = Workspace::open(fixture.path(), Workspace::Access::ReadOnly, engine(), fixture.clock);
            if (!reader || (*reader)->submissions()->size() != 1 || !(*reader)->assessment(SubmissionId{1}, TaskContext()))
                ::_exit(2);
            if (!(*reader)->signIn("Lin", WorkspaceFixture::passphrase) || (*reader)->assign(SubmissionId{1}, PersonId{}).error().code != ErrorCode::NotWritable)
                ::_exit(3);
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(pid, &status, 0);
        QVERIFY(WIFEXITED(status));
        QCOMPARE(WEXITSTATUS(status), 0);
    }

    void manyThreadsUseOneWorkspace()
    {
        WorkspaceFixture fixture;
        const auto imported = fixture.import();
        VERIFY_OK(imported);
        const SubmissionId id = imported->submission;
        std::atomic<int> failures = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 20; ++i) {
                    Tag tag;
                    tag.kind = "question";
                    tag.note = std::to_string(t) + '/' + std::to_string(i);
                    failures += !fixture.workspace->addTag(id, tag);
                    failures += !fixture.workspace->assessment(id, TaskContext());
                    failures += !fixture.workspace->entry(id, 0);
                }
            });
        }
        threads.emplace_back([&] { failures += !fixture.import({.version = "2"}); });
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QVERIFY(fixture.workspace->tags(id)->size() == 60);
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
    }

    void inputsThatCannotBeReadChangeNothing()
    {
        WorkspaceFixture fixture;
        VERIFY_FAILS(fixture.workspace->importSubmission({(fixture.folder() / "missing").string()}, TaskContext()), ErrorCode::NotFound);
        const std::pair<const char *, std::string> useless[] = {{"empty.har", ""}, {"empty.zip", "PK"}, {"photo.har", "\xff\xd8\xff\xe0 JFIF"}, {"list.txt", "eggs\nmilk\n"}};
        for (const auto &[name, bytes] : useless) {
            writeFile(fixture.folder() / name, bytes);
            const auto odd = fixture.workspace->importSubmission({(fixture.folder() / name).string()}, TaskContext());
            QVERIFY2(!odd, name);
            QVERIFY2(!odd.error().detail.empty(), name);
            QVERIFY2(odd.error().where.find(name) != std::string::npos, odd.error().where.c_str());
        }
        QVERIFY(fixture.workspace->submissions()->empty());
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
    }
};

PROBITY_TEST(TestIntegrity)
#include "test_integrity.moc"
