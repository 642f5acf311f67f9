// Browser extensions: manifest.json of Chrome (versions 2 and 3) and Firefox (developer.mozilla.org, "manifest.json").
#include "import/manifest/readers.h"

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

/// Entries are names or, rarely, objects whose keys are the names: {"fileSystem": ["write"]}.
void addList(const JsonValue &root, const char *key, ManifestReading &reading)
{
    const JsonValue *list = root.find(key);
    if (list == nullptr || list->kind == JsonValue::Kind::Null)
        return;
    if (!list->isArray()) {
        warn(reading, "unexpected_type", "A list of names belongs here; it was not read.", placeOf(list, jsonPointer("", key)), Loss::Some);
        return;
    }
    const bool isOptional = std::string_view(key).find("optional") == 0;
    for (std::size_t i = 0; i < list->members.size(); ++i) {
        const JsonValue &entry = list->members[i].second;
        ManifestItem item;
        item.kind = Kind::Permission;
        item.pointer = jsonPointer(jsonPointer("", key), std::to_string(i));
        item.line = entry.line;
        item.isRequest = true;
        item.detail = isOptional ? "optional" : "";
        const std::string parent = item.pointer;
        if (entry.isString()) {
            item.name = entry.text;
            add(reading, std::move(item));
        } else if (entry.isObject()) {
            for (const auto &[name, value] : entry.members) {
                item.name = name;
                item.pointer = jsonPointer(parent, name);
                item.line = value.line;
                add(reading, item);
            }
        } else {
            warn(reading, "unexpected_type", "A name in quotes belongs here; it was not read.", placeOf(&entry, parent), Loss::Some);
        }
    }
}

/// A list of strings anywhere in the manifest.
void addValues(const JsonValue *list, Kind kind, const std::string &parent, const char *detail, ManifestReading &reading)
{
    if (list == nullptr || !list->isArray())
        return;
    for (std::size_t i = 0; i < list->members.size(); ++i) {
        const JsonValue &value = list->members[i].second;
        if (!value.isString())
            continue;
        ManifestItem item;
        item.kind = kind;
        item.name = value.text;
        item.pointer = jsonPointer(parent, std::to_string(i));
        item.line = value.line;
        item.detail = detail;
        add(reading, std::move(item));
    }
}

const JsonValue *inside(const JsonValue &root, const char *outer, const char *inner)
{
    const JsonValue *object = root.find(outer);
    return object == nullptr ? nullptr : object->find(inner);
}

void addContentScripts(const JsonValue &root, ManifestReading &reading)
{
    const JsonValue *scripts = root.find("content_scripts");
    if (scripts == nullptr || !scripts->isArray())
        return;
    for (std::size_t i = 0; i < scripts->members.size(); ++i)
        addValues(scripts->members[i].second.find("matches"), Kind::Domain, jsonPointer(jsonPointer("/content_scripts", std::to_string(i)), "matches"), "content script", reading);
}

/// Firefox: identifier, oldest version, and the kinds of data that the developer says are sent (since 2025).
void addGecko(const JsonValue &root, ManifestReading &reading)
{
    for (const char *key : {"browser_specific_settings", "applications"}) {
        const JsonValue *gecko = inside(root, key, "gecko");
        if (gecko == nullptr)
            continue;
        if (!gecko->string("id").empty())
            reading.app.id = gecko->string("id");
        if (!gecko->string("strict_min_version").empty())
            reading.minimumPlatform = gecko->string("strict_min_version");
        const JsonValue *data = gecko->find("data_collection_permissions");
        const std::string pointer = std::string("/") + key + "/gecko/data_collection_permissions";
        for (const char *list : {"required", "optional"})
            if (data != nullptr)
                addValues(data->find(list), Kind::PrivacyKey, jsonPointer(pointer, list), list, reading);
    }
}

void addReach(const JsonValue &root, ManifestReading &reading)
{
    addContentScripts(root, reading);
    addValues(inside(root, "externally_connectable", "matches"), Kind::Link, "/externally_connectable/matches", "may connect", reading);
    addValues(inside(root, "externally_connectable", "ids"), Kind::Link, "/externally_connectable/ids", "may connect", reading);
    addValues(inside(root, "oauth2", "scopes"), Kind::Feature, "/oauth2/scopes", "oauth2 scope", reading);
    for (const char *key : {"chrome_url_overrides", "chrome_settings_overrides"})
        if (const JsonValue *overrides = root.find(key); overrides != nullptr && overrides->isObject())
            for (const auto &[name, value] : overrides->members)
                addSetting(reading, std::string(key) + ":" + name, jsonPointer(jsonPointer("", key), name), value.line, value.isString() ? value.text : std::string());
    if (const JsonValue *background = root.find("background"); background != nullptr && background->isObject())
        add(reading, Kind::BackgroundMode, background->find("service_worker") != nullptr ? "service_worker" : "background page", "/background", background->line);
    addScalars(reading, root, "", {"manifest_version", "update_url", "homepage_url", "devtools_page", "incognito", "content_security_policy"});
    if (const JsonValue *policy = inside(root, "content_security_policy", "extension_pages"); policy != nullptr && policy->isString())
        addSetting(reading, "content_security_policy", "/content_security_policy/extension_pages", policy->line, policy->text);
}

}  // namespace

void readWebExtension(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId(reading.artifact.format == "firefox-extension-manifest" ? "firefox-extension" : "chrome-extension");
    if (root.string("name").rfind("__MSG_", 0) != 0)    // a key into _locales, not a name
        reading.app.name = root.string("name");
    reading.version = root.string("version");
    reading.app.developer = root.string("author");
    reading.minimumPlatform = root.string("minimum_chrome_version");
    for (const char *key : {"permissions", "optional_permissions", "host_permissions", "optional_host_permissions"})
        addList(root, key, reading);
    addGecko(root, reading);
    addReach(root, reading);
}

void readWebApp(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId("web");
    reading.app.id = root.string("id");
    reading.app.name = root.string("name").empty() ? root.string("short_name") : root.string("name");
    for (const char *list : {"related_applications", "protocol_handlers", "file_handlers"}) {
        const JsonValue *entries = root.find(list);
        if (entries == nullptr || !entries->isArray())
            continue;
        for (std::size_t i = 0; i < entries->members.size(); ++i) {
            const JsonValue &entry = entries->members[i].second;
            ManifestItem item;
            item.kind = list[0] == 'r' ? Kind::Link : Kind::Component;
            for (const char *name : {"url", "id", "protocol", "action"})
                if (item.name.empty())
                    item.name = entry.string(name);
            item.pointer = jsonPointer(jsonPointer("", list), std::to_string(i));
            item.line = entry.line;
            item.detail = list[0] == 'r' ? entry.string("platform") : list;
            if (!item.name.empty())
                add(reading, std::move(item));
        }
    }
    if (const JsonValue *target = root.find("share_target"); target != nullptr && target->isObject())
        add(reading, Kind::Component, "share_target", "/share_target", target->line);
    addScalars(reading, root, "", {"start_url", "scope", "display", "gcm_sender_id"});
}

}  // namespace probity::manifest
