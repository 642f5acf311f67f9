// A second person on another machine: the case goes out as a file, the signed judgement comes back.
#include <algorithm>

#include "core/review/bundle_fixture.h"
#include "review/hand_over.h"
#include "store/database.h"
#include "store/key_repository.h"

using namespace probity;
using namespace probity::test;

namespace {

PublicKey keyOfFirst(WorkspaceFixture &fixture)
{
    auto database = Database::open(fixture.path(), Database::Access::ReadOnly, fixture.clock->now());
    return (*database)->read([](Connection &connection) -> Result<PublicKey> { return KeyRepository(connection).keys().front().publicKey; }).value();
}

/// Here a ban that waits; there another machine with a person of its own.
struct TwoMachines {
    WorkspaceFixture here;
    WorkspaceFixture there{PersonRole::SecondReviewer};
    SubmissionId id;
    DecisionId ban;
    std::string file;

    TwoMachines()
    {
        id = here.import()->submission;
        const auto assessment = *here.workspace->assessment(id, TaskContext());
        if (!here.workspace->dispose(id, {assessment->findings.front().fingerprint}, DispositionKind::Confirmed, "Thoughts of the first one."))
            qFatal("no word");
        Decision draft = *here.workspace->draftDecision(id);
        draft.outcome = Outcome::Ban;
        draft.banScope = "app";
        draft.wordsToDeveloper = "Words that only the first one knows.";
        const auto recorded = here.workspace->recordDecision(draft);
        const std::string path = (here.folder() / "case.zip").string();
        if (!recorded)
            qFatal("not recorded: %s", recorded.error().detail.c_str());
        if (const auto handed = here.workspace->exportBundle(id, path, BundleKind::HandOver, TaskContext()); !handed)
            qFatal("not handed over: %s", handed.error().detail.c_str());
        ban = *recorded;
        file = readBytes(path);
    }
    Judgement judged(bool agrees, const char *why = "seen the same") const { return *there.workspace->signJudgement(memorySource(file), agrees, why, TaskContext()); }
};

}  // namespace

class TestHandOver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFileIsWholeAndBlind()
    {
        TwoMachines machines;
        const BundleReport report = checked(machines.file);
        QVERIFY2(report.isWhole, problemsOf(report).c_str());
        QCOMPARE(report.kind, BundleKind::HandOver);
        QVERIFY(machines.file.find("only the first one knows") == std::string::npos);
        QVERIFY(machines.file.find("Thoughts of the first one") == std::string::npos);
        QVERIFY(machines.file.find("\"confirmed\"") == std::string::npos);
        QVERIFY(machines.file.find("\"outcome\":\"ban\"") == std::string::npos);
        const auto asked = readHandOver(memorySource(machines.file), TaskContext());
        VERIFY_OK(asked);
        QCOMPARE(asked->record, std::string("2026-000001"));
        std::string altered = machines.file;
        altered[altered.size() / 2] ^= 1;
        VERIFY_FAILS(readHandOver(memorySource(altered), TaskContext()), ErrorCode::Corrupt);
    }

    void aJudgementComesBackAndCounts_data()
    {
        QTest::addColumn<bool>("agrees");
        QTest::newRow("agrees") << true;
        QTest::newRow("does not agree") << false;
    }
    void aJudgementComesBackAndCounts()
    {
        QFETCH(bool, agrees);
        TwoMachines machines;
        Workspace &here = *machines.here.workspace;
        const Judgement judgement = *readJudgement(judgementJson(machines.judged(agrees)));
        QCOMPARE(judgement.agrees, agrees);
        VERIFY_FAILS(here.takeJudgement(judgement), ErrorCode::NotPermitted);       // nobody knows that key yet
        VERIFY_OK(here.addColleague("Wu elsewhere", PersonRole::SecondReviewer, judgement.key));
        VERIFY_OK(here.takeJudgement(judgement));
        const Decision decision = *here.decision(machines.ban);
        QCOMPARE(decision.state, agrees ? DecisionState::InForce : DecisionState::Disagreed);
        QCOMPARE(decision.secondName, std::string("Wu elsewhere"));
        VERIFY_FAILS(here.takeJudgement(judgement), ErrorCode::Conflict);
        QVERIFY(here.verify(TaskContext())->isWhole);
        QVERIFY(checked([&] {
            here.exportBundle(machines.id, (machines.here.folder() / "after.zip").string(), BundleKind::Full, TaskContext()).value();
            return readBytes(machines.here.folder() / "after.zip");
        }()).isWhole);
    }

    void nothingElseIsTaken()
    {
        TwoMachines machines;
        Workspace &here = *machines.here.workspace;
        Judgement judgement = machines.judged(true);
        VERIFY_OK(here.addColleague("Wu elsewhere", PersonRole::Developer, judgement.key));
        VERIFY_FAILS(here.takeJudgement(judgement), ErrorCode::NotPermitted);       // the role does not judge
        Judgement forged = judgement;
        forged.agrees = false;
        VERIFY_FAILS(here.takeJudgement(forged), ErrorCode::Corrupt);
        VERIFY_FAILS(readJudgement(judgementJson(forged)), ErrorCode::Corrupt);
        VERIFY_FAILS(readJudgement("{}"), ErrorCode::BadFormat);
        VERIFY_FAILS(here.addColleague("Another", PersonRole::Regulator, judgement.key), ErrorCode::Conflict);
        VERIFY_FAILS(here.addColleague("Another", PersonRole::Regulator, PublicKey{"short"}), ErrorCode::InvalidArgument);
        VERIFY_FAILS(here.signIn("Wu elsewhere", "elsewhere"), ErrorCode::NotAuthenticated);
        VERIFY_FAILS(machines.there.workspace->signJudgement(memorySource(machines.file), false, " ", TaskContext()), ErrorCode::PolicyViolation);
        // The first person's own word, from wherever it comes.
        const Judgement own = *here.signJudgement(memorySource(machines.file), true, "", TaskContext());
        QCOMPARE(own.key, keyOfFirst(machines.here));
        VERIFY_FAILS(here.takeJudgement(own), ErrorCode::PolicyViolation);
    }
};

PROBITY_TEST(TestHandOver)
#include "test_hand_over.moc"
