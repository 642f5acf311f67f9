#include "analysis/rules/condition.h"

#include <algorithm>
#include <cmath>

namespace probity::rules {

namespace {

bool contains(const Words &words, const std::string &word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

const Fact *lookUp(const Facts &facts, const Facts &shared, const Vocabulary &vocabulary, const std::string &name)
{
    for (const auto *where : {&facts, &shared, &vocabulary})
        if (const auto found = where->find(name); found != where->end())
            return &found->second;
    return nullptr;
}

}  // namespace

bool Condition::holds(const Facts &facts, const Facts &shared, const Vocabulary &vocabulary, const Collections *others) const
{
    const auto part = [&](const Condition &condition) { return condition.holds(facts, shared, vocabulary, others); };
    switch (m_kind) {
    case Kind::All:
        return std::all_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Any:
        return std::any_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Not:
        return std::none_of(m_parts.begin(), m_parts.end(), part);
    case Kind::Count: {
        static const struct Nothing : Collections {
            std::size_t count(Scope) const override { return 0; }
            const Facts &facts(Scope, std::size_t) const override { return none; }
            Facts none;
        } nothing;
        return counts(facts, shared, vocabulary, others ? *others : nothing);
    }
    case Kind::Test:
        break;
    }
    const Fact *fact = lookUp(facts, shared, vocabulary, m_fact);
    return fact && tests(*fact);
}

bool Condition::counts(const Facts &facts, const Facts &shared, const Vocabulary &vocabulary, const Collections &others) const
{
    const Vocabulary &inner = vocabularyOf(m_scope);
    double found = 0;
    for (std::size_t i = 0; i < others.count(m_scope); ++i) {
        const Facts &other = others.facts(m_scope, i);
        const bool agrees = std::all_of(m_words.begin(), m_words.end(), [&](const std::string &name) {
            const Fact *own = lookUp(facts, shared, vocabulary, name);
            const Fact *its = lookUp(other, shared, inner, name);
            return own && its && *own == *its;
        });
        if (agrees && std::all_of(m_parts.begin(), m_parts.end(), [&](const Condition &part) { return part.holds(other, shared, inner); }))
            ++found;
    }
    return std::all_of(m_bounds.begin(), m_bounds.end(), [&](const Bound &bound) { return isWithin(found, bound); });
}

bool Condition::isWithin(double number, const Bound &bound) noexcept
{
    switch (bound.comparison) {
    case Operator::AtLeast:
        return number >= bound.number;
    case Operator::AtMost:
        return number <= bound.number;
    case Operator::MoreThan:
        return number > bound.number;
    case Operator::LessThan:
        return number < bound.number;
    default:
        return std::abs(number - bound.number) < 1e-9;
    }
}

bool Condition::tests(const Fact &value) const
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag == m_flag;
    if (const double *number = std::get_if<double>(&value))
        return isWithin(*number, {m_operator, m_number});
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

std::vector<Condition> Condition::withOneLeftOut() const
{
    std::vector<Condition> out;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Condition without = *this;
        without.m_parts.erase(without.m_parts.begin() + static_cast<std::ptrdiff_t>(i));
        // A "not" without what it denies, and a group without members, are no condition at all.
        if (without.m_parts.empty() && (m_kind == Kind::Not || m_kind == Kind::Any)) {
            without = Condition();
        }
        out.push_back(std::move(without));
        for (Condition &inner : m_parts[i].withOneLeftOut()) {
            Condition changed = *this;
            changed.m_parts[i] = std::move(inner);
            out.push_back(std::move(changed));
        }
    }
    for (std::size_t i = 0; m_kind == Kind::Count && i < m_words.size(); ++i) {
        Condition changed = *this;
        changed.m_words.erase(changed.m_words.begin() + static_cast<std::ptrdiff_t>(i));
        out.push_back(std::move(changed));
    }
    return out;
}

}  // namespace probity::rules
