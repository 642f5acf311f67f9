// The same input gives the same bytes, wherever and however the program is run.
#include <algorithm>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include "cli/program.h"
#include "support/test_main.h"

using namespace probity::test;

namespace {

const QStringList names{QStringLiteral("app.json"), QStringLiteral("capture.har"), QStringLiteral("privacy.md"), QStringLiteral("submission.json"), QStringLiteral("pages/index.js"), QStringLiteral("pages/near.js")};

/// The submission of writeSubmission() with some code, its files made in this order.
void writeInOrder(const QString &folder, const QStringList &order)
{
    const QTemporaryDir made;
    writeSubmission(made.path());
    writeFile(made.filePath(QStringLiteral("pages/index.js")), "wx.getLocation({}); wx.chooseAddress({})\n");
    writeFile(made.filePath(QStringLiteral("pages/near.js")), "wx.chooseLocation({}); wx.getLocation({})\n");
    for (const QString &name : order)
        writeFile(folder + QLatin1Char('/') + name, readFile(made.filePath(name)));
}

}  // namespace

class TestCliDeterminism : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void placeAndLanguageOfTheMachineChangeNothing_data()
    {
        QTest::addColumn<QStringList>("environment");
        QTest::newRow("another time zone") << args({"TZ=Asia/Kathmandu"});
        QTest::newRow("a zone with summer time") << args({"TZ=America/St_Johns"});
        QTest::newRow("no locale") << args({"LC_ALL=C", "LANG=C"});
        QTest::newRow("another locale") << args({"LC_ALL=de_DE.UTF-8", "LANG=de_DE.UTF-8", "LANGUAGE=de"});
        QTest::newRow("Turkish") << args({"LC_ALL=tr_TR.UTF-8", "LANG=tr_TR.UTF-8"});
    }
    void placeAndLanguageOfTheMachineChangeNothing()
    {
        QFETCH(QStringList, environment);
        const QTemporaryDir folder;
        writeInOrder(folder.path(), names);
        for (const char *format : {"json", "text", "sarif", "csv", "markdown", "junit"}) {
            const QStringList arguments = args({"check", ".", "--format", format, "--lang", "zh"});
            const Answer here = run(arguments, {}, folder.path(), args({"TZ=UTC", "LC_ALL=C.UTF-8"}));
            const Answer there = run(arguments, {}, folder.path(), environment);
            QVERIFY(!here.out.isEmpty());
            QCOMPARE(there.out, here.out);
            QCOMPARE(there.status, here.status);
        }
    }

    void orderOfFilesChangesNothing()
    {
        QStringList backwards = names;
        std::reverse(backwards.begin(), backwards.end());
        const QTemporaryDir one;
        const QTemporaryDir other;
        writeInOrder(one.path(), names);
        writeInOrder(other.path(), backwards);
        const QStringList check = args({"check", ".", "--format", "json"});
        const Answer first = run(check, {}, one.path());
        QVERIFY(!first.out.isEmpty());
        QCOMPARE(run(check, {}, other.path()).out, first.out);
        // Named one by one, in either order.
        const QStringList tail = args({"--format", "json"});
        const auto sortedLines = [&](const QStringList &files) {
            auto lines = run(args({"inspect"}) + files + tail, {}, one.path()).out.split('\n');
            std::sort(lines.begin(), lines.end());
            return lines;
        };
        QVERIFY(sortedLines(names).size() > names.size());
        QCOMPARE(sortedLines(backwards), sortedLines(names));
    }

    void manyAtOnceComeOutInTheOrderGiven()
    {
        const QTemporaryDir folder;
        for (const char *name : {"a", "b", "c", "d"})
            writeInOrder(folder.filePath(QString::fromUtf8(name)), names);
        const Answer first = run(args({"check", "a", "b", "c", "d", "--format", "json"}), {}, folder.path());
        QCOMPARE(first.out.trimmed().split('\n').size(), 4);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(run(args({"check", "a", "b", "c", "d", "--format", "json"}), {}, folder.path()).out, first.out);
    }

    void rulesAreListedAlikeEverywhere()
    {
        for (const char *what : {"list", "test"}) {
            const QByteArray east = run(args({"rules", what}), {}, {}, args({"TZ=Asia/Tokyo", "LC_ALL=C"})).out;
            QVERIFY(!east.isEmpty());
            QCOMPARE(run(args({"rules", what}), {}, {}, args({"TZ=UTC", "LC_ALL=C.UTF-8"})).out, east);
        }
    }
};

PROBITY_TEST(TestCliDeterminism)
#include "test_cli_determinism.moc"
