#include <QtTest>

#include "analysis/declared/notice_analysis.h"
#include "base/text.h"
#include "import/notice/notice_reader.h"
#include "support/test_main.h"

using namespace probity;

/// What a notice comes to as a whole: contradictions, readability, scripts.
class TestNoticeWhole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void contradictions_data();
    void contradictions();
    void bothPlacesOfAContradiction();
    void readability();
    void languagesOfAMixedNotice();
    void simplifiedChineseIsMissing_data();
    void simplifiedChineseIsMissing();
    void traditionalChinese_data();
    void traditionalChinese();
    void traditionalWordsAreQuotedAsWritten();
    void hiddenTextIsMarked();
    void sellingIsNoHandingOver_data();
    void sellingIsNoHandingOver();
    void chaptersHaveRoles();
    void twoNamesOfOneThingAreOneStatement();
    void everyStatementTellsHowItWasRead();

private:
    NoticeReading read(const std::string &text, const char *path = "notice.md")
    {
        ArtifactInfo info;
        info.path = path;
        m_document = readNotice(*memorySource(text), info, TaskContext()).value();
        return m_analyser->read(m_document, TaskContext());
    }
    bool says(const NoticeReading &reading, const char *category, Stance stance) const
    {
        return std::any_of(reading.statements.begin(), reading.statements.end(), [&](const Statement &one) { return one.category.value == category && one.stance == stance; });
    }

    std::shared_ptr<const NoticeAnalyser> m_analyser;
    NoticeDocument m_document;
};

void TestNoticeWhole::initTestCase()
{
    const auto taxonomy = Taxonomy::load();
    const auto recipients = Recipients::load();
    QVERIFY(taxonomy && recipients);
    const auto analyser = NoticeAnalyser::load(*taxonomy, *recipients);
    QVERIFY(analyser);
    m_analyser = *analyser;
}

void TestNoticeWhole::contradictions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count");
    const auto row = [](const char *tag, const char *text, int count) { QTest::newRow(tag) << QString::fromUtf8(text) << count; };
    row("none", "我们会收集您的手机号。我们不会收集您的位置信息。", 0);
    row("collected and denied", "我们会收集您的位置信息用于导航。\n\n我们不会收集您的位置信息。", 1);
    row("denied first", "We do not collect your location.\n\nWe collect your location to show the weather.", 1);
    row("shared and denied to all", "我们会与广告商共享您的手机号。\n\n我们不会与任何第三方共享您的手机号。", 1);
    row("shared with another", "We share your email with advertisers. We do not share your email with Facebook.", 0);
    row("denied with an exception", "我们会向公安机关提供您的身份证号。除非获得您的同意，我们不会向第三方提供您的身份证号。", 0);
    row("of children", "We collect personal information. We do not knowingly collect personal information from children under 13.", 0);
    row("collected, sharing denied", "我们会收集您的手机号，不会与任何第三方共享您的手机号。", 0);
}

void TestNoticeWhole::contradictions()
{
    QFETCH(QString, text);
    QFETCH(int, count);
    QCOMPARE(static_cast<int>(read(text.toStdString()).contradictions.size()), count);
}

void TestNoticeWhole::bothPlacesOfAContradiction()
{
    const NoticeReading reading = read("# 收集\n\n我们会收集您的位置信息用于导航。\n\n# 承诺\n\n我们不会收集您的位置信息。\n");
    QCOMPARE(reading.contradictions.size(), std::size_t{1});
    const NoticeContradiction &found = reading.contradictions.front();
    QCOMPARE(found.category.value, std::string("precise_location"));
    QVERIFY(!found.isAboutSharing);
    QCOMPARE(reading.statements.at(found.says).text, std::string("我们会收集您的位置信息用于导航。"));
    QCOMPARE(reading.statements.at(found.denies).text, std::string("我们不会收集您的位置信息。"));
}

void TestNoticeWhole::readability()
{
    const NoticeReadability got = read("We collect your name. We keep it for two years!\n\nNothing else.\n").readability;
    QCOMPARE(got.sentences, std::size_t{3});
    QCOMPARE(got.words, std::size_t{12});
    QCOMPARE(got.longestSentence, std::size_t{6});
    QCOMPARE(got.languages, std::vector<std::string>{"en"});
    QVERIFY(!got.hasSimplifiedChinese);
}

void TestNoticeWhole::languagesOfAMixedNotice()
{
    const NoticeReadability got = read("我们会收集您的手机号码，用于注册和登录，并按照法律的要求保存。\n\nWe collect your name.\n").readability;
    QCOMPARE(got.languages, (std::vector<std::string>{"zh-Hans", "en"}));
    QVERIFY(got.hasSimplifiedChinese);
}

void TestNoticeWhole::simplifiedChineseIsMissing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("has");
    QTest::newRow("simplified") << QString::fromUtf8("我们会收集您的手机号码，用于注册和登录账号，并按照法律的要求保存。") << true;
    QTest::newRow("traditional") << QString::fromUtf8("我們會蒐集您的手機號碼，用於註冊和登入帳號，並依照法律的要求保存。") << false;
    QTest::newRow("English") << QStringLiteral("We collect your phone number to register you, and we keep it as the law asks.") << false;
    QTest::newRow("English under a Chinese title") << QString::fromUtf8("隐私政策中文版正在准备之中\n\nWe collect your phone number to register you, and we keep it as the law asks us to keep it.") << false;
}

void TestNoticeWhole::simplifiedChineseIsMissing()
{
    QFETCH(QString, text);
    QFETCH(bool, has);
    QCOMPARE(read(text.toStdString()).readability.hasSimplifiedChinese, has);
}

void TestNoticeWhole::traditionalChinese_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("category");
    QTest::addColumn<int>("stance");
    const auto row = [](const char *tag, const char *text, const char *category, Stance stance) { QTest::newRow(tag) << QString::fromUtf8(text) << QString::fromLatin1(category) << static_cast<int>(stance); };
    row("characters", "我們會收集您的手機號碼。", "phone_number", Stance::Collected);
    row("words of Taiwan", "本公司會蒐集您的電子郵件、IP位址與裝置識別碼。", "device_id", Stance::Collected);
    row("network address", "我們會蒐集您的IP位址。", "network_info", Stance::Collected);
    row("denied", "我們不會蒐集您的位置資訊。", "precise_location", Stance::NotCollected);
    row("shared", "我們會向廣告商揭露您的電話號碼。", "phone_number", Stance::Shared);
    row("not shared", "我們不會將您的個人資料出售給任何第三方。", "any", Stance::NotShared);
}

void TestNoticeWhole::traditionalChinese()
{
    QFETCH(QString, text);
    QFETCH(QString, category);
    QFETCH(int, stance);
    const NoticeReading reading = read(text.toStdString());
    QCOMPARE(reading.language, std::string("zh"));
    QVERIFY(says(reading, qPrintable(category), static_cast<Stance>(stance)));
}

void TestNoticeWhole::traditionalWordsAreQuotedAsWritten()
{
    const NoticeReading reading = read("我們會蒐集您的裝置識別碼，並向廣告商揭露。");
    QVERIFY(!reading.statements.empty());
    const Statement &first = reading.statements.front();
    QCOMPARE(QString::fromStdU32String(m_document.source.substr(first.term.start, first.term.end - first.term.start)), QString::fromUtf8("裝置識別碼"));
    QVERIFY(first.quote.find("蒐集") != std::string::npos);
}

void TestNoticeWhole::hiddenTextIsMarked()
{
    const NoticeReading reading = read("<p>We collect your name.</p><p style=\"display:none\">We collect your location.</p>", "notice.html");
    const auto hidden = std::find_if(reading.statements.begin(), reading.statements.end(), [](const Statement &one) { return one.category.value == "precise_location"; });
    QVERIFY(hidden != reading.statements.end());
    QCOMPARE(hidden->reading.back(), std::string("hidden"));
}

void TestNoticeWhole::sellingIsNoHandingOver_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isTrade");
    QTest::newRow("zh sell") << QString::fromUtf8("我们不会向任何第三方出售您的个人信息。") << true;
    QTest::newRow("zh sell or lease") << QString::fromUtf8("我们不会向任何第三方出售、出租您的个人信息。") << true;
    QTest::newRow("zh share") << QString::fromUtf8("我们不会向任何第三方出售、共享您的个人信息。") << false;
    QTest::newRow("en sell") << QStringLiteral("We do not sell or rent your personal information to third parties.") << true;
    QTest::newRow("en share") << QStringLiteral("We do not sell or share your personal information with third parties.") << false;
}

void TestNoticeWhole::sellingIsNoHandingOver()
{
    QFETCH(QString, text);
    QFETCH(bool, isTrade);
    const NoticeReading reading = read(text.toStdString());
    QVERIFY(!reading.statements.empty());
    QCOMPARE(reading.statements.front().stance, Stance::NotShared);
    QCOMPARE(reading.statements.back().isTradeOnly, isTrade);
}

void TestNoticeWhole::chaptersHaveRoles()
{
    const NoticeReading reading = read("# 我们收集的信息\n\n我们会收集您的手机号。\n\n# 如何使用信息\n\n我们会使用您的邮箱发送账单。\n\n# 信息安全\n\n我们不会泄露您的身份证号。\n");
    QCOMPARE(reading.statements.size(), std::size_t{3});
    QCOMPARE(reading.statements[0].sectionRole, SectionRole::Stating);
    QCOMPARE(reading.statements[1].sectionRole, SectionRole::Using);
    QCOMPARE(reading.statements[2].sectionRole, SectionRole::Aside);
}

void TestNoticeWhole::twoNamesOfOneThingAreOneStatement()
{
    const NoticeReading reading = read("我们会收集您的用户标识（OpenID）、设备标识符（OAID）。");
    QCOMPARE(reading.statements.size(), std::size_t{2});
    const TextRange term = reading.statements.front().term;
    QCOMPARE(QString::fromStdU32String(m_document.source.substr(term.start, term.end - term.start)), QString::fromUtf8("用户标识（OpenID）"));
    QCOMPARE(reading.statements.back().category.value, std::string("advertising_id"));
}

void TestNoticeWhole::everyStatementTellsHowItWasRead()
{
    const NoticeReading reading = read("# 我们收集的信息\n\n我们不会收集您的通讯录。未经您的同意，我们不会收集您的位置信息。\n");
    QCOMPARE(reading.statements.size(), std::size_t{2});
    const std::vector<std::string> &steps = reading.statements[0].reading;
    QVERIFY(std::find(steps.begin(), steps.end(), "term:通讯录") != steps.end());
    QVERIFY(std::find(steps.begin(), steps.end(), "verb:收集") != steps.end());
    QVERIFY(std::find(steps.begin(), steps.end(), "negation:不会") != steps.end());
    const std::vector<std::string> &conditional = reading.statements[1].reading;
    QVERIFY(std::any_of(conditional.begin(), conditional.end(), [](const std::string &step) { return step.rfind("condition:未经", 0) == 0; }));
}

PROBITY_TEST(TestNoticeWhole)
#include "test_notice_whole.moc"
