// What rules see beside the ledger: links, words of the notice, earlier decisions, answers of the reviewer, arguments switched off.
#include "analysis/rules/rule_engine.h"
#include "analysis/rules/wording.h"
#include "core/ledger/fixture.h"
#include "support/test_main.h"
#include "taxonomy/link_kinds.h"

using namespace probity;
using namespace probity::rules;
using probity::test::LedgerFixture;

namespace {

std::shared_ptr<const RuleBook> book()
{
    static const auto loaded = RuleBook::load(*Taxonomy::load());
    if (!loaded)
        qFatal("%s: %s", loaded.error().where.c_str(), loaded.error().detail.c_str());
    return *loaded;
}

NoticeDocument documentOf(const std::u32string &text)
{
    NoticeDocument document;
    document.artifact.path = "privacy.md";
    document.text = text;
    document.source = text;
    for (std::uint32_t i = 0; i <= text.size(); ++i)
        document.toSource.push_back(i);
    document.blocks.push_back({NoticeBlock::Kind::Paragraph, {0, text.size()}});
    return document;
}

class Case : public LedgerFixture {
public:
    Case() { assessment.submission.app.platform = PlatformId("wechat-miniprogram"); }
    void noticeSays(const std::u32string &text)
    {
        notice("+phone_number");
        auto &document = assessment.notices.back().document;
        document = documentOf(text);
        assessment.notices.back().reading.aspects = {{"retention", {0, 1}}, {"contact", {0, 1}}, {"rights", {0, 1}}, {"complaint", {0, 1}}, {"withdrawal", {0, 1}}, {"updates", {0, 1}}, {"children", {0, 1}}};
    }
    void judge()
    {
        build();
        book()->evaluate(assessment, *taxonomy, *recipients, input);
    }
    const Finding *finding(const std::string &rule) const
    {
        for (const Finding &candidate : assessment.findings)
            if (candidate.rule.value == rule)
                return &candidate;
        return nullptr;
    }
    const Evidence &firstEvidence(const std::string &rule) const { return assessment.evidence[finding(rule)->evidence.front()]; }
};

}  // namespace

class TestSubjects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void linksHaveKinds_data()
    {
        QTest::addColumn<QByteArray>("kind");
        const auto row = [](const char *url, const char *kind) { QTest::newRow(url) << QByteArray(kind); };
        row("https://apps.apple.com/cn/app/id123", "app_store");
        row("https://dl.example/app-release.apk?x=1", "package");
        row("https://dl.example/app-release.apk.txt", "");
        row("itms-services://?action=download-manifest", "app_store");
        row("alipays://platformapi/startapp?appId=1", "payment");
        row("https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=1", "payment");
        row("https://wx.tenpay.com/help", "");
        row("taobao://item.taobao.com/item.htm?id=1", "app_jump");
        row("lexiang://open/page", "deep_link");
        row("https://api.example/v1/user/invite/accept", "share");
        row("https://api.example/v1/shareholders", "");
        row("https://httpdns.baidu.com/v5/?dn=x", "http_dns");
        row("http://203.0.113.7:8080/collect", "bare_ip");
        row("http://[2001:db8::1]/x", "bare_ip");
        row("https://api.example/v1/login", "");
        row("wss://push.example/socket", "");
        row("https://notapps.apple.com.example/x", "");
    }
    void linksHaveKinds()
    {
        QFETCH(QByteArray, kind);
        const std::string url = QTest::currentDataTag();
        QCOMPARE(QByteArray::fromStdString(book()->linkKinds().kindOf(url, hostOf(url), {})), kind);
        QCOMPARE(book()->linkKinds().kindOf("https://dl.example/x", "dl.example", "application/vnd.android.package-archive; q=1"), std::string("package"));
    }

    void linksOfRequestsAndNoticesAreFound()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。应用下载：https://sj.qq.com/appdetail/com.example。");
        submission.addEntry("http://203.0.113.7:8080/collect?id=1");
        submission.addEntry("https://httpdns.baidu.com/v5/?dn=x");
        submission.judge();
        QVERIFY(!submission.finding("wechat/induced-download"));    // a notice that names where the app is published induces nobody
        QVERIFY(submission.finding("wechat/bare-address"));
        QCOMPARE(submission.firstEvidence("wechat/bare-address").where.kind, EvidencePlace::Kind::Request);
        QVERIFY(submission.finding("wechat/http-dns"));
    }

    void jumpsOutsideAreFound()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        ManifestReading manifest;
        manifest.artifact.path = "app.json";
        for (const char *link : {"taobao://item.taobao.com/item.htm", "alipays://platformapi/startapp"}) {
            ManifestItem item;
            item.name = link;
            item.pointer = "/links/0";
            manifest.items.push_back(item);
        }
        submission.assessment.manifests.push_back(manifest);
        submission.judge();
        QVERIFY(submission.finding("wechat/jump-outside"));
        QVERIFY(submission.finding("wechat/payment-outside"));
        QVERIFY(submission.finding("wechat/jump-outside")->hasUnverifiedFact);
    }

    /// Two notices, the first a denial: it is the denial that is quoted, not what stands last.
    void theDenialIsQuotedWhicheverNoticeHoldsIt()
    {
        Case submission;
        submission.noticeSays(U"我们不收集任何个人信息。");
        submission.assessment.notices.back().reading.blanketDenials = {{0, 12}};
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("phone_number first");
        submission.judge();
        for (const Finding &finding : submission.assessment.findings)
            if (finding.message.zh.find("隐私政策称") != std::string::npos) {
                QVERIFY2(finding.message.zh.find("我们不收集任何个人信息") != std::string::npos, finding.message.zh.c_str());
                return;
            }
        QFAIL("the denial is not spoken of");
    }

    /// A file whose name is shorter than ".xcprivacy" by one letter is no privacy manifest.
    void aShortNameIsNoPrivacyManifest()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        ManifestReading manifest;
        manifest.artifact.path = "bundle";
        manifest.files.push_back({"main.html", 3, "<p>"});
        submission.assessment.manifests.push_back(manifest);
        submission.judge();
        const auto isApple = [&] { return std::any_of(submission.assessment.rules.begin(), submission.assessment.rules.end(), [](const RulePackRef &one) { return one.pack == "apple"; }); };
        QVERIFY(!isApple());
        submission.assessment.manifests.back().files[0].path = "PrivacyInfo.xcprivacy";
        submission.judge();
        QVERIFY(isApple());
    }

    void aFloodOfOneKindOfLinksHidesNoOther()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        for (int i = 0; i < 250; ++i)
            submission.addEntry("https://api.qingting.example/invite/w" + std::string(1, static_cast<char>('a' + i % 26)) + std::string(1, static_cast<char>('a' + i / 26)));
        submission.addEntry("https://wx.tenpay.com/cgi-bin/mmpayweb-bin/checkmweb?prepay_id=1");
        submission.judge();
        QVERIFY(submission.finding("wechat/payment-outside"));
    }

    /// A text that is made to keep its reader busy: no number before any unit, and never the end of a sentence.
    void aTextOfUnitsAloneIsReadInOnePass()
    {
        std::u32string text;
        for (int i = 0; i < 200'000; ++i)
            text += U"days ";
        QVERIFY(!answerTimeIn(documentOf(text)));
        const auto found = answerTimeIn(documentOf(text + U"we respond within 15 days " + text));
        QVERIFY(found);
        QCOMPARE(found->days, 15.0);
        QVERIFY(found->range.end - found->range.start < 3000);
        const auto phrases = Phrases::load();
        QVERIFY(phrases);
        phrases->in(documentOf(text));
    }

    void sharingForRewardIsFound()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。邀请好友得红包。");
        submission.addEntry("https://api.qingting.example/v1/invite/send");
        submission.judge();
        QVERIFY(submission.finding("wechat/induced-share"));
    }

    void relationChainsAreGuarded()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("social_relations umeng");
        submission.judge();
        QVERIFY(submission.finding("wechat/relation-chain"));
        QVERIFY(submission.finding("wechat/relation-passed-on"));
    }

    void wordsOfTheNoticeAreQuoted()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。注销账号须提供手持身份证照片。我们使用个性化广告。");
        submission.judge();
        QVERIFY(submission.finding("cac2019/unreasonable-conditions"));
        QCOMPARE(submission.firstEvidence("cac2019/unreasonable-conditions").excerpt, std::string("注销账号须提供手持身份证照片。"));
        QVERIFY(submission.finding("cac2019/targeted-push"));
        QVERIFY(submission.finding("cac2019/targeted-push")->clauses.size() >= 3);      // of three packs, in one finding
    }

    void quotesAreFreeOfMarkup()
    {
        Case submission;
        submission.noticeSays(U"个性化推荐：根据您的喜好推荐内容。");
        NoticeDocument &document = submission.assessment.notices.back().document;
        document.source = U"<text>个性化推荐</text>：根据您的喜好推荐内容。";
        document.toSource.clear();
        for (std::uint32_t i = 0; i <= document.text.size(); ++i)
            document.toSource.push_back(i + (i < 5 ? 6 : 13));
        submission.judge();
        QVERIFY(submission.finding("cac2019/targeted-push"));
        QCOMPARE(submission.firstEvidence("cac2019/targeted-push").excerpt, std::string("个性化推荐：根据您的喜好推荐内容。"));
    }

    void whoHandlesNothingOwesNoRights()
    {
        for (const bool handlesData : {false, true}) {
            Case submission;
            submission.notice(handlesData ? "+phone_number; -any" : "-any");
            submission.judge();
            QCOMPARE(submission.finding("cac2019/rights-missing") != nullptr, handlesData);
            QCOMPARE(submission.finding("pipl/retention-missing") != nullptr, handlesData);
            QVERIFY(submission.finding("cac2019/contact-missing"));
        }
    }

    void contradictionsWithoutAUseAreForAPerson()
    {
        Case submission;
        submission.notice("+email; -email");
        submission.traffic("phone_number first");
        submission.judge();
        QVERIFY(submission.finding("cac2019/ambiguous-unseen"));
        QVERIFY(!submission.finding("cac2019/ambiguous-notice"));
    }

    void answerTimesAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<double>("days");
        QTest::newRow("digits") << QStringLiteral("我们将在15个工作日内回复您的请求。") << 15.0;
        QTest::newRow("numerals") << QStringLiteral("我们将在三十天内答复。") << 30.0;
        QTest::newRow("teens") << QStringLiteral("我们将于十五日内响应您的请求。") << 15.0;
        QTest::newRow("months") << QStringLiteral("我们会在两个月内答复。") << 60.0;
        QTest::newRow("hours") << QStringLiteral("我们会在48小时内回复。") << 2.0;
        QTest::newRow("English") << QStringLiteral("We will respond to your request within 45 days.") << 45.0;
        QTest::newRow("kept") << QStringLiteral("日志将在90天内保存，随后删除。") << 0.0;
        QTest::newRow("nothing") << QStringLiteral("我们收集手机号。") << 0.0;
        QTest::newRow("the longest") << QStringLiteral("我们将在7天内回复；复杂请求将在20个工作日内答复。") << 20.0;
    }
    void answerTimesAreRead()
    {
        QFETCH(QString, text);
        QFETCH(double, days);
        const auto time = answerTimeIn(documentOf(text.toStdU32String()));
        QCOMPARE(time ? time->days : 0.0, days);
    }

    void lateAnswersAreFound()
    {
        for (const bool isLate : {false, true}) {
            Case submission;
            submission.noticeSays(isLate ? U"我们收集您的手机号。我们将在30天内答复您的请求。" : U"我们收集您的手机号。我们将在15个工作日内答复您的请求。");
            submission.judge();
            QCOMPARE(submission.finding("cac2019/answers-late") != nullptr, isLate);
        }
    }

    void answersOfTheReviewerCount()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("phone_number first");
        AnsweredQuestion answer;
        answer.question = "cac2019:1.2";
        answer.note = "no pop-up on a fresh install";
        answer.evidence.artifact = "screen.png";
        answer.evidence.where.kind = EvidencePlace::Kind::Artifact;
        submission.judge();
        const auto asked = book()->questions(submission.assessment, submission.input);
        QCOMPARE(asked.size(), std::size_t{13});
        submission.input.answers.push_back(answer);
        submission.judge();
        const Finding *finding = submission.finding("cac2019/seen-1.2");
        QVERIFY(finding);
        QVERIFY(finding->message.en.find("no pop-up on a fresh install") != std::string::npos);
        QCOMPARE(submission.firstEvidence("cac2019/seen-1.2").artifact, std::string("screen.png"));
        QCOMPARE(submission.assessment.suggestion.outcome, Outcome::Reject);
        QCOMPARE(book()->questions(submission.assessment, submission.input).size(), std::size_t{12});
    }

    void argumentsCanBeSwitchedOff()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("precise_location first");
        submission.judge();
        QCOMPARE(submission.assessment.suggestion.outcome, Outcome::Reject);
        QCOMPARE(submission.assessment.suggestion.deadlineDays, 15);
        QCOMPARE(submission.assessment.suggestion.arguments.front().id, std::string("fixable:undeclared_use"));
        submission.input.argumentsOff = {"fixable:undeclared_use"};
        submission.judge();
        QCOMPARE(submission.assessment.suggestion.outcome, Outcome::Approve);
        QVERIFY(submission.assessment.suggestion.arguments.front().isOff);
        QVERIFY(submission.finding("cac2019/undeclared-use"));      // the finding stays; only the suggestion leaves it out
    }

    void disguisedDenialIsABan()
    {
        for (const bool isDisguised : {false, true}) {
            Case submission;
            submission.notice("-device_id; +phone_number");
            submission.traffic("device_id umeng");
            if (isDisguised)
                submission.assessment.observations[0].encodings = {"json", "base64"};
            submission.judge();
            QCOMPARE(submission.finding("conduct/deliberate-concealment") != nullptr, isDisguised);
            QCOMPARE(submission.assessment.suggestion.outcome == Outcome::Ban, isDisguised);
            QCOMPARE(submission.assessment.suggestion.needsSecond, isDisguised);
        }
    }

    void whoIsNamedIsNotHidden()
    {
        Case submission;
        submission.notice("-device_id; +phone_number; >network_info umeng");
        submission.traffic("device_id umeng");
        submission.assessment.observations[0].encodings = {"json", "md5"};
        submission.judge();
        QVERIFY(!submission.finding("conduct/deliberate-concealment"));
        QCOMPARE(submission.assessment.suggestion.outcome, Outcome::Reject);
    }

    void evasionAfterARejectionIsABan()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("device_id umeng");
        submission.assessment.observations[0].encodings = {"json", "md5"};
        submission.judge();
        QVERIFY(!submission.finding("conduct/evasion"));
        submission.input.history.rejections = 1;
        submission.input.history.rejectedCategories = {CategoryId("device_id")};
        submission.judge();
        QVERIFY(submission.finding("conduct/evasion"));
        QCOMPARE(submission.assessment.suggestion.outcome, Outcome::Ban);
    }

    void repeatedOffencesAreABan()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("email first");
        submission.input.history.rejections = 2;
        submission.judge();
        QCOMPARE(submission.assessment.suggestion.outcome, Outcome::Reject);
        submission.input.history.rejections = 3;
        submission.judge();
        QVERIFY(submission.finding("conduct/repeat-offence"));
        QCOMPARE(submission.assessment.suggestion.outcome, Outcome::Ban);
    }

    void appTypesAreSuggested_data()
    {
        QTest::addColumn<QString>("app");
        QTest::addColumn<QString>("notice");
        QTest::addColumn<QByteArray>("type");
        QTest::newRow("by name") << QStringLiteral("同城打车") << QStringLiteral("我们收集您的手机号。") << QByteArray("ride_hailing");
        QTest::newRow("by notice") << QStringLiteral("蜻蜓") << QStringLiteral("您在本诊所挂号、就诊时，我们收集患者姓名。挂号后可在线问诊。") << QByteArray("medical_consultation");
        QTest::newRow("English") << QStringLiteral("Sky") << QStringLiteral("Our photo editor adds a camera filter. Beautify your photos with the photo editor.") << QByteArray("photo_and_beautify");
        QTest::newRow("nothing") << QStringLiteral("蜻蜓") << QStringLiteral("我们收集您的手机号。") << QByteArray();
        QTest::newRow("taxi by name") << QStringLiteral("快跑打车") << QStringLiteral("我们收集您的手机号。") << QByteArray("ride_hailing");
        QTest::newRow("English name") << QStringLiteral("Tiny Weather") << QStringLiteral("我们收集您的手机号。") << QByteArray("utilities");
        QTest::newRow("plural") << QStringLiteral("City Hotels") << QStringLiteral("我们收集您的手机号。") << QByteArray("hotels");
        QTest::newRow("a word inside the name tells nothing") << QStringLiteral("Shopenhauer") << QStringLiteral("我们收集您的手机号。") << QByteArray();
        QTest::newRow("words inside words tell nothing") << QStringLiteral("Sky") << QStringLiteral("For example, a refund. Another example: the fundamental newsletter. Examples of bitmaps.") << QByteArray();
        QTest::newRow("too close") << QStringLiteral("酒店外卖") << QStringLiteral("我们收集您的手机号。") << QByteArray();
    }
    void appTypesAreSuggested()
    {
        QFETCH(QString, app);
        QFETCH(QString, notice);
        QFETCH(QByteArray, type);
        Case submission;
        submission.assessment.submission.app.name = app.toStdString();
        submission.noticeSays(notice.toStdU32String());
        submission.traffic("phone_number first");
        submission.judge();
        const auto words = AppTypeWords::load();
        QVERIFY2(words, words ? "" : words.error().where.c_str());
        const auto suggested = words->suggest(submission.assessment);
        QCOMPARE(suggested ? QByteArray::fromStdString(suggested->type.value) : QByteArray(), type);
        // A person may choose from more than what stands out.
        const auto likely = book()->likelyTypes(submission.assessment);
        QVERIFY(likely.size() <= 3 && std::none_of(likely.begin(), likely.end(), [](const AppTypeSuggestion &one) { return one.words.empty(); }));
        QVERIFY(type.isEmpty() || likely.front().type.value == type.toStdString());
        const Finding *finding = submission.finding("nec2021/type-not-chosen");
        QVERIFY(finding);
        QCOMPARE(finding->message.en.find("because of the words") != std::string::npos, !type.isEmpty());
    }

    void severalLawsMakeOneFinding()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("email first");
        submission.judge();
        int count = 0;
        for (const Finding &finding : submission.assessment.findings)
            count += finding.rule.value.find("/undeclared-use") != std::string::npos;
        QCOMPARE(count, 1);
        const auto &clauses = submission.finding("cac2019/undeclared-use")->clauses;
        for (const char *clause : {"cac2019:2.1", "pipl:17", "ndsr:21"})
            QVERIFY2(std::find(clauses.begin(), clauses.end(), clause) != clauses.end(), clause);
    }

    void theIdentityOfAFindingOutlivesItsPack()
    {
        Case submission;
        submission.noticeSays(U"我们收集您的手机号。");
        submission.traffic("email first");
        submission.judge();
        const std::string before = submission.finding("cac2019/undeclared-use")->fingerprint;
        const auto alone = RuleBook::load(submission.taxonomy, {"pipl"});
        QVERIFY(alone);
        (*alone)->evaluate(submission.assessment, *submission.taxonomy, *submission.recipients);
        QVERIFY(submission.finding("pipl/undeclared-use"));
        QCOMPARE(submission.finding("pipl/undeclared-use")->fingerprint, before);
    }
};

PROBITY_TEST(TestSubjects)
#include "test_subjects.moc"
