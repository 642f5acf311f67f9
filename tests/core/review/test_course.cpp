// The course of a decision: drafts, warnings, the second person's blindness, appeals.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/review/bundle_fixture.h"
#include "model/decision_state.h"

using namespace probity;
using namespace probity::test;

namespace {

struct CourseFixture : WorkspaceFixture {
    SubmissionId id;

    CourseFixture()
    {
        const auto imported = import();
        if (!imported || !workspace->addPerson("Wu", PersonRole::SecondReviewer, passphrase) || !workspace->addPerson("He", PersonRole::Regulator, passphrase))
            qFatal("the case could not be set up");
        id = imported->submission;
    }
    Decision draft(Outcome outcome) const
    {
        Decision made = *workspace->draftDecision(id);
        made.outcome = outcome;
        if (outcome == Outcome::Ban) {
            made.banScope = "app";
            made.wordsToDeveloper = "Three rejections were not heeded.";
        }
        return made;
    }
    void become(const char *name)
    {
        if (!workspace->signIn(name, passphrase))
            qFatal("%s cannot sign in", name);
    }
    DecisionState state(DecisionId decision) const { return workspace->decision(decision)->state; }
};

}  // namespace

class TestCourse : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTableOfSteps_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QByteArray>("from");
        const auto row = [](const char *name, DecisionStep step, const char *from) { QTest::newRow(name) << static_cast<int>(step) << QByteArray(from); };
        row("record", DecisionStep::Record, "draft");
        row("judge", DecisionStep::Judge, "awaiting_second");
        row("supersede", DecisionStep::Supersede, "in_force warned appealed");
        row("appeal", DecisionStep::Appeal, "in_force warned");
        row("judge an appeal", DecisionStep::JudgeAppeal, "appealed");
    }
    void theTableOfSteps()
    {
        QFETCH(int, step);
        QFETCH(QByteArray, from);
        QByteArray found;
        for (int state = 0; state <= static_cast<int>(DecisionState::Remanded); ++state)
            if (isAllowed(static_cast<DecisionState>(state), static_cast<DecisionStep>(step)))
                found += (found.isEmpty() ? "" : " ") + QByteArray(name(static_cast<DecisionState>(state)));
        QCOMPARE(found, from);
    }

    void aDraftSurvivesARestart()
    {
        CourseFixture fixture;
        QVERIFY(!fixture.workspace->savedDraft(fixture.id)->has_value());
        Decision draft = fixture.draft(Outcome::Reject);
        draft.wordsToDeveloper = "half a sent";
        draft.correctUntil = parseTimestamp("2026-04-01T00:00:00+08:00");
        VERIFY_OK(fixture.workspace->saveDraft(draft));
        fixture.reopen();
        const auto kept = fixture.workspace->savedDraft(fixture.id);
        QVERIFY(kept->has_value());
        QCOMPARE((*kept)->wordsToDeveloper, std::string("half a sent"));
        QCOMPARE((*kept)->reasons, draft.reasons);
        QCOMPARE((*kept)->correctUntil, draft.correctUntil);
        QCOMPARE((*kept)->byName, std::string("Lin"));
        VERIFY_FAILS(fixture.workspace->saveDraft(draft), ErrorCode::NotAuthenticated);
        fixture.become("Lin");
        VERIFY_OK(fixture.workspace->recordDecision(**kept));
        QVERIFY(!fixture.workspace->savedDraft(fixture.id)->has_value());
        QVERIFY(fixture.workspace->verify(TaskContext())->isWhole);
    }

    void aWarningRunsUntilItsDate()
    {
        CourseFixture fixture;
        Decision draft = fixture.draft(Outcome::Reject);
        draft.takesEffect = parseTimestamp("2026-03-01T00:00:00+08:00");       // yesterday
        draft.correctUntil = draft.takesEffect;
        const auto obstacles = fixture.workspace->obstacles(draft);
        std::string codes;
        for (const Diagnostic &one : *obstacles)
            codes += one.code + ' ';
        QVERIFY2(codes.find("warning_past") != std::string::npos && codes.find("deadline_past") != std::string::npos, codes.c_str());
        VERIFY_FAILS(fixture.workspace->recordDecision(draft), ErrorCode::PolicyViolation);
        draft.takesEffect = parseTimestamp("2026-03-10T00:00:00+08:00");
        draft.correctUntil = draft.takesEffect;
        const auto id = fixture.workspace->recordDecision(draft);
        VERIFY_OK(id);
        QCOMPARE(fixture.state(*id), DecisionState::Warned);
        fixture.clock->set("2026-03-10T00:00:01+08:00");
        QCOMPARE(fixture.state(*id), DecisionState::InForce);
        Decision approval = fixture.draft(Outcome::Approve);
        QVERIFY(approval.supersedes == *id);
    }

    // Policy below the window: whoever can judge cannot read the first verdict by any door.
    void theSecondPersonIsBlindUntilHavingJudged()
    {
        CourseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto ban = workspace.recordDecision(fixture.draft(Outcome::Ban));
        VERIFY_OK(ban);
        QCOMPARE(workspace.decision(*ban)->outcome, Outcome::Ban);       // its author sees it
        fixture.become("Wu");
        for (const Decision &seen : {*workspace.decision(*ban), workspace.decisions(fixture.id)->front()}) {
            QCOMPARE(seen.state, DecisionState::AwaitingSecond);
            QCOMPARE(seen.byName, std::string("Lin"));
            QCOMPARE(seen.outcome, Outcome::Undecided);
            QVERIFY(seen.reasons.empty() && seen.wordsToDeveloper.empty() && seen.banScope.empty());
        }
        const auto history = workspace.history(fixture.id);
        for (const AuditEvent &event : *history)
            QVERIFY(event.what.find("\"ban\"") == std::string::npos && event.what.find("ban_scope") == std::string::npos);
        VERIFY_FAILS(workspace.exportBundle(fixture.id, (fixture.folder() / "x.zip").string(), BundleKind::Full, TaskContext()), ErrorCode::PolicyViolation);
        VERIFY_OK(workspace.judgeSecond(*ban, false, "the notice was corrected"));
        QCOMPARE(workspace.decision(*ban)->outcome, Outcome::Ban);
        QCOMPARE(workspace.decision(*ban)->state, DecisionState::Disagreed);
        QCOMPARE(workspace.decision(*ban)->secondWhy, std::string("the notice was corrected"));
        QVERIFY(workspace.verify(TaskContext())->isWhole);
    }

    void anAppealIsJudgedBySomebodyElse_data()
    {
        QTest::addColumn<int>("outcome");
        QTest::addColumn<int>("decision");
        QTest::addColumn<int>("submission");
        QTest::newRow("upheld") << static_cast<int>(AppealOutcome::Uphold) << static_cast<int>(DecisionState::InForce) << static_cast<int>(SubmissionState::Rejected);
        QTest::newRow("overturned") << static_cast<int>(AppealOutcome::Overturn) << static_cast<int>(DecisionState::Overturned) << static_cast<int>(SubmissionState::InReview);
        QTest::newRow("remanded") << static_cast<int>(AppealOutcome::Remand) << static_cast<int>(DecisionState::Remanded) << static_cast<int>(SubmissionState::InReview);
    }
    void anAppealIsJudgedBySomebodyElse()
    {
        QFETCH(int, outcome);
        QFETCH(int, decision);
        QFETCH(int, submission);
        CourseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto id = workspace.recordDecision(fixture.draft(Outcome::Reject));
        VERIFY_OK(id);
        VERIFY_FAILS(workspace.appeal(*id, " ", ""), ErrorCode::PolicyViolation);
        VERIFY_FAILS(workspace.appeal(DecisionId{99}, "grounds", ""), ErrorCode::NotFound);
        const auto appeal = workspace.appeal(*id, "The field is a shop's number.", "invoice.pdf");
        VERIFY_OK(appeal);
        QCOMPARE(fixture.state(*id), DecisionState::Appealed);
        VERIFY_FAILS(workspace.appeal(*id, "again", ""), ErrorCode::Conflict);
        VERIFY_FAILS(workspace.judgeAppeal(*appeal, AppealOutcome::Uphold, "I was right"), ErrorCode::PolicyViolation);
        fixture.become("Wu");
        VERIFY_FAILS(workspace.judgeAppeal(*appeal, static_cast<AppealOutcome>(outcome), " "), ErrorCode::PolicyViolation);
        VERIFY_OK(workspace.judgeAppeal(*appeal, static_cast<AppealOutcome>(outcome), "seen the invoice"));
        VERIFY_FAILS(workspace.judgeAppeal(*appeal, AppealOutcome::Uphold, "again"), ErrorCode::Conflict);
        QCOMPARE(fixture.state(*id), static_cast<DecisionState>(decision));
        QCOMPARE(workspace.submission(fixture.id)->state, static_cast<SubmissionState>(submission));
        const auto told = workspace.appeals(fixture.id);
        QCOMPARE(told->size(), std::size_t{1});
        QCOMPARE(told->front().grounds, std::string("The field is a shop's number."));
        QCOMPARE(told->front().judgedByName, std::string("Wu"));
        QCOMPARE(told->front().why, std::string("seen the invoice"));
        const bool stands = static_cast<AppealOutcome>(outcome) == AppealOutcome::Uphold;
        QCOMPARE(workspace.statistics(std::nullopt)->decisions[Outcome::Reject], stands ? 1 : 0);
        const auto next = fixture.import({.version = "1.1"});
        VERIFY_OK(next);
        QCOMPARE(workspace.submission(next->submission)->earlierDecisions, 1);
        QCOMPARE(workspace.submission(next->submission)->earlierRejections, stands ? 1 : 0);
        VERIFY_OK(workspace.recordDecision(fixture.draft(Outcome::Reject)));        // and life goes on
        QVERIFY(workspace.verify(TaskContext())->isWhole);
    }

    // One case decided twice is no second offence, and a ban that waits is none yet.
    void onlyWhatStandsIsCounted()
    {
        CourseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        const auto first = workspace.recordDecision(fixture.draft(Outcome::Reject));
        VERIFY_OK(first);
        Decision corrected = fixture.draft(Outcome::Reject);
        corrected.supersedes = *first;
        VERIFY_OK(workspace.recordDecision(corrected));
        auto told = *workspace.statistics(std::nullopt);
        QCOMPARE(told.decisions[Outcome::Reject], 1);
        QVERIFY(told.offenders.empty());
        fixture.id = fixture.import({.version = "1.1"})->submission;
        QCOMPARE(workspace.submission(fixture.id)->earlierRejections, 1);
        const auto ban = workspace.recordDecision(fixture.draft(Outcome::Ban));
        VERIFY_OK(ban);
        QCOMPARE(workspace.statistics(std::nullopt)->decisions.count(Outcome::Ban), std::size_t{0});
        fixture.become("Wu");
        VERIFY_OK(workspace.judgeSecond(*ban, true, "seen the same"));
        told = *workspace.statistics(std::nullopt);
        QCOMPARE(told.decisions[Outcome::Ban], 1);
        QCOMPARE(told.offenders.size(), std::size_t{1});
    }

    // While an appeal is open the decision stands: rules that ask for earlier ones see it.
    void anOpenAppealErasesNothing()
    {
        CourseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        for (int i = 1; i <= 3; ++i) {
            const auto decided = workspace.recordDecision(fixture.draft(Outcome::Reject));
            VERIFY_OK(decided);
            VERIFY_OK(workspace.appeal(*decided, "The field is a shop's number.", ""));
            fixture.id = fixture.import({.version = "1." + std::to_string(i)})->submission;
        }
        const auto fourth = *workspace.assessment(fixture.id, TaskContext());
        QVERIFY(std::any_of(fourth->findings.begin(), fourth->findings.end(), [](const Finding &finding) { return finding.rule.value == "conduct/repeat-offence"; }));
    }

    void anExceptionEndsByItself()
    {
        CourseFixture fixture;
        Workspace &workspace = *fixture.workspace;
        std::vector<std::string> all;
        const auto assessment = *workspace.assessment(fixture.id, TaskContext());
        for (const Finding &finding : assessment->findings)
            all.push_back(finding.fingerprint);
        VERIFY_FAILS(workspace.except(fixture.id, all, " ", "Li", std::nullopt), ErrorCode::PolicyViolation);
        VERIFY_FAILS(workspace.except(fixture.id, all, "agreed", "Li", parseTimestamp("2026-01-01T00:00:00Z")), ErrorCode::PolicyViolation);
        VERIFY_OK(workspace.except(fixture.id, all, "agreed", "Li", parseTimestamp("2026-03-05T00:00:00+08:00")));
        const auto words = workspace.dispositions(fixture.id);
        QCOMPARE(words->front().kind, DispositionKind::Excepted);
        QCOMPARE(words->front().owner, std::string("Li"));
        fixture.clock->set("2026-03-06T00:00:00+08:00");
        QCOMPARE(workspace.dispositions(fixture.id)->front().kind, DispositionKind::Open);
        fixture.become("Lin");      // the queue counts it from the next sign-in on
        QVERIFY(workspace.submission(fixture.id)->openFindings > 0);
        Decision approval = fixture.draft(Outcome::Approve);
        approval.reasons.clear();
        approval.statesNothingOpen = true;
        VERIFY_FAILS(workspace.recordDecision(approval), ErrorCode::PolicyViolation);
        QVERIFY(workspace.verify(TaskContext())->isWhole);
    }
};

PROBITY_TEST(TestCourse)
#include "test_course.moc"
