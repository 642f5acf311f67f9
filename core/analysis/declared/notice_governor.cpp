#include <algorithm>

#include "analysis/declared/notice_predicate.h"
#include "analysis/declared/notice_sentence.h"

namespace probity::notice {

namespace {

constexpr std::size_t notFound = static_cast<std::size_t>(-1);
constexpr std::size_t farthestHypernym = 14; // tokens between the name of a kind and its examples
constexpr std::size_t mostBeforeTopic = 8;  // characters of numbers and small words before the name that opens an item

}  // namespace

/// A verb of the user's in a clause about something else: "the browser you are using, …", "您使用的设备型号", "您使用服务时".
bool SentenceReader::isAside(const Predicate &predicate, std::size_t token) const
{
    if (!predicate.isDropped || std::string_view(predicate.why) != "user_acts")
        return false;
    const std::size_t end = m_tokens[predicate.last].end;
    if (!m_isHan)
        return std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate.last), m_tokens.begin() + static_cast<std::ptrdiff_t>(token), [](const Token &t) { return t.word == Word::Comma || t.word == Word::Coordination || t.word == Word::Semicolon; });
    if (end < m_text.size() && m_text[end] == U'的')
        return true;
    // "您使用我们的服务的设备信息": the clause about its use ends at the last 的.
    const std::size_t start = m_tokens[token].begin;
    const bool isOurs = std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate.last), m_tokens.begin() + static_cast<std::ptrdiff_t>(token), [](const Token &t) { return t.word == Word::We; });
    const bool isUnbroken = std::none_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate.last), m_tokens.begin() + static_cast<std::ptrdiff_t>(token), [](const Token &t) { return endsClause(t.word) || t.word == Word::Possessive; });
    if (start > 0 && m_text[start - 1] == U'的' && isOurs && isUnbroken)
        return true;
    for (std::size_t i = end; i < m_tokens[token].begin; ++i)
        if (m_lexicon.endsWhen(m_text, i))
            return true;
    return false;
}

/// "the address used to connect your computer; your e-mail": the participle behind a name says more of that name alone.
bool SentenceReader::isReduced(const Predicate &predicate, std::size_t token) const
{
    if (m_isHan || predicate.first == 0 || predicate.first != predicate.last || m_tokens[predicate.first - 1].word != Word::Data)
        return false;
    const std::u32string_view verb = word(m_tokens[predicate.first]);
    const bool isParticiple = verb.size() > 2 && verb.substr(verb.size() - 2) == U"ed";
    if (!isParticiple || looseLetters(m_text, m_tokens[predicate.first - 1].end, m_tokens[predicate.first].begin) > 0)
        return false;
    return std::any_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate.last), m_tokens.begin() + static_cast<std::ptrdiff_t>(token), [](const Token &t) { return t.word == Word::Comma || t.word == Word::Semicolon; });
}

const Predicate *SentenceReader::before(std::size_t token, bool isSameClause) const
{
    const Predicate *found = nullptr;
    for (const Predicate &predicate : m_out.predicates) {
        if (predicate.last >= token)
            break;
        if ((isAside(predicate, token) || isReduced(predicate, token)) && (m_isHan || (found != nullptr && !found->isDropped)))
            continue;
        found = &predicate;
    }
    if (found == nullptr || !isSameClause)
        return found;
    for (std::size_t i = found->last + 1; i < token; ++i)
        if (endsClause(m_tokens[i].word))
            return nullptr;
    return found;
}

const Predicate *SentenceReader::after(std::size_t token, bool isSameClause) const
{
    for (const Predicate &predicate : m_out.predicates) {
        const std::size_t end = m_tokens[predicate.last].end;
        const bool isRelative = m_isHan && predicate.isDropped && end < m_text.size() && m_text[end] == U'的';
        if (predicate.first <= token || isRelative)
            continue;
        if (isSameClause)
            for (std::size_t i = token + 1; i < predicate.first; ++i)
                if (endsClause(m_tokens[i].word) && !(m_tokens[i].word == Word::Comma && i + 1 < predicate.first && m_tokens[i + 1].word == Word::Data))
                    return nullptr;
        return &predicate;
    }
    return nullptr;
}

/// Whether the data stand before their verb: 将/把/对 …, a passive, "information that we collect".
bool SentenceReader::isObjectFirst(std::size_t token, const Predicate &predicate) const
{
    if (m_isHan) {
        for (std::size_t i = predicate.clauseBegin; i < token; ++i)
            if (m_tokens[i].word == Word::ObjectMark)
                return true;
        for (std::size_t i = token + 1; i < predicate.first; ++i)
            if (m_tokens[i].word == Word::Passive || m_tokens[i].word == Word::ObjectMark)
                return true;
        return false;
    }
    if (predicate.first == 0)
        return false;
    for (std::size_t i = predicate.first; i-- > token + 1;) {
        const Word kind = m_tokens[i].word;
        if (kind == Word::Passive || kind == Word::We || kind == Word::User)
            return true;
        if (kind == Word::RecipientClass || kind == Word::Company)
            return true;
        if (kind != Word::Negation && kind != Word::DefaultOff && kind != Word::Coordination && kind != Word::FalseNegation)
            return false;
    }
    return false;
}

bool SentenceReader::isTopicOfList(std::size_t token) const
{
    const std::size_t start = m_chain[token];
    if (m_context.isListItem && !m_isHan)
        return start == 0 || isIntroduced(start, false) || before(start, false) == nullptr;
    // "设备信息：…": the item opens with the name. "您观看视频时" does not.
    if (m_context.isListItem && (isIntroduced(start, false) || (start == 0 && m_tokens[start].begin <= m_context.begin + mostBeforeTopic)))
        return true;
    if (m_context.isListItem && m_context.leadIn != nullptr && m_context.leadIn->isActive)
        return start == 0 || before(start, false) == nullptr;
    if (before(start, false) != nullptr)
        return false;
    if (isIntroduced(start, false))
        return true;
    // The name of the data opens the sentence and a colon or a list of its kinds follows.
    for (std::size_t i = token + 1; start == 0 && i < m_tokens.size() && i <= token + 2; ++i)
        if (m_tokens[i].word == Word::Colon || m_tokens[i].word == Word::Include)
            return true;
    return false;
}

/// "IP地址以及您访问的网页": the user's act only says which data the enumeration goes on with.
bool SentenceReader::isOfUser(std::size_t token, std::size_t data) const
{
    const std::size_t begin = m_tokens[data].begin;
    const bool isWithAct = begin > 0 && m_text[begin - 1] == U'的';
    if (!m_isHan || (!isWithAct && m_tokens[token].end != begin) || data - token > 2)
        return false;
    const bool isUser = m_tokens[token].word == Word::User && token > 0 && (m_tokens[token - 1].word == Word::Coordination || m_tokens[token - 1].word == Word::Enumeration);
    const bool isAct = isWithAct && m_tokens[token].word == Word::Verb && m_tokens[token].end + 1 == begin && token > 0 && m_tokens[token - 1].word == Word::User;
    return isUser || isAct;
}

/// "combined personal information": a form of a verb that is none here.
bool SentenceReader::isParticiple(std::size_t token) const
{
    if (m_isHan || m_tokens[token].word != Word::Verb)
        return false;
    return std::none_of(m_out.predicates.begin(), m_out.predicates.end(), [&](const Predicate &predicate) { return predicate.first <= token && token <= predicate.last; });
}

/// Where the enumeration that a name of data stands in begins: "姓名、电话和地址".
void SentenceReader::findChains()
{
    m_chain.assign(m_tokens.size(), notFound);
    m_chainLast.assign(m_tokens.size(), notFound);
    std::size_t previous = notFound;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        if (m_tokens[i].word != Word::Data)
            continue;
        m_chain[i] = i;
        if (previous != notFound) {
            bool isLinked = true;
            bool hasMark = false;
            std::size_t from = m_tokens[previous].end;
            std::size_t loose = 0;
            for (std::size_t j = previous + 1; j < i && isLinked; ++j) {
                const Word kind = m_tokens[j].word;
                isLinked = kind == Word::Comma || kind == Word::Enumeration || kind == Word::Coordination || kind == Word::Open || kind == Word::Close || kind == Word::Include || kind == Word::Possessive
                    || kind == Word::Semicolon || kind == Word::Colon || kind == Word::OtherPeople || isOfUser(j, i) || isParticiple(j);
                hasMark = hasMark || (isLinked && kind != Word::Possessive && kind != Word::OtherPeople);
                loose = std::max(loose, looseLetters(m_text, from, m_tokens[j].begin));
                from = m_tokens[j].end;
            }
            loose = std::max(loose, looseLetters(m_text, from, m_tokens[i].begin));
            const std::size_t most = m_isHan ? 10 : 36;
            if (isLinked && loose <= most && (hasMark || loose <= 2))
                m_chain[i] = m_chain[previous];
        }
        m_chainLast[m_chain[i]] = i;
        previous = i;
    }
}

/// "installed on your phone", "to your e-mail": a place or a way, no object.
bool SentenceReader::isBehindPreposition(std::size_t place) const
{
    std::size_t end = place;
    while (end > 0 && m_text[end - 1] == U' ')
        --end;
    std::size_t begin = end;
    while (begin > 0 && isWordLetter(m_text[begin - 1]))
        --begin;
    return std::find(m_lexicon.prepositions.begin(), m_lexicon.prepositions.end(), m_text.substr(begin, end - begin)) != m_lexicon.prepositions.end();
}

/// Words of everyday use count as the direct object of a verb, as somebody's own, or amid other data.
bool SentenceReader::isStrong(std::size_t token) const
{
    const Token &here = m_tokens[token];
    if (!here.isWeak)
        return true;
    const bool isLinkedOn = [&] {
        for (std::size_t j = token + 1; j < m_tokens.size() && j <= token + 6; ++j)
            if (m_tokens[j].word == Word::Data)
                return m_chain[j] == m_chain[token];
        return false;
    }();
    const bool isInList = m_chain[token] != token || isLinkedOn;
    // "在互联网行业": a noun before it makes it the name of something else, unless the two are names of data.
    if (m_isHan && !isInList && here.begin > m_context.begin && isHan(m_text[here.begin - 1])) {
        constexpr std::u32string_view openers = U"的和与及或将把对有个其该本所是为以在从到给等由被向并且了自会能可需要集取供写交入用获传储存录露享到含括如";
        const bool isTokenBefore = token > 0 && m_tokens[token - 1].end == here.begin;
        const std::u32string_view before = m_text.substr(0, here.begin);
        const auto opens = [&](const std::u32string &prefix) { return before.size() >= prefix.size() && before.substr(before.size() - prefix.size()) == prefix; };
        const bool isOpen = openers.find(before.back()) != std::u32string_view::npos || std::any_of(m_lexicon.compoundPrefixes.begin(), m_lexicon.compoundPrefixes.end(), opens);
        if (!isTokenBefore && !isOpen)
            return false;
    }
    if (!m_isHan && token > 0 && m_tokens[token - 1].word == Word::Possessive && m_chain[token] == token && !(token > 1 && m_tokens[token - 2].word == Word::Verb && m_tokens[token - 2].end + 1 == m_tokens[token - 1].begin)
        && isBehindPreposition(m_tokens[token - 1].begin))
        return false;
    // "您点击或勾选": a verb.
    if (m_isHan && std::find(m_lexicon.acts.begin(), m_lexicon.acts.end(), word(here)) != m_lexicon.acts.end())
        for (const std::u32string &before : m_lexicon.beforeActs)
            if (here.begin >= before.size() && m_text.substr(here.begin - before.size(), before.size()) == before)
                return false;
    if (m_isHan && here.end < m_text.size() && isHan(m_text[here.end])) {
        // "账号安全", "订单提交成功": the first half of another word.
        constexpr std::u32string_view followers = U"和与及或等以并用来进时，后的";
        const bool isTokenNext = token + 1 < m_tokens.size() && m_tokens[token + 1].begin == here.end && m_tokens[token + 1].word != Word::RecipientClass;
        if (!isTokenNext && followers.find(m_text[here.end]) == std::u32string_view::npos)
            return false;
        if (m_text[here.end] == U'的' && !isInList)
            return false;
    }
    if (isInList || m_context.isListItem)
        return true;
    if (token == 0)
        return false;
    const Token &before = m_tokens[token - 1];
    const std::size_t loose = looseLetters(m_text, before.end, here.begin);
    if (before.word == Word::Possessive)
        return loose == 0;
    return (before.word == Word::Verb || before.word == Word::ObjectMark || before.word == Word::Include || before.word == Word::User) && loose <= (m_isHan ? 2u : 10u);
}

bool SentenceReader::hasLivePredicate() const
{
    return std::any_of(m_out.predicates.begin(), m_out.predicates.end(), [](const Predicate &predicate) { return !predicate.isDropped; });
}

/// "This includes your name", "Such information may include …": the sentence before has the verb.
bool SentenceReader::goesOnWithPrevious(std::size_t token) const
{
    const StanceSet *previous = m_context.previousStances;
    if (previous == nullptr || (!previous->collects && !previous->shares) || previous->isNegated || hasLivePredicate())
        return false;
    for (std::size_t i = token; i-- > 0;) {
        const Word kind = m_tokens[i].word;
        if (kind == Word::Include)
            return true;
        if (kind == Word::Verb || kind == Word::Refusal || kind == Word::Question || kind == Word::Prohibition || kind == Word::Contrast)
            return false;
    }
    return false;
}

SentenceReader::Governor SentenceReader::withoutPredicate(std::size_t token) const
{
    Governor governor;
    if (m_hasDefinition && m_isHan)
        return governor;
    if (m_context.leadIn != nullptr && m_context.leadIn->isActive && (!hasLivePredicate() || isTopicOfList(token))) {
        governor.usesLeadIn = true;
        return governor;
    }
    if (m_hasDefinition)
        return governor;
    if (goesOnWithPrevious(token)) {
        governor.goesOn = true;
        return governor;
    }
    const std::string &topic = m_context.topic;
    const bool isStating = topic == "collection" || topic == "use" || topic == "sharing" || topic == "sdk" || topic == "not_collected";
    const DataTerm &term = m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)];
    governor.usesSection = isStating && !term.isGeneral && term.categories.front().value != "cookies_tracking" && isTopicOfList(token);
    return governor;
}

/// "将收集的信息用于": the verb only says which information is meant.
bool SentenceReader::isAttributive(const Predicate *left, std::size_t token) const
{
    if (left == nullptr || !m_isHan || !m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].isGeneral)
        return false;
    const std::size_t end = m_tokens[left->last].end;
    return m_text.substr(end, m_tokens[token].begin - end).find(U'的') != std::u32string_view::npos && m_tokens[token].begin - end <= 6 && m_text.substr(end, 2) != U"您的" && m_text.substr(end, 2) != U"你的" && m_text.substr(end, 3) != U"用户的";
}

/// "包括" or a colon before the enumeration joins it to a verb of an earlier clause.
bool SentenceReader::isIntroduced(std::size_t start, bool mayOpen) const
{
    for (std::size_t back = 1; back <= 4 && back <= start; ++back) {
        const Token &here = m_tokens[start - back];
        const Word kind = here.word;
        // "包括您使用的设备型号"
        if (m_isHan && (kind == Word::User || (kind == Word::Verb && here.end < m_text.size() && m_text[here.end] == U'的')))
            continue;
        if (kind == Word::Include || kind == Word::Colon || kind == Word::Following || (kind == Word::Open && mayOpen))
            return true;
        if (kind != Word::Possessive && kind != Word::Comma)
            return false;
    }
    return false;
}

/// A clause without an actor of its own goes on with the verb of the clause before.
bool SentenceReader::goesOn(const Predicate &predicate, std::size_t start) const
{
    std::size_t commas = 0;
    for (std::size_t i = predicate.last + 1; i < start; ++i) {
        const Word kind = m_tokens[i].word;
        if (kind == Word::User && !m_isHan)
            continue;       // "the browser you are using, …"
        if (kind == Word::We && !m_isHan && word(m_tokens[i]) != U"we")
            continue;       // "the time you visited our site, …"
        if (kind == Word::Contrast || kind == Word::We || kind == Word::User || kind == Word::RecipientClass || kind == Word::Company || kind == Word::Negation || kind == Word::Refusal)
            return false;
        // "the address used to connect your computer; …": a purpose of the address alone.
        const bool isOfName = i > 1 && m_tokens[i - 1].word == Word::Verb && m_tokens[i - 2].word == Word::Data && looseLetters(m_text, m_tokens[i - 2].end, m_tokens[i - 1].begin) == 0;
        if (kind == Word::Purpose && (m_isHan || (regionAt(i) != nullptr && !isOfName)))
            return false;
        commas += endsClause(kind) ? 1u : 0u;
    }
    return commas <= (m_isHan ? 1u : 15u);
}

/// "Any information we obtain in surveys will not be shared": the sentence says the second, the first only which information.
const Predicate *SentenceReader::mainVerb(const Predicate &relative) const
{
    if (m_isHan)
        return nullptr;
    for (const Predicate &predicate : m_out.predicates) {
        if (predicate.first <= relative.last)
            continue;
        if (predicate.isDropped || !predicate.stances.shares || predicate.first == 0)
            return nullptr;
        bool isPassive = false;
        for (std::size_t i = relative.last + 1; i < predicate.first; ++i) {
            isPassive = isPassive || m_tokens[i].word == Word::Passive;
            if (m_tokens[i].word == Word::Data || m_tokens[i].word == Word::We || m_tokens[i].word == Word::Semicolon || m_tokens[i].word == Word::Contrast)
                return nullptr;
        }
        return isPassive ? &predicate : nullptr;
    }
    return nullptr;
}

/// "sell information that we store, such as names": what is named after "such as" is a kind of what stands before it, and the
/// sentence says the same of both.
const SentenceReader::Governor *SentenceReader::hypernymOf(std::size_t start) const
{
    std::size_t at = start;
    while (at > 0 && (m_tokens[at - 1].word == Word::Possessive || m_tokens[at - 1].word == Word::Open))
        --at;
    if (at == 0 || m_tokens[at - 1].word != Word::Include)
        return nullptr;
    for (std::size_t i = at - 1; i-- > 0 && at - i <= farthestHypernym;) {
        const Word kind = m_tokens[i].word;
        if (kind == Word::Semicolon || kind == Word::Contrast)
            return nullptr;
        if (kind != Word::Data || (!m_isHan && isBehindPreposition(m_tokens[i].begin)))
            continue;
        const bool isKnown = m_governors[i].predicate != nullptr && m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[i].value)].isGeneral;
        return isKnown ? &m_governors[i] : nullptr;
    }
    return nullptr;
}

SentenceReader::Governor SentenceReader::governorOf(std::size_t token) const
{
    Governor governor;
    const Region *region = regionAt(token);
    if (region != nullptr) {
        // Data inside a purpose count only with a verb of their own there.
        const Predicate *inside = before(token, false);
        const bool isOwn = inside != nullptr && inside->first > region->first && !m_isHan;
        if (isOwn)
            governor.predicate = inside;
        return governor;
    }
    const std::size_t start = m_chain[token];
    const Predicate *left = before(start, true);
    const Predicate *right = after(token, true);
    // "the date you visited our site": the user's verb only says which date.
    if (!m_isHan && right != nullptr && right->isDropped && std::string_view(right->why) == "user_acts")
        right = nullptr;
    if (isAttributive(left, token))
        return governor;
    if (left != nullptr && !(m_isHan && right != nullptr && isObjectFirst(token, *right) && left->last < right->clauseBegin)) {
        governor.predicate = left;
        // "将您的位置信息共享给": an act upon the data opens the clause, the stance follows the later verb.
        if (right != nullptr && isObjectFirst(token, *right) && (left->isDropped || (m_isHan && right->stances.shares)))
            governor.predicate = right;
        return governor;
    }
    if (right != nullptr && isObjectFirst(token, *right)) {
        const Predicate *main = mainVerb(*right);
        governor.predicate = main != nullptr ? main : right;
        return governor;
    }
    if (const Governor *hypernym = hypernymOf(start); hypernym != nullptr)
        return *hypernym;
    const Predicate *far = before(start, false);
    if (far != nullptr && (m_nounNegated[token] != 0 || isIntroduced(start, true) || goesOn(*far, start))) {
        governor.predicate = far;
        return governor;
    }
    if (right != nullptr && m_isHan) {
        governor.predicate = right;
        return governor;
    }
    if (const Predicate *later = after(token, false); later != nullptr && isObjectFirst(token, *later)) {
        governor.predicate = later;
        return governor;
    }
    return withoutPredicate(token);
}

/// "we do not need … but not your name", "no personal information is": 1 if a negation stands directly before the noun.
int SentenceReader::nounNegation(std::size_t token) const
{
    for (std::size_t i = token; i-- > 0;) {
        const Token &here = m_tokens[i];
        if (here.word == Word::Possessive || here.word == Word::Open || here.word == Word::Close)
            continue;
        if (here.word == Word::Include)
            return i > 0 && m_tokens[i - 1].word == Word::Negation && looseLetters(m_text, m_tokens[i - 1].end, here.begin) == 0 ? 1 : 0;
        if (here.word == Word::Data && i > 0 && m_tokens[i - 1].word == Word::Negation && m_nounNegated[i] != 0)
            return 1;
        if ((here.word == Word::Coordination || here.word == Word::Enumeration || here.word == Word::Comma) && i > 0 && m_tokens[i - 1].word == Word::Data && m_nounNegated[i - 1] != 0)
            return 1;
        if (here.word != Word::Negation)
            return 0;
        const bool isNounNegation = m_lexicon.isNounNegation(word(here));
        return isNounNegation && looseLetters(m_text, here.end, m_tokens[token].begin) <= (m_isHan ? 6u : 24u) ? 1 : 0;
    }
    return 0;
}

}  // namespace probity::notice
