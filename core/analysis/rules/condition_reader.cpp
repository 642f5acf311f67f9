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
        Result<Condition> part = key == "all"   ? readList(true, value, at, depth)
                                 : key == "any" ? readList(false, value, at, depth)
                                 : key == "not" ? readAt(value, at, depth + 1)
                                                : readTest(key, value, at);
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
        const bool isBound = key == "atLeast" || key == "atMost";
        const bool isSet = key == "lacks" || key == "hasAll";
        if (isBound && value.is_number() && std::holds_alternative<double>(neutral)) {
            test.m_operator = key == "atLeast" ? Condition::Operator::AtLeast : Condition::Operator::AtMost;
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
