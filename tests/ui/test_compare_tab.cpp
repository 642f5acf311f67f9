#include <algorithm>
#include <filesystem>
#include <fstream>

#include <QAbstractItemModelTester>
#include <QTabWidget>
#include <QTextBrowser>
#include <QTreeView>

#include "support/test_main.h"
#include "ui/mainwindow.h"
#include "ui/models/comparison_model.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/text/text_difference.h"
#include "ui/workbench.h"
#include "workspace_fixture.h"

using namespace probity;
using namespace probity::ui;
using namespace probity::test;

/// What changed since the version before, as the desk shows it.
class TestCompareTab : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        QVERIFY(m_fixture->makeWorkspace());
        m_first = import("1.0.0", "{'pages':['pages/index']}", "隐私政策\n\n一、收集\n我们会收集您的手机号码，用于注册账号。\n");
        m_second = import("2.0.0", "{'pages':['pages/index'],'requiredPrivateInfos':['getLocation'],'permission':{'scope.userLocation':{'desc':'附近门店'}}}",
                          "隐私政策\n\n一、收集\n我们会收集您的手机号码，用于注册账号和发送短信。\n");
        QVERIFY(m_first && m_second);
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

    void whatIsNewIsShownWhereItStands()
    {
        open(m_second);
        QAbstractItemModel &model = *view()->model();
        new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest, this);
        QVERIFY(!view()->isVisible());
        child<QAction>(window(), "deskTab4")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(model.rowCount() > 0 && view()->isVisible(), 30000);
        const QModelIndex place = find(ComparisonModel::Section::Manifest, QStringLiteral("scope.userLocation"));
        QVERIFY(place.isValid());
        view()->setCurrentIndex(place);
        QVERIFY(review().selection().declaration >= 0);
        QVERIFY(child<QTextBrowser>(window(), "compareAfter")->toPlainText().contains(QString::fromUtf8("附近门店")));
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Return);
        QCOMPARE(child<QTabWidget>(window(), "deskTabs")->currentIndex(), 2);
    }
    void aChangedClauseShowsBothTextsWithTheirDifference()
    {
        open(m_second);
        child<QAction>(window(), "deskTab4")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(view()->model()->rowCount() > 0, 30000);
        const QModelIndex clause = find(ComparisonModel::Section::Clauses, QString::fromUtf8("手机号码"));
        QVERIFY(clause.isValid());
        view()->setCurrentIndex(clause);
        QVERIFY(!child<QTextBrowser>(window(), "compareBefore")->toPlainText().contains(QString::fromUtf8("短信")));
        QVERIFY(child<QTextBrowser>(window(), "compareAfter")->toPlainText().contains(QString::fromUtf8("短信")));
    }
    void theFirstVersionHasNothingToBeComparedWith()
    {
        open(m_first);
        child<QAction>(window(), "deskTab4")->trigger();
        QTest::qWait(50);
        QVERIFY(!view()->isVisible());
        QVERIFY(!child<QWidget>(window(), "compareChoice")->isVisible());
    }

    void textsAreToldApartByWordsAndByCharacters()
    {
        const TextDifference english = textDifference(QStringLiteral("We collect your phone number."), QStringLiteral("We collect your postal address."));
        QCOMPARE(english.after.first(), (TextPiece{QStringLiteral("We collect your "), false}));
        QCOMPARE(english.after.at(1).text.left(6), QStringLiteral("postal"));
        QVERIFY(english.after.at(1).isChanged);
        const TextDifference chinese = textDifference(QString::fromUtf8("收集手机号码"), QString::fromUtf8("收集邮箱和手机号码"));
        QCOMPARE(chinese.before, (QList<TextPiece>{{QString::fromUtf8("收集手机号码"), false}}));
        QCOMPARE(chinese.after.at(1), (TextPiece{QString::fromUtf8("邮箱和"), true}));
        QVERIFY(textDifference({}, {}).before.isEmpty());
    }
    void veryLongTextsStayWhole()
    {
        QString before;
        QString after;
        for (int i = 0; i < 4000; ++i) {
            before += QStringLiteral("a%1 ").arg(i);
            after += QStringLiteral("b%1 ").arg(i);
        }
        const TextDifference difference = textDifference(QStringLiteral("same ") + before, QStringLiteral("same ") + after);
        QString whole;
        for (const TextPiece &piece : difference.after)
            whole += piece.text;
        QCOMPARE(whole, QStringLiteral("same ") + after);
        QVERIFY(!difference.after.first().isChanged);
    }

private:
    MainWindow &window() const { return *m_bench->mainWindow(); }
    OpenCase &review() const { return qobject_cast<DeskPage *>(window().page(QStringLiteral("desk")))->openCase(); }
    QTreeView *view() const { return child<QTreeView>(window(), "compareView"); }
    static std::string json(std::string text)
    {
        std::replace(text.begin(), text.end(), '\'', '"');
        return text;
    }
    SubmissionId import(const std::string &version, const std::string &manifest, const std::string &notice)
    {
        const std::filesystem::path folder = m_fixture->folder.path().toStdString() + "/" + version;
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "submission.json")
            << json("{'app':{'platform':'wechat-miniprogram','id':'wx0000000000000002','name':'示例','developer':'示例公司'},'version':'" + version
                    + "','artifacts':[{'path':'app.json','role':'manifest'},{'path':'privacy.txt','role':'notice'}]}");
        std::ofstream(folder / "app.json") << json(manifest);
        std::ofstream(folder / "privacy.txt") << notice;
        const auto outcome = m_fixture->workspace().importSubmission({folder.string()}, TaskContext());
        return outcome ? outcome->submission : SubmissionId{};
    }
    void open(SubmissionId id)
    {
        window().openSubmission(id);
        QTRY_COMPARE_WITH_TIMEOUT(review().state(), OpenCase::State::Ready, 30000);
    }
    /// The row of a section that says these words.
    QModelIndex find(ComparisonModel::Section section, const QString &words) const
    {
        const QAbstractItemModel &model = *view()->model();
        for (int group = 0; group < model.rowCount(); ++group) {
            const QModelIndex head = model.index(group, 0);
            for (int row = 0; head.data(StateRole).toInt() == static_cast<int>(section) && row < model.rowCount(head); ++row)
                if (model.index(row, static_cast<int>(ComparisonModel::Column::What), head).data().toString().contains(words))
                    return model.index(row, 0, head);
        }
        return {};
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<Workbench> m_bench;
    SubmissionId m_first;
    SubmissionId m_second;
};

PROBITY_TEST(TestCompareTab)
#include "test_compare_tab.moc"
