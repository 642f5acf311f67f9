// Letters as ODT, bulletins, workbooks: what goes out is readable by others and runs nothing.
#include <archive.h>
#include <archive_entry.h>

#include <QXmlStreamReader>

#include <nlohmann/json.hpp>

#include "report/bulletin.h"
#include "report/letter_blocks.h"
#include "report/odt.h"
#include "report/xlsx.h"
#include "support/test_main.h"

using namespace probity;

namespace {

/// The members of an archive as another program reads them, in their order.
std::vector<std::pair<std::string, std::string>> membersOf(const std::string &bytes)
{
    std::vector<std::pair<std::string, std::string>> out;
    archive *reader = archive_read_new();
    archive_read_support_format_zip(reader);
    if (archive_read_open_memory(reader, bytes.data(), bytes.size()) != ARCHIVE_OK)
        qFatal("no archive");
    for (archive_entry *entry = nullptr; archive_read_next_header(reader, &entry) == ARCHIVE_OK;) {
        std::string content(static_cast<std::size_t>(archive_entry_size(entry)), '\0');
        archive_read_data(reader, content.data(), content.size());
        out.emplace_back(archive_entry_pathname(entry), content);
    }
    archive_read_free(reader);
    return out;
}

std::string member(const std::string &bytes, const std::string &path)
{
    for (const auto &[name, content] : membersOf(bytes))
        if (name == path)
            return content;
    return {};
}

/// All character data of an XML text; empty and a message where it is none.
QString textOf(const std::string &xml, QString *error = nullptr)
{
    QXmlStreamReader reader(QByteArray::fromStdString(xml));
    QString out;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::Characters)
            out += reader.text();
    if (error)
        *error = reader.errorString();
    return reader.hasError() ? QString() : out;
}

std::string hostile()
{
    return "=HYPERLINK(\"http://x\") <script>alert(1)</script> ]]> & \"' \xE2\x80\xAE" "gpj.exe \x01\x1b[31m \xFF " + std::string(40000, 'A');
}

Decision decision(const std::string &words = "Keep it short.")
{
    DecisionReason reason;
    reason.reason = "undeclared_sharing";
    reason.title = {"Precise location is sent to AutoNavi " + words, "向高德提供精确位置而未说明" + words};
    reason.cure = {"State it.", "在隐私政策中说明。"};
    reason.seen = {"Seen 14 times.", "共出现 14 次。"};
    reason.clauses = {"cac2019:2.1"};
    reason.ruleVersion = "cn-platform/undeclared-sharing@2026.1";
    Evidence evidence;
    evidence.artifact = "capture.har";
    evidence.where.kind = EvidencePlace::Kind::Request;
    evidence.where.url = "https://restapi.amap.com/" + words;
    evidence.excerpt = words;
    reason.evidence = {evidence};
    Decision out;
    out.outcome = Outcome::Reject;
    out.state = DecisionState::InForce;
    out.reasons = {reason, reason};
    out.wordsToDeveloper = "Line one\n" + words;
    out.byName = "Lin";
    out.record = "2026-000001";
    out.at = *parseTimestamp("2026-11-20T10:00:00+08:00");
    out.correctUntil = parseTimestamp("2026-12-01T00:00:00+08:00");
    out.completeness.hasCapture = true;
    return out;
}

LetterContext context(const std::string &name = "乐享出行")
{
    LetterContext out;
    out.submission.appName = name;
    out.submission.appIdentifier = "wx1";
    out.submission.version = "2.3";
    out.submission.developer = name;
    return out;
}

std::shared_ptr<const Catalogue> catalogue()
{
    static const auto loaded = Catalogue::load();
    return *loaded;
}

std::vector<BulletinEntry> entries(const std::string &words = "")
{
    SubmissionSummary submission = context("乐享出行" + words).submission;
    submission.platform = PlatformId("wechat-miniprogram");
    return {{submission, decision(words)}, {submission, decision(words)}};
}

}  // namespace

class TestDocuments : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anOdtSaysWhatTheTextSays_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        QTest::newRow("Chinese") << QStringLiteral("zh");
    }
    void anOdtSaysWhatTheTextSays()
    {
        QFETCH(QString, language);
        const auto odt = letterOdt(decision(), context(), *catalogue(), language.toStdString());
        QVERIFY(odt.has_value());
        const auto members = membersOf(*odt);
        QCOMPARE(members.front().first, std::string("mimetype"));
        QCOMPARE(members.front().second, std::string("application/vnd.oasis.opendocument.text"));
        QVERIFY(odt->find("application/vnd.oasis.opendocument.text") < 60);     // where `file` looks for it
        QString said = textOf(member(*odt, "content.xml"));
        for (const LetterBlock &block : letterBlocks(decision(), context(), *catalogue(), language.toStdString()))
            for (const QString &line : QString::fromStdString(block.text).split(QLatin1Char('\n')))
                QVERIFY2(said.contains(line), qPrintable(line));
        QVERIFY(!textOf(member(*odt, "styles.xml")).isNull());
        QCOMPARE(*odt, *letterOdt(decision(), context(), *catalogue(), language.toStdString()));
    }

    void hostileValuesStayTextInAnOdt()
    {
        const auto odt = letterOdt(decision(hostile()), context(hostile()), *catalogue(), "en");
        QString error;
        const QString said = textOf(member(*odt, "content.xml"), &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QVERIFY(said.contains(QStringLiteral("<script>alert(1)</script>")));        // as words
        QVERIFY(!said.contains(QChar(0x202E)));
        QVERIFY(!QByteArray::fromStdString(member(*odt, "content.xml")).contains("<script"));
    }

    void aWorkbookHoldsTextAlone()
    {
        const auto book = xlsxTable("a/b [c]", {{"head", "second"}, {hostile(), "=1+1"}, {"+86", "乐享"}});
        QVERIFY(book.has_value());
        const std::string sheet = member(*book, "xl/worksheets/sheet1.xml");
        QString error;
        const QString said = textOf(sheet, &error);
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QVERIFY(said.contains(QStringLiteral("=1+1")));
        QVERIFY(sheet.find("<f>") == std::string::npos);
        QCOMPARE(QByteArray::fromStdString(sheet).count("<c "), QByteArray::fromStdString(sheet).count("t=\"inlineStr\""));
        for (const char *part : {"[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}) {
            textOf(member(*book, part), &error);
            QVERIFY2(error.isEmpty() && !member(*book, part).empty(), part);
        }
        QVERIFY(member(*book, "xl/workbook.xml").find("name=\"ab c\"") != std::string::npos);
        QVERIFY(said.size() < 40000);      // a cell holds 32,767 characters
        QCOMPARE(*xlsxTable("s", {{"a"}}), *xlsxTable("s", {{"a"}}));
    }

    void aBulletinNamesWhatARealOneNames()
    {
        BulletinContext around;
        around.organisation = "某省通信管理局";
        around.number = "2026年第3批";
        around.published = *parseTimestamp("2026-11-23T09:00:00+08:00");
        const QString html = QString::fromStdString(bulletinHtml(entries(), around, *catalogue(), "zh"));
        for (const char *said : {"关于侵害用户个人信息权益应用的通报", "2026年第3批", "乐享出行", "2.3", "向高德提供精确位置而未说明", "2026-12-01", "某省通信管理局", "2026-11-23", "责令整改", "2 款应用"})
            QVERIFY2(html.contains(QString::fromUtf8(said)), said);
        const QByteArray csv = QByteArray::fromStdString(bulletinCsv(entries(), around, *catalogue(), "zh"));
        QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
        QCOMPARE(csv.count("\r\n"), 3);
        QVERIFY(textOf(member(*bulletinXlsx(entries(), around, *catalogue(), "zh"), "xl/worksheets/sheet1.xml")).contains(QStringLiteral("责令整改")));
        const auto json = nlohmann::json::parse(bulletinJson(entries(), around, *catalogue()));
        QCOMPARE(json["apps"].size(), std::size_t{2});
        QCOMPARE(json["apps"][0]["deadline"].get<std::string>(), std::string("2026-12-01"));
    }

    void aHostileBulletinIsInert()
    {
        BulletinContext around;
        around.organisation = around.number = hostile();
        const std::string html = bulletinHtml(entries(hostile()), around, *catalogue(), "en");
        QVERIFY(html.find("<script") == std::string::npos);
        QVERIFY(html.find("\xE2\x80\xAE") == std::string::npos);
        const QByteArray csv = QByteArray::fromStdString(bulletinCsv(entries(hostile()), around, *catalogue(), "en"));
        for (const QByteArray &line : csv.split('\n'))
            QVERIFY(!line.contains(",=") && !line.startsWith("="));
        QVERIFY(nlohmann::json::accept(bulletinJson(entries(hostile()), around, *catalogue())));
    }

    void anOrganisationHasItsOwnWords_data()
    {
        QTest::addColumn<QByteArray>("texts");
        QTest::addColumn<bool>("isTaken");
        const auto row = [](const char *name, const char *texts, bool isTaken) { QTest::newRow(name) << QByteArray(texts) << isTaken; };
        row("a text", R"("appeal":{"en":"Write to us.","zh":"请来信。"})", true);
        row("with a placeholder of the original", R"("record":{"en":"Our number {record}","zh":"本局编号 {record}"})", true);
        row("with another placeholder", R"("record":{"en":"{byName}","zh":"{record}"})", false);
        row("a key that is not there", R"("appeall":{"en":"x","zh":"x"})", false);
        row("one language", R"("appeal":{"en":"x"})", false);
        row("markup", R"("appeal":{"en":"<b>x</b>","zh":"<script>"})", true);
    }
    void anOrganisationHasItsOwnWords()
    {
        QFETCH(QByteArray, texts);
        QFETCH(bool, isTaken);
        const std::string templates = R"({"schema":"probity.letters/1","texts":{)" + texts.toStdString() + "}}";
        QCOMPARE(checkLetterTemplates(templates).has_value(), isTaken);
        LetterContext with = context();
        const auto taxonomy = Taxonomy::load();
        const std::string usual = letterText(decision(), with, **taxonomy, *catalogue(), "zh");
        with.templates = templates;
        QCOMPARE(letterText(decision(), with, **taxonomy, *catalogue(), "zh") != usual, isTaken);
        QVERIFY(letterHtml(decision(), with, **taxonomy, *catalogue(), "zh").find("<script") == std::string::npos);
        QVERIFY(!checkLetterTemplates("{"));
    }
};

PROBITY_TEST(TestDocuments)
#include "test_documents.moc"
