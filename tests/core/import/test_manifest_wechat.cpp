#include "analysis/declared/manifest_analysis.h"
#include "core/import/manifest_fixture.h"
#include "import/manifest/json_text.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

std::string scopeWith(const std::string &purpose)
{
    return "{\"pages\":[\"a\"],\"permission\":{\"scope.record\":{\"desc\":\"" + purpose + "\"}}}";
}

}  // namespace

class TestManifestWechat : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAnAppMayReachIsRead()
    {
        const ManifestReading reading = readAs("app.json", json("{\n"
                                                            "'pages': ['pages/index/index'],\n"
                                                            "'usingComponents': {'own': '/components/own', 'scan': 'plugin://scanner/view', 'van-button': '@vant/weapp/button/index', 'td': 'miniprogram_npm/tdesign/button'},\n"
                                                            "'subpackages': [{'root': 'shop', 'independent': true, 'pages': [], 'plugins': {'pay': {'version': '2.0', 'provider': 'wx08'}}}],\n"
                                                            "'plugins': {'scanner': {'version': '1.0.0', 'provider': 'wx09'}},\n"
                                                            "'useExtendedLib': {'weui': true, 'kbone': false},\n"
                                                            "'navigateToMiniProgramAppIdList': ['wx07'], 'embeddedAppIdList': ['wx06'],\n"
                                                            "'entranceDeclare': {'locationMessage': {'path': 'pages/taxi/taxi'}},\n"
                                                            "'functionalPages': true, 'cloud': true, '__usePrivacyCheck__': false }"));
        QCOMPARE(requestsOf(reading), QByteArray("scanner@/plugins/scanner:5"));
        QCOMPARE(itemOf(reading, "scanner")->detail, std::string("wx09 1.0.0"));
        QCOMPARE(othersOf(reading), QByteArray("feature subpackage=shop independent@/subpackages/0\n"
                                               "plugin pay=wx08 2.0@/subpackages/0/plugins/pay\n"
                                               "plugin scanner@/usingComponents/scan\n"
                                               "sdk @vant/weapp@/usingComponents/van-button\n"
                                               "sdk tdesign@/usingComponents/td\n"
                                               "sdk weui@/useExtendedLib/weui\n"
                                               "link wx07@/navigateToMiniProgramAppIdList/0\n"
                                               "link wx06@/embeddedAppIdList/0\n"
                                               "component locationMessage=pages/taxi/taxi@/entranceDeclare/locationMessage\n"
                                               "feature __usePrivacyCheck__=false@/__usePrivacyCheck__\n"
                                               "feature functionalPages=true@/functionalPages\n"
                                               "feature cloud=true@/cloud"));
        QVERIFY(reading.artifact.complete && reading.artifact.warnings.empty());
    }

    void theCompiledFormHoldsThePagesToo()
    {
        const ManifestReading reading = readAs("app-config.json", json("{'entryPagePath':'pages/a.html','pages':['pages/a'],'global':{'window':{}},\n"
                                                            "'page':{'pages/a.html':{'window':{'usingComponents':{'s':'plugin://scanner/v'}}},'pages/b.html':{'usingComponents':{'t':'@vant/weapp/tab'}}},\n"
                                                            "'permission':{'scope.userLocation':{'desc':'推荐门店'}},'requiredBackgroundModes':['audio']}"));
        QCOMPARE(reading.artifact.format, std::string("wechat-app-config"));
        QCOMPARE(requestsOf(reading), QByteArray("scope.userLocation@/permission/scope.userLocation:3 audio@/requiredBackgroundModes/0:3"));
        QCOMPARE(othersOf(reading), QByteArray("plugin scanner@/page/pages~1a.html/window/usingComponents/s\n"
                                               "sdk @vant/weapp@/page/pages~1b.html/usingComponents/t\n"
                                               "feature entryPagePath=pages/a.html@/entryPagePath"));
    }

    void pagesAndGamesAreReadLikeTheApp()
    {
        const ManifestReading page = readAs("pages/a/a.json", json("{'navigationBarTitleText':'a','usingComponents':{'s':'plugin://scanner/v'}}"));
        QCOMPARE(page.artifact.format, std::string("wechat-page-json"));
        QCOMPARE(othersOf(page), QByteArray("plugin scanner@/usingComponents/s"));
        const ManifestReading game = readAs("game.json", R"({"deviceOrientation":"portrait","openDataContext":"open","plugins":{"p":{"provider":"wx05"}}})");
        QCOMPARE(game.appType, std::string("game"));
        QCOMPARE(requestsOf(game), QByteArray("p@/plugins/p:1"));
    }

    void faultsAreNamedWithTheirPlaceAndTheRestIsUsed()
    {
        const ManifestReading reading = readAs("app.json", "{\"pages\":[\"a\"],\n \"permission\": [\"scope.record\"],\n \"plugins\": \"x\",\n \"requiredPrivateInfos\": [\"getLocation\",\n   7],\n"
                                                           " \"requiredBackgroundModes\": \"audio\", \"navigateToMiniProgramAppIdList\":[\"wx01\"]}");
        QCOMPARE(warningsOf(reading), QByteArray("unexpected_type line 2 column 16, /permission\n"
                                                 "unexpected_type line 5 column 4, /requiredPrivateInfos/1\n"
                                                 "unexpected_type line 6 column 29, /requiredBackgroundModes\n"
                                                 "unexpected_type line 3 column 13, /plugins"));
        QCOMPARE(requestsOf(reading), QByteArray("getLocation@/requiredPrivateInfos/0:4"));
        QCOMPARE(othersOf(reading), QByteArray("link wx01@/navigateToMiniProgramAppIdList/0"));
        QVERIFY(!reading.artifact.complete);
    }

    void aPurposeThatThePlatformRefusesIsSaid()
    {
        std::string purpose;
        for (int i = 0; i < 31; ++i)
            purpose += "用";
        const ManifestReading tooLong = readAs("app.json", scopeWith(purpose));
        QCOMPARE(warningsOf(tooLong), QByteArray("purpose_too_long line 1 column 45, /permission/scope.record"));
        QVERIFY(tooLong.artifact.complete);
        QVERIFY(readAs("app.json", scopeWith(purpose.substr(3))).artifact.warnings.empty());
    }

    void extJsonSpeaksForAnotherApp()
    {
        const ManifestReading reading = readAs("ext.json", R"({"extEnable":true,"extAppid":"wx0a","directCommit":false,"permission":{"scope.camera":{"desc":"x"}},"requiredPrivateInfos":["getLocation"]})");
        QCOMPARE(reading.app.id, std::string("wx0a"));
        QCOMPARE(requestsOf(reading), QByteArray("scope.camera@/permission/scope.camera:1 getLocation@/requiredPrivateInfos/0:1"));
    }

    void theProjectTellsNameLibraryAndSettings()
    {
        const ManifestReading reading = readAs("project.config.json", R"({"appid":"wx00","projectname":"%E9%BA%A6%E7%94%B0","libVersion":"2.32.3","compileType":"miniprogram","cloudfunctionRoot":"cloud/","setting":{"urlCheck":false}})");
        QCOMPARE(reading.app.name, std::string("麦田"));
        QCOMPARE(reading.minimumPlatform, std::string("2.32.3"));
        QCOMPARE(itemOf(reading, "cloudfunctionRoot")->detail, std::string("cloud/"));
        QCOMPARE(itemOf(reading, "urlCheck")->pointer, std::string("/setting/urlCheck"));
        QVERIFY(readAs("project.config.json", R"({"appid":"touristappid","projectname":"{{ name }}","compileType":"miniprogram"})").app.name.empty());
    }

    void multiEndAppsNameTheirSdks()
    {
        const ManifestReading reading = readAs("project.miniapp.json", R"({"name":"麦田","version":"1.1.0","mini-android":{"sdkVersion":"1.2","useExtendedSdk":{"bluetooth":true,"media":false},"privacy":{"enable":true}}})");
        QCOMPARE(reading.version, std::string("1.1.0"));
        QCOMPARE(othersOf(reading), QByteArray("feature sdkVersion=1.2@/mini-android/sdkVersion\nfeature enable=true@/mini-android/privacy/enable\nsdk bluetooth@/mini-android/useExtendedSdk/bluetooth"));
    }

    void domainListsAreRead()
    {
        const ManifestReading plain = readAs("domains.json", json("{'appid':'wx00','requestdomain':['https://api.maitian.example'],'wsrequestdomain':[],'udpdomain':[3],'webviewdomain':['https://h5.maitian.example']}"));
        QCOMPARE(plain.artifact.format, std::string("wechat-domain-list"));
        QCOMPARE(plain.app.id, std::string("wx00"));
        QCOMPARE(othersOf(plain), QByteArray("domain https://api.maitian.example=request@/requestdomain/0\ndomain https://h5.maitian.example=web-view@/webviewdomain/0"));
        QCOMPARE(warningsOf(plain), QByteArray("unexpected_type line 1 column 99, /udpdomain/0"));
        const ManifestReading effective = readAs("reply.json", json("{'errcode':0,'mp_domain':{'uploaddomain':['https://up.maitian.example']},'effective_domain':{'requestdomain':['https://a.example']}}"));
        QCOMPARE(othersOf(effective), QByteArray("domain https://up.maitian.example=upload@/mp_domain/uploaddomain/0\ndomain https://a.example=request@/effective_domain/requestdomain/0"));
    }

    void penaltiesAreRead()
    {
        const char *record = R"({"punish_id":"p1","appid":"wx00","punish_time":1700000000,"illegal_reason":"收集信息未告知","illegal_content":["通讯录"],"rule_name":"运营规范","event_type":2,"detail":"banned_days 7"})";
        const QByteArray item("penalty feature_ban=1700000000; 运营规范; banned_days 7@");
        const ManifestReading one = readAs("punish.json", record);
        QCOMPARE(one.artifact.format, std::string("wechat-penalty-record"));
        QCOMPARE(one.app.id, std::string("wx00"));
        QCOMPARE(othersOf(one), item);
        QCOMPARE(one.items.at(0).purposeText, std::string("收集信息未告知; 通讯录"));
        const ManifestReading list = readAs("punish.json", std::string("[") + record + ",\n7," + R"({"MsgType":"event","wxa_punish_event":)" + record + "}]");
        QCOMPARE(othersOf(list), item + "/0\n" + item + "/2/wxa_punish_event");
        QCOMPARE(warningsOf(list), QByteArray("unexpected_type line 2 column 1, /1"));
        const ManifestReading pushed = readAs("punish.xml", "<xml>\n<ToUserName><![CDATA[gh_1]]></ToUserName><Event>wxa_punish_event</Event><appid>wx00</appid><event_type>4</event_type><illegal_reason><![CDATA[诈骗]]></illegal_reason>"
                                                            "<illegal_content>a</illegal_content><illegal_content>b</illegal_content></xml>");
        QCOMPARE(pushed.artifact.format, std::string("wechat-penalty-xml"));
        QCOMPARE(othersOf(pushed), QByteArray("penalty account_ban@/xml"));
        QCOMPARE(pushed.items.at(0).purposeText, std::string("诈骗; a; b"));
    }

    void aNameAsLongAsAFileIsNotInEveryPlaceBelowIt()
    {
        std::string components;
        for (int i = 0; i < 500; ++i)
            components += (i == 0 ? "\"c" : ",\"c") + std::to_string(i) + "\":\"plugin://chat/box\"";
        const ManifestReading reading = readAs("app-config.json", "{\"pages\":[],\"page\":{\"" + std::string(100'000, 'p') + "\":{\"usingComponents\":{" + components + "}}}}");
        QCOMPARE(reading.items.size(), std::size_t{500});
        for (const ManifestItem &item : reading.items)
            QVERIFY(item.pointer.size() < 1000);
        QCOMPARE(jsonPointer("", std::string(255, 'a') + "\xE4\xB8\xAD"), "/" + std::string(255, 'a'));
    }
};

PROBITY_TEST(TestManifestWechat)
#include "test_manifest_wechat.moc"
