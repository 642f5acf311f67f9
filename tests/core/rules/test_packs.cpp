#include <set>

#include "analysis/rules/rule_engine.h"
#include "core/ledger/fixture.h"
#include "support/test_main.h"

using namespace probity;
using probity::test::LedgerFixture;

namespace {

std::shared_ptr<const RuleBook> book()
{
    static const auto loaded = RuleBook::load(*Taxonomy::load());
    return loaded ? *loaded : nullptr;
}

/// A submission of a mini-program that is judged.
class Case : public LedgerFixture {
public:
    Case() { assessment.submission.app.platform = PlatformId("wechat-miniprogram"); }

    void judge()
    {
        build();
        book()->evaluate(assessment, *taxonomy, *recipients, input);
    }
    void aspects(std::initializer_list<const char *> names)
    {
        for (const char *aspect : names)
            assessment.notices.front().reading.aspects[aspect] = {0, 1};
    }
    const Finding *finding(const std::string &rule) const
    {
        for (const Finding &candidate : assessment.findings)
            if (candidate.rule.value == rule)
                return &candidate;
        return nullptr;
    }
    /// The finding of a rule with this name, whatever its pack.
    const Finding *about(const std::string &rule) const
    {
        for (const Finding &candidate : assessment.findings)
            if (candidate.rule.value.substr(candidate.rule.value.find('/') + 1) == rule)
                return &candidate;
        return nullptr;
    }
    QByteArray outcome() const { return QByteArray(name(assessment.suggestion.outcome)); }
};

}  // namespace

class TestPacks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto loaded = RuleBook::load(*Taxonomy::load());
        QVERIFY2(loaded, loaded ? "" : (loaded.error().where + ": " + loaded.error().detail).c_str());
    }

    void everyRuleDoesWhatItsExamplesSay()
    {
        const Status status = book()->checkExamples();
        QVERIFY2(status, status ? "" : (status.error().where + ": " + status.error().detail).c_str());
    }

    void unknownPacksAreRefused()
    {
        const auto loaded = RuleBook::load(*Taxonomy::load(), {"cac2019", "mars"});
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, ErrorCode::NotFound);
        QCOMPARE(loaded.error().where, std::string("mars"));
    }

    // What a submission leads to: notice, traffic, rule that must fire ("!" in front: must not), outcome.
    void submissionsAreJudged_data()
    {
        QTest::addColumn<QString>("notice");
        QTest::addColumn<QString>("traffic");
        QTest::addColumn<QString>("rules");
        QTest::addColumn<QByteArray>("outcome");
        const auto row = [](const char *what, const char *notice, const char *traffic, const char *rules, const char *outcome) {
            QTest::newRow(what) << QString::fromLatin1(notice) << QString::fromLatin1(traffic) << QString::fromLatin1(rules) << QByteArray(outcome);
        };
        row("clean", "+phone_number", "phone_number first", "!undeclared-use !no-notice !retention-missing", "approve");
        row("undeclared", "+phone_number", "precise_location first", "undeclared-use !undeclared-sharing declared-unused", "reject");
        row("undeclared sharing", "+phone_number", "device_id umeng", "undeclared-sharing !undeclared-use", "reject");
        row("denied", "-device_id; +phone_number", "device_id first", "denied-use", "reject");
        row("device only", "@clipboard; +phone_number", "clipboard first", "denied-device-only !denied-use", "reject");
        row("ambiguous", "+email; -email", "email first", "ambiguous-notice", "reject");
        row("vague", "+device_info", "device_id first", "vague-category !vague-recipient", "undecided");
        row("class of recipients", "+precise_location; >precise_location *", "precise_location amap", "vague-recipient !vague-category", "undecided");
        row("nobody named", "+precise_location", "precise_location amap", "recipient-absent", "undecided");
        row("contacts", "+phone_number", "contacts first", "contacts-harvested undeclared-use !deliberate-harvesting", "reject");
        row("contacts, in general", "+any; +phone_number", "contacts first", "contacts-harvested vague-category !deliberate-harvesting", "reject");
        row("contacts, denied", "-contacts; +phone_number", "contacts first", "contacts-harvested denied-use !deliberate-harvesting", "reject");
    }
    void submissionsAreJudged()
    {
        QFETCH(QString, notice);
        QFETCH(QString, traffic);
        QFETCH(QString, rules);
        QFETCH(QByteArray, outcome);
        Case submission;
        submission.notice(notice.toStdString());
        submission.aspects({"retention", "contact", "rights", "children", "updates", "complaint", "withdrawal"});
        submission.traffic(traffic.toStdString());
        submission.judge();
        for (const QString &rule : rules.split(QLatin1Char(' '))) {
            const bool isExpected = !rule.startsWith(QLatin1Char('!'));
            QVERIFY2((submission.about(rule.mid(isExpected ? 0 : 1).toStdString()) != nullptr) == isExpected, qPrintable(rule));
        }
        QCOMPARE(submission.outcome(), outcome);
    }

    void intentIsABan()
    {
        Case pusher;    // harvests, and pushes downloads
        pusher.notice("+phone_number");
        pusher.traffic("contacts first");
        pusher.addEntry("https://dl.example/pkg/app-release.apk");
        pusher.judge();
        QVERIFY(pusher.finding("conduct/deliberate-harvesting"));
        QCOMPARE(pusher.outcome(), QByteArray("ban"));

        Case liar;      // denies it, and does it before the user could choose
        liar.notice("-contacts; +phone_number");
        liar.traffic("contacts first");
        liar.assessment.observations[0].phase = Phase::BeforeChoice;
        liar.judge();
        QCOMPARE(liar.outcome(), QByteArray("ban"));
        // Removing the upload settles all that is said of that line: one cure.
        QCOMPARE(liar.assessment.suggestion.cures.size(), std::size_t{1});
    }

    void noNoticeIsOneCure()
    {
        Case submission;
        submission.traffic("phone_number first; device_id umeng");
        submission.judge();
        QVERIFY(submission.finding("cac2019/no-notice"));
        QCOMPARE(submission.outcome(), QByteArray("reject"));
        QCOMPARE(submission.assessment.suggestion.cures.size(), std::size_t{1});
        QCOMPARE(submission.assessment.suggestion.reasons.size(), std::size_t{3});
    }

    void withoutACaptureNothingIsDecided()
    {
        Case submission;
        submission.notice("+phone_number");
        submission.withoutCapture();
        submission.judge();
        QVERIFY(submission.finding("completeness/no-capture"));
        QCOMPARE(submission.outcome(), QByteArray("undecided"));
    }

    void missingPartsAreNamed()
    {
        Case submission;
        submission.notice("+phone_number");
        submission.aspects({"contact", "rights"});
        submission.traffic("phone_number first");
        submission.judge();
        QVERIFY(submission.finding("pipl/retention-missing"));
        QVERIFY(!submission.finding("cac2019/contact-missing"));
        QCOMPARE(submission.outcome(), QByteArray("undecided"));
    }

    void consentIsPartOfTheCheck()
    {
        Case submission;
        submission.notice("+phone_number; +email");
        submission.traffic("phone_number first; email first; email first");
        submission.assessment.observations[0].phase = Phase::BeforeChoice;
        submission.assessment.observations[1].phase = Phase::AfterRefusal;
        submission.assessment.observations[2].phase = Phase::AfterConsent;
        submission.judge();
        const Finding *before = submission.finding("cac2019/before-consent");
        QVERIFY(before);
        QCOMPARE(before->evidence.size(), std::size_t{1});
        QCOMPARE(before->clauses.front(), std::string("cac2019:3.1"));
        const Finding *after = submission.finding("cac2019/after-refusal");
        QVERIFY(after);
        QCOMPARE(after->evidence.size(), std::size_t{1});
        QCOMPARE(submission.outcome(), QByteArray("reject"));
    }

    void hashesConceal()
    {
        Case submission;
        submission.notice("+name_nickname");
        submission.traffic("device_id talkingdata.example");
        submission.assessment.observations[0].encodings = {"json", "md5"};
        submission.judge();
        QVERIFY(submission.finding("cac2019/concealed-identifier"));
    }

    void needToKnowIsPartOfTheCheck()
    {
        Case submission;
        submission.notice("+precise_location");
        submission.traffic("precise_location first");
        submission.input.appType = AppTypeId("online_games");
        submission.assessment.submission.type = AppTypeId("online_games");
        submission.judge();
        QVERIFY(submission.finding("nec2021/beyond-need-sensitive"));
    }

    void timersAreSeen()
    {
        Case submission;
        submission.notice("+precise_location");
        std::string traffic;
        for (int i = 0; i < 12; ++i)
            traffic += "precise_location first;";
        submission.traffic(traffic);
        submission.judge();
        QVERIFY(submission.finding("cac2019/too-often"));
        QVERIFY(submission.finding("cac2019/too-often")->message.en.find("1 seconds apart") != std::string::npos);
    }

    void downloadsAreSeenOnMiniProgramsOnly()
    {
        for (const bool isMiniProgram : {true, false}) {
            Case submission;
            submission.assessment.submission.app.platform = PlatformId(isMiniProgram ? "wechat-miniprogram" : "android");
            submission.notice("+phone_number");
            submission.addEntry("https://dl.example/pkg/app-release.apk?channel=3");
            submission.addEntry("https://apps.apple.com/cn/app/id1234567890");
            submission.judge();
            const Finding *finding = submission.finding("wechat/induced-download");
            QCOMPARE(finding != nullptr, isMiniProgram);
            if (finding)
                QVERIFY(finding->hasUnverifiedFact);
        }
    }

    void trackersWithoutAWordAreNoted()
    {
        for (const bool isNamed : {false, true}) {
            Case submission;
            submission.notice(isNamed ? "+phone_number; >network_info umeng" : "+phone_number");
            submission.addEntry("https://ulogs.umeng.com/ping");
            submission.judge();
            const Finding *finding = submission.finding("cac2019/contacted-not-named");
            QCOMPARE(finding != nullptr, !isNamed);
            if (finding)
                QCOMPARE(finding->evidence.size(), std::size_t{1});
        }
    }

    void permissionsSayWhatTheyAreFor()
    {
        Case submission;
        submission.notice("+phone_number");
        submission.asks("precise_location", "scope.userLocation");
        submission.asks("camera", "scope.camera");
        submission.assessment.declarations[1].purposeText = "to scan tickets";
        ManifestReading manifest;
        manifest.artifact.path = "app.json";
        for (const ManifestDeclaration &declaration : submission.assessment.declarations) {
            ManifestItem item;
            item.kind = ManifestItem::Kind::Permission;
            item.name = declaration.source;
            item.pointer = declaration.pointer;
            manifest.items.push_back(item);
        }
        submission.assessment.manifests.push_back(manifest);
        submission.judge();
        int count = 0;
        for (const Finding &finding : submission.assessment.findings)
            count += finding.rule.value == "cac2019/permission-without-purpose";
        QCOMPARE(count, 1);
        QVERIFY(submission.finding("cac2019/permission-without-purpose")->title.en.find("scope.userLocation") != std::string::npos);
        QVERIFY(submission.finding("cac2019/asked-not-declared"));
    }

    void storeLinksOfTheManifestCount()
    {
        Case submission;
        submission.notice("+phone_number");
        ManifestReading manifest;
        manifest.artifact.path = "app.json";
        ManifestItem item;
        item.kind = ManifestItem::Kind::Link;
        item.name = "https://sj.qq.com/appdetail/com.example";
        item.pointer = "/links/0";
        manifest.items.push_back(item);
        submission.assessment.manifests.push_back(manifest);
        submission.judge();
        const Finding *finding = submission.finding("wechat/induced-download");
        QVERIFY(finding);
        const Evidence &evidence = submission.assessment.evidence[finding->evidence.front()];
        QCOMPARE(evidence.where.kind, EvidencePlace::Kind::ManifestKey);
        QCOMPARE(evidence.where.pointer, std::string("/links/0"));
    }

    void damagedSamplesAreSaid()
    {
        Case submission;
        submission.notice("+phone_number");
        ArtifactInfo damaged;
        damaged.path = "capture.har";
        damaged.role = Role::Traffic;
        damaged.complete = false;
        damaged.warnings = {{"truncated", "the file ends in the middle of entry 12", "byte 4711"}};
        submission.assessment.artifacts.push_back(damaged);
        submission.assessment.traffic[0].opaque = 2;
        submission.judge();
        const Finding *finding = submission.finding("completeness/unreadable-artifact");
        QVERIFY(finding);
        QVERIFY(finding->message.en.find("entry 12") != std::string::npos);
        QVERIFY(submission.finding("completeness/bodies-unread"));
        QCOMPARE(submission.outcome(), QByteArray("undecided"));
    }

    void blanketDenialsAreQuoted()
    {
        Case submission;
        submission.notice("-any; +phone_number");
        AssessedNotice &notice = submission.assessment.notices[0];
        notice.document.source = U"We collect nothing. We collect your phone number.";
        notice.document.text = notice.document.source;
        for (std::uint32_t i = 0; i <= notice.document.text.size(); ++i)
            notice.document.toSource.push_back(i);
        notice.reading.blanketDenials = {{0, 19}};
        submission.traffic("phone_number first");
        submission.judge();
        const Finding *finding = submission.finding("cac2019/blanket-denial");
        QVERIFY(finding);
        QVERIFY(finding->message.en.find("“We collect nothing.”") != std::string::npos);
        QCOMPARE(submission.line("phone_number", "first")->verdict, Verdict::Consistent);
    }

    void packsApplyByPlatformAndLanguage_data()
    {
        QTest::addColumn<QByteArray>("platform");
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QByteArray>("pack");
        QTest::newRow("mini-program") << QByteArray("wechat-miniprogram") << QByteArray("en") << QByteArray("cac2019");
        QTest::newRow("android, Chinese") << QByteArray("android") << QByteArray("zh") << QByteArray("cac2019");
        QTest::newRow("android, English") << QByteArray("android") << QByteArray("en") << QByteArray("gdpr");
        QTest::newRow("unknown, English") << QByteArray() << QByteArray("en") << QByteArray("gdpr");
        QTest::newRow("unknown, other") << QByteArray() << QByteArray("und") << QByteArray("cac2019");
    }
    void packsApplyByPlatformAndLanguage()
    {
        QFETCH(QByteArray, platform);
        QFETCH(QByteArray, language);
        QFETCH(QByteArray, pack);
        Case submission;
        submission.assessment.submission.app.platform = PlatformId(platform.toStdString());
        submission.notice("+phone_number");
        submission.assessment.notices[0].reading.language = language.toStdString();
        submission.traffic("email first");
        submission.judge();
        const auto &applied = submission.assessment.rules;
        for (const QByteArray &candidate : {QByteArray("cac2019"), QByteArray("gdpr")}) {
            const bool isThere = std::any_of(applied.begin(), applied.end(), [&](const RulePackRef &one) { return one.pack == candidate.toStdString(); });
            QCOMPARE(isThere, candidate == pack);
        }
        QVERIFY(submission.finding(pack.toStdString() + "/undeclared-use"));
    }

    void fingerprintsAreStable()
    {
        Case first;
        first.notice("+phone_number");
        first.traffic("email first; device_id umeng");
        first.judge();
        Case second;     // a later version: other entries, more occurrences, another endpoint for the same use
        second.notice("+phone_number");
        second.addEntry("https://api.qingting.example/v1/other");
        second.traffic("phone_number first; device_id umeng; email first; email first");
        second.assessment.entries.back().url = "https://api.qingting.example/v2/elsewhere";
        second.judge();
        const auto fingerprint = [](const Case &submission, const char *rule) { return submission.finding(rule)->fingerprint; };
        QCOMPARE(fingerprint(first, "cac2019/undeclared-use"), fingerprint(second, "cac2019/undeclared-use"));
        QCOMPARE(fingerprint(first, "cac2019/undeclared-sharing"), fingerprint(second, "cac2019/undeclared-sharing"));
        QCOMPARE(first.finding("cac2019/undeclared-sharing")->digest, second.finding("cac2019/undeclared-sharing")->digest);
        QVERIFY(first.finding("cac2019/undeclared-use")->digest != second.finding("cac2019/undeclared-use")->digest);
        std::set<std::string> all;
        for (const Finding &finding : first.assessment.findings) {
            QCOMPARE(finding.fingerprint.size(), std::size_t{24});
            QVERIFY(all.insert(finding.fingerprint).second);
        }
    }

    void judgingTwiceIsTheSame()
    {
        Case submission;
        submission.notice("-any; +phone_number");
        submission.traffic("email first; device_id umeng");
        submission.judge();
        const auto before = submission.assessment;
        book()->evaluate(submission.assessment, *submission.taxonomy, *submission.recipients);
        QCOMPARE(submission.assessment.evidence.size(), before.evidence.size());
        QCOMPARE(submission.assessment.findings.size(), before.findings.size());
        for (std::size_t i = 0; i < before.findings.size(); ++i)
            QCOMPARE(submission.assessment.findings[i].fingerprint, before.findings[i].fingerprint);
    }

    void findingsComeInTheOrderOfTheDesk()
    {
        Case submission;
        submission.notice("-device_id; +device_info; +email; +calendar");
        submission.traffic("phone_number first; device_id first; network_info first");
        submission.judge();
        QStringList groups;
        for (const Finding &finding : submission.assessment.findings)
            if (const QString group = QString::fromStdString(finding.group); groups.isEmpty() || groups.last() != group)
                groups << group;
        QCOMPARE(groups.mid(0, 4), (QStringList{QStringLiteral("denied"), QStringLiteral("undeclared"), QStringLiteral("vague"), QStringLiteral("unexercised")}));
    }

    void reasonsComeFromTheCatalogue()
    {
        QVERIFY(book()->reasonFor(RuleId("cac2019/denied-use")));
        QCOMPARE(book()->reasonFor(RuleId("gdpr/denied-use"))->id, std::string("denied_use"));
        QVERIFY(!book()->reasonFor(RuleId("pipl/declared-unused")));
        QVERIFY(!book()->reasonFor(RuleId("nobody/nothing")));
    }
};

PROBITY_TEST(TestPacks)
#include "test_packs.moc"
