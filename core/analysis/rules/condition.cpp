#include "analysis/rules/condition.h"

#include <algorithm>
#include <cmath>

namespace probity::rules {

namespace {

bool contains(const Words &words, const std::string &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool Condition::holds(const Facts &facts, const Facts &shared, const Vocabulary &vocabulary) const
{
    const auto part = [&](const Condition &condition) { return condition.holds(facts, shared, vocabulary); };
    switch (m_kind) {
    case Kind::All:
        return std::all_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Any:
        return std::any_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Not:
        return std::none_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Test:
        break;
    }
    if (const auto found = facts.find(m_fact); found != facts.end())
        return tests(found->second);
    if (const auto found = shared.find(m_fact); found != shared.end())
        return tests(found->second);
    const auto neutral = vocabulary.find(m_fact);
    return neutral != vocabulary.end() && tests(neutral->second);
}

bool Condition::tests(const Fact &value) const
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag == m_flag;
    if (const double *number = std::get_if<double>(&value)) {
        switch (m_operator) {
        case Operator::AtLeast:
            return *number >= m_number;
        case Operator::AtMost:
            return *number <= m_number;
        default:
            return std::abs(*number - m_number) < 1e-9;
        }
    }
    if (const std::string *word = std::get_if<std::string>(&value))
        return contains(m_words, *word);
    const Words &words = std::get<Words>(value);
    const auto has = [&](const std::string &word) { return contains(words, word); };
    switch (m_operator) {
    case Operator::Lacks:
        return std::none_of(m_words.begin(), m_words.end(), has);
    case Operator::HasAll:
        return std::all_of(m_words.begin(), m_words.end(), has);
    default:
        return std::any_of(m_words.begin(), m_words.end(), has);
    }
}

}  // namespace probity::rules
