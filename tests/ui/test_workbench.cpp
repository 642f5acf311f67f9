#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTableView>

#include "support/test_main.h"
#include "ui/jobs/import_runner.h"
#include "ui/jobs/job.h"
#include "ui/mainwindow.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/workbench.h"
#include "workspace_fixture.h"

using namespace probity;
using namespace probity::ui;
using namespace probity::test;

/// The story of a reviewer's hour, with real keys and clicks on the real window.
class TestWorkbench : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        QVERIFY(m_fixture->makeWorkspace());
        m_fixture->context->setSampleFolders({QStringLiteral(PROBITY_SOURCE_DIR "/resources/samples")});
        m_bench = std::make_unique<Workbench>(*m_fixture->context, m_fixture->path());
        m_bench->start();
        window().resize(1280, 720);
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    void cleanup()
    {
        m_bench.reset();
        m_fixture.reset();
    }

    void anEmptyQueueOffersSamplesAndOnePressImports()
    {
        QVERIFY(child<QWidget>(window(), "queueEmpty")->isVisible());
        click(window(), "sample_1");
        auto *table = child<QTableView>(window(), "queueTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 30000);
        QTRY_VERIFY(child<QWidget>(window(), "importPanel")->isVisible());
        QTRY_VERIFY(!m_bench->imports()->isRunning());
    }

    void everyPageFitsASmallScreen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh") << QStringLiteral("zh");
    }
    void everyPageFitsASmallScreen()
    {
        QFETCH(QString, language);
        m_fixture->context->setLanguage(language);
        importSecondSample();
        auto *table = child<QTableView>(window(), "queueTable");
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(desk().openCase().state(), OpenCase::State::Ready, 30000);
        // A screen of 1280 by 720 without the rail, the menu, the foot and the frame of the window.
        const QSize room(1206, 614);
        for (const char *id : {"desk", "decide", "trends", "rules", "selfcheck", "verify", "settings", "queue"}) {
            window().showPage(QString::fromLatin1(id));
            QTest::qWait(300);
            const QSize least = window().currentPage()->minimumSizeHint();
            QStringList wide;
            for (const QWidget *part : window().currentPage()->findChildren<QWidget *>())
                if (part->isVisible() && part->minimumSizeHint().width() > room.width() / 2)
                    wide << QStringLiteral("%1 %2").arg(part->objectName()).arg(part->minimumSizeHint().width());
            QVERIFY2(least.width() <= room.width() && least.height() <= room.height(),
                     qPrintable(QStringLiteral("%1: %2x%3 (%4)").arg(QLatin1String(id)).arg(least.width()).arg(least.height()).arg(wide.join(QStringLiteral(", ")))));
        }
        m_fixture->context->setLanguage(QStringLiteral("en"));
    }

    void fromImportToUndo()
    {
        importSecondSample();
        auto *table = child<QTableView>(window(), "queueTable");
        table->setFocus();
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        OpenCase &review = desk().openCase();
        QTRY_COMPARE_WITH_TIMEOUT(review.state(), OpenCase::State::Ready, 30000);
        QCOMPARE(window().currentPage()->id(), QStringLiteral("desk"));

        // J and K move through the findings.
        auto *list = child<QListView>(window(), "findingList");
        QTRY_VERIFY(review.selection().finding >= 0);
        const int first = list->currentIndex().row();
        QTest::keyClick(list, Qt::Key_J);
        QVERIFY(list->currentIndex().row() > first);
        QTest::keyClick(list, Qt::Key_K);
        QCOMPARE(list->currentIndex().row(), first);

        // U tags, undo takes it back; the history keeps both.
        const auto events = m_fixture->workspace().history(review.id())->size();
        QTest::keyClick(list, Qt::Key_U);
        settle();
        QCOMPARE(m_fixture->workspace().tags(review.id())->size(), std::size_t{1});
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        settle();
        QCOMPARE(m_fixture->workspace().tags(review.id())->size(), std::size_t{0});
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        settle();
        QCOMPARE(m_fixture->workspace().tags(review.id())->size(), std::size_t{1});
        QVERIFY(m_fixture->workspace().history(review.id())->size() >= events + 3);
    }

    void dismissingAsksForAReasonAndUndoReopens()
    {
        openSecondSample();
        OpenCase &review = desk().openCase();
        auto *list = child<QListView>(window(), "findingList");
        QTRY_VERIFY(review.selection().finding >= 0);
        const std::string fingerprint = review.assessment().findings.at(static_cast<std::size_t>(review.selection().finding)).fingerprint;
        QTest::keyClick(list, Qt::Key_D);
        auto *reason = child<QPlainTextEdit>(window(), "reasonEdit");
        QVERIFY(reason->isVisible());
        QVERIFY(!child<QAbstractButton>(window(), "reasonSave")->isEnabled());
        QTest::keyClicks(reason, QStringLiteral("the value is a test constant"));
        click(window(), "reasonSave");
        settle();
        const auto words = m_fixture->workspace().dispositions(review.id());
        QCOMPARE(words->size(), std::size_t{1});
        QCOMPARE(words->front().fingerprint, fingerprint);
        QCOMPARE(words->front().kind, DispositionKind::Dismissed);
        QCOMPARE(words->front().reason, std::string("the value is a test constant"));
        QCOMPARE(review.settledCount(), 1);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(review.settledCount(), 0);
    }

    void escapeGivesUpAReason()
    {
        openSecondSample();
        auto *list = child<QListView>(window(), "findingList");
        QTRY_VERIFY(desk().openCase().selection().finding >= 0);
        QTest::keyClick(list, Qt::Key_D);
        auto *reason = child<QPlainTextEdit>(window(), "reasonEdit");
        QTest::keyClicks(reason, QStringLiteral("half a thought"));
        QTest::keyClick(reason, Qt::Key_Escape);
        QVERIFY(!reason->isVisible());
        QCOMPARE(desk().openCase().settledCount(), 0);
    }

    void revealingIsNotedInTheHistory()
    {
        openSecondSample();
        QVERIFY(m_fixture->context->isMasked());
        click(window(), "maskButton");
        QVERIFY(!m_fixture->context->isMasked());
        const auto history = m_fixture->workspace().history(desk().openCase().id());
        QVERIFY(std::any_of(history->begin(), history->end(), [](const AuditEvent &event) { return event.kind == "reveal"; }));
    }

    void whatCannotBeImportedIsRefusedInWords()
    {
        Q_EMIT window().importRequested({m_fixture->folder.filePath(QStringLiteral("not there.har"))});
        auto *panel = child<QWidget>(window(), "importPanel");
        QTRY_VERIFY_WITH_TIMEOUT(!m_bench->imports()->isRunning(), 20000);
        QTRY_VERIFY(panel->isVisible());
        QVERIFY(child<QAbstractButton>(window(), "importClose")->isVisible());
        QCOMPARE(m_fixture->workspace().submissions()->size(), std::size_t{0});
    }

    void aRequestLeadsToItsFindingAndBack()
    {
        openSecondSample();
        OpenCase &review = desk().openCase();
        child<QTabWidget>(window(), "deskTabs")->setCurrentIndex(3);
        type(window(), "trafficFilter", QStringLiteral("has:personal host:umeng"));
        auto *table = child<QTableView>(window(), "trafficTable");
        QVERIFY(table->model()->rowCount() > 0);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(table->model()->index(1, 4)).center());
        QCOMPARE(review.selection().entry, table->model()->index(1, 0).data(IdRole).toInt());
        QVERIFY(review.selection().finding >= 0);
        QCOMPARE(child<QListView>(window(), "findingList")->currentIndex().data(IdRole).toInt(), review.selection().finding);
        // Nothing of the test identity stands in plain text while values are masked.
        QTRY_VERIFY(!child<QPlainTextEdit>(window(), "requestBodyText")->toPlainText().isEmpty());
        const QString body = child<QPlainTextEdit>(window(), "requestBodyText")->toPlainText();
        for (const std::uint32_t index : review.observationsAt(review.selection().entry)) {
            const QString value = QString::fromStdString(review.assessment().observations.at(index).value);
            QVERIFY2(value.size() < 5 || !body.contains(value), qPrintable(body));
        }
    }

    void aBackupThatCannotTakeThePlaceOfTheWorkspaceIsSaidSo()
    {
        const QString copy = m_fixture->folder.filePath(QStringLiteral("backup.probity"));
        QVERIFY(m_fixture->workspace().backUpTo(copy.toStdString()));
        // As when the folder allows no renaming.
        QVERIFY(QFile::remove(m_fixture->path()));
        Q_EMIT qobject_cast<SettingsPage *>(window().page(QStringLiteral("settings")))->restoreRequested(copy);
        const auto isSaid = [] {
            for (const QWidget *widget : QApplication::topLevelWidgets())
                if (const auto *box = qobject_cast<const QMessageBox *>(widget); box && box->isVisible() && box->objectName() == QLatin1String("restoreFailed"))
                    return box->text().contains(QStringLiteral("Nothing was changed"));
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isSaid(), 20000);
    }

    void theConsentMarkMovesAndUndoPutsItBack()
    {
        openSecondSample();
        OpenCase &review = desk().openCase();
        const SubmissionId id = review.id();
        QCOMPARE(m_fixture->workspace().reviewInput(id)->consentAt.has_value(), false);
        review.selectEntry(20);
        auto *list = child<QListView>(window(), "findingList");
        list->setFocus();
        QTest::keyClick(list, Qt::Key_G);
        settle();
        const auto moved = m_fixture->workspace().reviewInput(id)->consentAt;
        QVERIFY(moved && *moved == *review.assessment().entries.at(20).started);
        QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
        settle();
        QCOMPARE(m_fixture->workspace().reviewInput(id)->consentAt.has_value(), false);
    }

    void theTypeOfTheAppIsSuggestedSetAndUndone()
    {
        openSecondSample();
        OpenCase &review = desk().openCase();
        QCOMPARE(review.summary().type, AppTypeId("ride_hailing"));
        click(window(), "typeButton");
        QTRY_VERIFY(openDialog("typePicker"));
        auto *list = child<QListWidget>(*openDialog("typePicker"), "typePickerList");
        QCOMPARE(list->item(0)->text(), QStringLiteral("Ride hailing"));
        QTest::keyClicks(child<QLineEdit>(*openDialog("typePicker"), "typePickerEdit"), QStringLiteral("utili"));
        QTest::keyClick(child<QLineEdit>(*openDialog("typePicker"), "typePickerEdit"), Qt::Key_Return);
        QTRY_COMPARE(m_fixture->workspace().submission(review.id())->type, AppTypeId("utilities"));
        settle();
        QTRY_COMPARE(review.summary().type, AppTypeId("utilities"));
        child<QAction>(window(), "deskUndo")->trigger();
        settle();
        QCOMPARE(m_fixture->workspace().submission(review.id())->type, AppTypeId("ride_hailing"));
    }

    void aCorrectionOfTheNoticeIsUndoneLikeEverythingElse()
    {
        openSecondSample();
        OpenCase &review = desk().openCase();
        QVERIFY(!review.assessment().notices.front().reading.statements.empty());
        review.selectStatement(0, 0);
        click(window(), "correctNotStatement");
        settle();
        QCOMPARE(m_fixture->workspace().reviewInput(review.id())->corrections.size(), std::size_t{1});
        QVERIFY(desk().isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(child<QListView>(window(), "findingList"), Qt::Key_Z, Qt::ControlModifier);
        settle();
        QCOMPARE(m_fixture->workspace().reviewInput(review.id())->corrections.size(), std::size_t{0});
    }

    void evidenceOfAReasonOpensOnTheDesk()
    {
        openSecondSample();
        OpenCase &review = desk().openCase();
        window().showPage(QStringLiteral("decide"));
        QCOMPARE(window().currentPage()->id(), QStringLiteral("decide"));
        Q_EMIT window().currentPage()->evidenceRequested(review.id(), QString::fromStdString(review.assessment().findings.at(3).fingerprint));
        QCOMPARE(window().currentPage()->id(), QStringLiteral("desk"));
        QCOMPARE(review.selection().finding, 3);
    }

    void whatWasSetIsThereAfterARestart()
    {
        openSecondSample();
        type(window(), "queueSearch", QStringLiteral("wechat"));
        child<QTabWidget>(window(), "deskTabs")->setCurrentIndex(2);
        m_bench = std::make_unique<Workbench>(*m_fixture->context, m_fixture->path());
        m_bench->start();
        QCOMPARE(child<QLineEdit>(window(), "queueSearch")->text(), QStringLiteral("wechat"));
        QCOMPARE(child<QTabWidget>(window(), "deskTabs")->currentIndex(), 2);
    }

    void theCommandPaletteFindsAndDoes()
    {
        openSecondSample();
        QTest::keyClick(child<QListView>(window(), "findingList"), Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(openDialog("palette"));
        QTest::keyClicks(child<QLineEdit>(*openDialog("palette"), "paletteEdit"), QStringLiteral("show traf"));
        QTest::keyClick(child<QLineEdit>(*openDialog("palette"), "paletteEdit"), Qt::Key_Return);
        QTRY_COMPARE(child<QTabWidget>(window(), "deskTabs")->currentIndex(), 3);
    }

    void everythingThatTakesTheFocusHasAName()
    {
        openSecondSample();
        for (const char *page : {"queue", "desk", "decide", "trends", "selfcheck", "rules", "verify", "settings"}) {
            window().showPage(QString::fromLatin1(page));
            QTest::qWait(20);
            const QStringList nameless = namelessWidgets(*window().currentPage());
            QVERIFY2(nameless.isEmpty(), qPrintable(QString::fromLatin1(page) + QLatin1String(": ") + nameless.join(QLatin1String(", "))));
        }
    }

    void everyPageActionIsInAMenuWithWords()
    {
        openSecondSample();
        const auto actions = window().allActions();
        QVERIFY(actions.size() > 25);
        for (const QAction *action : actions)
            QVERIFY2(!action->text().isEmpty(), qPrintable(action->objectName()));
    }

    void languageAndThemeChangeWhileRunning()
    {
        openSecondSample();
        auto *tabs = child<QTabWidget>(window(), "deskTabs");
        QCOMPARE(tabs->tabText(1), QStringLiteral("Notice"));
        m_fixture->context->setLanguage(QStringLiteral("zh"));
        QTRY_COMPARE(tabs->tabText(1), QString::fromUtf8("隐私政策"));
        m_fixture->context->setLanguage(QStringLiteral("en"));
        QTRY_COMPARE(tabs->tabText(1), QStringLiteral("Notice"));
        m_fixture->context->setThemeMode(Theme::Mode::Dark);
        QVERIFY(m_fixture->context->theme().isDark());
        m_fixture->context->setThemeMode(Theme::Mode::Light);
    }

    void foldersAndZipsAreSubmissionsOfTheirOwn()
    {
        const QString folder = m_fixture->folder.path();
        const auto groups = ImportRunner::submissionsOf({folder, QStringLiteral("/a/one.har"), QStringLiteral("/a/b.ZIP"), QStringLiteral("/a/notice.md")});
        QCOMPARE(groups.size(), 3);
        QCOMPARE(groups.last(), (QStringList{QStringLiteral("/a/one.har"), QStringLiteral("/a/notice.md")}));
    }

private:
    MainWindow &window() const { return *m_bench->mainWindow(); }
    DeskPage &desk() const { return *qobject_cast<DeskPage *>(window().page(QStringLiteral("desk"))); }
    void importSecondSample()
    {
        Q_EMIT window().importRequested({QStringLiteral(PROBITY_SOURCE_DIR "/resources/samples/02-tonglu-trip")});
        QTRY_COMPARE_WITH_TIMEOUT(child<QTableView>(window(), "queueTable")->model()->rowCount(), 1, 30000);
    }
    /// Waits until what was done is recorded and read again.
    void settle()
    {
        QTRY_VERIFY_WITH_TIMEOUT(m_fixture->context->writes().isIdle(), 30000);
        QTRY_VERIFY_WITH_TIMEOUT(desk().openCase().findChildren<Job *>().isEmpty(), 30000);
        QCOMPARE(desk().openCase().state(), OpenCase::State::Ready);
    }
    void openSecondSample()
    {
        importSecondSample();
        const auto rows = m_fixture->workspace().submissions();
        window().openSubmission(rows->front().id);
        QTRY_COMPARE_WITH_TIMEOUT(desk().openCase().state(), OpenCase::State::Ready, 30000);
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<Workbench> m_bench;
};

PROBITY_TEST(TestWorkbench)
#include "test_workbench.moc"
