// Bodies: every way a capture carries one, and the difference between absent and empty.
#include "base/text.h"
#include "har_fixtures.h"
#include "packed.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

std::string base64(const std::string &bytes)
{
    return QByteArray::fromStdString(bytes).toBase64().toStdString();
}

/// An entry with these members in the request and with this response content and header.
std::string withBodies(const std::string &method, const std::string &request, const std::string &content, const std::string &coding = {})
{
    const std::string header = coding.empty() ? "" : "{\"name\":\"Content-Encoding\",\"value\":\"" + coding + "\"}";
    return "{\"startedDateTime\":\"2026-03-01T09:30:00Z\",\"request\":{\"method\":\"" + method + "\",\"url\":\"https://x.test/\",\"headers\":[" + header + "]"
        + (request.empty() ? "" : "," + request) + "},\"response\":{\"status\":200,\"headers\":[" + header + "]" + (content.empty() ? "" : ",\"content\":{" + content + "}") + "}}";
}

QByteArray steps(const Body &body)
{
    QByteArray out;
    for (const std::string &step : body.steps)
        out += (out.isEmpty() ? "" : " ") + QByteArray::fromStdString(step);
    return out;
}

std::string charactersOf(const std::string &bytes)
{
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || c == '"' || c == '\\')
            out += QString::asprintf("\\u%04x", byte).toStdString();
        else
            appendUtf8(out, byte);
    }
    return out;
}

}  // namespace

class TestHarBodies : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void responses_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("coding");
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("undone");
        QTest::addColumn<QByteArray>("codes");
        const auto row = [](const char *name, const std::string &content, const char *coding, BodyState state, const std::string &bytes, const char *undone, const char *codes) {
            QTest::newRow(name) << QByteArray::fromStdString(content) << QByteArray(coding) << int(state) << QByteArray::fromStdString(bytes) << QByteArray(undone) << QByteArray(codes);
        };
        const std::string words = "{\"ok\":true,\"city\":\"\xE6\x9D\xAD\xE5\xB7\x9E\"}";
        const std::string packed = gzipped(words);
        std::string zeros(1000, '\0');
        row("no content", "", "", BodyState::Absent, "", "", "");
        row("size alone", "\"size\":90,\"mimeType\":\"text/html\"", "", BodyState::Absent, "", "", "");
        row("size zero, no text", "\"size\":0", "", BodyState::Absent, "", "", "");
        row("empty text", "\"size\":0,\"text\":\"\"", "", BodyState::Empty, "", "", "");
        row("empty text, but there was one", "\"size\":6274,\"text\":\"\"", "", BodyState::Absent, "", "", "");
        row("text", "\"text\":\"a\\n\\u676d\\/\"", "", BodyState::Present, "a\n\xE6\x9D\xAD/", "", "");
        row("text null", "\"text\":null", "", BodyState::Absent, "", "", "");
        row("base64", "\"text\":\"" + base64(words) + "\",\"encoding\":\"base64\"", "", BodyState::Present, words, "base64", "");
        row("encoding first, any case", "\"encoding\":\"BASE64\",\"text\":\"AAEC\"", "", BodyState::Present, std::string("\0\1\2", 3), "base64", "");
        row("URL-safe, no padding", "\"text\":\"-_-_AA\",\"encoding\":\"base64\"", "", BodyState::Present, std::string("\xFB\xFF\xBF\0", 4), "base64", "");
        row("folded lines", "\"text\":\"QUJD\\r\\n RERE\\r\\n\",\"encoding\":\"base64\"", "", BodyState::Present, "ABCDDD", "base64", "");
        row("long base64", "\"text\":\"" + base64(zeros) + "\",\"encoding\":\"base64\"", "", BodyState::Present, zeros, "base64", "");
        row("called base64, is words", "\"text\":\"MANUALLY REMOVED\",\"encoding\":\"base64\"", "", BodyState::Present, "MANUALLY REMOVED", "", "bad_base64");
        row("called base64, is JSON", "\"text\":\"{}\",\"encoding\":\"base64\"", "", BodyState::Present, "{}", "", "bad_base64");
        row("_textBase64", "\"_textBase64\":\"AAEC\"", "", BodyState::Present, std::string("\0\1\2", 3), "base64", "");
        row("still gzip", "\"text\":\"" + base64(packed) + "\",\"encoding\":\"base64\"", "gzip", BodyState::Present, words, "base64 gzip", "");
        row("gzip twice", "\"text\":\"" + base64(gzipped(packed)) + "\",\"encoding\":\"base64\"", "gzip, gzip", BodyState::Present, words, "base64 gzip gzip", "");
        row("still zlib", "\"text\":\"" + base64(deflated(words, 15)) + "\",\"encoding\":\"base64\"", "deflate", BodyState::Present, words, "base64 deflate", "");
        row("a gzip file is the body", "\"text\":\"" + base64(packed) + "\",\"encoding\":\"base64\"", "", BodyState::Present, packed, "base64", "");
        row("header alone", "\"text\":\"plain\"", "gzip", BodyState::Present, "plain", "", "");
        row("brotli header on text", "\"text\":\"" + base64(words) + "\",\"encoding\":\"base64\"", "br", BodyState::Present, words, "base64", "");
        row("brotli", "\"text\":\"CwKAaGVsbG8D\",\"encoding\":\"base64\"", "br", BodyState::Present, "hello", "base64 br", "");
        row("broken gzip", "\"text\":\"" + base64("\x1F\x8B\x08" "0000000000000") + "\",\"encoding\":\"base64\"", "gzip", BodyState::Present, "\x1F\x8B\x08" "0000000000000", "base64", "body_undecodable");
        row("cut gzip", "\"text\":\"" + base64(gzipped(zeros).substr(0, 22)) + "\",\"encoding\":\"base64\"", "gzip", BodyState::Truncated, {}, "base64 gzip", "body_truncated");
        row("gzip as characters", "\"text\":\"" + charactersOf(packed) + "\"", "gzip", BodyState::Present, words, "latin1-characters gzip", "");
        row("characters", "\"mimeType\":\"image/png\",\"text\":\"\\u0089PNG\\u00ff\"", "", BodyState::Present, "\xC2\x89PNG\xC3\xBF", "", "");
        row("file elsewhere", "\"_file\":\"body.txt\"", "", BodyState::Absent, "", "", "side_file_missing");
    }

    void responses()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, coding);
        QFETCH(int, state);
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, undone);
        QFETCH(QByteArray, codes);
        const auto reading = readHar(harLog({withBodies("GET", {}, content.toStdString(), coding.toStdString())}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        const Body &body = reading->entries[0].responseBody;
        QCOMPARE(int(body.state), state);
        if (body.state != BodyState::Truncated)
            QCOMPARE(QByteArray::fromStdString(body.bytes), bytes);
        QCOMPARE(steps(body), undone);
        QCOMPARE(QByteArray::fromStdString(reading->codes()), codes);
        QCOMPARE(body.size().has_value(), body.state != BodyState::Absent);
    }

    void requests_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("state");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("params");
        QTest::addColumn<int>("absent");
        const auto row = [](const char *name, const char *method, const std::string &request, BodyState state, const std::string &bytes, int params, int absent) {
            QTest::newRow(name) << QByteArray(method) << QByteArray::fromStdString(request) << int(state) << QByteArray::fromStdString(bytes) << params << absent;
        };
        row("GET without", "GET", "", BodyState::Empty, "", 0, 0);
        row("GET that announces one", "GET", "\"bodySize\":12", BodyState::Absent, "", 0, 1);
        row("POST without", "POST", "", BodyState::Absent, "", 0, 1);
        row("POST of nothing", "POST", "\"bodySize\":0", BodyState::Empty, "", 0, 0);
        row("POST of size unknown", "POST", "\"bodySize\":-1", BodyState::Absent, "", 0, 1);
        row("text", "POST", "\"postData\":{\"mimeType\":\"application/json\",\"text\":\"{\\\"a\\\":1}\"}", BodyState::Present, "{\"a\":1}", 0, 0);
        row("text and params", "POST", "\"postData\":{\"text\":\"a=1\",\"params\":[{\"name\":\"a\",\"value\":\"1\"}]}", BodyState::Present, "a=1", 0, 0);
        row("params alone", "POST", "\"postData\":{\"params\":[{\"name\":\"a\",\"value\":\"1\"},[\"b\",2],{\"name\":\"f\",\"fileName\":\"x.png\"}]}", BodyState::Absent, "", 3, 0);
        row("params, text empty", "POST", "\"postData\":{\"text\":\"\",\"params\":[{\"name\":\"a\",\"value\":{\"deep\":[1]}}]}", BodyState::Absent, "", 1, 0);
        row("empty text", "POST", "\"postData\":{\"mimeType\":\"\",\"text\":\"\"},\"bodySize\":0", BodyState::Empty, "", 0, 0);
        row("no text, no params", "POST", "\"postData\":{\"mimeType\":\"\",\"params\":[]}", BodyState::Absent, "", 0, 1);
        row("postData is a string", "POST", "\"postData\":\"a=1\"", BodyState::Present, "a=1", 0, 0);
        row("base64", "POST", "\"postData\":{\"text\":\"AAEC\",\"encoding\":\"base64\"}", BodyState::Present, std::string("\0\1\2", 3), 0, 0);
        row("_content", "POST", "\"_content\":{\"text\":\"AAEC\",\"size\":3,\"encoding\":\"base64\"},\"_requestBodyStatus\":\"discarded:not-representable\"", BodyState::Present, std::string("\0\1\2", 3), 0, 0);
    }

    void requests()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, request);
        QFETCH(int, state);
        QFETCH(QByteArray, bytes);
        QFETCH(int, params);
        QFETCH(int, absent);
        const auto reading = readHar(harLog({withBodies(method.toStdString(), request.toStdString(), {})}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        const TrafficEntry &entry = reading->entries[0];
        QCOMPARE(int(entry.requestBody.state), state);
        QCOMPARE(QByteArray::fromStdString(entry.requestBody.bytes), bytes);
        QCOMPARE(int(entry.formParams.size()), params);
        QCOMPARE(int(reading->facts.bodiesAbsent), absent);
    }

    void aBombExpandsToTheLimitAlone()
    {
        // 200 MB of zeros, compressed twice.
        const std::string bomb = gzipped(std::string(std::size_t(200) << 20, '\0'));
        const auto reading = readHar(harLog({withBodies("GET", {}, "\"text\":\"" + base64(bomb) + "\",\"encoding\":\"base64\"", "gzip"), harEntry("https://x.test/after")}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(int(reading->entries[0].responseBody.state), int(BodyState::Truncated));
        QCOMPARE(reading->entries[0].responseBody.bytes.size(), std::size_t(64) << 20);
        QCOMPARE(reading->facts.bodiesTruncated, std::uint64_t(1));
    }

    void bodiesOfAnArchiveLieInItsMembers()
    {
        const std::string har = harLog({harEntry("https://x.test/1", {}, "\"_file\":\"aa11.json\""), harEntry("https://x.test/2", {}, "\"_file\":\"missing.txt\"")});
        const auto reading = readHar(zipped({{"capture/trace.har", har}, {"capture/aa11.json", "{\"side\":1}"}}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(QByteArray::fromStdString(reading->entries[0].responseBody.bytes), QByteArray("{\"side\":1}"));
        QCOMPARE(int(reading->entries[1].responseBody.state), int(BodyState::Absent));
        QVERIFY(reading->warning("side_file_missing") != nullptr);
        const auto again = readEntryAt(*memorySource(zipped({{"capture/trace.har", har}, {"capture/aa11.json", "{\"side\":1}"}})), reading->facts.artifact, summarise(reading->entries[0]));
        QCOMPARE(QByteArray::fromStdString(again->responseBody.bytes), QByteArray("{\"side\":1}"));
    }

    void aBodyMayLieInAFileBesideTheCapture()
    {
        const std::string har = harLog({harEntry("https://x.test/1", {}, "\"_file\":\"bodies/aa11.json\""), harEntry("https://x.test/2", {}, "\"_file\":\"gone.json\"")});
        CaptureAids aids;
        aids.neighbour = [](const std::string &name) { return name == "bodies/aa11.json" ? memorySource("{\"side\":1}") : nullptr; };
        std::vector<TrafficEntry> entries;
        const ByteSourcePtr source = memorySource(har);
        const auto facts = readTraffic(
            *source, ArtifactInfo(),
            [&](TrafficEntry &&entry) -> Status {
                entries.push_back(std::move(entry));
                return {};
            },
            TaskContext(), aids);
        QCOMPARE(entries.at(0).responseBody.bytes, std::string("{\"side\":1}"));
        QCOMPARE(entries.at(1).responseBody.state, BodyState::Absent);
        const auto again = readEntryAt(*source, facts->artifact, summarise(entries[0]), aids);
        QCOMPARE(again->responseBody.bytes, entries[0].responseBody.bytes);
    }

    void otherArchives_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("codes");
        QTest::addColumn<int>("entries");
        const std::string har = harLog({harEntry("https://x.test/1")});
        QTest::newRow("two captures") << QByteArray::fromStdString(zipped({{"a.har", har}, {"b.har", har}})) << QByteArray("several_captures") << 1;
        QTest::newRow("copies of macOS") << QByteArray::fromStdString(zipped({{"__MACOSX/._a.har", "x"}, {"a.har", har}})) << QByteArray() << 1;
        QTest::newRow("Fiddler") << QByteArray::fromStdString(zipped({{"raw/1_c.txt", "GET / HTTP/1.1"}, {"_index.htm", "x"}})) << QByteArray("entry_unusable") << 0;
        QTest::newRow("pictures") << QByteArray::fromStdString(zipped({{"a.png", "x"}})) << QByteArray("not_a_capture") << 0;
        QTest::newRow("cut") << QByteArray::fromStdString(zipped({{"a.har", har}}).substr(0, 60)) << QByteArray("container_damaged") << 0;
    }

    void otherArchives()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, codes);
        QFETCH(int, entries);
        const auto reading = readHar(bytes.toStdString());
        QCOMPARE(QByteArray::fromStdString(reading->codes()), codes);
        QCOMPARE(int(reading->entries.size()), entries);
    }
};

PROBITY_TEST(TestHarBodies)
#include "test_har_bodies.moc"
