#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include "ui/pages/decide/decision_draft.h"
#include "ui/pages/decide/reason_list_model.h"

using namespace probity;
using namespace probity::ui;

namespace {

DecisionReason makeReason(const std::string &id, const std::string &finding = {})
{
    DecisionReason reason;
    reason.reason = id;
    reason.title = {"Title " + id, "标题 " + id};
    if (!finding.empty()) {
        reason.findings = {finding};
        Evidence evidence;
        evidence.id = "e1";
        evidence.artifact = "capture.har";
        evidence.where.kind = EvidencePlace::Kind::Request;
        evidence.where.pointer = "/" + finding;
        reason.evidence = {evidence};
    }
    return reason;
}

Decision makeDraft(const std::vector<DecisionReason> &reasons, Outcome outcome = Outcome::Reject)
{
    Decision draft;
    draft.outcome = outcome;
    draft.reasons = reasons;
    return draft;
}

QString order(const DecisionDraft &draft)
{
    QStringList ids;
    for (const DecisionReason &reason : draft.decision().reasons)
        ids << QString::fromStdString(reason.reason);
    return ids.join(QLatin1Char(' '));
}

}  // namespace

class TestDecisionDraft : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKeptDraftIsTakenUpAsItWas()
    {
        Decision fresh;
        for (const char *id : {"undeclared_use", "denied_use"}) {
            fresh.reasons.emplace_back();
            fresh.reasons.back().reason = id;
        }
        Decision saved;
        saved.outcome = Outcome::Reject;
        saved.wordsToDeveloper = "half a sent";
        saved.reasons.resize(2);
        saved.reasons[0].reason = "harvesting";     // put in by hand
        saved.reasons[1].reason = "undeclared_use";
        DecisionDraft draft;
        QVERIFY(!draft.isBegun());
        draft.restore(saved, fresh);
        draft.refresh(fresh);
        QVERIFY(draft.isBegun() && draft.isTouched());
        QCOMPARE(draft.decision().outcome, Outcome::Reject);
        QCOMPARE(draft.decision().wordsToDeveloper, std::string("half a sent"));
        // "denied_use" may have been confirmed after the draft was kept: it must not be missing without a word.
        QCOMPARE(order(draft), QStringLiteral("harvesting undeclared_use denied_use"));
    }

    void whatTheReviewerDidSurvivesARefresh()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({makeReason("a", "f1"), makeReason("b", "f2"), makeReason("c", "f3")}));
        QVERIFY(!draft.isTouched());
        QVERIFY(draft.moveReason(2, 0));
        QVERIFY(draft.removeReason(2));
        draft.setWords("please");
        draft.setOutcome(Outcome::Ban);
        draft.setBanScope("app");
        // Core drafts again: "d" is new on the desk, "a" now rests on another finding, "b" was taken out by the reviewer.
        draft.refresh(makeDraft({makeReason("a", "f9"), makeReason("b", "f2"), makeReason("c", "f3"), makeReason("d", "f4")}));
        QCOMPARE(order(draft), QStringLiteral("c a d"));
        QCOMPARE(draft.decision().reasons.at(1).findings.front(), std::string("f9"));
        QCOMPARE(draft.decision().wordsToDeveloper, std::string("please"));
        QCOMPARE(draft.decision().outcome, Outcome::Ban);
        QCOMPARE(draft.decision().banScope, std::string("app"));
    }

    void aDismissedFindingTakesItsReasonAlongButNotOneThatWasAdded()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({makeReason("a", "f1"), makeReason("b", "f2")}));
        draft.addReason(makeReason("own", "f7"));
        draft.refresh(makeDraft({makeReason("b", "f2")}));
        QCOMPARE(order(draft), QStringLiteral("b own"));
    }

    void theSuggestedOutcomeFollowsTheFindingsUntilOneIsChosen()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({}, Outcome::Approve));
        draft.refresh(makeDraft({makeReason("a", "f1")}, Outcome::Reject));
        QCOMPARE(draft.decision().outcome, Outcome::Reject);
        draft.setOutcome(Outcome::Approve);
        draft.refresh(makeDraft({makeReason("a", "f1")}, Outcome::Reject));
        QCOMPARE(draft.decision().outcome, Outcome::Approve);
    }

    void aReasonStandsOnceAndGathersItsFindings()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({makeReason("a", "f1")}));
        QCOMPARE(draft.addReason(makeReason("a", "f2")), std::size_t(0));
        QCOMPARE(draft.addReason(makeReason("a", "f2")), std::size_t(0));
        QCOMPARE(draft.decision().reasons.size(), std::size_t(1));
        QCOMPARE(draft.decision().reasons.front().findings, (std::vector<std::string>{"f1", "f2"}));
        QCOMPARE(draft.decision().reasons.front().evidence.size(), std::size_t(2));
    }

    void acceptingAndStatingNothingOpenExcludeEachOther()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({}, Outcome::Approve));
        draft.setStatesNothingOpen(true);
        draft.accept({"f1", {"one", "一"}, "known"});
        QVERIFY(!draft.decision().statesNothingOpen);
        draft.accept({"f1", {"one", "一"}, "better why"});
        QCOMPARE(draft.decision().accepted.size(), std::size_t(1));
        QCOMPARE(draft.decision().accepted.front().why, std::string("better why"));
        draft.withdrawAcceptance("f1");
        QVERIFY(draft.decision().accepted.empty());
    }

    void onlyWhatBelongsToTheOutcomeGoesOut()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({makeReason("a", "f1")}, Outcome::Ban));
        draft.setBanScope("app");
        draft.accept({"f1", {"one", "一"}, "known"});
        QCOMPARE(draft.outgoing().banScope, std::string("app"));
        QVERIFY(draft.outgoing().accepted.empty());
        draft.setOutcome(Outcome::Approve);
        QVERIFY(draft.outgoing().reasons.empty());
        QVERIFY(draft.outgoing().banScope.empty());
        QCOMPARE(draft.outgoing().accepted.size(), std::size_t(1));
        draft.setOutcome(Outcome::Reject);
        QCOMPARE(draft.outgoing().reasons.size(), std::size_t(1));
    }

    void moving_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("result");
        QTest::newRow("down one") << 0 << 1 << "b a c d";
        QTest::newRow("to the end") << 0 << 3 << "b c d a";
        QTest::newRow("up one") << 3 << 2 << "a b d c";
        QTest::newRow("to the front") << 3 << 0 << "d a b c";
        QTest::newRow("nowhere") << 1 << 1 << "a b c d";
        QTest::newRow("above the first") << 0 << -1 << "a b c d";
        QTest::newRow("below the last") << 3 << 4 << "a b c d";
    }
    void moving()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(QString, result);
        DecisionDraft draft;
        draft.refresh(makeDraft({makeReason("a"), makeReason("b"), makeReason("c"), makeReason("d")}));
        ReasonListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDraft(&draft, true);
        QSignalSpy edited(&model, &ReasonListModel::edited);
        const bool moved = model.move(from, to);
        QCOMPARE(order(draft), result);
        QCOMPARE(moved, edited.size() == 1);
    }

    void theModelSpeaksTheLanguageAndNumbersTheLetter()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({makeReason("a", "f1"), makeReason("b")}));
        ReasonListModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setDraft(&draft, true);
        QCOMPARE(model.index(0).data(ReasonListModel::NumberedRole).toString(), QStringLiteral("1. Title a"));
        model.setLanguage(QStringLiteral("zh"));
        QCOMPARE(model.index(1).data(ReasonListModel::TitleRole).toString(), QStringLiteral("标题 b"));
        QCOMPARE(model.index(1).data(ReasonListModel::EvidenceCountRole).toInt(), 0);
        QVERIFY(model.removeAt(0));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.add(makeReason("z", "f3")), 1);
    }

    void whatIsRecordedCannotBeMoved()
    {
        DecisionDraft draft;
        draft.refresh(makeDraft({makeReason("a"), makeReason("b")}));
        ReasonListModel model;
        model.setDraft(&draft, false);
        QVERIFY(!model.move(0, 1));
        QVERIFY(!model.removeAt(0));
        QCOMPARE(model.add(makeReason("c")), -1);
        QCOMPARE(order(draft), QStringLiteral("a b"));
    }
};

PROBITY_TEST(TestDecisionDraft)
#include "test_decision_draft.moc"
