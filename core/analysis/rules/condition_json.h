#pragma once

#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "analysis/rules/condition.h"
#include "base/result.h"

namespace probity::rules {

/// Reads conditions of the rule language. ResourceInvalid with the JSON pointer of what is wrong in `where`.
class ConditionReader {
public:
    enum class Counting { Allowed, Refused };
    explicit ConditionReader(const Vocabulary &vocabulary, Counting counting = Counting::Allowed) : m_vocabulary(vocabulary), m_counting(counting) {}
    Result<Condition> read(const nlohmann::json &json) const;

private:
    Result<Condition> readAt(const nlohmann::json &json, const std::string &pointer, int depth) const;
    Result<Condition> readMember(const std::string &key, const nlohmann::json &json, const std::string &pointer, int depth) const;
    Result<Condition> readList(bool isAll, const nlohmann::json &json, const std::string &pointer, int depth) const;
    Result<Condition> readTest(const std::string &fact, const nlohmann::json &json, const std::string &pointer) const;
    /// "exists" and "count".
    Result<Condition> readCount(bool isCount, const nlohmann::json &json, const std::string &pointer) const;
    Status readSame(const nlohmann::json &json, Condition &out, const std::string &pointer) const;
    static std::optional<Condition::Operator> boundFromName(const std::string &name);
    static Result<Condition> readOperators(const std::string &fact, const nlohmann::json &json, const Fact &neutral, const std::string &pointer);

    const Vocabulary &m_vocabulary;
    Counting m_counting;
};

/// "line" → Scope::Line; nothing for unknown names.
std::optional<Scope> scopeFromName(const std::string &name);

}  // namespace probity::rules
