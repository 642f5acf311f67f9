#include "analysis/rules/pack.h"

#include <algorithm>
#include <array>
#include <map>

#include "analysis/rules/condition_json.h"
#include "analysis/rules/rule_reader_json.h"
#include "base/resources.h"
#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr const char *folder = "rules";
constexpr const char *packSchema = "probity.rules/1";
constexpr std::size_t largestFile = 4 * 1024 * 1024;
constexpr int deepestNesting = 64;
constexpr std::size_t mostRules = 2000;

using Known = std::map<std::string, Json>;      // whole rules read so far, for "like"

/// How deep the brackets of a JSON text go; what stands in strings does not count.
int nestingOf(std::string_view bytes) noexcept
{
    int depth = 0;
    int deepest = 0;
    bool isInString = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (isInString) {
            if (c == '\\')
                ++i;
            isInString = c != '"';
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

Result<Json> parseFile(const PackFile &file)
{
    if (file.bytes.size() > largestFile)
        return failure(ErrorCode::ResourceInvalid, "is larger than 4 MB", file.name);
    if (nestingOf(file.bytes) > deepestNesting)
        return failure(ErrorCode::ResourceInvalid, "is nested deeper than 64 levels", file.name);
    Json json = Json::parse(file.bytes, nullptr, false);
    if (!json.is_object() || resource_json::text(json, "schema") != packSchema)
        return failure(ErrorCode::ResourceInvalid, std::string("is not JSON of the schema ") + packSchema, file.name);
    return json;
}

/// The place of a pack among the others; packs that name none, or nonsense, come last.
int orderOf(const Json &json)
{
    const auto order = json.find("order");
    const bool isPlace = order != json.end() && order->is_number_unsigned() && order->get<std::uint64_t>() < 1000;
    return isPlace ? order->get<int>() : Pack().order;
}

/// The members of the rule that `entry` is like, with its own in their place.
Result<Json> wholeRule(const Json &entry, const Known &known, const Place &place)
{
    const std::string like = resource_json::text(entry, "like");
    if (like.empty())
        return entry;
    const auto base = known.find(like);
    if (base == known.end())
        return place.invalid("/like", "no such rule before this one: " + like);
    Json whole = base->second;
    if (resource_json::text(whole, "matter").empty())
        whole["matter"] = resource_json::text(whole, "id");
    whole.update(entry);
    return whole;
}

Status readRules(const Json &json, Pack &pack, const Catalogue &catalogue, Known &known, Place place)
{
    for (const Json &entry : resource_json::array(json, "rules")) {
        if (pack.rules.size() >= mostRules)
            return Place{place.file, {}}.invalid("/rules", "there are more than 2000");
        place.rule = resource_json::text(entry, "id");
        const std::string full = pack.id + "/" + place.rule;
        if (place.rule.empty() || std::any_of(pack.rules.begin(), pack.rules.end(), [&](const Rule &rule) { return rule.localId == place.rule; }))
            return place.invalid("/id", "missing, or stands twice");
        auto whole = wholeRule(entry, known, place);
        if (!whole)
            return tl::unexpected<Error>(whole.error());
        auto rule = readRule(*whole, pack.id, catalogue, place);
        if (!rule)
            return tl::unexpected<Error>(rule.error());
        pack.rules.push_back(std::move(*rule));
        known[full] = std::move(*whole);
    }
    if (pack.rules.empty())
        return Place{place.file, {}}.invalid("/rules", "there is none");
    return {};
}

std::optional<Judging> judgingFromName(const std::string &text)
{
    for (const Judging judging : {Judging::Decided, Judging::Hinted, Judging::Asked})
        if (text == name(judging))
            return judging;
    return std::nullopt;
}

/// A behaviour is judged by rules that cite it; what is asked, or only hinted at, has a question for the reviewer.
Status readBehaviours(const Json &json, Pack &pack, const Catalogue &catalogue, const Place &place)
{
    std::size_t index = 0;
    for (const Json &entry : resource_json::array(json, "behaviours")) {
        const std::string pointer = "/behaviours/" + std::to_string(index++);
        Behaviour behaviour;
        behaviour.clause = resource_json::text(entry, "clause");
        const auto judging = judgingFromName(resource_json::text(entry, "judging"));
        auto rules = readWords(entry, "rules", place);
        if (!rules || !judging || rules->empty() || !catalogue.clause(behaviour.clause))
            return place.invalid(pointer, "a known clause, how it is judged, and rules are required");
        behaviour.judging = *judging;
        behaviour.rules = std::move(*rules);
        behaviour.question = resource_json::bilingual(entry, "question");
        const bool hasQuestion = !behaviour.question.en.empty() && !behaviour.question.zh.empty();
        if (hasQuestion != (behaviour.judging != Judging::Decided))
            return place.invalid(pointer + "/question", "a question in both languages is for what is asked or hinted");
        for (const std::string &id : behaviour.rules) {
            const auto rule = std::find_if(pack.rules.begin(), pack.rules.end(), [&](const Rule &one) { return one.localId == id; });
            if (rule == pack.rules.end() || std::find(rule->clauses.begin(), rule->clauses.end(), behaviour.clause) == rule->clauses.end())
                return place.invalid(pointer + "/rules", "no rule here that rests on this clause: " + id);
        }
        pack.behaviours.push_back(std::move(behaviour));
    }
    return {};
}

Result<Pack> readPack(const std::string &file, const Json &json, const Catalogue &catalogue, Known &known)
{
    const Place place{file, {}};
    Pack pack;
    pack.file = file;
    pack.id = resource_json::text(json, "pack");
    pack.version = resource_json::text(json, "version");
    pack.name = resource_json::bilingual(json, "name");
    pack.note = resource_json::text(json, "note");
    pack.isDefault = json.value("default", false);
    pack.isAlways = json.value("always", false);
    pack.order = orderOf(json);
    if (pack.id.empty() || pack.id.find('/') != std::string::npos || pack.version.empty() || pack.name.en.empty() || pack.name.zh.empty())
        return place.invalid("", "pack, version and name in both languages are required");
    const auto applies = json.find("applies_when");
    auto condition = ConditionReader(vocabularyOf(Scope::Submission)).read(applies == json.end() ? Json::object() : *applies);
    if (!condition)
        return place.invalid("/applies_when" + condition.error().where, condition.error().detail);
    pack.appliesWhen = std::move(*condition);
    Status status = readRules(json, pack, catalogue, known, place);
    if (status)
        status = readBehaviours(json, pack, catalogue, place);
    if (!status)
        return tl::unexpected<Error>(status.error());
    return pack;
}

}  // namespace

std::optional<PackHead> headOf(const PackFile &file)
{
    const auto json = parseFile(file);
    if (!json)
        return std::nullopt;
    PackHead head{resource_json::text(*json, "pack"), orderOf(*json)};
    return head.id.empty() ? std::nullopt : std::optional<PackHead>(std::move(head));
}

Result<std::vector<Pack>> parsePacks(const std::vector<PackFile> &files, const Catalogue &catalogue)
{
    struct Parsed {
        const PackFile *file;
        Json json;
        int order;
    };
    std::vector<Pack> out;
    std::vector<Parsed> parsed;
    Known known;
    try {
        for (const PackFile &file : files) {
            auto json = parseFile(file);
            if (!json)
                return tl::unexpected<Error>(json.error());
            const std::string id = resource_json::text(*json, "pack");
            parsed.erase(std::remove_if(parsed.begin(), parsed.end(), [&](const Parsed &one) { return resource_json::text(one.json, "pack") == id; }), parsed.end());
            const int order = orderOf(*json);
            parsed.push_back({&file, std::move(*json), order});
        }
        std::stable_sort(parsed.begin(), parsed.end(), [](const Parsed &a, const Parsed &b) { return a.order < b.order; });
        for (const Parsed &one : parsed) {
            auto pack = readPack(one.file->name, one.json, catalogue, known);
            if (!pack)
                return tl::unexpected<Error>(pack.error());
            pack->sha256 = sha256(one.file->bytes);
            out.push_back(std::move(*pack));
        }
    } catch (const Json::exception &exception) {
        return failure(ErrorCode::ResourceInvalid, exception.what(), folder);
    }
    if (out.empty())
        return failure(ErrorCode::ResourceInvalid, "there is no rule pack", folder);
    return out;
}

Result<std::vector<Pack>> loadPacks(const Catalogue &catalogue, const std::vector<PackFile> &more)
{
    std::vector<PackFile> files;
    for (const std::string &name : resourceNames(folder)) {
        if (name.rfind("pack_", 0) != 0)
            continue;
        const std::string file = std::string(folder) + "/" + name;
        const auto bytes = resource(file);
        if (!bytes)
            return tl::unexpected<Error>(bytes.error());
        files.push_back({file, *bytes});
    }
    files.insert(files.end(), more.begin(), more.end());
    return parsePacks(files, catalogue);
}

const std::vector<std::string> &editsOf(Scope scope)
{
    static const std::array<std::vector<std::string>, scopeCount> all{{
        {"write_notice", "delete_denials", "add_aspect", "delete_phrase"},
        {"disclose", "delete_statements", "stop", "stop_before_choice", "stop_after_refusal", "stop_background", "encrypt", "slow_down", "ask", "remove_request",
         "add_aspect"},
        {},
        {"give_purpose", "remove_request"},
        {"remove_link"},
        {},
        {},
        {},
        {"declare", "give_purpose", "remove_request"},
    }};
    return all[static_cast<std::size_t>(scope)];
}

bool firesOn(const Example &example, const Rule &rule, const Condition &when)
{
    struct Beside : Collections {
        explicit Beside(const Example &of) : example(of) {}
        std::size_t count(Scope scope) const override
        {
            const auto found = example.others.find(scope);
            return found == example.others.end() ? 0 : found->second.size();
        }
        const Facts &facts(Scope scope, std::size_t index) const override { return example.others.at(scope)[index]; }
        const Example &example;
    };
    const Beside beside(example);
    return when.holds(example.facts, {}, vocabularyOf(rule.scope), &beside);
}

const char *name(Judging judging) noexcept
{
    switch (judging) {
    case Judging::Decided: return "decided";
    case Judging::Hinted: return "hinted";
    case Judging::Asked: return "asked";
    }
    return "asked";
}

}  // namespace probity::rules
