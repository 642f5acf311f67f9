#include "core/capability/scan.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

using Kind = ManifestItem::Kind;

ManifestReading manifest(const std::string &path, const std::string &format, const std::vector<ManifestItem> &items)
{
    ManifestReading reading;
    reading.artifact.path = path;
    reading.artifact.format = format;
    reading.artifact.complete = true;
    reading.items = items;
    return reading;
}

ManifestItem item(Kind kind, const std::string &name, const std::string &purpose = {})
{
    return {kind, name, "/" + name, purpose, 1, true, {}};
}

/// "privacy_key:missing scope:declared" of the only capability.
std::string states(const CodeReading &code)
{
    std::string out;
    for (const CapabilityRequirement &one : code.capabilities.at(0).requirements)
        out += std::string(out.empty() ? "" : " ") + name(one.kind) + ":" + name(one.state);
    return out;
}

const std::string asks = "wx.getLocation()";

}  // namespace

class TestRequirements : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withoutAManifestNobodyCanSay() { QCOMPARE(states(scanned("a.js", asks)), std::string("privacy_key:not_visible private_info:not_visible scope:not_visible")); }

    void anInterfaceIsHeldAgainstEveryManifest()
    {
        const ManifestReading app = manifest("app.json", "wechat-app-json", {item(Kind::Permission, "scope.userLocation", "shops nearby"), item(Kind::PrivateInfo, "getLocation")});
        QCOMPARE(states(scanned("a.js", asks, {app})), std::string("privacy_key:not_visible private_info:declared scope:declared"));
        const ManifestReading guideline = manifest("guideline.json", "wechat-privacy-guideline", {item(Kind::PrivacyKey, "Album", "x")});
        QCOMPARE(states(scanned("a.js", asks, {app, guideline})), std::string("privacy_key:missing private_info:declared scope:declared"));
    }

    void aScopeWithoutItsPurposeIsSaid()
    {
        const ManifestReading app = manifest("app.json", "wechat-app-json", {item(Kind::Permission, "scope.userLocation")});
        QCOMPARE(states(scanned("a.js", asks, {app})), std::string("privacy_key:not_visible private_info:missing scope:without_purpose"));
    }

    void aManifestThatCouldNotBeReadWhollyLacksNothing()
    {
        ManifestReading app = manifest("app.json", "wechat-app-json", {});
        app.artifact.complete = false;
        QCOMPARE(states(scanned("a.js", asks, {app})), std::string("privacy_key:not_visible private_info:not_visible scope:not_visible"));
    }

    void oneOfSeveralNamesIsEnough()
    {
        const ManifestReading plist = manifest("Info.plist", "apple-info-plist", {item(Kind::Permission, "NSLocationAlwaysUsageDescription", "always")});
        QCOMPARE(states(scanned("A.swift", "CLLocationManager()", {plist})), std::string("usage_key:declared"));
        const ManifestReading android = manifest("AndroidManifest.xml", "android-manifest-xml", {item(Kind::Permission, "android.permission.INTERNET")});
        QCOMPARE(states(scanned("A.kt", "ask(Manifest.permission.CAMERA)", {android})), std::string("permission:missing"));
    }

    void permissionsOfExtensionsAndOfAndroidAreNotTheSame()
    {
        const ManifestReading extension = manifest("manifest.json", "chrome-extension-manifest", {item(Kind::Permission, "cookies")});
        QCOMPARE(states(scanned("a.js", "chrome.cookies.getAll({}, f)", {extension})), std::string("permission:declared"));
        QCOMPARE(states(scanned("A.kt", "ask(Manifest.permission.CAMERA)", {extension})), std::string("permission:not_visible"));
    }

    void aKeyThatNoCodeUsesIsSaid()
    {
        const ManifestReading app = manifest("app.json", "wechat-app-json", {item(Kind::PrivateInfo, "getLocation"), item(Kind::PrivateInfo, "chooseAddress")});
        const CodeReading code = scanned("a.js", asks, {app});
        QCOMPARE(code.unused.size(), std::size_t{1});
        QCOMPARE(code.unused[0].name, std::string("chooseAddress"));
        QCOMPARE(code.unused[0].artifact, std::string("app.json"));
    }

    void aKeyWithoutAnyInterfaceIsNeverUnused()
    {
        const ManifestReading guideline = manifest("g.json", "wechat-guideline", {item(Kind::PrivacyKey, "EXOrderInfo", "x")});
        QVERIFY(scanned("a.js", asks, {guideline}).unused.empty());
    }

    void nothingIsUnusedWhereNotAllCouldBeTold()
    {
        const ManifestReading app = manifest("app.json", "wechat-app-json", {item(Kind::PrivateInfo, "chooseAddress")});
        QVERIFY(scanned("a.js", "wx[name]()", {app}).unused.empty());
        QVERIFY(scanned("a.css", "", {app}).unused.empty());
        CodeScan scan(tables());
        scan.add("a.js", "", asks);
        scan.addUnread();
        QVERIFY(scan.finish({app}).unused.empty());
    }

    void everyPrivacyKeyAndRowOfTheOfficialMapIsKnown()
    {
        // The keys of the interface map of user-privacy/miniprogram-intro; keys that it links to no interface stand aside.
        for (const char *key : {"UserInfo", "Location", "ChooseLocation", "Address", "Invoice", "RunData", "PhoneNumber", "LicensePlate", "Album", "MessageFile", "Record",
                                "Camera", "BlueTooth", "AlbumWriteOnly", "Contact", "CalendarWriteOnly", "Accelerometer", "Compass", "DeviceMotion", "Gyroscope", "Clipboard"}) {
            const ManifestReading guideline = manifest("g.json", "wechat-guideline", {item(Kind::PrivacyKey, key, "x")});
            QVERIFY2(scanned("a.js", "wx.showToast()", {guideline}).unused.size() == 1, key);
        }
    }
};

PROBITY_TEST(TestRequirements)
#include "test_requirements.moc"
