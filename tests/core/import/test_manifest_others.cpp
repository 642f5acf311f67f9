#include "analysis/declared/manifest_analysis.h"
#include "core/import/manifest_fixture.h"
#include "core/import/packed.h"
#include "import/submission_loader.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

QByteArray declaredBy(const ManifestReading &reading)
{
    const auto taxonomy = Taxonomy::load();
    QByteArray out;
    if (taxonomy)
        for (const ManifestDeclaration &one : declarationsOf(reading, **taxonomy))
            out += (out.isEmpty() ? "" : " ") + QByteArray::fromStdString(one.category.value + "<" + one.source + ">");
    return out;
}

}  // namespace

class TestManifestOthers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void otherMiniProgramsAreToldApart()
    {
        const ManifestReading alipay = readAs("app.json", json("{'pages':['a'],'window':{'defaultTitle':'t'},'useDynamicPlugins':true,'permission':{'scope.location':{'desc':'附近'}}}"));
        QCOMPARE(alipay.artifact.format + " " + alipay.app.platform.value, std::string("alipay-app-json alipay-miniprogram"));
        QCOMPARE(declaredBy(alipay), QByteArray("precise_location<scope.location>"));
        const ManifestReading douyin = readAs("app.json", json("{'pages':['a'],'ttPlugins':{'dependencies':{'tt01':{'version':'1'}}},'ttNavigateToMiniAppAppIdList':['tt02']}"));
        QCOMPARE(douyin.app.platform, PlatformId("douyin-miniprogram"));
        QCOMPARE(requestsOf(douyin), QByteArray("tt01@/ttPlugins/dependencies/tt01:1"));
        QCOMPARE(othersOf(douyin), QByteArray("link tt02@/ttNavigateToMiniAppAppIdList/0"));
        const ManifestReading project = readAs("project.config.json", json("{'appid':'tt0a','projectname':'x'}"));
        QCOMPARE(project.app.platform.value + project.app.id, std::string("douyin-miniprogramtt0a"));
    }

    void templatesTellWhoseAppItIs()
    {
        const auto submission = loadSubmission("in.zip", memorySource(zipped({{"app.json", json("{'pages':['a']}")}, {"a/a.ttml", "<view/>"}})), TaskContext());
        QVERIFY(submission.has_value());
        const auto found = std::find_if(submission->artifacts.begin(), submission->artifacts.end(), [](const LoadedArtifact &one) { return one.info.path == "app.json"; });
        QVERIFY(found != submission->artifacts.end());
        QCOMPARE(found->info.format, std::string("douyin-app-json"));
    }

    void aProgramIsSaidToBeOne()
    {
        const ManifestReading reading = readAs("app.config.ts", "export default defineAppConfig({ pages: ['a'] })");
        QCOMPARE(warningsOf(reading), QByteArray("manifest_is_code"));
        QVERIFY(!reading.artifact.complete && !reading.text.empty());
    }

    void extensionsAreReadInBothVersions()
    {
        const ManifestReading second = readAs("manifest.json", json("{'manifest_version':2,'name':'x','version':'1','minimum_chrome_version':'88','permissions':['tabs',7,'https://a.example/*'],'optional_permissions':['history'],\n"
                                                                    "'content_scripts':[{'matches':['<all_urls>']}],'externally_connectable':{'matches':['*://b.example/*']},'background':{'scripts':['b.js']},'update_url':'https://u.example/x'}"));
        QCOMPARE(requestsOf(second), QByteArray("tabs@/permissions/0:1 https://a.example/*@/permissions/2:1 history@/optional_permissions/0:1"));
        QCOMPARE(itemOf(second, "history")->detail, std::string("optional"));
        QCOMPARE(second.minimumPlatform, std::string("88"));
        QCOMPARE(othersOf(second), QByteArray("domain <all_urls>=content script@/content_scripts/0/matches/0\nlink *://b.example/*=may connect@/externally_connectable/matches/0\n"
                                              "background_mode background page@/background\nfeature manifest_version=2@/manifest_version\nfeature update_url=https://u.example/x@/update_url"));
        QCOMPARE(warningsOf(second), QByteArray("unexpected_type line 1 column 100, /permissions/1"));
        QCOMPARE(declaredBy(second), QByteArray("browsing_history<tabs> browsing_history<history>"));
        const ManifestReading third = readAs("manifest.json", json("{'manifest_version':3,'name':'x','version':'1','host_permissions':['<all_urls>'],'permissions':['geolocation'],'background':{'service_worker':'s.js'}}"));
        QCOMPARE(declaredBy(third), QByteArray("precise_location<geolocation> browsing_history<<all_urls>>"));
        QCOMPARE(itemOf(third, "service_worker")->kind, ManifestItem::Kind::BackgroundMode);
    }

    void firefoxSaysWhatItSends()
    {
        const ManifestReading reading = readAs("manifest.json", json("{'manifest_version':2,'name':'x','version':'1','browser_specific_settings':{'gecko':{'id':'x@a.example','strict_min_version':'115.0',"
                                                                     "'data_collection_permissions':{'required':['locationInfo'],'optional':['none']}}}}"));
        QCOMPARE(reading.app.platform.value + " " + reading.app.id + " " + reading.minimumPlatform, std::string("firefox-extension x@a.example 115.0"));
        QCOMPARE(declaredBy(reading), QByteArray("precise_location<locationInfo>"));
        QVERIFY(requestsOf(reading).isEmpty());
    }

    void extensionsAreReadInTheirPackage()
    {
        const ManifestReading reading = readAs("x.crx", std::string("Cr24\3\0\0\0\1\0\0\0k", 13) + zipped({{"manifest.json", json("{'manifest_version':3,'name':'x','version':'1','permissions':['cookies']}")}}));
        QCOMPARE(reading.artifact.format, std::string("browser-extension-package"));
        QCOMPARE(requestsOf(reading), QByteArray("cookies@manifest.json#/permissions/0:1"));
        QCOMPARE(declaredBy(reading), QByteArray("cookies_tracking<cookies>"));
    }

    void webAppsAreRead()
    {
        const ManifestReading reading = readAs("site.webmanifest", json("{'id':'/?a','name':'Trail','start_url':'/','related_applications':[{'platform':'play','id':'com.example'}],'protocol_handlers':[{'protocol':'web+trail','url':'/x'}],'share_target':{'action':'/s'}}"));
        QCOMPARE(reading.artifact.format + " " + reading.app.platform.value + " " + reading.app.name, std::string("web-app-manifest web Trail"));
        QCOMPARE(othersOf(reading), QByteArray("link com.example=play@/related_applications/0\ncomponent /x=protocol_handlers@/protocol_handlers/0\ncomponent share_target@/share_target\nfeature start_url=/@/start_url"));
    }

    void theDataSafetyExportTellsHowTypesAreUsed()
    {
        const ManifestReading reading = readAs("data_safety.csv", "Question ID,Response ID,Value,Needed,Label\n"
                                                                  "PSL_DATA_TYPES_PERSONAL,PSL_EMAIL,TRUE,x,y\n"
                                                                  "PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:PSL_DATA_USAGE_COLLECTION_AND_SHARING,PSL_DATA_USAGE_ONLY_COLLECTED,true,x,y\n"
                                                                  "PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:DATA_USAGE_USER_CONTROL,PSL_DATA_USAGE_USER_CONTROL_OPTIONAL,true,x,y\n"
                                                                  "PSL_DATA_USAGE_RESPONSES:PSL_EMAIL:DATA_USAGE_COLLECTION_PURPOSE,PSL_ANALYTICS,true,x,y\n"
                                                                  "broken\n\"never closed");
        QCOMPARE(requestsOf(reading), QByteArray("PSL_EMAIL@PSL_DATA_TYPES_PERSONAL/PSL_EMAIL:2"));
        QCOMPARE(reading.items.at(0).purposeText + " | " + reading.items.at(0).detail, std::string("PSL_ANALYTICS | collected optional"));
        QCOMPARE(warningsOf(reading), QByteArray("short_row line 6 column 1\nshort_row line 7 column 1\ntruncated line 7"));
    }

    void tablesOfOnesOwnAreRead()
    {
        const ManifestReading chinese = readAs("清单.csv", "收集的个人信息,使用目的,第三方SDK名称\n手机号码,登录,\n位置信息,附近门店,高德地图\n说不清,,\n,,\n,只有目的,\n");
        QCOMPARE(chinese.artifact.format, std::string("declaration-table"));
        QCOMPARE(requestsOf(chinese), QByteArray("手机号码@row 2:2 位置信息@row 3:3 说不清@row 4:4"));
        QCOMPARE(chinese.items.at(0).purposeText, std::string("登录"));
        QCOMPARE(othersOf(chinese), QByteArray("sdk 高德地图@row 3"));
        QCOMPARE(warningsOf(chinese), QByteArray("nameless line 6, row 6"));
        QCOMPARE(declaredBy(chinese), QByteArray("phone_number<手机号码> precise_location<位置信息>"));
        const ManifestReading english = readAs("list.csv", "Permission,Purpose\nandroid.permission.CAMERA,\"to scan, and more\"\n");
        QCOMPARE(declaredBy(english), QByteArray("camera<android.permission.CAMERA>"));
        QCOMPARE(english.items.at(0).purposeText, std::string("to scan, and more"));
    }

    void declarationsOfOnesOwnAreRead()
    {
        const ManifestReading reading = readAs("declaration.json", json("{'schema':'probity.declaration/1','app':{'platform':'harmony','id':'com.example','name':'Trail','version':'2','minimum_platform':'12'},\n"
                                                                        "'declarations':[{'data':'email','purpose':'login'},{'data':'calendar','sdk':'X'},{'purpose':'none'}]}"));
        QCOMPARE(reading.app.platform.value + " " + reading.app.id + " " + reading.minimumPlatform, std::string("harmony com.example 12"));
        QCOMPARE(declaredBy(reading), QByteArray("email<email> calendar<calendar>"));
        QCOMPARE(warningsOf(reading), QByteArray("nameless line 2, /declarations/2"));
    }
};

PROBITY_TEST(TestManifestOthers)
#include "test_manifest_others.moc"
