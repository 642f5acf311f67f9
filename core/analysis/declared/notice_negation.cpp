#include <algorithm>

#include "analysis/declared/notice_predicate.h"
#include "analysis/declared/notice_predicate_finder.h"

namespace probity::notice {

/// Whether the sentence speaks of what would be: "如果您拒绝, …", "if you do not, …", 否则.
bool PredicateFinder::isHypothetical() const
{
    return std::any_of(m_tokens.begin(), m_tokens.end(), [&](const Token &token) {
        return token.word == Word::Refusal || (token.word == Word::Contrast && m_text.substr(token.begin, token.end - token.begin) == U"否则");
    });
}

bool PredicateFinder::isBehindRefusal(const Predicate &predicate) const
{
    return std::any_of(m_tokens.begin(), m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate.clauseBegin), [](const Token &token) { return token.word == Word::Refusal; });
}

/// "not including your name", "不包括您的姓名": nothing that a verb could be denied by.
bool PredicateFinder::belongsToNoun(std::size_t token) const
{
    const std::u32string_view word = m_text.substr(m_tokens[token].begin, m_tokens[token].end - m_tokens[token].begin);
    if (token + 1 < m_tokens.size() && m_tokens[token + 1].word == Word::Include)
        return true;
    return isHan(word.front()) && m_lexicon.isNounNegation(word);
}

/// "may not work properly if use of it is disabled", "will not be permitted to see your data and may be required to provide": the
/// denial is of a verb that no lexicon knows.
bool PredicateFinder::isOfEarlierVerb(std::size_t negation, const Predicate &predicate) const
{
    if (isHan(m_text[m_tokens[negation].begin]))
        return false;
    const std::u32string_view between = m_text.substr(m_tokens[negation].end, m_tokens[predicate.first].begin - m_tokens[negation].end);
    if (between.find(U" if ") != std::u32string_view::npos || between.find(U" when ") != std::u32string_view::npos)
        return true;
    bool hasAnd = false;
    for (std::size_t i = predicate.first; i-- > negation + 1;) {
        hasAnd = hasAnd || (m_tokens[i].word == Word::Coordination && m_text.substr(m_tokens[i].begin, m_tokens[i].end - m_tokens[i].begin) == U"and");
        if (m_tokens[i].word == Word::Data && hasAnd)
            return m_tokens[predicate.first - 1].word != Word::Passive;
    }
    return false;
}

/// Whether words of the clause deny the verb: a "not" before it with no other verb between.
bool PredicateFinder::isDeniedByWords(Predicate &predicate)
{
    bool reached = false;
    for (std::size_t i = predicate.first; i-- > predicate.clauseBegin && !reached;) {
        const Word kind = m_tokens[i].word;
        if (kind == Word::Verb || kind == Word::FalseNegation)
            break;
        if (kind == Word::DefaultOff) {
            predicate.stances.isDefaultOff = true;
            const char32_t first = m_text[m_tokens[i].begin];
            reached = first == U'不' || first == U'默' || first == U'n';    // "不会默认", "not automatically" deny by themselves
        }
        // "否则我们将无法获取您的视频": what fails for want of a permission is no denial.
        if (kind == Word::Inability && isHypothetical()) {
            drop(predicate, "inability");
            return false;
        }
        // "no personal information": the negation belongs to the noun behind it, whose verb comes later.
        reached = reached || kind == Word::Inability || (kind == Word::Negation && !belongsToNoun(i) && !isOfEarlierVerb(i, predicate));
        if (reached)
            predicate.negation = {m_tokens[i].begin, m_tokens[i].end};
    }
    if (reached || predicate.first < 2)
        return reached;
    // "This does not include selling your data"
    const Token &include = m_tokens[predicate.first - 1];
    const Token &negation = m_tokens[predicate.first - 2];
    reached = include.word == Word::Include && negation.word == Word::Negation && looseLetters(m_text, include.end, m_tokens[predicate.first].begin) == 0;
    if (reached)
        predicate.negation = {negation.begin, negation.end};
    return reached;
}

/// Whether the denial of the verb before comes down to this one.
bool PredicateFinder::inheritsDenial(const Predicate &predicate) const
{
    if (m_found.empty() || !m_found.back().stances.isNegated || predicate.first == 0)
        return false;
    const Predicate &earlier = m_found.back();
    const Token &before = m_tokens[predicate.first - 1];
    const std::u32string_view word = m_text.substr(before.begin, before.end - before.begin);
    const bool isOr = before.word == Word::Coordination && (word == U"or" || word == U"nor" || word == U"或" || word == U"或者");
    const std::size_t loose = looseLetters(m_text, before.end, m_tokens[predicate.first].begin);
    if (isOr && loose <= 10)
        return true;
    // "不会利用会话标记追踪您的浏览行为": the second verb of one clause lies under the same negation.
    if (isHan(m_text[m_tokens[predicate.first].begin]))
        return earlier.clauseBegin == predicate.clauseBegin && before.word != Word::Coordination && before.word != Word::Purpose;
    // "We do not use cookies to retrieve …": what is not done is not done for the purpose either.
    if (before.word == Word::Purpose && earlier.clauseBegin == predicate.clauseBegin && loose == 0)
        return true;
    // "We will not sell, swap or authorize any third party to use your address"
    bool hasParty = false;
    for (std::size_t i = earlier.last + 1; i < predicate.first; ++i) {
        const Word kind = m_tokens[i].word;
        hasParty = hasParty || kind == Word::RecipientClass;
        if (kind != Word::RecipientClass && kind != Word::Coordination && kind != Word::Purpose)
            return false;
    }
    return hasParty && loose == 0;
}

void PredicateFinder::settleNegation(Predicate &predicate)
{
    const bool reached = isDeniedByWords(predicate) || inheritsDenial(predicate);
    if (predicate.isDropped && std::string_view(predicate.why) == "inability")
        return;
    // "若您拒绝授权，则我们不会获取您的设备信息": what the app does not do then is denied for that case alone.
    if (reached && isHan(m_text[m_tokens[predicate.first].begin]) && isBehindRefusal(predicate)) {
        drop(predicate, "refusal");
        return;
    }
    predicate.stances.isNegated = reached;
    if (!reached && !predicate.stances.isDefaultOff)
        return;
    for (std::size_t i = predicate.last + 1; i < m_tokens.size() && i <= predicate.last + 12; ++i)
        predicate.stances.isDefaultOff = predicate.stances.isDefaultOff || m_tokens[i].word == Word::DefaultOff;
    predicate.stances.isConditional = has(Word::Condition) || has(Word::Exception);
}

/// "If you are a child, do not send us your name": nobody is named who would not.
bool PredicateFinder::isImperative(const Predicate &predicate) const
{
    const Token &first = m_tokens[predicate.clauseBegin];
    if (first.word != Word::Negation || isHan(m_text[first.begin]) || looseLetters(m_text, first.end, m_tokens[predicate.first].begin) > 0)
        return false;
    const std::u32string_view negation = m_text.substr(first.begin, first.end - first.begin);
    const std::size_t from = predicate.clauseBegin > 0 ? m_tokens[predicate.clauseBegin - 1].end : m_context.begin;
    const bool isCommand = negation == U"do not" || negation == U"don't" || negation == U"never";
    const bool isBehindIf = m_text.substr(m_context.begin, 3) == U"if " || predicate.clauseBegin == 0;
    return isCommand && isBehindIf && m_lastActor != Actor::We && looseLetters(m_text, from, first.begin) <= 6;
}

}  // namespace probity::notice
