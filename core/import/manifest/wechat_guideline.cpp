// The privacy guideline that a developer fills in on the platform: what getprivacysetting answers and setprivacysetting takes.
#include "import/manifest/readers.h"

namespace probity::manifest {

using Kind = ManifestItem::Kind;

namespace {

/// "setting_list": what the developer ticked, with the purpose shown after the words "in order to".
void addPrivacyKeys(const JsonValue &list, const std::string &parent, ManifestReading &reading)
{
    for (std::size_t i = 0; i < list.members.size(); ++i) {
        const JsonValue &entry = list.members[i].second;
        const std::string pointer = jsonPointer(parent, std::to_string(i));
        if (entry.string("privacy_key").empty())
            warn(reading, "unexpected_type", "An entry without \"privacy_key\"; it was not read.", placeOf(&entry, pointer), Loss::Some);
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
                addSetting(reading, key, jsonPointer("/owner_setting", key), value.line, value.text);
    // What the platform itself found in the uploaded code: not a word of the developer's, so no declaration.
    if (const JsonValue *list = root.find("privacy_list"); list != nullptr) {
        const JsonValue *keys = list->isObject() ? list->find("privacy_list") : list;
        if (keys != nullptr && keys->isArray())
            for (std::size_t i = 0; i < keys->members.size(); ++i)
                add(reading, Kind::Feature, "detected:" + keys->members[i].second.text, jsonPointer("/privacy_list", std::to_string(i)), keys->members[i].second.line);
    }
}

}  // namespace probity::manifest
