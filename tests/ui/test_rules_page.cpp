#include "support/test_main.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QTreeView>

#include "review/pack_folder.h"
#include "ui/pages/rules/rules_page.h"
#include "ui/pages/rules/rules_text.h"
#include "ui/workspace_fixture.h"

using namespace probity;
using namespace probity::test;
using namespace probity::ui;

namespace {

const char *const pack = R"json({"schema": "probity.rules/1", "pack": "house", "version": "1", "name": {"en": "House rules", "zh": "内部规则"}, "rules": [
    {"id": "any-use", "each": "line", "when": {"line.capture": "seen"}, "level": "error", "group": "undeclared", "reason": "undeclared_use", "argues_for": "reject",
     "clauses": ["pipl:6"], "title": {"en": "A use was seen", "zh": "可见使用"}, "message": {"en": "Sent {times}.", "zh": "发送 {times}。"},
     "cure": {"en": "Stop.", "zh": "停止。"}, "evidence": ["observed"],
     "examples": [{"facts": {"line.capture": "seen"}, "triggers": true}, {"facts": {"line.capture": "not_seen"}, "triggers": false}]}]})json";

/// The first row of the tree with this text; invalid if there is none.
QModelIndex find(const QAbstractItemModel *model, const QString &text)
{
    const QModelIndexList found = model->match(model->index(0, 0), Qt::DisplayRole, text, 1, Qt::MatchExactly | Qt::MatchRecursive);
    return found.isEmpty() ? QModelIndex() : found.first();
}

}  // namespace

class TestRulesPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(sharedEngine()); }

    void theTreeIsSound()
    {
        RulesTree model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.show(sharedEngine(), "en");
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(model.rowCount(find(&model, QStringLiteral("Need to know"))), 39);
        QVERIFY(find(&model, QStringLiteral("undeclared-use")).isValid());
        QVERIFY(find(&model, QStringLiteral("CCPA / CPRA (off)")).isValid());
    }

    void rulesAreShownWithClausesAndExamples()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        RulesPage page(*fixture.context);
        page.show();
        page.activate();
        auto *tree = child<QTreeView>(page, "rulesTree");
        auto *text = child<QTextBrowser>(page, "rulesText");
        tree->setCurrentIndex(find(tree->model(), QStringLiteral("relation-chain")));
        QVERIFY(text->toPlainText().contains(QStringLiteral("wechat/relation-chain")));
        QVERIFY2(text->toPlainText().contains(QStringLiteral("wording not verified")), "an unverified fact stays marked");
        QVERIFY(text->toPlainText().contains(QStringLiteral("that trigger it")));
        QVERIFY2(text->toPlainText().contains(QStringLiteral("line.category = contacts")), "examples are shown as facts");
        tree->setCurrentIndex(find(tree->model(), QStringLiteral("2019 identification method")));
        QVERIFY(text->toPlainText().contains(QStringLiteral("2019 method 6.5")));
        tree->setCurrentIndex(find(tree->model(), QStringLiteral("Need to know")));
        QVERIFY(text->toPlainText().contains(QStringLiteral("Ride hailing")));
    }

    void theFilterFindsRules()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        RulesPage page(*fixture.context);
        page.show();
        page.activate();
        auto *tree = child<QTreeView>(page, "rulesTree");
        type(page, "rulesFilter", QStringLiteral("http-dns"));
        QTRY_COMPARE(tree->model()->rowCount(), 1);
        QVERIFY(find(tree->model(), QStringLiteral("http-dns")).isValid());
    }

    void aTrialThatIsLeftLeavesTheButtonInReach()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        QFile file(fixture.folder.filePath(QStringLiteral("house.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pack);
        file.close();
        RulesPage page(*fixture.context);
        page.show();
        page.activate();
        page.tryPack(file.fileName());
        QVERIFY(!child<QPushButton>(page, "tryPack")->isEnabled());
        fixture.context->setWorkspace(nullptr);
        QVERIFY(child<QPushButton>(page, "tryPack")->isEnabled());
        click(page, "tryPack");
        QVERIFY2(openDialog("tryPackDialog"), "the window goes on behind the dialog");
        openDialog("tryPackDialog")->reject();
    }

    void aPackIsTriedBeforeItIsSwitchedOn()
    {
        WorkspaceFixture fixture;
        QVERIFY(fixture.makeWorkspace());
        QVERIFY(fixture.importSample(QStringLiteral("01-maitian-books")));
        QFile file(fixture.folder.filePath(QStringLiteral("house.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(pack);
        file.close();
        RulesPage page(*fixture.context);
        page.show();
        page.activate();
        auto *text = child<QTextBrowser>(page, "rulesText");
        page.tryPack(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(text->toPlainText().contains(QStringLiteral("What the pack would change")), 20000);
        QVERIFY(text->toPlainText().contains(QStringLiteral("A use was seen")));

        // Once compared it can be switched on, and applies when the workspace is opened next.
        auto *on = child<QPushButton>(page, "switchPack");
        QVERIFY(on->isVisible());
        QTest::mouseClick(on, Qt::LeftButton);
        auto *message = child<QLabel>(page, "rulesMessage");
        QVERIFY2(message->text().contains(QStringLiteral("opened next")), qPrintable(message->text()));
        QVERIFY(!on->isVisible());
        std::vector<Diagnostic> refused;
        QVERIFY(withPacksBeside(sharedEngine(), fixture.context->workspace().path(), refused)->rules->isOn("house"));
        QVERIFY(!fixture.context->engine().rules->isOn("house"));

        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        page.tryPack(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(page, "rulesMessage")->text().contains(QStringLiteral("was not tried")), 20000);
    }
};

PROBITY_TEST(TestRulesPage)
#include "test_rules_page.moc"
