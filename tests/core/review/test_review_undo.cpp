#include "core/review/workspace_fixture.h"

using namespace probity;
using namespace probity::test;

/// What takes a reviewer's word back: nothing is erased, and what counted before counts again.
class TestReviewUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_clock = std::make_shared<FixedClock>();
        auto made = Workspace::create(m_folder->path().toStdString() + "/w.probity", engine(), m_clock);
        QVERIFY(made);
        m_workspace = std::move(*made);
        QVERIFY(m_workspace->addFirstPerson("Lin", PersonRole::Administrator, "a long passphrase"));
        const auto outcome = m_workspace->importSubmission({writeSubmission(m_folder->path().toStdString() + "/one")}, TaskContext());
        QVERIFY2(outcome, outcome ? "" : outcome.error().detail.c_str());
        m_id = outcome->submission;
    }
    void cleanup()
    {
        m_workspace.reset();
        m_folder.reset();
    }

    void aCorrectionIsTakenBackAndTheMachineCountsAgain()
    {
        const auto before = assessment();
        QVERIFY(!before->notices.front().reading.statements.empty());
        const Statement &statement = before->notices.front().reading.statements.front();
        const StatementCorrection correction{"privacy.txt", statement.term, StatementCorrection::Kind::NotAStatement, statement.category, statement.stance};
        QVERIFY(m_workspace->correctStatement(m_id, correction));
        QVERIFY(assessment()->ledger != before->ledger);
        QVERIFY(m_workspace->withdrawCorrection(m_id, correction));
        QCOMPARE(assessment()->ledger == before->ledger, true);
        QCOMPARE(m_workspace->reviewInput(m_id)->corrections.size(), std::size_t{0});
        const auto again = m_workspace->withdrawCorrection(m_id, correction);
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::NotFound);
        const auto history = m_workspace->history(m_id);
        QCOMPARE(history->back().kind, std::string("withdraw_correction"));
        QVERIFY(m_workspace->verify(TaskContext())->isWhole);
    }
    void wordsOnManyFindingsAreRestoredEachToItsOwnInOneStep()
    {
        const auto all = assessment();
        QVERIFY(all->findings.size() >= 2);
        const std::string first = all->findings[0].fingerprint;
        const std::string second = all->findings[1].fingerprint;
        QVERIFY(m_workspace->dispose(m_id, {first}, DispositionKind::Dismissed, "test value"));
        QVERIFY(m_workspace->dispose(m_id, {first, second}, DispositionKind::Confirmed, {}));
        const std::size_t events = m_workspace->history(m_id)->size();
        QVERIFY(m_workspace->restoreDispositions(m_id, {{first, DispositionKind::Dismissed, "test value", {}, {}, {}, {}, {}}, {second, DispositionKind::Open, {}, {}, {}, {}, {}, {}}}));
        QCOMPARE(m_workspace->history(m_id)->size(), events + 1);
        const auto words = m_workspace->dispositions(m_id);
        QCOMPARE(words->size(), std::size_t{2});
        for (const Disposition &one : *words)
            QCOMPARE(one.kind, one.fingerprint == first ? DispositionKind::Dismissed : DispositionKind::Open);
        QVERIFY(m_workspace->verify(TaskContext())->isWhole);
    }
    void restoringIsAllOrNothing()
    {
        const std::string known = assessment()->findings.front().fingerprint;
        const auto refused = m_workspace->restoreDispositions(m_id, {{known, DispositionKind::Confirmed, {}, {}, {}, {}, {}, {}}, {"no such", DispositionKind::Confirmed, {}, {}, {}, {}, {}, {}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY(m_workspace->dispositions(m_id)->empty());
        QVERIFY(!m_workspace->restoreDispositions(m_id, {{known, DispositionKind::Dismissed, " ", {}, {}, {}, {}, {}}}));
    }

private:
    std::shared_ptr<const Assessment> assessment() const { return *m_workspace->assessment(m_id, TaskContext()); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<FixedClock> m_clock;
    std::unique_ptr<Workspace> m_workspace;
    SubmissionId m_id;
};

PROBITY_TEST(TestReviewUndo)
#include "test_review_undo.moc"
