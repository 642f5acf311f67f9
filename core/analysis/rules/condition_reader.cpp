#include <map>

#include <nlohmann/json.hpp>

#include "analysis/rules/condition_json.h"

namespace probity::rules {

using Json = nlohmann::json;

namespace {

constexpr int deepest = 16;

tl::unexpected<Error> invalid(const std::string &pointer, const std::string &why)
{
    return failure(ErrorCode::ResourceInvalid, why, pointer);
}

/// A string or a list of strings.
bool readWords(const Json &json, Words &out)
{
    if (json.is_string()) {
        out = {json.get<std::string>()};
        return true;
    }
    if (!json.is_array() || json.empty())
        return false;
    for (const Json &word : json) {
        if (!word.is_string())
            return false;
        out.push_back(word.get<std::string>());
    }
    return true;
}

}  // namespace

std::optional<Scope> scopeFromName(const std::string &name)
{
    static const std::map<std::string, Scope, std::less<>> scopes{
        {"submission", Scope::Submission}, {"line", Scope::Line},         {"recipient", Scope::Recipient},     {"declaration", Scope::Declaration},
        {"link", Scope::Link},             {"artifact", Scope::Artifact}, {"observation", Scope::Observation}, {"answer", Scope::Answer},
        {"capability", Scope::Capability}};
    const auto found = scopes.find(name);
    return found == scopes.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Condition::Operator> ConditionReader::boundFromName(const std::string &name)
{
    using Operator = Condition::Operator;
    static const std::map<std::string, Operator, std::less<>> bounds{
        {"atLeast", Operator::AtLeast}, {"atMost", Operator::AtMost}, {"moreThan", Operator::MoreThan}, {"lessThan", Operator::LessThan}};
    const auto found = bounds.find(name);
    return found == bounds.end() ? std::nullopt : std::optional(found->second);
}

Result<Condition> ConditionReader::read(const Json &json) const
{
    return readAt(json, std::string(), 0);
}

Result<Condition> ConditionReader::readAt(const Json &json, const std::string &pointer, int depth) const
{
    if (!json.is_object())
        return invalid(pointer, "a condition is an object");
    if (depth > deepest)
        return invalid(pointer, "conditions are nested too deeply");
    Condition out;
    for (const auto &[key, value] : json.items()) {
        const std::string at = pointer + "/" + key;
        Result<Condition> part = readMember(key, value, at, depth);
        if (!part)
            return part;
        if (key == "not") {
            Condition negated;
            negated.m_kind = Condition::Kind::Not;
            negated.m_parts.push_back(std::move(*part));
            out.m_parts.push_back(std::move(negated));
        } else {
            out.m_parts.push_back(std::move(*part));
        }
    }
    return out;
}

Result<Condition> ConditionReader::readMember(const std::string &key, const Json &json, const std::string &pointer, int depth) const
{
    if (key == "all" || key == "any")
        return readList(key == "all", json, pointer, depth);
    if (key == "not")
        return readAt(json, pointer, depth + 1);
    if (key == "exists" || key == "count")
        return readCount(key == "count", json, pointer);
    return readTest(key, json, pointer);
}

Status ConditionReader::readSame(const Json &json, Condition &out, const std::string &pointer) const
{
    if (!readWords(json, out.m_words))
        return invalid(pointer, "a list of facts is expected");
    const Vocabulary &inner = vocabularyOf(out.m_scope);
    for (const std::string &fact : out.m_words)
        if (m_vocabulary.count(fact) == 0 || inner.count(fact) == 0)
            return invalid(pointer, "not a fact of both: " + fact);
    return {};
}

Result<Condition> ConditionReader::readCount(bool isCount, const Json &json, const std::string &pointer) const
{
    if (m_counting == Counting::Refused)
        return invalid(pointer, "what is counted may not count itself");
    const auto each = json.is_object() ? json.find("each") : json.end();
    const auto scope = each != json.end() && each->is_string() ? scopeFromName(each->get<std::string>()) : std::nullopt;
    if (!scope || *scope == Scope::Submission)
        return invalid(pointer + "/each", "what is counted is unknown or missing");
    Condition out;
    out.m_kind = Condition::Kind::Count;
    out.m_scope = *scope;
    for (const auto &[key, value] : json.items()) {
        const std::string at = pointer + "/" + key;
        if (key == "each")
            continue;
        if (key == "when") {
            auto inner = ConditionReader(vocabularyOf(*scope), Counting::Refused).readAt(value, at, 0);
            if (!inner)
                return inner;
            out.m_parts = std::move(inner->m_parts);
        } else if (key == "same") {
            if (const Status status = readSame(value, out, at); !status)
                return tl::unexpected(status.error());
        } else if (const auto bound = boundFromName(key); isCount && bound && value.is_number()) {
            out.m_bounds.push_back({*bound, value.get<double>()});
        } else {
            return invalid(at, "is neither each, when, same nor a bound");
        }
    }
    if (out.m_bounds.empty() && isCount)
        return invalid(pointer, "a bound is missing");
    if (out.m_bounds.empty())
        out.m_bounds.emplace_back();
    return out;
}

Result<Condition> ConditionReader::readList(bool isAll, const Json &json, const std::string &pointer, int depth) const
{
    if (!json.is_array() || json.empty())
        return invalid(pointer, "a list of conditions is expected");
    Condition out;
    out.m_kind = isAll ? Condition::Kind::All : Condition::Kind::Any;
    for (std::size_t i = 0; i < json.size(); ++i) {
        auto part = readAt(json[i], pointer + "/" + std::to_string(i), depth + 1);
        if (!part)
            return part;
        out.m_parts.push_back(std::move(*part));
    }
    return out;
}

Result<Condition> ConditionReader::readTest(const std::string &fact, const Json &json, const std::string &pointer) const
{
    const auto known = m_vocabulary.find(fact);
    if (known == m_vocabulary.end())
        return invalid(pointer, "no such fact here: " + fact);
    const Fact &neutral = known->second;
    if (json.is_object())
        return readOperators(fact, json, neutral, pointer);
    Condition out;
    out.m_kind = Condition::Kind::Test;
    out.m_fact = fact;
    if (json.is_boolean() && std::holds_alternative<bool>(neutral)) {
        out.m_flag = json.get<bool>();
        return out;
    }
    if (json.is_number() && std::holds_alternative<double>(neutral)) {
        out.m_number = json.get<double>();
        return out;
    }
    out.m_operator = Condition::Operator::OneOf;
    const bool hasWords = std::holds_alternative<std::string>(neutral) || std::holds_alternative<Words>(neutral);
    if (hasWords && readWords(json, out.m_words))
        return out;
    return invalid(pointer, "the value does not fit the fact");
}

Result<Condition> ConditionReader::readOperators(const std::string &fact, const Json &json, const Fact &neutral, const std::string &pointer)
{
    Condition out;
    for (const auto &[key, value] : json.items()) {
        Condition test;
        test.m_kind = Condition::Kind::Test;
        test.m_fact = fact;
        const auto bound = boundFromName(key);
        const bool isSet = key == "lacks" || key == "hasAll";
        if (bound && value.is_number() && std::holds_alternative<double>(neutral)) {
            test.m_operator = *bound;
            test.m_number = value.get<double>();
        } else if (isSet && std::holds_alternative<Words>(neutral) && readWords(value, test.m_words)) {
            test.m_operator = key == "lacks" ? Condition::Operator::Lacks : Condition::Operator::HasAll;
        } else {
            return invalid(pointer + "/" + key, "no such comparison for this fact");
        }
        out.m_parts.push_back(std::move(test));
    }
    if (out.m_parts.empty())
        return invalid(pointer, "a comparison is missing");
    return out;
}

}  // namespace probity::rules
