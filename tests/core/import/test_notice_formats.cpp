#include <QtTest>

#include <chrono>

#include "base/child_process.h"
#include "base/cjk.h"
#include "base/text.h"
#include "import/notice/pdf_notice.h"
#include "import/notice/string_literals.h"
#include "notice_fixtures.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

QStringList blocks(const std::string &bytes, const char *path)
{
    const auto notice = noticeOf(bytes, path);
    return notice ? blocksIn(*notice) : QStringList{QString::fromStdString(notice.error().detail)};
}

}  // namespace

class TestNoticeFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pdfHasHeadingsParagraphsAndTables();
    void pdfPagesAreJoined();
    void pdfRadicalsAreMappedBack();
    void damagedPdfIsSaid();
    void docxHasHeadingsListsAndTables();
    void docxHidesAndDeletes();
    void docxStylesInherit();
    void docxNestedDeeplyIsSurvived();
    void odtHasHeadingsListsAndTables();
    void zipThatIsNoDocument();
    void damagedPackageIsSaid();
    void androidStrings();
    void appleStrings();
    void translationsInJson();
    void stringsWithoutPrivacyKeys();
    void placesOfStringsLieInTheFile();
    void encodings_data();
    void encodings();
    void childThatNeverEnds();
    void childThatWritesTooMuch();
    void childThatIsNotThere();
    void childIsStopped();
    void aHundredMegabytesOfOneLine();
    void aDocumentOfEndlessCells();
    void mergedCellsMakeNoDocumentLarger_data();
    void mergedCellsMakeNoDocumentLarger();
    void hiddenParagraphsAmongOthers();
    void pdfPlacesThatAreNoNumbers();
    void pagesBeyondTheLimitAreSaidToBeMissing();
    void textsBeyondTheLimitAreSaidToBeMissing();
    void keysAreKeptAsFarAsTheyAreRead_data();
    void keysAreKeptAsFarAsTheyAreRead();
};

void TestNoticeFormats::pdfHasHeadingsParagraphsAndTables()
{
    const std::string pdf = pdfOf({{72, 780, 20, "Privacy Policy"},
                                   {72, 740, 11, "We collect your phone number when you register an account with us, and we keep it"},
                                   {72, 726, 11, "for as long as the account is there."},
                                   {72, 700, 11, "Third parties that get data are listed in this table, each with what it gets and why:"},
                                   {72, 670, 11, "SDK"}, {200, 670, 11, "Data"}, {380, 670, 11, "Purpose"},
                                   {72, 650, 11, "Amap"}, {200, 650, 11, "Location"}, {380, 650, 11, "Maps"},
                                   {72, 630, 11, "Umeng"}, {200, 630, 11, "IMEI"}, {380, 630, 11, "Statistics"},
                                   {290, 30, 9, "1 / 1"}});
    const auto notice = noticeOf(pdf, "notice.pdf");
    QVERIFY(notice);
    QCOMPARE(notice->artifact.format, std::string("pdf"));
    if (warns(*notice, "pdf_not_read"))
        QSKIP("pdftotext is not installed");
    QVERIFY(notice->artifact.complete);
    checkPlaces(*notice);
    QCOMPARE(blocksIn(*notice), (QStringList{QStringLiteral("H1 Privacy Policy"), QStringLiteral("P We collect your phone number when you register an account with us, and we keep it for as long as the account is there."),
                                             QStringLiteral("P Third parties that get data are listed in this table, each with what it gets and why:"), QStringLiteral("T0.0.0 SDK"), QStringLiteral("T0.0.1 Data"),
                                             QStringLiteral("T0.0.2 Purpose"), QStringLiteral("T0.1.0 Amap"), QStringLiteral("T0.1.1 Location"), QStringLiteral("T0.1.2 Maps"), QStringLiteral("T0.2.0 Umeng"),
                                             QStringLiteral("T0.2.1 IMEI"), QStringLiteral("T0.2.2 Statistics")}));
}

namespace {

std::string layoutLine(double x, double y, double right, const char *text)
{
    const std::string box = " xMin=\"" + std::to_string(x) + "\" yMin=\"" + std::to_string(y) + "\" xMax=\"" + std::to_string(right) + "\" yMax=\"" + std::to_string(y + 11) + "\"";
    return "<flow><block" + box + "><line" + box + "><word" + box + ">" + text + "</word></line></block></flow>";
}

std::u32string textOfLayout(const std::string &pages)
{
    ExtractedText out;
    readPdfLayout("<!DOCTYPE html><html><head></head><body><doc>" + pages + "</doc></body></html>", out, TaskContext());
    return out.take();
}

}  // namespace

void TestNoticeFormats::pdfPagesAreJoined()
{
    const std::string pages = "<page width=\"595\" height=\"842\">" + layoutLine(111, 700, 516, "我们会收集您的手机号码用于注册账号，并") + layoutLine(290, 810, 300, "1") + "</page><page width=\"595\" height=\"842\">"
        + layoutLine(90, 80, 300, "按照法律的要求保存。") + layoutLine(111, 98, 516, "第二段从这里开始。") + "</page>";
    QCOMPARE(QString::fromStdU32String(textOfLayout(pages)), QString::fromUtf8("我们会收集您的手机号码用于注册账号，并按照法律的要求保存。\n\n第二段从这里开始。"));
}

void TestNoticeFormats::pdfRadicalsAreMappedBack()
{
    const std::string page = "<page width=\"595\" height=\"842\">" + layoutLine(90, 80, 400, "我们收集⽤户的⼿机号，⽹络信息与⻋牌。") + "</page>";
    QCOMPARE(QString::fromStdU32String(textOfLayout(page)), QString::fromUtf8("我们收集用户的手机号，网络信息与车牌。"));
    QCOMPARE(plainIdeograph(U'⽤'), U'用');
    QCOMPARE(plainIdeograph(U'⻋'), U'车');
    QCOMPARE(plainIdeograph(U'龟'), U'龟');
    QCOMPARE(plainIdeograph(U'a'), U'a');
    QCOMPARE(plainIdeograph(char32_t{0x2E80}), char32_t{0x2E80});
}

void TestNoticeFormats::damagedPdfIsSaid()
{
    const auto notice = noticeOf("%PDF-1.7\nnothing of a PDF follows", "notice.pdf");
    QVERIFY(notice);
    QVERIFY(!notice->artifact.complete);
    QVERIFY(warns(*notice, "pdf_damaged") || warns(*notice, "pdf_not_read"));
    QVERIFY(warns(*notice, "empty_notice"));
}

void TestNoticeFormats::docxHasHeadingsListsAndTables()
{
    const std::string cell = "<w:tc><w:tcPr/>" + wordParagraph("A") + "</w:tc>";
    const std::string merged = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>";
    const std::string docx = docxOf(wordParagraph("隐私政策", "<w:pStyle w:val=\"Title\"/>") + wordParagraph("一、收集", "<w:outlineLvl w:val=\"1\"/>")
                                    + "<w:p><w:r><w:t xml:space=\"preserve\">我们会收集您的</w:t></w:r><w:r><w:t>手机号。</w:t></w:r></w:p>"
                                    + wordParagraph("昵称", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>") + wordParagraph("头像", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr>")
                                    + "<w:tbl><w:tr>" + cell + cell + "</w:tr><w:tr>" + merged + "<w:tc><w:p><w:r><w:t>B|C</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
    const auto notice = noticeOf(docx, "notice.docx");
    QVERIFY(notice);
    QCOMPARE(notice->artifact.format, std::string("docx"));
    QVERIFY(notice->artifact.complete);
    checkPlaces(*notice);
    QCOMPARE(blocksIn(*notice), (QStringList{QString::fromUtf8("H1 隐私政策"), QString::fromUtf8("H2 一、收集"), QString::fromUtf8("P 我们会收集您的手机号。"), QString::fromUtf8("L1 昵称"), QString::fromUtf8("L2 头像"),
                                             QStringLiteral("T0.0.0 A"), QStringLiteral("T0.0.1 A"), QStringLiteral("T0.1.0 A"), QStringLiteral("T0.1.1 B|C")}));
}

void TestNoticeFormats::docxHidesAndDeletes()
{
    const std::string docx = docxOf("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>We sell your data to everybody we know.</w:t></w:r></w:p>"
                                    "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins><w:r><w:t>We collect your name and your city.</w:t></w:r></w:ins></w:p>");
    const auto notice = noticeOf(docx, "notice.docx");
    QVERIFY(notice);
    QCOMPARE(blocksIn(*notice), (QStringList{QStringLiteral("!P We sell your data to everybody we know."), QStringLiteral("P We collect your name and your city.")}));
    QVERIFY(warns(*notice, "hidden_text"));
}

void TestNoticeFormats::docxStylesInherit()
{
    const std::string styles = "<w:style w:styleId=\"a\"><w:name w:val=\"heading 2\"/></w:style><w:style w:styleId=\"b\"><w:name w:val=\"Mine\"/><w:basedOn w:val=\"a\"/></w:style>"
                               "<w:style w:styleId=\"c\"><w:basedOn w:val=\"c\"/></w:style>";
    const std::string docx = docxOf(wordParagraph("What we collect", "<w:pStyle w:val=\"b\"/>") + wordParagraph("We collect your name, always and everywhere.", "<w:pStyle w:val=\"c\"/>"), styles);
    QCOMPARE(blocks(docx, "notice.docx"), (QStringList{QStringLiteral("H2 What we collect"), QStringLiteral("P We collect your name, always and everywhere.")}));
}

void TestNoticeFormats::docxNestedDeeplyIsSurvived()
{
    std::string body;
    for (int i = 0; i < 20000; ++i)
        body += "<w:tbl><w:tr><w:tc>";
    const auto notice = noticeOf(docxOf("<w:p><w:r><w:t>We collect your name, always.</w:t></w:r></w:p>" + body), "notice.docx");
    QVERIFY(notice);
    QVERIFY(!notice->artifact.complete);
    QVERIFY(warns(*notice, "damaged_package"));
    QVERIFY(!notice->blocks.empty());
}

void TestNoticeFormats::odtHasHeadingsListsAndTables()
{
    const std::string odt = odtOf("<text:h text:outline-level=\"2\">What we <text:span>collect</text:span></text:h><text:p>Your name<text:s/>and more, as you register.</text:p>"
                                  "<text:list><text:list-item><text:p>Name</text:p><text:list><text:list-item><text:p>First name</text:p></text:list-item></text:list></text:list-item></text:list>"
                                  "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>SDK</text:p></table:table-cell><table:table-cell><text:p>Data</text:p></table:table-cell></table:table-row>"
                                  "</table:table-header-rows><table:table-row><table:table-cell><text:p>Amap</text:p></table:table-cell><table:table-cell><text:p>Location</text:p></table:table-cell></table:table-row></table:table>");
    const auto notice = noticeOf(odt, "notice.odt");
    QVERIFY(notice);
    QCOMPARE(notice->artifact.format, std::string("odt"));
    QCOMPARE(blocksIn(*notice), (QStringList{QStringLiteral("H2 What we collect"), QStringLiteral("P Your name and more, as you register."), QStringLiteral("L1 Name"), QStringLiteral("L2 First name"),
                                             QStringLiteral("T0.0.0 SDK"), QStringLiteral("T0.0.1 Data"), QStringLiteral("T0.1.0 Amap"), QStringLiteral("T0.1.1 Location")}));
}

void TestNoticeFormats::zipThatIsNoDocument()
{
    const auto notice = noticeOf(zipped({{"a.txt", "We collect your name."}}), "notice.docx");
    QVERIFY(!notice);
    QCOMPARE(notice.error().code, ErrorCode::BadFormat);
}

void TestNoticeFormats::damagedPackageIsSaid()
{
    const auto notice = noticeOf(zipped({{"word/document.xml", "<w:document><w:body><w:p><w:r><w:t>We collect your name and city.</w:t></w:r></w:p><w:p><w:r"}, {"x", "y"}}), "notice.docx");
    QVERIFY(notice);
    QVERIFY(!notice->artifact.complete);
    QVERIFY(warns(*notice, "damaged_package"));
    QCOMPARE(blocksIn(*notice), QStringList{QStringLiteral("P We collect your name and city.")});
}

void TestNoticeFormats::androidStrings()
{
    const std::string xml = "<?xml version=\"1.0\"?>\n<resources>\n<!-- <string name=\"privacy_old\">old</string> -->\n<string name=\"login\">Log in to your account here</string>\n"
                            "<string name=\"privacy_policy\">一、收集\\n我们会收集您的手机号，用于注册账号；\\'昵称\\'由您自愿填写，我们不会收集您的位置信息，也不会向任何第三方共享您的个人信息，您可以随时联系我们。\\n- 头像\\n- 邮箱</string>\n"
                            "<string name=\"privacy_html\"><![CDATA[<h2>Sharing</h2><p>We share your <b>email</b> &amp; name with advertisers.</p><ul><li>City</li></ul>]]></string>\n</resources>";
    const auto notice = noticeOf(xml, "strings.xml");
    QVERIFY(notice);
    QCOMPARE(notice->artifact.format, std::string("android-resources"));
    QCOMPARE(blocksIn(*notice), (QStringList{QString::fromUtf8("H2 一、收集"), QString::fromUtf8("P 我们会收集您的手机号，用于注册账号；'昵称'由您自愿填写，我们不会收集您的位置信息，也不会向任何第三方共享您的个人信息，您可以随时联系我们。"), QString::fromUtf8("L1 - 头像"),
                                             QString::fromUtf8("L1 - 邮箱"), QStringLiteral("H2 Sharing"), QStringLiteral("P We share your email & name with advertisers."), QStringLiteral("L1 City")}));
}

void TestNoticeFormats::appleStrings()
{
    const std::string file = "/* shown at first start */\n\"privacy.body\" = \"We collect your phone number to register you.\\nWe never share it with \\\"partners\\\", whoever they are.\";\n// \"privacy.x\" = \"no\";\n\"ok\" = \"OK\";\n";
    const auto notice = noticeOf(file, "Localizable.strings");
    QVERIFY(notice);
    QCOMPARE(notice->artifact.format, std::string("apple-strings"));
    QCOMPARE(blocksIn(*notice), (QStringList{QStringLiteral("P We collect your phone number to register you."), QStringLiteral("P We never share it with \"partners\", whoever they are.")}));
}

void TestNoticeFormats::translationsInJson()
{
    const std::string json = R"({"home":{"title":"Welcome to the app, dear user"},"privacy":{"title":"Privacy"},"privacy_body":"We collect your name to greet you by it, and \u4f60\u7684 city, for the weather that you asked for."})";
    const auto notice = noticeOf(json, "en.json");
    QVERIFY(notice);
    QCOMPARE(notice->artifact.format, std::string("i18n-json"));
    QCOMPARE(blocksIn(*notice), QStringList{QString::fromUtf8("P We collect your name to greet you by it, and 你的 city, for the weather that you asked for.")});
}

void TestNoticeFormats::stringsWithoutPrivacyKeys()
{
    QCOMPARE(blocks("<resources><string name=\"t1\">We collect your phone number.</string><string name=\"t2\">OK</string></resources>", "strings.xml"), QStringList{QStringLiteral("P We collect your phone number.")});
}

void TestNoticeFormats::placesOfStringsLieInTheFile()
{
    const std::string whole = "{\"privacy_policy\":\"We collect your \\\"name\\\" \\u4f60 and your <b>city</b> for the weather that you asked us for, each day.\"}";
    for (std::size_t length = 0; length <= whole.size(); ++length) {
        const auto notice = noticeOf(whole.substr(0, length), "a.json");
        QVERIFY(notice);
        checkPlaces(*notice);
    }
    const auto notice = noticeOf(whole, "a.json");
    const std::size_t at = notice->text.find(U"city");
    QCOMPARE(notice->source.substr(notice->toSource[at], 4), std::u32string(U"city"));
}

void TestNoticeFormats::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    const QString zh = QString::fromUtf8("我们会收集您的手机号");
    QByteArray utf16;
    utf16.append("\xFE\xFF", 2);
    for (const QChar c : zh) {
        utf16.append(static_cast<char>(c.unicode() >> 8));
        utf16.append(static_cast<char>(c.unicode() & 0xFF));
    }
    QTest::newRow("utf-16be") << utf16 << zh;
    QTest::newRow("gb18030") << QByteArray("\xCE\xD2\xC3\xC7\xBB\xE1\xCA\xD5\xBC\xAF\xC4\xFA\xB5\xC4\xCA\xD6\xBB\xFA\xBA\xC5") << zh;
    QTest::newRow("big5") << QByteArray("\xA7\xDA\xAD\xCC\xB7\x7C\xA6\xAC\xB6\xB0\xB1\x7A\xAA\xBA\xA4\xE2\xBE\xF7\xB8\xB9") << QString::fromUtf8("我們會收集您的手機號");
    QTest::newRow("latin-1") << QByteArray("We collect your r\xE9sum\xE9, as you know.") << QString::fromUtf8("We collect your résumé, as you know.");
}

void TestNoticeFormats::encodings()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    const auto notice = noticeOf(bytes.toStdString(), "notice.txt");
    QVERIFY(notice);
    QVERIFY(QString::fromStdU32String(notice->text).startsWith(text));
    QVERIFY(warns(*notice, "encoding"));
}

void TestNoticeFormats::childThatNeverEnds()
{
    ChildLimits limits;
    limits.time = std::chrono::milliseconds(300);
    const auto start = std::chrono::steady_clock::now();
    const auto child = runChild({"sleep", "60"}, "", limits, TaskContext());
    QVERIFY(child);
    QCOMPARE(child->end, ChildOutput::End::TimedOut);
    QVERIFY(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

void TestNoticeFormats::childThatWritesTooMuch()
{
    ChildLimits limits;
    limits.output = 100000;
    const auto child = runChild({"cat", "/dev/zero"}, "", limits, TaskContext());
    QVERIFY(child);
    QCOMPARE(child->end, ChildOutput::End::TooMuchOutput);
    QCOMPARE(child->output.size(), std::size_t{100000});
    const auto echoed = runChild({"cat", "/dev/fd/3"}, "what was handed over", ChildLimits(), TaskContext());
    QVERIFY(echoed);
    QCOMPARE(echoed->output, std::string("what was handed over"));
    QCOMPARE(echoed->end, ChildOutput::End::Finished);
}

void TestNoticeFormats::childThatIsNotThere()
{
    const auto child = runChild({"no-such-program-anywhere"}, "", ChildLimits(), TaskContext());
    QVERIFY(!child);
    QCOMPARE(child.error().code, ErrorCode::NotReadable);
}

void TestNoticeFormats::childIsStopped()
{
    std::stop_source stop;
    stop.request_stop();
    const auto child = runChild({"sleep", "60"}, "", ChildLimits(), TaskContext(stop.get_token()));
    QVERIFY(!child);
    QCOMPARE(child.error().code, ErrorCode::Stopped);
}

void TestNoticeFormats::aHundredMegabytesOfOneLine()
{
    const auto notice = noticeOf(std::string(100u << 20, 'x'), "notice.txt");
    QVERIFY(notice);
    QVERIFY(!notice->artifact.complete);
    QVERIFY(warns(*notice, "text_too_large"));
    QCOMPARE(notice->source.size(), std::size_t{16} << 20);
}

void TestNoticeFormats::aDocumentOfEndlessCells()
{
    std::string cells;
    for (int i = 0; i < 5000; ++i)
        cells += "<w:tc><w:tcPr><w:gridSpan w:val=\"30000\"/></w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>";
    const auto notice = noticeOf(docxOf("<w:tbl><w:tr>" + cells + "</w:tr><w:tr>" + cells + "</w:tr></w:tbl>"), "notice.docx");
    QVERIFY(notice);
    QVERIFY(notice->blocks.size() <= 200);
}

void TestNoticeFormats::mergedCellsMakeNoDocumentLarger_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("path");
    const std::string text(1'000'000, 'x');
    std::string rows;
    for (int i = 0; i < 20; ++i)
        rows += "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>";
    QTest::newRow("docx") << QByteArray::fromStdString(docxOf("<w:tbl><w:tr><w:tc>" + wordParagraph(text) + "</w:tc></w:tr>" + rows + "</w:tbl>")) << QStringLiteral("notice.docx");
    rows.clear();
    for (int i = 0; i < 20; ++i)
        rows += "<table:table-row><table:covered-table-cell/></table:table-row>";
    const std::string cell = "><text:p>" + text + "</text:p></table:table-cell></table:table-row>";
    QTest::newRow("odt") << QByteArray::fromStdString(odtOf("<table:table><table:table-row><table:table-cell" + cell + rows + "</table:table>")) << QStringLiteral("notice.odt");
    QTest::newRow("odt, beside each other") << QByteArray::fromStdString(odtOf("<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"32\"" + cell + "</table:table>"))
                                            << QStringLiteral("notice.odt");
}

void TestNoticeFormats::mergedCellsMakeNoDocumentLarger()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, path);
    const auto notice = noticeOf(bytes.toStdString(), path.toStdString());
    QVERIFY(notice);
    QVERIFY(notice->source.size() < ExtractedText::mostCharacters + 2'000'000);
    QVERIFY(!notice->artifact.complete);
    QCOMPARE(std::count_if(notice->artifact.warnings.begin(), notice->artifact.warnings.end(), [](const Diagnostic &one) { return one.code == "document_too_large"; }), 1);
}

void TestNoticeFormats::hiddenParagraphsAmongOthers()
{
    std::string body;
    QStringList expected;
    for (int i = 0; i < 50; ++i) {
        body += "<w:p><w:r><w:t>We collect your name.</w:t></w:r></w:p><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>We sell your name.</w:t></w:r></w:p>";
        expected << QStringLiteral("P We collect your name.") << QStringLiteral("!P We sell your name.");
    }
    QCOMPARE(blocks(docxOf(body), "notice.docx"), expected);
}

void TestNoticeFormats::pdfPlacesThatAreNoNumbers()
{
    std::string lines;
    for (int i = 0; i < 30; ++i) {
        lines += layoutLine(90, 80 + 20 * i, 500, ("We collect number " + std::to_string(i) + ".").c_str());
        const char *place = i % 2 == 0 ? "nan" : "inf";
        lines += std::string("<flow><block><line xMin=\"") + place + "\" yMin=\"" + place + "\" xMax=\"-inf\" yMax=\"nan\"><word>lost " + std::to_string(i) + "</word></line></block></flow>";
    }
    const QString text = QString::fromStdU32String(textOfLayout("<page width=\"nan\" height=\"inf\">" + lines + "</page>"));
    for (int i = 0; i < 30; ++i)
        QVERIFY2(text.contains(QStringLiteral("number %1.").arg(i)), qPrintable(text));
}

void TestNoticeFormats::pagesBeyondTheLimitAreSaidToBeMissing()
{
    const std::string page = "<page width=\"595\" height=\"842\">" + layoutLine(90, 80, 300, "Words.") + "</page>";
    std::string pages;
    for (int i = 0; i < 2000; ++i)
        pages += page;
    for (const bool isTooMuch : {false, true}) {
        ExtractedText out;
        readPdfLayout("<html><body><doc>" + pages + (isTooMuch ? page : "") + "</doc></body></html>", out, TaskContext());
        QCOMPARE(out.isFull(), isTooMuch);
    }
}

void TestNoticeFormats::textsBeyondTheLimitAreSaidToBeMissing()
{
    std::string texts;
    for (int i = 0; i < 50'000; ++i)
        texts += "\"t\":\"ok\",";
    const auto whole = noticeOf("{" + texts + "\"t\":1}", "en.json");
    QVERIFY(whole);
    QVERIFY(whole->artifact.complete && !warns(*whole, "document_too_large"));
    const auto cut = noticeOf("{" + texts + "\"privacy\":\"We collect your name.\"}", "en.json");
    QVERIFY(cut);
    QVERIFY(!cut->artifact.complete && warns(*cut, "document_too_large"));
}

void TestNoticeFormats::keysAreKeptAsFarAsTheyAreRead_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("kind");
    const QByteArray key = "privacy" + QByteArray(100'000, 'x');
    QTest::newRow("JSON") << QByteArray("{\"" + key + "\":[\"a\",\"b\",\"c\"]}") << static_cast<int>(StringFile::Json);
    QTest::newRow("Apple") << QByteArray("\"" + key + "\" = \"a\"; \"b\"; \"c\";") << static_cast<int>(StringFile::AppleStrings);
    QTest::newRow("Android") << QByteArray("<resources><string name=\"" + key + "\">a</string><item>b</item><item>c</item></resources>") << static_cast<int>(StringFile::AndroidXml);
}

void TestNoticeFormats::keysAreKeptAsFarAsTheyAreRead()
{
    QFETCH(QByteArray, file);
    QFETCH(int, kind);
    const auto literals = stringLiterals(toUtf32(file.toStdString()), static_cast<StringFile>(kind));
    QCOMPARE(literals.size(), std::size_t{3});
    for (const StringLiteral &literal : literals) {
        QCOMPARE(literal.key.substr(0, 7), std::u32string(U"privacy"));
        QCOMPARE(literal.key.size(), std::size_t{256});
    }
}

PROBITY_TEST(TestNoticeFormats)
#include "test_notice_formats.moc"
