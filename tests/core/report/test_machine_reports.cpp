// What CI servers, code hosts and spreadsheets get is valid and inert.
#include <fstream>

#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

#include "analysis/rules/rule_engine.h"
#include "core/ledger/fixture.h"
#include "report/csv_text.h"
#include "report/machine_reports.h"
#include "support/json_schema.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

/// An assessment with findings on traffic, a notice and nothing at all; every text that others write can be made hostile.
class Checked : public LedgerFixture {
public:
    explicit Checked(const std::string &hostile = {})
    {
        assessment.submission.app.platform = PlatformId("wechat-miniprogram");
        assessment.submission.app.name = "蜻蜓" + hostile;
        assessment.submission.version = "1.2" + hostile;
        notice("+phone_number; -device_id");
        asks("precise_location", "scope.userLocation");
        traffic("phone_number first; device_id umeng");
        build();
        book = *RuleBook::load(taxonomy);
        book->evaluate(assessment, *taxonomy, *recipients);
        if (hostile.empty())
            return;
        for (Finding &finding : assessment.findings) {
            finding.title = {hostile + finding.title.en, hostile + finding.title.zh};
            finding.message = {hostile, hostile};
            finding.cure = {hostile, hostile};
        }
        for (Evidence &evidence : assessment.evidence) {
            evidence.excerpt = hostile;
            evidence.where.url = hostile;
            evidence.where.pointer = hostile;
        }
        for (LedgerLine &line : assessment.ledger)
            line.recipient = hostile;
    }
    ReportContext context(const char *language = "en") const { return {*taxonomy, book->catalogue(), language, "0.1.0", Level::Error, false}; }
    std::vector<CheckedSubmission> submissions(const char *name = "apps/dragonfly", bool hasBaseline = false) const { return {{name, assessment, hasBaseline, {}}}; }

    std::shared_ptr<const RuleBook> book;
};

const JsonSchema &sarifSchema()
{
    static const JsonSchema schema(nlohmann::json::parse(std::ifstream(PROBITY_SOURCE_DIR "/tests/data/schemas/sarif-2.1.0.json")));
    return schema;
}

QString faultsOf(const std::string &sarif)
{
    QStringList out;
    for (const std::string &fault : sarifSchema().faults(nlohmann::json::parse(sarif)))
        out << QString::fromStdString(fault);
    return out.mid(0, 10).join(QLatin1Char('\n'));
}

std::string hostileText()
{
    return "=cmd|'/c calc'!A1 <script>alert(1)</script> ]]> \"';-- \xE2\x80\xAE" "evil \x01\x1b[31m | ` \xFF \n# head" + std::string(2000, 'A');
}

}  // namespace

class TestMachineReports : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sarifIsValid_data()
    {
        QTest::addColumn<bool>("isHostile");
        QTest::addColumn<bool>("hasBaseline");
        QTest::newRow("usual") << false << false;
        QTest::newRow("hostile") << true << false;
        QTest::newRow("with a baseline") << false << true;
    }
    void sarifIsValid()
    {
        QFETCH(bool, isHostile);
        QFETCH(bool, hasBaseline);
        Checked checked(isHostile ? hostileText() : std::string());
        checked.assessment.findings.front().exception = "known, fixed in 1.3";
        for (const char *name : {"apps/dragonfly", "/tmp/apps/dragonfly", "-", ".", "./a b/蜻蜓"}) {
            const std::string sarif = sarifReport(checked.submissions(name, hasBaseline), checked.context());
            QVERIFY2(faultsOf(sarif).isEmpty(), qPrintable(faultsOf(sarif)));
        }
        QVERIFY(faultsOf(R"({"version":"2.1.0","runs":[{"tool":{}}]})").contains(QStringLiteral("lacks driver")));       // the check can fail
        QVERIFY(faultsOf(R"({"version":"2.0.0","runs":[]})").contains(QStringLiteral("none of")));
    }

    void sarifSaysWhatACodeHostNeeds()
    {
        Checked checked;
        checked.assessment.findings.front().exception = "known, fixed in 1.3";
        checked.assessment.findings.back().state = FindingState::Changed;
        const auto sarif = nlohmann::json::parse(sarifReport(checked.submissions("apps/dragonfly", true), checked.context()));
        const auto &run = sarif["runs"][0];
        const auto &results = run["results"];
        QCOMPARE(results.size(), checked.assessment.findings.size());
        QCOMPARE(results[0]["suppressions"][0]["status"].get<std::string>(), std::string("accepted"));
        QCOMPARE(results[0]["suppressions"][0]["justification"].get<std::string>(), std::string("known, fixed in 1.3"));
        QCOMPARE(results.back()["baselineState"].get<std::string>(), std::string("updated"));
        bool hasRequest = false;
        for (const auto &result : results) {
            QCOMPARE(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
            QVERIFY(!result["partialFingerprints"]["probity/v1"].get<std::string>().empty());
            QVERIFY(!result.contains("locations") || result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>().rfind("apps/dragonfly/", 0) == 0);
            for (const auto &taxon : result.value("taxa", nlohmann::json::array()))
                QCOMPARE(run["taxonomies"][taxon["toolComponent"]["index"].get<std::size_t>()]["taxa"][taxon["index"].get<std::size_t>()]["id"], taxon["id"]);
            hasRequest = hasRequest || result.contains("webRequest");
        }
        QVERIFY(hasRequest);
        const auto without = nlohmann::json::parse(sarifReport(checked.submissions(), checked.context("zh")));
        QVERIFY(!without["runs"][0]["results"][0].contains("baselineState"));
        QCOMPARE(without["runs"][0]["language"].get<std::string>(), std::string("zh-CN"));
    }

    void junitIsXmlThatCounts()
    {
        for (const std::string &hostile : {std::string(), hostileText()}) {
            Checked checked(hostile);
            const std::string text = junitReport(checked.submissions(), checked.context());
            QXmlStreamReader xml(QByteArray::fromStdString(text));
            int cases = 0;
            int failures = 0;
            int told = 0;
            while (!xml.atEnd()) {
                if (xml.readNext() != QXmlStreamReader::StartElement)
                    continue;
                cases += xml.name() == QLatin1String("testcase") ? 1 : 0;
                failures += xml.name() == QLatin1String("failure") ? 1 : 0;
                if (xml.name() == QLatin1String("testsuites"))
                    told = xml.attributes().value(QLatin1String("tests")).toInt();
            }
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QCOMPARE(cases, told);
            const auto errors = std::count_if(checked.assessment.findings.begin(), checked.assessment.findings.end(), [](const Finding &one) { return one.level == Level::Error; });
            QCOMPARE(failures, static_cast<int>(errors));
            QVERIFY(failures > 0);
        }
    }

    void anExceptedFindingIsSkippedAndNoFailure()
    {
        Checked checked;
        for (Finding &finding : checked.assessment.findings)
            finding.exception = "granted";
        const std::string text = junitReport(checked.submissions(), checked.context());
        QVERIFY(text.find("<failure") == std::string::npos);
        QVERIFY(text.find("<skipped message=\"granted\"/>") != std::string::npos);
    }

    // The same as the exit status: what the version before had already, and what is gone, makes no build fail.
    void withABaselineOnlyNewAndChangedCount()
    {
        Checked checked;
        for (Finding &finding : checked.assessment.findings)
            finding.state = FindingState::Unchanged;
        Finding gone = checked.assessment.findings.front();
        gone.state = FindingState::Gone;
        gone.title = {"A use of old", "旧的使用"};
        checked.assessment.findings.push_back(gone);
        QVERIFY(junitReport(checked.submissions("a", true), checked.context()).find("<failure") == std::string::npos);
        QVERIFY(junitReport(checked.submissions("a", false), checked.context()).find("<failure") != std::string::npos);
        const std::string text = markdownReport(checked.submissions("a", true), checked.context());
        QVERIFY(text.find("A use of old") == std::string::npos);
        QVERIFY(text.find("1 of the baseline are gone") != std::string::npos);
        QVERIFY(text.find("error, unchanged") != std::string::npos);
        checked.assessment.findings = {gone};
        QVERIFY(markdownReport(checked.submissions("a", true), checked.context("zh")).find("未发现问题") != std::string::npos);
    }

    // A submission that could not be read is no clean one.
    void whatCouldNotBeReadIsSaid()
    {
        const Checked checked;
        const Assessment nothing;
        const std::vector<CheckedSubmission> submissions{{"good", checked.assessment, false, {}}, {"broken.zip", nothing, false, {"broken.zip: no <archive>"}}};
        const std::string junit = junitReport(submissions, checked.context());
        QVERIFY(junit.find("errors=\"1\"") != std::string::npos);
        QVERIFY(junit.find("<error message=\"broken.zip: no &lt;archive&gt;\"/>") != std::string::npos);
        const std::string sarif = sarifReport(submissions, checked.context());
        QVERIFY2(faultsOf(sarif).isEmpty(), qPrintable(faultsOf(sarif)));
        const auto runs = nlohmann::json::parse(sarif)["runs"];
        QVERIFY(!runs[0].contains("invocations"));
        QCOMPARE(runs[1]["invocations"][0]["executionSuccessful"].get<bool>(), false);
        QVERIFY(markdownReport(submissions, checked.context("zh")).find("未能读取：broken") != std::string::npos);
    }

    void markdownStaysInItsTable()
    {
        Checked checked(hostileText());
        const std::string text = markdownReport(checked.submissions(), checked.context());
        QVERIFY(text.find("<script") == std::string::npos);
        QVERIFY(text.find("\xE2\x80\xAE") == std::string::npos);
        std::size_t rows = 0;
        for (const QByteArray &line : QByteArray::fromStdString(text).split('\n')) {
            if (!line.startsWith("| "))
                continue;
            ++rows;
            int bars = 0;
            for (int i = 0; i < line.size(); ++i)
                bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\') ? 1 : 0;
            QCOMPARE(bars, 6);
        }
        QVERIFY(rows >= 2);
        Checked clean;
        clean.assessment.findings.clear();
        QVERIFY(markdownReport(clean.submissions(), clean.context("zh")).find("未发现问题") != std::string::npos);
    }

    void linesAreLines()
    {
        Checked checked(hostileText());
        const QByteArray jsonl = QByteArray::fromStdString(findingsJsonl(checked.submissions(), checked.context()));
        QCOMPARE(jsonl.count('\n'), static_cast<int>(checked.assessment.findings.size()));
        for (const QByteArray &line : jsonl.split('\n'))
            QVERIFY(line.isEmpty() || nlohmann::json::accept(line.toStdString()));
    }

    void cellsRunNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("cell");
        const auto row = [](const char *name, const char *text, const char *cell) { QTest::newRow(name) << QByteArray(text) << QByteArray(cell); };
        row("plain", "plain", "plain");
        row("comma", "a,b", "\"a,b\"");
        row("quotation marks", "a \"b\"", "\"a \"\"b\"\"\"");
        row("formula", "=1+1", "'=1+1");
        row("formula behind blanks", "  =1+1", "'  =1+1");
        row("formula behind a tab", "\t=1+1", "' =1+1");
        row("plus", "+86 138", "'+86 138");
        row("minus", "-1", "'-1");
        row("at", "@SUM(A1)", "'@SUM(A1)");
        row("full width", "＝1+1", "'＝1+1");
        row("line feed", "a\nb", "\"a\nb\"");
        row("direction", "a\xE2\x80\xAE" "b", "ab");
        row("empty", "", "");
    }
    void cellsRunNothing()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(QByteArray::fromStdString(csvCell(text.toStdString())), cell);
    }

    void theSameTwice()
    {
        const Checked a;
        const Checked b;
        QCOMPARE(sarifReport(a.submissions(), a.context()), sarifReport(b.submissions(), b.context()));
        QCOMPARE(junitReport(a.submissions(), a.context()), junitReport(b.submissions(), b.context()));
        QCOMPARE(findingsCsv(a.submissions(), a.context()), findingsCsv(b.submissions(), b.context()));
    }
};

PROBITY_TEST(TestMachineReports)
#include "test_machine_reports.moc"
