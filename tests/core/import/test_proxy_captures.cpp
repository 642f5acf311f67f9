// What the desktop proxies save: Fiddler's archives, Charles's JSON, Burp's XML.
#include "har_fixtures.h"
#include "packed.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

const std::string getRequest = "GET https://api.kestrel.example/a?q=1 HTTP/1.1\r\nHost: api.kestrel.example\r\n\r\n";
const std::string answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n";
const std::string metadata = "\xEF\xBB\xBF<?xml version=\"1.0\"?><Session SID=\"1\"><SessionTimers ClientConnected=\"2026-03-01T09:29:00+08:00\" ClientBeginRequest=\"2026-03-01T09:30:00.25+08:00\" "
                             "ServerDoneResponse=\"2026-03-01T09:30:00.75+08:00\" /><SessionFlags><SessionFlag N=\"x-hostip\" V=\"192.0.2.7\" /><SessionFlag N=\"x-processinfo\" V=\"kestrel:4711\" /></SessionFlags></Session>";

std::string charles(const std::string &more)
{
    return quoted("{'status':'COMPLETE','method':'POST','protocolVersion':'HTTP/1.1','scheme':'https','host':'api.kestrel.example','port':null,'actualPort':443,'path':'/login','query':'v=2','tunnel':false,"
                  "'remoteAddress':'api.kestrel.example/192.0.2.7','times':{'start':'2026-03-01T09:30:00.25+08:00'},'durations':{'total':31},"
                  "'request':{'sizes':{'body':5},'header':{'headers':[{'name':'Content-Encoding','value':'gzip'}]},'body':{'text':'a=1&b','charset':'UTF-8'}},"
                  "'response':{'status':200,'header':{'headers':[]},'body':{'encoded':'AAEC'}}" + more + "}");
}

std::string burpItem(const std::string &request, const std::string &response, const std::string &time = "Sun Mar 01 09:30:00 HKT 2026")
{
    return "<item>\n<time>" + time + "</time>\n<url><![CDATA[https://api.kestrel.example/x?a=1&b=2]]></url>\n<host ip=\"192.0.2.7\">api.kestrel.example</host>\n<port>443</port>\n<protocol>https</protocol>\n"
           "<method><![CDATA[POST]]></method>\n<path>/x</path>\n<extension>null</extension>\n<request base64=\"false\"><![CDATA[" + request + "]]></request>\n<status>200</status>\n"
           "<responselength>9</responselength>\n<mimetype>JSON</mimetype>\n<response base64=\"false\"><![CDATA[" + response + "]]></response>\n<comment></comment>\n</item>\n";
}

std::string burp(const std::string &items)
{
    return "<?xml version=\"1.1\"?>\n<!DOCTYPE items [\n<!ELEMENT items (item*)>\n]>\n<items burpVersion=\"2026.1\" exportTime=\"Sun Mar 01 10:00:00 HKT 2026\">\n" + items + "</items>\n";
}

}  // namespace

class TestProxyCaptures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fiddlersSessionsAreRead()
    {
        const std::string saz = zipped({{"[Content_Types].xml", "x"}, {"raw/01_c.txt", getRequest}, {"raw/01_s.txt", answer}, {"raw/01_m.xml", metadata},
                                        {"raw/02_c.txt", "CONNECT pay.kestrel.example:443 HTTP/1.1\r\nHost: pay.kestrel.example:443\r\n\r\nA SSLv3-compatible ClientHello"},
                                        {"raw/02_s.txt", "HTTP/1.1 200 Connection Established\r\n\r\nEncrypted HTTPS traffic flows through"}, {"raw/03_c.txt", getRequest}});
        const auto reading = readHar(saz);
        QVERIFY(reading.has_value());
        QVERIFY2(reading->facts.artifact.complete, reading->codes().c_str());
        QCOMPARE(reading->entries.size(), std::size_t(3));
        const TrafficEntry &first = reading->entries[0];
        QCOMPARE(first.url, std::string("https://api.kestrel.example/a?q=1"));
        QCOMPARE(first.responseBody.bytes, std::string("ok"));
        QCOMPARE(first.app, std::string("kestrel"));
        QCOMPARE(first.serverAddress, std::string("192.0.2.7"));
        QCOMPARE(first.durationMs, 500.0);
        QCOMPARE(reading->entries[1].method, std::string("CONNECT"));
        QCOMPARE(reading->entries[1].requestBody.state, BodyState::Empty);
        QCOMPARE(reading->entries[2].status, 0);
        QCOMPARE(reading->entries[2].responseBody.state, BodyState::Absent);
        QCOMPARE(reading->facts.contacts.size(), std::size_t(1));
        QCOMPARE(reading->facts.contacts[0].how, std::string("tunnel"));
        QCOMPARE(reading->facts.contacts[0].host, std::string("pay.kestrel.example"));
        QVERIFY(isFoundAgain(saz, *reading));
    }

    void sessionsStoredOutOfOrderComeInTheOrderOfTheirNumbers()
    {
        const std::string saz = zipped({{"raw/2_s.txt", answer}, {"raw/1_c.txt", "GET /one HTTP/1.1\r\nHost: a.example\r\n\r\n"}, {"raw/2_c.txt", "GET /two HTTP/1.1\r\nHost: a.example\r\n\r\n"}, {"raw/1_s.txt", answer}});
        const auto reading = readHar(saz);
        QCOMPARE(reading->entries.size(), std::size_t(2));
        QCOMPARE(reading->entries[0].url, std::string("http://a.example/one"));
        QCOMPARE(reading->entries[1].responseBody.bytes, std::string("ok"));
        QVERIFY(isFoundAgain(saz, *reading));
    }

    void charlesTransactionsAreRead()
    {
        const std::string session = "[" + charles("") + "," + charles(quoted(",'tunnel':true,'status':'FAILED','host':'pinned.kestrel.example','response':{'status':null}")) + "]";
        const auto reading = readHar(session);
        QCOMPARE(reading->entries.size(), std::size_t(2));
        const TrafficEntry &first = reading->entries[0];
        QCOMPARE(first.url, std::string("https://api.kestrel.example/login?v=2"));
        // The header says gzip; what Charles wrote is the text itself.
        QCOMPARE(first.requestBody.bytes, std::string("a=1&b"));
        QCOMPARE(first.responseBody.bytes, std::string("\x00\x01\x02", 3));
        QCOMPARE(first.serverAddress, std::string("192.0.2.7"));
        QCOMPARE(reading->entries[1].method, std::string("CONNECT"));
        QCOMPARE(reading->facts.contacts.at(0).host, std::string("pinned.kestrel.example"));
        QCOMPARE(reading->facts.artifact.format, std::string("charles-json"));
        QVERIFY(isFoundAgain(session, *reading));
    }

    void aCharlesBodyThatWasNotKeptIsAbsent()
    {
        const auto reading = readHar("[" + charles(quoted(",'response':{'status':200,'sizes':{'body':900},'header':{'headers':[]}}")) + "]");
        QCOMPARE(reading->entries.at(0).responseBody.state, BodyState::Absent);
    }

    void burpItemsAreReadThoughTheirXmlIsNone()
    {
        const std::string raw("HTTP/1.1 200 OK\r\nContent-Length: 21\r\n\r\n</item>\0\xFF<item>\x01 <x>&", 60);
        const std::string xml = burp(burpItem("POST /x?a=1&b=2 HTTP/1.1\r\nHost: api.kestrel.example\r\n\r\nphone=13912345678", raw) + burpItem("POST /y HTTP/2\nHost: b.example\n\n", ""));
        const auto reading = readHar(xml);
        QVERIFY2(reading->facts.artifact.complete, reading->codes().c_str());
        QCOMPARE(reading->entries.size(), std::size_t(2));
        const TrafficEntry &first = reading->entries[0];
        QCOMPARE(first.url, std::string("https://api.kestrel.example/x?a=1&b=2"));
        QCOMPARE(first.requestBody.bytes, std::string("phone=13912345678"));
        QCOMPARE(first.responseBody.bytes, std::string("</item>\0\xFF<item>\x01 <x>&", 21));
        QCOMPARE(first.serverAddress, std::string("192.0.2.7"));
        QCOMPARE(formatTimestamp(*first.started), std::string("2026-03-01T09:30:00.000+08:00"));
        QCOMPARE(reading->facts.artifact.producer, std::string("Burp Suite 2026.1"));
        QVERIFY(isFoundAgain(xml, *reading));
    }

    void burpTimesInZonesThatMeanSeveralAreToldOf()
    {
        const auto reading = readHar(burp(burpItem("GET / HTTP/1.1\r\n\r\n", "", "Sun Mar 01 09:30:00 CST 2026")));
        QCOMPARE(formatTimestamp(*reading->entries.at(0).started), std::string("2026-03-01T09:30:00.000+08:00"));
        QVERIFY(reading->warning("ambiguous_time_zone") != nullptr);
    }

    void aBurpExportThatEndsEarlyKeepsWhatItHas()
    {
        const std::string whole = burp(burpItem("GET / HTTP/1.1\r\n\r\n", "") + burpItem("GET / HTTP/1.1\r\n\r\n", ""));
        const auto reading = readHar(whole.substr(0, whole.size() - 60));
        QCOMPARE(reading->entries.size(), std::size_t(1));
        QVERIFY(reading->warning("truncated") != nullptr);
    }
};

PROBITY_TEST(TestProxyCaptures)
#include "test_proxy_captures.moc"
