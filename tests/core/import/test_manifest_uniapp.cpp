#include "analysis/declared/manifest_analysis.h"
#include "core/import/manifest_fixture.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

constexpr const char *manifestJson = R"({
  "name": "麦田", "appid": "__UNI__0001", "versionName": "1.2.0",
  /* 5+App 特有相关 */
  "app-plus": {
    "modules": {"OAuth": {}, "Maps": {}},
    "distribute": {
      "android": {
        "minSdkVersion": 21,
        "permissions": [
          "<uses-feature android:name='android.hardware.camera'/>",
          "<uses-permission android:name='android.permission.CAMERA'/>",
          "<uses-permission android:name='android.permission.READ_SMS' tools:node='remove'/>",
          "<uses-permission android:name="
        ]
      },
      "ios": {"privacyDescription": {"NSCameraUsageDescription": "用于扫码"}},
      "sdkConfigs": {"maps": {"amap": {"appkey_ios": ""}}, "ad": {}}
    }
  },
  "mp-weixin": { // 小程序
    "appid": "wx01",
    "permission": {"scope.userLocation": {"desc": "推荐门店"}},
    "requiredPrivateInfos": ["getLocation"],
    "requiredBackgroundModes": ["audio"],
    "plugins": {"p": {"provider": "wx02"}},
    "__usePrivacyCheck__": true,
    "setting": {"urlCheck": false}
  },
  "mp-alipay": {"appid": "2021000"}
})";

}  // namespace

class TestManifestUniapp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTargetIsRead()
    {
        const ManifestReading reading = readAs("manifest.json", manifestJson);
        QCOMPARE(reading.artifact.format, std::string("uniapp-manifest"));
        QCOMPARE(reading.app.platform.value + reading.app.id + reading.app.name + reading.version, std::string("uni-app__UNI__0001麦田1.2.0"));
        QCOMPARE(reading.minimumPlatform, std::string("Android 21"));
        QCOMPARE(requestsOf(reading), QByteArray("android.permission.CAMERA@/app-plus/distribute/android/permissions/1:11 "
                                                 "NSCameraUsageDescription@/app-plus/distribute/ios/privacyDescription/NSCameraUsageDescription:16 "
                                                 "scope.userLocation@/mp-weixin/permission/scope.userLocation:22 getLocation@/mp-weixin/requiredPrivateInfos/0:23 "
                                                 "audio@/mp-weixin/requiredBackgroundModes/0:24 p@/mp-weixin/plugins/p:25"));
        QCOMPARE(othersOf(reading), QByteArray("feature module:OAuth@/app-plus/modules/OAuth\n"
                                               "feature module:Maps@/app-plus/modules/Maps\n"
                                               "sdk amap=maps@/app-plus/distribute/sdkConfigs/maps/amap\n"
                                               "feature android.hardware.camera@/app-plus/distribute/android/permissions/0\n"
                                               "feature minSdkVersion=21@/app-plus/distribute/android/minSdkVersion\n"
                                               "feature wechat-miniprogram appid=wx01@/mp-weixin/appid\n"
                                               "feature __usePrivacyCheck__=true@/mp-weixin/__usePrivacyCheck__\n"
                                               "feature urlCheck=false@/mp-weixin/setting/urlCheck\n"
                                               "feature alipay-miniprogram appid=2021000@/mp-alipay/appid"));
        QCOMPARE(warningsOf(reading), QByteArray("json_with_comments\nnot_xml line 13 column 11, /app-plus/distribute/android/permissions/3"));
    }

    void namesOfEveryTargetAreDeclarations()
    {
        const auto taxonomy = Taxonomy::load();
        QVERIFY(taxonomy.has_value());
        QByteArray out;
        for (const ManifestDeclaration &one : declarationsOf(readAs("manifest.json", manifestJson), **taxonomy))
            out += QByteArray::fromStdString(one.category.value + "<" + one.source + "> ");
        QCOMPARE(out, QByteArray("camera<android.permission.CAMERA> camera<NSCameraUsageDescription> precise_location<scope.userLocation> precise_location<getLocation> "));
    }
};

PROBITY_TEST(TestManifestUniapp)
#include "test_manifest_uniapp.moc"
