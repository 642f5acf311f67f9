// uni-app: manifest.json, from which apps for several platforms are built (uniapp.dcloud.net.cn, "manifest.json").
#include "import/manifest/readers.h"

#include <array>

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

struct Target {
    const char *key;
    const char *platform;
};
/// The mini-programs that can be built from it; each has a part of its own.
constexpr std::array<Target, 8> targets{{{"mp-weixin", "wechat-miniprogram"},
                                         {"mp-alipay", "alipay-miniprogram"},
                                         {"mp-toutiao", "douyin-miniprogram"},
                                         {"mp-baidu", "baidu-miniprogram"},
                                         {"mp-qq", "qq-miniprogram"},
                                         {"mp-kuaishou", "kuaishou-miniprogram"},
                                         {"mp-jd", "jd-miniprogram"},
                                         {"mp-xhs", "xiaohongshu-miniprogram"}}};

void addMiniProgram(const JsonValue &part, const std::string &parent, const char *platform, ManifestReading &reading)
{
    if (const JsonValue *id = part.find("appid"); id != nullptr && id->isString() && !id->text.empty())
        addSetting(reading, std::string(platform) + " appid", parent + "/appid", id->line, id->text);
    if (const JsonValue *permission = part.find("permission"); permission != nullptr && permission->isObject())
        for (const auto &[scope, value] : permission->members)
            add(reading, Kind::Permission, scope, jsonPointer(parent + "/permission", scope), value.line, true, value.string("desc"));
    for (const char *key : {"requiredPrivateInfos", "requiredBackgroundModes"}) {
        const JsonValue *list = part.find(key);
        if (list == nullptr || !list->isArray())
            continue;
        for (std::size_t i = 0; i < list->members.size(); ++i)
            add(reading, key[8] == 'P' ? Kind::PrivateInfo : Kind::BackgroundMode, list->members[i].second.text, jsonPointer(jsonPointer(parent, key), std::to_string(i)),
                list->members[i].second.line, true);
    }
    if (const JsonValue *plugins = part.find("plugins"); plugins != nullptr && plugins->isObject())
        for (const auto &[name, value] : plugins->members)
            add(reading, Kind::Plugin, name, jsonPointer(parent + "/plugins", name), value.line, true);
    addScalars(reading, part, parent, {"__usePrivacyCheck__", "usePrivacyCheck"});
    if (const JsonValue *setting = part.find("setting"); setting != nullptr)
        addScalars(reading, *setting, parent + "/setting", {"urlCheck"});
}

/// Elements of an AndroidManifest.xml as strings: "<uses-permission android:name=\"…\"/>". Each is read by the reader of such files.
void addAndroidFragments(const JsonValue &android, const std::string &parent, ManifestReading &reading)
{
    const JsonValue *list = android.find("permissions");
    if (list == nullptr || !list->isArray())
        return;
    for (std::size_t i = 0; i < list->members.size(); ++i) {
        const JsonValue &value = list->members[i].second;
        const std::string pointer = jsonPointer(parent + "/permissions", std::to_string(i));
        ManifestReading inner;
        readAndroidXml("<manifest xmlns:android=\"http://schemas.android.com/apk/res/android\" xmlns:tools=\"http://schemas.android.com/tools\">" + value.text + "</manifest>", inner);
        if (!inner.artifact.complete || !value.isString())
            warn(reading, "not_xml", "An element of an Android manifest belongs here; what could be read of it was read.", placeOf(&value, pointer), Loss::Some);
        for (ManifestItem &item : inner.items) {
            item.pointer = pointer;
            item.line = value.line;
            add(reading, std::move(item));
        }
    }
}

void addIosPurposes(const JsonValue &ios, const std::string &parent, ManifestReading &reading)
{
    for (const char *key : {"privacyDescription", "privacyDescriptions"}) {
        const JsonValue *purposes = ios.find(key);
        if (purposes == nullptr || !purposes->isObject())
            continue;
        for (const auto &[name, value] : purposes->members)
            add(reading, Kind::Permission, name, jsonPointer(jsonPointer(parent, key), name), value.line, true, value.text);
    }
}

/// Modules of the runtime and the SDKs that they bring: names of vendors are keys two levels below.
void addModules(const JsonValue &app, const std::string &parent, ManifestReading &reading)
{
    if (const JsonValue *modules = app.find("modules"); modules != nullptr && modules->isObject())
        for (const auto &[name, value] : modules->members)
            addSetting(reading, "module:" + name, jsonPointer(parent + "/modules", name), value.line, {});
    const JsonValue *distribute = app.find("distribute");
    const JsonValue *sdks = distribute == nullptr ? nullptr : distribute->find("sdkConfigs");
    if (sdks == nullptr || !sdks->isObject())
        return;
    const std::string pointer = parent + "/distribute/sdkConfigs";
    for (const auto &[use, vendors] : sdks->members)
        for (const auto &[vendor, value] : vendors.members)
            if (!vendor.empty()) {
                ManifestItem item;
                item.kind = Kind::Sdk;
                item.name = vendor;
                item.pointer = jsonPointer(jsonPointer(pointer, use), vendor);
                item.line = value.line;
                item.detail = use;
                add(reading, std::move(item));
            }
}

void addApp(const JsonValue &app, const std::string &parent, ManifestReading &reading)
{
    addModules(app, parent, reading);
    const JsonValue *distribute = app.find("distribute");
    if (distribute == nullptr)
        return;
    if (const JsonValue *android = distribute->find("android"); android != nullptr) {
        addAndroidFragments(*android, parent + "/distribute/android", reading);
        addScalars(reading, *android, parent + "/distribute/android", {"minSdkVersion", "targetSdkVersion"});
        if (const JsonValue *minimum = android->find("minSdkVersion"); minimum != nullptr)
            reading.minimumPlatform = "Android " + minimum->text;
    }
    if (const JsonValue *ios = distribute->find("ios"); ios != nullptr)
        addIosPurposes(*ios, parent + "/distribute/ios", reading);
}

}  // namespace

void readNothingMore(const JsonValue &, ManifestReading &reading)
{
    reading.app.platform = PlatformId(reading.artifact.format.rfind("uniapp", 0) == 0 ? "uni-app" : "wechat-miniprogram");
}

void readUniapp(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("uni-app");
    reading.app.id = root.string("appid");
    reading.app.name = root.string("name");
    reading.version = root.string("versionName");
    if (const JsonValue *app = root.find("app-plus"); app != nullptr && app->isObject())
        addApp(*app, "/app-plus", reading);
    if (const JsonValue *app = root.find("app"); app != nullptr && app->isObject())
        addApp(*app, "/app", reading);
    for (const Target &target : targets)
        if (const JsonValue *part = root.find(target.key); part != nullptr && part->isObject())
            addMiniProgram(*part, jsonPointer("", target.key), target.platform, reading);
}

}  // namespace probity::manifest
