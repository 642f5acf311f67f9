// Packet captures: links, reassembly, HTTP in the clear, names that were merely contacted.
#include "har_fixtures.h"
#include "packed.h"
#include "packet_fixtures.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;
using namespace probity::test::packets;

namespace {

const std::string request = "POST /login HTTP/1.1\r\nHost: api.kestrel.example\r\nContent-Length: 17\r\n\r\nphone=13912345678";
const std::string response = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ndone";

std::vector<std::string> plain()
{
    return conversation(request, response);
}

void checkWhole(const Result<Reading> &reading)
{
    QVERIFY(reading.has_value());
    QVERIFY2(reading->facts.artifact.complete, reading->codes().c_str());
    QCOMPARE(reading->entries.size(), std::size_t(1));
    const TrafficEntry &entry = reading->entries[0];
    QCOMPARE(entry.url, std::string("http://api.kestrel.example/login"));
    QCOMPARE(entry.method, std::string("POST"));
    QCOMPARE(entry.requestBody.bytes, std::string("phone=13912345678"));
    QCOMPARE(entry.status, 200);
    QCOMPARE(entry.responseBody.bytes, std::string("done"));
    QCOMPARE(entry.responseBody.state, BodyState::Present);
}

}  // namespace

class TestPackets : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClearExchangeIsRead()
    {
        const std::string bytes = pcap(plain());
        const auto reading = readHar(bytes);
        checkWhole(reading);
        QCOMPARE(formatTimestamp(*reading->entries[0].started), std::string("2026-03-01T01:30:00.003Z"));
        QCOMPARE(reading->entries[0].serverAddress, std::string("192.0.2.7"));
        QCOMPARE(reading->facts.artifact.format, std::string("pcap"));
        QVERIFY(isFoundAgain(bytes, *reading));
    }

    void everyFileFormatAndLinkGivesTheSame_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const std::string &bytes) { QTest::newRow(name) << QByteArray::fromStdString(bytes); };
        const auto framed = [](const std::function<std::string(const std::string &)> &wrap) {
            std::vector<std::string> frames;
            for (const std::string &frame : plain())
                frames.push_back(wrap(frame.substr(14)));
            return frames;
        };
        row("big endian", pcap(plain(), 1, true));
        row("pcapng", pcapng(plain()));
        row("gzip", gzipped(pcap(plain())));
        row("raw IP", pcap(framed([](const std::string &ip) { return ip; }), 101));
        row("loopback", pcap(framed([](const std::string &ip) { return std::string("\2\0\0\0", 4) + ip; }), 0));
        row("Linux cooked", pcap(framed([](const std::string &ip) { return std::string(14, '\0') + std::string("\x08\x00", 2) + ip; }), 113));
        row("Linux cooked 2", pcap(framed([](const std::string &ip) { return std::string("\x08\x00", 2) + std::string(18, '\0') + ip; }), 276));
        row("VLAN in VLAN", pcap(framed([](const std::string &ip) { return std::string(12, '\2') + std::string("\x88\xA8\x00\x01\x81\x00\x00\x02\x08\x00", 10) + ip; })));
        row("PPPoE", pcap(framed([](const std::string &ip) { return std::string(12, '\2') + std::string("\x88\x64\x11\x00\x00\x01\x00\x00\x00\x21", 10) + ip; })));
        row("PPPoE, protocol compressed", pcap(framed([](const std::string &ip) { return std::string(12, '\2') + std::string("\x88\x64\x11\x00\x00\x01\x00\x00\x21", 9) + ip; })));
        row("VXLAN", pcap(framed([](const std::string &ip) { return ethernet(ip4(udp(std::string(8, '\0') + ethernet(ip), true, 40000, 4789), 17, true)); })));
        row("IP in IP", pcap(framed([](const std::string &ip) { return ethernet(ip4(ip, 4, true)); })));
        std::vector<std::string> fragments;
        for (const std::string &frame : plain()) {
            const std::string payload = frame.substr(34);
            const bool isUp = frame[26] == '\x0A';
            const auto id = static_cast<std::uint32_t>(fragments.size() + 7);
            fragments.push_back(ethernet(ip4(payload.substr(16), 6, isUp, 2, id)));
            fragments.push_back(ethernet(ip4(payload.substr(0, 16), 6, isUp, 0x2000, id)));
        }
        row("fragments, the last one first", pcap(fragments));
    }
    void everyFileFormatAndLinkGivesTheSame()
    {
        QFETCH(QByteArray, bytes);
        checkWhole(readHar(bytes.toStdString()));
    }

    void version6IsReadToo()
    {
        const auto reading = readHar(pcap({ethernet(ip6(tcp(1000, "GET / HTTP/1.1\r\n\r\n", true), 6, true)), ethernet(ip6(tcp(2000, response, false), 6, false))}));
        QCOMPARE(reading->entries.at(0).url, std::string("http://[2001:db8::7]/"));
        QCOMPARE(reading->entries.at(0).status, 200);
    }

    void segmentsArePutInOrder_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, std::vector<std::string> frames) { QTest::newRow(name) << QByteArray::fromStdString(pcap(frames)); };
        const std::string first = request.substr(0, 30);
        const std::string second = request.substr(30, 40);
        const std::string third = request.substr(70);
        const auto all = plain();
        row("out of order", {all[0], all[1], up(1070, third), up(1000, first), up(1030, second), all[3], all[4], all[5]});
        row("retransmitted", {all[0], all[1], up(1000, first), up(1000, first), up(1020, request.substr(20, 50)), up(1030, second), up(1070, third), all[3], all[3], all[4], all[5]});
        row("the answer before the request", {all[0], all[1], all[3], all[2], all[4], all[5]});
        row("the request after the other side's end", {all[0], all[1], all[3], all[4], all[2], all[5]});
        row("the end before the data", {all[0], all[1], all[2], all[4], all[3], all[5]});
        row("without the handshake", {up(1000, first), up(1030, second), up(1070, third), all[3], all[4], all[5]});
        row("without the handshake, out of order", {up(1030, second), up(1000, first), up(1070, third), all[3], all[4], all[5]});
        row("a probe to keep it alive", {all[0], all[1], up(999, "x"), all[2], all[3], all[4], all[5]});
        std::vector<std::string> bytes{all[0], all[1]};
        for (std::size_t i = 0; i < request.size(); ++i)
            bytes.push_back(up(static_cast<std::uint32_t>(1000 + i), request.substr(i, 1)));
        for (std::size_t i = 0; i < response.size(); ++i)
            bytes.push_back(down(static_cast<std::uint32_t>(2000 + i), response.substr(i, 1)));
        row("a byte at a time", bytes);
        row("numbers that wrap", {up(0xFFFFFFEF, "", syn), up(0xFFFFFFF0, request.substr(0, 40)), up(24, request.substr(40)), down(7, response)});
    }
    void segmentsArePutInOrder()
    {
        QFETCH(QByteArray, bytes);
        checkWhole(readHar(bytes.toStdString()));
    }

    void holesAreCountedOverAndTold()
    {
        const std::string body(3000, 'x');
        const std::string whole = "HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n" + body;
        const auto start = conversation(request, "");
        const std::string next = "GET /next HTTP/1.1\r\nHost: api.kestrel.example\r\n\r\n";
        const auto upNext = static_cast<std::uint32_t>(1000 + request.size());
        const auto downNext = static_cast<std::uint32_t>(2000 + whole.size());
        const auto reading = readHar(pcap({start[0], start[1], start[2], down(2000, whole.substr(0, 1000)), down(3500, whole.substr(1500)), up(upNext, next), down(downNext, response), down(downNext + static_cast<std::uint32_t>(response.size()), "", fin)}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].responseBody.state, BodyState::Truncated);
        QCOMPARE(reading->entries[1].responseBody.bytes, std::string("done"));
    }

    void aBodyWithoutLengthEndsWithTheConnection()
    {
        const std::string open = "HTTP/1.0 200 OK\r\n\r\nall of it";
        const auto whole = readHar(pcap(conversation(request, open)));
        QCOMPARE(whole->entries.at(0).responseBody.state, BodyState::Present);
        auto frames = conversation(request, open);
        frames.resize(4);
        const auto cut = readHar(pcap(frames));
        QCOMPARE(cut->entries.at(0).responseBody.state, BodyState::Truncated);
        QCOMPARE(cut->entries.at(0).responseBody.bytes, std::string("all of it"));
    }

    void pipelinedRequestsFindTheirAnswers()
    {
        const std::string get = "GET /1 HTTP/1.1\r\nHost: a.example\r\n\r\nHEAD /2 HTTP/1.1\r\nHost: a.example\r\n\r\nGET /3 HTTP/1.1\r\nHost: a.example\r\n\r\n";
        const std::string answers = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nHTTP/1.1 304 Not Modified\r\n\r\n";
        const auto reading = readHar(pcap(conversation(get, answers)));
        QCOMPARE(reading->entries.size(), std::size_t(3));
        QCOMPARE(reading->entries[0].responseBody.bytes, std::string("one"));
        QCOMPARE(reading->entries[1].responseBody.state, BodyState::Empty);
        QCOMPARE(reading->entries[2].status, 304);
    }

    void aRequestThatNobodyAnswersIsAnEntry()
    {
        const auto all = conversation(request, response);
        const std::string late = "GET /late HTTP/1.1\r\nHost: a.example\r\n\r\n";
        const auto next = static_cast<std::uint32_t>(1000 + request.size());
        const auto reading = readHar(pcap({all[0], all[1], all[2], all[3], all[4], up(next, late), up(next + static_cast<std::uint32_t>(late.size()), "", fin | ack)}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[1].url, std::string("http://a.example/late"));
        QCOMPARE(reading->entries[1].status, 0);
        QCOMPARE(reading->entries[1].responseBody.state, BodyState::Absent);
    }

    void entriesComeInTheOrderOfTheirRequests()
    {
        const auto slow = conversation(request, response, 50001);
        const auto quick = conversation("GET /quick HTTP/1.1\r\nHost: b.example\r\n\r\n", response, 50002);
        const std::string bytes = pcap({slow[0], slow[1], slow[2], quick[0], quick[1], quick[2], quick[3], quick[4], quick[5], slow[3], slow[4], slow[5]});
        const auto reading = readHar(bytes);
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].url, std::string("http://api.kestrel.example/login"));
        QCOMPARE(reading->entries[1].index, 1u);
        QVERIFY(isFoundAgain(bytes, *reading));
    }

    void webSocketsAndTunnelsAreFollowed()
    {
        const std::string upgrade = "GET /ws HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
        const std::string accepted = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n" + std::string("\x81\x05hello", 7);
        const auto socket = readHar(pcap(conversation(upgrade, accepted)));
        QCOMPARE(socket->entries.at(0).webSocketMessages.size(), std::size_t(1));
        QCOMPARE(socket->entries[0].webSocketMessages[0].data, std::string("hello"));

        const std::string connect = "CONNECT inner.example:80 HTTP/1.1\r\nHost: inner.example:80\r\n\r\n";
        const std::string inner = "GET /in HTTP/1.1\r\nHost: inner.example\r\n\r\n";
        const std::string established = "HTTP/1.1 200 Connection established\r\n\r\n";
        const auto tunnel = readHar(pcap({up(999, "", syn), down(1999, "", syn | ack), up(1000, connect), down(2000, established), up(static_cast<std::uint32_t>(1000 + connect.size()), inner),
                                          down(static_cast<std::uint32_t>(2000 + established.size()), response)}));
        QCOMPARE(tunnel->entries.size(), std::size_t(2));
        QCOMPARE(tunnel->entries[0].method, std::string("CONNECT"));
        QCOMPARE(tunnel->entries[1].url, std::string("http://inner.example/in"));
        QCOMPARE(tunnel->facts.contacts.at(0).how, std::string("tunnel"));
    }

    /// A server's packet that the capture lacks says nothing about what the app sends.
    void whatTheAppSaysOnAWebSocketOutlivesALossOnTheOtherSide()
    {
        const std::string upgrade = "GET /ws HTTP/1.1\r\nHost: a.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
        const std::string accepted = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
        const std::string news = std::string("\x81\x50", 2) + std::string(80, 'n');
        const std::string lost = down(static_cast<std::uint32_t>(2000 + accepted.size()), news);
        const auto said = static_cast<std::uint32_t>(1000 + upgrade.size());
        const auto reading = readHar(pcap({up(999, "", syn), down(1999, "", syn | ack), up(1000, upgrade), down(2000, accepted), up(said, std::string("\x81\x03one", 5)), lost.substr(0, lost.size() - 30),
                                           up(said + 5, std::string("\x81\x0Bphone=13912", 13)), down(static_cast<std::uint32_t>(2000 + accepted.size() + news.size()), "", fin | ack), up(said + 18, std::string("\x81\x04last", 6))}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        const auto &messages = reading->entries[0].webSocketMessages;
        QCOMPARE(messages.size(), std::size_t(3));
        QCOMPARE(messages[1].data, std::string("phone=13912"));
        QCOMPARE(messages[2].data, std::string("last"));
        QVERIFY(reading->warning("bytes_lost") != nullptr);
        QVERIFY(!reading->facts.artifact.complete);
    }

    void aLongQueryInOneSegmentIsARequest()
    {
        const std::string query(20000, 'q');
        const auto reading = readHar(pcap(conversation("GET /beacon?d=" + query + " HTTP/1.1\r\nHost: a.example\r\n\r\n", response)));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        QCOMPARE(reading->entries[0].url, "http://a.example/beacon?d=" + query);
    }

    void aBeginningOfAFewBytesIsKept()
    {
        const std::string body(20000, 'b');
        const std::string whole = "POST /up HTTP/1.1\r\nHost: a.example\r\nContent-Length: 20000\r\n\r\n" + body;
        const auto all = plain();
        const auto reading = readHar(pcap({all[0], all[1], up(1000, whole.substr(0, 3)), up(1003, whole.substr(3)), down(2000, response)}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        QCOMPARE(reading->entries[0].method, std::string("POST"));
        QCOMPARE(reading->entries[0].requestBody.bytes, body);
    }

    void blanksInAnAddressStay()
    {
        const auto reading = readHar(pcap(conversation("GET /a b?name=Li Lei HTTP/1.1\r\nHost: a.example\r\n\r\n", response)));
        QVERIFY2(reading->facts.artifact.complete, reading->codes().c_str());
        QCOMPARE(reading->entries.at(0).url, std::string("http://a.example/a b?name=Li Lei"));
        QCOMPARE(reading->entries[0].status, 200);
    }

    /// The capture lacks the end of the first.
    void aPortUsedAgainIsAnotherConnection()
    {
        const auto all = plain();
        const auto reading = readHar(pcap({all[0], all[1], all[2], all[3], up(8999, "", syn), down(99, "", syn | ack), up(8999, "", syn), up(9000, request), down(100, response)}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[1].requestBody.bytes, std::string("phone=13912345678"));
        QCOMPARE(reading->entries[1].responseBody.bytes, std::string("done"));
    }

    void anAnswerThatCannotBeCutUpLeavesTheNextToItsRequest()
    {
        const std::string first = "GET /1 HTTP/1.1\r\nHost: a.example\r\n\r\n";
        const std::string second = "GET /2 HTTP/1.1\r\nHost: a.example\r\n\r\n";
        const std::string endless = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n" + std::string(5000, '0');
        const auto all = plain();
        const auto reading = readHar(pcap({all[0], all[1], up(1000, first), down(2000, endless), up(static_cast<std::uint32_t>(1000 + first.size()), second), down(static_cast<std::uint32_t>(2000 + endless.size()), response)}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].responseBody.state, BodyState::Truncated);
        QCOMPARE(reading->entries[0].responseBody.bytes, std::string("one"));
        QCOMPARE(reading->entries[1].responseBody.bytes, std::string("done"));
        QVERIFY(!reading->facts.artifact.complete);
    }

    void fragmentsOfOthersDoNotGetInTheWay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto all = plain();
        const std::string packet = all[2].substr(34);
        const std::string begin = ethernet(ip4(packet.substr(0, 16), 6, true, 0x2000, 1));
        const std::string rest = ethernet(ip4(packet.substr(16), 6, true, 2, 1));
        const auto stale = [](std::uint32_t id) { return ethernet(ip4(std::string(24, 'x'), 6, true, 0x2000, id)); };
        const auto row = [&](const char *name, const std::vector<std::string> &request) {
            std::vector<std::string> frames{all[0], all[1]};
            frames.insert(frames.end(), request.begin(), request.end());
            frames.insert(frames.end(), all.begin() + 3, all.end());
            QTest::newRow(name) << QByteArray::fromStdString(pcap(frames));
        };
        row("their number was used before", {stale(1), begin, rest});
        row("repeated", {begin, begin, rest});
        std::vector<std::string> many;
        for (std::uint32_t id = 100; id < 163; ++id)
            many.push_back(stale(id));
        many.push_back(begin);
        many.push_back(stale(200));
        many.push_back(rest);
        row("many that stay in pieces", many);
    }
    void fragmentsOfOthersDoNotGetInTheWay()
    {
        QFETCH(QByteArray, bytes);
        checkWhole(readHar(bytes.toStdString()));
    }

    void namesAskedForAreContacts()
    {
        const std::string question = std::string("\x12\x34\x01\x00\x00\x01\x00\x00\x00\x00\x00\x00", 12) + std::string("\x05Track\x07kestrel\x07" "example\x00\x00\x01\x00\x01", 27);
        std::string answer = question + std::string("\xC0\x0C\x00\x05\x00\x01\x00\x00\x00\x3C\x00\x0A", 12) + std::string("\x04" "edge\x03" "cdn\x00", 10) + std::string("\xC0\x33\x00\x01\x00\x01\x00\x00\x00\x3C\x00\x04\xC0\x00\x02\x09", 16);
        answer[2] = '\x81';
        answer[7] = '\x02';
        const auto reading = readHar(pcap({ethernet(ip4(udp(question, true), 17, true)), ethernet(ip4(udp(answer, false), 17, false))}));
        QCOMPARE(reading->facts.contacts.size(), std::size_t(1));
        const HostContact &contact = reading->facts.contacts[0];
        QCOMPARE(contact.host, std::string("track.kestrel.example"));
        QCOMPARE(contact.how, std::string("dns"));
        QCOMPARE(contact.aliases, std::vector<std::string>{"edge.cdn"});
        QCOMPARE(contact.addresses, std::vector<std::string>{"192.0.2.9"});
    }

    void namesAskedForByHttpAreContactsToo()
    {
        const std::string message = std::string("\x00\x00\x81\x80\x00\x01\x00\x01\x00\x00\x00\x00", 12) + std::string("\x05track\x07kestrel\x07" "example\x00\x00\x01\x00\x01", 27)
            + std::string("\xC0\x0C\x00\x01\x00\x01\x00\x00\x00\x3C\x00\x04\xC0\x00\x02\x09", 16);
        const std::string answer = "HTTP/1.1 200 OK\r\nContent-Type: application/dns-message\r\nContent-Length: " + std::to_string(message.size()) + "\r\n\r\n" + message;
        const auto reading = readHar(pcap(conversation("GET /dns-query?dns=AAAB HTTP/1.1\r\nHost: doh.example\r\n\r\n", answer)));
        QCOMPARE(reading->facts.contacts.at(0).host, std::string("track.kestrel.example"));
        QCOMPARE(reading->facts.contacts[0].addresses, std::vector<std::string>{"192.0.2.9"});
    }

    void whatIsNoHttpIsAContact()
    {
        const auto reading = readHar(pcap(conversation(std::string("\x00\x00\x00\x2A\x01\x02 private protocol", 24), "\x01\x02", 50000, 8080)));
        QVERIFY(reading->entries.empty());
        QCOMPARE(reading->facts.contacts.at(0).host, std::string("192.0.2.7"));
        QCOMPARE(reading->facts.contacts[0].how, std::string("tcp"));
    }

    void theAppIsNamedWhereTheCaptureNamesIt()
    {
        auto frames = plain();
        for (std::string &frame : frames)
            frame += big32(0x01072021) + big32(10123) + std::string("com.kestrel.shop") + std::string(4, '\0') + big32(0);
        const auto reading = readHar(pcap(frames));
        QCOMPARE(reading->entries.at(0).app, std::string("com.kestrel.shop"));
    }

    /// What cannot be read for want of bytes is no proof that it was not sent.
    void lossesMakeTheReadingIncomplete_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char *name, const std::vector<std::string> &frames) { QTest::newRow(name) << QByteArray::fromStdString(pcap(frames)); };
        const auto all = plain();
        const auto cut = [](const std::string &frame) { return frame.substr(0, frame.size() - 8); };
        const std::string get = "GET /1 HTTP/1.1\r\nHost: a.example\r\n\r\n";
        row("the head of a request", {all[0], all[1], cut(up(1000, get))});
        row("a request", {all[0], all[1], all[2], all[3], up(static_cast<std::uint32_t>(1000 + request.size() + get.size()), get)});
        row("the first bytes", {all[0], all[1], up(1010, get)});
        const std::string preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
        const std::string headers = std::string("\0\0\x03\x01\x05\0\0\0\x01\x82\x84\x86", 12);
        row("HTTP/2", {all[0], all[1], up(1000, preface + headers), cut(up(static_cast<std::uint32_t>(1000 + preface.size() + headers.size()), headers))});
        const std::string connect = "CONNECT inner.example:80 HTTP/1.1\r\nHost: inner.example:80\r\n\r\n";
        const std::string established = "HTTP/1.1 200 Connection established\r\n\r\n";
        row("the client's side of a tunnel", {all[0], all[1], up(1000, connect), down(2000, established), up(static_cast<std::uint32_t>(1000 + connect.size()), "PRI * "), down(static_cast<std::uint32_t>(2000 + established.size()), response)});
    }
    void lossesMakeTheReadingIncomplete()
    {
        QFETCH(QByteArray, bytes);
        const auto reading = readHar(bytes.toStdString());
        QVERIFY2(!reading->facts.artifact.complete, reading->codes().c_str());
    }

    void damageIsTold_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("entries");
        const std::string whole = pcap(plain());
        const auto row = [](const char *name, const std::string &bytes, const char *code, int entries) { QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(code) << entries; };
        row("cut in a packet", whole.substr(0, whole.size() - 10), "truncated", 1);
        row("cut in the header", whole.substr(0, 12), "truncated", 0);
        std::string wrong = whole;
        wrong.replace(24 + 8, 4, "\xFF\xFF\xFF\x7F");
        row("an impossible length", wrong, "damaged", 0);
        row("an unknown link", pcap(plain(), 250), "unknown_link_type", 0);
        std::string snapped = pcap({plain()[0], plain()[1], plain()[2].substr(0, 130), plain()[3]});
        snapped.replace(24 + (16 + 54) * 2 + 12, 4, little32(static_cast<std::uint32_t>(plain()[2].size())));
        row("snapped", snapped, "packets_cut", 1);
        row("an answer alone", pcap({down(1999, "", syn | ack), down(2000, response), down(2100, "", fin)}), "response_alone", 0);
    }
    void damageIsTold()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, code);
        QFETCH(int, entries);
        const auto reading = readHar(bytes.toStdString());
        QVERIFY2(reading->warning(code.toStdString()) != nullptr, reading->codes().c_str());
        QCOMPARE(int(reading->entries.size()), entries);
    }
};

PROBITY_TEST(TestPackets)
#include "test_packets.moc"
