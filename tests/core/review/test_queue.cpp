#include <algorithm>

#include <nlohmann/json.hpp>

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
    }
    void everyOrderGoesByItsColumn_data()
    {
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("ascending");
        using Order = QueueQuery::Order;
        const auto row = [](const char *name, Order order, const char *apps) { QTest::newRow(name) << static_cast<int>(order) << QString::fromLatin1(apps); };
        // Equal ones: the newest first.
        row("app", Order::App, "Ash,Birch,cedar");
        row("platform", Order::Platform, "cedar,Birch,Ash");
        row("type", Order::Type, "Birch,Ash,cedar");
        row("developer", Order::Developer, "Birch,cedar,Ash");
        row("state", Order::State, "cedar,Ash,Birch");
        row("worst", Order::Worst, "Birch,cedar,Ash");
        row("open findings", Order::Open, "Birch,cedar,Ash");
        row("age", Order::Age, "Birch,cedar,Ash");
        row("assignee", Order::Assignee, "Birch,Ash,cedar");
    }
    /// Three apps that differ in every column, each otherwise than by name.
    void everyOrderGoesByItsColumn()
    {
        QFETCH(int, order);
        QFETCH(QString, ascending);
        static const auto shared = threeUnlikeApps();
        QueueQuery query;
        query.order = static_cast<QueueQuery::Order>(order);
        QCOMPARE(names(*shared, query), ascending);
        query.isDescending = true;
        const QStringList backwards = names(*shared, query).split(QLatin1Char(','));
        QCOMPARE(backwards.size(), 3);
        QVERIFY(backwards.join(QLatin1Char(',')) != ascending);
    }
    void aVersionAfterADecisionComesLastByEarlierOnes()
    {
        WorkspaceFixture fixture;
        const SubmissionId first = fixture.import()->submission;
        const auto assessment = *fixture.workspace->assessment(first, TaskContext());
        VERIFY_OK(fixture.workspace->dispose(first, {assessment->findings.front().fingerprint}, DispositionKind::Confirmed, ""));
        Decision draft = *fixture.workspace->draftDecision(first);
        draft.outcome = Outcome::Reject;
        VERIFY_OK(fixture.workspace->recordDecision(draft));
        const SubmissionId second = fixture.import({.version = "1.1"})->submission;
        QueueQuery query;
        query.order = QueueQuery::Order::Earlier;
        QVERIFY(*fixture.workspace->queue(query) == (std::vector<SubmissionId>{first, second}));
        query.isDescending = true;
        QVERIFY(*fixture.workspace->queue(query) == (std::vector<SubmissionId>{second, first}));
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
    static std::unique_ptr<WorkspaceFixture> threeUnlikeApps()
    {
        auto made = std::make_unique<WorkspaceFixture>();
        Workspace &workspace = *made->workspace;
        const auto add = [&](const char *platform, const char *id, const char *name, const char *developer, const char *version, const char *har) {
            const std::filesystem::path folder = made->folder() / (std::string(id) + version);
            const nlohmann::json said{{"app", {{"platform", platform}, {"id", id}, {"name", name}, {"developer", developer}}}, {"version", version}};
            writeFile(folder / "submission.json", said.dump());
            writeFile(folder / "privacy.txt", std::string("Privacy notice\n\nWe are ") + developer + " and our app is " + name + ". We collect your phone number to sign you in.\n");
            if (*har != '\0')
                writeFile(folder / "capture.har", har);
            return workspace.importSubmission({folder.string()}, TaskContext())->submission;
        };
        constexpr const char *har = R"({"log":{"version":"1.2","creator":{"name":"fixture","version":"1"},"entries":[{"startedDateTime":"2026-03-01T10:00:00.000+08:00","time":1,"request":{"method":"GET",)"
                                    R"("url":"https://collect.example.net/v1?latitude=31.2304161&longitude=121.4737012","httpVersion":"HTTP/1.1","headers":[],"queryString":[],"cookies":[],"headersSize":-1,"bodySize":0},)"
                                    R"("response":{"status":200,"statusText":"OK","httpVersion":"HTTP/1.1","headers":[],"cookies":[],"content":{"size":0,"mimeType":""},"redirectURL":"","headersSize":-1,"bodySize":0},)"
                                    R"("cache":{},"timings":{"send":0,"wait":1,"receive":1}}]}})";
        const SubmissionId ash = add("wechat-miniprogram", "wx00000000000000aa", "Ash", "Zeder Ltd", "1.0", "");
        const SubmissionId cedar = add("android", "com.example.cedar", "cedar", "Maple Ltd", "1.0", "");
        const SubmissionId birch = add("ios", "com.example.birch", "Birch", "Acorn Ltd", "1.0", har);
        const auto wu = workspace.addPerson("Wu", PersonRole::SecondReviewer, WorkspaceFixture::passphrase);
        const auto firstOf = [&](SubmissionId id) { return (*workspace.assessment(id, TaskContext()))->findings.front().fingerprint; };
        bool isDone = wu && workspace.assign(ash, workspace.actor()->id) && workspace.assign(cedar, *wu);
        isDone = isDone && workspace.setAppType(ash, AppTypeId("map_navigation")) && workspace.setAppType(cedar, AppTypeId("ride_hailing"));
        isDone = isDone && workspace.dispose(ash, {firstOf(ash)}, DispositionKind::Dismissed, "a placeholder");
        isDone = isDone && workspace.dispose(birch, {firstOf(birch)}, DispositionKind::Confirmed, "");
        Decision draft = *workspace.draftDecision(birch);
        draft.outcome = Outcome::Reject;
        isDone = isDone && workspace.recordDecision(draft);
        if (!isDone)
            qFatal("the three apps could not be made unlike");
        return made;
    }
    Result<ImportOutcome> import(const char *id, const char *name, const char *version, const char *notice)
    {
        const std::string folder = writeSubmission(m_fixture->folder() / id, {.version = version, .notice = notice});
        std::string json = std::string("{'app':{'platform':'wechat-miniprogram','id':'") + id + "','name':'" + name + "','developer':'示例公司'},'version':'" + version
                           + "','artifacts':[{'path':'app.json','role':'manifest'},{'path':'privacy.txt','role':'notice'},{'path':'capture.har','role':'traffic'}]}";
        std::replace(json.begin(), json.end(), '\'', '"');
        writeFile(m_fixture->folder() / id / "submission.json", json);
        return m_fixture->workspace->importSubmission({folder}, TaskContext());
    }
    QString names(const QueueQuery &query) const { return names(*m_fixture, query); }
    static QString names(const WorkspaceFixture &fixture, const QueueQuery &query)
    {
        QStringList names;
        const auto ids = fixture.workspace->queue(query);
        if (!ids)
            return QString::fromStdString(ids.error().detail);
        const auto rows = fixture.workspace->summaries(*ids);
        for (const SubmissionSummary &one : *rows)
            names << QString::fromStdString(one.appName);
        return names.join(QLatin1Char(','));
    }

    std::unique_ptr<WorkspaceFixture> m_fixture;
};

PROBITY_TEST(TestQueue)
#include "test_queue.moc"
