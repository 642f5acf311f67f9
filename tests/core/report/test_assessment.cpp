#include <nlohmann/json.hpp>

#include "analysis/rules/rule_engine.h"
#include "core/ledger/fixture.h"
#include "report/report.h"
#include "report/seen.h"
#include "support/test_main.h"

using namespace probity;
using probity::test::LedgerFixture;

namespace {

class Case : public LedgerFixture {
public:
    Case()
    {
        assessment.submission.app.platform = PlatformId("wechat-miniprogram");
        assessment.submission.app.name = "蜻蜓";
        book = *RuleBook::load(taxonomy);
    }
    void judge()
    {
        build();
        book->evaluate(assessment, *taxonomy, *recipients);
    }
    const Finding &finding(const std::string &rule) const
    {
        for (const Finding &candidate : assessment.findings)
            if (candidate.rule.value.substr(candidate.rule.value.find('/') + 1) == rule)
                return candidate;
        qFatal("no finding %s", rule.c_str());
    }
    std::shared_ptr<const RuleBook> book;
};

QStringList keysOf(const nlohmann::ordered_json &json)
{
    QStringList keys;
    for (const auto &item : json.items())
        keys << QString::fromStdString(item.key());
    return keys;
}

}  // namespace

class TestAssessment : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void jsonHasTheKeysOfTheContractInTheirOrder()
    {
        Case submission;
        submission.notice("+phone_number; -device_id");
        submission.asks("precise_location", "scope.userLocation");
        submission.traffic("phone_number first; device_id umeng");
        submission.judge();
        const std::string text = assessmentJson(submission.assessment);
        QVERIFY(text.find('\n') == std::string::npos);
        const auto json = nlohmann::ordered_json::parse(text);
        const auto list = [](const char *keys) { return QString::fromLatin1(keys).split(QLatin1Char(' ')); };
        QCOMPARE(keysOf(json), list("schema submission artifacts code ledger findings evidence completeness suggestion rules"));
        QCOMPARE(keysOf(json["ledger"][0]), list("category recipient party manifest code notice observed necessity verdict"));
        QCOMPARE(keysOf(json["completeness"]), list("entries bodies_absent bodies_truncated opaque undecodable sanitised hosts_not_decrypted notice limits"));
        QCOMPARE(keysOf(json["suggestion"]), list("outcome arguments deadline_days needs_second reasons cures edits cure_is_whole"));
        QCOMPARE(json["schema"].get<std::string>(), std::string("probity.check/1"));
        QCOMPARE(json["ledger"][0]["verdict"].get<std::string>(), std::string("denied"));
        QCOMPARE(json["ledger"][0]["recipient"].get<std::string>(), std::string("umeng"));
        for (const char *key : {"fingerprint", "rule", "pack", "level", "message", "clauses", "ledger", "evidence", "cure", "state", "exception"})
            QVERIFY2(json["findings"][0].contains(key), key);
        // Every id that is cited exists.
        QStringList ids;
        for (const auto &piece : json["evidence"])
            ids << QString::fromStdString(piece["id"].get<std::string>());
        for (const auto &finding : json["findings"])
            for (const auto &id : finding["evidence"])
                QVERIFY(ids.contains(QString::fromStdString(id.get<std::string>())));
    }

    void noReportHoldsAnUnmaskedValue()
    {
        Case submission;
        submission.notice("+phone_number");
        submission.traffic("email first; device_id umeng");
        submission.judge();
        for (const std::string &text : {assessmentJson(submission.assessment), assessmentText(submission.assessment, *submission.taxonomy, submission.book->catalogue(), "en")}) {
            QVERIFY(text.find("secret") == std::string::npos);
            QVERIFY(text.find("13912345678") == std::string::npos);
        }
    }

    void sameInputGivesSameBytes()
    {
        std::string before;
        for (int i = 0; i < 2; ++i) {
            Case submission;
            submission.notice("+phone_number; +email; >device_id umeng");
            submission.traffic("email first; device_id umeng; contacts first; precise_location amap");
            submission.judge();
            const std::string now = assessmentJson(submission.assessment);
            QVERIFY(before.empty() || now == before);
            before = now;
        }
    }

    void brokenUtf8DoesNotBreakTheReport()
    {
        Case submission;
        submission.assessment.submission.app.name = "bad \xff name";
        submission.notice("+phone_number");
        submission.traffic("email first");
        submission.assessment.observations[0].excerpt = "\xc3(";
        submission.judge();
        QVERIFY(nlohmann::json::accept(assessmentJson(submission.assessment)));
    }

    void textSpeaksBothLanguages()
    {
        Case submission;
        submission.notice("-device_id; +email");
        submission.traffic("device_id umeng");
        submission.judge();
        const Catalogue &catalogue = submission.book->catalogue();
        const QString english = QString::fromStdString(assessmentText(submission.assessment, *submission.taxonomy, catalogue, "en"));
        QVERIFY2(english.contains(QStringLiteral("Suggested: reject")), qPrintable(english));
        QVERIFY(english.contains(QStringLiteral("2019 method 3.9")));
        QVERIFY(english.contains(QStringLiteral("To fix: Stop sending device identifier")));
        const QString chinese = QString::fromStdString(assessmentText(submission.assessment, *submission.taxonomy, catalogue, "zh"));
        QVERIFY2(chinese.contains(QStringLiteral("建议：驳回")), qPrintable(chinese));
        QVERIFY(chinese.contains(QStringLiteral("《认定方法》三（九）")));
    }

    void whatWasSeenIsASentence()
    {
        Case submission;
        submission.notice("+phone_number; -device_id; +device_info");
        submission.traffic("precise_location amap; precise_location amap; device_id umeng; network_info first");
        submission.assessment.observations[2].encodings = {"json", "md5"};
        submission.judge();
        const Bilingual undeclared = seenSentence(submission.assessment, submission.finding("undeclared-sharing"));
        QCOMPARE(QString::fromStdString(undeclared.en), QStringLiteral("Seen 2 times, first 2026-02-02 10:40:01 (+08:00), to restapi.amap.com. The privacy notice has no statement on it."));
        QCOMPARE(QString::fromStdString(undeclared.zh), QStringLiteral("共出现 2 次，首次 2026-02-02 10:40:01 (+08:00)，发送至 restapi.amap.com。隐私政策对此没有说明。"));
        const Bilingual denied = seenSentence(submission.assessment, submission.finding("denied-use"));
        QCOMPARE(QString::fromStdString(denied.en), QStringLiteral("Seen once, 2026-02-02 10:40:03 (+08:00), to ulogs.umeng.com, as its MD5. The privacy notice says: “-device_id”"));
        const Bilingual vague = seenSentence(submission.assessment, submission.finding("vague-category"));
        QVERIFY(vague.en.find("only says: “+device_info”") != std::string::npos);
    }

    void beforeConsentIsCountedByItself()
    {
        Case submission;
        submission.notice("+email");
        submission.traffic("email first; email first; email first");
        submission.assessment.observations[0].phase = Phase::BeforeChoice;
        submission.judge();
        const Bilingual seen = seenSentence(submission.assessment, submission.finding("before-consent"));
        QVERIFY2(seen.en.rfind("Seen once before the user's choice", 0) == 0, seen.en.c_str());
    }

    void everyFindingHasASentence()
    {
        Case submission;
        submission.asks("contacts", "scope.addPhoneContact");
        submission.withoutCapture();
        submission.judge();
        QVERIFY(submission.assessment.findings.size() >= 3);
        for (const Finding &finding : submission.assessment.findings) {
            const Bilingual seen = seenSentence(submission.assessment, finding);
            QVERIFY(!seen.en.empty() && !seen.zh.empty());
        }
    }

    void momentsAreReadable()
    {
        QCOMPARE(readableTime({1770000000000000, 0}), std::string("2026-02-02 02:40:00 (UTC)"));
        QCOMPARE(readableTime({1770000000000000, -330}), std::string("2026-02-01 21:10:00 (-05:30)"));
    }
};

PROBITY_TEST(TestAssessment)
#include "test_assessment.moc"
