#include "taxonomy/recipients.h"

#include <algorithm>

#include "support/test_main.h"

using namespace probity;

class TestRecipients : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = Recipients::load();
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().detail.c_str());
        m_recipients = *loaded;
        QVERIFY(m_recipients->all().size() > 150);
    }
    void hostsBelongToCompanies_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("id");
        const auto row = [](const char *host, const char *id) { QTest::newRow(host) << QByteArray(host) << QByteArray(id); };
        row("ulogs.umeng.com", "umeng");
        row("umeng.com", "umeng");
        row("notumeng.com", "");
        row("restapi.amap.com", "amap");
        row("apis.map.qq.com", "tencent");
        row("api.map.baidu.com", "baidu");
        row("hm.baidu.com", "baidu");
        row("tdsdk.talkingdata.com", "talkingdata");
        row("graph.facebook.com", "facebook");
        row("api.growingio.com", "growingio");
        row("api.mch.weixin.qq.com", "wechat_pay");
        row("openapi.alipay.com", "alipay");
        row("bucket.oss-cn-hangzhou.aliyuncs.com", "aliyun");
        row("cos.ap-beijing.myqcloud.com", "tencent");
        row("s3.eu-west-1.amazonaws.com", "amazon");
        row("bjuser.jpush.cn", "jpush");
        row("sdk.open.talk.getui.net", "getui");
        row("www.google-analytics.com", "google");
        row("firebaselogging-pa.googleapis.com", "google");
        row("httpdns.n.shifen.com", "baidu");
        row("api.lexiang.example", "");
        row("com", "");
        row("", "");
    }
    void hostsBelongToCompanies()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, id);
        const Recipient *found = m_recipients->byHost(host.toStdString());
        QCOMPARE(found ? QByteArray::fromStdString(found->id.value) : QByteArray(), id);
    }
    void aUsersListAddsAndCorrects()
    {
        std::string text = "{'schema':'probity.recipients/1','source':'ours of 2026','recipients':["
                           "{'id':'acme','name':{'en':'Acme','zh':'艾克米'},'role':'advertising','trust':'verified','hosts':['acme.example','=px.umeng.com'],'aliases':['acme ads','友盟']},"
                           "{'id':'umeng','hosts':['um.example']},"
                           "{'id':'zed','name':{'en':'Zed','zh':'泽德'},'role':'push','hosts':['zed.example']}]}";
        std::replace(text.begin(), text.end(), '\'', '"');
        const RecipientList list{"own.json", text};
        const auto loaded = Recipients::load({list});
        QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().detail.c_str());
        const Recipients &known = **loaded;
        QCOMPARE(known.byHost("a.acme.example")->id.value, std::string("acme"));
        QCOMPARE(known.byHost("px.umeng.com")->id.value, std::string("acme"));
        QCOMPARE(known.byHost("ulogs.umeng.com")->id.value, std::string("umeng"));
        QCOMPARE(known.byHost("x.um.example")->id.value, std::string("umeng"));
        QCOMPARE(known.byName("友盟")->id.value, std::string("acme"));
        QVERIFY(known.byHost("acme.example")->isVerified);
        QVERIFY(!known.byHost("zed.example")->isVerified);
        QCOMPARE(known.byHost("zed.example")->source, std::string("ours of 2026"));
        QVERIFY(known.byHost("ulogs.umeng.com")->source.empty());
    }

    void aBadListIsRefusedByName()
    {
        for (const char *text : {"", "[]", "{\"schema\":\"probity.recipients/1\"}", "{\"schema\":\"x\",\"recipients\":[]}",
                                 "{\"schema\":\"probity.recipients/1\",\"recipients\":[{\"id\":\"a\"}]}"}) {
            const auto loaded = Recipients::load({{"own.json", text}});
            QVERIFY(!loaded);
            QCOMPARE(loaded.error().code, ErrorCode::BadFormat);
            QVERIFY(QString::fromStdString(loaded.error().where).startsWith(QStringLiteral("own.json")));
        }
    }

    void wordsNameCompanies_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("id");
        const auto row = [](const char *words, const char *id) { QTest::newRow(words) << QString::fromUtf8(words) << QByteArray(id); };
        row("高德地图开放平台SDK", "amap");
        row("高德软件有限公司", "amap");
        row("AutoNavi", "amap");
        row("友盟+", "umeng");
        row("友盟统计SDK", "umeng");
        row("UMeng", "umeng");
        row("Google Analytics", "google");
        row("Google LLC", "google");
        row("Firebase Crashlytics", "google");
        row("极光推送（JPush）", "jpush");
        row("深圳市腾讯计算机系统有限公司", "tencent");
        row("微信支付", "wechat_pay");
        row("微信", "tencent");
        row("支付宝（中国）网络技术有限公司", "alipay");
        row("阿里云计算有限公司", "aliyun");
        row("LINE", "line");
        row("Branch, Inc.", "branch");
        row("our branch offices", "");
        row("online partners", "");
        row("https://developer.umeng.com/docs", "umeng");
        row("合作伙伴", "");
        row("", "");
    }
    void wordsNameCompanies()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, id);
        const Recipient *found = m_recipients->byName(words.toStdString());
        QCOMPARE(found ? QByteArray::fromStdString(found->id.value) : QByteArray(), id);
    }
    void domainsAreRegistrable_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("domain");
        const auto row = [](const char *host, const char *domain) { QTest::newRow(host) << QByteArray(host) << QByteArray(domain); };
        row("api.lexiang.co.uk", "lexiang.co.uk");
        row("API.Lexiang.CN.", "lexiang.cn");
        row("a.b.lexiang.com.cn", "lexiang.com.cn");
        row("lexiang-trip.example", "lexiang-trip.example");
        row("gw.lexiang-trip.example", "lexiang-trip.example");
        row("10.0.0.8", "10.0.0.8");
        row("2001:db8::1", "2001:db8::1");
        row("localhost", "localhost");
        row("com.cn", "com.cn");
        row("", "");
    }
    void domainsAreRegistrable()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, domain);
        QCOMPARE(QByteArray::fromStdString(registrableDomain(host.toStdString())), domain);
    }
    void urlsHaveHosts_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("host");
        const auto row = [](const char *url, const char *host) { QTest::newRow(url) << QString::fromUtf8(url) << QByteArray(host); };
        row("https://API.Example.com:8443/v1?x=http://other.example/", "api.example.com");
        row("wss://u:p@ws.example.com/s", "ws.example.com");
        row("http://[2001:DB8::1]:80/", "2001:db8::1");
        row("http://[2001", "2001");
        row("https://例子.测试/路径", "xn--fsqu00a.xn--0zwm56d");
        row("//cdn.example.com/a.js", "cdn.example.com");
        row("api.example.com:443", "api.example.com");
        row("https://example.com.", "example.com");
        row("/relative/path", "");
        row("not a url", "");
        row("https://", "");
        row("", "");
    }
    void urlsHaveHosts()
    {
        QFETCH(QString, url);
        QFETCH(QByteArray, host);
        QCOMPARE(QByteArray::fromStdString(hostOf(url.toStdString())), host);
    }

private:
    std::shared_ptr<const Recipients> m_recipients;
};

PROBITY_TEST(TestRecipients)
#include "test_recipients.moc"
