#include "support/test_main.h"

#include <QFile>
#include <QLabel>
#include <QTreeWidget>

#include "ui/pages/verify/verify_page.h"
#include "ui/workspace_fixture.h"

using namespace probity;
using namespace probity::test;
using namespace probity::ui;

class TestVerifyPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(sharedEngine()); }

    void aBundleIsOpenedAndWhatIsWrongIsNamed()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        QVERIFY(fixture.importSample(QStringLiteral("02-tonglu-trip")));
        const QString path = fixture.folder.filePath(QStringLiteral("case.zip"));
        QVERIFY(fixture.workspace().exportBundle(fixture.submission, path.toStdString(), BundleKind::Full, TaskContext()));
        VerifyPage page(*fixture.context);
        page.show();
        page.verify(path);
        auto *verdict = child<QLabel>(page, "bundleVerdict");
        QTRY_VERIFY(verdict->text().contains(QStringLiteral("Whole and unaltered")));
        QVERIFY(child<QTreeWidget>(page, "bundleChecks")->topLevelItemCount() >= 7);
        QVERIFY(!child<QTreeWidget>(page, "bundleProblems")->isVisible());
        QVERIFY(child<QLabel>(page, "bundleParticulars")->text().contains(QStringLiteral("Lin Wei")));

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        char byte = 0;
        file.peek(&byte, 1);
        byte = static_cast<char>(byte ^ 1);
        file.write(&byte, 1);
        file.close();
        page.verify(path);
        QTRY_VERIFY(verdict->text().contains(QStringLiteral("Altered")));
        auto *problems = child<QTreeWidget>(page, "bundleProblems");
        QVERIFY(problems->isVisible() && problems->topLevelItemCount() > 0);
        QVERIFY(!problems->topLevelItem(0)->text(0).isEmpty());

        fixture.context->setLanguage(QStringLiteral("zh"));
        QTRY_VERIFY(verdict->text().contains(QStringLiteral("已被改动")));
    }

    void aHandOverIsCalledOneAndNothingOfTheBundleBeforeStaysInView()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        QVERIFY(fixture.importSample(QStringLiteral("02-tonglu-trip")));
        Decision ban = *fixture.workspace().draftDecision(fixture.submission);
        ban.outcome = Outcome::Ban;
        ban.banScope = "version";
        ban.wordsToDeveloper = "Harvesting.";
        QVERIFY(fixture.workspace().recordDecision(ban));
        const QString path = fixture.folder.filePath(QStringLiteral("over.zip"));
        QVERIFY(fixture.workspace().exportBundle(fixture.submission, path.toStdString(), BundleKind::HandOver, TaskContext()));
        VerifyPage page(*fixture.context);
        page.show();
        page.verify(path);
        auto *verdict = child<QLabel>(page, "bundleVerdict");
        QTRY_VERIFY(verdict->isVisible());
        const QString particulars = child<QLabel>(page, "bundleParticulars")->text();
        QVERIFY2(particulars.startsWith(QStringLiteral("Hand-over bundle")), qPrintable(particulars));
        page.verify(path);
        for (const char *name : {"bundleVerdict", "bundleParticulars", "bundleKey", "bundleChecks"})
            QVERIFY2(!child<QWidget>(page, name)->isVisible(), name);
        QTRY_VERIFY(verdict->isVisible());
    }

    void whatIsNoBundleIsSaid()
    {
        WorkspaceFixture fixture;
        VerifyPage page(*fixture.context);
        page.show();
        page.verify(QStringLiteral(PROBITY_SOURCE_DIR "/README.md"));
        QTRY_VERIFY(!child<QLabel>(page, "bundleVerdict")->text().isEmpty());
        QVERIFY(!child<QTreeWidget>(page, "bundleChecks")->isVisible());
        page.verify(QStringLiteral("/nowhere.zip"));
        QTRY_VERIFY(child<QLabel>(page, "bundleVerdict")->text().contains(QStringLiteral("nowhere")));
    }
};

PROBITY_TEST(TestVerifyPage)
#include "test_verify_page.moc"
