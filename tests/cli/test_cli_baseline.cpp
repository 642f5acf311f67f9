#include <QDir>
#include <QTemporaryDir>

#include <set>

#include <nlohmann/json.hpp>

#include "cli/program.h"
#include "support/test_main.h"

using namespace probity::test;
using Json = nlohmann::json;

namespace {

/// Two versions of a submission: the second also names the location in its notice and asks for an address in its code.
struct Versions {
    QTemporaryDir dir;
    QString before = dir.filePath(QStringLiteral("1.0"));
    QString after = dir.filePath(QStringLiteral("1.1"));

    Versions()
    {
        for (const QString &folder : {before, after}) {
            QDir().mkpath(folder);
            writeSubmission(folder);
        }
        writeFile(after + QStringLiteral("/app.js"), "wx.chooseAddress({})\n");
    }
    Answer check(const QString &folder, const QStringList &more) const
    {
        return run(QStringList{QStringLiteral("check"), folder} + more);
    }
};

const QStringList asJson{QStringLiteral("--format"), QStringLiteral("json")};

std::string states(const Json &report)
{
    std::set<std::string> out;
    for (const Json &finding : report["findings"])
        out.insert(finding["state"].get<std::string>());
    std::string text;
    for (const std::string &one : out)
        text += one + " ";
    return text;
}

}  // namespace

class TestCliBaseline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameVersionHasNothingNewAndIsClean()
    {
        const Versions versions;
        QCOMPARE(versions.check(versions.before, {}).status, 1);
        const Answer answer = versions.check(versions.before, QStringList{QStringLiteral("--baseline"), versions.before} + asJson);
        QVERIFY2(answer.status == 0, answer.err.constData());
        const Json report = Json::parse(answer.out.toStdString());
        QCOMPARE(states(report), std::string("unchanged "));
        QVERIFY(report["comparison"]["uses"].empty());
        QVERIFY(report["comparison"]["notice"]["clauses"].empty());
        QVERIFY(report["comparison"]["same_app"].get<bool>());
    }

    void aReportServesAsBaseline()
    {
        const Versions versions;
        const QString file = versions.dir.filePath(QStringLiteral("before.json"));
        writeFile(file, versions.check(versions.before, asJson).out);
        const Answer same = versions.check(versions.before, QStringList{QStringLiteral("--baseline"), file} + asJson);
        QVERIFY2(same.status == 0, same.err.constData());
        const Json report = Json::parse(same.out.toStdString());
        QCOMPARE(states(report), std::string("unchanged "));
        QVERIFY(report["comparison"]["manifest"].is_null() && report["comparison"]["notice"].is_null());
        QVERIFY2(report["comparison"]["uses"].empty() && report["comparison"]["recipients"].empty(), report["comparison"].dump().c_str());
    }

    void whatIsNewIsSaidAndCounts()
    {
        const Versions versions;
        const Answer answer = versions.check(versions.after, QStringList{QStringLiteral("--baseline"), versions.before} + asJson);
        const Json report = Json::parse(answer.out.toStdString());
        QCOMPARE(report["comparison"]["capabilities"].size(), std::size_t{1});
        QCOMPARE(report["comparison"]["capabilities"][0]["api"].get<std::string>(), std::string("wx.chooseAddress"));
        QCOMPARE(report["comparison"]["capabilities"][0]["change"].get<std::string>(), std::string("new"));
        const Answer text = versions.check(versions.after, {QStringLiteral("--baseline"), versions.before});
        QVERIFY2(text.out.contains("new: wx.chooseAddress"), text.out.constData());
    }

    void whatIsGoneIsListedAndDoesNotCount()
    {
        const Versions versions;
        QFile::remove(versions.after + QStringLiteral("/capture.har"));
        const Answer answer = versions.check(versions.after, QStringList{QStringLiteral("--baseline"), versions.before} + asJson);
        const Json report = Json::parse(answer.out.toStdString());
        QVERIFY2(states(report).find("gone") != std::string::npos, answer.out.constData());
    }

    void aBaselineThatIsNoneIsSaid()
    {
        const Versions versions;
        QCOMPARE(versions.check(versions.before, {QStringLiteral("--baseline"), QStringLiteral("/nowhere")}).status, 3);
        const QString file = versions.dir.filePath(QStringLiteral("cut.json"));
        writeFile(file, "{\"schema\":\"probity.check/1\",");
        const Answer answer = versions.check(versions.before, {QStringLiteral("--baseline"), file});
        QCOMPARE(answer.status, 3);
        QVERIFY2(answer.err.contains("line 1") || answer.err.contains("report"), answer.err.constData());
    }

    void theSameTwiceGivesTheSameBytes()
    {
        const Versions versions;
        const QStringList more = QStringList{QStringLiteral("--baseline"), versions.before} + asJson;
        QCOMPARE(versions.check(versions.after, more).out, versions.check(versions.after, more).out);
    }
};

PROBITY_TEST(TestCliBaseline)
#include "test_cli_baseline.moc"
