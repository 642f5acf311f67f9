#include "core/ledger/fixture.h"
#include "model/endpoint.h"
#include "support/test_main.h"

using namespace probity;
using probity::test::LedgerFixture;

// "How the notice column is matched" of product.md, sentence by sentence.
class TestMatching : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aStatementMeetsAnObservation_data()
    {
        QTest::addColumn<QString>("notice");
        QTest::addColumn<QString>("use");           // "category recipient"
        QTest::addColumn<QString>("expected");      // "stance verdict", with what is vague behind it
        const auto row = [](const char *what, const char *notice, const char *use, const char *expected) {
            QTest::newRow(what) << QString::fromLatin1(notice) << QString::fromLatin1(use) << QString::fromLatin1(expected);
        };
        row("the same category", "+phone_number", "phone_number first", "discloses consistent");
        row("another category", "+phone_number", "precise_location first", "silent undeclared");
        row("one step up", "+device_info", "device_id first", "broader vague steps=1");
        row("two steps up", "+device_info", "advertising_id first", "broader vague steps=2");
        row("the nearest decides", "+device_info; +advertising_id", "advertising_id first", "discloses consistent");
        row("in general", "+any", "email first", "broader vague steps=1");
        row("a child says nothing of its parent", "+advertising_id", "device_id first", "silent undeclared");
        row("precise covers approximate", "+precise_location", "approximate_location first", "discloses consistent");
        row("approximate never covers precise", "+approximate_location", "precise_location first", "silent undeclared");

        row("denied", "+phone_number; -device_id", "device_id first", "denies denied");
        row("blanket denial", "-any", "phone_number first", "denies denied");
        row("a denial wins over a broader disclosure", "+device_info; -device_id", "device_id first", "denies denied");
        row("a blanket denial leaves the specific disclosure", "-any; +phone_number", "phone_number first", "discloses consistent");
        row("a blanket denial wins over a broader one", "-any; +device_info", "device_id first", "denies denied");
        row("a denial of the parent covers the child", "-device_info", "device_id first", "denies denied");
        row("a denial of precise says nothing of approximate", "-precise_location", "approximate_location first", "silent undeclared");
        row("says and denies the same", "+phone_number; -phone_number", "phone_number first", "contradictory ambiguous");
        row("conditional disclosure beside a denial", "+precise_location?; -precise_location", "precise_location first", "discloses consistent");
        row("not without consent", "-precise_location?", "precise_location first", "discloses consistent");
        row("a promise in general discloses nothing", "-any?", "precise_location first", "silent undeclared");

        row("on the device alone", "@clipboard", "clipboard first", "device_only denied");
        row("on the device, and not collected", "@clipboard; -clipboard", "clipboard first", "device_only denied");
        row("on the device, and collected", "@clipboard; +clipboard", "clipboard first", "discloses consistent");

        row("shared with that recipient", "+precise_location; >precise_location amap", "precise_location amap", "discloses consistent");
        row("collected, shared with nobody", "+precise_location", "precise_location amap", "broader vague absent");
        row("shared with a class", "+precise_location; >precise_location *", "precise_location amap", "broader vague unnamed");
        row("broader, with a class", ">device_info *", "device_id umeng", "broader vague steps=1 unnamed");
        row("listed without this category", "+phone_number; >network_info umeng", "phone_number umeng", "silent undeclared");
        row("listed with a broader one", ">device_info umeng", "device_id umeng", "broader vague steps=1");
        row("another recipient is named", "+precise_location; >precise_location umeng", "precise_location amap", "broader vague absent");
        row("sharing is no collection", ">phone_number umeng", "phone_number first", "silent undeclared");
        row("never shared", "+email; !email", "email umeng", "denies denied");
        row("never shared in general", "+email; !any", "email umeng", "denies denied");
        row("never shared in general, but this", "!any; >email umeng", "email umeng", "discloses consistent");
        row("shared and never shared", "!email; >email umeng", "email umeng", "contradictory ambiguous");
        row("not with another one", "+email; !email amap", "email umeng", "broader vague absent");
        row("not collected, sent to a third party", "-device_id", "device_id umeng", "denies denied");
        row("shared where the law allows", ">any *?", "device_id umeng", "silent undeclared");
        row("a muddle in general", "+any; -any", "email first", "contradictory ambiguous");
        row("an unknown company by its name", ">email tracker-corp.example", "email tracker-corp.example", "discloses consistent");
        row("an unknown company, silent", "+phone_number", "email tracker-corp.example", "silent undeclared");
    }
    void aStatementMeetsAnObservation()
    {
        QFETCH(QString, notice);
        QFETCH(QString, use);
        QFETCH(QString, expected);
        LedgerFixture fixture;
        fixture.notice(notice.toStdString());
        fixture.traffic(use.toStdString());
        fixture.build();
        const QStringList words = use.split(QLatin1Char(' '));
        const LedgerLine *line = fixture.line(words.at(0).toStdString(), words.at(1).toStdString());
        QVERIFY(line);
        QString found = QString::fromLatin1(name(line->notice)) + QLatin1Char(' ') + QString::fromLatin1(name(line->verdict));
        if (line->notice == NoticeStance::Broader) {
            if (line->vagueness.categorySteps > 0)
                found += QStringLiteral(" steps=%1").arg(line->vagueness.categorySteps);
            if (line->vagueness.isRecipientUnnamed)
                found += QStringLiteral(" unnamed");
            if (line->vagueness.isRecipientAbsent)
                found += QStringLiteral(" absent");
        }
        QCOMPARE(found, expected);
        QVERIFY(line->notice == NoticeStance::Silent || !line->noticeEvidence.empty());
    }

    void whatWasNotSeenStaysOnTheLedger()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number; +precise_location; >device_id umeng; -contacts; +any");
        fixture.traffic("phone_number first");
        fixture.build();
        QCOMPARE(fixture.line("precise_location", "first")->verdict, Verdict::Unexercised);
        QCOMPARE(fixture.line("device_id", "umeng")->verdict, Verdict::Unexercised);
        QVERIFY(!fixture.line("contacts", "first"));
        QVERIFY(!fixture.line("any", "first"));
    }

    void generalWordsOfOtherSectionsDiscloseNothing_data()
    {
        QTest::addColumn<QString>("notice");
        QTest::addColumn<int>("section");
        QTest::addColumn<bool>("isTrade");
        QTest::addColumn<QString>("use");
        QTest::addColumn<QString>("stance");
        const auto row = [](const char *what, const char *notice, SectionRole section, bool isTrade, const char *use, const char *stance) {
            QTest::newRow(what) << QString::fromLatin1(notice) << static_cast<int>(section) << isTrade << QString::fromLatin1(use) << QString::fromLatin1(stance);
        };
        row("collected in general", "+any", SectionRole::Stating, false, "email first", "broader");
        row("kept for three years", "+any", SectionRole::Keeping, false, "email first", "silent");
        row("used for this and that", "+any", SectionRole::Using, false, "email first", "silent");
        row("a named kind counts anywhere", "+email", SectionRole::Aside, false, "email first", "discloses");
        row("told by phone after a leak", ">phone_number *", SectionRole::Aside, false, "phone_number umeng", "silent");
        row("shared with partners", ">phone_number *", SectionRole::Stating, false, "phone_number umeng", "broader");
        row("shared with nobody", "!any", SectionRole::Stating, false, "email umeng", "denies");
        row("not sold", "!any", SectionRole::Stating, true, "email umeng", "silent");
        row("not sent abroad", "!any", SectionRole::Keeping, false, "email umeng", "silent");
    }
    void generalWordsOfOtherSectionsDiscloseNothing()
    {
        QFETCH(QString, notice);
        QFETCH(int, section);
        QFETCH(bool, isTrade);
        QFETCH(QString, use);
        QFETCH(QString, stance);
        LedgerFixture fixture;
        fixture.notice(notice.toStdString());
        fixture.assessment.notices[0].reading.statements[0].sectionRole = static_cast<SectionRole>(section);
        fixture.assessment.notices[0].reading.statements[0].isTradeOnly = isTrade;
        fixture.traffic(use.toStdString());
        fixture.build();
        QCOMPARE(QString::fromLatin1(name(fixture.assessment.ledger.front().notice)), stance);
    }

    void aMuddleInGeneralIsNoWordOnAnUnseenUse()
    {
        LedgerFixture fixture;
        fixture.notice("+any; -any; +phone_number");
        fixture.asks("camera", "scope.camera");
        fixture.build();
        QCOMPARE(fixture.line("camera", "first")->notice, NoticeStance::Silent);
        QCOMPARE(fixture.line("camera", "first")->verdict, Verdict::Unexercised);
    }

    void aBroaderStatementThatCoversASeenUseIsNotUnexercised()
    {
        LedgerFixture fixture;
        fixture.notice("+device_info");
        fixture.traffic("device_id first");
        fixture.build();
        QCOMPARE(fixture.assessment.ledger.size(), std::size_t{1});
    }

    void withoutACaptureNothingIsVisible()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number");
        fixture.withoutCapture();
        fixture.build();
        QCOMPARE(fixture.line("phone_number", "first")->verdict, Verdict::NotVisible);
        QCOMPARE(fixture.assessment.completeness.limits.front(), std::string("no_capture"));
    }

    void whatNobodyCanReadIsNotVisible()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number; >device_id umeng; >precise_location amap");
        fixture.assessment.entries[0].isOpaque = true;
        fixture.addEntry("https://restapi.amap.com/v3/geo?city=x");
        fixture.assessment.traffic[0].contacts.push_back({"ulogs.umeng.com", "sni", std::nullopt, {}, {}});
        fixture.build();
        QCOMPARE(fixture.line("phone_number", "first")->verdict, Verdict::NotVisible);
        QCOMPARE(fixture.line("device_id", "umeng")->verdict, Verdict::NotVisible);
        QCOMPARE(fixture.line("precise_location", "amap")->verdict, Verdict::Unexercised);
        QCOMPARE(fixture.assessment.completeness.hostsNotDecrypted, std::uint64_t{1});
    }

    void anAnswerThatNobodyCanReadHidesNoRequest()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number");
        fixture.assessment.entries[0].isOpaque = true;
        fixture.assessment.traffic[0].opaqueValues = {{0, Part::ResponseBody, "", 300}};
        fixture.build();
        QCOMPARE(fixture.line("phone_number", "first")->verdict, Verdict::Unexercised);

        LedgerFixture both;
        both.notice("+phone_number");
        both.assessment.entries[0].isOpaque = true;
        both.assessment.traffic[0].opaqueValues = {{0, Part::RequestBody, "", 200}, {0, Part::ResponseBody, "", 300}};
        both.build();
        QCOMPARE(both.line("phone_number", "first")->verdict, Verdict::NotVisible);
    }

    void aNameOfSignsAloneIsNobodysOnlyThere()
    {
        LedgerFixture fixture;
        fixture.traffic("email first; phone_number first");
        fixture.assessment.observations[0].key = "_";
        fixture.assessment.observations[1].key = "phone";
        fixture.input.notPersonal = {{CategoryId(), "_", "", "", "", "a number against caches"}};
        fixture.build();
        QVERIFY(!fixture.line("email", "first"));
        QVERIFY(fixture.line("phone_number", "first"));
    }

    void theManifestIsAColumnOfItsOwn()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number");
        fixture.asks("precise_location", "scope.userLocation");
        fixture.asks("contacts", "scope.addPhoneContact");
        fixture.traffic("precise_location amap");
        fixture.build();
        const LedgerLine *seen = fixture.line("precise_location", "amap");
        QCOMPARE(seen->verdict, Verdict::Undeclared);
        QCOMPARE(seen->manifest, ManifestStance::Declares);
        QVERIFY(!fixture.line("precise_location", "first"));
        QCOMPARE(fixture.line("contacts", "first")->verdict, Verdict::Unexercised);
    }

    void noticesThatAreNone()
    {
        LedgerFixture missing;
        missing.traffic("phone_number first");
        missing.build();
        QCOMPARE(missing.line("phone_number", "first")->notice, NoticeStance::Missing);
        QCOMPARE(missing.line("phone_number", "first")->verdict, Verdict::Undeclared);

        LedgerFixture foreign;
        foreign.notice("+phone_number");
        foreign.assessment.notices[0].reading.isSupportedLanguage = false;
        foreign.traffic("phone_number first");
        foreign.build();
        QCOMPARE(foreign.line("phone_number", "first")->verdict, Verdict::Undetermined);

        LedgerFixture pdf;
        ArtifactInfo unread;
        unread.path = "privacy.pdf";
        unread.role = Role::Notice;
        pdf.assessment.artifacts.push_back(unread);
        pdf.traffic("phone_number first");
        pdf.build();
        QCOMPARE(pdf.assessment.completeness.notice, Completeness::Notice::Unreadable);
    }

    void peopleCountBeforeTheMachine()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number; +email");
        fixture.traffic("phone_number first; email first");
        StatementCorrection denies;
        denies.artifact = "privacy.md";
        denies.term = {0, 1};
        denies.category = CategoryId("phone_number");
        denies.stance = Stance::NotCollected;
        StatementCorrection nothing;
        nothing.artifact = "privacy.md";
        nothing.term = {10, 11};
        nothing.kind = StatementCorrection::Kind::NotAStatement;
        fixture.input.corrections = {denies, nothing};
        fixture.build();
        QCOMPARE(fixture.line("phone_number", "first")->verdict, Verdict::Denied);
        QCOMPARE(fixture.line("email", "first")->verdict, Verdict::Undeclared);
    }

    void aTagMakesALine()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number; +health_fitness");
        TaggedUse tagged;
        tagged.category = CategoryId("health_fitness");
        tagged.party = Party::First;
        tagged.artifact = "capture.har";
        tagged.entry = 0;
        fixture.input.taggedUses = {tagged};
        fixture.build();
        const LedgerLine *line = fixture.line("health_fitness", "first");
        QVERIFY(line);
        QCOMPARE(line->verdict, Verdict::Undeclared);
        QVERIFY(line->isFromTag);
        QCOMPARE(line->observedEvidence.size(), std::size_t{1});
    }

    void aDomainOfOnesOwnIsFirstParty()
    {
        LedgerFixture fixture;
        fixture.notice("+email");
        fixture.traffic("email cdn-of-ours.example");
        fixture.input.firstPartyDomains = {"cdn-of-ours.example"};
        fixture.build();
        QCOMPARE(fixture.line("email", "first")->verdict, Verdict::Consistent);
    }

    void possibleObservationsAreCountedApart()
    {
        LedgerFixture fixture;
        fixture.notice("+email");
        fixture.traffic("email first; ~email first; ~phone_number first");
        fixture.build();
        QCOMPARE(fixture.line("email", "first")->count, std::uint64_t{1});
        QCOMPARE(fixture.line("email", "first")->possible, std::uint64_t{1});
        QVERIFY(!fixture.line("phone_number", "first"));
    }

    void evidenceIsBoundedAndCarriesNoValue()
    {
        LedgerFixture fixture;
        fixture.notice("+phone_number");
        std::string many;
        for (int i = 0; i < 80; ++i)
            many += "email first;";
        fixture.traffic(many);
        for (std::size_t i = 75; i < 80; ++i)
            fixture.assessment.observations[i].phase = Phase::Background;
        fixture.build();
        const LedgerLine *line = fixture.line("email", "first");
        QCOMPARE(line->count, std::uint64_t{80});
        QCOMPARE(line->observedEvidence.size(), std::size_t{50});
        int inBackground = 0;
        for (const EvidenceIndex index : line->observedEvidence)
            inBackground += fixture.assessment.evidence[index].where.phase == Phase::Background;
        QCOMPARE(inBackground, 5);
        for (const Evidence &evidence : fixture.assessment.evidence) {
            QVERIFY(evidence.excerpt.find("secret") == std::string::npos);
            QVERIFY(evidence.where.url.find("secret") == std::string::npos);
        }
        QCOMPARE(fixture.assessment.evidence[line->observedEvidence.back()].where.url, std::string("https://api.qingting.example/v1/users/{n}/send"));
    }

    void worstComesFirst()
    {
        LedgerFixture fixture;
        fixture.notice("+email; -device_id; +device_info");
        fixture.traffic("email first; device_id umeng; network_info first; phone_number first");
        fixture.build();
        QStringList verdicts;
        for (const LedgerLine &line : fixture.assessment.ledger)
            verdicts << QString::fromLatin1(name(line.verdict));
        QCOMPARE(verdicts, (QStringList{QStringLiteral("denied"), QStringLiteral("undeclared"), QStringLiteral("vague"), QStringLiteral("consistent")}));
    }

    void endpointsHoldNothingPersonal_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("pattern");
        QTest::newRow("query") << QByteArray("https://a.example/v1/login?phone=139#x") << QByteArray("https://a.example/v1/login");
        QTest::newRow("number") << QByteArray("https://a.example/user/13912345678/orders") << QByteArray("https://a.example/user/{n}/orders");
        QTest::newRow("version stays") << QByteArray("https://a.example/v2/api3/getUser") << QByteArray("https://a.example/v2/api3/getUser");
        QTest::newRow("uuid") << QByteArray("https://a.example/d/2d6b76db-51ed-4f15-99f8-eee797b9580f") << QByteArray("https://a.example/d/{n}");
        QTest::newRow("mail") << QByteArray("https://a.example/u/ann@b.example") << QByteArray("https://a.example/u/{n}");
        QTest::newRow("user info") << QByteArray("https://ann:pw@a.example/") << QByteArray("https://a.example/");
        QTest::newRow("no path") << QByteArray("https://a.example") << QByteArray("https://a.example");
        QTest::newRow("empty") << QByteArray() << QByteArray();
    }
    void endpointsHoldNothingPersonal()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, pattern);
        QCOMPARE(QByteArray::fromStdString(endpointPattern(url.toStdString())), pattern);
    }
};

PROBITY_TEST(TestMatching)
#include "test_matching.moc"
