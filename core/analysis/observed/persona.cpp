// Reads persona files; contract.md lists the members.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "analysis/observed/observer.h"
#include "base/text.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t maxPersonaFile = 1U << 20U;
constexpr std::size_t maxValues = 1000;

constexpr std::array<std::pair<std::string_view, const char *>, 26> fields{{
    {"name", "name_nickname"}, {"nickname", "name_nickname"}, {"phone_number", "phone_number"}, {"email", "email"}, {"national_id", "national_id"},
    {"postal_address", "postal_address"}, {"lat", "precise_location"}, {"lng", "precise_location"}, {"imei", "device_id"}, {"imsi", "device_id"},
    {"iccid", "device_id"}, {"android_id", "device_id"}, {"oaid", "advertising_id"}, {"gaid", "advertising_id"}, {"idfa", "advertising_id"},
    {"mac", "device_id"}, {"ip", "network_info"}, {"ssid", "network_info"}, {"bssid", "network_info"}, {"openid", "account_identifier"},
    {"unionid", "account_identifier"}, {"bank_card", "payment_financial"}, {"plate", "license_plate"}, {"birthday", "demographics_gender_age_birthday"},
    {"passport", "national_id"}, {"app_id", ""}}};

std::string asText(const Json &value)
{
    if (value.is_string())
        return std::string(trimmed(value.get_ref<const std::string &>()));
    return value.is_number() ? value.dump() : std::string();
}

void warn(std::vector<Diagnostic> &warnings, const char *code, std::string message, std::string where)
{
    warnings.push_back(Diagnostic{code, std::move(message), std::move(where)});
}

void addValue(Persona &persona, const std::string &field, const CategoryId &category, const Json &value, const std::string &where, std::vector<Diagnostic> &warnings)
{
    if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i)
            if (!value[i].is_array())
                addValue(persona, field, category, value[i], where + "/" + std::to_string(i), warnings);
        return;
    }
    const std::string text = asText(value);
    if (text.empty())
        return warn(warnings, "persona_value", "the value is neither text nor a number, or it is empty; it was left out", where);
    if (persona.values.size() >= maxValues)
        return warn(warnings, "too_many", "more than 1000 values; this one was left out", where);
    persona.values.push_back(PersonaValue{field, category, text});
}

void addOthers(Persona &persona, const Json &others, const Taxonomy &taxonomy, std::vector<Diagnostic> &warnings)
{
    if (!others.is_array())
        return warn(warnings, "persona_value", "\"other\" is not a list; it was left out", "/other");
    for (std::size_t i = 0; i < others.size(); ++i) {
        const std::string where = "/other/" + std::to_string(i);
        const Json &other = others[i];
        const auto category = other.is_object() ? other.find("category") : other.end();
        const auto value = other.is_object() ? other.find("value") : other.end();
        if (!other.is_object() || category == other.end() || value == other.end() || !category->is_string()) {
            warn(warnings, "persona_value", "needs \"category\" and \"value\"; it was left out", where);
            continue;
        }
        const CategoryId id(category->get<std::string>());
        if (!taxonomy.category(id)) {
            warn(warnings, "unknown_category", "unknown data category \"" + id.value + "\"; it was left out", where);
            continue;
        }
        addValue(persona, "other", id, *value, where, warnings);
    }
}

}  // namespace

Result<Persona> readPersona(const ByteSource &bytes, const Taxonomy &taxonomy, std::vector<Diagnostic> &warnings)
{
    auto raw = readAll(bytes, maxPersonaFile);
    if (!raw)
        return tl::unexpected<Error>(raw.error());
    const std::string text = toUtf8(decodeText(*raw).text);
    // A persona is flat; anything nested deeper than a list of objects is none.
    int openings = 0;
    for (const char c : text)
        if ((c == '{' || c == '[') && ++openings > 10000)
            return failure(ErrorCode::BadFormat, "the persona is no flat JSON object");
    const std::size_t start = text.rfind("\xEF\xBB\xBF", 0) == 0 ? 3 : 0;
    const Json json = Json::parse(text.begin() + static_cast<std::ptrdiff_t>(start), text.end(), nullptr, false, true);
    if (json.is_discarded() || !json.is_object())
        return failure(ErrorCode::BadFormat, "the persona is no JSON object");
    Persona persona;
    for (const auto &member : json.items()) {
        const std::string &key = member.key();
        const auto field = std::find_if(fields.begin(), fields.end(), [&key](const auto &entry) { return entry.first == key; });
        if (key == "app_id")
            persona.appId = asText(member.value());
        else if (key == "other")
            addOthers(persona, member.value(), taxonomy, warnings);
        else if (field != fields.end())
            addValue(persona, key, CategoryId(field->second), member.value(), "/" + key, warnings);
        else
            warn(warnings, "unknown_member", "unknown member \"" + key + "\"; it was left out", "/" + key);
    }
    return persona;
}

}  // namespace probity
