#include "analysis/observed/not_personal_file.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr const char *schema = "probity.not_personal/1";
constexpr std::size_t longestFile = 4U << 20U;
constexpr std::size_t mostRules = 10'000;

std::string textOf(const Json &json, const char *member)
{
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Flat files only: nothing in them nests deeper than a list of objects.
bool isFlat(std::string_view text) noexcept
{
    std::size_t openings = 0;
    for (const char c : text)
        openings += c == '{' || c == '[' ? 1U : 0U;
    return openings <= mostRules + 2;
}

}  // namespace

Result<std::vector<NotPersonalRule>> readNotPersonalRules(std::string_view text)
{
    if (text.size() > longestFile || !isFlat(text))
        return failure(ErrorCode::BadFormat, "too large for a list of rules");
    const Json json = Json::parse(text.begin(), text.end(), nullptr, false);
    const auto list = json.is_object() ? json.find("rules") : json.end();
    if (!json.is_object() || textOf(json, "schema") != schema || list == json.end() || !list->is_array())
        return failure(ErrorCode::BadFormat, std::string("needs \"schema\": \"") + schema + "\" and a list \"rules\"");
    std::vector<NotPersonalRule> rules;
    for (std::size_t i = 0; i < list->size(); ++i) {
        const Json &one = (*list)[i];
        const std::string where = "/rules/" + std::to_string(i);
        if (!one.is_object())
            return failure(ErrorCode::BadFormat, "a rule is no object", where);
        NotPersonalRule rule{CategoryId(textOf(one, "category")), textOf(one, "key"), textOf(one, "value"), textOf(one, "host"), textOf(one, "path"), textOf(one, "reason")};
        if (rule.key.empty() && rule.value.empty() && rule.host.empty())
            return failure(ErrorCode::BadFormat, "a rule needs a key, a value or a host", where);
        if (rule.reason.empty() || (!rule.path.empty() && rule.host.empty()))
            return failure(ErrorCode::BadFormat, "a rule needs a reason, and a path stands beside a host", where);
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::string notPersonalRulesText(const std::vector<NotPersonalRule> &rules)
{
    Json list = Json::array();
    for (const NotPersonalRule &rule : rules) {
        Json one = Json::object();
        const std::pair<const char *, const std::string *> members[] = {{"category", &rule.category.value}, {"key", &rule.key}, {"value", &rule.value},
                                                                        {"host", &rule.host},               {"path", &rule.path}, {"reason", &rule.reason}};
        for (const auto &member : members)
            if (!member.second->empty())
                one[member.first] = repairUtf8(*member.second);
        list.push_back(std::move(one));
    }
    return Json{{"schema", schema}, {"rules", std::move(list)}}.dump();
}

}  // namespace probity
