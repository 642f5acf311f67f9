#include "analysis/declared/notice_predicate.h"

#include <algorithm>
#include <array>

#include "analysis/declared/notice_predicate_finder.h"

namespace probity::notice {

namespace {

constexpr std::size_t notFound = static_cast<std::size_t>(-1);
constexpr std::size_t mostBeforeReceiver = 14;  // letters between "to" and who gets it: "to other trusted third parties"

VerbKind kindOf(const Token &token) noexcept { return static_cast<VerbKind>(token.value); }

}  // namespace

bool PredicateFinder::has(Word word) const
{
    return std::any_of(m_tokens.begin(), m_tokens.end(), [word](const Token &token) { return token.word == word; });
}

/// "our use of cookies", "access to your account": the word of a verb as a noun.
bool PredicateFinder::isNounHere(std::size_t token) const
{
    const Token &here = m_tokens[token];
    if (isHan(m_text[here.begin]))
        return false;
    const std::u32string_view word = m_text.substr(here.begin, here.end - here.begin);
    if (word.size() > 2 && word.substr(word.size() - 2) == U"ed")
        return isAttributive(token);
    if (word == U"access" && m_text.substr(here.end, 4) == U" to ")
        return true;
    std::size_t end = here.begin;
    while (end > 0 && m_text[end - 1] == U' ')
        --end;
    std::size_t begin = end;
    while (begin > 0 && (isWordLetter(m_text[begin - 1]) || m_text[begin - 1] == U'\''))
        --begin;
    const std::u32string_view before = m_text.substr(begin, end - begin);
    return std::find(m_lexicon.determiners.begin(), m_lexicon.determiners.end(), before) != m_lexicon.determiners.end();
}

/// "your information, combined personal and demographic information": a participle before its noun in an enumeration.
bool PredicateFinder::isAttributive(std::size_t token) const
{
    std::size_t noun = token + 1;
    while (noun < m_tokens.size() && m_tokens[noun].word == Word::Coordination)
        ++noun;
    if (token < 2 || noun >= m_tokens.size() || m_tokens[noun].word != Word::Data || looseLetters(m_text, m_tokens[token].end, m_tokens[token + 1].begin) > mostBeforeReceiver)
        return false;
    const Token &before = m_tokens[token - 1];
    const bool isAtOnce = looseLetters(m_text, before.end, m_tokens[token].begin) == 0;
    return isAtOnce && (before.word == Word::Possessive || (before.word == Word::Comma && m_tokens[token - 2].word == Word::Data));
}

/// Whether the verb at `next` is joined to the one at `verb`: "收集、使用", "collect, use and share".
bool PredicateFinder::joins(std::size_t verb, std::size_t next) const
{
    std::size_t from = m_tokens[verb].end;
    for (std::size_t i = verb + 1; i < next; ++i) {
        const Word word = m_tokens[i].word;
        if (word != Word::Coordination && word != Word::Enumeration && word != Word::Comma && word != Word::Passive)
            return false;
        if (looseLetters(m_text, from, m_tokens[i].begin) > 0)
            return false;
        from = m_tokens[i].end;
    }
    const std::size_t loose = looseLetters(m_text, from, m_tokens[next].begin);
    const bool isHanHere = isHan(m_text[m_tokens[next].begin]);
    return loose <= (next == verb + 1 ? (isHanHere ? 0u : 0u) : (isHanHere ? 1u : 10u));
}

std::size_t PredicateFinder::clauseBegin(std::size_t token) const
{
    std::size_t begin = token;
    while (begin > 0 && !endsClause(m_tokens[begin - 1].word))
        --begin;
    return begin;
}

/// "向您", "for you", "with third parties": not who acts, but towards whom.
bool PredicateFinder::isDativeHere(std::size_t token) const
{
    const std::size_t begin = m_tokens[token].begin;
    if (token > 0) {
        const bool isEnglish = !isHan(m_text[begin]);
        const bool isOurs = isEnglish && token > 1 && m_tokens[token - 1].word == Word::Possessive;     // "to our affiliates"
        const Token &before = m_tokens[token - (isOurs ? 2 : 1)];
        const bool isNear = looseLetters(m_text, before.end, isOurs ? m_tokens[token - 1].begin : begin) <= (isEnglish ? mostBeforeReceiver : 2u);
        const bool isTo = before.word == Word::Purpose && m_text.substr(before.begin, before.end - before.begin) == U"to";
        const bool isFor = before.word == Word::Purpose && !isTo && before.end - before.begin == 3;
        if (isNear && (before.word == Word::Dative || before.word == Word::From || isTo || isFor))
            return true;
        if (isNear && before.word == Word::Coordination && isHan(m_text[before.begin]) && before.end - before.begin == 1 && (m_tokens[token].word == Word::RecipientClass || m_tokens[token].word == Word::Company))
            return m_text[before.begin] == U'与' || m_text[before.begin] == U'和';
    }
    constexpr std::u32string_view towards = U"为向给与对让使帮经助";
    // "成为用户", "作为用户" say who somebody is.
    if (begin > 1 && m_text[begin - 1] == U'为' && (m_text[begin - 2] == U'成' || m_text[begin - 2] == U'作'))
        return false;
    return begin > 0 && towards.find(m_text[begin - 1]) != std::u32string_view::npos;
}

/// "companies that …", "partners, which …": they act in the clause behind, whatever they are in the one before.
bool PredicateFinder::isRelative(std::size_t token) const
{
    if (m_tokens[token].word != Word::RecipientClass && m_tokens[token].word != Word::Company)
        return false;
    constexpr std::array<std::u32string_view, 6> pronouns{U" that ", U" which ", U" who ", U", who ", U", which ", U" whose "};
    const std::u32string_view behind = m_text.substr(m_tokens[token].end, 8);
    return std::any_of(pronouns.begin(), pronouns.end(), [&](std::u32string_view pronoun) { return behind.substr(0, pronoun.size()) == pronoun; });
}

/// "may be used by advertisers": who acts stands behind a passive.
bool PredicateFinder::agentOf(const Predicate &predicate, std::vector<Receiver> &third) const
{
    for (std::size_t i = predicate.last + 1; i + 1 < m_tokens.size() && i <= predicate.last + 2; ++i) {
        if (m_tokens[i].word != Word::Dative || m_text.substr(m_tokens[i].begin, m_tokens[i].end - m_tokens[i].begin) != U"by")
            continue;
        if (looseLetters(m_text, m_tokens[predicate.last].end, m_tokens[i].begin) > 12)
            return false;
        for (std::size_t j = i + 1; j < m_tokens.size() && j <= i + 4; ++j) {
            const Token &agent = m_tokens[j];
            if (agent.word == Word::We || agent.word == Word::Verb || endsClause(agent.word))
                return false;
            const bool isOwn = agent.word == Word::Company && m_context.isOwnCompany != nullptr && (*m_context.isOwnCompany)[static_cast<std::size_t>(agent.value)];
            if (isOwn)
                return false;
            if (agent.word == Word::RecipientClass || agent.word == Word::Company) {
                third.push_back(receiverOf(agent));
                return true;
            }
        }
        return false;
    }
    return false;
}

/// "您授权某平台收集": the user lets somebody act.
bool PredicateFinder::allows(std::size_t from, std::size_t to) const
{
    const std::u32string_view between = m_text.substr(from, to - from);
    return std::any_of(m_lexicon.allowing.begin(), m_lexicon.allowing.end(), [&](const std::u32string &word) { return between.find(word) != std::u32string_view::npos; });
}

/// "集成了某某推送SDK，该SDK会收集": the class alone means the one named before.
Receiver PredicateFinder::namedBefore(std::size_t token) const
{
    if (!m_tokens[token].isNamed && isHan(m_text[m_context.begin]) && m_text.substr(m_tokens[token].begin, m_tokens[token].end - m_tokens[token].begin) == U"sdk")
        for (std::size_t i = token; i-- > 0;)
            if ((m_tokens[i].isNamed && m_tokens[i].word == Word::RecipientClass) || (m_tokens[i].word == Word::Company && m_text.substr(m_tokens[i].end - 3, 3) == U"sdk"))
                return receiverOf(m_tokens[i]);
    return receiverOf(m_tokens[token]);
}

PredicateFinder::Actor PredicateFinder::actorOf(const Predicate &predicate, std::vector<Receiver> &third) const
{
    for (std::size_t i = predicate.first; i-- > predicate.clauseBegin;) {
        const Token &token = m_tokens[i];
        if (token.word == Word::Verb && !m_found.empty() && i <= m_found.back().last) {
            // "您在注册账户或使用服务时提供的": the actor of the verb before acts on.
            if (m_found.back().clauseBegin == predicate.clauseBegin && std::string_view(m_found.back().why) == "user_acts")
                return Actor::User;
            // "Companies that provide services to us may have access to …"
            if (m_found.back().clauseBegin == predicate.clauseBegin && !m_found.back().subject.empty() && !isHan(m_text[token.begin])) {
                third = m_found.back().subject;
                return Actor::Third;
            }
            break;
        }
        if (token.word == Word::Pronoun && m_context.previousActor != nullptr && !m_context.previousActor->empty()) {
            third = *m_context.previousActor;
            return Actor::Third;
        }
        if (token.word != Word::We && token.word != Word::User && token.word != Word::RecipientClass && token.word != Word::Company)
            continue;
        if (isDativeHere(i) && !isRelative(i))
            continue;
        if (token.word == Word::We) {
            if (token.end < m_text.size() && m_text[token.end] == U'的')
                continue;
            // "您使用小程序时提供的": what is used does not act.
            if (i > predicate.clauseBegin && m_tokens[i - 1].word == Word::Verb && isHan(m_text[token.begin]) && looseLetters(m_text, m_tokens[i - 1].end, token.begin) == 0)
                continue;
            return Actor::We;
        }
        if (token.word == Word::User) {
            const bool isPossessor = token.end < m_text.size() && (m_text[token.end] == U'的' || m_text[token.end] == U'所' || m_text[token.end] == U'\'');
            if ((isPossessor && m_text[token.end] != U'所') || allows(token.end, m_tokens[predicate.first].begin))
                continue;
            return Actor::User;
        }
        if (token.word == Word::Company) {
            const bool isOwn = m_context.isOwnCompany != nullptr && (*m_context.isOwnCompany)[static_cast<std::size_t>(token.value)];
            if (isOwn)
                return Actor::We;
            // "微信登录" names a way in, not an actor.
            const auto isLogin = [&](const std::u32string &word) { return m_text.substr(token.end, word.size() + 1).find(word) != std::u32string_view::npos; };
            if (std::any_of(m_lexicon.loginWords.begin(), m_lexicon.loginWords.end(), isLogin))
                continue;
            third.push_back({{token.begin, token.end}, token.value, -1});
            return Actor::Third;
        }
        // "We and our partners": both act. "We or our service providers": who provides a service acts for the app.
        const bool isProvider = m_lexicon.recipientClasses[static_cast<std::size_t>(token.value)] == "provider";
        bool isEither = false;
        for (std::size_t j = i; j-- > predicate.clauseBegin && (m_tokens[j].word == Word::Coordination || m_tokens[j].word == Word::Possessive || m_tokens[j].word == Word::We || m_tokens[j].word == Word::Comma);)
            if (m_tokens[j].word == Word::We) {
                if (!isEither)
                    third.push_back(namedBefore(i));
                return Actor::We;
            } else if (m_tokens[j].word == Word::Coordination) {
                isEither = isEither || (isProvider && m_text.substr(m_tokens[j].begin, m_tokens[j].end - m_tokens[j].begin) == U"or");
            }
        third.push_back(namedBefore(i));
        return Actor::Third;
    }
    return opensWithRelative(predicate, third) ? Actor::Third : Actor::None;
}

/// "…, DoubleClick, which may place …": the clause goes on about whom the one before ends with.
bool PredicateFinder::opensWithRelative(const Predicate &predicate, std::vector<Receiver> &third) const
{
    if (predicate.clauseBegin < 2 || m_tokens[predicate.clauseBegin - 1].word != Word::Comma)
        return false;
    const Token &comma = m_tokens[predicate.clauseBegin - 1];
    const Token &named = m_tokens[predicate.clauseBegin - 2];
    const std::u32string_view behind = m_text.substr(comma.end, 7);
    const bool isRelative = behind.substr(0, 7) == U" which " || behind.substr(0, 5) == U" who ";
    const bool isOwn = named.word == Word::Company && m_context.isOwnCompany != nullptr && (*m_context.isOwnCompany)[static_cast<std::size_t>(named.value)];
    if (!isRelative || isOwn || (named.word != Word::RecipientClass && named.word != Word::Company) || looseLetters(m_text, named.end, comma.begin) > 0)
        return false;
    third.push_back(receiverOf(named));
    return true;
}

bool PredicateFinder::hasInClause(const Predicate &predicate, Word word) const
{
    for (std::size_t i = predicate.clauseBegin; i < m_tokens.size(); ++i) {
        if (i > predicate.last && endsClause(m_tokens[i].word))
            return false;
        if (m_tokens[i].word == word)
            return true;
    }
    return false;
}

/// "向我们提供", "provide us with", "to us".
bool PredicateFinder::givesToUs(const Predicate &predicate) const
{
    for (std::size_t i = predicate.clauseBegin; i < m_tokens.size(); ++i) {
        const Token &token = m_tokens[i];
        if (i > predicate.last && (endsClause(token.word) || token.word == Word::Verb))
            break;
        if (token.word != Word::We)
            continue;
        if (i < predicate.first ? isDativeHere(i) : (isDativeHere(i) || looseLetters(m_text, m_tokens[predicate.last].end, token.begin) == 0))
            return true;
    }
    return false;
}

bool PredicateFinder::givesToUser(const Predicate &predicate) const
{
    for (std::size_t i = predicate.clauseBegin; i < m_tokens.size() && i <= predicate.last + 1; ++i) {
        const Token &token = m_tokens[i];
        if (token.word == Word::User && (i < predicate.first ? isDativeHere(i) : looseLetters(m_text, m_tokens[predicate.last].end, token.begin) == 0))
            return true;
    }
    return false;
}

/// "a cookie that we transfer to your computer" reaches nobody else.
bool PredicateFinder::goesToYours(const Predicate &predicate) const
{
    for (std::size_t i = predicate.last + 1; i + 1 < m_tokens.size() && i <= predicate.last + 3 && !endsClause(m_tokens[i].word); ++i) {
        const bool isTo = m_tokens[i].word == Word::Purpose && m_text.substr(m_tokens[i].begin, m_tokens[i].end - m_tokens[i].begin) == U"to";
        if (isTo && m_tokens[i + 1].word == Word::Possessive)
            return true;
    }
    return false;
}

bool PredicateFinder::hasReceiverAhead(const Predicate &predicate) const
{
    // "provide advertisers with your name"
    if (predicate.last + 1 < m_tokens.size()) {
        const Token &next = m_tokens[predicate.last + 1];
        if ((next.word == Word::RecipientClass || next.word == Word::Company) && !isHan(m_text[next.begin]) && looseLetters(m_text, m_tokens[predicate.last].end, next.begin) <= 6)
            return true;
    }
    for (std::size_t i = predicate.clauseBegin; i < m_tokens.size(); ++i) {
        if (i > predicate.last && (m_tokens[i].word == Word::Semicolon || m_tokens[i].word == Word::Contrast))
            break;
        const bool isReceiver = m_tokens[i].word == Word::RecipientClass || m_tokens[i].word == Word::Company || m_tokens[i].word == Word::NamedParty;
        if (isReceiver && isDativeHere(i) && !(i > 0 && m_tokens[i - 1].word == Word::From))
            return true;
    }
    return false;
}

void PredicateFinder::settleKinds(Predicate &predicate, Actor actor)
{
    bool hasOther = false;
    bool hasGive = false;
    bool hasSend = false;
    bool isUseOnly = true;
    bool isLeakOnly = true;
    bool isTradeOnly = true;
    for (std::size_t i = predicate.first; i <= predicate.last; ++i) {
        if (m_tokens[i].word != Word::Verb)
            continue;
        const VerbKind kind = kindOf(m_tokens[i]);
        hasOther = hasOther || kind == VerbKind::Other;
        hasGive = hasGive || kind == VerbKind::Give;
        hasSend = hasSend || kind == VerbKind::Send;
        isUseOnly = isUseOnly && kind == VerbKind::Use;
        predicate.stances.collects = predicate.stances.collects || kind == VerbKind::Collect || kind == VerbKind::Use;
        predicate.stances.shares = predicate.stances.shares || kind == VerbKind::Share;
        isTradeOnly = isTradeOnly && m_lexicon.isTrade(m_text.substr(m_tokens[i].begin, m_tokens[i].end - m_tokens[i].begin));
        isLeakOnly = isLeakOnly && m_lexicon.isLeak(m_text.substr(m_tokens[i].begin, m_tokens[i].end - m_tokens[i].begin));
    }
    predicate.isUseOnly = isUseOnly;
    StanceSet &stances = predicate.stances;
    switch (actor) {
    case Actor::User:
        if ((hasGive || hasSend) && !stances.shares && !hasReceiverAhead(predicate))
            stances.collects = true;
        else if (stances.shares && givesToUs(predicate)) {
            stances = StanceSet{};
            stances.collects = true;
        } else {
            drop(predicate, "user_acts");
        }
        break;
    case Actor::Third:
        if (hasGive && givesToUs(predicate))
            stances.collects = true;
        else if (stances.collects || stances.shares || hasGive || hasSend) {
            stances = StanceSet{};
            stances.shares = true;
        }
        break;
    case Actor::We:
    case Actor::None:
        if (stances.shares && (givesToUser(predicate) || goesToYours(predicate)) && !hasReceiverAhead(predicate) && !hasInClause(predicate, Word::Negation))
            drop(predicate, "to_the_user");
        // Outside any chapter on data, what is "used" without saying by whom is most often the user's doing.
        if (actor == Actor::None && isUseOnly && !has(Word::DeviceOnly) && isHan(m_text[m_tokens[predicate.first].begin]) && (m_context.topic.empty() || m_context.topic == "exemption") && !m_context.isListItem)
            drop(predicate, "use_by_nobody");
        if (!hasGive && !hasSend)
            break;
        if (givesToUs(predicate))
            stances.collects = true;
        else if (hasReceiverAhead(predicate))
            stances.shares = true;
        else if (hasGive && actor == Actor::None && !givesToUser(predicate))
            stances.collects = true;
        else if (!stances.collects && !stances.shares)
            drop(predicate, "gives_to_user");
        break;
    }
    stances.isTradeOnly = isTradeOnly && stances.shares;
    if (!stances.collects && !stances.shares && !predicate.isDropped)
        drop(predicate, "other_act");
    if (isLeakOnly && !hasInClause(predicate, Word::Negation))
        drop(predicate, "leak");
    // "删除共享信息", "提供加密保护": two verbs in a row say one thing, the act that is no taking.
    const bool isCompound = hasOther && isHan(m_text[m_tokens[predicate.first].begin]) && std::all_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate.first), m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate.last) + 1, [](const Token &token) { return token.word == Word::Verb; });
    if (isCompound || (hasOther && !stances.shares && actor != Actor::We))
        drop(predicate, "other_act");
}

/// "stored on Amazon's servers", "存储于腾讯云": whoever keeps the data gets them.
void PredicateFinder::settleStorage(Predicate &predicate)
{
    const std::u32string_view verb = m_text.substr(m_tokens[predicate.last].begin, m_tokens[predicate.last].end - m_tokens[predicate.last].begin);
    if (std::find(m_lexicon.storingVerbs.begin(), m_lexicon.storingVerbs.end(), verb) == m_lexicon.storingVerbs.end())
        return;
    for (std::size_t i = predicate.last + 1; i < m_tokens.size() && !endsClause(m_tokens[i].word) && m_tokens[i].word != Word::Verb; ++i) {
        const bool isOwn = m_tokens[i].word == Word::Company && m_context.isOwnCompany != nullptr && (*m_context.isOwnCompany)[static_cast<std::size_t>(m_tokens[i].value)];
        if (m_tokens[i].word != Word::Company || isOwn)
            continue;
        const std::size_t from = std::max(m_tokens[i - 1].word == Word::Company ? m_tokens[predicate.last].end : m_tokens[i - 1].begin, m_tokens[predicate.last].end);
        const std::u32string_view between = m_text.substr(from, m_tokens[i].begin - from);
        const auto leads = [&](const std::u32string &word) { return isHan(word.front()) ? between.find(word) != std::u32string_view::npos : containsCue(between, word); };
        if (std::any_of(m_lexicon.storingPlaces.begin(), m_lexicon.storingPlaces.end(), leads)) {
            predicate.stances.shares = true;
            return;
        }
    }
}

void PredicateFinder::settle(Predicate &predicate)
{
    predicate.clauseBegin = clauseBegin(predicate.first);
    std::vector<Receiver> third;
    Actor actor = actorOf(predicate, third);
    if (actor == Actor::None && agentOf(predicate, third))
        actor = Actor::Third;
    const bool hasOwnClause = predicate.clauseBegin > 0 && m_tokens[predicate.clauseBegin - 1].word != Word::Semicolon;
    if (actor == Actor::None && hasOwnClause && m_lastActor == Actor::Third) {
        actor = Actor::Third;
        third = m_lastThird;
    }
    for (std::size_t i = predicate.clauseBegin; i < predicate.first && !predicate.isDropped; ++i) {
        if (m_tokens[i].word == Word::Question)
            drop(predicate, "question");
        else if (m_tokens[i].word == Word::Prohibition)
            drop(predicate, "prohibition");
        else if (m_tokens[i].word == Word::Refusal)
            drop(predicate, "refusal");
    }
    if (actor == Actor::None && isImperative(predicate))
        drop(predicate, "prohibition");
    // "A cookie is a small file that …" explains a word; only the app's own act counts there.
    if (has(Word::Definition) && actor != Actor::We)
        drop(predicate, "definition");
    if (!predicate.isDropped)
        settleKinds(predicate, actor);
    if (actor != Actor::Third && !predicate.isDropped)
        settleStorage(predicate);
    // "We and our partners collect": the app does, and they do.
    if (actor == Actor::We && !third.empty() && predicate.stances.collects && !predicate.isDropped)
        predicate.stances.shares = true;
    if (actor == Actor::Third || (actor == Actor::We && !third.empty()))
        predicate.subject = third;
    settleNegation(predicate);
    if (actor != Actor::None) {
        m_lastActor = actor;
        m_lastThird = std::move(third);
    }
}

std::vector<Predicate> PredicateFinder::find()
{
    std::size_t open = notFound;
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        if (m_tokens[i].word != Word::Verb || isNounHere(i))
            continue;
        if (open != notFound && joins(m_found[open].last, i)) {
            m_found[open].last = i;
            continue;
        }
        Predicate predicate;
        predicate.first = predicate.last = i;
        m_found.push_back(predicate);
        open = m_found.size() - 1;
    }
    // Settled one by one, since each looks at the ones before it.
    std::vector<Predicate> all;
    all.swap(m_found);
    for (Predicate &predicate : all) {
        settle(predicate);
        m_found.push_back(predicate);
    }
    return std::move(m_found);
}

bool endsClause(Word word) noexcept
{
    return word == Word::Comma || word == Word::Semicolon || word == Word::Colon || word == Word::Contrast;
}

std::size_t looseLetters(std::u32string_view folded, std::size_t from, std::size_t to) noexcept
{
    std::size_t count = 0;
    for (std::size_t i = from; i < to && i < folded.size(); ++i)
        count += folded[i] != U' ' ? 1u : 0u;
    return count;
}

std::vector<Predicate> predicatesOf(const Lexicon &lexicon, std::u32string_view folded, const std::vector<Token> &tokens, const ClauseContext &context)
{
    return PredicateFinder(lexicon, folded, tokens, context).find();
}

}  // namespace probity::notice
