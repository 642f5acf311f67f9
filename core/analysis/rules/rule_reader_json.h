#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "analysis/rules/pack.h"

namespace probity::rules {

/// Where something is wrong: file, rule, JSON pointer.
struct Place {
    std::string file;
    std::string rule;

    tl::unexpected<Error> invalid(const std::string &pointer, const std::string &why) const
    {
        return failure(ErrorCode::ResourceInvalid, why, file + (rule.empty() ? std::string() : ": " + rule) + ": " + pointer);
    }
};

/// Reads the rule `place.rule` of a pack. `json` is whole: what it is like is in it already.
Result<Rule> readRule(const nlohmann::json &json, const std::string &pack, const Catalogue &catalogue, const Place &place);
Result<Words> readWords(const nlohmann::json &json, const char *key, const Place &place);

}  // namespace probity::rules
