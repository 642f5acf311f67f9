#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/review/workspace_fixture.h"

using namespace probity;
using namespace probity::test;

namespace {

/// A workspace with one submission that sends the position without saying so, and a second person.
struct CaseFixture : WorkspaceFixture {
    SubmissionId id;

    explicit CaseFixture()
    {
        const auto imported = import();
        if (!imported || !workspace->addPerson("Wu", PersonRole::SecondReviewer, passphrase) || !workspace->addPerson("Dev", PersonRole::Developer, passphrase))
            qFatal("the case could not be set up");
        id = imported->submission;
    }
    std::vector<std::string> fingerprints(Level atMost = Level::Warning) const
    {
        std::vector<std::string> out;
        const auto assessment = *workspace->assessment(id, TaskContext());
        for (const Finding &finding : assessment->findings)
            if (finding.level <= atMost)
                out.push_back(finding.fingerprint);
        return out;
    }
    std::string errorFinding() const
    {
        const auto errors = fingerprints(Level::Error);
        if (errors.empty())
            qFatal("the fixture should have an error");
        return errors.front();
    }
    SubmissionState state() const { return workspace->submission(id)->state; }
    int open() const { return workspace->submission(id)->openFindings; }
    Result<DecisionId> reject()
    {
        if (const Status confirmed = workspace->dispose(id, {errorFinding()}, DispositionKind::Confirmed, ""); !confirmed)
            return tl::unexpected(confirmed.error());
        Decision draft = *workspace->draftDecision(id);
        draft.outcome = Outcome::Reject;
        return workspace->recordDecision(draft);
    }
    Result<DecisionId> ban()
    {
        Decision draft = *workspace->draftDecision(id);
        draft.outcome = Outcome::Ban;
        draft.banScope = "app";
        draft.wordsToDeveloper = "Three rejections were not heeded.";
        return workspace->recordDecision(draft);
    }
};

Tag undeclaredUse(std::uint32_t entry)
{
    Tag tag;
    tag.kind = "undeclared_use";
    tag.target = {TagTarget::Kind::Field, "capture.har", entry, Part::RequestBody, "/phone", {}, "138****5678"};
    tag.category = CategoryId("health_fitness");
    tag.party = Party::First;
    return tag;
}

}  // namespace

class TestDecisions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aWordOnAFindingCountsUntilTheNext()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto all = fixture.fingerprints();
        QVERIFY(!all.empty());
        QCOMPARE(fixture.open(), static_cast<int>(all.size()));
        VERIFY_FAILS(workspace.dispose(fixture.id, all, DispositionKind::Dismissed, "  "), ErrorCode::PolicyViolation);
        VERIFY_FAILS(workspace.dispose(fixture.id, {all.front(), "unknown"}, DispositionKind::Confirmed, ""), ErrorCode::NotFound);
        QCOMPARE(fixture.open(), static_cast<int>(all.size()));     // all or none
        QCOMPARE(fixture.state(), SubmissionState::Waiting);
        VERIFY_OK(workspace.dispose(fixture.id, all, DispositionKind::Dismissed, "test account"));
        QCOMPARE(fixture.open(), 0);
        QCOMPARE(fixture.state(), SubmissionState::InReview);
        VERIFY_OK(workspace.dispose(fixture.id, {all.front()}, DispositionKind::Open, ""));
        QCOMPARE(fixture.open(), 1);
        const auto latest = workspace.dispositions(fixture.id);
        VERIFY_OK(latest);
        QCOMPARE(latest->size(), all.size());
        QCOMPARE(latest->front().byName, std::string("Lin"));
    }

    // A reason covers many findings: who reads the letter alone must know which data each sentence is about.
    void everySentenceOnWhatWasSeenNamesItsFinding()
    {
        CaseFixture fixture;
        VERIFY_OK(fixture.workspace->dispose(fixture.id, fixture.fingerprints(), DispositionKind::Confirmed, ""));
        const auto assessment = *fixture.workspace->assessment(fixture.id, TaskContext());
        const Decision draft = *fixture.workspace->draftDecision(fixture.id);
        QVERIFY(!draft.reasons.empty());
        for (const DecisionReason &reason : draft.reasons)
            for (const std::string &fingerprint : reason.findings)
                for (const Finding &finding : assessment->findings)
                    if (finding.fingerprint == fingerprint) {
                        QVERIFY2(reason.seen.en.find(finding.title.en) != std::string::npos, reason.seen.en.c_str());
                        QVERIFY2(reason.seen.zh.find(finding.title.zh) != std::string::npos, reason.seen.zh.c_str());
                    }
    }

    void aTaggedUseBecomesALineAndGoesAgain()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto hasLine = [&] {
            const auto assessment = *workspace.assessment(fixture.id, TaskContext());
            return std::any_of(assessment->ledger.begin(), assessment->ledger.end(), [](const LedgerLine &line) { return line.isFromTag && line.category.value == "health_fitness"; });
        };
        QVERIFY(!hasLine());
        const auto tag = workspace.addTag(fixture.id, undeclaredUse(0));
        VERIFY_OK(tag);
        QVERIFY(hasLine());
        QCOMPARE(workspace.tags(fixture.id)->front().byName, std::string("Lin"));
        VERIFY_OK(workspace.removeTag(*tag));
        QVERIFY(!hasLine());
        QVERIFY(workspace.tags(fixture.id)->empty());
        VERIFY_FAILS(workspace.removeTag(*tag), ErrorCode::Conflict);
        VERIFY_OK(workspace.restoreTag(*tag));
        QVERIFY(hasLine());
        VERIFY_FAILS(workspace.removeTag(TagId{99}), ErrorCode::NotFound);
        Tag wrong = undeclaredUse(0);
        wrong.category = CategoryId("shoe_size");
        VERIFY_FAILS(workspace.addTag(fixture.id, wrong), ErrorCode::InvalidArgument);
        wrong = undeclaredUse(0);
        wrong.target.artifact = "elsewhere.har";
        VERIFY_FAILS(workspace.addTag(fixture.id, wrong), ErrorCode::NotFound);
        std::string kinds;
        const auto history = workspace.history(fixture.id);
        for (const AuditEvent &event : *history)
            kinds += event.kind + ' ';
        QCOMPARE(kinds, std::string("import tag untag retag "));
    }

    void correctionsJudgeAnew()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        VERIFY_FAILS(workspace.setAppType(fixture.id, AppTypeId("no such type")), ErrorCode::NotFound);
        const AppTypeId type = engine()->taxonomy->appTypes().front().id;
        VERIFY_OK(workspace.setAppType(fixture.id, type));
        QCOMPARE(workspace.submission(fixture.id)->type, type);
        VERIFY_OK(workspace.setConsent(fixture.id, parseTimestamp("2026-03-01T10:00:01+08:00")));
        const auto after = *workspace.assessment(fixture.id, TaskContext());
        fixture.reopen();
        const auto stored = *fixture.workspace->assessment(fixture.id, TaskContext());
        QVERIFY(*stored == *after);
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
        QCOMPARE(fixture.workspace->reviewInput(fixture.id)->appType, type);
        VERIFY_OK(fixture.workspace->signIn("Lin", fixture.passphrase));
        VERIFY_FAILS(fixture.workspace->correctStatement(fixture.id, {"privacy.txt", {1, 2}, StatementCorrection::Kind::Is, CategoryId("nonsense"), Stance::Collected}), ErrorCode::NotFound);
        VERIFY_OK(fixture.workspace->correctStatement(fixture.id, {"privacy.txt", {1, 2}, StatementCorrection::Kind::Is, CategoryId("precise_location"), Stance::Collected}));
        QCOMPARE(fixture.workspace->reviewInput(fixture.id)->corrections.size(), std::size_t{1});
    }

    void aDraftOfConfirmedFindingsCanBeRecorded()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const std::string finding = fixture.errorFinding();
        VERIFY_OK(workspace.dispose(fixture.id, {finding}, DispositionKind::Confirmed, ""));
        VERIFY_OK(workspace.addTag(fixture.id, undeclaredUse(0)));
        const auto draft = workspace.draftDecision(fixture.id);
        VERIFY_OK(draft);
        QCOMPARE(draft->outcome, Outcome::Reject);
        QVERIFY(!draft->reasons.empty());
        for (const DecisionReason &reason : draft->reasons) {
            QVERIFY(!reason.evidence.empty());
            QVERIFY(!reason.title.zh.empty() && !reason.cure.en.empty());
        }
        QVERIFY(workspace.obstacles(*draft)->empty());
        const auto id = workspace.recordDecision(*draft);
        VERIFY_OK(id);
        const auto recorded = workspace.decision(*id);
        VERIFY_OK(recorded);
        QCOMPARE(recorded->record, std::string("2026-000001"));
        QCOMPARE(recorded->state, DecisionState::InForce);
        QCOMPARE(recorded->byName, std::string("Lin"));
        QCOMPARE(recorded->at, fixture.clock->now());
        QCOMPARE(recorded->artifacts.size(), std::size_t{4});
        QVERIFY(!recorded->rules.empty());
        QCOMPARE(fixture.state(), SubmissionState::Rejected);
        VERIFY_FAILS(workspace.recordDecision(*draft), ErrorCode::Conflict);
        const auto again = workspace.draftDecision(fixture.id);
        QCOMPARE(again->supersedes, *id);
        VERIFY_OK(workspace.recordDecision(*again));
        QCOMPARE(workspace.decision(*id)->state, DecisionState::Superseded);
        QCOMPARE(workspace.decisions(fixture.id)->front().record, std::string("2026-000002"));
        QVERIFY(workspace.verify(TaskContext())->isWhole);
    }

    void numbersBeginAnewWithTheYearWhateverTheClockDoes()
    {
        CaseFixture fixture;
        VERIFY_OK(fixture.reject());
        fixture.clock->set("2027-01-01T00:30:00+08:00");
        VERIFY_OK(fixture.reject());
        fixture.clock->set("2026-01-01T00:30:00+08:00");
        VERIFY_OK(fixture.reject());
        std::string records;
        const auto decisions = fixture.workspace->decisions(fixture.id);
        for (const Decision &decision : *decisions)
            records += decision.record + ' ';
        QCOMPARE(records, std::string("2026-000002 2027-000001 2026-000001 "));
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
    }

    void anApprovalSaysWhatItAccepts()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        Decision draft = *workspace.draftDecision(fixture.id);
        draft.outcome = Outcome::Approve;
        draft.reasons.clear();
        VERIFY_FAILS(workspace.recordDecision(draft), ErrorCode::PolicyViolation);
        VERIFY_OK(workspace.dispose(fixture.id, fixture.fingerprints(), DispositionKind::Dismissed, "a demonstration"));
        draft = *workspace.draftDecision(fixture.id);
        QCOMPARE(draft.outcome, Outcome::Approve);
        QVERIFY(draft.statesNothingOpen);
        VERIFY_OK(workspace.recordDecision(draft));
        QCOMPARE(fixture.state(), SubmissionState::Approved);
    }

    void aBanWaitsForAnotherPerson()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto rejected = fixture.reject();
        VERIFY_OK(rejected);
        const auto ban = fixture.ban();
        VERIFY_OK(ban);
        QCOMPARE(fixture.state(), SubmissionState::AwaitingSecond);
        QCOMPARE(workspace.decision(*ban)->state, DecisionState::AwaitingSecond);
        QCOMPARE(workspace.decision(*rejected)->state, DecisionState::InForce);
        VERIFY_FAILS(workspace.judgeSecond(*ban, true, ""), ErrorCode::PolicyViolation);    // one's own
        VERIFY_FAILS(fixture.ban(), ErrorCode::PolicyViolation);                            // nothing else meanwhile
        VERIFY_OK(workspace.signIn("Dev", fixture.passphrase));
        VERIFY_FAILS(workspace.judgeSecond(*ban, true, ""), ErrorCode::NotPermitted);
        VERIFY_OK(workspace.signIn("Wu", fixture.passphrase));
        VERIFY_FAILS(workspace.judgeSecond(*ban, false, ""), ErrorCode::PolicyViolation);
        VERIFY_OK(workspace.judgeSecond(*ban, false, "once is not three times"));
        QCOMPARE(fixture.state(), SubmissionState::InReview);
        QCOMPARE(workspace.decision(*ban)->state, DecisionState::Disagreed);
        QCOMPARE(workspace.decision(*ban)->secondWhy, std::string("once is not three times"));
        VERIFY_FAILS(workspace.judgeSecond(*ban, true, ""), ErrorCode::Conflict);
        const auto second = fixture.ban();      // by Wu this time
        VERIFY_OK(second);
        VERIFY_OK(workspace.signIn("Lin", fixture.passphrase));
        VERIFY_OK(workspace.judgeSecond(*second, true, ""));
        QCOMPARE(fixture.state(), SubmissionState::Banned);
        QCOMPARE(workspace.decision(*second)->secondName, std::string("Lin"));
        QCOMPARE(workspace.decision(*rejected)->state, DecisionState::Superseded);
        QVERIFY(workspace.verify(TaskContext())->isWhole);
    }

    void developersDecideNothing()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        VERIFY_OK(workspace.signIn("Dev", fixture.passphrase));
        VERIFY_FAILS(workspace.dispose(fixture.id, {fixture.errorFinding()}, DispositionKind::Confirmed, ""), ErrorCode::NotPermitted);
        VERIFY_FAILS(workspace.recordDecision(*workspace.draftDecision(fixture.id)), ErrorCode::NotPermitted);
        VERIFY_FAILS(workspace.addPerson("X", PersonRole::Developer, "long enough"), ErrorCode::NotPermitted);
        VERIFY_OK(workspace.noteReveal(fixture.id, "phone_number in request 0"));
        QCOMPARE(workspace.history(fixture.id)->back().kind, std::string("reveal"));
    }

    void workIsAssigned()
    {
        CaseFixture fixture;
        VERIFY_OK(fixture.workspace->assign(fixture.id, PersonId{2}));
        QCOMPARE(fixture.workspace->submission(fixture.id)->assigneeName, std::string("Wu"));
        VERIFY_OK(fixture.workspace->assign(fixture.id, PersonId{}));
        QVERIFY(!fixture.workspace->submission(fixture.id)->assignee);
        VERIFY_FAILS(fixture.workspace->assign(fixture.id, PersonId{99}), ErrorCode::NotFound);
    }

    void wordsAreCarriedToTheNextVersion()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto all = fixture.fingerprints();
        VERIFY_OK(workspace.dispose(fixture.id, all, DispositionKind::Dismissed, "agreed"));
        VERIFY_OK(workspace.addTag(fixture.id, undeclaredUse(0)));
        VERIFY_OK(fixture.reject());    // confirms one of them
        const auto next = fixture.import({.version = "1.1.0"});
        VERIFY_OK(next);
        QCOMPARE(next->newFindings, 0);
        QCOMPARE(next->changedFindings, 0);
        QVERIFY(next->unchangedFindings > 0);
        const auto carried = workspace.dispositions(next->submission);
        VERIFY_OK(carried);
        QCOMPARE(carried->size(), all.size());
        QCOMPARE(carried->front().byName, std::string("Lin"));
        QCOMPARE(workspace.tags(next->submission)->size(), std::size_t{1});
        QVERIFY(workspace.reviewInput(next->submission)->taggedUses.size() == 1);
        const SubmissionSummary row = *workspace.submission(next->submission);
        QCOMPARE(row.earlierDecisions, 1);
        QCOMPARE(row.earlierRejections, 1);
        QVERIFY(workspace.verify(TaskContext())->isWhole);
    }

    // What is found only because of what was decided before keeps its word too, with nothing else carried over.
    void aWordOnWhatHistoryTellsIsCarried()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        for (int i = 1; i <= 3; ++i) {
            VERIFY_OK(fixture.reject());
            fixture.id = fixture.import({.version = "1." + std::to_string(i)})->submission;
        }
        const auto isRepeated = [](const Finding &finding) { return finding.rule.value == "conduct/repeat-offence"; };
        const auto fourth = *workspace.assessment(fixture.id, TaskContext());
        const auto found = std::find_if(fourth->findings.begin(), fourth->findings.end(), isRepeated);
        QVERIFY(found != fourth->findings.end());
        VERIFY_OK(workspace.dispose(fixture.id, {found->fingerprint}, DispositionKind::Dismissed, "two of them were withdrawn"));
        const auto fifth = fixture.import({.version = "1.4"});
        VERIFY_OK(fifth);
        QCOMPARE(fifth->goneFindings, 0);
        QCOMPARE(fifth->newFindings, 0);
        const auto words = *workspace.dispositions(fifth->submission);
        QVERIFY(std::any_of(words.begin(), words.end(), [&](const Disposition &one) { return one.fingerprint == found->fingerprint; }));
    }

    void correctionsAreCarriedWithTheirSentence()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto before = workspace.assessment(fixture.id, TaskContext());
        VERIFY_OK(before);
        const AssessedNotice &notice = (*before)->notices.front();
        QVERIFY(!notice.reading.statements.empty());
        VERIFY_OK(workspace.correctStatement(fixture.id, {"privacy.txt", notice.reading.statements.front().term, StatementCorrection::Kind::Is, CategoryId("precise_location"), Stance::Collected}));
        // The sentence stands further down in the next version.
        SubmissionText text{.version = "1.1.0"};
        text.notice.insert(text.notice.find("一、"), "更新说明：本次更新没有改变收集的信息。\n\n");
        const auto next = fixture.import(text);
        VERIFY_OK(next);
        const auto carried = workspace.reviewInput(next->submission);
        VERIFY_OK(carried);
        QCOMPARE(carried->corrections.size(), std::size_t{1});
        QCOMPARE(carried->corrections.front().category.value, std::string("precise_location"));
        const auto after = workspace.assessment(next->submission, TaskContext());
        VERIFY_OK(after);
        const TextRange term = carried->corrections.front().term;
        QCOMPARE(QString::fromStdU32String((*after)->notices.front().document.source.substr(term.start, term.end - term.start)), QString::fromUtf8("手机号码"));
        const auto isCorrected = [](const LedgerLine &line) { return line.category.value == "precise_location" && line.party == Party::First && line.notice == NoticeStance::Discloses; };
        QVERIFY(std::any_of((*after)->ledger.begin(), (*after)->ledger.end(), isCorrected));
        // And in the one after that it is another sentence.
        SubmissionText other{.version = "1.2.0"};
        other.notice = "隐私政策\n\n一、我们如何收集和使用您的个人信息\n注册时我们会用到您的手机号码。\n";
        const auto last = fixture.import(other);
        VERIFY_OK(last);
        QVERIFY(workspace.reviewInput(last->submission)->corrections.empty());
        QVERIFY(std::any_of(last->warnings.begin(), last->warnings.end(), [](const Diagnostic &warning) { return warning.code == "correction_not_carried"; }));
    }

    void whatChangedIsOpenAgain()
    {
        CaseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        VERIFY_OK(workspace.dispose(fixture.id, fixture.fingerprints(), DispositionKind::Dismissed, "agreed"));
        SubmissionText text{.version = "1.1.0"};
        text.notice += "我们不会收集您的位置信息。\n";
        const auto next = fixture.import(text);
        VERIFY_OK(next);
        QVERIFY(next->changedFindings + next->newFindings > 0);
        QVERIFY(workspace.submission(next->submission)->openFindings > 0);
        const auto what = nlohmann::json::parse(workspace.history(next->submission)->front().what);
        QCOMPARE(what.at("findings").at("gone").get<int>(), next->goneFindings);
        QVERIFY(what.at("reopened").is_array());
    }

    void noticesAndTrafficAreThereToLookAt()
    {
        CaseFixture fixture;
        const auto entry = fixture.workspace->entry(fixture.id, 1);
        VERIFY_OK(entry);
        QCOMPARE(entry->url, std::string("https://api.tracker-example.com/v1/login"));
        QVERIFY(entry->requestBody.bytes.find("13812345678") != std::string::npos);
        QCOMPARE(entry->phase, Phase::BeforeChoice);
        VERIFY_FAILS(fixture.workspace->entry(fixture.id, 3), ErrorCode::NotFound);
    }
};

PROBITY_TEST(TestDecisions)
#include "test_decisions.moc"
