#include <algorithm>

#include "analysis/declared/notice_predicate.h"
#include "analysis/declared/notice_sentence.h"

// Which names of data in a sentence are no object of what it says: a means, a circumstance, the first half of another word.

namespace probity::notice {

namespace {

constexpr std::size_t farthestWhen = 14;    // characters between a name of data and the "时" of its clause

bool startsWithAny(std::u32string_view text, const std::vector<std::u32string> &words)
{
    return std::any_of(words.begin(), words.end(), [&](const std::u32string &word) { return text.substr(0, word.size()) == word; });
}

bool endsClauseMark(char32_t c) noexcept
{
    constexpr std::u32string_view marks = U"，,；;。：:";
    return marks.find(c) != std::u32string_view::npos;
}

bool endsWith(std::u32string_view text, std::u32string_view word) { return text.size() >= word.size() && text.substr(text.size() - word.size()) == word; }

bool endsWithAny(std::u32string_view text, const std::vector<std::u32string> &words)
{
    return std::any_of(words.begin(), words.end(), [&](const std::u32string &word) { return endsWith(text, word); });
}

}  // namespace

/// "邮箱：help@example.com": the developer's own, no data of the user.
bool SentenceReader::isContactLine(std::size_t token) const
{
    if (token + 1 >= m_tokens.size() || m_tokens[token + 1].word != Word::Colon)
        return false;
    std::size_t digits = 0;
    for (std::size_t i = m_tokens[token + 1].end; i < m_text.size() && i < m_tokens[token + 1].end + 40; ++i) {
        digits += m_text[i] >= U'0' && m_text[i] <= U'9' ? 1u : 0u;
        if (m_text[i] == U'@' || digits >= 6)
            return true;
    }
    return false;
}

/// "information about our products" is none of the user's.
bool SentenceReader::isOwnAffair(std::size_t token) const
{
    const Token &here = m_tokens[token];
    if (!m_lexicon.dataTerms[static_cast<std::size_t>(here.value)].isGeneral || here.end + 1 >= m_text.size() || m_text[here.end] != U' ')
        return false;
    const std::u32string_view behind = m_text.substr(here.end + 1);
    if (std::none_of(m_lexicon.ownAffairs.begin(), m_lexicon.ownAffairs.end(), [&](const std::u32string &words) { return behind.substr(0, words.size()) == words && (behind.size() == words.size() || !isWordLetter(behind[words.size()])); }))
        return false;
    // "information about our users" is.
    for (std::size_t i = token + 1; i < m_tokens.size() && m_tokens[i].begin <= here.end + 16; ++i)
        if (m_tokens[i].word == Word::User || m_tokens[i].word == Word::Data)
            return false;
    return true;
}

/// "绑定微信账号", "注册账号": the account is made or joined, not taken.
bool SentenceReader::isJoinedAccount(std::size_t token, const Governor &governor) const
{
    const Token &here = m_tokens[token];
    if (m_lexicon.dataTerms[static_cast<std::size_t>(here.value)].categories.front().value != "account_identifier")
        return false;
    // "associate it with your Google account", "logged into your account": where something goes, or what is entered.
    if (!m_isHan && token > 0 && m_tokens[token - 1].word == Word::Possessive && governor.predicate != nullptr) {
        const std::u32string_view before = m_text.substr(0, m_tokens[token - 1].begin);
        const bool isJoined = std::find(m_lexicon.joiningVerbs.begin(), m_lexicon.joiningVerbs.end(), word(m_tokens[governor.predicate->last])) != m_lexicon.joiningVerbs.end();
        if (isJoined && (endsWith(before, U" with ") || endsWith(before, U" to ") || endsWith(before, U" into ")))
            return true;
    }
    if (!m_isHan && !here.isWeak)
        return false;
    // "使用您的账户信息" works with what is known of the account.
    if (m_isHan && m_lexicon.isHead(m_text.substr(here.end - 2, 2)))
        return false;
    const auto isAccountVerb = [&](std::u32string_view word) { return std::find(m_lexicon.accountVerbs.begin(), m_lexicon.accountVerbs.end(), word) != m_lexicon.accountVerbs.end(); };
    if (governor.predicate != nullptr && m_chain[token] == token)
        for (std::size_t i = governor.predicate->first; i <= governor.predicate->last; ++i)
            if (isAccountVerb(word(m_tokens[i])))
                return true;
    // "创建账号" and "账号绑定", where no verb of the lexicon stands.
    for (const std::u32string &verb : m_lexicon.accountVerbs) {
        const bool isBehind = m_text.substr(here.end, verb.size()) == verb;
        const bool isBefore = here.begin >= verb.size() && m_text.substr(here.begin - verb.size(), verb.size()) == verb;
        if (isBehind || isBefore)
            return true;
    }
    return false;
}

/// "通过手机短信、电子邮件等方式通知您": by what something is done, not what is taken. "若您的邮箱已经绑定": what is supposed.
bool SentenceReader::isMeans(std::size_t token) const
{
    if (!m_isHan)
        return false;
    std::size_t start = m_chain[token];
    while (start > 0 && (m_tokens[start - 1].word == Word::Possessive || m_tokens[start - 1].word == Word::User) && looseLetters(m_text, m_tokens[start - 1].end, m_tokens[start].begin) == 0)
        --start;
    const std::u32string_view before = m_text.substr(0, m_tokens[start].begin);
    const bool isSupposed = endsWithAny(before, m_lexicon.supposing) && (start == 0 || m_tokens[start - 1].word != Word::Include);
    return isSupposed || endsWithAny(before, m_lexicon.meansBefore) || startsWithAny(m_text.substr(m_tokens[m_chainLast[m_chain[token]]].end), m_lexicon.meansBehind);
}

/// "我们会向您发送短信", "when you send us an email": what is written is no number or address.
bool SentenceReader::isMessage(std::size_t token, const Governor &governor) const
{
    if (governor.predicate == nullptr || !m_tokens[token].isWeak || (token > 0 && m_tokens[token - 1].word == Word::Possessive))
        return false;
    const std::string &category = m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].categories.front().value;
    const Token &verb = m_tokens[governor.predicate->first];
    return static_cast<VerbKind>(verb.value) == VerbKind::Send && verb.word == Word::Verb && (category == "email" || (m_isHan && (category == "sms_call_log" || category == "user_content_messages")));
}

/// "您发布图片、音视频等内容时，…": when something is done, and not by the app.
bool SentenceReader::isOccasion(std::size_t token, const Governor &governor) const
{
    if (!m_isHan)
        return false;
    if (governor.predicate != nullptr)
        for (std::size_t i = governor.predicate->first; i <= governor.predicate->last; ++i)
            if (m_tokens[i].word == Word::Verb && static_cast<VerbKind>(m_tokens[i].value) == VerbKind::Collect)
                return false;
    const std::size_t from = m_tokens[m_chainLast[m_chain[token]]].end;
    for (std::size_t i = from; i < m_text.size() && i <= from + farthestWhen; ++i) {
        if (endsClauseMark(m_text[i]))
            return false;
        if (m_lexicon.endsWhen(m_text, i) && i + 1 < m_text.size() && endsClauseMark(m_text[i + 1]))
            return true;
    }
    return false;
}

/// "上述位置信息": the data have been named, and what is said of them now takes nothing more.
bool SentenceReader::isBackReference(std::size_t token, const Governor &governor) const
{
    const bool isTaken = governor.predicate == nullptr || (governor.predicate->stances.collects && !governor.predicate->stances.isNegated && !governor.predicate->stances.shares);
    return m_isHan && isTaken && endsWithAny(m_text.substr(0, m_tokens[m_chain[token]].begin), m_lexicon.backReferences);
}

/// "手机厂商", "崩溃日志服务": the name of data is the first half of the name of something else.
bool SentenceReader::isHalfName(std::size_t token) const
{
    return m_isHan && startsWithAny(m_text.substr(m_tokens[token].end), m_lexicon.otherNouns);
}

}  // namespace probity::notice
