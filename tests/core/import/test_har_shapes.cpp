// The shapes a capture comes in: containers, wrappers, damage. What can be read is read, and what is missing is said.
#include "har_fixtures.h"
#include "packed.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

std::string utf16(const std::string &ascii, bool isLittle, bool hasMark)
{
    std::string out = hasMark ? (isLittle ? "\xFF\xFE" : "\xFE\xFF") : "";
    for (const char c : ascii) {
        out += isLittle ? c : '\0';
        out += isLittle ? '\0' : c;
    }
    return out;
}

const std::string a = harEntry("https://api.example.test/a");
const std::string b = harEntry("https://api.example.test/b");
const std::string c = harEntry("https://api.example.test/c");

}  // namespace

class TestHarShapes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyShapeGivesItsEntries_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("paths");      // last letter of each URL
        QTest::addColumn<QByteArray>("codes");
        QTest::addColumn<bool>("complete");
        const auto row = [](const char *name, const std::string &bytes, const char *paths, const char *codes, bool complete) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(paths) << QByteArray(codes) << complete;
        };
        const std::string whole = harLog({a, b});
        row("plain", whole, "ab", "", true);
        row("byte-order mark", "\xEF\xBB\xBF" + whole, "ab", "", true);
        row("gzip", deflated(whole, 15 + 16), "ab", "", true);
        row("two gzip members", deflated(whole.substr(0, 40), 15 + 16) + deflated(whole.substr(40), 15 + 16), "ab", "", true);
        row("zlib", deflated(whole, 15), "ab", "", true);
        row("UTF-16 little, mark", utf16(whole, true, true), "ab", "", true);
        row("UTF-16 big, mark", utf16(whole, false, true), "ab", "", true);
        row("UTF-16 little, no mark", utf16(whole, true, false), "ab", "", true);
        row("JSONP", "onLoad(" + whole + ");", "ab", "", true);
        row("comment before", "/* by hand */ // really\n" + whole, "ab", "", true);
        row("list without log", "[" + a + "," + b + "]", "ab", "", true);
        row("entries without log", "{\"entries\":[" + a + "]}", "a", "", true);
        row("one entry a line", a + ",\n" + b + ",\n" + c + "\n", "abc", "", true);
        row("one entry a line, no commas", a + "\n" + b, "ab", "", true);
        row("two logs", whole + "\n" + harLog({c}), "abc", "several_logs", true);
        row("no entries", harLog({}), "", "", true);
        row("trailing commas", "{\"log\":{\"entries\":[" + a + "," + b + ",],}}", "ab", "", true);
        row("comments between", "{\"log\":{\"entries\":[/* one */" + a + ", // two\n" + b + "]}}", "ab", "", true);
        row("last list wins", "{\"log\":{\"entries\":[" + a + "],\"entries\":[" + b + "," + c + "]}}", "bc", "duplicate_entries", true);
        row("members that are none", "{\"log\":{\"entries\":[null," + a + ",7,\"x\",{}," + b + "]}}", "ab", "entry_unusable", true);
        row("no URL", "{\"log\":{\"entries\":[{\"request\":{\"method\":\"GET\"}}," + a + "]}}", "a", "entry_unusable", true);
        row("cut in an entry", whole.substr(0, whole.size() - 40), "a", "truncated", false);
        row("cut between entries", "{\"log\":{\"entries\":[" + a + ",", "a", "truncated", false);
        row("cut after the entries", "{\"log\":{\"entries\":[" + a + "]", "a", "truncated", false);
        row("cut before the entries", "{\"log\":{\"version\":\"1.2\"", "", "truncated no_entries", false);
        row("cut gzip", deflated(harLog({a, b}), 15 + 16).substr(0, 200), "", "container_damaged truncated", false);
        row("list is an object", "{\"log\":{\"entries\":{\"0\":" + a + "}}}", "", "entries_not_a_list", false);
        row("other JSON", "{\"pages\":[\"index\"]}", "", "no_entries", false);
        row("empty", "", "", "empty_file", false);
        row("blanks", " \r\n\t ", "", "empty_file", false);
        row("JPEG", "\xFF\xD8\xFF\xE0....JFIF", "", "not_a_capture", false);
        row("words", "once upon a time", "", "not_a_capture", false);
        row("web page", "<!doctype html><html><body>{}</body></html>", "", "not_a_capture", false);
        row("pcap", std::string("\xD4\xC3\xB2\xA1\x02\x00\x04\x00", 8), "", "truncated", false);
        row("mitmproxy", "1234:9:websocket;0:~", "", "truncated", false);
        row("Burp", "<?xml version=\"1.1\"?><items burpVersion=\"2026.1\"></items>", "", "", true);
        row("Charles", "[{\"status\":\"COMPLETE\",\"method\":\"GET\",\"actualPort\":443}]", "", "entry_unusable", true);
        row("a time of day", "12:30 lunch with the auditors, bring the list", "", "not_a_capture", false);
        row("empty zip", std::string("PK\x05\x06", 4) + std::string(18, '\0'), "", "not_a_capture", false);
    }

    void everyShapeGivesItsEntries()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, paths);
        QFETCH(QByteArray, codes);
        QFETCH(bool, complete);
        const auto reading = readHar(bytes.toStdString());
        QVERIFY(reading.has_value());
        QByteArray found;
        for (const TrafficEntry &entry : reading->entries)
            found += entry.url.back();
        QCOMPARE(found, paths);
        QCOMPARE(QByteArray::fromStdString(reading->codes()), codes);
        QCOMPARE(reading->facts.artifact.complete, complete);
        QCOMPARE(reading->facts.entries, std::uint64_t(paths.size()));
    }

    void aForeignFileIsCalledByItsName()
    {
        const auto reading = readHar("\xFF\xD8\xFF\xE0....JFIF");
        QCOMPARE(QByteArray::fromStdString(reading->warning("not_a_capture")->message), QByteArray("this is a JPEG image, not a capture"));
    }

    void theLogMayNameItsWriterAfterTheEntries()
    {
        const auto reading = readHar("{\"log\":{\"entries\":[" + a + "],\"browser\":{\"name\":\"Kestrel\",\"version\":\"9\"},\"creator\":{\"name\":\"Unit\",\"version\":\"3\"},\"version\":\"1.1\"}}");
        QCOMPARE(QByteArray::fromStdString(reading->facts.artifact.format), QByteArray("har-1.1"));
        QCOMPARE(QByteArray::fromStdString(reading->facts.artifact.producer), QByteArray("Unit 3 (Kestrel 9)"));
    }

    void damageCostsOneEntryOnly_data()
    {
        QTest::addColumn<QByteArray>("broken");
        QTest::newRow("quote lost") << QByteArray("{\"startedDateTime\":\"2026-03-01T09:30:00Z,\"request\":{\"method\":\"GET\",\"url\":\"https://x.test/x\"}}");
        QTest::newRow("bracket lost") << QByteArray("{\"startedDateTime\":\"2026-03-01T09:30:00Z\",\"request\":{\"method\":\"GET\",\"url\":\"https://x.test/x\"}");
        QTest::newRow("bracket too many") << QByteArray("{\"startedDateTime\":\"2026-03-01T09:30:00Z\",\"request\":{\"method\":\"GET\",\"url\":\"https://x.test/x\"}}}");
        QTest::newRow("colon lost") << QByteArray("{\"startedDateTime\" \"2026-03-01T09:30:00Z\",\"request\":{\"method\":\"GET\",\"url\":\"https://x.test/x\"}}");
        QTest::newRow("cut by a crash") << QByteArray("{\"startedDateTime\":\"2026-03-01T09:30:00Z\",\"request\":{\"meth");
    }

    void damageCostsOneEntryOnly()
    {
        QFETCH(QByteArray, broken);
        const auto reading = readHar(harLog({a, broken.toStdString(), b, c}));
        QVERIFY(reading.has_value());
        QByteArray found;
        for (const TrafficEntry &entry : reading->entries)
            found += entry.url.back();
        found.replace('x', "");
        QCOMPARE(found, QByteArray("abc"));
        QCOMPARE(reading->entries.back().index, std::uint32_t(3));
        QVERIFY(!reading->facts.artifact.complete);
        QVERIFY(reading->warning("entry_broken") != nullptr || reading->warning("damaged") != nullptr);
    }

    void whatIsNoJsonIsMended_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("not UTF-8") << QByteArray("\"text\":\"\xD5\xC5ok\"") << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBDok") << QByteArray("invalid_utf8");
        QTest::newRow("control character") << QByteArray("\"text\":\"a\x01\tb\"") << QByteArray("a\x01\tb") << QByteArray("control_characters");
        QTest::newRow("NUL") << QByteArray("\"text\":\"a\0b\"", 12) << QByteArray("a\0b", 3) << QByteArray("control_characters");
        QTest::newRow("lone surrogate") << QByteArray("\"text\":\"a\\ud800b\"") << QByteArray("a\xEF\xBF\xBD" "b") << QByteArray("lone_surrogates");
        QTest::newRow("surrogate pair") << QByteArray("\"text\":\"\\ud83d\\ude00\"") << QByteArray("\xF0\x9F\x98\x80") << QByteArray();
        QTest::newRow("comment and comma") << QByteArray("\"text\":\"ok\",/* } \" */") << QByteArray("ok") << QByteArray("comments");
        QTest::newRow("trailing comma") << QByteArray("\"text\":\"ok\",") << QByteArray("ok") << QByteArray("extra_commas");
        QTest::newRow("unknown escape") << QByteArray("\"text\":\"C:\\q\xFF\"") << QByteArray("C:\\q\xEF\xBF\xBD") << QByteArray("bad_escapes");
        QTest::newRow("overflowing number") << QByteArray("\"size\":1e999,\"text\":\"ok\"") << QByteArray("ok") << QByteArray();
        QTest::newRow("not a number") << QByteArray("\"size\":NaN,\"text\":\"ok\"") << QByteArray("ok") << QByteArray();
        QTest::newRow("last of two") << QByteArray("\"text\":\"one\",\"text\":\"two\"") << QByteArray("two") << QByteArray();
    }

    void whatIsNoJsonIsMended()
    {
        QFETCH(QByteArray, content);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        const auto reading = readHar(harLog({harEntry("https://x.test/", {}, content.toStdString()), b}));
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(QByteArray::fromStdString(reading->entries[0].responseBody.bytes), body);
        QCOMPARE(reading->warning(code.toStdString()) != nullptr, !code.isEmpty());
        QVERIFY(reading->facts.artifact.complete);
    }

    void entriesAreFoundAgainByTheirRange_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const std::string whole = harLog({a, b, harEntry("https://x.test/c", {}, "\"text\":\"\xD5\xC5\"")});
        QTest::newRow("plain") << QByteArray::fromStdString(whole);
        QTest::newRow("mark") << QByteArray::fromStdString("\xEF\xBB\xBF" + whole);
        QTest::newRow("gzip") << QByteArray::fromStdString(deflated(whole, 15 + 16));
        QTest::newRow("lines") << QByteArray::fromStdString(a + "\n" + b + "\n" + c);
    }

    void entriesAreFoundAgainByTheirRange()
    {
        QFETCH(QByteArray, bytes);
        const auto reading = readHar(bytes.toStdString());
        QCOMPARE(reading->entries.size(), std::size_t(3));
        const ByteSourcePtr source = memorySource(bytes.toStdString());
        for (const TrafficEntry &entry : reading->entries) {
            const auto again = readEntryAt(*source, reading->facts.artifact, summarise(entry));
            QVERIFY(again.has_value());
            QCOMPARE(again->url, entry.url);
            QCOMPARE(again->index, entry.index);
            QCOMPARE(again->responseBody.bytes, entry.responseBody.bytes);
        }
        EntrySummary elsewhere = summarise(reading->entries[1]);
        elsewhere.offset += 7;
        QVERIFY(!readEntryAt(*source, reading->facts.artifact, elsewhere).has_value());
    }
};

PROBITY_TEST(TestHarShapes)
#include "test_har_shapes.moc"
