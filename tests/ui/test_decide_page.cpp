#include "support/test_main.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFontDatabase>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTextBrowser>

#include "review/hand_over.h"
#include "ui/pages/decide/bundle_actions.h"
#include "ui/pages/decide/date_row.h"
#include "ui/pages/decide/decide_page.h"
#include "ui/pages/decide/letter_pane.h"
#include "ui/pages/decide/reason_list_model.h"
#include "ui/print/letter_pdf.h"
#include "ui/workspace_fixture.h"

using namespace probity;
using namespace probity::test;
using namespace probity::ui;

namespace {

const QString undeclaredSample = QStringLiteral("02-tonglu-trip");

/// A page over a workspace with the second sample in it, read and ready.
struct DecideStory : WorkspaceFixture {
    std::unique_ptr<DecidePage> page;

    bool begin()
    {
        if (!makeWorkspace() || !importSample(undeclaredSample))
            return false;
        page = std::make_unique<DecidePage>(*context);
        page->resize(1280, 720);
        page->show();
        page->openSubmission(submission);
        page->activate();
        return QTest::qWaitFor([this] { return isReady(); }, 20000);
    }

    bool isReady() const { return child<QWidget>(*page, "outcome_reject")->isVisible(); }
    QListView *reasons() const { return child<QListView>(*page, "reasons"); }
    QString firstReason() const { return reasons()->model()->index(0, 0).data().toString(); }
    QString letter() const { return child<QTextBrowser>(*page, "letterView")->toPlainText(); }
    QAbstractButton *sign() const { return child<QAbstractButton>(*page, "signAndRecord"); }
    QString missing() const { return child<QLabel>(*page, "missing")->text(); }
    std::vector<Decision> decisions() const { return workspace().decisions(submission).value_or(std::vector<Decision>{}); }

    void signWith(const QString &secret)
    {
        QTRY_VERIFY2(sign()->isEnabled(), qPrintable(missing()));
        QTest::mouseClick(sign(), Qt::LeftButton);
        QDialog *dialog = openDialog("signDialog");
        QVERIFY(dialog);
        type(*dialog, "signPassphrase", secret);
        click(*dialog, "submit");
    }
};

}  // namespace

class TestDecidePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(sharedEngine()); }

    void aRejectionIsSignedRecordedAndItsLetterSaved()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        QVERIFY(story.reasons()->model()->rowCount() > 0);
        QTest::keyClicks(child<QPlainTextEdit>(*story.page, "words"), QStringLiteral("Please also say how long location is kept."));
        QTRY_VERIFY2(story.letter().contains(QStringLiteral("how long location is kept")), qPrintable(story.letter()));
        story.signWith(QStringLiteral("not the passphrase"));
        QDialog *dialog = openDialog("signDialog");
        QVERIFY2(dialog, "a wrong passphrase records nothing");
        QVERIFY(story.decisions().empty());
        type(*dialog, "signPassphrase", passphrase);
        click(*dialog, "submit");
        QTRY_COMPARE(story.decisions().size(), std::size_t(1));
        const Decision recorded = story.decisions().front();
        QCOMPARE(recorded.outcome, Outcome::Reject);
        QCOMPARE(recorded.byName, std::string("Lin Wei"));
        QVERIFY(!recorded.reasons.front().evidence.empty());
        QTRY_VERIFY(child<QWidget>(*story.page, "recordBanner")->isVisible());
        QVERIFY(child<QLabel>(*story.page, "recordTitle")->text().contains(QString::fromStdString(recorded.record)));
        QVERIFY(!story.sign()->isVisible());
        QVERIFY(child<QPlainTextEdit>(*story.page, "words")->isReadOnly());
        const auto *letter = story.page->findChild<LetterPane *>();
        for (const char *format : {"pdf", "html", "txt", "json"}) {
            const auto bytes = letter->letterAs(QLatin1String(format));
            QVERIFY2(bytes && bytes->size() > 200, format);
            QCOMPARE(*letter->letterAs(QLatin1String(format)), *bytes);
        }
        QVERIFY(QString::fromUtf8(*letter->letterAs(QStringLiteral("txt"))).contains(QString::fromStdString(recorded.record)));
    }

    void thePdfSaysWordForWordWhatTheTextSays_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("zh") << QStringLiteral("zh");
    }
    void thePdfSaysWordForWordWhatTheTextSays()
    {
        QFETCH(QString, language);
        const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (tool.isEmpty() || !QFontDatabase::families().contains(QStringLiteral("WenQuanYi Micro Hei")))
            QSKIP("pdftotext or WenQuanYi Micro Hei is not installed");
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        auto *letter = story.page->findChild<LetterPane *>();
        letter->setLanguage(language);
        const QString path = story.folder.filePath(QStringLiteral("letter.pdf"));
        QVERIFY(writeWhole(path, *letter->letterAs(QStringLiteral("pdf"))));
        QProcess process;
        // Without the foot of the pages (points from the top left): it may stand in the middle of a paragraph.
        process.start(tool, QStringLiteral("-enc UTF-8 -r 72 -x 0 -y 0 -W 596 -H 779").split(QLatin1Char(' ')) + QStringList{path, QStringLiteral("-")});
        QVERIFY(process.waitForFinished(20000));
        QString printed = QString::fromUtf8(process.readAllStandardOutput());
        // pdftotext takes a hyphen at the end of a line for one that was put there to break a word.
        printed.remove(QRegularExpression(QStringLiteral("[\\s-]")));
        int lines = 0;
        for (QString line : QString::fromUtf8(*letter->letterAs(QStringLiteral("txt"))).split(QLatin1Char('\n'))) {
            // Marks of lists, rules under headings and the stars around "draft" belong to plain text alone.
            line.remove(QRegularExpression(QStringLiteral("^\\s*(-|=+|\\*+)|\\*+\\s*$|[\\s-]")));
            QVERIFY2(printed.contains(line), qPrintable(line));
            lines += line.isEmpty() ? 0 : 1;
        }
        QVERIFY(lines > 20);
    }

    void withoutAReasonThereIsNothingToSign()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        while (story.reasons()->model()->rowCount() > 0) {
            story.reasons()->setFocus();
            QTest::keyClick(story.reasons(), Qt::Key_Delete);
        }
        QTRY_COMPARE(story.missing(), QStringLiteral("Add at least one reason."));
        QVERIFY(!story.sign()->isEnabled());
        QVERIFY(child<QLabel>(*story.page, "notSettled")->text().contains(QStringLiteral("Add at least one reason.")));
    }

    void reasonsAreReorderedByKeysAndTheLetterFollows()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        QVERIFY(story.reasons()->model()->rowCount() > 1);
        const QString first = story.firstReason();
        story.reasons()->setFocus();
        QTest::keyClick(story.reasons(), Qt::Key_Down, Qt::AltModifier);
        QVERIFY(story.firstReason() != first);
        QCOMPARE(story.reasons()->currentIndex().row(), 1);
        QTRY_VERIFY(story.letter().indexOf(story.firstReason()) < story.letter().indexOf(first));
        QTest::keyClick(story.reasons(), Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(story.firstReason(), first);
    }

    void aReasonOfTheCatalogueIsAddedWithWhatItRestsOn()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        const QString first = story.firstReason();
        story.reasons()->setFocus();
        QTest::keyClick(story.reasons(), Qt::Key_Delete);
        const int rows = story.reasons()->model()->rowCount();
        click(*story.page, "addReason");
        QDialog *chooser = openDialog("reasonChooser");
        QVERIFY(chooser);
        type(*chooser, "reasonSearch", first);
        // Findings that are a case of it are ticked already.
        QTRY_VERIFY(child<QAbstractButton>(*chooser, "submit")->isEnabled());
        click(*chooser, "submit");
        QTRY_COMPARE(story.reasons()->model()->rowCount(), rows + 1);
        QVERIFY(story.reasons()->model()->index(rows, 0).data(ReasonListModel::EvidenceCountRole).toInt() > 0);
        QTRY_VERIFY2(story.sign()->isEnabled(), qPrintable(story.missing()));
    }

    void anApprovalAcceptsWhatIsOpenByName()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_approve");
        QTRY_VERIFY2(story.missing().contains(QStringLiteral("still open")), qPrintable(story.missing()));
        QVERIFY(!story.sign()->isEnabled());
        type(*story.page, "whyForAll", QStringLiteral("known and agreed"));
        click(*story.page, "useForAll");
        story.signWith(passphrase);
        QTRY_COMPARE(story.decisions().size(), std::size_t(1));
        QCOMPARE(story.decisions().front().outcome, Outcome::Approve);
        QVERIFY(!story.decisions().front().accepted.empty());
        QCOMPARE(story.decisions().front().accepted.front().why, std::string("known and agreed"));
    }

    void aBanNeedsItsScopeWordsAndASecondPersonWhoJudgesBlind()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_ban");
        QTRY_VERIFY2(story.missing().contains(QStringLiteral("what the ban covers")), qPrintable(story.missing()));
        auto *scope = child<QComboBox>(*story.page, "banScope");
        scope->setFocus();
        QTest::keyClick(scope, Qt::Key_End);
        QTest::keyClicks(child<QPlainTextEdit>(*story.page, "words"), QStringLiteral("Harvesting."));
        story.signWith(passphrase);
        QTRY_VERIFY(child<QWidget>(*story.page, "secondReviewer")->isVisible());
        QCOMPARE(story.decisions().front().state, DecisionState::AwaitingSecond);
        click(*story.page, "secondReviewer");
        QDialog *dialog = openDialog("signInDialog");
        QVERIFY(dialog);
        QCOMPARE(child<QComboBox>(*dialog, "signInName")->findText(QStringLiteral("Lin Wei")), -1);
        type(*dialog, "signInPassphrase", passphrase);
        click(*dialog, "submit");
        QTRY_VERIFY(child<QWidget>(*story.page, "secondJudgement")->isVisible());
        QVERIFY2(!story.letter().contains(QStringLiteral("Harvesting")), "the first person's words are hidden");
        QVERIFY(!child<QWidget>(*story.page, "words")->isVisible());
        child<QWidget>(*story.page, "judgeBan")->setFocus();
        QTest::keyClick(child<QWidget>(*story.page, "judgeBan"), Qt::Key_Space);
        type(*story.page, "judgeWhy", QStringLiteral("I agree"));
        click(*story.page, "signJudgement");
        dialog = openDialog("signDialog");
        QVERIFY(dialog);
        type(*dialog, "signPassphrase", passphrase);
        click(*dialog, "submit");
        QTRY_COMPARE(story.decisions().front().state, DecisionState::InForce);
        QTRY_VERIFY2(story.letter().contains(QStringLiteral("Harvesting")), qPrintable(story.letter()));
        QCOMPARE(story.decisions().front().secondName, std::string("Chen Yu"));
    }

    void aRejectionByWarningSaysItsDatesAndKeepsThemOverARestart()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        for (const char *name : {"correctUntil", "takesEffect"}) {
            auto *box = child<QCheckBox>(*story.page, name);
            box->setFocus();
            QTest::keyClick(box, Qt::Key_Space);
            QVERIFY2(box->isChecked(), name);
        }
        auto *day = child<QDateEdit>(*story.page, "takesEffectDate");
        day->setDate(QDate::currentDate().addDays(-1));
        QTRY_COMPARE(story.missing(), QStringLiteral("The warning ends at a date to come."));
        const QDate warning = QDate::currentDate().addDays(9);
        day->setDate(warning);
        QTRY_VERIFY2(story.letter().contains(warning.toString(QStringLiteral("yyyy-MM-dd"))), qPrintable(story.letter()));
        QTRY_VERIFY(story.sign()->isEnabled());
        QTRY_VERIFY(story.workspace().savedDraft(story.submission).value_or(std::nullopt).has_value());

        // As after a restart: another page over the same workspace.
        story.page = std::make_unique<DecidePage>(*story.context);
        story.page->resize(1280, 720);
        story.page->show();
        story.page->openSubmission(story.submission);
        story.page->activate();
        QTRY_VERIFY_WITH_TIMEOUT(story.isReady(), 20000);
        QCOMPARE(child<QDateEdit>(*story.page, "takesEffectDate")->date(), warning);
        story.signWith(passphrase);
        QTRY_COMPARE(story.decisions().size(), std::size_t(1));
        QCOMPARE(story.decisions().front().state, DecisionState::Warned);
        QVERIFY(story.decisions().front().correctUntil.has_value());
        QTRY_VERIFY(child<QWidget>(*story.page, "supersede")->isVisible());
        QVERIFY(child<QLabel>(*story.page, "recordParticulars")->text().contains(warning.toString(QStringLiteral("yyyy-MM-dd"))));
    }

    void anApprovalHasNoDates()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_approve");
        QVERIFY(!child<QWidget>(*story.page, "correctUntil")->isVisible());
        QVERIFY(!child<QWidget>(*story.page, "takesEffect")->isVisible());
    }

    void anAppealIsTakenInAndJudgedBySomebodyElse()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        story.signWith(passphrase);
        QTRY_VERIFY(child<QWidget>(*story.page, "appeal")->isVisible());
        QVERIFY(!child<QWidget>(*story.page, "judgeAppeal")->isVisible());
        click(*story.page, "appeal");
        QDialog *dialog = openDialog("appealDialog");
        QVERIFY(dialog);
        QCOMPARE(namelessWidgets(*dialog), QStringList());
        QVERIFY2(!child<QAbstractButton>(*dialog, "submit")->isEnabled(), "an appeal has grounds");
        QTest::keyClicks(child<QPlainTextEdit>(*dialog, "appealGrounds"), QStringLiteral("The host is our own."));
        QTest::keyClicks(child<QPlainTextEdit>(*dialog, "appealEvidence"), QStringLiteral("Contract of 3 May."));
        click(*dialog, "submit");
        QTRY_COMPARE(story.decisions().front().state, DecisionState::Appealed);
        QTRY_VERIFY(child<QWidget>(*story.page, "judgeAppeal")->isVisible());
        QVERIFY(!child<QWidget>(*story.page, "appeal")->isVisible());

        // Who decided does not judge.
        const auto judge = [&story] {
            click(*story.page, "judgeAppeal");
            QDialog *opened = openDialog("judgeAppealDialog");
            QVERIFY(opened);
            QCOMPARE(namelessWidgets(*opened), QStringList());
            QVERIFY(child<QTextBrowser>(*opened, "appealSays")->toPlainText().contains(QStringLiteral("Contract of 3 May.")));
            QVERIFY(child<QTextBrowser>(*opened, "appealedReasons")->toPlainText().contains(QString::fromStdString(story.decisions().front().reasons.front().title.en)));
            child<QComboBox>(*opened, "appealOutcome")->setCurrentIndex(2);
            QTest::keyClicks(child<QPlainTextEdit>(*opened, "appealWhy"), QStringLiteral("The contract shows it."));
            click(*opened, "submit");
        };
        judge();
        dialog = openDialog("judgeAppealDialog");
        QVERIFY2(dialog, "refused, and said so");
        click(*dialog, "cancel");
        QCOMPARE(story.decisions().front().state, DecisionState::Appealed);
        QVERIFY(story.workspace().signIn("Chen Yu", passphrase.toStdString()));
        story.context->setActor(story.workspace().actor());
        QTRY_VERIFY(child<QWidget>(*story.page, "judgeAppeal")->isVisible());
        QTRY_VERIFY(!openDialog("judgeAppealDialog"));
        judge();
        QTRY_COMPARE(story.decisions().front().state, DecisionState::Overturned);
        QTRY_VERIFY2(story.sign()->isVisible(), "the case is decided anew");
        QCOMPARE(story.workspace().appeals(story.submission)->front().why, std::string("The contract shows it."));
    }

    void theCaseLeavesAsABundleThatVerifies()
    {
        DecideStory story;
        QVERIFY(story.begin());
        auto *bundles = story.page->findChild<BundleActions *>();
        QVERIFY(bundles);
        for (QAction *action : bundles->actions())
            QVERIFY2(action->isEnabled() && story.page->menuActions().contains(action), qPrintable(action->objectName()));
        for (const BundleKind kind : {BundleKind::Full, BundleKind::Redacted}) {
            const QString path = story.folder.filePath(QString::fromLatin1(probity::name(kind)) + QStringLiteral(".zip"));
            bundles->exportTo(path, kind);
            auto *told = child<QLabel>(*story.page, "decideTold");
            QTRY_VERIFY_WITH_TIMEOUT(told->text().contains(path), 20000);
            const auto report = verifyBundle(*openFile(path.toStdString()), TaskContext());
            QVERIFY(report && report->isWhole);
            QCOMPARE(report->kind, kind);
            bundles->exportTo(path, kind);
            QTRY_VERIFY2(told->property("error").toBool(), "a file that is there is never overwritten");
        }
    }

    void aBanIsHandedOverAndTheJudgementTakenIn()
    {
        DecideStory story;
        QVERIFY(story.begin());
        Decision ban = *story.workspace().draftDecision(story.submission);
        ban.outcome = Outcome::Ban;
        ban.banScope = "version";
        ban.wordsToDeveloper = "Harvesting.";
        QVERIFY(story.workspace().recordDecision(ban));
        story.page->activate();
        QTRY_VERIFY(child<QWidget>(*story.page, "recordBanner")->isVisible());
        const QString file = story.folder.filePath(QStringLiteral("over.zip"));
        auto *bundles = story.page->findChild<BundleActions *>();
        bundles->exportTo(file, BundleKind::HandOver);
        auto *told = child<QLabel>(*story.page, "decideTold");
        QTRY_VERIFY_WITH_TIMEOUT(told->text().contains(file), 20000);

        WorkspaceFixture there;
        QVERIFY(there.makeWorkspace());
        const auto judgement = there.workspace().signJudgement(*openFile(file.toStdString()), true, "seen the same", TaskContext());
        QVERIFY(judgement);
        const QString back = story.folder.filePath(QStringLiteral("judgement.json"));
        QVERIFY(writeWhole(back, QByteArray::fromStdString(judgementJson(*judgement))));
        bundles->takeJudgement(back);
        QVERIFY2(told->property("error").toBool(), "nobody here knows that key yet");
        QCOMPARE(story.decisions().front().state, DecisionState::AwaitingSecond);
        QVERIFY(story.workspace().addColleague("Wu elsewhere", PersonRole::SecondReviewer, judgement->key));
        bundles->takeJudgement(back);
        QCOMPARE(story.decisions().front().state, DecisionState::InForce);
        QTRY_VERIFY(child<QLabel>(*story.page, "recordParticulars")->text().contains(QStringLiteral("Wu elsewhere")));
    }

    void aBundleIsWrittenToItsEndThoughAnotherCaseIsOpened()
    {
        DecideStory story;
        QVERIFY(story.begin());
        auto *bundles = story.page->findChild<BundleActions *>();
        const QString path = story.folder.filePath(QStringLiteral("case.zip"));
        bundles->exportTo(path, BundleKind::Full);
        QVERIFY(child<QWidget>(*story.page, "stopWriting")->isVisible());
        story.page->openSubmission(SubmissionId{999});
        auto *told = child<QLabel>(*story.page, "decideTold");
        QTRY_VERIFY_WITH_TIMEOUT(told->text().contains(path), 20000);
        const auto report = verifyBundle(*openFile(path.toStdString()), TaskContext());
        QVERIFY(report && report->isWhole);
        QVERIFY(child<QWidget>(*story.page, "stopWriting")->parentWidget()->isHidden());
    }

    void aDecisionIsRecordedThoughAnotherCaseIsOpened()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        QSignalSpy changed(story.context.get(), &AppContext::submissionChanged);
        story.signWith(passphrase);
        story.page->openSubmission(SubmissionId{999});
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toLongLong(), story.submission.value);
        QCOMPARE(story.decisions().size(), std::size_t(1));
    }

    void aRefusedDecisionIsNotLostThoughAnotherCaseIsOpened()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        QTRY_VERIFY(story.sign()->isEnabled());
        Decision meanwhile = *story.workspace().draftDecision(story.submission);
        meanwhile.outcome = Outcome::Reject;
        QVERIFY(story.workspace().recordDecision(meanwhile));
        QSignalSpy failed(story.context.get(), &AppContext::recordingFailed);
        story.signWith(passphrase);
        story.page->openSubmission(SubmissionId{999});
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toLongLong(), story.submission.value);
    }

    void aDateOfAnotherCaseIsNotOffered()
    {
        DateRow row("until", 30);
        row.setDate(Timestamp{1'900'000'000'000'000, 0}, true);
        row.setDate(std::nullopt, true);
        QCOMPARE(child<QDateEdit>(row, "untilDate")->date(), QDate::currentDate().addDays(30));
    }

    void whatIsRecordedIsSupersededByANewDecision()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        story.signWith(passphrase);
        QTRY_VERIFY(child<QWidget>(*story.page, "supersede")->isVisible());
        click(*story.page, "supersede");
        QTRY_VERIFY(story.sign()->isVisible());
        click(*story.page, "outcome_reject");
        story.signWith(passphrase);
        QTRY_COMPARE(story.decisions().size(), std::size_t(2));
        QCOMPARE(story.decisions().front().supersedes, story.decisions().back().id);
        QCOMPARE(story.decisions().back().state, DecisionState::Superseded);
    }

    void whatWasWrittenIsThereAfterAVisitToTheDesk()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        QTest::keyClicks(child<QPlainTextEdit>(*story.page, "words"), QStringLiteral("kept"));
        QSignalSpy asked(story.page.get(), &Page::pageRequested);
        click(*story.page, "backToDesk");
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("desk"));
        story.page->hide();
        const auto assessment = story.workspace().assessment(story.submission, TaskContext());
        QVERIFY(assessment);
        QVERIFY(!(*assessment)->findings.empty());
        QVERIFY(story.workspace().dispose(story.submission, {(*assessment)->findings.front().fingerprint}, DispositionKind::Dismissed, "not so"));
        story.page->show();
        story.page->activate();
        QTRY_COMPARE(child<QPlainTextEdit>(*story.page, "words")->toPlainText(), QStringLiteral("kept"));
    }

    void anEvidenceLinkLeadsToTheDesk()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "outcome_reject");
        QSignalSpy asked(story.page.get(), &Page::evidenceRequested);
        story.reasons()->setFocus();
        QTest::keyClick(story.reasons(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!asked.first().at(1).toString().isEmpty());
    }

    void bothLanguagesAreOfferedAndTheWindowSwitchesWithoutARestart()
    {
        DecideStory story;
        QVERIFY(story.begin());
        click(*story.page, "letterChinese");
        const QString chinese = story.letter();
        click(*story.page, "letterEnglish");
        QVERIFY(story.letter() != chinese);
        story.context->setLanguage(QStringLiteral("zh"));
        QTRY_COMPARE(story.sign()->text(), QStringLiteral("签署并记录…"));
        QCOMPARE(story.letter(), chinese);
        story.context->setLanguage(QStringLiteral("en"));
    }

    void noButtonIsCutInEitherLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char *language : {"en", "zh"}) {
            QTest::addRow("%s small", language) << QString::fromLatin1(language) << QSize(1200, 640);
            QTest::addRow("%s large", language) << QString::fromLatin1(language) << QSize(1380, 840);
        }
    }
    void noButtonIsCutInEitherLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        DecideStory story;
        QVERIFY(story.begin());
        story.context->setLanguage(language);
        story.page->resize(size);
        QTest::qWait(50);
        for (const QPushButton *button : story.page->findChildren<QPushButton *>())
            if (button->isVisible() && button->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
                QTRY_VERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->objectName()));
        QVERIFY(story.page->minimumSizeHint().width() <= size.width());
        story.context->setLanguage(QStringLiteral("en"));
    }

    void everythingHasAName()
    {
        DecideStory story;
        QVERIFY(story.begin());
        for (const char *outcome : {"outcome_reject", "outcome_approve", "outcome_ban"}) {
            click(*story.page, outcome);
            QCOMPARE(namelessWidgets(*story.page), QStringList());
        }
    }
};

PROBITY_TEST(TestDecidePage)
#include "test_decide_page.moc"
