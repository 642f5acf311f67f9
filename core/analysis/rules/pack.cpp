#include "analysis/rules/pack.h"

#include <algorithm>
#include <map>

#include "analysis/rules/condition_json.h"
#include "analysis/rules/message.h"
#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr const char *folder = "rules";
constexpr const char *packSchema = "probity.rules/1";
constexpr const char *linksFile = "rules/links.json";

/// Where something is wrong: file, rule, JSON pointer.
struct Place {
    std::string file;
    std::string rule;

    tl::unexpected<Error> invalid(const std::string &pointer, const std::string &why) const
    {
        return failure(ErrorCode::ResourceInvalid, why, file + (rule.empty() ? std::string() : ": " + rule) + ": " + pointer);
    }
};

std::optional<Scope> scopeFromName(const std::string &name)
{
    static const std::map<std::string, Scope> scopes{{"submission", Scope::Submission}, {"line", Scope::Line}, {"recipient", Scope::Recipient},
                                                     {"declaration", Scope::Declaration}, {"link", Scope::Link}, {"artifact", Scope::Artifact}};
    const auto found = scopes.find(name);
    return found == scopes.end() ? std::nullopt : std::optional(found->second);
}

Result<Words> readWords(const Json &json, const char *key, const Place &place)
{
    Words out;
    for (const Json &word : resource_json::array(json, key)) {
        if (!word.is_string())
            return place.invalid(std::string("/") + key, "a list of texts is expected");
        out.push_back(word.get<std::string>());
    }
    return out;
}

Result<Bilingual> readText(const Json &json, const char *key, Scope scope, const Place &place)
{
    const std::string pointer = std::string("/") + key;
    Bilingual text = resource_json::bilingual(json, key);
    if (text.en.empty() || text.zh.empty())
        return place.invalid(pointer, "a text in both languages is required");
    const auto &known = placeholdersOf(scope);
    for (const std::string *one : {&text.en, &text.zh}) {
        bool isWellFormed = true;
        for (const std::string &placeholder : placeholdersIn(*one, isWellFormed))
            if (std::find(known.begin(), known.end(), placeholder) == known.end())
                return place.invalid(pointer, "no such placeholder here: " + placeholder);
        if (!isWellFormed)
            return place.invalid(pointer, "a brace without its partner");
    }
    return text;
}

Result<Facts> readFacts(const Json &json, const Vocabulary &vocabulary, const std::string &pointer, const Place &place)
{
    Facts out;
    if (!json.is_object())
        return place.invalid(pointer, "facts are an object");
    for (const auto &[key, value] : json.items()) {
        const auto known = vocabulary.find(key);
        if (known == vocabulary.end())
            return place.invalid(pointer + "/" + key, "no such fact here");
        const Fact &neutral = known->second;
        if (value.is_boolean() && std::holds_alternative<bool>(neutral)) {
            out[key] = value.get<bool>();
        } else if (value.is_number() && std::holds_alternative<double>(neutral)) {
            out[key] = value.get<double>();
        } else if (value.is_string() && std::holds_alternative<std::string>(neutral)) {
            out[key] = value.get<std::string>();
        } else if (value.is_array() && std::holds_alternative<Words>(neutral)) {
            auto words = readWords(json, key.c_str(), place);
            if (!words)
                return tl::unexpected<Error>(words.error());
            out[key] = std::move(*words);
        } else {
            return place.invalid(pointer + "/" + key, "the value does not fit the fact");
        }
    }
    return out;
}

Status readExamples(const Json &json, Rule &rule, const Place &place)
{
    bool hasYes = false;
    bool hasNo = false;
    std::size_t index = 0;
    for (const Json &entry : resource_json::array(json, "examples")) {
        const std::string pointer = "/examples/" + std::to_string(index++);
        if (!entry.is_object() || !entry.contains("facts") || !entry.contains("triggers") || !entry["triggers"].is_boolean())
            return place.invalid(pointer, "facts and triggers are required");
        auto facts = readFacts(entry["facts"], vocabularyOf(rule.scope), pointer + "/facts", place);
        if (!facts)
            return tl::unexpected<Error>(facts.error());
        const bool triggers = entry["triggers"].get<bool>();
        rule.examples.push_back({std::move(*facts), triggers});
        (triggers ? hasYes : hasNo) = true;
    }
    if (!hasYes || !hasNo)
        return place.invalid("/examples", "one example that triggers and one that does not are required");
    return {};
}

Status readReferences(const Json &json, Rule &rule, const Catalogue &catalogue, const Place &place)
{
    rule.group = resource_json::text(json, "group");
    const auto &groups = catalogue.groups();
    if (std::none_of(groups.begin(), groups.end(), [&](const FindingGroup &group) { return group.id == rule.group; }))
        return place.invalid("/group", "unknown group " + rule.group);
    rule.reason = resource_json::text(json, "reason");
    if (!rule.reason.empty() && !catalogue.reason(rule.reason))
        return place.invalid("/reason", "unknown reason " + rule.reason);
    auto clauses = readWords(json, "clauses", place);
    auto evidence = readWords(json, "evidence", place);
    auto curesAlso = readWords(json, "cures_also", place);
    if (!clauses || !evidence || !curesAlso)
        return place.invalid("", "lists of texts are expected");
    for (const std::string &id : *clauses) {
        const Clause *clause = catalogue.clause(id);
        if (!clause)
            return place.invalid("/clauses", "unknown clause " + id);
        rule.hasUnverifiedFact = rule.hasUnverifiedFact || clause->isUnverified;
    }
    const auto &kinds = evidenceKindsOf(rule.scope);
    for (const std::string &kind : *evidence)
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            return place.invalid("/evidence", "no such evidence here: " + kind);
    rule.clauses = std::move(*clauses);
    rule.evidence = std::move(*evidence);
    rule.curesAlso = std::move(*curesAlso);
    return {};
}

Result<Rule> readRule(const Json &json, const std::string &pack, const Catalogue &catalogue, const Place &place)
{
    Rule rule;
    rule.localId = place.rule;
    rule.id = RuleId(pack + "/" + place.rule);
    const auto scope = scopeFromName(resource_json::text(json, "each"));
    const auto level = levelFromName(resource_json::text(json, "level"));
    const auto outcome = outcomeFromName(resource_json::text(json, "argues_for"));
    if (!scope || !level || !outcome)
        return place.invalid(!scope ? "/each" : !level ? "/level" : "/argues_for", "unknown or missing");
    rule.scope = *scope;
    rule.level = *level;
    rule.arguesFor = *outcome;
    const auto when = json.find("when");
    auto condition = ConditionReader(vocabularyOf(rule.scope)).read(when == json.end() ? Json() : *when);
    if (!condition)
        return place.invalid("/when" + condition.error().where, condition.error().detail);
    rule.when = std::move(*condition);
    auto title = readText(json, "title", rule.scope, place);
    auto message = readText(json, "message", rule.scope, place);
    auto cure = readText(json, "cure", rule.scope, place);
    for (const auto *text : {&title, &message, &cure})
        if (!*text)
            return tl::unexpected<Error>(text->error());
    rule.title = std::move(*title);
    rule.message = std::move(*message);
    rule.cure = std::move(*cure);
    if (auto status = readReferences(json, rule, catalogue, place); !status)
        return tl::unexpected<Error>(status.error());
    if (auto status = readExamples(json, rule, place); !status)
        return tl::unexpected<Error>(status.error());
    return rule;
}

using Known = std::map<std::string, Json>;      // whole rules read so far, for "like"

Result<Pack> readPack(const std::string &file, const Json &json, const Catalogue &catalogue, Known &known)
{
    Place place{file, {}};
    Pack pack;
    pack.id = resource_json::text(json, "pack");
    pack.version = resource_json::text(json, "version");
    pack.name = resource_json::bilingual(json, "name");
    pack.isDefault = json.value("default", false);
    if (pack.id.empty() || pack.version.empty() || pack.name.en.empty() || pack.name.zh.empty())
        return place.invalid("", "pack, version and name in both languages are required");
    const auto applies = json.find("applies_when");
    auto condition = ConditionReader(vocabularyOf(Scope::Submission)).read(applies == json.end() ? Json::object() : *applies);
    if (!condition)
        return place.invalid("/applies_when" + condition.error().where, condition.error().detail);
    pack.appliesWhen = std::move(*condition);
    for (const Json &entry : resource_json::array(json, "rules")) {
        place.rule = resource_json::text(entry, "id");
        const std::string full = pack.id + "/" + place.rule;
        if (place.rule.empty() || known.count(full) > 0)
            return place.invalid("/id", "missing, or stands twice");
        Json whole = entry;
        if (const std::string like = resource_json::text(entry, "like"); !like.empty()) {
            const auto base = known.find(like);
            if (base == known.end())
                return place.invalid("/like", "no such rule before this one: " + like);
            whole = base->second;
            whole.update(entry);
        }
        auto rule = readRule(whole, pack.id, catalogue, place);
        if (!rule)
            return tl::unexpected<Error>(rule.error());
        pack.rules.push_back(std::move(*rule));
        known[full] = std::move(whole);
    }
    if (pack.rules.empty())
        return Place{file, {}}.invalid("/rules", "there is none");
    return pack;
}

}  // namespace

Result<std::vector<Pack>> parsePacks(const std::vector<std::pair<std::string, std::string_view>> &files, const Catalogue &catalogue)
{
    std::vector<Pack> out;
    Known known;
    for (const auto &[file, bytes] : files) {
        const Json json = Json::parse(bytes, nullptr, false);
        if (!json.is_object() || resource_json::text(json, "schema") != packSchema)
            return failure(ErrorCode::ResourceInvalid, std::string("is not JSON of the schema ") + packSchema, file);
        try {
            auto pack = readPack(file, json, catalogue, known);
            if (!pack)
                return tl::unexpected<Error>(pack.error());
            pack->sha256 = sha256(bytes);
            out.push_back(std::move(*pack));
        } catch (const Json::exception &exception) {
            return failure(ErrorCode::ResourceInvalid, exception.what(), file);
        }
    }
    if (out.empty())
        return failure(ErrorCode::ResourceInvalid, "there is no rule pack", folder);
    return out;
}

Result<std::vector<Pack>> loadPacks(const Catalogue &catalogue)
{
    std::vector<std::pair<std::string, std::string_view>> files;
    for (const std::string &name : resourceNames(folder)) {
        if (name.rfind("pack_", 0) != 0)
            continue;
        const std::string file = std::string(folder) + "/" + name;
        const auto bytes = resource(file);
        if (!bytes)
            return tl::unexpected<Error>(bytes.error());
        files.emplace_back(file, *bytes);
    }
    return parsePacks(files, catalogue);
}

Result<LinkPatterns> loadLinkPatterns()
{
    const auto json = resource_json::load(linksFile, "probity.links/1");
    if (!json)
        return tl::unexpected<Error>(json.error());
    const Place place{linksFile, {}};
    auto stores = readWords(*json, "stores", place);
    auto suffixes = readWords(*json, "suffixes", place);
    auto mimeTypes = readWords(*json, "mime_types", place);
    auto schemes = readWords(*json, "schemes", place);
    for (const auto *list : {&stores, &suffixes, &mimeTypes, &schemes})
        if (!*list)
            return tl::unexpected<Error>(list->error());
    return LinkPatterns{std::move(*stores), std::move(*suffixes), std::move(*mimeTypes), std::move(*schemes)};
}

}  // namespace probity::rules
