// WeChat mini-programs: app.json and its compiled form, project configuration, ext.json, sitemap.json and page JSON
// (developers.weixin.qq.com, "Mini Program configuration").
#include "import/manifest/readers.h"

#include "base/text.h"

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

void addPermissions(const JsonValue &root, ManifestReading &reading)
{
    const JsonValue *permission = root.find("permission");
    if (permission == nullptr || permission->kind == JsonValue::Kind::Null)
        return;
    if (!permission->isObject()) {
        warn(reading, "unexpected_type", "\"permission\" holds no object; it was not read.", "/permission", Loss::Some);
        return;
    }
    for (const auto &[scope, value] : permission->members)
        add(reading, Kind::Permission, scope, jsonPointer("/permission", scope), value.line, true, value.string("desc"));
}

void addPlugins(const JsonValue &object, const std::string &parent, bool isRequest, ManifestReading &reading)
{
    const JsonValue *plugins = object.find("plugins");
    if (plugins == nullptr || !plugins->isObject())
        return;
    for (const auto &[name, value] : plugins->members)
        add(reading, Kind::Plugin, name, jsonPointer(parent + "/plugins", name), value.line, isRequest, value.string("provider"));
}

/// Sub-packages, in both spellings; a plug-in used in one alone stands there.
void addSubpackages(const JsonValue &root, ManifestReading &reading)
{
    for (const char *key : {"subpackages", "subPackages"}) {
        const JsonValue *list = root.find(key);
        if (list == nullptr || !list->isArray())
            continue;
        for (std::size_t i = 0; i < list->members.size(); ++i)
            addPlugins(list->members[i].second, jsonPointer(jsonPointer("", key), std::to_string(i)), false, reading);
    }
}

void addScalars(const JsonValue &root, ManifestReading &reading, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        const JsonValue *value = root.find(key);
        if (value != nullptr && !value->isObject() && !value->isArray() && value->kind != JsonValue::Kind::Null)
            add(reading, Kind::Feature, key, jsonPointer("", key), value->line, false, value->text);
    }
}

/// Names with other than ASCII letters are written percent-encoded by the developer tools.
std::string percentDecoded(const std::string &text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isCode = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
        out += isCode ? static_cast<char>(digit(text[i + 1]) << 4 | digit(text[i + 2])) : text[i];
        i += isCode ? 2 : 0;
    }
    return isValidUtf8(out) ? out : text;
}

bool isPlaceholderId(const std::string &id) noexcept
{
    return id.empty() || id == "touristappid" || id.find("{{") != std::string::npos;
}

}  // namespace

void readWechatApp(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    reading.appType = root.find("subContext") != nullptr || root.find("deviceOrientation") != nullptr ? "game" : "miniprogram";
    addPermissions(root, reading);
    addStrings(reading, root, "requiredPrivateInfos", Kind::PrivateInfo, true);
    addStrings(reading, root, "requiredBackgroundModes", Kind::BackgroundMode, true);
    addPlugins(root, "", true, reading);
    addSubpackages(root, reading);
    addStrings(reading, root, "navigateToMiniProgramAppIdList", Kind::Link, false);
    addStrings(reading, root, "embeddedAppIdList", Kind::Link, false);
    addScalars(root, reading, {"__usePrivacyCheck__", "functionalPages", "debug", "openLocationPagePath", "workers"});
}

void readWechatProject(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    reading.app.name = percentDecoded(root.string("projectname"));
    const std::string &id = root.string("appid");
    if (!isPlaceholderId(id))
        reading.app.id = id;
    else if (!id.empty())
        warn(reading, "placeholder_app_id", "The app id \"" + id + "\" is a placeholder of the developer tools.", "/appid");
    reading.appType = root.string("compileType");
    addScalars(root, reading, {"libVersion", "compileType", "miniprogramRoot", "cloudfunctionRoot", "pluginRoot"});
    const JsonValue *setting = root.find("setting");
    const JsonValue *check = setting == nullptr ? nullptr : setting->find("urlCheck");
    if (check != nullptr && check->kind == JsonValue::Kind::Boolean)
        add(reading, Kind::Feature, "urlCheck", "/setting/urlCheck", check->line, false, check->text);
}

void readWechatExt(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    reading.app.id = root.string("extAppid");
    addPermissions(root, reading);
    addStrings(reading, root, "requiredPrivateInfos", Kind::PrivateInfo, true);
    addScalars(root, reading, {"extEnable", "directCommit"});
}

void readWechatSitemap(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    const JsonValue *rules = root.find("rules");
    if (rules == nullptr || !rules->isArray()) {
        warn(reading, "unexpected_type", "\"rules\" is missing or no list.", "/rules", Loss::Some);
        return;
    }
    for (std::size_t i = 0; i < rules->members.size(); ++i) {
        const JsonValue &rule = rules->members[i].second;
        add(reading, Kind::Feature, "sitemap:" + rule.string("action"), jsonPointer("/rules", std::to_string(i)), rule.line, false, rule.string("page"));
    }
}

namespace {

/// "setting_list": what the developer ticked, with the purpose shown after the words "in order to".
void addPrivacyKeys(const JsonValue &list, const std::string &parent, ManifestReading &reading)
{
    for (std::size_t i = 0; i < list.members.size(); ++i) {
        const JsonValue &entry = list.members[i].second;
        const std::string pointer = jsonPointer(parent, std::to_string(i));
        if (entry.string("privacy_key").empty())
            warn(reading, "unexpected_type", "An entry without \"privacy_key\"; it was not read.", pointer, Loss::Some);
        else
            add(reading, Kind::PrivacyKey, entry.string("privacy_key"), pointer, entry.line, false, entry.string("privacy_text"));
    }
}

void addSdks(const JsonValue &list, ManifestReading &reading)
{
    for (std::size_t i = 0; i < list.members.size(); ++i) {
        const JsonValue &sdk = list.members[i].second;
        const std::string pointer = jsonPointer("/sdk_privacy_info_list", std::to_string(i));
        const std::string &name = sdk.string("sdk_name");
        add(reading, Kind::Sdk, name.empty() ? sdk.string("name") : name, pointer, sdk.line, false, sdk.string("sdk_biz_name"));
        for (const char *key : {"sdk_list", "setting_list", "privacy_list"})
            if (const JsonValue *inner = sdk.find(key); inner != nullptr && inner->isArray())
                addPrivacyKeys(*inner, jsonPointer(pointer, key), reading);
    }
}

}  // namespace

void readWechatGuideline(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    if (const JsonValue *list = root.find("setting_list"); list != nullptr && list->isArray())
        addPrivacyKeys(*list, "/setting_list", reading);
    if (const JsonValue *list = root.find("sdk_privacy_info_list"); list != nullptr && list->isArray())
        addSdks(*list, reading);
    if (const JsonValue *owner = root.find("owner_setting"); owner != nullptr && owner->isObject())
        for (const auto &[key, value] : owner->members)
            if (value.isString() && !value.text.empty())
                add(reading, Kind::Feature, key, jsonPointer("/owner_setting", key), value.line, false, value.text);
    // What the platform itself found in the uploaded code: not a word of the developer's, so no declaration.
    if (const JsonValue *list = root.find("privacy_list"); list != nullptr) {
        const JsonValue *keys = list->isObject() ? list->find("privacy_list") : list;
        if (keys != nullptr && keys->isArray())
            for (std::size_t i = 0; i < keys->members.size(); ++i)
                add(reading, Kind::Feature, "detected:" + keys->members[i].second.text, jsonPointer("/privacy_list", std::to_string(i)), keys->members[i].second.line);
    }
}

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
    const JsonValue *mini = root.find("mp-weixin");
    if (mini == nullptr || !mini->isObject())
        return;
    if (const JsonValue *permission = mini->find("permission"); permission != nullptr && permission->isObject())
        for (const auto &[scope, value] : permission->members)
            add(reading, Kind::Permission, scope, jsonPointer("/mp-weixin/permission", scope), value.line, true, value.string("desc"));
    if (const JsonValue *list = mini->find("requiredPrivateInfos"); list != nullptr && list->isArray())
        for (std::size_t i = 0; i < list->members.size(); ++i)
            add(reading, Kind::PrivateInfo, list->members[i].second.text, jsonPointer("/mp-weixin/requiredPrivateInfos", std::to_string(i)), list->members[i].second.line, true);
}

}  // namespace probity::manifest
