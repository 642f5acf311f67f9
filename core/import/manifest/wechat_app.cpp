// WeChat mini-programs and mini-games: app.json, game.json, page JSON, ext.json and the compiled app-config.json
// (developers.weixin.qq.com, "Mini Program configuration").
#include "import/manifest/readers.h"

#include <array>

#include "base/text.h"

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

/// The platform refuses longer purposes (error 80058).
constexpr std::size_t longestPurpose = 30;

void addPermissions(const JsonValue &root, ManifestReading &reading)
{
    const JsonValue *permission = root.find("permission");
    if (permission == nullptr || permission->kind == JsonValue::Kind::Null)
        return;
    if (!permission->isObject()) {
        warn(reading, "unexpected_type", "\"permission\" holds no object; it was not read.", placeOf(permission, "/permission"), Loss::Some);
        return;
    }
    for (const auto &[scope, value] : permission->members) {
        const std::string pointer = jsonPointer("/permission", scope);
        const std::string &purpose = value.string("desc");
        add(reading, Kind::Permission, scope, pointer, value.line, true, purpose);
        if (toUtf32(purpose).size() > longestPurpose)
            warn(reading, "purpose_too_long", "The purpose has more than 30 characters, which the platform refuses.", placeOf(&value, pointer));
    }
}

void addPlugins(const JsonValue &object, const std::string &parent, bool isRequest, ManifestReading &reading)
{
    const JsonValue *plugins = object.find("plugins");
    if (plugins == nullptr || plugins->kind == JsonValue::Kind::Null)
        return;
    if (!plugins->isObject()) {
        warn(reading, "unexpected_type", "\"plugins\" holds no object; it was not read.", placeOf(plugins, parent + "/plugins"), Loss::Some);
        return;
    }
    for (const auto &[name, value] : plugins->members) {
        ManifestItem item;
        item.kind = Kind::Plugin;
        item.name = name;
        item.pointer = jsonPointer(parent + "/plugins", name);
        item.line = value.line;
        item.isRequest = isRequest;
        item.detail = value.string("provider");
        if (!value.string("version").empty())
            item.detail += (item.detail.empty() ? "" : " ") + value.string("version");
        add(reading, std::move(item));
    }
}

/// Components: of a plug-in ("plugin://name/part"), of a package that npm brought, or the developer's own, which say nothing.
void addComponents(const JsonValue &object, const std::string &parent, ManifestReading &reading)
{
    const JsonValue *components = object.find("usingComponents");
    if (components == nullptr || !components->isObject())
        return;
    for (const auto &[tag, value] : components->members) {
        const std::string &path = value.text;
        const std::string pointer = jsonPointer(parent + "/usingComponents", tag);
        constexpr std::string_view plugin = "plugin://";
        constexpr std::string_view npm = "miniprogram_npm/";
        if (path.rfind(plugin, 0) == 0)
            add(reading, Kind::Plugin, path.substr(plugin.size(), path.find('/', plugin.size()) - plugin.size()), pointer, value.line);
        else if (const std::size_t at = path.find(npm); at != std::string::npos)
            add(reading, Kind::Sdk, packageOf(path.substr(at + npm.size())), pointer, value.line);
        else if (!path.empty() && path.front() != '/' && path.front() != '.' && path.front() == '@')
            add(reading, Kind::Sdk, packageOf(path), pointer, value.line);
    }
}

/// Sub-packages, in both spellings; a plug-in used in one alone stands there.
void addSubpackages(const JsonValue &root, ManifestReading &reading)
{
    for (const char *key : {"subpackages", "subPackages"}) {
        const JsonValue *list = root.find(key);
        if (list == nullptr || !list->isArray())
            continue;
        for (std::size_t i = 0; i < list->members.size(); ++i) {
            const JsonValue &part = list->members[i].second;
            const std::string pointer = jsonPointer(jsonPointer("", key), std::to_string(i));
            const JsonValue *independent = part.find("independent");
            addSetting(reading, "subpackage", pointer, part.line, part.string("root") + (independent != nullptr && independent->text == "true" ? " independent" : ""));
            addPlugins(part, pointer, false, reading);
        }
    }
}

/// The JSON of every page, which the compiler gathers in app-config.json.
void addCompiledPages(const JsonValue &root, ManifestReading &reading)
{
    const JsonValue *pages = root.find("page");
    if (pages == nullptr || !pages->isObject())
        return;
    for (const auto &[page, value] : pages->members) {
        const std::string pointer = jsonPointer("/page", page);
        addComponents(value, pointer, reading);
        if (const JsonValue *window = value.find("window"); window != nullptr)
            addComponents(*window, pointer + "/window", reading);
    }
}

void addLibraries(const JsonValue &root, ManifestReading &reading)
{
    const JsonValue *libraries = root.find("useExtendedLib");
    if (libraries == nullptr || !libraries->isObject())
        return;
    for (const auto &[name, value] : libraries->members)
        if (value.text == "true")
            add(reading, Kind::Sdk, name, jsonPointer("/useExtendedLib", name), value.line);
}

/// Pages that other apps may open directly: "entranceDeclare": {"locationMessage": {"path": …}}.
void addEntrances(const JsonValue &root, ManifestReading &reading)
{
    const JsonValue *entrances = root.find("entranceDeclare");
    if (entrances == nullptr || !entrances->isObject())
        return;
    for (const auto &[name, value] : entrances->members) {
        ManifestItem item;
        item.kind = Kind::Component;
        item.name = name;
        item.pointer = jsonPointer("/entranceDeclare", name);
        item.line = value.line;
        item.detail = value.string("path");
        add(reading, std::move(item));
    }
}

}  // namespace

/// "@vant/weapp/button/index" → "@vant/weapp".
std::string packageOf(std::string_view path)
{
    std::size_t end = path.find('/');
    if (!path.empty() && path.front() == '@' && end != std::string_view::npos)
        end = path.find('/', end + 1);
    return std::string(path.substr(0, end));
}

void addScalars(ManifestReading &reading, const JsonValue &object, const std::string &parent, std::initializer_list<const char *> keys)
{
    for (const char *key : keys) {
        const JsonValue *value = object.find(key);
        if (value != nullptr && !value->isObject() && !value->isArray() && value->kind != JsonValue::Kind::Null)
            addSetting(reading, key, jsonPointer(parent, key), value->line, value->text);
    }
}

void readWechatApp(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId(miniProgramPlatform(reading.artifact.format));
    reading.appType = root.find("subContext") != nullptr || root.find("openDataContext") != nullptr || root.find("deviceOrientation") != nullptr ? "game" : "miniprogram";
    addPermissions(root, reading);
    addStrings(reading, root, "requiredPrivateInfos", Kind::PrivateInfo, true);
    addStrings(reading, root, "requiredBackgroundModes", Kind::BackgroundMode, true);
    addPlugins(root, "", true, reading);
    addSubpackages(root, reading);
    addComponents(root, "", reading);
    addCompiledPages(root, reading);
    addLibraries(root, reading);
    addStrings(reading, root, "navigateToMiniProgramAppIdList", Kind::Link, false);
    addStrings(reading, root, "embeddedAppIdList", Kind::Link, false);
    addEntrances(root, reading);
    addScalars(reading, root, "", {"__usePrivacyCheck__", "functionalPages", "debug", "openLocationPagePath", "workers", "cloud", "sitemapLocation", "entryPagePath"});
}

void readWechatExt(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    reading.app.id = root.string("extAppid");
    addPermissions(root, reading);
    addStrings(reading, root, "requiredPrivateInfos", Kind::PrivateInfo, true);
    addStrings(reading, root, "requiredBackgroundModes", Kind::BackgroundMode, true);
    addPlugins(root, "", true, reading);
    addStrings(reading, root, "navigateToMiniProgramAppIdList", Kind::Link, false);
    addScalars(reading, root, "", {"extEnable", "directCommit"});
}

}  // namespace probity::manifest
