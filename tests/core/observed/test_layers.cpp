#include <zlib.h>
#include <zstd.h>

#include "analysis/observed/codecs.h"
#include "core/observed/observe.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

std::string base64(const std::string &bytes)
{
    return QByteArray::fromStdString(bytes).toBase64().toStdString();
}

std::string packed(const std::string &bytes, int window, int flush = Z_FINISH)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY);
    std::string out(bytes.size() + 200, '\0');
    std::string in = bytes;
    stream.next_in = reinterpret_cast<Bytef *>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, flush);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::string gzip(const std::string &bytes)
{
    return packed(bytes, 15 + 16);
}

/// RFC 7932, section 9.2: one stored meta-block and the empty last one.
std::string brotli(const std::string &bytes)
{
    const unsigned length = static_cast<unsigned>(bytes.size()) - 1;
    const char head[] = {static_cast<char>((length & 15U) << 4U), static_cast<char>(length >> 4U & 255U), static_cast<char>((length >> 12U & 15U) | 16U)};
    return std::string(head, 3) + bytes + "\x03";
}

std::string zstd(const std::string &bytes)
{
    std::string out(ZSTD_compressBound(bytes.size()), '\0');
    out.resize(ZSTD_compress(out.data(), out.size(), bytes.data(), bytes.size(), 3));
    return out;
}

/// A length-delimited field of protocol buffers.
std::string field(int number, const std::string &bytes)
{
    return std::string(1, static_cast<char>(number << 3 | 2)) + static_cast<char>(bytes.size()) + bytes;
}

std::string grpcFrame(const std::string &message, bool isCompressed = false)
{
    return std::string(1, isCompressed ? '\1' : '\0') + std::string(3, '\0') + static_cast<char>(message.size()) + message;
}

std::string maskedFrame(const std::string &message)
{
    const std::string mask = "\x3a\x91\x07\xc4";
    std::string out = std::string("\x81") + static_cast<char>(0x80 | message.size()) + mask;
    for (std::size_t i = 0; i < message.size(); ++i)
        out.push_back(static_cast<char>(message[i] ^ mask[i % 4]));
    return out;
}

std::string packString(const std::string &text)
{
    return std::string(1, static_cast<char>(0xa0 | text.size())) + text;
}

QByteArray noise(int size)
{
    QByteArray bytes;
    std::uint32_t state = 12345;
    for (int i = 0; i < size; ++i) {
        state = state * 1664525U + 1013904223U;
        bytes.append(static_cast<char>(state >> 24U));
    }
    return bytes;
}

const std::string plain = json("{'phone':'13912345678'}");

}  // namespace

/// Whatever is wrapped around a field, it is found, and what was undone is said.
class TestLayers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bodiesAreOpened_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("mime");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char *title, const std::string &bytes, const char *mime, const char *where) {
            QTest::newRow(title) << QByteArray::fromStdString(bytes) << QByteArray(mime) << QByteArray(where);
        };
        row("json", plain, "application/json", "/phone [json]");
        row("json without type", plain, "", "/phone [json]");
        row("json with mark", "\xEF\xBB\xBF" + plain, "application/json", "/phone [json]");
        row("json with guard", ")]}',\n" + plain, "application/json", "/phone [json]");
        row("jsonp", "cb_12(" + plain + ");", "application/javascript", "/phone [json]");
        row("json lines", "{\"a\":1}\n" + plain + "\n", "text/plain", "/1/phone [json]");
        row("json cut off", json("{'a':1,'phone':'13912345678','b':'unfin"), "application/json", "/phone [json]");
        row("json in json", json("{'v':1,'data':'{\\'phone\\':\\'13912345678\\'}'}"), "application/json", "/data/phone [json,json]");
        row("escaped", json("{'\\u0070hone':'\\u00313912345678'}"), "application/json", "/phone [json]");
        row("form", "a=1&phone=13912345678", "application/x-www-form-urlencoded", "/phone [form]");
        row("form without type", "a=1&phone=13912345678", "", "/phone [form]");
        row("json in form", "data=%7B%22phone%22%3A+%2213912345678%22%7D", "application/x-www-form-urlencoded", "/data/phone [form,json]");
        row("percent twice", "data=%257B%2522phone%2522%253A%252213912345678%2522%257D", "application/x-www-form-urlencoded", "/data/phone [form,percent,json]");
        row("base64 of json", base64(plain), "text/plain", "/phone [base64,json]");
        row("gzip", gzip(plain), "application/octet-stream", "/phone [gzip,json]");
        row("base64 of gzip", base64(gzip(plain)), "text/plain", "/phone [base64,gzip,json]");
        row("base64 of gzip in form", "d=" + QUrl::toPercentEncoding(QString::fromStdString(base64(gzip(plain)))).toStdString(), "application/x-www-form-urlencoded", "/d/phone [form,base64,gzip,json]");
        row("hex of json", QByteArray::fromStdString(plain).toHex().toStdString(), "text/plain", "/phone [hex,json]");
        row("base64 value", json("{'phone':'MTM5MTIzNDU2Nzg='}"), "application/json", "/phone [json,base64]");
        row("base64url value", json("{'phone':'MTM5MTIzNDU2Nzg'}"), "application/json", "/phone [json,base64url]");
        row("hex value", json("{'phone':'3133393132333435363738'}"), "application/json", "/phone [json,hex]");
        row("xml", "<?xml version=\"1.0\"?><req><phone>13912345678</phone></req>", "application/xml", "/phone [xml]");
        row("xml attribute", "<req><user phone=\"13912345678\"/></req>", "text/xml", "/user/phone [xml]");
        row("property list", "<plist><dict><key>phone</key><string>13912345678</string></dict></plist>", "text/xml", "/dict/phone [xml]");
        row("multipart", "--B\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n13912345678\r\n--B--\r\n", "multipart/form-data; boundary=B", "/phone [multipart]");
        row("multipart without boundary", "--B\r\nContent-Disposition: form-data; name=\"phone\"\r\n\r\n13912345678\r\n--B--\r\n", "multipart/form-data", "/phone [multipart]");
        row("json file in multipart", "--B\r\nContent-Disposition: form-data; name=\"log\"; filename=\"a.json\"\r\n\r\n" + plain + "\r\n--B--\r\n", "multipart/form-data; boundary=B", "/log/phone [multipart,json]");
        row("utf-16", std::string("\xFF\xFE", 2) + [] { std::string wide; for (const char c : plain) { wide.push_back(c); wide.push_back('\0'); } return wide; }(), "application/json", "/phone [utf-16le,json]");
        // codings that no header tells of
        row("zlib", packed(plain, 15), "application/octet-stream", "/phone [deflate,json]");
        row("raw deflate", packed(plain, -15), "application/octet-stream", "/phone [raw-deflate,json]");
        row("flushed deflate", packed(plain, -15, Z_SYNC_FLUSH), "", "/phone [raw-deflate,json]");
        row("zstd", zstd(plain), "application/octet-stream", "/phone [zstd,json]");
        row("brotli", brotli(json("{'a':'0123456789 0123456789','phone':'13912345678'}")), "application/json", "/phone [br,json]");
        row("zstd, longer than what is unpacked at once", zstd(json("{'a':'") + std::string(120'000, 'x') + json("','phone':'13912345678'}")), "", "/phone [zstd,json]");
        row("gzip in two members", gzip(plain.substr(0, 12)) + gzip(plain.substr(12)), "", "/phone [gzip,json]");
        row("gzip and something behind it", gzip(plain) + std::string(8, '\0'), "", "/phone [gzip,json]");
        row("gzip in gzip", gzip(gzip(plain)), "", "/phone [gzip,gzip,json]");
        row("gzip in hex", QByteArray::fromStdString(gzip(plain)).toHex().toStdString(), "", "/phone [hex,gzip,json]");
        row("base64 twice", json("{'d':'") + base64(base64(plain)) + "\"}", "application/json", "/d/phone [json,base64,base64,json]");
        row("gzip in base64 in a URL in JSON", json("{'u':'https://x.example/?d=") + QUrl::toPercentEncoding(QString::fromStdString(base64(gzip(plain)))).toStdString() + "\"}", "application/json", "/u/d/phone [json,url,base64,gzip,json]");
        row("data URL", json("{'f':'data:application/json;base64,") + base64(plain) + "\"}", "application/json", "/f/phone [json,data-url,json]");
        row("json as a string", json("'{\\'phone\\':\\'13912345678\\'}'"), "application/json", "/phone [json,json]");
        row("json with escaped quotes", json("{\\'phone\\':\\'13912345678\\'}"), "text/plain", "/phone [json,json]");
        row("escape() of JavaScript", "d=%257B%2522phone%2522%253A%252213912345678%2522%252C%2522a%2522%253A%2522%25u6797%2522%257D", "application/x-www-form-urlencoded", "/d/phone [form,percent,json]");
        row("packet of Socket.IO", json("42['report',{'phone':'13912345678'}]"), "", "/1/phone [socketio,json]");
        row("packet of SockJS", json("a['{\\'phone\\':\\'13912345678\\'}']"), "", "/0/phone [sockjs,json,json]");
        row("event stream", "event: m\ndata: " + plain + "\n\n", "text/event-stream", "/phone [event-stream,json]");
        // formats without text around them
        row("MessagePack", "\x82" + packString("phone") + packString("13912345678") + packString("n") + "\x07", "application/octet-stream", "/phone [msgpack]");
        row("MessagePack in an array", std::string("\x92\x01\x81") + packString("phone") + packString("13912345678"), "", "/1/phone [msgpack]");
        row("MessagePack in base64", json("{'d':'") + base64("\x82" + packString("phone") + packString("13912345678") + packString("n") + "\x07") + "\"}", "application/json", "/d/phone [json,base64,msgpack]");
        row("protobuf holding JSON", field(1, "report") + field(2, plain), "application/x-protobuf", "/2/phone [protobuf,json]");
        row("protobuf in base64", json("{'d':'") + base64(field(1, "report") + field(2, plain)) + "\"}", "application/json", "/d/2/phone [json,base64,protobuf,json]");
        row("gRPC", grpcFrame(field(3, field(1, "x") + field(2, plain))), "application/grpc", "/0/3/2/phone [grpc,protobuf,json]");
        row("compressed gRPC", grpcFrame(gzip(field(2, plain)), true), "application/grpc+proto", "/0/2/phone [grpc,gzip,protobuf,json]");
        row("gRPC of the web", base64(grpcFrame(field(2, plain))), "application/grpc-web-text", "/0/2/phone [base64,grpc,protobuf,json]");
        row("frames of a WebSocket", maskedFrame("ping") + maskedFrame(plain), "", "/1/phone [websocket,json]");
        row("url in a value", json("{'next':'https://x.example/a?phone=13912345678&b=2'}"), "application/json", "/next/phone [json,url]");
    }
    void bodiesAreOpened()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, mime);
        QFETCH(QByteArray, where);
        const auto found = lines(observe(post(bytes.toStdString(), mime.toStdString())));
        QCOMPARE(QByteArray::fromStdString(joined(found)), "phone_number/key/certain sent request.body " + where + "\n");
    }

    void everyPartOfARequestIsLookedAt_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("query") << QByteArray("query") << QByteArray("phone_number/key/certain sent query phone []\n");
        QTest::newRow("path") << QByteArray("path") << QByteArray("phone_number/form/possible sent url  []\n");
        QTest::newRow("header") << QByteArray("header") << QByteArray("phone_number/key/certain sent header X-User-Phone []\n");
        QTest::newRow("referer") << QByteArray("referer") << QByteArray("phone_number/key/certain sent header Referer/phone []\n");
        QTest::newRow("token") << QByteArray("token") << QByteArray("phone_number/key/certain sent header Authorization/phone [jwt,json]\n");
        QTest::newRow("set-cookie") << QByteArray("set-cookie") << QByteArray("cookies_tracking/form/possible received cookie vid []\n");
        QTest::newRow("cookie") << QByteArray("cookie") << QByteArray("phone_number/key/certain sent cookie phone [percent]\n");
        QTest::newRow("frame") << QByteArray("frame") << QByteArray("phone_number/key/certain sent websocket /0/phone [json]\nphone_number/key/probable received websocket /1/phone [json]\n");
        QTest::newRow("answer") << QByteArray("answer") << QByteArray("phone_number/key/probable received response.body /phone [json]\n");
        QTest::newRow("params") << QByteArray("params") << QByteArray("phone_number/key/certain sent request.body /phone [form]\n");
    }
    void everyPartOfARequestIsLookedAt()
    {
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, expected);
        TrafficEntry entry = get("https://api.lexiang.example/v1");
        if (part == "query")
            entry.url += "?phone=13912345678";
        else if (part == "path")
            entry.url += "/u/13912345678/info";
        else if (part == "header")
            entry.requestHeaders = {{"X-User-Phone", "13912345678"}};
        else if (part == "referer")
            entry.requestHeaders = {{"Referer", "https://m.lexiang.example/p?phone=13912345678"}};
        else if (part == "token")
            entry.requestHeaders = {{"Authorization", "Bearer eyJhbGciOiJIUzI1NiJ9." + base64(plain) + ".c2lnbmF0dXJl"}};
        else if (part == "set-cookie")
            entry.responseHeaders = {{"Set-Cookie", "vid=8f2c11aa90b74c3d; Max-Age=31536000; Path=/"}};
        else if (part == "cookie")
            entry.requestHeaders = {{"Cookie", "a=1; phone=%2B8613912345678"}};
        else if (part == "frame")
            entry.webSocketMessages = {{WebSocketMessage::Direction::Sent, {}, false, plain}, {WebSocketMessage::Direction::Received, {}, false, plain}};
        else if (part == "answer")
            entry.responseBody = body(plain, "application/json");
        else
            entry.formParams = {{"phone", "13912345678"}};
        QCOMPARE(QByteArray::fromStdString(joined(lines(observe(entry)))), expected);
    }

    void whatNobodyCanReadIsOpaque_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isOpaque");
        QTest::newRow("noise") << noise(300) << true;
        QTest::newRow("base64 of noise") << noise(300).toBase64() << true;
        QTest::newRow("protobuf") << QByteArray("\x0a\x0b\x08\x96\x01\x12\x04\xff\xfe\x00\x01", 11) << true;
        QTest::newRow("json") << QByteArray::fromStdString(plain) << false;
        QTest::newRow("words") << QByteArray("just words") << false;
        QTest::newRow("picture") << QByteArray("\xFF\xD8\xFF\xE0 and so on") << false;
    }
    void whatNobodyCanReadIsOpaque()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isOpaque);
        QCOMPARE(observe(post(bytes.toStdString(), "application/octet-stream")).isOpaque, isOpaque);
    }

    void fieldsThatLookEncryptedAreSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("opaque");       // "pointer bytes" of each, and whether the whole body counts as closed
        const QByteArray secret = noise(96).toBase64();
        QTest::newRow("an envelope") << "{\"v\":1,\"data\":\"" + secret + "\"}" << QByteArray("/data 96, closed");
        QTest::newRow("hex") << "{\"v\":1,\"data\":\"" + noise(96).toHex() + "\"}" << QByteArray("/data 96, closed");
        QTest::newRow("one field of many") << "{\"a\":\"" + QByteArray(400, 'x') + " y\",\"inner\":{\"extra\":\"" + secret + "\"}}" << QByteArray("/inner/extra 96");
        QTest::newRow("one field of many, packed") << QByteArray::fromStdString(gzip(("{\"a\":\"" + QByteArray(400, 'x') + " y\",\"inner\":{\"extra\":\"" + secret + "\"}}").toStdString())) << QByteArray("/inner/extra 96");
        QTest::newRow("a form") << "v=1&content=" + QUrl::toPercentEncoding(QString::fromLatin1(secret)) << QByteArray("/content 96, closed");
        QTest::newRow("bytes of a message") << QByteArray::fromStdString(field(1, "hello world") + field(2, noise(100).toStdString())) << QByteArray("/2 100, closed");
        QTest::newRow("a signature") << "{\"v\":1,\"sign\":\"" + secret + "\"}" << QByteArray();
        QTest::newRow("a token") << "{\"v\":1,\"accessToken\":\"" + secret + "\"}" << QByteArray();
        QTest::newRow("a hash") << "{\"v\":1,\"data\":\"" + noise(64).toHex() + "\"}" << QByteArray();
        QTest::newRow("words") << QByteArray("{\"v\":1,\"data\":\"aLongIdentifierOfLettersThatNobodyWouldCallAnEncryptedTextAtAllBecauseItIsWords\"}") << QByteArray();
    }
    void fieldsThatLookEncryptedAreSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, opaque);
        const auto found = observe(post(bytes.toStdString(), ""));
        std::string text;
        for (const OpaqueValue &value : found.opaqueValues)
            text += (text.empty() ? "" : "; ") + value.pointer + " " + std::to_string(value.bytes);
        QCOMPARE(QByteArray::fromStdString(text + (found.isOpaque ? ", closed" : "")), opaque);
    }

    void limitsAreSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("limit");
        std::string nested = plain;
        for (int i = 0; i < 14; ++i)
            nested = base64(nested);
        QTest::newRow("layers") << QByteArray::fromStdString(nested) << QByteArray("layers");
        QTest::newRow("depth") << QByteArray(200, '[') << QByteArray("depth");
        QTest::newRow("values") << QByteArray("[") + QByteArray("1,").repeated(400'010) + QByteArray("1]") << QByteArray("values");
        QTest::newRow("ratio") << QByteArray::fromStdString(gzip(std::string(60U << 20U, ' '))) << QByteArray("ratio");
        // What looks like nothing may be packed, and each guess may be made to unpack a lot.
        std::string guesses = field(1, "hello world");
        for (int i = 0; i < 1500; ++i)
            guesses += field(2, packed(std::string(100'000, '\0'), -15));
        QTest::newRow("guesses") << QByteArray::fromStdString(guesses) << QByteArray("size");
        QTest::newRow("plain") << QByteArray::fromStdString(plain) << QByteArray();
    }
    void limitsAreSaid()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, limit);
        const auto found = observe(post(bytes.toStdString(), ""));
        QCOMPARE(QByteArray::fromStdString(found.limits.empty() ? std::string() : found.limits.front()), limit);
        const OpenedLayer view = openBody(body(bytes.toStdString(), ""));
        QCOMPARE(QByteArray::fromStdString(view.limits.empty() ? std::string() : view.limits.front()), limit);
    }

    void halfACharacterIsNotJoinedToAnother_data()
    {
        QTest::addColumn<QByteArray>("written");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("both halves") << QByteArray("%uD83D%uDE00") << QByteArray("\xF0\x9F\x98\x80");
        QTest::newRow("a letter between them") << QByteArray("%uD83Dx%uDE00") << QByteArray("\xEF\xBF\xBDx\xEF\xBF\xBD");
        QTest::newRow("a byte between them") << QByteArray("%uD83D%41%uDE00") << QByteArray("\xEF\xBF\xBD""A\xEF\xBF\xBD");
        QTest::newRow("the first alone") << QByteArray("a%uD83D") << QByteArray("a\xEF\xBF\xBD");
        QTest::newRow("the first twice") << QByteArray("%uD83D%uD83D%uDE00") << QByteArray("\xEF\xBF\xBD\xF0\x9F\x98\x80");
    }
    void halfACharacterIsNotJoinedToAnother()
    {
        QFETCH(QByteArray, written);
        QFETCH(QByteArray, text);
        QCOMPARE(QByteArray::fromStdString(observed::percentDecode(written.toStdString()).value_or(std::string())), text);
    }

    void picturesAreUploadsOfPictures()
    {
        const auto raw = observe(post("\xFF\xD8\xFF\xE0 and so on", "image/jpeg"));
        QCOMPARE(QByteArray::fromStdString(joined(lines(raw))), QByteArray("photos_videos/form/probable sent request.body  []\n"));
        const auto card = observe(post("--B\r\nContent-Disposition: form-data; name=\"idCardFront\"; filename=\"a.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n\xFF\xD8\xFF\xE0\r\n--B--\r\n", "multipart/form-data; boundary=B"));
        QCOMPARE(QByteArray::fromStdString(joined(lines(card))), QByteArray("government_id_images/key/probable sent request.body /idCardFront [multipart]\n"));
        TrafficEntry answer = get("https://img.lexiang.example/a.jpg");
        answer.responseBody = body("\xFF\xD8\xFF\xE0 and so on", "image/jpeg");
        QVERIFY(observe(answer).observations.empty());
    }

    void hostileBodiesEnd_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("deep json") << QByteArray(200000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50000);
        QTest::newRow("deep xml") << QByteArray("<a>").repeated(50000);
        QTest::newRow("many pairs") << QByteArray("a=1&").repeated(500000);
        QTest::newRow("many values") << QByteArray("[") + QByteArray("1,").repeated(600000) + QByteArray("1]");
        QByteArray keys("{");
        for (int i = 0; i < 60000; ++i)
            keys += "\"" + QByteArray("n1aB").repeated(18) + QByteArray::number(i) + "\":\"x\",";
        QTest::newRow("names built to be long") << keys + QByteArray("\"a\":1}");
        std::string nested = plain;
        for (int i = 0; i < 14; ++i)
            nested = base64(nested);
        QTest::newRow("base64 of base64 of ...") << QByteArray::fromStdString(nested);
        QTest::newRow("maps for keys of maps") << QByteArray(400'000, '\x81');
        QByteArray numbers("{\"contacts\":\"");
        for (int i = 0; i < 100'000; ++i)
            numbers += "139" + QByteArray::number(10'000'000 + i) + ' ';
        QTest::newRow("many numbers") << numbers + "\"}";
        QTest::newRow("a long name over many values") << "{\"" + QByteArray(200'000, 'n') + "\":[" + QByteArray("\"13912345678\",").repeated(20'000) + "1]}";
        QTest::newRow("zip bomb") << QByteArray::fromStdString(gzip(gzip(std::string(60U << 20U, ' '))));
    }
    void hostileBodiesEnd()
    {
        QFETCH(QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        observe(post(bytes.toStdString(), ""));
        openBody(body(bytes.toStdString(), ""));
        QVERIFY2(timer.elapsed() < 20000, "took longer than twenty seconds");
    }

    void viewersSeeTheLayers()
    {
        const OpenedLayer view = openBody(body(base64(gzip(json("{'v':1,'data':'{\\'phone\\':\\'13912345678\\'}'}"))), "text/plain"));
        QCOMPARE(view.coding, std::string("base64"));
        QCOMPARE(view.inside.size(), std::size_t{1});
        QCOMPARE(view.inside[0].coding, std::string("gzip"));
        const OpenedLayer &json = view.inside[0].inside.at(0);
        QCOMPARE(json.coding, std::string("json"));
        QVERIFY(json.text.find("\"v\": 1") != std::string::npos);
        QCOMPARE(json.inside.at(0).pointer, std::string("/data"));
        QCOMPARE(json.inside.at(0).text, std::string("{\n  \"phone\": \"13912345678\"\n}"));
        QCOMPARE(json.inside.at(0).values.size(), std::size_t{1});
        QCOMPARE(json.inside.at(0).values[0].pointer, std::string("/phone"));
        QCOMPARE(json.inside.at(0).text.substr(json.inside.at(0).values[0].start, json.inside.at(0).values[0].end - json.inside.at(0).values[0].start), std::string("13912345678"));
        const OpenedLayer message = openBody(body(field(1, "hello") + field(2, noise(64).toStdString()), "application/x-protobuf"));
        QCOMPARE(message.coding, std::string("protobuf"));
        QVERIFY(!message.values.at(0).isOpaque);
        QVERIFY(message.values.at(1).isOpaque);
        QCOMPARE(message.values.at(1).pointer, std::string("/2"));
        QCOMPARE(openBody(body("\xFF\xD8\xFF", "image/jpeg")).coding, std::string("image"));
        QCOMPARE(openBody(Body{}).coding, std::string("text"));
    }
};

PROBITY_TEST(TestLayers)
#include "test_layers.moc"
