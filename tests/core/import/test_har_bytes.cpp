// The byte-level parts of the capture reader against slow and obvious twins.
#include <random>
#include <utility>

#include <QByteArray>
#include <nlohmann/json.hpp>

#include "har_fixtures.h"
#include "base/base64.h"
#include "import/traffic/json_repair.h"
#include "import/traffic/json_text.h"
#include "import/traffic/nesting_scanner.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;
using namespace probity::traffic;

namespace {

std::string randomBytes(std::mt19937 &random, std::size_t length)
{
    std::string out(length, '\0');
    for (char &c : out)
        c = static_cast<char>(random() & 0xFF);
    return out;
}

/// Where the value that begins at 0 ends; npos if it does not.
std::size_t slowEnd(const std::string &json)
{
    int depth = 0;
    bool inString = false;
    bool isEscaped = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        const bool wasEscaped = std::exchange(isEscaped, !isEscaped && c == '\\');
        // JSON has no backslash between strings: there it only keeps a quote from being one.
        if (c == '"' && !wasEscaped)
            inString = !inString;
        else if (!inString && (c == '{' || c == '['))
            ++depth;
        else if (!inString && (c == '}' || c == ']') && --depth == 0)
            return i + 1;
    }
    return std::string::npos;
}

std::size_t scannedEnd(const std::string &json, std::size_t piece)
{
    NestingScanner scanner;
    std::size_t used = 0;
    for (std::size_t available = std::min(piece, json.size());; available = std::min(available + piece, json.size())) {
        used += scanner.feed(json.data() + used, available - used, available == json.size());
        if (scanner.isClosed())
            return used;
        if (available == json.size())
            return std::string::npos;
    }
}

}  // namespace

class TestHarBytes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// "-I" begins like "-Infinity" and is none.
    void mendingEndsWhateverFollowsASign()
    {
        Repairs repairs;
        QCOMPARE(repairJson("{\"a\":-Ix,\"b\":-I}", repairs, TaskContext()), std::string("{\"a\":-Ix,\"b\":-I}"));
        QCOMPARE(repairs.literals, std::uint64_t(0));
        QCOMPARE(repairJson("[-Infinity]", repairs, TaskContext()), std::string("[null]"));
    }

    void base64OfEveryLength()
    {
        std::mt19937 random(1);
        for (std::size_t length = 0; length < 300; ++length) {
            const std::string bytes = randomBytes(random, length);
            const QByteArray raw = QByteArray::fromStdString(bytes);
            for (const auto option : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding}) {
                for (const auto padding : {QByteArray::KeepTrailingEquals, QByteArray::OmitTrailingEquals}) {
                    const auto decoded = decodeBase64(raw.toBase64(option | padding).toStdString());
                    QVERIFY2(decoded && *decoded == bytes, std::to_string(length).c_str());
                }
            }
        }
    }

    void base64RefusesAForeignCharacterAnywhere()
    {
        const std::string good(131, 'A');
        for (std::size_t at = 0; at < good.size(); ++at) {
            for (const char wrong : {' ', '!', '=', '\0', '\x7F', '\x80', '\xFF', '.', '@', '[', '`', '{', ','}) {
                if (wrong == '=' && at + 2 >= good.size())
                    continue;
                std::string bad = good;
                bad[at] = wrong;
                if (wrong == ' ' && (at == 0 || at + 1 == bad.size()))
                    continue;  // blanks around are no part of it
                QVERIFY2(!decodeBase64(bad), (std::to_string(at) + " " + std::to_string(static_cast<int>(wrong))).c_str());
            }
        }
        QVERIFY(!decodeBase64("AAAAA"));
    }

    void theScannerFindsTheEndWhereverItIsCut()
    {
        std::mt19937 random(2);
        static constexpr std::string_view alphabet = "{}[]\"\\a, \"\\\\{[";
        for (int round = 0; round < 3000; ++round) {
            std::string json = "{";
            const std::size_t length = random() % 400;
            for (std::size_t i = 0; i < length; ++i)
                json += alphabet[random() % alphabet.size()];
            const std::size_t wanted = slowEnd(json);
            for (const std::size_t piece : {std::size_t{1}, std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{1000}})
                QVERIFY2(scannedEnd(json, piece) == wanted, json.c_str());
        }
    }

    void theScannerPassesLongStrings()
    {
        for (const std::size_t length : {std::size_t{0}, std::size_t{62}, std::size_t{63}, std::size_t{64}, std::size_t{65}, std::size_t{4096}}) {
            for (const std::size_t backslashes : {std::size_t{0}, std::size_t{2}, std::size_t{64}, std::size_t{130}}) {
                const std::string json = "{\"a\":\"" + std::string(length, '}') + std::string(backslashes, '\\') + "\"}tail";
                QCOMPARE(scannedEnd(json, 64), json.size() - 4);
            }
        }
    }

    void escapesAreUndoneAsJsonSays()
    {
        const TaskContext task;
        JsonUnescaper unescaper(task);
        std::mt19937 random(3);
        static constexpr std::array<std::string_view, 12> parts{"a", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\u676d", "\\ud83d\\ude00", "\xE6\x9D\xAD", "\\t", "0123456789abcdef", "\\b\\f\\r"};
        for (int round = 0; round < 3000; ++round) {
            std::string raw;
            for (std::size_t i = 0, count = random() % 40; i < count; ++i)
                raw += parts[random() % parts.size()];
            const std::string file = raw + "\"" + std::string(64, ' ');
            const RawText text = rawText(file.data());
            QCOMPARE(text.bytes.size(), raw.size());
            QCOMPARE(std::string(unescaper.text(text)), nlohmann::json::parse("\"" + raw + "\"").get<std::string>());
        }
        QCOMPARE(unescaper.takeReplaced(), std::uint64_t(0));
    }

    void mendingGoodJsonChangesNothing()
    {
        const std::string json = quoted("{'a':[1,-2.5e+10,true,false,null,{'b':'c\\\\d\\u0041 // no, /* no */ NaN, ]'}],'e':1E5,'\xE6\x9D\xAD':''}");
        Repairs repairs;
        QCOMPARE(repairJson(json, repairs, TaskContext()), json);
        QCOMPARE(repairs.invalidUtf8 + repairs.controls + repairs.literals + repairs.comments + repairs.commas + repairs.escapes, std::uint64_t(0));
    }

    void largeEntriesAreReadLikeSmallOnes()
    {
        std::string body;
        while (body.size() < 6000000)
            body += "line \\\"one\\\"\\n\\u676d ";
        const std::string picture(5000000, 'A');
        const auto reading = readHar(harLog({harEntry("https://x.test/text", {}, "\"text\":\"" + body + "\""), harEntry("https://x.test/picture", {}, "\"encoding\":\"base64\",\"text\":\"" + picture + "\""),
                                             harEntry("https://x.test/broken", {}, "\"text\":\"\xD5" + picture + "\""), harEntry("https://x.test/after")}));
        QCOMPARE(reading->entries.size(), std::size_t(4));
        QCOMPARE(reading->entries[0].responseBody.bytes, nlohmann::json::parse("\"" + body + "\"").get<std::string>());
        QCOMPARE(reading->entries[1].responseBody.bytes, std::string(3750000, '\0'));
        QCOMPARE(reading->entries[2].responseBody.bytes, "\xEF\xBF\xBD" + picture);
        QCOMPARE(QByteArray::fromStdString(reading->codes()), QByteArray("invalid_utf8"));
    }

    void aLargeEntryCannotForgeTheReadersTokens()
    {
        const std::string text(5000000, 'A');
        const auto reading = readHar(harLog({harEntry("https://x.test/\\u0000#long:0", {}, "\"text\":\"" + text + "\""), harEntry("https://x.test/after")}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        QCOMPARE(reading->entries[0].url, std::string("https://x.test/after"));
        QVERIFY(!reading->facts.artifact.complete);
    }

    void anEntryOfNothingButNumbersIsLeftOutAndSaid()
    {
        std::string numbers = "\"x\":[1";
        while (numbers.size() < 34000000)
            numbers += ",1234567890123456789";
        const auto reading = readHar(harLog({harEntry("https://x.test/numbers", {}, {}, numbers + "]"), harEntry("https://x.test/after")}));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        QCOMPARE(reading->entries[0].index, std::uint32_t(1));
        QCOMPARE(QByteArray::fromStdString(reading->codes()), QByteArray("entry_too_large"));
    }
};

PROBITY_TEST(TestHarBytes)
#include "test_har_bytes.moc"
