#include <algorithm>

#include "core/review/workspace_fixture.h"

using namespace probity;
using namespace probity::test;

/// The queue as a question: which submissions, in which order, by which words.
class TestQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        VERIFY_OK(import("wx0000000000000001", "Alpha Map", "1.0", "隐私政策\n我们会收集您的手机号码，用于短信验证。\n"));
        VERIFY_OK(import("wx0000000000000002", "Beta Shop", "2.0", "隐私政策\n我们会收集您的位置信息，用于配送。\n"));
        VERIFY_OK(import("wx0000000000000003", "gamma chat", "3.0", "隐私政策\n我们会收集您的头像。\n"));
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void theNewestComeFirstUnlessAskedOtherwise()
    {
        QCOMPARE(names({}), QStringLiteral("gamma chat,Beta Shop,Alpha Map"));
        QueueQuery query;
        query.isDescending = true;
        QCOMPARE(names(query), QStringLiteral("Alpha Map,Beta Shop,gamma chat"));
        query.order = QueueQuery::Order::App;
        query.isDescending = false;
        QCOMPARE(names(query), QStringLiteral("Alpha Map,Beta Shop,gamma chat"));
        for (const auto order : {QueueQuery::Order::Platform, QueueQuery::Order::Type, QueueQuery::Order::Developer, QueueQuery::Order::State, QueueQuery::Order::Worst,
                                 QueueQuery::Order::Open, QueueQuery::Order::Earlier, QueueQuery::Order::Assignee}) {
            query.order = order;
            QCOMPARE(names(query).count(QLatin1Char(',')), 2);
        }
    }
    void wordsAreFound_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *words, const char *found) { QTest::newRow(words) << QString::fromUtf8(words) << QString::fromLatin1(found); };
        row("beta", "Beta Shop");
        row("hop", "Beta Shop");
        row("短信", "Alpha Map");
        row("短", "Alpha Map");
        row("配送", "Beta Shop");
        row("收集", "gamma chat,Beta Shop,Alpha Map");
        row("收集 头像", "gamma chat");
        row("alpha 配送", "");
        row("tracker-exam", "gamma chat,Beta Shop,Alpha Map");
        row("v1/login", "gamma chat,Beta Shop,Alpha Map");
        row("*'; DROP", "");
        row("3.0", "gamma chat");
    }
    void wordsAreFound()
    {
        QFETCH(QString, words);
        QFETCH(QString, found);
        QueueQuery query;
        for (const QString &word : words.split(QLatin1Char(' '))) {
            QueueQuery::Word one;
            one.text = word.toStdString();
            query.words.push_back(one);
        }
        QCOMPARE(names(query), found);
    }
    void aWordOfTheScreenStandsForItsValue()
    {
        QueueQuery query;
        QueueQuery::Word word;
        word.text = "no name has this";
        query.words.push_back(word);
        QCOMPARE(names(query), QString());
        query.words.front().states = {SubmissionState::Waiting};
        QCOMPARE(names(query).count(QLatin1Char(',')), 2);
    }
    void statesAndAssigneesNarrow()
    {
        const std::vector<SubmissionId> ids = *m_fixture->workspace->queue({});
        const PersonId me = m_fixture->workspace->actor()->id;
        VERIFY_OK(m_fixture->workspace->assign(ids.back(), me));
        QueueQuery mine;
        mine.assignee = me;
        QCOMPARE(names(mine), QStringLiteral("Alpha Map"));
        QueueQuery decided;
        decided.states = {SubmissionState::Approved, SubmissionState::Banned};
        QCOMPARE(names(decided), QString());
        QCOMPARE(m_fixture->workspace->queueCounts()->all, 3);
        QCOMPARE(m_fixture->workspace->queueCounts()->byState.at(SubmissionState::Waiting), 3);
    }
    void notesAreFoundAndPlacesAreShown()
    {
        const SubmissionId id = m_fixture->workspace->queue({})->front();
        const auto assessment = *m_fixture->workspace->assessment(id, TaskContext());
        VERIFY_OK(m_fixture->workspace->dispose(id, {assessment->findings.front().fingerprint}, DispositionKind::Dismissed, "a placeholder of the vendor"));
        QueueQuery query;
        query.words.push_back({"placeholder", {}, {}, {}, {}});
        QCOMPARE(names(query), QStringLiteral("gamma chat"));
        const auto hits = m_fixture->workspace->searchHits(id, {"placeholder", "头像"}, TaskContext());
        VERIFY_OK(hits);
        QVERIFY(hits->size() >= 2);
        QCOMPARE(hits->front().kind, std::string("note"));
        QCOMPARE(hits->front().after, std::string(" of the vendor"));
        QCOMPARE(hits->at(1).kind, std::string("notice"));
        QVERIFY(hits->at(1).before.find("收集您的") != std::string::npos);
    }
    void theWorkspaceStaysWhole() { QVERIFY(m_fixture->workspace->verify(TaskContext())->isWhole); }
    void entriesAreVisitedInOrderAndStopStops()
    {
        const SubmissionId id = m_fixture->workspace->queue({})->front();
        std::vector<std::size_t> seen;
        VERIFY_OK(m_fixture->workspace->visitEntries(id, {0, 2, 99}, [&](std::size_t position, const TrafficEntry &entry) {
            seen.push_back(position);
            QVERIFY(entry.requestBody.bytes.find("phone") != std::string::npos);
        }, TaskContext()));
        QCOMPARE(seen, (std::vector<std::size_t>{0, 2}));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!m_fixture->workspace->visitEntries(id, {0}, [](std::size_t, const TrafficEntry &) {}, TaskContext(stop.get_token())));
    }
    // A body in a file of its own is part of what is looked through.
    void bodiesBesideTheCaptureAreVisitedToo()
    {
        const std::filesystem::path folder = m_fixture->folder() / "beside";
        writeSubmission(folder, {.version = "9.0"});
        writeFile(folder / "bodies/1.txt", R"({"phone":"13900001111"})");
        writeFile(folder / "capture.har", R"({"log":{"version":"1.2","creator":{"name":"fixture","version":"1"},"entries":[{"startedDateTime":"2026-03-01T10:00:00.000+08:00","time":1,)"
                                          R"("request":{"method":"POST","url":"https://api.example.cn/v1","httpVersion":"HTTP/1.1","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":-1,)"
                                          R"("postData":{"mimeType":"application/json","_file":"bodies/1.txt"}},"response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","headers":[],"cookies":[],)"
                                          R"("content":{"size":0,"mimeType":""},"redirectURL":"","headersSize":-1,"bodySize":0},"cache":{},"timings":{"send":0,"wait":1,"receive":1}}]}})");
        const auto imported = m_fixture->workspace->importSubmission({folder.string()}, TaskContext());
        VERIFY_OK(imported);
        std::string body;
        VERIFY_OK(m_fixture->workspace->visitEntries(imported->submission, {0}, [&](std::size_t, const TrafficEntry &entry) { body = entry.requestBody.bytes; }, TaskContext()));
        QCOMPARE(body, std::string(R"({"phone":"13900001111"})"));
    }

private:
    Result<ImportOutcome> import(const char *id, const char *name, const char *version, const char *notice)
    {
        const std::string folder = writeSubmission(m_fixture->folder() / id, {.version = version, .notice = notice});
        std::string json = std::string("{'app':{'platform':'wechat-miniprogram','id':'") + id + "','name':'" + name + "','developer':'示例公司'},'version':'" + version
                           + "','artifacts':[{'path':'app.json','role':'manifest'},{'path':'privacy.txt','role':'notice'},{'path':'capture.har','role':'traffic'}]}";
        std::replace(json.begin(), json.end(), '\'', '"');
        writeFile(m_fixture->folder() / id / "submission.json", json);
        return m_fixture->workspace->importSubmission({folder}, TaskContext());
    }
    QString names(const QueueQuery &query) const
    {
        QStringList names;
        const auto ids = m_fixture->workspace->queue(query);
        if (!ids)
            return QString::fromStdString(ids.error().detail);
        const auto rows = m_fixture->workspace->summaries(*ids);
        for (const SubmissionSummary &one : *rows)
            names << QString::fromStdString(one.appName);
        return names.join(QLatin1Char(','));
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

PROBITY_TEST(TestQueue)
#include "test_queue.moc"
