// Human words are never lost: imported again, reordered, with a request more or less, with an edited clause.
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "core/review/workspace_fixture.h"

using namespace probity;
using namespace probity::test;

namespace {

using Words = std::map<std::string, std::pair<DispositionKind, std::string>>;

struct CarryFixture : WorkspaceFixture {
    SubmissionId id;
    Words words;

    CarryFixture()
    {
        id = import()->submission;
        const DispositionKind kinds[] = {DispositionKind::Confirmed, DispositionKind::Dismissed, DispositionKind::Excepted};
        int i = 0;
        const auto assessment = *workspace->assessment(id, TaskContext());
        for (const Finding &finding : assessment->findings) {
            const DispositionKind kind = kinds[i % 3];
            const std::string why = "word " + std::to_string(i++);
            const Status said = kind == DispositionKind::Excepted ? workspace->except(id, {finding.fingerprint}, why, "Li", parseTimestamp("2027-01-01T00:00:00Z"))
                                                                  : workspace->dispose(id, {finding.fingerprint}, kind, why);
            if (!said)
                qFatal("%s", said.error().detail.c_str());
            words[finding.fingerprint] = {kind, why};
        }
    }
    Words wordsOf(SubmissionId submission) const
    {
        Words out;
        const auto dispositions = *workspace->dispositions(submission);
        for (const Disposition &one : dispositions)
            out[one.fingerprint] = {one.kind, one.reason};
        return out;
    }
    std::vector<std::string> reopened(SubmissionId submission) const
    {
        const auto history = *workspace->history(submission);
        for (const AuditEvent &event : history)
            if (event.kind == "import")
                return nlohmann::json::parse(event.what)["reopened"].get<std::vector<std::string>>();
        return {};
    }
    /// Every word is either carried over as it was, or named as reopened, or its finding is gone.
    bool hasLostNothing(SubmissionId submission) const
    {
        const Words now = wordsOf(submission);
        const auto again = reopened(submission);
        const auto assessment = *workspace->assessment(submission, TaskContext());
        return std::all_of(words.begin(), words.end(), [&](const auto &one) {
            const auto kept = now.find(one.first);
            if (kept != now.end())
                return kept->second == one.second;
            const bool isThere = std::any_of(assessment->findings.begin(), assessment->findings.end(), [&](const Finding &finding) { return finding.fingerprint == one.first; });
            return !isThere || std::find(again.begin(), again.end(), one.first) != again.end();
        });
    }
};

}  // namespace

class TestCarryOver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twentyImportsOfTheSameLoseNothing()
    {
        CarryFixture fixture;
        for (int i = 0; i < 20; ++i) {
            const auto again = fixture.import();
            VERIFY_OK(again);
            QVERIFY(again->isKnown);
            QVERIFY(fixture.wordsOf(again->submission) == fixture.words);
        }
        QCOMPARE(fixture.workspace->submissions()->size(), std::size_t{1});
    }

    void aNewVersionWithTheSameEvidenceKeepsEveryWord()
    {
        CarryFixture fixture;
        SubmissionText text;
        for (int i = 0; i < 5; ++i) {
            text.version = "2." + std::to_string(i);
            const auto next = fixture.import(text);
            VERIFY_OK(next);
            QCOMPARE(next->newFindings + next->changedFindings + next->goneFindings, 0);
            QCOMPARE(next->unchangedFindings, static_cast<int>(fixture.words.size()));
            QVERIFY(fixture.wordsOf(next->submission) == fixture.words);
            QCOMPARE(fixture.workspace->dispositions(next->submission)->size(), fixture.words.size());
        }
        const auto last = fixture.workspace->submissions()->front().id;
        const auto carried = *fixture.workspace->dispositions(last);
        for (const Disposition &one : carried)
            if (one.kind == DispositionKind::Excepted)
                QVERIFY(one.owner == "Li" && one.until.has_value());      // terms go along
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
    }

    void moreOrFewerRequestsLoseNothing_data()
    {
        QTest::addColumn<int>("requests");
        for (const int requests : {1, 2, 4, 9})
            QTest::addRow("%d requests", requests) << requests;
    }
    void moreOrFewerRequestsLoseNothing()
    {
        QFETCH(int, requests);
        CarryFixture fixture;
        SubmissionText text;
        text.version = "2.0";
        text.requests = requests;
        const auto next = fixture.import(text);
        VERIFY_OK(next);
        QVERIFY(fixture.hasLostNothing(next->submission));
        QCOMPARE(next->unchangedFindings + next->changedFindings + next->goneFindings, static_cast<int>(fixture.words.size()));
    }

    void anEditedClauseReopensWhatRestsOnIt()
    {
        CarryFixture fixture;
        SubmissionText text;
        text.version = "2.0";
        text.notice = "隐私政策\n\n一、我们如何收集和使用您的个人信息\n我们收集您的精确位置，用于推荐附近门店。\n";
        const auto next = fixture.import(text);
        VERIFY_OK(next);
        QVERIFY(next->changedFindings + next->goneFindings + next->newFindings > 0);
        QVERIFY(fixture.hasLostNothing(next->submission));
    }

    // A capture that shows less proves nothing fixed.
    void goneIsNotFixedWhereTheCaptureCoversLess()
    {
        CarryFixture fixture;
        SubmissionText text;
        text.version = "2.0";
        text.requests = 1;      // the tracker's host is not in it
        const auto next = fixture.import(text);
        VERIFY_OK(next);
        QVERIFY(next->goneFindings > 0);
        QVERIFY2(next->goneUnproven > 0, "the host of what is gone was not contacted");
        text.version = "3.0";
        text.requests = 3;
        const auto after = fixture.import(text);
        VERIFY_OK(after);
        QCOMPARE(after->goneUnproven, 0);
    }

    void theAppTypeGoesAlong()
    {
        CarryFixture fixture;
        const AppTypeId type = engine()->taxonomy->appTypes().front().id;
        VERIFY_OK(fixture.workspace->setAppType(fixture.id, type));
        SubmissionText text;
        text.version = "2.0";
        const auto next = fixture.import(text);
        VERIFY_OK(next);
        QCOMPARE(fixture.workspace->reviewInput(next->submission)->appType, type);
        QCOMPARE(fixture.workspace->submission(next->submission)->type, type);
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
    }

    // A finding that is there because of a tag: its word must not be lost because the tag is carried over first.
    void aWordOnATaggedUseGoesAlong()
    {
        CarryFixture fixture;
        Tag tag;
        tag.kind = "undeclared_use";
        tag.target = {TagTarget::Kind::Field, "capture.har", 0, Part::RequestBody, "/phone", {}, "138****5678"};
        tag.category = CategoryId("health_fitness");
        tag.party = Party::First;
        VERIFY_OK(fixture.workspace->addTag(fixture.id, tag));
        std::vector<std::string> fromTag;
        const auto tagged = *fixture.workspace->assessment(fixture.id, TaskContext());
        for (const Finding &finding : tagged->findings)
            if (fixture.words.find(finding.fingerprint) == fixture.words.end())
                fromTag.push_back(finding.fingerprint);
        QVERIFY(!fromTag.empty());
        VERIFY_OK(fixture.workspace->dispose(fixture.id, fromTag, DispositionKind::Confirmed, "seen by eye"));
        SubmissionText text;
        text.version = "2.0";
        const auto next = fixture.import(text);
        VERIFY_OK(next);
        const Words now = fixture.wordsOf(next->submission);
        for (const std::string &fingerprint : fromTag)
            QVERIFY2(now.count(fingerprint) == 1, fingerprint.c_str());
        QCOMPARE(next->goneFindings, 0);
    }
};

PROBITY_TEST(TestCarryOver)
#include "test_carry_over.moc"
