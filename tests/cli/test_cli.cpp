#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/json_schema.h"
#include "support/test_main.h"

using namespace probity::test;
using Json = nlohmann::json;

class TestCli : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wrongUsageIsTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("nothing") << QStringList() << QByteArray("subcommand");
        QTest::newRow("unknown command") << args({"frobnicate"}) << QByteArray("frobnicate");
        QTest::newRow("unknown option") << args({"check", "x", "--frobnicate"}) << QByteArray("frobnicate");
        QTest::newRow("format of a later version") << args({"check", "x", "--format", "html"}) << QByteArray("this version writes: text, json");
        QTest::newRow("no format at all") << args({"inspect", "x", "--format", "yaml"}) << QByteArray("text, json");
        QTest::newRow("bad level") << args({"check", "x", "--fail-on", "fatal"}) << QByteArray("fatal");
        QTest::newRow("no submission") << args({"check"}) << QByteArray("SUBMISSION");
        QTest::newRow("bad time") << args({"check", "/nowhere", "--consent-at", "noon"}) << QByteArray("noon");
        QTest::newRow("unknown app type") << args({"check", "/nowhere", "--type", "toaster"}) << QByteArray("toaster");
        QTest::newRow("unknown pack") << args({"check", "/nowhere", "--rules", "nonsense"}) << QByteArray("nonsense");
    }
    void wrongUsageIsTwo()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Answer answer = run(arguments);
        QCOMPARE(answer.status, 2);
        QVERIFY2(answer.err.contains(says), answer.err.constData());
        QVERIFY(answer.out.isEmpty());
    }

    void helpIsOnStandardOutput()
    {
        for (const char *command : {"", "check", "inspect", "import", "list", "verify"}) {
            QStringList arguments = *command == '\0' ? QStringList() : args({command});
            const Answer answer = run(arguments << QStringLiteral("--help"));
            QCOMPARE(answer.status, 0);
            QVERIFY(answer.out.contains("Usage"));
            QVERIFY(answer.err.isEmpty());
        }
    }

    void whatCannotBeReadIsThree_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("an empty HAR") << QByteArray("a.har") << QByteArray() << QByteArray("empty");
        QTest::newRow("a JPEG named .har") << QByteArray("b.har") << QByteArray("\xFF\xD8\xFF\xE0\0\x10JFIF\0\1", 12) << QByteArray("JPEG");
        QTest::newRow("a PDF notice") << QByteArray("notice.pdf") << QByteArray("%PDF-1.7\n") << QByteArray("pdf");
        QTest::newRow("a manifest that is no JSON") << QByteArray("app.json") << QByteArray("{") << QByteArray();
    }
    void whatCannotBeReadIsThree()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, says);
        const QTemporaryDir folder;
        writeFile(folder.filePath(QString::fromUtf8(name)), bytes);
        const Answer answer = run({QStringLiteral("inspect"), QString::fromUtf8(name), QStringLiteral("--format"), QStringLiteral("json")}, {}, folder.path());
        const Json said = Json::parse(answer.out.toStdString(), nullptr, false);
        QVERIFY(said.is_object());
        QCOMPARE(answer.status, 3);
        QVERIFY(!said["complete"].get<bool>());
        QVERIFY(!said["warnings"].empty());
        QVERIFY2(answer.err.contains(says) || said.dump().find(says.toStdString()) != std::string::npos, answer.err.constData());
    }

    void inspectAnswersForEveryFileInOrder()
    {
        const QTemporaryDir folder;
        writeSubmission(folder.path());
        const Answer answer = run(args({"inspect", "capture.har", "/nowhere/x", "app.json", "privacy.md", "--format", "json"}), {}, folder.path());
        QCOMPARE(answer.status, 3);
        const QList<QByteArray> lines = answer.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        QList<QByteArray> roles;
        for (const QByteArray &line : lines) {
            const Json said = Json::parse(line.toStdString());
            QCOMPARE(said["schema"].get<std::string>(), std::string("probity.inspect/1"));
            roles.append(QByteArray::fromStdString(said["role"].get<std::string>()));
        }
        QCOMPARE(roles, (QList<QByteArray>{"traffic", "unknown", "manifest", "notice"}));
        const Json traffic = Json::parse(lines.at(0).toStdString());
        QCOMPARE(traffic["entries"][0]["url"].get<std::string>(), std::string("https://api.maitian.example/near"));
        QCOMPARE(traffic["entries"][0]["started"].get<std::string>(), std::string("2026-02-01T10:00:20.000+08:00"));
        QCOMPARE(traffic["entries"][0]["request_body_bytes"].get<int>(), 34);
    }

    void standardInputIsAFile()
    {
        const Answer answer = run(args({"inspect", "-", "--format", "json"}), har());
        QCOMPARE(answer.status, 0);
        const Json said = Json::parse(answer.out.toStdString());
        QCOMPARE(said["path"].get<std::string>(), std::string("-"));
        QCOMPARE(said["role"].get<std::string>(), std::string("traffic"));
        QCOMPARE(said["entries"].size(), std::size_t{1});
    }

    void checkFindsWhatIsNotDeclared()
    {
        const QTemporaryDir folder;
        writeSubmission(folder.filePath(QStringLiteral("s")));
        const QStringList command = args({"check", "s", "--format", "json"});
        const Answer answer = run(command, {}, folder.path());
        QVERIFY2(answer.status == 1, answer.err.constData());
        const Json said = Json::parse(answer.out.toStdString());
        QCOMPARE(said["schema"].get<std::string>(), std::string("probity.check/1"));
        const auto isUndeclared = [](const Json &line) { return line["category"] == "precise_location" && line["verdict"] == "undeclared"; };
        QVERIFY(std::any_of(said["ledger"].begin(), said["ledger"].end(), isUndeclared));
        QVERIFY(!said["findings"].empty());
        QVERIFY2(!answer.out.contains("30.274151"), "a personal value is shown unmasked");
        QCOMPARE(run(command + args({"--fail-on", "never"}), {}, folder.path()).status, 0);
        QCOMPARE(run(command, {}, folder.path()).out, answer.out);
    }

    void reportsForMachinesAreWhatTheyClaim()
    {
        const QTemporaryDir folder;
        writeSubmission(folder.filePath(QStringLiteral("s")));
        writeSubmission(folder.filePath(QStringLiteral("t")));
        const auto check = [&](const char *format) { return run(args({"check", "s", "t", "--format", format}), {}, folder.path()); };
        const Answer sarif = check("sarif");
        QCOMPARE(sarif.status, 1);
        const Json log = Json::parse(sarif.out.toStdString());
        QCOMPARE(log["runs"].size(), std::size_t{2});
        const JsonSchema schema(Json::parse(readFile(QStringLiteral(PROBITY_SOURCE_DIR "/tests/data/schemas/sarif-2.1.0.json")).toStdString()));
        const auto faults = schema.faults(log);
        QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
        QVERIFY(!sarif.out.contains("30.274151"));
        QVERIFY(check("junit").out.startsWith("<?xml"));
        QVERIFY(check("markdown").out.contains("| error |"));
        const Answer csv = check("csv");
        QVERIFY(csv.out.startsWith("submission,app,"));
        for (const QByteArray &line : check("jsonl").out.split('\n'))
            QVERIFY(line.isEmpty() || Json::accept(line.toStdString()));
        QCOMPARE(check("sarif").out, sarif.out);
    }

    void anExceptedFindingDoesNotFail()
    {
        const QTemporaryDir folder;
        writeSubmission(folder.filePath(QStringLiteral("s")));
        const QStringList command = args({"check", "s", "--format", "json"});
        Json exceptions{{"schema", "probity.exceptions/1"}, {"exceptions", Json::array()}};
        const Json before = Json::parse(run(command, {}, folder.path()).out.toStdString());
        for (const Json &finding : before["findings"])
            exceptions["exceptions"].push_back({{"fingerprint", finding["fingerprint"]}, {"reason", "agreed with the platform"}, {"owner", "Li"}, {"until", "2100-01-01"}});
        writeFile(folder.filePath(QStringLiteral("s/probity-exceptions.json")), QByteArray::fromStdString(exceptions.dump()));
        const Answer excepted = run(command, {}, folder.path());
        QVERIFY2(excepted.status == 0, excepted.err.constData());
        QVERIFY(excepted.out.contains("agreed with the platform (Li)"));
        for (Json &one : exceptions["exceptions"])
            one["until"] = "2001-01-01";
        writeFile(folder.filePath(QStringLiteral("old.json")), QByteArray::fromStdString(exceptions.dump()));
        const Answer expired = run(command + args({"--exceptions", "old.json"}), {}, folder.path());
        QCOMPARE(expired.status, 1);
        QVERIFY(expired.err.contains("ended"));
        writeFile(folder.filePath(QStringLiteral("bad.json")), "{}");
        QCOMPARE(run(command + args({"--exceptions", "bad.json"}), {}, folder.path()).status, 3);
    }

    void aPersonaFindsWhatNoKeyGivesAway()
    {
        const QTemporaryDir folder;
        writeFile(folder.filePath(QStringLiteral("me.json")), R"({"imei":"354810071234569"})");
        const QByteArray capture = har().replace("api.maitian.example/near", "api.maitian.example/t?q=354810071234569");
        const auto categories = [](const Answer &answer) {
            QStringList out;
            const Json said = Json::parse(answer.out.toStdString());
            for (const Json &one : said["observations"])
                if (one["basis"] == "persona")
                    out.append(QString::fromStdString(one["category"].get<std::string>()));
            return out;
        };
        QVERIFY(categories(run(args({"inspect", "-", "--format", "json"}), capture, folder.path())).isEmpty());
        QCOMPARE(categories(run(args({"inspect", "-", "--format", "json", "--persona", "me.json"}), capture, folder.path())), QStringList{QStringLiteral("device_id")});
        QCOMPARE(run(args({"inspect", "-", "--persona", "missing.json"}), capture, folder.path()).status, 3);
    }

    void aSubmissionComesThroughStandardInputToo()
    {
        const Answer answer = run(args({"check", "-", "--format", "json", "--fail-on", "never"}), har());
        QVERIFY2(answer.status == 0, answer.err.constData());
        QCOMPARE(Json::parse(answer.out.toStdString())["completeness"]["entries"].get<int>(), 1);
    }

    void theConsentMarkOfTheCommandLineCounts()
    {
        const QTemporaryDir folder;
        writeSubmission(folder.filePath(QStringLiteral("s")));
        const auto phasesAt = [&](const char *time) {
            const Answer answer = run(args({"check", "s", "--format", "json", "--consent-at", time}), {}, folder.path());
            const Json said = Json::parse(answer.out.toStdString());
            for (const Json &line : said["ledger"])
                if (line["category"] == "precise_location")
                    return QByteArray::fromStdString(line["observed"]["phases"].dump());
            return QByteArray();
        };
        QCOMPARE(phasesAt("2026-02-01T02:00:00Z"), QByteArray(R"({"after_consent":1})"));
        QCOMPARE(phasesAt("2026-02-01T10:00:21+08:00"), QByteArray(R"({"before_choice":1})"));
    }

    void severalSubmissionsAreLinesInTheOrderGiven()
    {
        const QTemporaryDir folder;
        QStringList command = args({"check", "--format", "json", "--fail-on", "never"});
        for (int i = 0; i < 6; ++i) {
            const QString name = QStringLiteral("s%1").arg(i);
            writeSubmission(folder.filePath(name));
            writeFile(folder.filePath(name + QStringLiteral("/submission.json")), QByteArray(R"({"version":")") + QByteArray::number(i) + "\"}");
            command.append(name);
        }
        command.append(QStringLiteral("missing"));
        const Answer answer = run(command, {}, folder.path());
        QCOMPARE(answer.status, 3);
        QVERIFY(answer.err.contains("missing"));
        const QList<QByteArray> lines = answer.out.trimmed().split('\n');
        QCOMPARE(lines.size(), 6);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(Json::parse(lines.at(i).toStdString())["submission"]["version"].get<std::string>(), std::to_string(i));
    }

    void outputGoesToAFileWhole()
    {
        const QTemporaryDir folder;
        writeSubmission(folder.filePath(QStringLiteral("s")));
        const Answer direct = run(args({"check", "s", "--lang", "zh"}), {}, folder.path());
        const Answer answer = run(args({"check", "s", "--lang", "zh", "--output", "report.txt"}), {}, folder.path());
        QCOMPARE(answer.status, direct.status);
        QVERIFY(answer.out.isEmpty());
        QCOMPARE(readFile(folder.filePath(QStringLiteral("report.txt"))), direct.out);
        QVERIFY(QString::fromUtf8(direct.out).contains(QStringLiteral("位置")));
        QCOMPARE(run(args({"check", "s", "--output", "/nowhere/report.txt"}), {}, folder.path()).status, 4);
        QVERIFY(QFile::link(folder.filePath(QStringLiteral("report.txt")), folder.filePath(QStringLiteral("link.txt"))));
        QCOMPARE(run(args({"check", "s", "--output", "link.txt"}), {}, folder.path()).status, direct.status);
        QVERIFY(QFileInfo(folder.filePath(QStringLiteral("link.txt"))).isSymLink());
        QVERIFY(QString::fromUtf8(readFile(folder.filePath(QStringLiteral("report.txt")))).contains(QStringLiteral("Precise location")));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    }

    void devicesAreWrittenToAndNotReplaced()
    {
        const QTemporaryDir folder;
        const QByteArray pipe = QFile::encodeName(folder.filePath(QStringLiteral("pipe")));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const int reader = ::open(pipe.constData(), O_RDONLY | O_NONBLOCK);
        QVERIFY(reader >= 0);
        writeFile(folder.filePath(QStringLiteral("app.json")), R"({"pages":["a"]})");
        QCOMPARE(run(args({"inspect", "app.json", "--output", "pipe", "--format", "json"}), {}, folder.path()).status, 0);
        QByteArray received(4096, '\0');
        received.resize(::read(reader, received.data(), static_cast<std::size_t>(received.size())));
        ::close(reader);
        QVERIFY(received.startsWith("{\"schema\""));
        struct stat after {};
        QCOMPARE(::stat(pipe.constData(), &after), 0);
        QVERIFY(S_ISFIFO(after.st_mode));
    }

    void theProgramNeedsNoWindowSystem()
    {
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QStringLiteral(PROBITY_BINARY_DIR "/bin/probity")});
        QVERIFY(ldd.waitForFinished());
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY(libraries.contains("libQt6Core"));
        for (const char *gui : {"libQt6Gui", "libQt6Widgets", "libX11", "libxcb", "libGL", "libwayland"})
            QVERIFY2(!libraries.contains(gui), gui);
    }
};

PROBITY_TEST(TestCli)
#include "test_cli.moc"
