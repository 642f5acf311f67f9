#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "analysis/rules/condition.h"
#include "base/result.h"

namespace probity::rules {

/// Reads conditions of the rule language. ResourceInvalid with the JSON pointer of what is wrong in `where`.
class ConditionReader {
public:
    explicit ConditionReader(const Vocabulary &vocabulary) : m_vocabulary(vocabulary) {}
    Result<Condition> read(const nlohmann::json &json) const;

private:
    Result<Condition> readAt(const nlohmann::json &json, const std::string &pointer, int depth) const;
    Result<Condition> readList(bool isAll, const nlohmann::json &json, const std::string &pointer, int depth) const;
    Result<Condition> readTest(const std::string &fact, const nlohmann::json &json, const std::string &pointer) const;
    static Result<Condition> readOperators(const std::string &fact, const nlohmann::json &json, const Fact &neutral, const std::string &pointer);

    const Vocabulary &m_vocabulary;
};

}  // namespace probity::rules
