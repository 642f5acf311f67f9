// Browser extensions: manifest.json of Chrome (versions 2 and 3) and Firefox (developer.mozilla.org, "manifest.json").
#include "import/manifest/readers.h"

namespace probity::manifest {

namespace {

using Kind = ManifestItem::Kind;

/// Entries are names or, rarely, objects whose keys are the names: {"fileSystem": ["write"]}.
void addList(const JsonValue &root, const char *key, ManifestReading &reading)
{
    const JsonValue *list = root.find(key);
    if (list == nullptr || !list->isArray())
        return;
    for (std::size_t i = 0; i < list->members.size(); ++i) {
        const JsonValue &entry = list->members[i].second;
        const std::string pointer = jsonPointer(jsonPointer("", key), std::to_string(i));
        if (entry.isString())
            add(reading, Kind::Permission, entry.text, pointer, entry.line, true);
        else if (entry.isObject())
            for (const auto &[name, value] : entry.members)
                add(reading, Kind::Permission, name, jsonPointer(pointer, name), value.line, true);
        else
            warn(reading, "unexpected_type", "A name in quotes belongs here; it was not read.", pointer, Loss::Some);
    }
}

void addContentScripts(const JsonValue &root, ManifestReading &reading)
{
    const JsonValue *scripts = root.find("content_scripts");
    if (scripts == nullptr || !scripts->isArray())
        return;
    for (std::size_t i = 0; i < scripts->members.size(); ++i) {
        const JsonValue *matches = scripts->members[i].second.find("matches");
        if (matches == nullptr || !matches->isArray())
            continue;
        const std::string parent = jsonPointer(jsonPointer("/content_scripts", std::to_string(i)), "matches");
        for (std::size_t k = 0; k < matches->members.size(); ++k)
            add(reading, Kind::Domain, matches->members[k].second.text, jsonPointer(parent, std::to_string(k)), matches->members[k].second.line);
    }
}

}  // namespace

void readWebExtension(const JsonValue &root, ManifestReading &reading)
{
    reading.app.platform = PlatformId(reading.artifact.format == "firefox-extension-manifest" ? "firefox-extension" : "chrome-extension");
    if (root.string("name").rfind("__MSG_", 0) != 0)    // a key into _locales, not a name
        reading.app.name = root.string("name");
    reading.version = root.string("version");
    reading.app.developer = root.string("author");
    for (const char *key : {"browser_specific_settings", "applications"})
        if (const JsonValue *settings = root.find(key); settings != nullptr)
            if (const JsonValue *gecko = settings->find("gecko"); gecko != nullptr && !gecko->string("id").empty())
                reading.app.id = gecko->string("id");
    for (const char *key : {"permissions", "optional_permissions", "host_permissions", "optional_host_permissions"})
        addList(root, key, reading);
    addContentScripts(root, reading);
}

}  // namespace probity::manifest
