#include "support/test_main.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>

#include "ui/dialogs/start_window.h"
#include "ui/workspace_fixture.h"

using namespace probity;
using namespace probity::test;
using namespace probity::ui;

namespace {

QString errorOf(const QWidget &window)
{
    QStringList shown;
    for (const QLabel *label : window.findChildren<QLabel *>())
        if (label->property("error").toBool() && label->isVisible())
            shown << label->text();
    return shown.join(QLatin1Char('|'));
}

}  // namespace

class TestStartWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(sharedEngine()); }

    void theFirstStartMakesTheFirstPersonAndTheWorkspace()
    {
        WorkspaceFixture fixture;
        const QString path = fixture.folder.filePath(QStringLiteral("new/folder/work.probity"));
        StartWindow window(*fixture.context, path);
        window.begin();
        window.show();
        click(window, "createWorkspace");
        QVERIFY2(errorOf(window).contains(QStringLiteral("name")), qPrintable(errorOf(window)));
        type(window, "firstName", QStringLiteral("Lin Wei"));
        type(window, "firstPassphrase", QStringLiteral("short"));
        type(window, "firstPassphraseAgain", QStringLiteral("short"));
        click(window, "createWorkspace");
        QVERIFY2(errorOf(window).contains(QStringLiteral("8 characters")), qPrintable(errorOf(window)));
        type(window, "firstPassphrase", passphrase);
        type(window, "firstPassphraseAgain", QStringLiteral("a long passphrasf"));
        click(window, "createWorkspace");
        QVERIFY2(errorOf(window).contains(QStringLiteral("not the same")), qPrintable(errorOf(window)));
        QVERIFY2(!QFile::exists(path), "nothing is made before everything is answered");
        type(window, "firstPassphraseAgain", passphrase);
        QTest::keyClick(child<QLineEdit>(window, "firstPassphraseAgain"), Qt::Key_Return);
        QCOMPARE(window.result(), static_cast<int>(QDialog::Accepted));
        QVERIFY(QFile::exists(path));
        QVERIFY(fixture.context->hasWorkspace());
        QCOMPARE(fixture.context->actor()->name, std::string("Lin Wei"));
        QCOMPARE(fixture.workspace().people()->front().role, PersonRole::Administrator);
    }

    void aLaterStartAsksForThePassphrase()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        fixture.context->setWorkspace(nullptr);
        StartWindow window(*fixture.context, fixture.path());
        window.begin();
        window.show();
        auto *name = child<QComboBox>(window, "signInName");
        QCOMPARE(name->count(), 2);
        name->setCurrentText(QStringLiteral("Chen Yu"));
        type(window, "signInPassphrase", QStringLiteral("not the right one"));
        click(window, "signIn");
        QVERIFY2(errorOf(window).contains(QStringLiteral("not right")), qPrintable(errorOf(window)));
        QVERIFY(!fixture.context->hasWorkspace());
        type(window, "signInPassphrase", passphrase);
        click(window, "signIn");
        QCOMPARE(window.result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(fixture.context->actor()->name, std::string("Chen Yu"));
    }

    void aFileThatIsNoWorkspaceIsSaidAndLeftAlone()
    {
        WorkspaceFixture fixture;
        QFile file(fixture.path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xff\xd8\xff\xe0 a picture");
        file.close();
        StartWindow window(*fixture.context, fixture.path());
        window.begin();
        window.show();
        QVERIFY2(errorOf(window).contains(QStringLiteral("not a Probity workspace")), qPrintable(errorOf(window)));
        QVERIFY(!child<QAbstractButton>(window, "openReadOnly")->isVisible());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("\xff\xd8\xff\xe0 a picture"));
    }

    void aWorkspaceThatAnotherProgramWritesToCanBeRead()
    {
        WorkspaceFixture other;
        QVERIFY(other.makeWorkspace());
        WorkspaceFixture fixture;
        StartWindow window(*fixture.context, other.path());
        window.begin();
        window.show();
        QVERIFY2(errorOf(window).contains(QStringLiteral("Another program")), qPrintable(errorOf(window)));
        click(window, "openReadOnly");
        QCOMPARE(window.result(), static_cast<int>(QDialog::Accepted));
        QVERIFY(fixture.workspace().isReadOnly());
        QVERIFY(!fixture.context->actor());
    }

    void theLanguageChangesWhileItAsks()
    {
        WorkspaceFixture fixture;
        StartWindow window(*fixture.context, fixture.path());
        window.begin();
        window.show();
        type(window, "firstName", QStringLiteral("Lin"));
        auto *language = child<QComboBox>(window, "language");
        language->setFocus();
        QTest::keyClick(language, Qt::Key_Down);
        QTRY_COMPARE(child<QAbstractButton>(window, "createWorkspace")->text(), QStringLiteral("创建工作区"));
        QCOMPARE(child<QLineEdit>(window, "firstName")->text(), QStringLiteral("Lin"));
        fixture.context->setLanguage(QStringLiteral("en"));
        QTRY_COMPARE(child<QAbstractButton>(window, "createWorkspace")->text(), QStringLiteral("Create workspace"));
    }

    void everythingHasAName()
    {
        WorkspaceFixture fixture;
        StartWindow window(*fixture.context, fixture.path());
        window.begin();
        window.show();
        QCOMPARE(namelessWidgets(window), QStringList());
    }
};

PROBITY_TEST(TestStartWindow)
#include "test_start_window.moc"
