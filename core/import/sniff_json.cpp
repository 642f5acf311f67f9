#include "import/sniff.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "import/manifest/json_text.h"

namespace probity::sniffing {

namespace {

bool hasAny(const JsonValue &object, std::initializer_list<const char *> keys)
{
    return std::any_of(keys.begin(), keys.end(), [&](const char *key) { return object.find(key) != nullptr; });
}

std::size_t countOf(const JsonValue &object, std::initializer_list<const char *> keys)
{
    return static_cast<std::size_t>(std::count_if(keys.begin(), keys.end(), [&](const char *key) { return object.find(key) != nullptr; }));
}

/// One request with its answer, as HAR has them.
bool isHarEntry(const JsonValue &value)
{
    const JsonValue *request = value.find("request");
    return request != nullptr && request->isObject() && hasAny(*request, {"url", "method"});
}

bool isCharlesEntry(const JsonValue &value)
{
    return countOf(value, {"method", "scheme", "host", "protocolVersion", "status", "request"}) >= 5;
}

/// contract.md, persona file.
bool isPersona(const Head &head, const JsonValue &root)
{
    const std::size_t known = countOf(root, {"name", "nickname", "phone_number", "email", "national_id", "postal_address", "lat", "lng", "imei", "imsi", "iccid", "android_id", "oaid",
                                             "gaid", "idfa", "mac", "ip", "ssid", "bssid", "openid", "unionid", "bank_card", "plate", "birthday", "passport", "app_id"});
    return head.name.find("persona") != std::string::npos ? known >= 1 || root.find("other") != nullptr : known >= 3 && known * 2 >= root.members.size();
}

Sniffed sniffArray(const JsonValue &root)
{
    const auto first = std::find_if(root.members.begin(), root.members.end(), [](const auto &member) { return member.second.isObject(); });
    if (first == root.members.end())
        return {};
    if (isHarEntry(first->second))
        return {Role::Traffic, "har"};
    if (hasAny(first->second, {"punish_id", "wxa_punish_event"}))
        return {Role::Manifest, "wechat-penalty-record"};
    if (isCharlesEntry(first->second))
        return {Role::Traffic, "charles-json"};
    return {};
}

Sniffed sniffMiniProgram(const Head &head, const JsonValue &root)
{
    if (hasAny(root, {"extAppid", "extEnable"}))
        return {Role::Manifest, "wechat-ext-json"};
    const JsonValue *pages = root.find("pages");
    const bool isList = pages != nullptr && pages->isArray();
    const JsonValue *window = root.find("window");
    // Settings that only this platform has tell whose mini-program it is; where there are none, its templates do (refineRoles).
    if (hasAny(root, {"ttPlugins", "ttLaunchApp", "ttNavigateToMiniAppAppIdList", "ttSpecificConfig", "industrySDK"}))
        return {Role::Manifest, "douyin-app-json"};
    if (head.name.find("project") != std::string::npos && root.string("appid").rfind("tt", 0) == 0)
        return {Role::Manifest, "douyin-project"};
    if (head.name.find("mini.project.json") != std::string::npos || (window != nullptr && hasAny(*window, {"defaultTitle", "titleBarColor"})))
        return {Role::Manifest, head.name.find("mini.project.json") != std::string::npos ? "alipay-project" : "alipay-app-json"};
    if (isList && !pages->members.empty() && pages->members.front().second.find("path") != nullptr)
        return {Role::Manifest, "uniapp-pages"};
    if (root.find("page") != nullptr && (isList || hasAny(root, {"global", "entryPagePath", "appLaunchInfo"}) || head.name == "app-config.json"))
        return {Role::Manifest, "wechat-app-config"};
    if (isList || hasAny(root, {"requiredPrivateInfos", "subpackages", "subPackages", "tabBar", "lazyCodeLoading", "sitemapLocation", "subContext"}))
        return {Role::Manifest, "wechat-app-json"};
    if (head.name.find("project.private.config.json") != std::string::npos)
        return {Role::Manifest, "wechat-project-private-config"};
    if (countOf(root, {"appid", "compileType", "miniprogramRoot", "projectname", "libVersion", "packOptions", "condition"}) >= 2 || head.name.find("project.config.json") != std::string::npos)
        return {Role::Manifest, "wechat-project-config"};
    if (head.name.find(".miniapp.json") != std::string::npos)
        return {Role::Manifest, "wechat-miniapp-json"};
    if (head.name == "app.json" || head.name == "game.json")
        return {Role::Manifest, "wechat-app-json"};
    return {};
}

/// A page's own JSON: nothing but the known page settings, or what a component is.
bool isPageJson(const JsonValue &root)
{
    static constexpr std::array<std::string_view, 22> known{"usingComponents", "component", "componentGenerics", "componentPlaceholder", "navigationBarTitleText", "navigationBarBackgroundColor",
                                                            "navigationBarTextStyle", "navigationStyle", "backgroundColor", "backgroundTextStyle", "backgroundColorTop", "backgroundColorBottom",
                                                            "enablePullDownRefresh", "onReachBottomDistance", "pageOrientation", "disableScroll", "initialRenderingCache", "styleIsolation",
                                                            "restartStrategy", "renderer", "enableShareAppMessage", "enableShareTimeline"};
    return std::any_of(root.members.begin(), root.members.end(), [](const auto &member) { return std::find(known.begin(), known.end(), member.first) != known.end(); });
}

/// Server and web-view domains, plain or as the platform tells which of them are in force.
bool isDomainList(const JsonValue &root)
{
    static constexpr std::initializer_list<const char *> lists{"requestdomain", "wsrequestdomain", "uploaddomain", "downloaddomain", "udpdomain", "tcpdomain", "webviewdomain"};
    return hasAny(root, lists) || std::any_of(root.members.begin(), root.members.end(), [](const auto &member) { return hasAny(member.second, lists); });
}

Sniffed sniffObject(const Head &head, const JsonValue &root)
{
    const JsonValue *log = root.find("log");
    if ((log != nullptr && log->isObject() && (hasAny(*log, {"entries", "version", "creator", "pages", "browser"}) || log->members.empty())) || isHarEntry(root))
        return {Role::Traffic, "har"};
    if (const JsonValue *entries = root.find("entries"); entries != nullptr && entries->isArray() && !entries->members.empty() && isHarEntry(entries->members.front().second))
        return {Role::Traffic, "har"};
    if (head.name == "submission.json")
        return {Role::Attachment, "probity-submission"};
    if (isPersona(head, root))
        return {Role::Persona, "persona"};
    if (root.find("privacy_detail_list") != nullptr)
        return {Role::Notice, "wechat-guideline-page"};
    if (hasAny(root, {"punish_id", "wxa_punish_event", "punish_list"}))
        return {Role::Manifest, "wechat-penalty-record"};
    if (isDomainList(root))
        return {Role::Manifest, "wechat-domain-list"};
    if (hasAny(root, {"setting_list", "sdk_privacy_info_list"}) || countOf(root, {"owner_setting", "privacy_list", "privacy_ver", "code_exist"}) >= 1)
        return {Role::Manifest, "wechat-privacy-guideline"};
    if (hasAny(root, {"mp-weixin", "app-plus"}))
        return {Role::Manifest, "uniapp-manifest"};
    if (root.string("schema") == "probity.declaration/1")
        return {Role::Manifest, "probity-declaration"};
    if (head.extension == "webmanifest" || (root.find("manifest_version") == nullptr && hasAny(root, {"start_url", "display_override", "related_applications", "theme_color"}) && hasAny(root, {"name", "short_name", "icons"})))
        return {Role::Manifest, "web-app-manifest"};
    if (root.find("manifest_version") != nullptr || (head.name.find("manifest.json") != std::string::npos && hasAny(root, {"permissions", "background", "content_scripts", "browser_action", "app", "icons", "version"})))
        return {Role::Manifest, hasAny(root, {"browser_specific_settings", "applications"}) ? "firefox-extension-manifest" : "chrome-extension-manifest"};
    if (const Sniffed found = sniffMiniProgram(head, root); !found.format.empty())
        return found;
    if (const JsonValue *rules = root.find("rules"); rules != nullptr && rules->isArray() && (head.name.find("sitemap") != std::string::npos || (!rules->members.empty() && hasAny(rules->members.front().second, {"action"}))))
        return {Role::Manifest, "wechat-sitemap"};
    if (isPageJson(root))
        return {Role::Manifest, "wechat-page-json"};
    return {};
}

}  // namespace

Sniffed sniffJson(const Head &head, std::string_view text)
{
    // A script that hands a capture over, "onInputData({…})", as viewers on the web load them.
    const std::size_t call = text.substr(0, 64).find('(');
    if (call != std::string_view::npos && (head.extension == "harp" || head.extension == "har"))
        return {Role::Traffic, "har"};
    const bool isCommented = text.substr(0, 2) == "//" || text.substr(0, 2) == "/*";
    if (text.empty() || (text.front() != '{' && text.front() != '[' && !(isCommented && head.extension == "json")))
        return {};
    // The head of a large file ends in the middle: what stands before decides. Faults are for the reader to tell.
    const JsonText json = readJsonText(text);
    Sniffed found;
    if (json.root.isArray())
        found = sniffArray(json.root);
    else if (json.root.isObject() && !json.root.members.empty())
        found = sniffObject(head, json.root);
    if (found.format.empty() && head.extension == "har")
        return {Role::Traffic, "har"};
    if (found.format.empty() && head.extension == "json") {
        const bool isNamed = head.name == "app.json" || head.name == "manifest.json" || head.name.find("project.config.json") != std::string::npos;
        return {isNamed ? Role::Manifest : Role::Unknown, "json"};
    }
    return found;
}

}  // namespace probity::sniffing
