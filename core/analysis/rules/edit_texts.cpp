#include "analysis/rules/edit_texts.h"

#include "analysis/rules/message.h"
#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr const char *file = "rules/edits.json";

Status readTexts(const Json &json, const char *key, std::map<std::string, Bilingual, std::less<>> &out)
{
    const auto group = json.find(key);
    if (group == json.end() || !group->is_object())
        return failure(ErrorCode::ResourceInvalid, "is missing", std::string(file) + ": /" + key);
    for (const auto &item : group->items()) {
        out[item.key()] = resource_json::bilingual(*group, item.key().c_str());
        if (out[item.key()].en.empty() || out[item.key()].zh.empty())
            return failure(ErrorCode::ResourceInvalid, "a text in both languages is required", std::string(file) + ": /" + key + "/" + item.key());
    }
    return {};
}

}  // namespace

Result<EditTexts> EditTexts::load()
{
    const auto json = resource_json::load(file, "probity.edits/1");
    if (!json)
        return tl::unexpected(json.error());
    EditTexts out;
    const std::pair<const char *, Texts *> groups[] = {{"sentences", &out.m_sentences}, {"aspects", &out.m_aspects}, {"notice", &out.m_parts}, {"data", &out.m_data}};
    for (const auto &[key, texts] : groups)
        if (const Status status = readTexts(*json, key, *texts); !status)
            return tl::unexpected(status.error());
    return out;
}

Bilingual EditTexts::find(const Texts &texts, const std::string &key)
{
    const auto found = texts.find(key);
    return found == texts.end() ? Bilingual{} : found->second;
}

Bilingual EditTexts::disclosure(const CategoryId &category, const Bilingual &recipient) const
{
    const Bilingual words = data(category);
    if (words.en.empty())
        return {};
    return filled(find(m_sentences, recipient.en.empty() ? "collect" : "share"), {{"data", words}, {"recipient", recipient}});
}

Bilingual EditTexts::aspect(const std::string &aspect) const
{
    return find(m_aspects, aspect);
}

Bilingual EditTexts::part(const std::string &part) const
{
    return find(m_parts, part);
}

Bilingual EditTexts::data(const CategoryId &category) const
{
    return find(m_data, category.value);
}

}  // namespace probity::rules
