// Flow dumps of mitmproxy, of the versions that people still keep.
#include "har_fixtures.h"
#include "import/traffic/dns_message.h"
#include "import/traffic/tnetstring.h"
#include "packed.h"
#include "support/test_main.h"
#include "tnet_fixtures.h"

using namespace probity;
using namespace probity::test;

class TestMitm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFlowIsReadWithItsUrlFromTheHostHeader()
    {
        const std::string dump = tnet::flow("/login?a=1", "phone=13912345678");
        const auto reading = readHar(dump);
        QVERIFY(reading.has_value());
        QCOMPARE(reading->entries.size(), std::size_t(1));
        const TrafficEntry &entry = reading->entries[0];
        QCOMPARE(entry.url, std::string("https://api.kestrel.example/login?a=1"));
        QCOMPARE(entry.method, std::string("POST"));
        QCOMPARE(entry.status, 200);
        QCOMPARE(entry.requestBody.bytes, std::string("phone=13912345678"));
        QCOMPARE(entry.responseBody.bytes, std::string("done"));
        QCOMPARE(entry.serverAddress, std::string("192.0.2.7"));
        QCOMPARE(entry.durationMs, 250.0);
        QCOMPARE(entry.started->microseconds, std::int64_t(1772328600250000));
        QCOMPARE(reading->facts.artifact.format, std::string("mitmproxy"));
        QVERIFY(reading->facts.artifact.complete);
        QVERIFY(isFoundAgain(dump, *reading));
    }

    void aBodyThatWasNotStoredIsAbsentAndAnEmptyOneIsEmpty()
    {
        const std::string streamed = tnet::dict({{"status_code", tnet::integer(200)}, {"content", tnet::null()}, {"headers", tnet::list({})}});
        const auto reading = readHar(tnet::flow("/events", "", {{"response", streamed}}));
        QCOMPARE(reading->entries.at(0).requestBody.state, BodyState::Empty);
        QCOMPARE(reading->entries.at(0).responseBody.state, BodyState::Absent);
        QVERIFY(!reading->entries.at(0).responseBody.size().has_value());
    }

    void contentCodingsAreUndoneWhereTheyAreReallyThere()
    {
        const auto response = [](const std::string &content) {
            return tnet::dict({{"status_code", tnet::integer(200)}, {"content", tnet::bytes(content)}, {"headers", tnet::list({tnet::list({tnet::bytes("content-encoding"), tnet::bytes("gzip")})})}});
        };
        const auto reading = readHar(tnet::flow("/a", "", {{"response", response(gzipped("hello"))}}) + tnet::flow("/b", "", {{"response", response("plain already")}}));
        QCOMPARE(reading->entries.at(0).responseBody.bytes, std::string("hello"));
        QCOMPARE(reading->entries.at(0).responseBody.steps, std::vector<std::string>{"gzip"});
        QCOMPARE(reading->entries.at(1).responseBody.bytes, std::string("plain already"));
    }

    /// Version 0.10: other names, versions as lists, no type, no connection.
    void theOldestDumpsAreRead()
    {
        const std::string request = tnet::dict({{"httpversion", tnet::list({tnet::integer(1), tnet::integer(1)})}, {"port", tnet::integer(8080)}, {"scheme", tnet::bytes("http")}, {"path", tnet::bytes("/x")},
                                                {"host", tnet::bytes("old.example")}, {"method", tnet::bytes("GET")}, {"headers", tnet::list({})}, {"content", tnet::bytes("")}});
        const std::string response = tnet::dict({{"code", tnet::integer(404)}, {"msg", tnet::bytes("no")}, {"content", tnet::bytes("gone")}, {"headers", tnet::list({})}});
        const auto reading = readHar(tnet::dict({{"error", tnet::null()}, {"response", response}, {"request", request}, {"version", tnet::list({tnet::integer(0), tnet::integer(10), tnet::integer(1)})}}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        QCOMPARE(reading->entries[0].url, std::string("http://old.example:8080/x"));
        QCOMPARE(reading->entries[0].status, 404);
        QCOMPARE(reading->facts.artifact.producer, std::string("mitmproxy (flow format 0.10.1)"));
    }

    void webSocketMessagesComeInsideOrFromAFlowOfTheirOwn()
    {
        const std::string messages = tnet::list({tnet::list({tnet::integer(1), tnet::boolean(true), tnet::bytes("hi"), tnet::real("1772328601.5")}),
                                                 tnet::list({tnet::integer(2), tnet::boolean(false), tnet::bytes(std::string("\x00\xFF", 2)), tnet::real("1772328602")})});
        const auto inside = readHar(tnet::flow("/ws", "", {{"websocket", tnet::dict({{"messages", messages}})}}));
        QCOMPARE(inside->entries.at(0).webSocketMessages.size(), std::size_t(2));
        QCOMPARE(inside->entries[0].webSocketMessages[0].direction, WebSocketMessage::Direction::Sent);
        QVERIFY(inside->entries[0].webSocketMessages[1].isBinary);

        const std::string apart = tnet::dict({{"type", tnet::text("websocket")}, {"version", tnet::integer(9)}, {"messages", messages}, {"metadata", tnet::dict({{"websocket_handshake", tnet::text("f1")}})}});
        const std::string dump = tnet::flow("/ws", "", {{"version", tnet::integer(9)}}) + apart + tnet::flow("/other", "", {{"version", tnet::integer(9)}, {"id", tnet::text("f2")}});
        const auto reading = readHar(dump);
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].webSocketMessages.size(), std::size_t(2));
        QCOMPARE(reading->entries[1].index, 2u);
        QVERIFY(isFoundAgain(dump, *reading));
    }

    void otherFlowsAreContacts()
    {
        const std::string raw = tnet::dict({{"type", tnet::text("tcp")}, {"version", tnet::integer(20)}, {"server_conn", tnet::dict({{"sni", tnet::text("Push.Kestrel.example")}, {"peername", tnet::list({tnet::text("192.0.2.9"), tnet::integer(5222)})}})}});
        const std::string answers = tnet::list({tnet::dict({{"type", tnet::integer(5)}, {"data", tnet::bytes(std::string("\x04" "edge\x03" "cdn\x07" "example\x00", 18))}}),
                                                tnet::dict({{"type", tnet::integer(1)}, {"data", tnet::bytes(std::string("\xC0\x00\x02\x08", 4))}})});
        const std::string dns = tnet::dict({{"type", tnet::text("dns")}, {"version", tnet::integer(20)}, {"request", tnet::dict({{"questions", tnet::list({tnet::dict({{"name", tnet::text("track.kestrel.example")}})})}})},
                                            {"response", tnet::dict({{"answers", answers}})}});
        const auto reading = readHar(raw + dns);
        QVERIFY(reading->entries.empty());
        QCOMPARE(reading->facts.contacts.size(), std::size_t(2));
        QCOMPARE(reading->facts.contacts[0].host, std::string("push.kestrel.example"));
        QCOMPARE(reading->facts.contacts[0].how, std::string("sni"));
        QCOMPARE(reading->facts.contacts[0].addresses, std::vector<std::string>{"192.0.2.9"});
        QCOMPARE(reading->facts.contacts[1].aliases, std::vector<std::string>{"edge.cdn.example"});
        QCOMPARE(reading->facts.contacts[1].addresses, std::vector<std::string>{"192.0.2.8"});
    }

    void whatStandsBeforeTheCutIsRead()
    {
        const std::string whole = tnet::flow("/1", "a") + tnet::flow("/2", "b") + tnet::flow("/3", "c");
        const auto reading = readHar(whole.substr(0, whole.size() - 40));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QVERIFY(reading->warning("truncated") != nullptr);
        QVERIFY(!reading->facts.artifact.complete);
    }

    void damageInsideAFlowCostsThatFlowAlone()
    {
        std::string broken = tnet::flow("/2", "b");
        broken.replace(broken.find("request"), 7, "reQuest");
        const auto reading = readHar(tnet::flow("/1", "a") + broken + tnet::flow("/3", "c"));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[1].index, 2u);
        QVERIFY(reading->warning("entry_unusable") != nullptr);
        const auto lost = readHar(tnet::flow("/1", "a") + "garbage" + tnet::flow("/3", "c"));
        QCOMPARE(lost->entries.size(), std::size_t(1));
        QVERIFY(lost->warning("damaged") != nullptr);
    }

    void lengthsThatLieAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("longer than there is") << QByteArray("9:abc,");
        QTest::newRow("no digits") << QByteArray(":abc,");
        QTest::newRow("huge") << QByteArray("999999999999:abc,");
        QTest::newRow("no type") << QByteArray("3:abc?");
        QTest::newRow("nothing") << QByteArray();
    }
    void lengthsThatLieAreRefused()
    {
        QFETCH(QByteArray, bytes);
        const std::string copy = bytes.toStdString();
        std::string_view view = copy;
        QVERIFY(!traffic::takeTnet(view).has_value());
    }

    /// Pointers of compressed names must lead backwards: loops end.
    void dnsNamesThatLoopAreRefused()
    {
        const std::string head("\x12\x34\x81\x80\x00\x01\x00\x01\x00\x00\x00\x00", 12);
        const auto answer = traffic::readDns(head + std::string("\x03" "api\x07" "example\x00\x00\x01\x00\x01", 17) + std::string("\xC0\x0C\x00\x01\x00\x01\x00\x00\x00\x3C\x00\x04\xC0\x00\x02\x01", 16));
        QCOMPARE(answer.name, std::string("api.example"));
        QVERIFY(answer.isResponse);
        QCOMPARE(answer.addresses, std::vector<std::string>{"192.0.2.1"});
        const auto loop = traffic::readDns(head + std::string("\xC0\x0C\x00\x01\x00\x01", 6));
        QVERIFY(loop.name.empty());
    }
};

PROBITY_TEST(TestMitm)
#include "test_mitm.moc"
