#include "manifest_contract.h"
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

PROBITY_TEST(TestManifestContract)
PROBITY_TEST(TestWxapkgContract)
#include "test_manifest_contract.moc"
