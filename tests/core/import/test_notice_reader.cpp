#include <QtTest>

#include "base/text.h"
#include "notice_fixtures.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

NoticeDocument document(const std::string &bytes, const char *path)
{
    return noticeOf(bytes, path).value();
}

QStringList lines(std::initializer_list<const char *> texts)
{
    QStringList out;
    for (const char *text : texts)
        out.append(QString::fromUtf8(text));
    return out;
}

}  // namespace

class TestNoticeReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocksOf_data();
    void blocksOf();
    void everyCharacterHasItsPlace();
    void encodings_data();
    void encodings();
    void titles();
    void guidelineKeepsItsPlaces();
    void hiddenTextIsFlagged();
    void hostileInput_data();
    void hostileInput();
    void truncatedAnywhere();
    void tooLarge();
    void stops();
    void formats();
};

void TestNoticeReader::blocksOf_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *tag, const char *path, const char *text, std::initializer_list<const char *> expected) { QTest::newRow(tag) << QString::fromLatin1(path) << QByteArray(text) << lines(expected); };

    row("markdown headings", "a.md", "# 隐私政策\n\n## 一、收集\n正文一。\n", {"H1 隐私政策", "H2 一、收集", "P 正文一。"});
    row("setext", "a.md", "Privacy\n=======\n\nText here.\n", {"H1 Privacy", "P Text here."});
    row("emphasis and links", "a.md", "我们**不会**向[第三方](https://x.example/a_b)共享`IMEI`。\n", {"P 我们不会向第三方共享IMEI。"});
    row("nested list", "a.md", "- 甲\n  - 乙\n", {"L1 甲", "L2 乙"});
    row("pipe table", "a.md", "| 名称 | 用途 |\n|---|---|\n| 甲 | 乙 |\n", {"T0.0.0 名称", "T0.0.1 用途", "T0.1.0 甲", "T0.1.1 乙"});
    row("front matter", "a.md", "---\ntitle: x\n---\nText of it.\n", {"P Text of it."});
    row("html in markdown", "a.md", "Some <b>bold</b> text &amp; more.\n", {"P Some bold text & more."});
    row("wrapped english", "a.txt", "We collect your name and the address of the place that you live in,\nbecause we must send parcels.\n",
        {"P We collect your name and the address of the place that you live in, because we must send parcels."});
    row("plain chinese headings", "a.txt", "隐私政策\n\n一、我们收集的信息\n我们会收集您的昵称、头像，用于展示。\n（一）位置\n我们会收集您的位置信息，用于导航。\n",
        {"H2 隐私政策", "H2 一、我们收集的信息", "P 我们会收集您的昵称、头像，用于展示。", "H3 （一）位置", "P 我们会收集您的位置信息，用于导航。"});
    row("numbered list is no headings", "a.txt", "我们收集：\n1. 手机号\n2. 昵称\n", {"P 我们收集：", "L1 1. 手机号", "L1 2. 昵称"});
    row("lines without stops stay apart", "a.txt", "开发者收集你的地址，用于寄送商品\n开发者访问你的摄像头，用于扫描二维码\n", {"P 开发者收集你的地址，用于寄送商品", "P 开发者访问你的摄像头，用于扫描二维码"});
    row("html", "a.html", "<html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav><h2>Data</h2><p>One<br>two</p><ul><li>x<li>y</ul><script>z</script></body></html>",
        {"H2 Data", "P One", "P two", "L1 x", "L1 y"});
    row("html table", "a.html", "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", {"T0.0.0 A", "T0.0.1 B", "T0.1.0 1", "T0.1.1 2"});
    row("entities", "a.html", "<p>A &amp; B&nbsp;&#x4e2d;&hellip;</p>", {"P A & B 中…"});
    row("wxml", "a.wxml", "<view class=\"title\">收集</view>\n<view class=\"p\">· 昵称</view><image src=\"x\"/><text>正文</text>", {"H2 收集", "L1 昵称", "P 正文"});
    row("vue", "a.vue", "<template><div><h3>Data</h3><p>Text</p></div></template>\n<script>export default {}</script>", {"H3 Data", "P Text"});
    row("unclosed", "a.html", "<div><p>one<p>two</div><b>three", {"P one", "P two", "P three"});
    row("comment and doctype", "a.html", "<!DOCTYPE html><!-- <p>no</p> --><p>yes</p>", {"P yes"});
    row("nothing", "a.txt", "", {});
}

void TestNoticeReader::blocksOf()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, text);
    QFETCH(QStringList, expected);
    const NoticeDocument notice = document(text.toStdString(), path.toLatin1().constData());
    QCOMPARE(blocksIn(notice), expected);
    checkPlaces(notice);
}

void TestNoticeReader::everyCharacterHasItsPlace()
{
    const NoticeDocument notice = document("<p>A &amp; <b>昵称</b>\r\n  头像</p>", "a.html");
    QCOMPARE(toUtf8(notice.text), std::string("A & 昵称 头像\n"));
    const std::size_t at = notice.text.find(U"头像");
    const TextRange range = notice.inSource({at, at + 2});
    QCOMPARE(toUtf8(notice.source.substr(range.start, range.end - range.start)), std::string("头像"));
    QCOMPARE(notice.inSource({2, 3}).start, notice.source.find(U"&amp;"));
}

void TestNoticeReader::encodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("utf-8 with mark") << QByteArray("\xEF\xBB\xBF我们会收集您的手机号码。");
    QTest::newRow("gb18030") << QByteArray("\xCE\xD2\xC3\xC7\xBB\xE1\xCA\xD5\xBC\xAF\xC4\xFA\xB5\xC4\xCA\xD6\xBB\xFA\xBA\xC5\xC2\xEB\xA1\xA3");
    const std::u16string text = u"我们会收集您的手机号码。";
    QByteArray little("\xFF\xFE", 2);
    QByteArray big("\xFE\xFF", 2);
    for (const char16_t c : text) {
        little.append(static_cast<char>(c & 0xFF)).append(static_cast<char>(c >> 8));
        big.append(static_cast<char>(c >> 8)).append(static_cast<char>(c & 0xFF));
    }
    QTest::newRow("utf-16le") << little;
    QTest::newRow("utf-16be") << big;
}

void TestNoticeReader::encodings()
{
    QFETCH(QByteArray, bytes);
    const NoticeDocument notice = document(bytes.toStdString(), "a.txt");
    QCOMPARE(toUtf8(notice.text), std::string("我们会收集您的手机号码。\n"));
    QVERIFY(notice.artifact.complete);
    checkPlaces(notice);
}

void TestNoticeReader::titles()
{
    QCOMPARE(document("<title> Privacy \n Policy</title><p>x</p>", "a.html").title, std::string("Privacy Policy"));
    QCOMPARE(document("# 隐私政策\n\n正文。", "a.md").title, std::string("隐私政策"));
}

void TestNoticeReader::guidelineKeepsItsPlaces()
{
    const NoticeDocument notice = document("{\"privacy_detail_list\":{\"item\":[\"开发者收集你的地址，\\u7528于寄送\"]},\"owner_setting\":{\"contact_email\":\"a@b.example\"}}", "x.json");
    QCOMPARE(QString::fromStdString(notice.artifact.format), QStringLiteral("wechat-privacy-guideline"));
    QCOMPARE(blocksIn(notice), (lines({"L1 开发者收集你的地址，用于寄送", "P a@b.example"})));
    const std::size_t at = notice.text.find(U"寄送");
    const TextRange range = notice.inSource({at, at + 2});
    QCOMPARE(toUtf8(notice.source.substr(range.start, range.end - range.start)), std::string("寄送"));
}

void TestNoticeReader::hiddenTextIsFlagged()
{
    const NoticeDocument notice = document("<p>seen</p><div style=\"display: none\"><p>unseen</p></div><p hidden>also</p>", "a.html");
    QCOMPARE(blocksIn(notice), (lines({"P seen", "!P unseen", "!P also"})));
    QVERIFY(warns(notice, "hidden_text"));
}

void TestNoticeReader::hostileInput_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nested") << QByteArray("<div>").repeated(50000);
    QTest::newRow("formatting") << QByteArray("<b><i><a>").repeated(30000);
    QTest::newRow("brackets") << QByteArray("[").repeated(100000);
    QTest::newRow("open links") << QByteArray("[a](").repeated(20000);
    QTest::newRow("open tags") << QByteArray("<a ").repeated(50000);
    QTest::newRow("comments") << QByteArray("<!--").repeated(50000);
    QTest::newRow("one line") << QByteArray("我们会收集您的昵称，").repeated(40000);
    QTest::newRow("pipes") << QByteArray("|").repeated(100000);
    QTest::newRow("zeros") << QByteArray(100000, '\0');
    QTest::newRow("not text") << QByteArray("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01", 14).repeated(1000);
    QTest::newRow("numbers") << QByteArray("一、").repeated(20000);
    QTest::newRow("json") << QByteArray("{\"privacy_detail_list\":").repeated(20000);
}

void TestNoticeReader::hostileInput()
{
    QFETCH(QByteArray, bytes);
    for (const char *path : {"a.md", "a.html", "a.txt"}) {
        QElapsedTimer timer;
        timer.start();
        checkPlaces(document(bytes.toStdString(), path));
        QVERIFY2(timer.elapsed() < 20000, path);
    }
}

void TestNoticeReader::truncatedAnywhere()
{
    const std::string html = "<h1>隐私</h1><p class=\"a\">A &amp; <b>昵称</b></p><!-- x --><table><tr><td>1</td></tr></table>";
    const std::string markdown = "# 隐私\n\n- **昵称** [x](y)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n";
    for (std::size_t length = 0; length <= html.size(); ++length)
        checkPlaces(document(html.substr(0, length), "a.html"));
    for (std::size_t length = 0; length <= markdown.size(); ++length)
        checkPlaces(document(markdown.substr(0, length), "a.md"));
}

void TestNoticeReader::tooLarge()
{
    const auto result = noticeOf(std::string((16u << 20) + 1, 'x'), "a.txt");
    QVERIFY(result);
    QCOMPARE(result->source.size(), std::size_t{16} << 20);
    QVERIFY(!result->artifact.complete);
    QCOMPARE(result->artifact.warnings.front().code, std::string("text_too_large"));
}

void TestNoticeReader::stops()
{
    std::stop_source stop;
    stop.request_stop();
    ArtifactInfo info;
    info.path = "a.txt";
    const auto result = readNotice(*memorySource("Text."), info, TaskContext(stop.get_token()));
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Stopped);
}

void TestNoticeReader::formats()
{
    const auto format = [](const char *bytes, const char *path) { return document(bytes, path).artifact.format; };
    QCOMPARE(format("Text.", "a.txt"), std::string("text"));
    QCOMPARE(format("# One\n\n## Two\n\n**x**", "a.txt"), std::string("markdown"));
    QCOMPARE(format("<!DOCTYPE html><p>x</p>", "notice"), std::string("html"));
    QCOMPARE(format("<view>x</view>", "a.wxml"), std::string("wxml"));
}

PROBITY_TEST(TestNoticeReader)
#include "test_notice_reader.moc"
