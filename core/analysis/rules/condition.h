#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

namespace probity::rules {

/// What rules ask about. Missing facts have the neutral value of their kind: false, 0, "", no words.
using Words = std::vector<std::string>;
using Fact = std::variant<bool, double, std::string, Words>;
using Facts = std::map<std::string, Fact, std::less<>>;

/// The facts that exist, by name, with the neutral value of each: a rule that asks for another is refused when it is loaded.
using Vocabulary = std::map<std::string, Fact, std::less<>>;

/// A condition of the rule language: a JSON object whose members must all hold.
///   "all": [...], "any": [...], "not": {...}      combinations, nested 16 deep at most
///   "line.verdict": "denied"                       a word is that word, words contain it
///   "line.verdict": ["denied", "undeclared"]       a word is one of them, words have one of them
///   "line.count": 3, "line.isFromTag": true        equal
///   "line.count": {"atLeast": 3, "atMost": 9}      numbers
///   "submission.aspects": {"lacks": "retention"}   words without any of these (a string or a list)
///   "submission.findings": {"hasAll": [...]}       words with all of these
/// Evaluation is a walk over a finite tree: it always ends.
class Condition {
public:
    /// `shared`: facts of the submission, for those that are not in `facts`.
    bool holds(const Facts &facts, const Facts &shared, const Vocabulary &vocabulary) const;

private:
    friend class ConditionReader;       // condition_json.h
    enum class Kind { All, Any, Not, Test };
    enum class Operator { Equals, OneOf, AtLeast, AtMost, Lacks, HasAll };

    bool tests(const Fact &value) const;

    Kind m_kind = Kind::All;
    std::vector<Condition> m_parts;
    std::string m_fact;
    Operator m_operator = Operator::Equals;
    double m_number = 0;
    bool m_flag = false;
    Words m_words;
};

}  // namespace probity::rules
