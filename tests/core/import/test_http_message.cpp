// HTTP/1 messages as tools and networks leave them.
#include "import/traffic/http_message.h"
#include "import/traffic/websocket_frames.h"
#include "packed.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;
using namespace probity::traffic;

namespace {

struct Filled {
    Body body;
    std::vector<std::string> codes;
};

Filled fill(const std::string &bytes, const std::vector<NameValue> &headers, bool isBodiless = false)
{
    Filled out;
    DiagnosticLog log;
    std::uint64_t undecodable = 0;
    const TaskContext task;
    fillStoredBody({bytes, true, isBodiless}, headers, out.body, {"entry 0", log, undecodable, task});
    std::vector<Diagnostic> told;
    log.writeTo(told);
    for (const Diagnostic &one : told)
        out.codes.push_back(one.code);
    return out;
}

std::string masked(std::string payload)
{
    const std::string key("\x01\x02\x03\x04", 4);
    for (std::size_t i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(payload[i] ^ key[i % 4]);
    return key + payload;
}

}  // namespace

class TestHttpMessage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestHeadsAreRead()
    {
        HttpHead head;
        QCOMPARE(readRequestHead("\r\nPOST /a?b=c HTTP/1.1\r\nHost: x.example\r\nX-Long: one\r\n two\r\nX-Latin: caf\xE9\r\n\r\nbody", head), HeadReading::Good);
        QCOMPARE(head.method, std::string("POST"));
        QCOMPARE(head.target, std::string("/a?b=c"));
        QCOMPARE(head.headers.size(), std::size_t(3));
        QCOMPARE(head.headers[1].second, std::string("one two"));
        QCOMPARE(head.headers[2].second, std::string("caf\xC3\xA9"));
        QCOMPARE(readRequestHead("GET /a b c HTTP/1.1\n\n", head), HeadReading::Good);
        QCOMPARE(head.target, std::string("/a b c"));
        QCOMPARE(readRequestHead("GET /a HTTP/1.1\r\nHost: x", head), HeadReading::Incomplete);
        QCOMPARE(readRequestHead("\x16\x03\x01 binary", head), HeadReading::NotHttp);
        QCOMPARE(readRequestHead("HELO mail.example\r\n", head), HeadReading::NotHttp);
    }

    void responseHeadsAreRead()
    {
        HttpHead head;
        QCOMPARE(readResponseHead("HTTP/1.1 404 Not Found\r\nA: b\r\n\r\n", head), HeadReading::Good);
        QCOMPARE(head.status, 404);
        QCOMPARE(readResponseHead("HTTP/2 200\n\n", head), HeadReading::Good);
        QCOMPARE(readResponseHead("HTTP/1.1 twenty\r\n\r\n", head), HeadReading::NotHttp);
        QCOMPARE(readResponseHead("HTT", head), HeadReading::Incomplete);
    }

    void bodiesAreUndoneByWhatIsThere()
    {
        const std::vector<NameValue> chunked{{"Transfer-Encoding", "chunked"}};
        const auto whole = fill("5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: 1\r\n\r\n", chunked);
        QCOMPARE(whole.body.bytes, std::string("hello world"));
        QCOMPARE(whole.body.state, BodyState::Present);
        // Some tools store the body without its chunks and leave the header.
        QCOMPARE(fill("{\"a\":1}", chunked).body.bytes, std::string("{\"a\":1}"));
        const auto cut = fill("20\r\nhello", chunked);
        QCOMPARE(cut.body.state, BodyState::Truncated);
        QCOMPARE(cut.codes, std::vector<std::string>{"body_truncated"});
        QCOMPARE(fill(deflated("raw deflate, no header, long enough to shrink", -15), {{"Content-Encoding", "deflate"}}).body.bytes, std::string("raw deflate, no header, long enough to shrink"));
        QCOMPARE(fill("", {{"Content-Length", "12"}}).body.state, BodyState::Absent);
        QCOMPARE(fill("", {{"Content-Length", "12"}}, true).body.state, BodyState::Empty);
        QCOMPARE(fill("abc", {{"Content-Length", "12"}}).body.state, BodyState::Truncated);
    }

    void urlsArePutTogether()
    {
        QCOMPARE(requestUrl("http", "x.example", "192.0.2.1", 80, "/a"), std::string("http://x.example/a"));
        QCOMPARE(requestUrl("http", "x.example:8080", "192.0.2.1", 80, "/a"), std::string("http://x.example:8080/a"));
        QCOMPARE(requestUrl("https", "", "192.0.2.1", 8443, "/"), std::string("https://192.0.2.1:8443/"));
        QCOMPARE(requestUrl("http", "", "2001:db8::1", 80, "/"), std::string("http://[2001:db8::1]/"));
        QCOMPARE(requestUrl("http", "proxy.example", "", 3128, "http://x.example/b"), std::string("http://x.example/b"));
        QCOMPARE(requestUrl("http", "x.example", "", 80, "*"), std::string("http://x.example/"));
    }

    void webSocketFramesBecomeMessages()
    {
        WebSocketFrames frames(WebSocketMessage::Direction::Sent);
        std::vector<WebSocketMessage> out;
        const std::string first = std::string("\x01\x83", 2) + masked("hel");
        const std::string ping = std::string("\x89\x00", 2);
        const std::string last = std::string("\x80\x82", 2) + masked("lo");
        const std::string all = first + ping + last + std::string("\x82\x01\x07", 3);
        for (const char c : all)
            QVERIFY(frames.feed(std::string_view(&c, 1), std::nullopt, out));
        QCOMPARE(out.size(), std::size_t(2));
        QCOMPARE(out[0].data, std::string("hello"));
        QVERIFY(!out[0].isBinary);
        QVERIFY(out[1].isBinary);
        QVERIFY(!frames.feed("\xFF\xFF\xFF", std::nullopt, out));
    }

    void compressedMessagesShareAWindow()
    {
        WebSocketFrames frames(WebSocketMessage::Direction::Received);
        std::vector<WebSocketMessage> out;
        // RFC 7692, section 7.2.3: "Hello" twice, the second time by reference to the first.
        QVERIFY(frames.feed(std::string("\xC1\x07\xF2\x48\xCD\xC9\xC9\x07\x00", 9), std::nullopt, out));
        QVERIFY(frames.feed(std::string("\xC1\x05\xF2\x00\x11\x00\x00", 7), std::nullopt, out));
        QCOMPARE(out.size(), std::size_t(2));
        QCOMPARE(out[0].data, std::string("Hello"));
        QCOMPARE(out[1].data, std::string("Hello"));
    }

    void fiddlersMessageFilesAreRead()
    {
        const auto messages = fiddlerMessages(std::string("Request-Length: 8\r\nID: 1\r\nDoneRead: 2026-03-01T09:30:00.5+08:00\r\n\r\n") + std::string("\x81\x82", 2) + masked("hi")
                                              + "\r\nResponse-Length: 4\r\nID: 2\r\n\r\n" + std::string("\x81\x02yo", 4) + "\r\n");
        QCOMPARE(messages.size(), std::size_t(2));
        QCOMPARE(messages[0].data, std::string("hi"));
        QVERIFY(messages[0].time.has_value());
        QCOMPARE(messages[1].direction, WebSocketMessage::Direction::Received);
        QVERIFY(fiddlerMessages("Request-Length: 99999999999999999999\r\n\r\nx").empty());
    }
};

PROBITY_TEST(TestHttpMessage)
#include "test_http_message.moc"
