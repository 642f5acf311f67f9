// Mini-programs of other platforms, whose app.json resembles WeChat's: Alipay (opendocs.alipay.com, "app.json"), Douyin
// (developer.open-douyin.com, "app.json"), Baidu, Kuaishou; and Taro, whose configuration is a program.
#include "import/manifest/readers.h"

#include <array>

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

struct Family {
    const char *format;     ///< how the format begins
    const char *platform;
};
constexpr std::array<Family, 4> families{{{"alipay-", "alipay-miniprogram"}, {"douyin-", "douyin-miniprogram"}, {"baidu-", "baidu-miniprogram"}, {"kuaishou-", "kuaishou-miniprogram"}}};

}  // namespace

const char *miniProgramPlatform(const std::string &format) noexcept
{
    for (const Family &family : families)
        if (format.rfind(family.format, 0) == 0)
            return family.platform;
    return "wechat-miniprogram";
}

void readOtherMiniProgram(const JsonValue &root, ManifestReading &reading)
{
    readWechatApp(root, reading);
    addScalars(reading, root, "", {"useDynamicPlugins"});
    addStrings(reading, root, "ttNavigateToMiniAppAppIdList", Kind::Link, false);
    if (const JsonValue *plugins = root.find("ttPlugins"); plugins != nullptr)
        if (const JsonValue *list = plugins->find("dependencies"); list != nullptr && list->isObject())
            for (const auto &[id, value] : list->members)
                add(reading, Kind::Plugin, id, jsonPointer("/ttPlugins/dependencies", id), value.line, true);
}

void readOtherProject(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId(miniProgramPlatform(reading.artifact.format));
    for (const char *key : {"appid", "appId"})
        if (reading.app.id.empty())
            reading.app.id = root.string(key);
    reading.app.name = root.string("projectname");
    reading.appType = root.string("compileType");
    addScalars(reading, root, "", {"compileType", "miniprogramRoot", "component2", "libVersion"});
}

void readTaroConfig(std::string_view, ManifestReading &reading)
{
    reading.app.platform = PlatformId("taro");
    warn(reading, "manifest_is_code", "The manifest is a program (Taro): what it asks for is only known once it is built. Ask for the app.json that the build makes.", {}, Loss::Some);
}

}  // namespace probity::manifest
