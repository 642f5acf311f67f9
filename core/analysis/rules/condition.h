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

/// What a rule is asked of, once for each: the submission, a ledger line, a company contacted, a thing the manifest asks for,
/// a link, a file, a field seen in traffic, a question that a reviewer answered, a thing that code and manifest want of each other.
enum class Scope { Submission, Line, Recipient, Declaration, Link, Artifact, Observation, Answer, Capability };
constexpr std::size_t scopeCount = 9;

/// The other things of a submission, for conditions that count them.
class Collections {
public:
    virtual ~Collections() = default;
    virtual std::size_t count(Scope scope) const = 0;
    virtual const Facts &facts(Scope scope, std::size_t index) const = 0;
};

/// A condition of the rule language: a JSON object whose members must all hold.
///   "all": [...], "any": [...], "not": {...}      combinations, nested 16 deep at most
///   "line.verdict": "denied"                       a word is that word, words contain it
///   "line.verdict": ["denied", "undeclared"]       a word is one of them, words have one of them
///   "line.count": 3, "line.isFromTag": true        equal
///   "line.count": {"atLeast": 3, "lessThan": 9}    numbers; also "atMost", "moreThan"
///   "submission.aspects": {"lacks": "retention"}   words without any of these (a string or a list)
///   "submission.findings": {"hasAll": [...]}       words with all of these
///   "exists": {"each": "line", "when": {...}}      there is such a thing in the submission; "same": ["line.category"] asks
///                                                  that it agrees with the thing judged
///   "count": {"each": "line", "when": {...}, "atLeast": 3}   how many there are; bounds as for numbers
/// What stands inside "exists" and "count" may not hold another of them. Evaluation is a walk over a finite tree: it always ends.
class Condition {
public:
    /// `shared`: facts of the submission, for those that are not in `facts`. `others` may be null: then nothing is counted.
    bool holds(const Facts &facts, const Facts &shared, const Vocabulary &vocabulary, const Collections *others = nullptr) const;
    /// The condition once for each part of it, with that part left out: for the tests of rules.
    std::vector<Condition> withOneLeftOut() const;

private:
    friend class ConditionReader;       // condition_json.h
    enum class Kind { All, Any, Not, Test, Count };
    enum class Operator { Equals, OneOf, AtLeast, AtMost, MoreThan, LessThan, Lacks, HasAll };
    struct Bound {
        Operator comparison = Operator::AtLeast;
        double number = 1;
    };

    bool tests(const Fact &value) const;
    bool counts(const Facts &facts, const Facts &shared, const Vocabulary &vocabulary, const Collections &others) const;
    static bool isWithin(double number, const Bound &bound) noexcept;

    Kind m_kind = Kind::All;
    std::vector<Condition> m_parts;     ///< of Count: what the things counted must be
    std::string m_fact;
    Operator m_operator = Operator::Equals;
    double m_number = 0;
    bool m_flag = false;
    Words m_words;                      ///< of Count: facts that must agree
    Scope m_scope = Scope::Line;        ///< of Count
    std::vector<Bound> m_bounds;        ///< of Count
};

/// The words that rules of a scope may use.
const Vocabulary &vocabularyOf(Scope scope);

}  // namespace probity::rules
