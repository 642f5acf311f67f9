#include <filesystem>
#include <fstream>

#include <QComboBox>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>

#include "support/test_main.h"
#include "ui/jobs/job.h"
#include "ui/mainwindow.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/widgets/foot_bar.h"
#include "ui/workbench.h"
#include "capture_fixture.h"
#include "workspace_fixture.h"

using namespace probity;
using namespace probity::ui;
using namespace probity::test;

/// Forty submissions a day: what a reviewer does by keyboard on the desk.
class TestDeskFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        QVERIFY(m_fixture->makeWorkspace());
        QVERIFY(m_fixture->importSample(QStringLiteral("02-tonglu-trip")));
        m_bench = std::make_unique<Workbench>(*m_fixture->context, m_fixture->path());
        m_bench->start();
        window().resize(1280, 720);
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        open(m_fixture->submission);
    }
    void cleanup()
    {
        m_bench.reset();
        m_fixture.reset();
    }

    void aNumberGivesARecentReasonAndTheNextFindingFollows()
    {
        const std::string first = currentFingerprint();
        QTest::keyClick(list(), Qt::Key_D);
        auto *reason = child<QPlainTextEdit>(window(), "reasonEdit");
        QTRY_VERIFY(reason->isVisible());
        QTest::keyClick(reason, Qt::Key_1);
        QVERIFY(!reason->isVisible());
        settle();
        const auto words = m_fixture->workspace().dispositions(review().id());
        QCOMPARE(words->size(), std::size_t{1});
        QCOMPARE(words->front().fingerprint, first);
        QVERIFY(!words->front().reason.empty());
        QVERIFY(currentFingerprint() != first);
        // Once more for the same reason, in one key.
        const std::string second = currentFingerprint();
        QTest::keyClick(list(), Qt::Key_D, Qt::ShiftModifier);
        settle();
        const auto more = m_fixture->workspace().dispositions(review().id());
        QCOMPARE(more->size(), std::size_t{2});
        QCOMPARE(more->front().reason, more->back().reason);
        QVERIFY(more->front().fingerprint == second || more->back().fingerprint == second);
    }
    void aDigitInTheMiddleOfWordsIsADigit()
    {
        QTest::keyClick(list(), Qt::Key_D);
        auto *reason = child<QPlainTextEdit>(window(), "reasonEdit");
        QTRY_VERIFY(reason->isVisible());
        QTest::keyClicks(reason, QStringLiteral("seen 3 times"));
        QCOMPARE(reason->toPlainText(), QStringLiteral("seen 3 times"));
        QTest::keyClick(reason, Qt::Key_Escape);
        QCOMPARE(review().settledCount(), 0);
    }
    void whatIsBeingWrittenOutlivesANewJudgement()
    {
        const std::string about = currentFingerprint();
        QTest::keyClick(list(), Qt::Key_D);
        auto *reason = child<QPlainTextEdit>(window(), "reasonEdit");
        QTRY_VERIFY(reason->isVisible());
        QTest::keyClicks(reason, QStringLiteral("a test account"));
        review().reload();
        settle();
        QVERIFY2(reason->isVisible(), "words are not thrown away because the case is read again");
        QCOMPARE(reason->toPlainText(), QStringLiteral("a test account"));
        QTest::keyClick(reason, Qt::Key_Return, Qt::ControlModifier);
        settle();
        const auto words = m_fixture->workspace().dispositions(review().id());
        QCOMPARE(words->size(), std::size_t{1});
        QCOMPARE(words->front().fingerprint, about);
        QCOMPARE(words->front().reason, std::string("a test account"));
    }
    void aReasonIsGivenUpWhereAnotherFindingIsChosen()
    {
        QTest::keyClick(list(), Qt::Key_D);
        auto *reason = child<QPlainTextEdit>(window(), "reasonEdit");
        QTRY_VERIFY(reason->isVisible());
        QTest::keyClicks(reason, QStringLiteral("not for the next one"));
        review().selectFinding(static_cast<int>(review().assessment().findings.size()) - 1);
        QVERIFY(!reason->isVisible());
    }
    void aNoteStaysOnTheRequestItWasBegunOn()
    {
        review().selectEntry(20);
        QTest::keyClick(list(), Qt::Key_N);
        auto *note = child<QPlainTextEdit>(window(), "reasonEdit");
        QTRY_VERIFY(note->isVisible());
        QTest::keyClicks(note, QStringLiteral("ask the developer"));
        review().reload();
        settle();
        QVERIFY(note->isVisible());
        QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
        settle();
        const auto tags = m_fixture->workspace().tags(review().id());
        QCOMPARE(tags->size(), std::size_t{1});
        QCOMPARE(tags->front().note, std::string("ask the developer"));
        QCOMPARE(tags->front().target.entry, review().assessment().entries.at(20).index);
    }
    void undoGoesBackOneStepHoweverFastTheStepsWere()
    {
        const SubmissionId id = review().id();
        for (const int entry : {20, 40}) {
            review().selectEntry(entry);
            child<QAction>(window(), "deskConsentHere")->trigger();
        }
        QCOMPARE(review().consentAt(), review().assessment().entries.at(40).started);
        child<QAction>(window(), "deskUndo")->trigger();
        QVERIFY2(review().consentAt() == review().assessment().entries.at(20).started, "shown before it is recorded");
        settle();
        QCOMPARE(m_fixture->workspace().reviewInput(id)->consentAt, review().assessment().entries.at(20).started);
        QCOMPARE(review().consentAt(), review().assessment().entries.at(20).started);
    }
    void whatIsRefusedAfterOneMovedOnIsSaidAtTheFoot()
    {
        m_fixture->workspace().signOut();
        QTest::keyClick(list(), Qt::Key_C);
        window().showPage(QStringLiteral("queue"));
        settle();
        auto *foot = child<FootBar>(window(), "footBar");
        QVERIFY2(foot->text().contains(QStringLiteral("not recorded")) && foot->text().contains(QStringLiteral("Nobody is signed in")), qPrintable(foot->text()));
        window().showPage(QStringLiteral("desk"));
        QVERIFY(!foot->text().contains(QStringLiteral("not recorded")));
        QCOMPARE(review().settledCount(), 0);
    }
    void theQueueSaysWhyNobodyWasAssigned()
    {
        window().showPage(QStringLiteral("queue"));
        QTRY_VERIFY(child<QAction>(window(), "queueAssign")->isEnabled());
        m_fixture->workspace().signOut();
        child<QAction>(window(), "queueAssign")->trigger();
        QTRY_VERIFY(child<QWidget>(window(), "queueProblem")->isVisible());
    }
    void aListOfManyIsRightWhereTheCaseIsJudgedAnewMeanwhile()
    {
        QTest::keyClick(list(), Qt::Key_B);
        QTRY_VERIFY(openDialog("bulkDialog"));
        QDialog &dialog = *openDialog("bulkDialog");
        auto *likeness = child<QComboBox>(dialog, "bulkLikeness");
        const std::string about = currentFingerprint();
        likeness->setCurrentIndex(1);
        const int before = child<QListWidget>(dialog, "bulkList")->count();
        // A dismissed statement takes lines and findings along: every index is another one afterwards.
        const std::size_t lines = review().assessment().ledger.size();
        StatementCorrection correction;
        const auto &notice = review().assessment().notices.front();
        correction.artifact = notice.document.artifact.path;
        correction.term = notice.reading.statements.front().term;
        correction.category = notice.reading.statements.front().category;
        correction.kind = StatementCorrection::Kind::NotAStatement;
        QVERIFY(m_fixture->workspace().correctStatement(review().id(), correction));
        review().reload();
        settle();
        likeness->setCurrentIndex(0);
        likeness->setCurrentIndex(1);
        if (review().assessment().ledger.size() == lines)
            QCOMPARE(child<QListWidget>(dialog, "bulkList")->count(), before);
        QCOMPARE(currentFingerprint(), about);
        dialog.reject();
    }
    void whatIsSettledAtOnceIsRecordedInOrder()
    {
        const std::size_t events = m_fixture->workspace().history(review().id())->size();
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(list(), Qt::Key_C);
        QCOMPARE(review().settledCount(), 5);
        settle();
        QCOMPARE(review().settledCount(), 5);
        QCOMPARE(m_fixture->workspace().dispositions(review().id())->size(), std::size_t{5});
        QCOMPARE(m_fixture->workspace().history(review().id())->size(), events + 5);
        QVERIFY(m_fixture->workspace().verify(TaskContext())->isWhole);
    }
    void oneWordForManyAndOneUndo()
    {
        QTest::keyClick(list(), Qt::Key_B);
        QTRY_VERIFY(openDialog("bulkDialog"));
        QDialog &dialog = *openDialog("bulkDialog");
        auto *likeness = child<QComboBox>(dialog, "bulkLikeness");
        likeness->setCurrentIndex(likeness->count() - 1);
        auto *rows = child<QListWidget>(dialog, "bulkList");
        QCOMPARE(rows->count(), static_cast<int>(review().assessment().findings.size()));
        rows->item(0)->setCheckState(Qt::Unchecked);
        auto *submit = child<QAbstractButton>(dialog, "submit");
        QVERIFY(!submit->isEnabled());
        child<QPlainTextEdit>(dialog, "bulkReason")->setPlainText(QStringLiteral("a test build"));
        QVERIFY(submit->isEnabled());
        const int wanted = rows->count() - 1;
        const std::size_t events = m_fixture->workspace().history(review().id())->size();
        QTest::mouseClick(submit, Qt::LeftButton);
        settle();
        QCOMPARE(review().settledCount(), wanted);
        QCOMPARE(m_fixture->workspace().history(review().id())->size(), events + 1);
        child<QAction>(window(), "deskUndo")->trigger();
        settle();
        QCOMPARE(review().settledCount(), 0);
        QCOMPARE(m_fixture->workspace().history(review().id())->size(), events + 2);
    }
    void backAndForwardLeadToWhereOneWas()
    {
        const int first = review().selection().finding;
        QTest::keyClick(list(), Qt::Key_J);
        QTest::keyClick(list(), Qt::Key_J);
        const int third = review().selection().finding;
        QVERIFY(third != first);
        auto *tabs = child<QTabWidget>(window(), "deskTabs");
        tabs->setCurrentIndex(3);
        review().selectEntry(40);
        child<QAction>(window(), "deskBack")->trigger();
        QCOMPARE(review().selection().finding, third);
        QCOMPARE(tabs->currentIndex(), 0);
        child<QAction>(window(), "deskBack")->trigger();
        child<QAction>(window(), "deskBack")->trigger();
        QCOMPARE(review().selection().finding, first);
        QVERIFY(!child<QAction>(window(), "deskBack")->isEnabled());
        for (int i = 0; i < 3; ++i)
            child<QAction>(window(), "deskForward")->trigger();
        QCOMPARE(review().selection().entry, 40);
        QVERIFY(!child<QAction>(window(), "deskForward")->isEnabled());
    }
    void theListStaysWhereItIsWhileItIsJudgedAnew()
    {
        QTest::keyClick(list(), Qt::Key_J);
        QTest::keyClick(list(), Qt::Key_J);
        list()->verticalScrollBar()->setValue(60);
        const int before = list()->verticalScrollBar()->value();
        const int finding = review().selection().finding;
        review().reload();
        settle();
        QTest::qWait(30);
        QCOMPARE(list()->verticalScrollBar()->value(), before);
        QCOMPARE(review().selection().finding, finding);
    }
    void thePaletteFindsFindingsAndSubmissions()
    {
        const QString wanted = QString::fromStdString(review().assessment().findings.back().title.en);
        QTest::keyClick(list(), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(openDialog("palette"));
        auto *edit = child<QLineEdit>(*openDialog("palette"), "paletteEdit");
        edit->setText(wanted);
        QVERIFY(!child<QListWidget>(*openDialog("palette"), "paletteList")->findItems(wanted, Qt::MatchExactly).isEmpty());
        QTest::keyClick(edit, Qt::Key_Escape);
        QTRY_VERIFY(!openDialog("palette"));
        window().showPage(QStringLiteral("queue"));
        child<QAction>(window(), "commandPalette")->trigger();
        QTRY_VERIFY(openDialog("palette"));
        edit = child<QLineEdit>(*openDialog("palette"), "paletteEdit");
        edit->setText(QString::fromUtf8("同路"));
        QVERIFY(child<QListWidget>(*openDialog("palette"), "paletteList")->count() > 0);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(window().currentPage()->id(), QStringLiteral("desk"));
    }
    void bodiesAreSearchedInTheBackground()
    {
        child<QTabWidget>(window(), "deskTabs")->setCurrentIndex(3);
        auto *table = child<QTableView>(window(), "trafficTable");
        const int all = table->model()->rowCount();
        type(window(), "trafficFilter", QStringLiteral("body:phone"));
        QTRY_VERIFY_WITH_TIMEOUT(table->model()->rowCount() > 0 && child<QAbstractButton>(window(), "stopBodySearch")->isHidden(), 20000);
        QVERIFY(table->model()->rowCount() < all);
        type(window(), "trafficFilter", QStringLiteral("body:\"no such words anywhere\""));
        QTRY_VERIFY_WITH_TIMEOUT(child<QAbstractButton>(window(), "stopBodySearch")->isHidden(), 20000);
        QCOMPARE(table->model()->rowCount(), 0);
        type(window(), "trafficFilter", QStringLiteral("hots:x"));
        QVERIFY(child<QWidget>(window(), "filterProblem")->isVisible());
    }
    void messagesOfAWebSocketAreShownMasked()
    {
        const std::string folder = m_fixture->folder.path().toStdString() + "/socket";
        std::filesystem::create_directories(folder);
        writeManifest(folder + "/app.json");
        writeSocketCapture(folder + "/capture.har");
        const auto imported = m_fixture->workspace().importSubmission({folder}, TaskContext());
        QVERIFY2(imported, imported ? "" : imported.error().detail.c_str());
        open(imported->submission);
        child<QTabWidget>(window(), "deskTabs")->setCurrentIndex(3);
        review().selectEntry(0);
        auto *messages = child<QTableView>(window(), "messageTable");
        QTRY_COMPARE(messages->model()->rowCount(), 3);
        QTRY_VERIFY(messages->isVisible());
        messages->selectRow(1);
        const QString shown = child<QPlainTextEdit>(window(), "messageText")->toPlainText();
        QVERIFY2(shown.contains(QLatin1String("phone")), qPrintable(shown));
        QVERIFY2(!shown.contains(QLatin1String("13812345678")), qPrintable(shown));
    }

private:
    MainWindow &window() const { return *m_bench->mainWindow(); }
    OpenCase &review() const { return qobject_cast<DeskPage *>(window().page(QStringLiteral("desk")))->openCase(); }
    QListView *list() const { return child<QListView>(window(), "findingList"); }
    std::string currentFingerprint() const
    {
        const int finding = review().selection().finding;
        return finding < 0 ? std::string() : review().assessment().findings.at(static_cast<std::size_t>(finding)).fingerprint;
    }
    void open(SubmissionId id)
    {
        window().openSubmission(id);
        QTRY_COMPARE_WITH_TIMEOUT(review().state(), OpenCase::State::Ready, 30000);
        list()->setFocus();
        if (!review().assessment().findings.empty())
            QTRY_VERIFY(review().selection().finding >= 0);
    }
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->context->writes().isIdle(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(review().findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly).isEmpty(), 30000);
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<Workbench> m_bench;
};

PROBITY_TEST(TestDeskFlow)
#include "test_desk_flow.moc"
