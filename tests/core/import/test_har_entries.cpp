// What an entry says besides its bodies; what a capture as a whole comes to; stopping.
#include <atomic>
#include <chrono>
#include <thread>

#include "har_fixtures.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

/// A source that is made as it is read, however large.
class EndlessString final : public ByteSource {
public:
    EndlessString(std::string head, std::uint64_t size) : m_head(std::move(head)), m_size(size) {}

    std::uint64_t size() const override { return m_size; }
    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        length = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_size - std::min(offset, m_size)));
        for (std::size_t i = 0; i < length; ++i)
            out[i] = offset + i < m_head.size() ? m_head[static_cast<std::size_t>(offset + i)] : 'a';
        return length;
    }

private:
    std::string m_head;
    std::uint64_t m_size;
};

class FailingSource final : public ByteSource {
public:
    explicit FailingSource(std::string bytes, std::uint64_t after) : m_bytes(std::move(bytes)), m_after(after) {}
    std::uint64_t size() const override { return m_bytes.size(); }
    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        if (offset >= m_after)
            return failure(ErrorCode::NotReadable, "input/output error");
        length = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_after - offset));
        m_bytes.copy(out, length, static_cast<std::size_t>(offset));
        return length;
    }

private:
    std::string m_bytes;
    std::uint64_t m_after;
};

}  // namespace

class TestHarEntries : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberArrives()
    {
        const auto reading = readHar(harLog({quoted("{'startedDateTime':'2026-03-01T09:30:00.250+08:00','time':'31.5','serverIPAddress':'192.0.2.7','_app':{'id':'com.example.shop','name':'Shop'},"
            "'request':{'method':'POST','url':'https://user@API.Example.test:8443/p?q=1#f','httpVersion':'h2','headers':[{'name':'A','value':'1'},['B','2'],{'name':'C','value':3}],"
            "'cookies':[{'name':'sid','value':'x'}],'queryString':[{'name':'q','value':'1'}],'postData':{'mimeType':'text/plain','text':'hi'}},"
            "'response':{'status':'201','headers':{'Via':'unit'},'content':{'mimeType':'text/css','text':'b{}'}}}")}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        const TrafficEntry &entry = reading->entries[0];
        QCOMPARE(entry.method, std::string("POST"));
        QCOMPARE(entry.url, std::string("https://user@API.Example.test:8443/p?q=1#f"));
        QCOMPARE(entry.httpVersion, std::string("h2"));
        QCOMPARE(entry.status, 201);
        QCOMPARE(entry.durationMs, 31.5);
        QCOMPARE(formatTimestamp(*entry.started), std::string("2026-03-01T09:30:00.250+08:00"));
        QVERIFY((entry.requestHeaders == std::vector<NameValue>{{"A", "1"}, {"B", "2"}, {"C", "3"}}));
        QVERIFY((entry.responseHeaders == std::vector<NameValue>{{"Via", "unit"}}));
        QVERIFY((entry.requestCookies == std::vector<NameValue>{{"sid", "x"}}));
        QVERIFY((entry.query == std::vector<NameValue>{{"q", "1"}}));
        QCOMPARE(entry.serverAddress, std::string("192.0.2.7"));
        QCOMPARE(entry.app, std::string("com.example.shop"));
        QCOMPARE(entry.responseBody.mimeType, std::string("text/css"));
        const EntrySummary summary = summarise(entry);
        QCOMPARE(summary.host, std::string("api.example.test"));
        QCOMPARE(*summary.requestBytes, std::uint64_t(2));
        QCOMPARE(*summary.responseBytes, std::uint64_t(3));
        QCOMPARE(summary.mimeType, std::string("text/css"));
    }

    void hosts_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("host");
        QTest::newRow("port") << QByteArray("http://Shop.Test:81/x") << QByteArray("shop.test");
        QTest::newRow("IPv6") << QByteArray("https://[2001:DB8::1]:444/x") << QByteArray("2001:db8::1");
        QTest::newRow("socket") << QByteArray("wss://im.test") << QByteArray("im.test");
        QTest::newRow("at sign in the path") << QByteArray("https://a.test/@b.test/") << QByteArray("a.test");
        QTest::newRow("data") << QByteArray("data:text/plain,https://a.test") << QByteArray();
        QTest::newRow("blob") << QByteArray("blob:https://a.test/1") << QByteArray();
        QTest::newRow("relative") << QByteArray("/only/a/path") << QByteArray();
        QTest::newRow("a file of the app") << QByteArray("wxfile://tmp_1.png") << QByteArray();
    }
    void hosts()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, host);
        TrafficEntry entry;
        entry.url = url.toStdString();
        QCOMPARE(QByteArray::fromStdString(summarise(entry).host), host);
    }

    void times_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("time");
        QTest::newRow("seven digits") << QByteArray("\"2026-03-01T09:30:00.1234567+0800\"") << QByteArray("2026-03-01T09:30:00.123456+08:00");
        QTest::newRow("HTTP date") << QByteArray("\"Sun, 01 Mar 2026 09:30:00 GMT\"") << QByteArray("2026-03-01T09:30:00.000Z");
        QTest::newRow("milliseconds") << QByteArray("1772357400250") << QByteArray("2026-03-01T09:30:00.250Z");
        QTest::newRow("seconds as text") << QByteArray("\"1772357400.5\"") << QByteArray("2026-03-01T09:30:00.500Z");
        QTest::newRow("empty") << QByteArray("\"\"") << QByteArray();
        QTest::newRow("null") << QByteArray("null") << QByteArray();
        QTest::newRow("a list") << QByteArray("[1]") << QByteArray();
        QTest::newRow("huge") << QByteArray("1e300") << QByteArray();
    }
    void times()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, time);
        const auto reading = readHar(harLog({"{\"startedDateTime\":" + json.toStdString() + ",\"request\":{\"url\":\"https://x.test/\"}}"}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        const auto &started = reading->entries[0].started;
        QCOMPARE(started ? QByteArray::fromStdString(formatTimestamp(*started)) : QByteArray(), time);
    }

    void messagesOfASocketHaveADirection()
    {
        const auto reading = readHar(harLog({harEntry("wss://x.test/", {}, {}, quoted("'_webSocketMessages':[{'type':'send','time':1772357400.5,'opcode':1,'data':'{}'},"
            "{'type':'receive','time':1772357401,'opcode':2,'data':'AAE='},{'type':'error','time':1,'opcode':-1,'data':'closed'},7]"))}));
        const auto &messages = reading->entries[0].webSocketMessages;
        QCOMPARE(messages.size(), std::size_t(2));
        QVERIFY(messages[0].direction == WebSocketMessage::Direction::Sent && !messages[0].isBinary);
        QCOMPARE(messages[0].data, std::string("{}"));
        QVERIFY(messages[1].direction == WebSocketMessage::Direction::Received && messages[1].isBinary);
        QCOMPARE(messages[1].data, std::string("\0\1", 2));
    }

    void strangeTypesAreNoReasonToLoseAnEntry()
    {
        const auto reading = readHar(harLog({quoted("{'startedDateTime':{},'time':null,'request':{'method':7,'url':'https://x.test/','headers':null,'cookies':{'a':1},'queryString':'q','postData':null},'response':null,'_app':[]}"),
                                             quoted("{'request':{'url':'https://x.test/2','headers':[null,7,[],['a'],{'name':null}]},'response':{'status':-1,'headers':7,'content':[]}}")}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].method, std::string("7"));
        QVERIFY(reading->entries[0].responseBody.state == BodyState::Absent);
        QCOMPARE(reading->entries[1].status, -1);
        QCOMPARE(QByteArray::fromStdString(reading->codes()), QByteArray());
    }

    void sanitisedCapturesAreKnown_data()
    {
        QTest::addColumn<QByteArray>("creator");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("sanitised");
        QTest::newRow("browser, nothing left") << QByteArray("WebInspector") << QByteArray() << 20 << true;
        QTest::newRow("browser, cookies") << QByteArray("WebInspector") << QByteArray("{\"name\":\"cookie\",\"value\":\"sid=1\"}") << 20 << false;
        QTest::newRow("browser, few requests") << QByteArray("WebInspector") << QByteArray() << 2 << false;
        QTest::newRow("proxy without cookies") << QByteArray("mitmproxy") << QByteArray() << 20 << false;
        QTest::newRow("fillers") << QByteArray("mitmproxy") << QByteArray("{\"name\":\"Authorization\",\"value\":\"[REDACTED]\"}") << 2 << true;
        QTest::newRow("stars") << QByteArray("mitmproxy") << QByteArray("{\"name\":\"Cookie\",\"value\":\"*****\"}") << 2 << true;
    }
    void sanitisedCapturesAreKnown()
    {
        QFETCH(QByteArray, creator);
        QFETCH(QByteArray, header);
        QFETCH(int, count);
        QFETCH(bool, sanitised);
        const std::string one = "{\"request\":{\"method\":\"GET\",\"url\":\"https://x.test/\",\"headers\":[{\"name\":\"Accept\",\"value\":\"*/*\"}" + (header.isEmpty() ? "" : "," + header.toStdString()) + "]}}";
        const auto reading = readHar(harLog(std::vector<std::string>(static_cast<std::size_t>(count), one), "\"creator\":{\"name\":\"" + creator.toStdString() + "\"},"));
        QCOMPARE(int(reading->entries.size()), count);
        QCOMPARE(reading->facts.isSanitised, sanitised);
    }

    void cipherTextIsOpaqueAndPicturesAreNot()
    {
        std::string noise;
        std::uint32_t state = 12345;
        for (int i = 0; i < 3000; ++i) {
            state = state * 1664525u + 1013904223u;
            noise += static_cast<char>(state >> 24);
        }
        const auto summaryOf = [](const std::string &bytes) {
            TrafficEntry entry;
            entry.requestBody.state = BodyState::Present;
            entry.requestBody.bytes = bytes;
            return summarise(entry);
        };
        QVERIFY(summaryOf(noise).isOpaque);
        QVERIFY(summaryOf(noise.substr(0, 96)).isOpaque);
        QVERIFY(!summaryOf("\x89PNG" + noise).isOpaque);
        QVERIFY(!summaryOf("{\"plain\":\"\xE6\x9D\xAD\xE5\xB7\x9E, and long enough to be judged\"}").isOpaque);
        QVERIFY(!summaryOf(std::string("\x08\x01\x12\x05", 4) + std::string(200, '\x80')).isOpaque);
    }

    void hostsWhoseTlsFailedAreContacts()
    {
        const auto reading = readHar(harLog({harEntry("https://x.test/")}, quoted("'_tlsErrors':[{'startedDateTime':'2026-03-01T09:30:00Z','hostname':'Pinned.Example.test','cause':'cert-rejected'},{'cause':'closed'},7],")));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        QCOMPARE(reading->facts.contacts.size(), std::size_t(1));
        QCOMPARE(reading->facts.contacts[0].host, std::string("pinned.example.test"));
        QCOMPARE(reading->facts.contacts[0].how, std::string("failed_tls"));
        QVERIFY(reading->facts.contacts[0].started.has_value());
    }

    void phaseComesFromTheSubmission()
    {
        ArtifactInfo info;
        info.phase = Phase::AfterRefusal;
        int seen = 0;
        const auto facts = readTraffic(
            *memorySource(harLog({harEntry("https://x.test/")})), info,
            [&](TrafficEntry &&entry) -> Status {
                seen += entry.phase == Phase::AfterRefusal;
                return {};
            },
            TaskContext());
        QVERIFY(facts.has_value());
        QCOMPARE(seen, 1);
    }

    void anErrorOfTheSinkEndsTheReading()
    {
        int seen = 0;
        const auto facts = readTraffic(
            *memorySource(harLog({harEntry("https://x.test/"), harEntry("https://x.test/"), harEntry("https://x.test/")})), ArtifactInfo(),
            [&](TrafficEntry &&) -> Status {
                if (++seen == 2)
                    return failure(ErrorCode::DiskFull, "full");
                return {};
            },
            TaskContext());
        QVERIFY(!facts.has_value());
        QVERIFY(facts.error().code == ErrorCode::DiskFull);
        QCOMPARE(seen, 2);
    }

    void anUnreadableSourceIsAnError()
    {
        const std::string har = harLog(std::vector<std::string>(4000, harEntry("https://x.test/")));
        int seen = 0;
        const auto facts = readTraffic(
            FailingSource(har, 700000), ArtifactInfo(),
            [&](TrafficEntry &&) -> Status {
                ++seen;
                return {};
            },
            TaskContext());
        QVERIFY(!facts.has_value());
        QVERIFY(facts.error().code == ErrorCode::NotReadable);
        QVERIFY(seen > 1000);
    }

    void stoppingIsHeardBetweenEntries()
    {
        std::stop_source stop;
        int seen = 0;
        const auto facts = readTraffic(
            *memorySource(harLog(std::vector<std::string>(500, harEntry("https://x.test/")))), ArtifactInfo(),
            [&](TrafficEntry &&) -> Status {
                if (++seen == 10)
                    stop.request_stop();
                return {};
            },
            TaskContext(stop.get_token()));
        QVERIFY(!facts.has_value());
        QVERIFY(facts.error().code == ErrorCode::Stopped);
        QCOMPARE(seen, 10);
    }

    void aLineOfAGigabyteIsLeftOutAndSaid()
    {
        const std::string head = "{\"log\":{\"entries\":[" + harEntry("https://x.test/a") + ",{\"startedDateTime\":\"";
        int seen = 0;
        const auto facts = readTraffic(
            EndlessString(head, std::uint64_t(300) << 20), ArtifactInfo(),
            [&](TrafficEntry &&) -> Status {
                ++seen;
                return {};
            },
            TaskContext());
        QVERIFY(facts.has_value());
        QCOMPARE(seen, 1);
        QVERIFY(!facts->artifact.complete);
        QCOMPARE(QByteArray::fromStdString(facts->artifact.warnings.at(0).code), QByteArray("entry_too_large"));
    }

    void stoppingIsHeardInTheMiddleOfAnEndlessEntry()
    {
        const EndlessString source("{\"log\":{\"entries\":[{\"startedDateTime\":\"", std::uint64_t(1) << 40);
        std::stop_source stop;
        std::atomic<std::int64_t> asked{0};
        const auto now = [] { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); };
        std::thread person([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            asked = now();
            stop.request_stop();
        });
        const auto facts = readTraffic(source, ArtifactInfo(), [](TrafficEntry &&) -> Status { return {}; }, TaskContext(stop.get_token()));
        const std::int64_t answered = now() - asked;
        person.join();
        QVERIFY(!facts.has_value());
        QVERIFY(facts.error().code == ErrorCode::Stopped);
        // Generous: what it guards against is an answer only at the end of a terabyte.
        QVERIFY2(answered < 2000, std::to_string(answered).c_str());
    }

    void hostileNestingAndRepetitionEndInTime_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto repeated = [](const char *text, int count) { return QByteArray(text).repeated(count); };
        QTest::newRow("brackets") << repeated("[", 2000000);
        QTest::newRow("objects") << repeated("{\"a\":", 400000);
        QTest::newRow("entries that never close") << "{\"log\":{\"entries\":[" + repeated("{\"startedDateTime\":\"x\",", 100000);
        QTest::newRow("tiny broken entries") << "{\"log\":{\"entries\":[" + repeated("{bad},", 300000);
        QTest::newRow("tiny empty entries") << "{\"log\":{\"entries\":[" + repeated("{},", 300000);
        QTest::newRow("good and broken by turns") << "{\"log\":{\"entries\":[" + repeated("{\"request\":{\"url\":\"u\"}},{\"request\":\"},", 30000);
        QTest::newRow("quotes") << "{\"log\":{\"entries\":[" + repeated("\"", 1000000);
        QTest::newRow("backslashes") << "{\"log\":{\"entries\":[{\"a\":\"" + repeated("\\", 1000000);
        QTest::newRow("comments") << repeated("/**/", 500000);
        QTest::newRow("open comments") << "{\"log\":{\"entries\":[{\"a\":1" + repeated(",/*", 300000);
        QTest::newRow("names") << "{" + repeated("\"entries\":1,", 100000);
        QTest::newRow("lists") << "{" + repeated("\"entries\":[],", 100000);
        QTest::newRow("commas") << "{\"log\":{\"entries\":[{\"a\":1" + repeated(",", 500000) + "}]}}";
    }
    void hostileNestingAndRepetitionEndInTime()
    {
        QFETCH(QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        const auto reading = readHar(bytes.toStdString());
        QVERIFY(reading.has_value());
        QVERIFY(!reading->facts.artifact.complete || !reading->facts.artifact.warnings.empty());
        // Two megabytes at most: quadratic work would take minutes.
        QVERIFY2(timer.elapsed() < 20000, std::to_string(timer.elapsed()).c_str());
        qInfo("%lld ms", static_cast<long long>(timer.elapsed()));
    }
};

PROBITY_TEST(TestHarEntries)
#include "test_har_entries.moc"
