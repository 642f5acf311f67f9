#include <QAbstractItemModelTester>

#include "support/test_main.h"
#include "ui/models/declaration_model.h"
#include "ui/models/entry_model.h"
#include "ui/models/finding_model.h"
#include "ui/models/history_model.h"
#include "ui/models/ledger_model.h"
#include "ui/models/open_case.h"
#include "ui/models/pair_model.h"
#include "ui/models/roles.h"
#include "ui/models/submission_model.h"
#include "ui/text/masked_text.h"
#include "workspace_fixture.h"

using namespace probity;
using namespace probity::ui;
using namespace probity::test;

/// Every model of the desk under the model tester, over a real sample.
class TestModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        QVERIFY(m_fixture->makeWorkspace());
        QVERIFY(m_fixture->importSample(QStringLiteral("02-tonglu-trip")));
        m_case = std::make_unique<OpenCase>(*m_fixture->context);
        m_findings = std::make_unique<FindingModel>(*m_fixture->context, *m_case);
        m_ledger = std::make_unique<LedgerModel>(*m_fixture->context, *m_case);
        m_entries = std::make_unique<EntryModel>(*m_fixture->context, *m_case);
        m_declarations = std::make_unique<DeclarationModel>(*m_fixture->context, *m_case);
        for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{m_findings.get(), m_ledger.get(), m_entries.get(), m_declarations.get()})
            new QAbstractItemModelTester(model, QAbstractItemModelTester::FailureReportingMode::QtTest, this);
        m_case->open(m_fixture->submission);
        QTRY_COMPARE_WITH_TIMEOUT(m_case->state(), OpenCase::State::Ready, 20000);
    }
    void cleanupTestCase()
    {
        m_case.reset();
        m_fixture.reset();
    }

    void everyFindingHasItsRowBelowTheHeadOfItsGroup()
    {
        const auto &findings = m_case->assessment().findings;
        QVERIFY(!findings.empty());
        for (int i = 0; i < static_cast<int>(findings.size()); ++i) {
            const QModelIndex row = m_findings->indexOf(i);
            QVERIFY(row.isValid());
            QCOMPARE(row.data(IdRole).toInt(), i);
            QVERIFY(!row.data(Qt::DisplayRole).toString().isEmpty());
        }
        QVERIFY(m_findings->index(0).data(HeaderRole).toBool());
        QVERIFY(!(m_findings->flags(m_findings->index(0)) & Qt::ItemIsSelectable));
    }
    void aSearchThatWasStoppedDoesNotLookWhole()
    {
        m_entries->setFilter(QStringLiteral("body:phone"));
        QVERIFY(m_entries->isSearching());
        QVERIFY(m_entries->lacking().isEmpty());
        m_entries->stopSearch();
        QVERIFY(!m_entries->lacking().isEmpty());
        m_entries->setFilter(QStringLiteral("body:imei"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_entries->isSearching(), 20000);
        QVERIFY(m_entries->lacking().isEmpty());
        m_entries->setFilter(QString());
    }
    void everyLedgerLineIsFoundAndItsGroupShowsTheWorstVerdict()
    {
        const auto &ledger = m_case->assessment().ledger;
        for (int i = 0; i < static_cast<int>(ledger.size()); ++i) {
            const QModelIndex row = m_ledger->indexOfLine(i);
            QVERIFY(row.isValid());
            const QModelIndex group = row.parent().isValid() ? row.parent() : row;
            const int worst = group.data(IdRole).toInt();
            QVERIFY(ledger.at(static_cast<std::size_t>(worst)).verdict <= ledger.at(static_cast<std::size_t>(i)).verdict);
        }
    }
    void trafficFilterKeepsWhatItSays_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("hasRows");
        QTest::newRow("nothing") << QString() << true;
        QTest::newRow("personal") << QStringLiteral("has:personal") << true;
        QTest::newRow("negated") << QStringLiteral("-has:personal") << true;
        QTest::newRow("method") << QStringLiteral("method:post") << true;
        QTest::newRow("status class") << QStringLiteral("status:2xx") << true;
        QTest::newRow("two words") << QStringLiteral("has:personal method:post") << true;
        QTest::newRow("no such host") << QStringLiteral("host:nowhere.invalid") << false;
    }
    void trafficFilterKeepsWhatItSays()
    {
        QFETCH(QString, filter);
        QFETCH(bool, hasRows);
        m_entries->setFilter(filter);
        QCOMPARE(m_entries->rowCount() > 0, hasRows);
        for (int row = 0; row < m_entries->rowCount(); ++row) {
            const int position = m_entries->index(row, 0).data(IdRole).toInt();
            if (filter.startsWith(QLatin1String("has:personal")))
                QVERIFY(!m_case->observationsAt(position).empty());
            if (filter.startsWith(QLatin1Char('-')))
                QVERIFY(m_case->observationsAt(position).empty());
            if (filter.contains(QLatin1String("method:post")))
                QCOMPARE(m_entries->index(row, static_cast<int>(EntryModel::Column::Method)).data().toString(), QStringLiteral("POST"));
        }
        m_entries->setFilter({});
        QCOMPARE(m_entries->rowCount(), m_entries->total());
    }
    void queueSearchesAndFilters()
    {
        SubmissionModel model(*m_fixture->context);
        QAbstractItemModelTester modelTester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy loaded(&model, &SubmissionModel::loaded);
        const auto rowsFor = [&](const char *words, SubmissionModel::States states) {
            loaded.clear();
            model.setFilter(QString::fromUtf8(words), states, false);
            return loaded.wait(20000) ? model.rowCount() : -1;
        };
        using States = SubmissionModel::States;
        QCOMPARE(rowsFor("", States::All), 1);
        QCOMPARE(model.count(States::All), 1);
        QCOMPARE(model.index(0, 0).data(IdRole).toLongLong(), m_fixture->submission.value);
        QVERIFY(!model.index(0, 0).data().toString().isEmpty());
        QCOMPARE(rowsFor("no such app anywhere", States::All), 0);
        QCOMPARE(model.count(States::All), 1);
        // Words of the screen, the notice in two characters, a host.
        QCOMPARE(rowsFor("wechat denied", States::All), 1);
        QCOMPARE(rowsFor("\u4e2a\u4eba", States::All), 1);
        QCOMPARE(rowsFor("tonglu-trip.exam", States::All), 1);
        QCOMPARE(rowsFor("wechat", States::Decided), 0);
    }
    void historyShowsTheChainNewestFirst()
    {
        HistoryModel model(*m_fixture->context);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto events = m_fixture->workspace().history(m_fixture->submission);
        QVERIFY(events && !events->empty());
        const auto last = events->back().id.value;
        model.replace(*events);
        QCOMPARE(model.index(0, 0).data(IdRole).toLongLong(), static_cast<qlonglong>(last));
    }
    void pairsAnswerAllRoles()
    {
        PairModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace({{QStringLiteral("Host"), QStringLiteral("a.example"), false, false}});
        QCOMPARE(model.index(0, 1).data().toString(), QStringLiteral("a.example"));
    }

    void selectingAFindingSelectsItsLineAndItsEvidence()
    {
        m_case->selectFinding(0);
        const Selection &selection = m_case->selection();
        const Finding &finding = m_case->assessment().findings.front();
        if (!finding.ledger.empty())
            QCOMPARE(selection.line, static_cast<int>(finding.ledger.front()));
        QVERIFY(!selection.evidence.empty());
        const int first = selection.currentEvidence();
        m_case->stepEvidence(1);
        QVERIFY(selection.evidence.size() == 1 || m_case->selection().currentEvidence() != first);
        m_case->stepEvidence(-1);
        QCOMPARE(m_case->selection().currentEvidence(), first);
    }
    void selectingARequestLeadsBackToItsFinding()
    {
        for (std::size_t i = 0; i < m_case->assessment().entries.size(); ++i) {
            const auto here = m_case->observationsAt(static_cast<int>(i));
            if (here.empty() || m_case->index().lineOfObservation(here.front()) < 0)
                continue;
            m_case->selectEntry(static_cast<int>(i));
            QVERIFY(m_case->selection().line >= 0);
            QCOMPARE(m_case->selection().entry, static_cast<int>(i));
            return;
        }
        QFAIL("the sample has no request with personal data");
    }

    void maskerHidesValuesWhereverTheyStand_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::newRow("by value") << QStringLiteral("{\"phone\":\"13800138000\"}") << QStringLiteral("/other") << QStringLiteral("13800138000");
        QTest::newRow("by place") << QStringLiteral("{\"u\":{\"phone\":\"13800138000\"}}") << QStringLiteral("/u/phone") << QString();
        QTest::newRow("whole list") << QStringLiteral("{\"list\":[{\"p\":\"13800138000\"}]}") << QStringLiteral("/list") << QString();
        QTest::newRow("in a form") << QStringLiteral("a=1&phone=13800138000") << QStringLiteral("phone") << QStringLiteral("13800138000");
        QTest::newRow("escaped") << QStringLiteral("{\"phone\":\"\\u0031\\u0033800138000\"}") << QStringLiteral("/x") << QStringLiteral("13800138000");
    }
    void maskerHidesValuesWhereverTheyStand()
    {
        QFETCH(QString, body);
        QFETCH(QString, pointer);
        QFETCH(QString, value);
        Observation observation;
        observation.category = CategoryId("phone_number");
        observation.pointer = pointer.toStdString();
        observation.value = value.toStdString();
        observation.key = "phone";
        const MaskedText masked = Masker({observation}, true).json(body);
        QVERIFY2(!masked.text.contains(QLatin1String("13800138000")), qPrintable(masked.text));
        QCOMPARE(masked.marks.size(), std::size_t{1});
        const MaskedText shown = Masker({observation}, false).json(body);
        QVERIFY(shown.text.contains(QLatin1String("13800138000")));
    }
    void shortValuesAreMaskedBesideTheirKeyOnly()
    {
        Observation observation;
        observation.category = CategoryId("demographics_gender_age_birthday");
        observation.pointer = "/gender";
        observation.value = "1";
        observation.key = "gender";
        const MaskedText masked = Masker({observation}, true).plain(QStringLiteral("page=1&gender=1&size=10"));
        QCOMPARE(masked.marks.size(), std::size_t{1});
        QVERIFY(masked.text.startsWith(QLatin1String("page=1&gender=")));
    }
    void hostileJsonIsShownAsItIs()
    {
        QVERIFY(!parseJson(QString(5000, QLatin1Char('['))));
        QVERIFY(!parseJson(QStringLiteral("{\"a\":")));
        QVERIFY(!parseJson(QStringLiteral("{\"a\":\"\\")));
        QVERIFY(parseJson(QStringLiteral(" [1, true, null, \"x\", {}] ")));
    }

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
    std::unique_ptr<OpenCase> m_case;
    std::unique_ptr<FindingModel> m_findings;
    std::unique_ptr<LedgerModel> m_ledger;
    std::unique_ptr<EntryModel> m_entries;
    std::unique_ptr<DeclarationModel> m_declarations;
};

PROBITY_TEST(TestModels)
#include "test_models.moc"
