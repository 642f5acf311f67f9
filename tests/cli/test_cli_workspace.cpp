#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/test_main.h"

using namespace probity::test;
using Json = nlohmann::json;

namespace {

QStringList importCommand(const QStringList &submissions, const char *who = "Anna")
{
    return args({"import", "w.probity"}) + submissions + args({"--as", who, "--passphrase-file", "pass"});
}

}  // namespace

class TestCliWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        writeFile(m_folder->filePath(QStringLiteral("pass")), "correct horse battery\nsecond line\n");
        writeFile(m_folder->filePath(QStringLiteral("wrong")), "something else\n");
        writeSubmission(m_folder->filePath(QStringLiteral("s")));
    }

    void aNewWorkspaceBeginsWithItsFirstPerson()
    {
        const Answer answer = run(importCommand({QStringLiteral("s")}), {}, m_folder->path());
        QVERIFY2(answer.status == 0, answer.err.constData());
        QVERIFY2(answer.err.contains("first person"), answer.err.constData());
        QVERIFY2(answer.out.contains("submission 1"), answer.out.constData());
        const Answer list = run(args({"list", "w.probity", "--format", "json"}), {}, m_folder->path());
        QCOMPARE(list.status, 0);
        const Json row = Json::parse(list.out.toStdString());
        QCOMPARE(row["name"].get<std::string>(), std::string("麦田书屋"));
        QCOMPARE(row["state"].get<std::string>(), std::string("waiting"));
        QCOMPARE(row["worst"].get<std::string>(), std::string("undeclared"));
        const Answer csv = run(args({"list", "w.probity", "--format", "csv"}), {}, m_folder->path());
        QCOMPARE(csv.out.split('\n').size(), 3);    // head, one row, nothing
        QVERIFY(run(args({"list", "w.probity"}), {}, m_folder->path()).out.contains("麦田书屋"));
    }

    void theSameAgainAddsNothing()
    {
        QCOMPARE(run(importCommand({QStringLiteral("s")}), {}, m_folder->path()).status, 0);
        const Answer again = run(importCommand({QStringLiteral("s")}), {}, m_folder->path());
        QCOMPARE(again.status, 0);
        QVERIFY2(again.out.contains("known already"), again.out.constData());
    }

    void onlyAPersonOfTheWorkspaceImports()
    {
        QCOMPARE(run(importCommand({QStringLiteral("s")}), {}, m_folder->path()).status, 0);
        const QStringList wrongPassphrase = args({"import", "w.probity", "s", "--as", "Anna", "--passphrase-file", "wrong"});
        for (const QStringList &command : {wrongPassphrase, importCommand({QStringLiteral("s")}, "Bob"), args({"import", "w.probity", "s", "--as", "Anna"}), args({"import", "w.probity", "s"})}) {
            const Answer answer = run(command, {}, m_folder->path());
            QCOMPARE(answer.status, 2);
            QVERIFY(!answer.err.isEmpty());
        }
    }

    void withoutAPassphraseNothingIsMade()
    {
        QCOMPARE(run(args({"import", "w.probity", "s", "--as", "Anna"}), {}, m_folder->path()).status, 2);
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("w.probity"))));
    }

    void aCaseIsExportedAndVerified()
    {
        QCOMPARE(run(importCommand({QStringLiteral("s")}), {}, m_folder->path()).status, 0);
        for (const bool isRedacted : {false, true}) {
            const char *file = isRedacted ? "redacted.zip" : "full.zip";
            QStringList command = args({"export", "w.probity", "1", "--output", file, "--as", "Anna", "--passphrase-file", "pass"});
            if (isRedacted)
                command << QStringLiteral("--redact");
            const Answer exported = run(command, {}, m_folder->path());
            QVERIFY2(exported.status == 0, exported.err.constData());
            const Answer verified = run(args({"verify", file}), {}, m_folder->path());
            QVERIFY2(verified.status == 0, verified.out.constData());
            QVERIFY(verified.out.contains("whole and unaltered"));
            const Json report = Json::parse(run(args({"verify", file, "--format", "json"}), {}, m_folder->path()).out.toStdString());
            QVERIFY(report["whole"].get<bool>());
            QVERIFY(exported.out.contains(report["key"].get<std::string>().c_str()));
            QCOMPARE(run(args({"verify", file, "--key", report["key"].get<std::string>().c_str()}), {}, m_folder->path()).status, 0);
            const Answer other = run(args({"verify", file, "--key", "00"}), {}, m_folder->path());
            QCOMPARE(other.status, 1);
            QVERIFY(other.out.contains("key_differs"));
            QByteArray bytes = readFile(m_folder->filePath(QString::fromLatin1(file)));
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
            writeFile(m_folder->filePath(QStringLiteral("flipped.zip")), bytes);
            const Answer flipped = run(args({"verify", "flipped.zip"}), {}, m_folder->path());
            QCOMPARE(flipped.status, 1);
            QVERIFY2(flipped.out.contains("ALTERED") && flipped.out.contains("FAILED"), flipped.out.constData());
            QCOMPARE(run(command, {}, m_folder->path()).status, 3);     // never over what is there
        }
        const Answer workspace = run(args({"verify", "w.probity"}), {}, m_folder->path());
        QVERIFY2(workspace.out.contains("nothing is anchored yet") || workspace.out.contains("signed for to its end"), workspace.out.constData());
        QCOMPARE(run(args({"export", "w.probity", "9", "--output", "n.zip", "--as", "Anna", "--passphrase-file", "pass"}), {}, m_folder->path()).status, 3);
    }

    void lettersAndBulletinsOfAnEmptyWorkspaceSayNothing()
    {
        QCOMPARE(run(importCommand({QStringLiteral("s")}), {}, m_folder->path()).status, 0);
        const Answer none = run(args({"letter", "w.probity", "7"}), {}, m_folder->path());
        QCOMPARE(none.status, 3);
        const Answer bulletin = run(args({"bulletin", "w.probity", "--format", "json", "--since", "2026-01-01"}), {}, m_folder->path());
        QVERIFY2(bulletin.status == 0, bulletin.err.constData());
        QVERIFY(Json::parse(bulletin.out.toStdString())["apps"].empty());
        QCOMPARE(run(args({"bulletin", "w.probity", "--since", "soon"}), {}, m_folder->path()).status, 2);
        writeFile(m_folder->filePath(QStringLiteral("bad.json")), R"({"schema":"probity.letters/1","texts":{"nothing":{"en":"x","zh":"x"}}})");
        QCOMPARE(run(args({"bulletin", "w.probity", "--format", "xlsx"}), {}, m_folder->path()).out.left(2), QByteArray("PK"));
    }

    void whatCannotBeImportedDoesNotStopTheOthers()
    {
        const Answer answer = run(importCommand({QStringLiteral("missing"), QStringLiteral("s")}), {}, m_folder->path());
        QCOMPARE(answer.status, 3);
        QVERIFY2(answer.err.contains("missing"), answer.err.constData());
        QVERIFY2(answer.out.contains("s  submission 1"), answer.out.constData());
    }

    void verifyTellsWholeFromAltered()
    {
        QCOMPARE(run(importCommand({QStringLiteral("s")}), {}, m_folder->path()).status, 0);
        const Answer whole = run(args({"verify", "w.probity", "--format", "json"}), {}, m_folder->path());
        QVERIFY2(whole.status == 0, whole.err.constData());
        const Json said = Json::parse(whole.out.toStdString());
        QVERIFY(said["whole"].get<bool>());
        QVERIFY(said["events"].get<int>() >= 2);
        QFile file(m_folder->filePath(QStringLiteral("w.probity")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        file.close();
        const qsizetype name = bytes.indexOf("Anna");
        QVERIFY(name > 0);
        writeFile(file.fileName(), bytes.replace("Anna", "Anne"));
        const Answer altered = run(args({"verify", "w.probity"}), {}, m_folder->path());
        QVERIFY2(altered.status == 1 || altered.status == 3, altered.out.constData());
    }

    void whatIsNoWorkspaceIsSaidToBeNone()
    {
        writeFile(m_folder->filePath(QStringLiteral("w.probity")), QByteArray("no database at all").repeated(300));
        for (const QStringList &command : {args({"list", "w.probity"}), args({"verify", "w.probity"}), importCommand({QStringLiteral("s")}), args({"list", "missing.probity"})}) {
            const Answer answer = run(command, {}, m_folder->path());
            QCOMPARE(answer.status, 3);
            QVERIFY2(answer.err.contains("workspace") || answer.err.contains("not there"), answer.err.constData());
            QVERIFY(answer.out.isEmpty());
        }
        QCOMPARE(readFile(m_folder->filePath(QStringLiteral("w.probity"))).size(), qsizetype{18 * 300});
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

PROBITY_TEST(TestCliWorkspace)
#include "test_cli_workspace.moc"
