#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QTableView>

#include "ui/pages/settings/people_model.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/workspace_fixture.h"

using namespace probity;
using namespace probity::test;
using namespace probity::ui;

class TestSettingsPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(sharedEngine()); }

    void thePeopleModelIsSound()
    {
        PeopleModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setPeople({{PersonId{1}, "Lin Wei", PersonRole::Administrator, true, {}}, {PersonId{2}, "Chen Yu", PersonRole::Reviewer, false, {}}}, PersonId{1});
        QCOMPARE(model.index(0, 0).data().toString(), QStringLiteral("Lin Wei (you)"));
        QCOMPARE(model.index(1, static_cast<int>(PeopleModel::Column::State)).data().toString(), QStringLiteral("deactivated"));
        QVERIFY(!model.person(QModelIndex()));
        QCOMPARE(model.person(model.index(1, 0))->name, std::string("Chen Yu"));
    }

    void anAdministratorAddsAndDeactivatesPeople()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        SettingsPage page(*fixture.context);
        page.show();
        page.activate();
        click(page, "addPerson");
        QDialog *dialog = openDialog("addPersonDialog");
        QVERIFY(dialog);
        type(*dialog, "personName", QStringLiteral("Zhao Min"));
        type(*dialog, "personPassphrase", passphrase);
        type(*dialog, "personPassphraseAgain", passphrase);
        click(*dialog, "submit");
        auto *table = child<QTableView>(page, "people");
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QCOMPARE(fixture.workspace().people()->back().role, PersonRole::Reviewer);
        table->selectRow(2);
        click(page, "togglePerson");
        QVERIFY(!fixture.workspace().people()->back().isActive);
        table->selectRow(2);
        click(page, "togglePerson");
        QVERIFY(fixture.workspace().people()->back().isActive);
        table->selectRow(0);
        QVERIFY2(!child<QAbstractButton>(page, "togglePerson")->isEnabled(), "nobody deactivates themselves");
    }

    void anotherRoleDoesNotAddPeople()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        QVERIFY(fixture.workspace().signIn("Chen Yu", passphrase.toStdString()));
        fixture.context->setActor(fixture.workspace().actor());
        SettingsPage page(*fixture.context);
        page.show();
        page.activate();
        QVERIFY(!child<QAbstractButton>(page, "addPerson")->isEnabled());
        QVERIFY(child<QAbstractButton>(page, "changePassphrase")->isEnabled());
    }

    void aNameStandsOnce()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        SettingsPage page(*fixture.context);
        page.show();
        page.activate();
        click(page, "addPerson");
        QDialog *dialog = openDialog("addPersonDialog");
        QVERIFY(dialog);
        type(*dialog, "personName", QStringLiteral("Chen Yu"));
        type(*dialog, "personPassphrase", passphrase);
        type(*dialog, "personPassphraseAgain", passphrase);
        click(*dialog, "submit");
        QVERIFY(dialog->isVisible());
        QCOMPARE(child<QLabel>(*dialog, "error")->text(), QStringLiteral("There is a person of that name already."));
        click(*dialog, "cancel");
    }

    void thePassphraseIsChangedWithTheOldOne()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        SettingsPage page(*fixture.context);
        page.show();
        click(page, "changePassphrase");
        QDialog *dialog = openDialog("changePassphraseDialog");
        QVERIFY(dialog);
        const QString fresh = QStringLiteral("quite another one");
        type(*dialog, "oldPassphrase", QStringLiteral("not that one"));
        type(*dialog, "newPassphrase", fresh);
        type(*dialog, "newPassphraseAgain", fresh);
        click(*dialog, "submit");
        QVERIFY(dialog->isVisible());
        type(*dialog, "oldPassphrase", passphrase);
        click(*dialog, "submit");
        QTRY_VERIFY(!openDialog("changePassphraseDialog"));
        QVERIFY(fixture.workspace().signIn("Lin Wei", fresh.toStdString()));
    }

    void verifyingSaysThatAllIsWhole()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        SettingsPage page(*fixture.context);
        page.show();
        page.activate();
        click(page, "verifyWorkspace");
        QTRY_VERIFY2_WITH_TIMEOUT(child<QLabel>(page, "verifyReport")->text().startsWith(QStringLiteral("Whole and unaltered.")),
                                  qPrintable(child<QLabel>(page, "verifyReport")->text()), 10000);
        QVERIFY(child<QAbstractButton>(page, "verifyWorkspace")->isEnabled());
    }

    void whatIsSetHereHoldsEverywhere()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        SettingsPage page(*fixture.context);
        page.show();
        page.activate();
        click(page, "settingsMasked");
        QVERIFY(!fixture.context->isMasked());
        type(page, "organisation", QStringLiteral("Platform Review Office"));
        QTest::keyClick(child<QLineEdit>(page, "organisation"), Qt::Key_Return);
        QCOMPARE(fixture.workspace().setting("organisation"), std::string("Platform Review Office"));
        auto *theme = child<QComboBox>(page, "settingsTheme");
        theme->setFocus();
        QTest::keyClick(theme, Qt::Key_End);
        QVERIFY(fixture.context->theme().isDark());
        QTest::keyClick(theme, Qt::Key_Home);
        auto *language = child<QComboBox>(page, "settingsLanguage");
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Down);
        QTRY_COMPARE(child<QAbstractButton>(page, "verifyWorkspace")->text(), QStringLiteral("验证工作区"));
        fixture.context->setLanguage(QStringLiteral("en"));
    }

    void everythingHasAName()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        SettingsPage page(*fixture.context);
        page.show();
        page.activate();
        QCOMPARE(namelessWidgets(page), QStringList());
    }
};

PROBITY_TEST(TestSettingsPage)
#include "test_settings_page.moc"
