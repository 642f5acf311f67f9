#include <algorithm>

#include "manifest_contract.h"
#include "core/import/packed.h"
#include "support/android_builder.h"
#include "support/package_builder.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

std::string appJson(const std::string &more)
{
    return "{\"permission\":{\"scope.userLocation\":{\"desc\":\"shops nearby\"}},\"requiredPrivateInfos\":[\"getLocation\",\"chooseAddress\"],\"requiredBackgroundModes\":[\"audio\"]" + more + "}";
}

std::string brackets(int depth)
{
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
}

std::string manyPages()
{
    std::string pages = ",\"pages\":[\"p\"";
    for (int i = 0; i < 60000; ++i)
        pages += ",\n\"pages/index/number/" + std::to_string(i) + "\"";
    return pages + "]";
}

std::string androidXml(const std::string &more)
{
    return "<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" package=\"com.example\"><uses-permission android:name=\"a.A\"/><uses-permission android:name=\"a.B\" android:maxSdkVersion=\"28\"/>"
        + more + "</manifest>";
}

std::string repeated(const std::string &text, int times)
{
    std::string out;
    for (int i = 0; i < times; ++i)
        out += text;
    return out;
}

std::string nestedTags(const std::string &open, const std::string &close, int depth)
{
    return repeated(open, depth) + repeated(close, depth);
}

std::string axml(int permissions, int depth = 0)
{
    std::vector<AxmlElement> elements{{"manifest", {{0, "package", 3, "com.example", 0}}}};
    for (int i = 0; i < permissions; ++i) {
        elements.push_back({"uses-permission", {{nameAttribute, "name", 3, "a.A", 0}}});
        elements.push_back({"/", {}});
    }
    for (int i = 0; i < depth; ++i)
        elements.push_back({"x", {}});
    for (int i = 0; i <= depth; ++i)
        elements.push_back({"/", {}});
    return AxmlBuilder().build(elements);
}

std::string plist(const std::string &more)
{
    return "<plist version=\"1.0\"><dict><key>CFBundleIdentifier</key><string>com.example</string><key>NSCameraUsageDescription</key><string>a</string><key>NSContactsUsageDescription</key><string>b</string>" + more
        + "</dict></plist>";
}

std::string extensionJson(const std::string &more)
{
    return "{\"manifest_version\":3,\"name\":\"x\",\"version\":\"1\",\"permissions\":[\"tabs\",\"cookies\"]" + more + "}";
}

constexpr const char *wildNumbers = ",\"a\":1e999,\"b\":18446744073709551616,\"c\":-1e-999";

}  // namespace

class TestManifestContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "wechat-app-json"; }
    std::string sample() const override { return appJson(""); }
    std::string nested(int depth) const override { return appJson(",\"x\":" + brackets(depth)); }
    std::string hugeNumbers() const override { return appJson(wildNumbers); }
    std::string large() const override { return appJson(manyPages()); }
};

class TestWxapkgContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "wxapkg"; }
    std::string sample() const override { return wxapkg({{"/app-config.json", appJson("")}, {"/app-service.js", "wx.getLocation()"}}); }
    std::string nested(int depth) const override { return wxapkg({{"/app-config.json", appJson(",\"x\":" + brackets(depth))}}); }
    std::string hugeNumbers() const override { return wxapkg({{"/app-config.json", appJson(wildNumbers)}}); }
    std::string large() const override { return wxapkg({{"/app-config.json", appJson(manyPages())}}); }
};

class TestAndroidXmlContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "android-manifest-xml"; }
    std::string sample() const override { return androidXml(""); }
    std::string nested(int depth) const override { return androidXml(nestedTags("<x>", "</x>", depth)); }
    std::string hugeNumbers() const override { return androidXml("<uses-permission android:name=\"a.C\" android:maxSdkVersion=\"99999999999999999999\"/>"); }
    std::string large() const override { return androidXml(repeated("<uses-permission android:name=\"a.C\"/>\n", 60000)); }
};

class TestAndroidBinaryContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "android-manifest-binary"; }
    std::string sample() const override { return axml(2); }
    std::string nested(int depth) const override { return axml(2, std::min(depth, 20000)); }
    std::string hugeNumbers() const override { return axml(2); }
    std::string large() const override { return axml(20000); }
};

class TestApkContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "android-apk"; }
    std::string sample() const override { return zipped({{"AndroidManifest.xml", axml(2)}}); }
    std::string nested(int depth) const override { return zipped({{"AndroidManifest.xml", axml(2, std::min(depth, 20000))}}); }
    std::string hugeNumbers() const override { return sample(); }
    std::string large() const override { return zipped({{"AndroidManifest.xml", axml(20000)}}); }
};

class TestPlistContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "apple-info-plist"; }
    std::string sample() const override { return plist(""); }
    std::string nested(int depth) const override { return plist("<key>x</key>" + nestedTags("<array>", "</array>", depth)); }
    std::string hugeNumbers() const override { return plist("<key>x</key><integer>99999999999999999999999</integer><key>y</key><real>1e999</real>"); }
    std::string large() const override { return plist(repeated("<key>NSxUsageDescription</key><string>why</string>\n", 40000)); }
};

class TestExtensionContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "chrome-extension-manifest"; }
    std::string sample() const override { return extensionJson(""); }
    std::string nested(int depth) const override { return extensionJson(",\"x\":" + brackets(depth)); }
    std::string hugeNumbers() const override { return extensionJson(wildNumbers); }
    std::string large() const override { return extensionJson(",\"x\":[" + repeated("\"https://a.example/*\",\n", 60000) + "0]"); }
};

class TestPlayCsvContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "play-data-safety-csv"; }
    std::string sample() const override { return "Question,Response,Value,Needed,Label\nPSL_DATA_TYPES_PERSONAL,PSL_NAME,true,x,y\nPSL_DATA_TYPES_PERSONAL,PSL_EMAIL,true,x,\"y, z\"\n"; }
    std::string nested(int depth) const override { return sample() + std::string(static_cast<std::size_t>(depth), '"'); }
    std::string hugeNumbers() const override { return sample() + "1e999,18446744073709551616,true\n"; }
    std::string large() const override { return sample() + repeated("PSL_DATA_TYPES_PERSONAL,PSL_NAME,true,x,y\n", 60000); }
};

class TestTableContract : public ManifestContract {
    Q_OBJECT

protected:
    const char *format() const override { return "declaration-table"; }
    std::string sample() const override { return "data,purpose\nemail,login\nphone,\"login, again\"\n"; }
    std::string nested(int depth) const override { return sample() + std::string(static_cast<std::size_t>(depth), '"'); }
    std::string hugeNumbers() const override { return sample() + "1e999,18446744073709551616\n"; }
    std::string large() const override { return sample() + repeated("email,login\n", 200000); }
};

PROBITY_TEST(TestManifestContract)
PROBITY_TEST(TestWxapkgContract)
PROBITY_TEST(TestAndroidXmlContract)
PROBITY_TEST(TestAndroidBinaryContract)
PROBITY_TEST(TestApkContract)
PROBITY_TEST(TestPlistContract)
PROBITY_TEST(TestExtensionContract)
PROBITY_TEST(TestPlayCsvContract)
PROBITY_TEST(TestTableContract)
#include "test_manifest_contract.moc"
