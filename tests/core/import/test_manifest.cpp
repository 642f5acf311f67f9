#include "import/manifest/manifest_reader.h"

#include <algorithm>

#include <QFile>

#include "analysis/declared/manifest_analysis.h"
#include "core/import/manifest_fixture.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

constexpr const char *appJson = R"({
  // pages of the program
  "pages": ["pages/index/index"],
  "permission": {
    "scope.userLocation": { "desc": "用于推荐附近门店" },
  },
  "requiredPrivateInfos": ["getLocation",
    "chooseAddress"],
  "requiredBackgroundModes": ["location"],
  "plugins": { "scan/er": { "version": "1.0.0", "provider": "wx0000000000000009" } },
  "subPackages": [ { "root": "shop", "plugins": { "pay": { "provider": "wx0000000000000008" } } } ],
  "navigateToMiniProgramAppIdList": ["wx0000000000000007"],
  "__usePrivacyCheck__": false
})";

}  // namespace

class TestManifest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void requestsAreReadWithTheirPlaces_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("requests");
        QTest::addColumn<QByteArray>("platform");
        QTest::newRow("WeChat app.json with comments and trailing commas")
            << "app.json" << appJson
            << QByteArray("scope.userLocation@/permission/scope.userLocation:5 getLocation@/requiredPrivateInfos/0:7 chooseAddress@/requiredPrivateInfos/1:8 "
                          "location@/requiredBackgroundModes/0:9 scan/er@/plugins/scan~1er:10")
            << QByteArray("wechat-miniprogram");
        QTest::newRow("Android, three spellings, one removed, one commented out")
            << "AndroidManifest.xml"
            << "<manifest xmlns:a=\"http://schemas.android.com/apk/res/android\" xmlns:t=\"http://schemas.android.com/tools\" package=\"com.example.trail\">\n"
               "<uses-permission a:name=\"android.permission.CAMERA\"/>\n"
               "<!-- <uses-permission a:name=\"android.permission.READ_SMS\"/> -->\n"
               "<uses-permission a:name=\"android.permission.RECORD_AUDIO\" t:node=\"remove\"/>\n"
               "<application/>\n"
               "<uses-permission-sdk-23\n"
               "   a:name=\"android.permission.READ_CONTACTS\"></uses-permission-sdk-23>\n"
               "<uses-permission-sdk-m a:name=\"com.example.trail.OWN\"/></manifest>"
            << QByteArray("android.permission.CAMERA@//uses-permission[1]:2 android.permission.READ_CONTACTS@//uses-permission-sdk-23[1]:6 com.example.trail.OWN@//uses-permission-sdk-m[1]:8")
            << QByteArray("android");
        QTest::newRow("browser extension, names and objects")
            << "manifest.json" << R"({"manifest_version":2,"name":"x","permissions":["tabs",{"fileSystem":["write"]}],"optional_permissions":["history"]})"
            << QByteArray("tabs@/permissions/0:1 fileSystem@/permissions/1/fileSystem:1 history@/optional_permissions/0:1") << QByteArray("chrome-extension");
        QTest::newRow("Info.plist")
            << "Info.plist" << "<plist version=\"1.0\"><dict>\n<key>CFBundleIdentifier</key><string>example.lamp</string>\n<key>NSCameraUsageDescription</key>\n<string>To scan</string></dict></plist>"
            << QByteArray("NSCameraUsageDescription@NSCameraUsageDescription:3") << QByteArray("ios");
        QTest::newRow("Play export") << "data_safety.csv" << "Question ID,Response ID,Value,Needed,Label\r\nPSL_DATA_TYPES_LOCATION,PSL_APPROX_LOCATION,true,x,\"a, \"\"b\"\"\r\nc\"\r\nPSL_DATA_TYPES_LOCATION,PSL_PRECISE_LOCATION,,x,y\r\n"
                                     << QByteArray("PSL_APPROX_LOCATION@PSL_DATA_TYPES_LOCATION/PSL_APPROX_LOCATION:2") << QByteArray("android");
    }
    void requestsAreReadWithTheirPlaces()
    {
        QFETCH(QString, path);
        QFETCH(QString, text);
        QFETCH(QByteArray, requests);
        QFETCH(QByteArray, platform);
        const ManifestReading reading = readAs(path.toStdString(), text.toStdString());
        QCOMPARE(requestsOf(reading), requests);
        QCOMPARE(QByteArray::fromStdString(reading.app.platform.value), platform);
        QVERIFY(reading.artifact.complete);
    }

    void whatIsOfInterestBesideIsKept()
    {
        const ManifestReading reading = readAs("app.json", appJson);
        QVERIFY(hasWarning(reading, "json_with_comments"));
        QCOMPARE(itemOf(reading, "scope.userLocation")->purposeText, std::string("用于推荐附近门店"));
        QCOMPARE(itemOf(reading, "__usePrivacyCheck__")->detail, std::string("false"));
        QVERIFY(!itemOf(reading, "pay")->isRequest);
        QCOMPARE(itemOf(reading, "wx0000000000000007")->kind, ManifestItem::Kind::Link);
    }

    void theGuidelineDeclares()
    {
        const ManifestReading reading = readAs("guideline.json", R"({"owner_setting":{"contact_email":"help@maitian.example"},
"setting_list":[{"privacy_key":"PhoneNumber","privacy_text":"用于登录","privacy_label":"手机号"},{"privacy_text":"?"}],
"sdk_privacy_info_list":[{"sdk_name":"腾讯位置服务","sdk_list":[{"privacy_key":"Location","privacy_text":"展示地图"}]}]})");
        const auto taxonomy = Taxonomy::load();
        QVERIFY(taxonomy.has_value());
        const auto declarations = declarationsOf(reading, **taxonomy);
        QCOMPARE(declarations.size(), std::size_t{2});
        QCOMPARE(declarations[0].category, CategoryId("phone_number"));
        QCOMPARE(declarations[0].pointer, std::string("/setting_list/0"));
        QCOMPARE(declarations[0].purposeText, std::string("用于登录"));
        QCOMPARE(declarations[1].category, CategoryId("precise_location"));
        QCOMPARE(declarations[1].pointer, std::string("/sdk_privacy_info_list/0/sdk_list/0"));
        QVERIFY(hasWarning(reading, "unexpected_type"));
        QVERIFY(!reading.artifact.complete);
    }

    void identifiersComeFromTheProject()
    {
        const ManifestReading reading = readAs("project.config.json", R"({"appid":"wx00aa11bb22cc33dd","projectname":"麦田书屋","setting":{"urlCheck":false},"compileType":"miniprogram"})");
        QCOMPARE(reading.app.id, std::string("wx00aa11bb22cc33dd"));
        QCOMPARE(reading.app.name, std::string("麦田书屋"));
        QCOMPARE(itemOf(reading, "urlCheck")->detail, std::string("false"));
        QVERIFY(hasWarning(readAs("project.config.json", R"({"appid":"touristappid","compileType":"miniprogram"})"), "placeholder_app_id"));
    }

    void badManifestsGiveWhatTheyHoldAndSayWhatIsLost_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("warning");
        QTest::addColumn<int>("requests");
        QTest::newRow("cut") << "app.json" << QByteArray("{\"pages\":[\"a\"],\"requiredPrivateInfos\":[\"getLocation\",\"choo") << "truncated" << 1;
        QTest::newRow("wrong type") << "app.json" << QByteArray(R"({"pages":["a"],"permission":["scope.record"],"requiredPrivateInfos":[7,"getLocation"]})") << "unexpected_type" << 1;
        QTest::newRow("empty") << "app.json" << QByteArray() << "unsupported_format" << 0;
        QTest::newRow("unclosed XML") << "AndroidManifest.xml"
                                      << QByteArray("<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\"><uses-permission android:name=\"android.permission.CAMERA\"/><application>") << "not_xml" << 1;
        QTest::newRow("binary plist") << "Info.plist" << QByteArray("bplist00\xd1\x01\x02") << "not_a_plist" << 0;
        QTest::newRow("broken UTF-8") << "app.json" << QByteArray("{\"pages\":[\"\xE4\xBD\x8D\xE7\xBD\xAE\xE4\xBF\xA1\xE6\x81\xAF\xE4\xBD\x8D\xE7\xBD\xAE\xE4\xBF\xA1\xE6\x81\xAF\xFF\"],\"requiredPrivateInfos\":[\"getLocation\"]}") << "" << 1;
    }
    void badManifestsGiveWhatTheyHoldAndSayWhatIsLost()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, text);
        QFETCH(QString, warning);
        QFETCH(int, requests);
        const ManifestReading reading = readAs(path.toStdString(), text.toStdString());
        if (!warning.isEmpty())
            QVERIFY(hasWarning(reading, warning.toStdString()));
        QVERIFY(!reading.artifact.warnings.empty());
        QCOMPARE(static_cast<int>(std::count_if(reading.items.begin(), reading.items.end(), [](const ManifestItem &item) { return item.isRequest; })), requests);
    }

    void otherEncodingsAreRead()
    {
        const QByteArray utf16 = QByteArray("\xFF\xFE", 2) + QByteArray(reinterpret_cast<const char *>(u"{\"pages\":[\"a\"],\"requiredPrivateInfos\":[\"getLocation\"]}"), 106);
        const ManifestReading reading = readAs("app.json", utf16.toStdString());
        QVERIFY(hasWarning(reading, "encoding"));
        QCOMPARE(requestsOf(reading), QByteArray("getLocation@/requiredPrivateInfos/0:1"));
        QVERIFY(reading.text.find("getLocation") != std::string::npos);
    }

    void binaryPropertyListsAreReadLikeXml()
    {
        QFile file(QStringLiteral(PROBITY_SOURCE_DIR "/tests/fuzz/corpus/manifest/binary.plist"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string whole = file.readAll().toStdString();
        const ManifestReading reading = readAs("Info.plist", whole);
        QCOMPARE(reading.app.id, std::string("example.lamp"));
        QCOMPARE(requestsOf(reading), QByteArray("NSCameraUsageDescription@NSCameraUsageDescription:5 NSPrivacyCollectedDataTypeName@NSPrivacyCollectedDataTypes.0:11"));
        QCOMPARE(itemOf(reading, "NSCameraUsageDescription")->purposeText, std::string("扫码 & <scan>"));
        for (std::size_t length = 8; length < whole.size(); ++length)
            QVERIFY2(!readAs("Info.plist", whole.substr(0, length)).artifact.complete, QByteArray::number(qulonglong{length}).constData());
    }

    void stopIsHeard()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto reading = readManifest(*memorySource(appJson), {}, TaskContext(stop.get_token()));
        QVERIFY(!reading);
        QCOMPARE(reading.error().code, ErrorCode::Stopped);
    }
};

PROBITY_TEST(TestManifest)
#include "test_manifest.moc"
