#include "review/case_index.h"
#include "review/traffic_filter.h"
#include "core/review/workspace_fixture.h"

using namespace probity;
using namespace probity::test;

/// The filter language of the traffic, over requests of our own making.
class TestTrafficFilter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        TrafficFacts sample;
        sample.artifact.path = "capture.har";
        m_case.traffic.push_back(sample);
        addEntry("https://api.example.cn/v1/login?token=Zx", "POST", 200, 500, Phase::BeforeChoice);
        addEntry("https://restapi.amap.com/v3/place", "GET", 404, 20'000, Phase::AfterConsent);
        addEntry("https://cdn.example.cn:8443/logo.png", "GET", 200, 3'000'000, Phase::AfterConsent);
        addEntry("wss://push.example.cn/socket", "GET", 101, 0, Phase::Unknown);
        m_case.entries[2].isOpaque = true;
        addObservation(0, "phone_number", Direction::Sent, Party::First, "13812345678");
        addObservation(0, "device_info", Direction::Received, Party::First, "PJZ110");
        addObservation(1, "precise_location", Direction::Sent, Party::Third, "31.2304");
        LedgerLine line;
        line.category = CategoryId("precise_location");
        line.party = Party::Third;
        line.recipient = "amap.com";
        line.verdict = Verdict::Undeclared;
        m_case.ledger.push_back(line);
        m_index = CaseIndex(m_case);
    }
    void keeps_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("rows");
        const auto row = [](const char *filter, const char *rows) { QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromLatin1(rows); };
        row("", "0123");
        row("host:amap.com", "1");
        row("HOST:AMAP", "1");
        row("-host:amap.com", "023");
        row("path:/v", "01");
        row("path:token", "");
        row("url:token=", "0");
        row("method:post", "0");
        row("status:200", "02");
        row("status:4xx", "1");
        row("status:>=400", "1");
        row("status:<200", "3");
        row("size:>10k", "12");
        row("size:<=500", "03");
        row("size:>2m", "2");
        row("time:>=2", "23");
        row("time:<1", "0");
        row("before:consent", "0");
        row("after:consent", "12");
        row("phase:unknown", "3");
        row("category:location", "1");
        row("category:\"phone number\"", "0");
        row("category:手机", "0");
        row("category:location sent", "1");
        row("category:device sent", "");
        row("category:device received", "0");
        row("-category:location", "023");
        row("party:third", "1");
        row("recipient:amap", "1");
        row("verdict:undeclared", "1");
        row("value:1381234", "0");
        row("has:personal", "01");
        row("-has:personal", "23");
        row("has:messages", "3");
        row("is:opaque", "2");
        row("is:error", "1");
        row("login", "0");
        row("phone_number", "0");
        row("cdn.example.cn status:200 -is:opaque", "");
        row("host:example status:200", "02");
    }
    void keeps()
    {
        QFETCH(QString, filter);
        QFETCH(QString, rows);
        const TrafficFilter parsed = TrafficFilter::parse(filter.toStdString(), *engine()->taxonomy, *engine()->recipients);
        QVERIFY2(parsed.problems().empty(), qPrintable(filter));
        QString kept;
        for (std::size_t i = 0; i < m_case.entries.size(); ++i)
            if (parsed.accepts(m_case, m_index, i))
                kept += QString::number(i);
        QCOMPARE(kept, rows);
    }
    void whatIsNotUnderstoodIsSaid_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("kind");
        using Kind = TrafficFilter::Problem::Kind;
        QTest::newRow("unknown key") << QStringLiteral("hots:amap") << static_cast<int>(Kind::UnknownKey);
        QTest::newRow("not a number") << QStringLiteral("status:ok") << static_cast<int>(Kind::BadValue);
        QTest::newRow("not a phase") << QStringLiteral("phase:xyz") << static_cast<int>(Kind::BadValue);
        QTest::newRow("no such category") << QStringLiteral("category:zzz") << static_cast<int>(Kind::BadValue);
        QTest::newRow("half typed") << QStringLiteral("host:") << static_cast<int>(Kind::EmptyValue);
    }
    void whatIsNotUnderstoodIsSaid()
    {
        QFETCH(QString, filter);
        QFETCH(int, kind);
        const TrafficFilter parsed = TrafficFilter::parse(filter.toStdString(), *engine()->taxonomy, *engine()->recipients);
        QCOMPARE(parsed.problems().size(), std::size_t{1});
        QCOMPARE(static_cast<int>(parsed.problems().front().kind), kind);
    }
    void bodiesAreAskedForOnlyWhereTheyAreNamed()
    {
        QVERIFY(!TrafficFilter::parse("host:x login", *engine()->taxonomy, *engine()->recipients).needsBodies());
        const TrafficFilter filter = TrafficFilter::parse("body:\"secret word\"", *engine()->taxonomy, *engine()->recipients);
        QVERIFY(filter.needsBodies());
        TrafficEntry entry;
        QVERIFY(!filter.acceptsBodies(entry));
        entry.responseBody.bytes = "the Secret Word is";
        QVERIFY(filter.acceptsBodies(entry));
        QVERIFY(!TrafficFilter::parse("-body:secret", *engine()->taxonomy, *engine()->recipients).acceptsBodies(entry));
        entry.responseBody.bytes.clear();
        WebSocketMessage message;
        message.data = "secret word";
        entry.webSocketMessages.push_back(message);
        QVERIFY(filter.acceptsBodies(entry));
    }
    void everyWordOfTheVocabularyIsUnderstood()
    {
        for (const std::string &word : TrafficFilter::vocabulary())
            if (word.back() != ':')
                QVERIFY2(TrafficFilter::parse(word, *engine()->taxonomy, *engine()->recipients).problems().empty(), word.c_str());
    }

private:
    void addEntry(const char *url, const char *method, int status, std::uint64_t bytes, Phase phase)
    {
        EntrySummary entry;
        entry.index = static_cast<std::uint32_t>(m_case.entries.size());
        entry.url = url;
        entry.host = hostOf(url);
        entry.method = method;
        entry.status = status;
        entry.responseBytes = bytes;
        entry.phase = phase;
        entry.started = Timestamp{1'772'000'000'000'000 + static_cast<std::int64_t>(entry.index) * 1'000'000, 480};
        m_case.entries.push_back(entry);
        m_case.entrySample.push_back(0);
    }
    void addObservation(std::uint32_t entry, const char *category, Direction direction, Party party, const char *value)
    {
        Observation observation;
        observation.entry = entry;
        observation.artifact = "capture.har";
        observation.category = CategoryId(category);
        observation.direction = direction;
        observation.party = party;
        observation.host = m_case.entries.at(entry).host;
        observation.recipientName = party == Party::Third ? "amap.com" : "";
        observation.value = value;
        m_case.observations.push_back(observation);
    }

    Assessment m_case;
    CaseIndex m_index;
};

PROBITY_TEST(TestTrafficFilter)
#include "test_traffic_filter.moc"
