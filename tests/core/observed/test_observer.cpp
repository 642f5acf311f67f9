#include "base/hashing.h"
#include "core/observed/observe.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

Persona tester(std::vector<Diagnostic> *warnings = nullptr)
{
    std::vector<Diagnostic> ignored;
    const auto source = memorySource(json("{'name': '林晓薇', 'phone_number': '13912345678', 'email': 'Lin.Wei@post.example', 'national_id': '11010519491231002X','postal_address': '江苏省南京市玄武区北京东路41号3栋', 'lat': 32.060255, 'lng': 118.796877, 'imei': '356938035643809','android_id': '9774d56d682e549c', 'oaid': '5b1e7c903f2a4d689a17c0de5eed0a1d', 'idfa': '7E5C1A90-2B4D-4F6E-8A31-0D9C8B7A6F5E','mac': '3C:A6:F6:1E:9B:47', 'openid': 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o', 'bank_card': '6222020000000000000', 'plate': '苏A12345','birthday': '1990-03-07', 'ssid': 'Family-5G', 'ip': '203.0.113.7', 'app_id': 'wx13974bf780d3dc89','other': [{'category': 'employment_education', 'value': '南京第九中学'}]}"));
    auto persona = readPersona(*source, *taxonomy(), warnings ? *warnings : ignored);
    return persona ? *persona : Persona{};
}

std::string upper(const std::string &text)
{
    return QByteArray::fromStdString(text).toUpper().toStdString();
}

}  // namespace

class TestObserver : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTestersValuesAreFoundInEveryDress_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("found");
        const auto row = [](const std::string &field, const char *found) { QTest::newRow(field.substr(0, 60).c_str()) << QString::fromStdString(field) << QString::fromUtf8(found); };
        row(json("'z':'13912345678'"), "phone_number [json]");
        row(json("'z':'+86 13912345678'"), "phone_number [json]");
        row(json("'z':'139-1234-5678'"), "phone_number [json]");
        row(json("'z':'") + md5Hex("13912345678") + "\"", "phone_number [json,md5]");
        row(json("'z':'") + upper(sha256("13912345678").hex()) + "\"", "phone_number [json,sha256]");
        row(json("'sign':'") + sha1Hex("wx13974bf780d3dc8913912345678") + "\"", "phone_number [json,sha1]");
        row(json("'z':'") + md5Hex("lin.wei@post.example") + "\"", "email [json,md5]");
        row(json("'z':'") + md5Hex("356938035643809").substr(8, 16) + "\"", "device_id [json,md5]");
        row(json("'z':'") + sha256("3ca6f61e9b47").hex() + "\"", "device_id [json,sha256]");
        row(json("'z':'") + md5Hex("13912345678_wx13974bf780d3dc89") + "\"", "phone_number [json,md5]");
        row(json("'z':'") + md5Hex(md5Hex("13912345678")) + "\"", "phone_number [json,md5]");
        row(json("'z':'") + md5Hex("林晓薇13912345678") + "\"", "phone_number [json,md5]");
        row(json("'z':'") + sha256("林晓薇|11010519491231002X").hex() + "\"", "national_id [json,sha256]");
        row(json("'z':'") + digestHex(Digest::Sha512, "+8613912345678") + "\"", "phone_number [json,sha512]");
        row(json("'z':'") + hmacHex(Digest::Sha256, "wx13974bf780d3dc89", "356938035643809") + "\"", "device_id [json,hmac]");
        row(json("'z':'3ca6f61e9b47'"), "device_id [json]");
        row(json("'z':'87654321931'"), "phone_number [json,reversed]");
        row(json("'z':'&#26519;&#26195;&#34183;'"), "name_nickname [json,entities]");
        row(json("'z':'u=13912345678, n=x'"), "phone_number [json]");
        row(json("'z':'7e5c1a902b4d4f6e8a310d9c8b7a6f5e'"), "advertising_id [json]");
        row(json("'z':'MzU2OTM4MDM1NjQzODA5'"), "device_id [json,base64]");
        row(json("'z':'%E6%9E%97%E6%99%93%E8%96%87'"), "name_nickname [json,percent]");
        row(json("'z':'您好，林晓薇女士'"), "name_nickname [json]");
        row(json("'z':'1990/03/07'"), "demographics_gender_age_birthday [json]");
        row(json("'z':'since 1990-03-07 or so'"), "");
        row(json("'z':'11010519491231002x'"), "national_id [json]");
        row(json("'z':'6222 0200 0000 0000 000'"), "payment_financial [json]");
        row(json("'z':'苏A·12345'"), "license_plate [json]");
        row(json("'z':'\\'Family-5G\\''"), "network_info [json]");
        row(json("'z':'南京第九中学'"), "employment_education [json]");
        row(json("'a':118.7969,'b':32.0603"), "precise_location [json]");
        row(json("'lat':32.058,'lng':118.802"), "precise_location [json]");
        row(json("'z':'32.0603;118.7969'"), "precise_location [json]");
        row(json("'z':'913912345678'"), "");
        row(json("'z':'13912345679'"), "phone_number [json] by form");
        row(json("'z':'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'"), "account_identifier [json]");
    }
    void theTestersValuesAreFoundInEveryDress()
    {
        QFETCH(QString, field);
        QFETCH(QString, found);
        ObserverSettings settings;
        settings.persona = tester();
        std::string all;
        for (const Observation &o : observe(post("{" + field.toStdString() + "}", "application/json"), settings).observations) {
            std::string codings;
            for (const std::string &coding : o.encodings)
                codings += (codings.empty() ? "" : ",") + coding;
            all += (all.empty() ? "" : " ") + o.category.value + " [" + codings + "]";
            if (o.basis != Basis::Persona)
                all += std::string(" by ") + name(o.basis);
            else
                QVERIFY(o.confidence == Confidence::Certain);
        }
        QCOMPARE(QString::fromStdString(all), found);
    }

    void theTestersValuesAreFoundInBytesThatNobodyReads()
    {
        ObserverSettings settings;
        settings.persona = tester();
        const std::string message = std::string("\x0a\x0b") + "13912345678" + std::string("\x12\x02\xff\xfe\x00\x01", 6);
        const auto findings = observe(post(message, "application/x-protobuf"), settings);
        QVERIFY(findings.isOpaque);
        QCOMPARE(findings.observations.size(), std::size_t{1});
        QCOMPARE(findings.observations[0].explanation, std::string("persona:phone_number"));
    }

    void theTestersValuesAreFoundBehindEveryLimit_data()
    {
        QTest::addColumn<QByteArray>("part");
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray many = QByteArray("a=1&").repeated(400'001);
        QTest::newRow("form") << QByteArray("body") << many + "z=13912345678";
        QTest::newRow("form in percent signs") << QByteArray("body") << many + "z=%31%33%39%31%32%33%34%35%36%37%38";
        QTest::newRow("query") << QByteArray("query") << many + "z=13912345678";
        QTest::newRow("pairs") << QByteArray("body") << QByteArray("a=1\n").repeated(400'001) + "z=13912345678";
        QTest::newRow("xml") << QByteArray("body") << "<r>" + QByteArray("<a>").repeated(70) + "13912345678" + QByteArray("</a>").repeated(70) + "</r>";
        QByteArray junk("{");
        for (int i = 0; i < 300; ++i)
            junk += "\"k" + QByteArray::number(i) + "\":\"seat" + QByteArray::number(i) + "@post.example\",";
        QTest::newRow("addresses of others") << QByteArray("body") << junk + "\"z\":\"13912345678\"}";
    }
    void theTestersValuesAreFoundBehindEveryLimit()
    {
        QFETCH(QByteArray, part);
        QFETCH(QByteArray, bytes);
        ObserverSettings settings;
        settings.persona = tester();
        const TrafficEntry entry = part == "query" ? get("https://api.lexiang.example/v1?" + bytes.toStdString()) : post(bytes.toStdString(), "");
        const auto found = observe(entry, settings);
        QVERIFY(std::any_of(found.observations.begin(), found.observations.end(), [](const Observation &o) { return o.explanation == "persona:phone_number"; }));
        QVERIFY(!found.limits.empty());
    }

    void aContactListIsContactsWhoeverStandsInIt()
    {
        ObserverSettings settings;
        settings.persona = tester();
        const auto found = observe(post(json("{'contacts':'[{\\'name\\':\\'林晓薇\\',\\'phone\\':\\'13912345678\\'},{\\'name\\':\\'周明\\',\\'phone\\':\\'13812345679\\'}]'}"), "application/json"), settings);
        QCOMPARE(QByteArray::fromStdString(joined(lines(found))), QByteArray("contacts/key/probable sent request.body /contacts [json,json]\n"));
        QCOMPARE(found.observations[0].excerpt, std::string("6 values"));
    }

    void hostsHaveAParty_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("domains");
        QTest::addColumn<QByteArray>("party");
        QTest::newRow("own") << QByteArray("https://api.lexiang.example/") << QByteArray("lexiang.example") << QByteArray("first/");
        QTest::newRow("own, given as host") << QByteArray("https://api.lexiang.example/") << QByteArray("www.lexiang.example") << QByteArray("first/");
        QTest::newRow("tracker") << QByteArray("https://ulogs.umeng.com/") << QByteArray("lexiang.example") << QByteArray("third/umeng");
        QTest::newRow("stranger") << QByteArray("https://a.other.example/") << QByteArray("lexiang.example") << QByteArray("third/");
        QTest::newRow("stranger, nothing known") << QByteArray("https://a.other.example/") << QByteArray("") << QByteArray("unknown/");
        QTest::newRow("tracker, nothing known") << QByteArray("https://ulogs.umeng.com/") << QByteArray("") << QByteArray("third/umeng");
        QTest::newRow("own though known") << QByteArray("https://ulogs.umeng.com/") << QByteArray("umeng.com") << QByteArray("first/");
    }
    void hostsHaveAParty()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, domains);
        QFETCH(QByteArray, party);
        ObserverSettings settings;
        settings.firstPartyDomains = {domains.toStdString()};
        const auto found = observe(post(json("{'phone':'13912345678'}"), "application/json", url.toStdString()), settings);
        QCOMPARE(found.observations.size(), std::size_t{1});
        QCOMPARE(QByteArray(name(found.observations[0].party)) + "/" + QByteArray::fromStdString(found.observations[0].recipient.value), party);
        QVERIFY(!found.observations[0].recipientName.empty());
    }

    void consentDividesTheCapture()
    {
        ObserverSettings settings;
        settings.consentAt = parseTimestamp("2026-03-01T10:00:10+08:00");
        TrafficEntry entry = post(json("{'phone':'13912345678'}"), "application/json");
        entry.started = parseTimestamp("2026-03-01T02:00:09Z");
        QVERIFY(observe(entry, settings).phase == Phase::BeforeChoice);
        QVERIFY(observe(entry, settings).observations[0].phase == Phase::BeforeChoice);
        entry.started = parseTimestamp("2026-03-01T02:00:10Z");
        QVERIFY(observe(entry, settings).phase == Phase::AfterConsent);
        entry.phase = Phase::AfterRefusal;
        QVERIFY(observe(entry, settings).phase == Phase::AfterRefusal);
        entry.phase = Phase::Unknown;
        entry.started.reset();
        QVERIFY(observe(entry, settings).phase == Phase::Unknown);
    }

    void fiveFactsMakeAProfileOfADevice()
    {
        const std::string five = json("{'model':'M2102K1C','brand':'Xiaomi','osVersion':'13','language':'zh_CN','screenWidth':1080}");
        const auto strongest = [](const Observer::EntryFindings &findings) {
            Confidence best = Confidence::Possible;
            for (const Observation &o : findings.observations)
                best = std::min(best, o.confidence);
            return best;
        };
        ObserverSettings settings;
        settings.firstPartyDomains = {"lexiang.example"};
        QVERIFY(strongest(observe(post(five, "application/json", "https://ulogs.umeng.com/"), settings)) == Confidence::Probable);
        QVERIFY(strongest(observe(post(five, "application/json"), settings)) == Confidence::Possible);
        QVERIFY(strongest(observe(post(json("{'model':'M2102K1C','brand':'Xiaomi'}"), "application/json", "https://ulogs.umeng.com/"), settings)) == Confidence::Possible);
    }

    void cookiesThatIdentifyAreTracking_data()
    {
        QTest::addColumn<QByteArray>("cookie");
        QTest::addColumn<QByteArray>("confidence");
        QTest::newRow("analytics") << QByteArray("_ga=GA1.2.1043214.1700000000") << QByteArray("probable");
        QTest::newRow("by prefix") << QByteArray("Hm_lvt_0a1b2c=1700000000,1700000001") << QByteArray("probable");
        QTest::newRow("session") << QByteArray("JSESSIONID=91AC0F3D2B7E4C5DA1B2C3D4E5F60718") << QByteArray("possible");
        QTest::newRow("flag") << QByteArray("theme=dark") << QByteArray();
    }
    void cookiesThatIdentifyAreTracking()
    {
        QFETCH(QByteArray, cookie);
        QFETCH(QByteArray, confidence);
        TrafficEntry entry = get("https://hm.baidu.com/hm.gif");
        entry.requestHeaders = {{"Cookie", cookie.toStdString()}};
        QByteArray found;
        for (const Observation &o : observe(entry).observations)
            if (o.category.value == "cookies_tracking")
                found = name(o.confidence);
        QCOMPARE(found, confidence);
    }

    void answersWithShopsAreNobodysData()
    {
        TrafficEntry entry = get("https://api.lexiang.example/shops");
        entry.responseBody = body(json("{'code':0,'hotline':'400-820-8820','shop':{'lat':22.5,'lng':114.0,'tel':'0755-26001234'},'list':[{'orderNo':'284746775224462985','ts':'1713645113571','sdkVersion':'8.0.32'}]}"), "application/json");
        for (const Observation &o : observe(entry).observations)
            QVERIFY2(o.confidence == Confidence::Possible && o.direction == Direction::Received, line(o).c_str());
    }

    void listsAreNotedOnce()
    {
        std::string list = "[";
        for (int i = 0; i < 500; ++i)
            list += (i > 0 ? "," : "") + std::string(json("{'orderPhone':'139123")) + std::to_string(10000 + i) + "\"}";
        const auto found = observe(post(json("{'orders':") + list + "]}", "application/json"));
        QCOMPARE(QByteArray::fromStdString(joined(lines(found))), QByteArray("phone_number/key/certain sent request.body /orders/0/orderPhone [json]\n"));
    }

    void packagesThatAServerHandsOutAreSaid()
    {
        TrafficEntry entry = get("https://api.lexiang.example/config");
        entry.responseBody = body(json("{'data':{'ad':'https:\\/\\/dl.lexiang.example\\/p\\/Game.APK?ch=2','page':'https://m.lexiang.example/apk','icon':'https://m.lexiang.example/a.png','next':['itms-services://?action=download-manifest&url=x']}}"), "application/json");
        const auto links = observe(entry).links;
        QCOMPARE(links.size(), std::size_t{2});
        QCOMPARE(links[0].pointer, std::string("/data/ad"));
        QCOMPARE(links[0].url, std::string("https://dl.lexiang.example/p/Game.APK?ch=2"));
        QCOMPARE(links[1].pointer, std::string("/data/next/0"));
        entry.responseBody = body("<html><body><a href=\"https://dl.lexiang.example/b.ipa\">b</a></body></html>", "text/html");
        QCOMPARE(observe(entry).links.size(), std::size_t{1});
        QVERIFY(observe(post(json("{'u':'https://dl.lexiang.example/b.apk'}"), "application/json")).links.empty());
        entry.responseBody = body("open https://m.lexiang.example/jump?to=https://dl.lexiang.example/c.apk#now", "text/plain");
        QCOMPARE(observe(entry).links.size(), std::size_t{1});
        QCOMPARE(observe(entry).links[0].url, std::string("https://dl.lexiang.example/c.apk#now"));
        std::string many;
        while (many.size() < 2'000'000)
            many += "a://";
        entry.responseBody = body(many + " https://dl.lexiang.example/d.apk", "text/plain");
        QCOMPARE(observe(entry).links.size(), std::size_t{1});
    }

    void theSameEntryGivesTheSameTwice()
    {
        const auto observer = makeObserver();
        Observer::Scratch scratch = observer->makeScratch();
        const TrafficEntry entry = post(json("{'phone':'13912345678','user':{'name':'林晓薇'},'lat':39.914851,'lng':116.403765}"), "application/json");
        const std::string first = joined(lines(observer->observe(entry, scratch)));
        observer->observe(get("https://other.example/?email=a.b@post.example"), scratch);
        QCOMPARE(joined(lines(observer->observe(entry, scratch))), first);
    }

    void personasAreReadWithWarnings()
    {
        std::vector<Diagnostic> warnings;
        const Persona persona = tester(&warnings);
        QVERIFY(warnings.empty());
        QCOMPARE(persona.values.size(), std::size_t{19});
        QCOMPARE(persona.appId, std::string("wx13974bf780d3dc89"));

        const auto odd = readPersona(*memorySource(json("{'phone_number':['13912345678','13812345678'],'shoe':44,'imei':null,'other':[{'category':'nonsense','value':'x'},7]}")), *taxonomy(), warnings);
        QVERIFY(odd.has_value());
        QCOMPARE(odd->values.size(), std::size_t{2});
        QCOMPARE(warnings.size(), std::size_t{4});
        QVERIFY(!readPersona(*memorySource("[]"), *taxonomy(), warnings));
        QVERIFY(!readPersona(*memorySource(""), *taxonomy(), warnings));
        QVERIFY(!readPersona(*memorySource(std::string(2'000'000, ' ')), *taxonomy(), warnings));
    }
};

PROBITY_TEST(TestObserver)
#include "test_observer.moc"
