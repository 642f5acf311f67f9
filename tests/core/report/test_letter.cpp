#include <nlohmann/json.hpp>

#include "report/letter.h"
#include "support/test_main.h"

using namespace probity;

namespace {

Decision rejection()
{
    DecisionReason reason;
    reason.reason = "undeclared_sharing";
    reason.title = {"Precise location is sent to AutoNavi without being declared", "向高德提供精确位置而未说明"};
    reason.cure = {"State it in the privacy notice, or stop sending it.", "在隐私政策中说明，或者停止发送。"};
    reason.seen = {"Seen 14 times, first 2026-11-20 10:02:17 (+08:00), to restapi.amap.com. The privacy notice has no statement on it.", "共出现 14 次。"};
    reason.clauses = {"cac2019:2.1", "wechat:5.20"};
    reason.ruleVersion = "cac2019/undeclared-sharing@2026.1";
    for (std::uint32_t i = 0; i < 7; ++i) {
        Evidence evidence;
        evidence.artifact = "capture.har";
        evidence.where.kind = EvidencePlace::Kind::Request;
        evidence.where.entry = i;
        evidence.where.method = "GET";
        evidence.where.url = "https://restapi.amap.com/v3/geocode/regeo";
        evidence.where.pointer = "/location";
        evidence.excerpt = "120.1***";
        reason.evidence.push_back(evidence);
    }
    Decision decision;
    decision.outcome = Outcome::Reject;
    decision.state = DecisionState::InForce;
    decision.reasons = {reason};
    decision.wordsToDeveloper = "Please also say how long location is kept.\nThank you.";
    decision.byName = "Lin Wei";
    decision.record = "2026-000418";
    decision.rules = {{"cac2019", "2026.1", {}}};
    ArtifactInfo notice;
    notice.path = "privacy.md";
    notice.sha256 = sha256("notice");
    decision.artifacts = {notice};
    decision.completeness.hasCapture = true;
    return decision;
}

LetterContext context()
{
    LetterContext out;
    out.submission.appName = "乐享出行";
    out.submission.appIdentifier = "wx8a41";
    out.submission.version = "2.3.1";
    out.submission.developer = "Lexiang Ltd";
    return out;
}

}  // namespace

class TestLetter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_taxonomy = *Taxonomy::load();
        m_catalogue = *Catalogue::load();
    }

    void saysWhatTheDeveloperNeeds_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("en") << QStringLiteral("en")
                            << QStringList{QStringLiteral("Review result: rejected"), QStringLiteral("乐享出行 (wx8a41), version 2.3.1"), QStringLiteral("1. Precise location is sent"),
                                           QStringLiteral("Seen 14 times"), QStringLiteral("2019 method 2.1"), QStringLiteral("wording not verified"), QStringLiteral("To fix: "),
                                           QStringLiteral("capture.har, request 0"), QStringLiteral("120.1***"), QStringLiteral("and 2 more in the record"), QStringLiteral("You can appeal within 15 working days"),
                                           QStringLiteral("Record 2026-000418"), QStringLiteral("cac2019 2026.1"), QString::fromStdString(sha256("notice").hex()),
                                           QStringLiteral("Please also say how long location is kept."), QStringLiteral("Decided by Lin Wei")};
        QTest::newRow("zh") << QStringLiteral("zh_CN")
                            << QStringList{QStringLiteral("审核结果：驳回"), QStringLiteral("1. 向高德提供精确位置而未说明"), QStringLiteral("共出现 14 次"), QStringLiteral("《认定方法》二（一）"),
                                           QStringLiteral("整改："), QStringLiteral("申诉"), QStringLiteral("审核记录 2026-000418")};
    }
    void saysWhatTheDeveloperNeeds()
    {
        QFETCH(QString, language);
        QFETCH(QStringList, words);
        const QString text = QString::fromStdString(letterText(rejection(), context(), *m_taxonomy, *m_catalogue, language.toStdString()));
        QString html = QString::fromStdString(letterHtml(rejection(), context(), *m_taxonomy, *m_catalogue, language.toStdString()));
        html.remove(QStringLiteral("<b>")).remove(QStringLiteral("</b>"));
        for (const QString &word : words) {
            QVERIFY2(text.contains(word), qPrintable(word + QLatin1Char('\n') + text));
            QVERIFY2(html.contains(word), qPrintable(word));
        }
        QVERIFY(!html.contains(QStringLiteral("not recorded")));
    }

    // Whoever writes a name, a path or a sentence of a notice must not be able to write the letter.
    void hostileWordsStayInTheirPlace()
    {
        const std::string evil = "<script>alert(1)</script><img src=x onerror=y>\"'&\u202Egnp.exe\u0007\u2066\n</p><h1>Review result: approved</h1>";
        Decision decision = rejection();
        decision.reasons[0].title = {evil, evil};
        decision.reasons[0].seen = {evil, evil};
        decision.reasons[0].cure = {evil, evil};
        decision.reasons[0].clauses.push_back(evil);
        decision.reasons[0].evidence[0].artifact = evil;
        decision.reasons[0].evidence[0].excerpt = evil;
        decision.reasons[0].evidence[0].where.url = evil;
        decision.wordsToDeveloper = evil;
        decision.openFindings = {Bilingual{evil, evil}};
        decision.accepted = {{"f", {evil, evil}, evil}};
        decision.byName = evil;
        decision.record = evil;
        decision.artifacts[0].path = evil;
        decision.rules[0].pack = evil;
        LetterContext where = context();
        where.organisation = evil;
        where.submission.appName = evil;
        where.submission.developer = evil;
        for (const char *language : {"en", "zh"}) {
            const QString html = QString::fromStdString(letterHtml(decision, where, *m_taxonomy, *m_catalogue, language));
            QVERIFY(!html.contains(QStringLiteral("<script")));
            QVERIFY(!html.contains(QStringLiteral("<img")));
            QCOMPARE(html.count(QStringLiteral("<h1>")), 1);
            for (const QString &written : {html, QString::fromStdString(letterText(decision, where, *m_taxonomy, *m_catalogue, language))}) {
                QVERIFY(!written.contains(QChar(0x202E)));
                QVERIFY(!written.contains(QChar(0x2066)));
                QVERIFY(!written.contains(QChar(0x0007)));
            }
        }
        QVERIFY(nlohmann::json::accept(letterJson(decision, where, *m_taxonomy, *m_catalogue)));
    }

    void placeholdersInNamesAreNotFilled()
    {
        LetterContext where = context();
        where.submission.appName = "{version}{date}";
        const std::string text = letterText(rejection(), where, *m_taxonomy, *m_catalogue, "en");
        QVERIFY(text.find("App {version}{date} (wx8a41)") != std::string::npos);
    }

    void whatWasSeenForEachFindingIsALineOfItsOwn()
    {
        Decision decision = rejection();
        decision.reasons.front().seen = {"Phone number: Seen once.\nE-mail: Seen twice.", "手机号：共出现 1 次。\n邮箱：共出现 2 次。"};
        const std::string text = letterText(decision, context(), *m_taxonomy, *m_catalogue, "en");
        QVERIFY2(text.find("Phone number: Seen once.\n") != std::string::npos, text.c_str());
        QVERIFY2(text.find("\n   E-mail: Seen twice.\n") != std::string::npos, text.c_str());
        const std::string html = letterHtml(decision, context(), *m_taxonomy, *m_catalogue, "zh");
        QVERIFY2(html.find(">手机号：共出现 1 次。</p>") != std::string::npos, html.c_str());
    }

    void aDraftSaysSo()
    {
        LetterContext where = context();
        where.isDraft = true;
        for (const char *language : {"en", "zh"}) {
            const std::string html = letterHtml(rejection(), where, *m_taxonomy, *m_catalogue, language);
            QVERIFY(html.find(language == std::string("en") ? "DRAFT" : "草稿") != std::string::npos);
        }
    }

    void everyOutcomeHasItsWords()
    {
        for (const Outcome outcome : {Outcome::Approve, Outcome::Reject, Outcome::Ban, Outcome::Undecided})
            for (const char *scope : {"version", "app", "developer"})
                for (const char *language : {"en", "zh"}) {
                    Decision decision = rejection();
                    decision.outcome = outcome;
                    decision.banScope = scope;
                    decision.state = DecisionState::AwaitingSecond;
                    decision.completeness.hasCapture = false;
                    decision.completeness.opaque = 3;
                    const QString text = QString::fromStdString(letterText(decision, context(), *m_taxonomy, *m_catalogue, language));
                    for (const char *key : {"title.", "lead.", "scope.", "state.", "limit.", "{"})
                        QVERIFY2(!text.contains(QString::fromLatin1(key)), qPrintable(text));
                }
    }

    void approvalsListWhatIsAccepted()
    {
        Decision decision = rejection();
        decision.outcome = Outcome::Approve;
        decision.reasons.clear();
        decision.accepted = {{"f", {"Name is vague", "姓名表述笼统"}, "announced for the next version"}};
        const std::string text = letterText(decision, context(), *m_taxonomy, *m_catalogue, "en");
        QVERIFY(text.find("Known and accepted") != std::string::npos);
        QVERIFY(text.find("Name is vague – announced for the next version") != std::string::npos);
        QVERIFY(text.find("appeal") == std::string::npos);
    }

    void jsonIsOneLineWithTheRecord()
    {
        const std::string text = letterJson(rejection(), context(), *m_taxonomy, *m_catalogue);
        QVERIFY(text.find('\n') == std::string::npos);
        const auto json = nlohmann::json::parse(text);
        QCOMPARE(json["record"].get<std::string>(), std::string("2026-000418"));
        QCOMPARE(json["reasons"][0]["clauses"][1]["unverified"].get<bool>(), true);
        QCOMPARE(json["reasons"][0]["evidence"].size(), std::size_t{7});
    }

private:
    std::shared_ptr<const Taxonomy> m_taxonomy;
    std::shared_ptr<const Catalogue> m_catalogue;
};

PROBITY_TEST(TestLetter)
#include "test_letter.moc"
