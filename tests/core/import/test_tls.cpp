// TLS in packet captures, with and without its keys. The captures of tests/data/captures were recorded for these tests: a
// made-up request to a made-up host, sealed by OpenSSL.
#include "har_fixtures.h"
#include "import/submission_loader.h"
#include "import/traffic/hpack.h"
#include "import/traffic/tls_keys.h"
#include "packet_fixtures.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;
using namespace probity::traffic;

namespace {

std::string path(const QByteArray &name)
{
    return std::string(PROBITY_SOURCE_DIR) + "/tests/data/captures/" + name.toStdString();
}

Result<Reading> readSource(const ByteSource &bytes, const std::vector<ByteSourcePtr> &keyLogs)
{
    Reading out;
    auto facts = readTraffic(
        bytes, ArtifactInfo(),
        [&](TrafficEntry &&entry) -> Status {
            out.entries.push_back(std::move(entry));
            return {};
        },
        TaskContext(), CaptureAids{keyLogs, {}});
    if (!facts)
        return tl::unexpected(facts.error());
    out.facts = std::move(*facts);
    return out;
}

Result<Reading> readFile(const std::string &file, const std::vector<ByteSourcePtr> &keyLogs)
{
    return readSource(**openFile(file), keyLogs);
}

/// A key log without the lines of a label.
std::string withoutLabel(const std::string &log, const std::string &label)
{
    QByteArrayList kept;
    for (const QByteArray &line : QByteArray::fromStdString(log).split('\n'))
        if (!line.startsWith(QByteArray::fromStdString(label)))
            kept << line;
    return kept.join('\n').toStdString();
}

/// The packets of a little-endian pcap, their records' heads with them; first the head of the file.
std::vector<std::string> recordsOf(const std::string &pcap)
{
    std::vector<std::string> out{pcap.substr(0, 24)};
    for (std::size_t at = 24; at + 16 <= pcap.size();) {
        const std::size_t length = 16 + static_cast<unsigned char>(pcap[at + 8]) + static_cast<std::size_t>(static_cast<unsigned char>(pcap[at + 9])) * 256;
        out.push_back(pcap.substr(at, length));
        at += length;
    }
    return out;
}

std::string fromHex(const char *hex)
{
    return QByteArray::fromHex(hex).toStdString();
}

}  // namespace

class TestTls : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withItsKeysAConnectionIsOpened_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"tls12-gcm", "tls12-gcm384", "tls12-chacha", "tls12-cbc", "tls12-cbc-sha1", "tls13"})
            QTest::newRow(name) << QByteArray(name);
    }
    void withItsKeysAConnectionIsOpened()
    {
        QFETCH(QByteArray, name);
        const std::string file = path(name + ".pcap");
        const auto keyLogs = keyLogsBeside(file);
        QCOMPARE(keyLogs.size(), std::size_t(1));
        const auto reading = readFile(file, keyLogs);
        QVERIFY2(reading->facts.artifact.complete, reading->codes().c_str());
        QCOMPARE(reading->entries.size(), std::size_t(1));
        const TrafficEntry &entry = reading->entries[0];
        QCOMPARE(entry.url, std::string("https://api.kestrel.example/login"));
        QCOMPARE(entry.requestBody.bytes, std::string("phone=13912345678"));
        QCOMPARE(entry.responseBody.bytes.size(), std::size_t(24000));
        QCOMPARE(entry.responseBody.state, BodyState::Present);
        QVERIFY(reading->warning("tls_not_decrypted") == nullptr);
        const auto again = readEntryAt(**openFile(file), reading->facts.artifact, summarise(entry), CaptureAids{keyLogs, {}});
        QVERIFY(again.has_value());
        QCOMPARE(again->responseBody.bytes, entry.responseBody.bytes);
    }

    void withoutKeysTheHostIsAContactAndTheReasonIsSaid()
    {
        const auto reading = readFile(path("tls13.pcap"), {});
        QVERIFY(reading->entries.empty());
        QCOMPARE(reading->facts.contacts.size(), std::size_t(1));
        QCOMPARE(reading->facts.contacts[0].host, std::string("api.kestrel.example"));
        QCOMPARE(reading->facts.contacts[0].how, std::string("sni"));
        QCOMPARE(reading->facts.contacts[0].addresses, std::vector<std::string>{"192.0.2.7"});
        QVERIFY(reading->warning("tls_not_decrypted") != nullptr);
    }

    void keysOfOtherConnectionsOpenNothing()
    {
        const auto reading = readFile(path("tls13.pcap"), {*openFile(path("tls12-gcm.keylog"))});
        QVERIFY(reading->entries.empty());
        QVERIFY(reading->warning("tls_not_decrypted") != nullptr);
    }

    /// Right labels, right connection, wrong bytes.
    void wrongKeysAreToldApart()
    {
        auto text = readAll(**openFile(path("tls12-gcm.keylog")), 100000).value();
        const std::size_t last = text.find_last_of("0123456789abcdef");
        text[last] = text[last] == '0' ? '1' : '0';
        const auto reading = readFile(path("tls12-gcm.pcap"), {memorySource(text)});
        QVERIFY(reading->entries.empty());
        QVERIFY(reading->warning("tls_unreadable") != nullptr);
        QVERIFY(!reading->facts.artifact.complete);
    }

    void aLogThatLacksSecretsIsToldApart()
    {
        const auto keys = readAll(**openFile(path("tls13.keylog")), 100000).value();
        const auto sealed = readFile(path("tls13.pcap"), {memorySource(withoutLabel(withoutLabel(keys, "CLIENT_TRAFFIC_SECRET_0"), "SERVER_TRAFFIC_SECRET_0"))});
        QVERIFY(sealed->entries.empty());
        QVERIFY2(sealed->warning("tls_not_decrypted") != nullptr, sealed->codes().c_str());
        const auto half = readFile(path("tls13.pcap"), {memorySource(withoutLabel(keys, "CLIENT_TRAFFIC_SECRET_0"))});
        QVERIFY(half->entries.empty());
        QVERIFY2(half->warning("tls_unreadable") != nullptr, half->codes().c_str());
        QVERIFY(!half->facts.artifact.complete);
    }

    /// One packet after the other is left out of a capture: what is then missing is never taken for never sent.
    void whicheverPacketIsLostTheReadingSaysSo_data()
    {
        QTest::addColumn<QByteArray>("name");
        for (const char *name : {"tls12-gcm", "tls12-cbc", "tls13"})
            QTest::newRow(name) << QByteArray(name);
    }
    void whicheverPacketIsLostTheReadingSaysSo()
    {
        QFETCH(QByteArray, name);
        const std::string file = path(name + ".pcap");
        const auto records = recordsOf(readAll(**openFile(file), 1000000).value());
        QVERIFY(records.size() > 6);
        for (std::size_t lost = 1; lost < records.size(); ++lost) {
            std::string bytes;
            for (std::size_t i = 0; i < records.size(); ++i)
                bytes += i == lost ? std::string() : records[i];
            const auto reading = readSource(*memorySource(bytes), keyLogsBeside(file));
            const bool isTold = !reading->facts.artifact.complete || reading->facts.bodiesTruncated > 0 || reading->facts.bodiesAbsent > 0;
            const bool isWhole = reading->entries.size() == 1 && reading->entries[0].requestBody.bytes == "phone=13912345678" && reading->entries[0].responseBody.bytes.size() == 24000;
            QVERIFY2(isWhole || isTold, ("packet " + std::to_string(lost) + ": " + reading->codes()).c_str());
        }
    }

    void keysInsideAPcapngCountWhereverTheyStand()
    {
        const auto reading = readFile(path("tls13-h2-embedded.pcapng"), {});
        QVERIFY2(reading->facts.artifact.complete, reading->codes().c_str());
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].url, std::string("https://api.kestrel.example/login"));
        QCOMPARE(reading->entries[0].method, std::string("POST"));
        QCOMPARE(reading->entries[0].requestBody.bytes, std::string("phone=13912345678"));
        QCOMPARE(reading->entries[0].responseBody.bytes, std::string("done"));
        QCOMPARE(reading->entries[0].responseHeaders.size(), std::size_t(1));
        QCOMPARE(reading->entries[1].url, std::string("https://api.kestrel.example/list"));
        QCOMPARE(reading->entries[1].responseBody.bytes, std::string("{\"ok\":true}"));
    }

    void http2InTheClearIsRead()
    {
        const auto reading = readFile(path("h2-clear.pcap"), {});
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].status, 200);
        QCOMPARE(reading->entries[0].httpVersion, std::string("HTTP/2"));
    }

    void aConnectionThatBreaksOffInTheHandshakeHasFailed()
    {
        const auto whole = readAll(**openFile(path("tls13.pcap")), 1000000).value();
        // The header, both handshakes of TCP, and the hello of the client.
        std::size_t at = 24;
        for (int i = 0; i < 3; ++i)
            at += 16 + static_cast<unsigned char>(whole[at + 8]) + static_cast<std::size_t>(static_cast<unsigned char>(whole[at + 9])) * 256;
        const auto reading = readHar(whole.substr(0, at));
        QCOMPARE(reading->facts.contacts.at(0).how, std::string("failed_tls"));
        QCOMPARE(reading->facts.contacts[0].host, std::string("api.kestrel.example"));
    }

    /// The hello in two packets, the later one first.
    void quicNamesItsHostToo()
    {
        const auto reading = readFile(path("quic.pcap"), {});
        QCOMPARE(reading->facts.contacts.size(), std::size_t(1));
        QCOMPARE(reading->facts.contacts[0].host, std::string("push.kestrel.example"));
        QCOMPARE(reading->facts.contacts[0].how, std::string("quic"));
        QCOMPARE(reading->facts.contacts[0].addresses, std::vector<std::string>{"192.0.2.7"});
    }

    void keyLogsOfManyMakesAreRead()
    {
        KeyLog keys;
        keys.add("# comment\r\nCLIENT_RANDOM " + std::string(64, 'a') + " " + std::string(96, 'b') + "\r\nnonsense\nCLIENT_RANDOM " + std::string(56, 'C') + " 01\nCLIENT_RANDOM zz 01\n");
        QCOMPARE(keys.secret("CLIENT_RANDOM", std::string(32, '\xAA')).size(), std::size_t(48));
        QCOMPARE(keys.secret("CLIENT_RANDOM", std::string(4, 'x') + std::string(28, '\xCC')).size(), std::size_t(1));
        QVERIFY(keys.secret("SERVER_RANDOM", std::string(32, '\xAA')).empty());
        QVERIFY(keys.secret("CLIENT_RANDOM", "short").empty());
    }

    /// RFC 7541, appendix C.4: three requests on one connection, Huffman coded.
    void headersAreDecodedAsTheStandardShows()
    {
        HpackDecoder decoder;
        std::vector<NameValue> first;
        QVERIFY(decoder.decode(fromHex("828684418cf1e3c2e5f23a6ba0ab90f4ff"), first));
        QCOMPARE(first, (std::vector<NameValue>{{":method", "GET"}, {":scheme", "http"}, {":path", "/"}, {":authority", "www.example.com"}}));
        std::vector<NameValue> second;
        QVERIFY(decoder.decode(fromHex("828684be5886a8eb10649cbf"), second));
        QCOMPARE(second.back(), (NameValue{"cache-control", "no-cache"}));
        QCOMPARE(second[3].second, std::string("www.example.com"));
        std::vector<NameValue> third;
        QVERIFY(decoder.decode(fromHex("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"), third));
        QCOMPARE(third.back(), (NameValue{"custom-key", "custom-value"}));
    }

    void brokenHeaderBlocksAreRefused_data()
    {
        QTest::addColumn<QByteArray>("block");
        QTest::newRow("no such field") << QByteArray::fromHex("be");
        QTest::newRow("index 0") << QByteArray::fromHex("80");
        QTest::newRow("a string longer than the block") << QByteArray::fromHex("00 05 61");
        QTest::newRow("an integer without end") << QByteArray::fromHex("ffffffffffffffffff");
        QTest::newRow("the end of string inside") << QByteArray::fromHex("0084ffffffff00");
        // Each byte is a field of ten characters: little text, and a heap of fields.
        QTest::newRow("a bomb of small fields") << QByteArray(60000, '\x82');
        QTest::newRow("an enormous table") << QByteArray::fromHex("3fffffff7f");
    }
    void brokenHeaderBlocksAreRefused()
    {
        QFETCH(QByteArray, block);
        HpackDecoder decoder;
        std::vector<NameValue> out;
        QVERIFY(!decoder.decode(block.toStdString(), out));
    }

    /// RFC 8448, section 3: the keys of a handshake secret.
    void keysAreDerivedAsTheStandardShows()
    {
        const std::string secret = fromHex("b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38");
        QCOMPARE(QByteArray::fromStdString(expandLabel(false, secret, "key", 16)).toHex(), QByteArray("3fce516009c21727d0f2e4e86ee403bc"));
        QCOMPARE(QByteArray::fromStdString(expandLabel(false, secret, "iv", 12)).toHex(), QByteArray("5d313eb2671276ee13000b30"));
    }
};

PROBITY_TEST(TestTls)
#include "test_tls.moc"
