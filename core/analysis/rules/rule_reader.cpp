#include <algorithm>

#include "analysis/rules/condition_json.h"
#include "analysis/rules/message.h"
#include "analysis/rules/rule_reader_json.h"
#include "taxonomy/resource_json.h"

namespace probity::rules {

using resource_json::Json;

namespace {

constexpr std::size_t mostExamples = 100;
constexpr std::size_t longestText = 2000;

Result<Bilingual> readText(const Json &json, const char *key, Scope scope, const Place &place)
{
    const std::string pointer = std::string("/") + key;
    Bilingual text = resource_json::bilingual(json, key);
    if (text.en.empty() || text.zh.empty())
        return place.invalid(pointer, "a text in both languages is required");
    if (text.en.size() > longestText || text.zh.size() > longestText)
        return place.invalid(pointer, "a text is longer than 2000 bytes");
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

/// {"line": [{facts}, ...]}: what stands beside the thing judged.
Status readOthers(const Json &json, Example &example, const std::string &pointer, const Place &place)
{
    if (!json.is_object())
        return place.invalid(pointer, "lists of facts by kind of thing are expected");
    for (const auto &[key, list] : json.items()) {
        const auto scope = scopeFromName(key);
        if (!scope || !list.is_array() || list.size() > mostExamples)
            return place.invalid(pointer + "/" + key, "a list of facts is expected");
        for (std::size_t i = 0; i < list.size(); ++i) {
            auto facts = readFacts(list[i], vocabularyOf(*scope), pointer + "/" + key + "/" + std::to_string(i), place);
            if (!facts)
                return tl::unexpected<Error>(facts.error());
            example.others[*scope].push_back(std::move(*facts));
        }
    }
    return {};
}

Result<Example> readExample(const Json &entry, Scope scope, const std::string &pointer, const Place &place)
{
    if (!entry.is_object() || !entry.contains("facts") || !entry.contains("triggers") || !entry["triggers"].is_boolean())
        return place.invalid(pointer, "facts and triggers are required");
    Example example;
    auto facts = readFacts(entry["facts"], vocabularyOf(scope), pointer + "/facts", place);
    if (!facts)
        return tl::unexpected<Error>(facts.error());
    example.facts = std::move(*facts);
    example.triggers = entry["triggers"].get<bool>();
    if (const auto with = entry.find("with"); with != entry.end())
        if (const Status status = readOthers(*with, example, pointer + "/with", place); !status)
            return tl::unexpected<Error>(status.error());
    return example;
}

Status readExamples(const Json &json, Rule &rule, const Place &place)
{
    bool hasYes = false;
    bool hasNo = false;
    std::size_t index = 0;
    for (const Json &entry : resource_json::array(json, "examples")) {
        if (index >= mostExamples)
            return place.invalid("/examples", "there are more than 100");
        auto example = readExample(entry, rule.scope, "/examples/" + std::to_string(index++), place);
        if (!example)
            return tl::unexpected<Error>(example.error());
        (example->triggers ? hasYes : hasNo) = true;
        rule.examples.push_back(std::move(*example));
    }
    if (!hasYes || !hasNo)
        return place.invalid("/examples", "one example that triggers and one that does not are required");
    return {};
}

Status readClauses(const Json &json, Rule &rule, const Catalogue &catalogue, const Place &place)
{
    auto clauses = readWords(json, "clauses", place);
    if (!clauses)
        return tl::unexpected<Error>(clauses.error());
    for (const std::string &id : *clauses) {
        const Clause *clause = catalogue.clause(id);
        if (!clause)
            return place.invalid("/clauses", "unknown clause " + id);
        rule.hasUnverifiedFact = rule.hasUnverifiedFact || clause->isUnverified;
    }
    rule.clauses = std::move(*clauses);
    return {};
}

Status readEvidence(const Json &json, Rule &rule, const Place &place)
{
    auto evidence = readWords(json, "evidence", place);
    if (!evidence)
        return tl::unexpected<Error>(evidence.error());
    const auto &kinds = evidenceKindsOf(rule.scope);
    for (const std::string &kind : *evidence) {
        const bool isPhrase = rule.scope == Scope::Submission && kind.rfind(phraseEvidence, 0) == 0;
        if (!isPhrase && std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
            return place.invalid("/evidence", "no such evidence here: " + kind);
    }
    rule.evidence = std::move(*evidence);
    return {};
}

/// "ways": lists of edits; "add_aspect:retention" is an edit with what it adds.
Status readWays(const Json &json, Rule &rule, const Place &place)
{
    const auto &known = editsOf(rule.scope);
    std::size_t index = 0;
    for (const Json &way : resource_json::array(json, "ways")) {
        const std::string pointer = "/ways/" + std::to_string(index++);
        if (!way.is_array() || way.empty())
            return place.invalid(pointer, "a list of edits is expected");
        std::vector<std::string> edits;
        for (const Json &edit : way) {
            const std::string whole = edit.is_string() ? edit.get<std::string>() : std::string();
            if (std::find(known.begin(), known.end(), whole.substr(0, whole.find(':'))) == known.end())
                return place.invalid(pointer, "no such edit here: " + whole);
            edits.push_back(whole);
        }
        rule.ways.push_back(std::move(edits));
    }
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
    auto curesAlso = readWords(json, "cures_also", place);
    if (!curesAlso)
        return tl::unexpected<Error>(curesAlso.error());
    rule.curesAlso = std::move(*curesAlso);
    Status status = readClauses(json, rule, catalogue, place);
    if (status)
        status = readEvidence(json, rule, place);
    if (status)
        status = readWays(json, rule, place);
    return status;
}

Status readTexts(const Json &json, Rule &rule, const Place &place)
{
    const std::pair<const char *, Bilingual *> texts[] = {{"title", &rule.title}, {"message", &rule.message}, {"cure", &rule.cure}};
    for (const auto &[key, text] : texts) {
        auto read = readText(json, key, rule.scope, place);
        if (!read)
            return tl::unexpected<Error>(read.error());
        *text = std::move(*read);
    }
    return {};
}

}  // namespace

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

Result<Rule> readRule(const Json &json, const std::string &pack, const Catalogue &catalogue, const Place &place)
{
    Rule rule;
    rule.localId = place.rule;
    rule.id = RuleId(pack + "/" + place.rule);
    rule.matter = resource_json::text(json, "matter");
    if (rule.matter.empty())
        rule.matter = rule.localId;
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
    Status status = readTexts(json, rule, place);
    if (status)
        status = readReferences(json, rule, catalogue, place);
    if (status)
        status = readExamples(json, rule, place);
    if (!status)
        return tl::unexpected<Error>(status.error());
    rule.source = json.dump(1, ' ', false, Json::error_handler_t::replace);
    return rule;
}

}  // namespace probity::rules
