// What stands beside app.json: project configuration, sitemap.json, the files of multi-end apps.
#include "import/manifest/readers.h"

#include "base/text.h"

namespace probity::manifest {

namespace {

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

void readWechatProject(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    const std::string name = percentDecoded(root.string("projectname"));
    if (name.find("{{") == std::string::npos)
        reading.app.name = name;
    const std::string &id = root.string("appid");
    if (!isPlaceholderId(id))
        reading.app.id = id;
    else if (!id.empty())
        warn(reading, "placeholder_app_id", "The app id \"" + id + "\" is a placeholder of the developer tools.", placeOf(root.find("appid"), "/appid"));
    reading.appType = root.string("compileType");
    reading.minimumPlatform = root.string("libVersion");
    addScalars(reading, root, "", {"libVersion", "compileType", "miniprogramRoot", "cloudfunctionRoot", "pluginRoot", "srcMiniprogramRoot"});
    if (const JsonValue *setting = root.find("setting"); setting != nullptr)
        addScalars(reading, *setting, "/setting", {"urlCheck", "uploadWithSourceMap", "minified"});
}

void readWechatSitemap(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    const JsonValue *rules = root.find("rules");
    if (rules == nullptr || !rules->isArray()) {
        warn(reading, "unexpected_type", "\"rules\" is missing or no list.", placeOf(rules, "/rules"), Loss::Some);
        return;
    }
    for (std::size_t i = 0; i < rules->members.size(); ++i) {
        const JsonValue &rule = rules->members[i].second;
        addSetting(reading, "sitemap:" + rule.string("action"), jsonPointer("/rules", std::to_string(i)), rule.line, rule.string("page"));
    }
}

void readWechatMiniapp(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("wechat-miniprogram");
    reading.app.name = root.string("name");
    reading.version = root.string("version");
    for (const char *end : {"mini-android", "mini-ios", "mini-ohos"}) {
        const JsonValue *part = root.find(end);
        if (part == nullptr || !part->isObject())
            continue;
        const std::string pointer = jsonPointer("", end);
        addScalars(reading, *part, pointer, {"sdkVersion", "enableVConsole"});
        if (const JsonValue *privacy = part->find("privacy"); privacy != nullptr)
            addScalars(reading, *privacy, pointer + "/privacy", {"enable"});
        if (const JsonValue *parts = part->find("useExtendedSdk"); parts != nullptr && parts->isObject())
            for (const auto &[name, value] : parts->members)
                if (value.text == "true")
                    add(reading, ManifestItem::Kind::Sdk, name, jsonPointer(pointer + "/useExtendedSdk", name), value.line);
    }
    if (const JsonValue *other = root.find("adapteByMiniprogram"); other != nullptr && !other->string("userName").empty())
        add(reading, ManifestItem::Kind::Link, other->string("userName"), "/adapteByMiniprogram/userName", other->line);
}

}  // namespace probity::manifest
