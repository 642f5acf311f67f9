#include "analysis/declared/notice_clause.h"

#include <algorithm>

#include "analysis/declared/notice_predicate.h"
#include "analysis/declared/notice_sentence.h"
#include "base/text.h"

namespace probity::notice {

/// Whether "to" and the like begin a purpose here, and not a direction or a part of another phrase.
bool SentenceReader::isPurpose(std::size_t token) const
{
    const Token &here = m_tokens[token];
    if (isHan(m_text[here.begin]))
        return true;
    const std::u32string_view own = word(here);
    if (own != U"to" && own != U"for")
        return true;
    if (token + 1 < m_tokens.size()) {
        const Token &next = m_tokens[token + 1];
        const bool isNear = looseLetters(m_text, here.end, next.begin) == 0;
        if (isNear && (next.word == Word::RecipientClass || next.word == Word::Company || next.word == Word::We || next.word == Word::User || next.word == Word::Possessive))
            return own == U"for" && next.word == Word::Possessive;
        if (isNear && next.word == Word::Data && own == U"to")
            return false;
    }
    std::size_t start = here.end;
    while (start < m_text.size() && m_text[start] == U' ')
        ++start;
    std::size_t end = start;
    while (end < m_text.size() && isWordLetter(m_text[end]))
        ++end;
    const std::u32string_view next = m_text.substr(start, end - start);
    if (own == U"for")
        return next != U"example" && next != U"instance";
    return std::find(m_lexicon.notPurposeNext.begin(), m_lexicon.notPurposeNext.end(), next) == m_lexicon.notPurposeNext.end();
}

void SentenceReader::findPurposes()
{
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        if (m_tokens[i].word != Word::Purpose || !isPurpose(i))
            continue;
        std::size_t end = i + 1;
        while (end < m_tokens.size() && m_tokens[end].word != Word::Comma && m_tokens[end].word != Word::Semicolon && m_tokens[end].word != Word::Colon && m_tokens[end].word != Word::Contrast
            && m_tokens[end].word != Word::Close && m_tokens[end].word != Word::Purpose)
            ++end;
        Region region;
        region.first = i;
        region.last = end - 1;
        // "为您提供导航服务": the verb behind the preposition is part of the purpose.
        const bool isBare = m_isHan && (m_tokens[i].end - m_tokens[i].begin == 2) && (word(m_tokens[i]) == U"为了" || word(m_tokens[i]) == U"用于" || word(m_tokens[i]) == U"以便" || word(m_tokens[i]) == U"用来");
        region.words.begin = isBare || !m_isHan ? m_tokens[i].end : m_tokens[i].begin + 1;
        region.words.end = end < m_tokens.size() ? m_tokens[end].begin : m_text.size();
        region.isPrefix = end < m_tokens.size() && m_tokens[end].word == Word::Comma && std::none_of(m_tokens.begin(), m_tokens.begin() + static_cast<std::ptrdiff_t>(i), [](const Token &t) { return t.word == Word::Data || t.word == Word::Verb; });
        m_regions.push_back(region);
        i = end - 1;
    }
}

const SentenceReader::Region *SentenceReader::regionAt(std::size_t token) const
{
    for (const Region &region : m_regions)
        if (region.first <= token && token <= region.last)
            return &region;
    return nullptr;
}

/// A company that only the notice knows may be the app's own: it gets data where the words before it hand them over.
bool SentenceReader::isNamedReceiver(std::size_t token) const
{
    constexpr std::u32string_view towards = U"给向与至到于";
    const Token &here = m_tokens[token];
    return here.word == Word::NamedParty && here.begin > 0 && towards.find(m_text[here.begin - 1]) != std::u32string_view::npos;
}

std::vector<Receiver> SentenceReader::receiversFor(const Predicate *predicate) const
{
    if (predicate != nullptr && !predicate->subject.empty())
        return predicate->subject;
    std::vector<Receiver> out;
    std::vector<Receiver> near;     // in the predicate's own clause
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        const Token &token = m_tokens[i];
        if (token.word != Word::RecipientClass && token.word != Word::Company && !isNamedReceiver(i))
            continue;
        const bool isSource = i > 0 && m_tokens[i - 1].word == Word::From && looseLetters(m_text, m_tokens[i - 1].end, token.begin) <= 2;
        const bool isOwn = token.word == Word::Company && m_context.isOwnCompany != nullptr && (*m_context.isOwnCompany)[static_cast<std::size_t>(token.value)];
        if (isSource || isOwn)
            continue;
        const Receiver receiver = receiverOf(token);
        out.push_back(receiver);
        const bool isBehind = predicate != nullptr && i > predicate->last;
        const bool isNear = predicate != nullptr && i >= predicate->clauseBegin && (!isBehind || std::none_of(m_tokens.begin() + static_cast<std::ptrdiff_t>(predicate->last), m_tokens.begin() + static_cast<std::ptrdiff_t>(i), [](const Token &t) { return t.word == Word::Semicolon || t.word == Word::Contrast; }));
        if (isNear)
            near.push_back(receiver);
    }
    return near.empty() ? out : near;
}

std::vector<Span> SentenceReader::purposesFor(std::size_t token) const
{
    std::vector<Span> out;
    for (const Region &region : m_regions) {
        const bool isBehind = region.first > token;
        if (!isBehind && !region.isPrefix)
            continue;
        if (isBehind && !out.empty() && !region.isPrefix && !m_isHan)
            break;
        out.push_back(region.words);
    }
    return out;
}

/// Chapters that speak of data without stating a use: only the app's own, explicit act counts there.
bool SentenceReader::isSuppressedTopic(const Governor &governor, std::size_t token) const
{
    const std::string &topic = m_context.topic;
    // "The data we store are encrypted" declares nothing: chapters on keeping data speak of what others declared.
    const bool isKeeping = topic == "security" || topic == "retention" || topic == "cross_border";
    const bool isAny = m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].isGeneral || m_tokens[token].isUnknownData;
    if (isKeeping && (governor.predicate == nullptr ? isAny : !governor.predicate->stances.isNegated)) {
        if (governor.predicate == nullptr || governor.predicate->isUseOnly)
            return true;
        if (isAny && (!governor.predicate->stances.shares || !governor.predicate->subject.empty()))
            return true;
    }
    const bool isQuiet = topic == "rights" || topic == "contact" || topic == "changes" || topic == "definitions" || topic == "exemption" || topic == "children";
    if (!isQuiet)
        return false;
    if (governor.predicate == nullptr)
        return !governor.usesLeadIn || topic != "children";
    const Predicate &predicate = *governor.predicate;
    if (predicate.stances.isNegated)
        return false;
    if (topic == "children")
        return true;
    bool isCollecting = false;
    bool hasSubject = false;
    for (std::size_t i = predicate.first; i <= predicate.last; ++i)
        isCollecting = isCollecting || (m_tokens[i].word == Word::Verb && (static_cast<VerbKind>(m_tokens[i].value) == VerbKind::Collect || static_cast<VerbKind>(m_tokens[i].value) == VerbKind::Share));
    for (std::size_t i = predicate.clauseBegin; i < predicate.first; ++i)
        hasSubject = hasSubject || m_tokens[i].word == Word::We;
    const bool isGeneral = m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].isGeneral;
    return topic == "rights" || !(isCollecting && hasSubject && !(isGeneral && topic != "contact"));
}

/// "not while you do not use the service": a denial for a time is none of the whole.
bool SentenceReader::isLimited(const Predicate &predicate) const
{
    for (std::size_t i = m_tokens[predicate.clauseBegin].begin; m_isHan && i < m_tokens[predicate.first].begin; ++i)
        if (m_lexicon.endsWhen(m_text, i))
            return true;
    return false;
}

void SentenceReader::push(std::size_t token, const StanceSet &stances, const Predicate *predicate, std::vector<std::string> steps, bool usesLeadIn)
{
    const auto add = [&](Stance stance, bool isConditional) {
        Reading reading;
        reading.term = m_tokens[token];
        reading.stance = stance;
        reading.isConditional = isConditional;
        if (stance == Stance::Shared || stance == Stance::NotShared)
            reading.receivers = receiversFor(predicate);
        reading.purposes = purposesFor(token);
        reading.steps = steps;
        reading.isTradeOnly = stances.isTradeOnly;
        const bool isGeneral = m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].isGeneral;
        reading.isChild = m_hasChild && stance == Stance::NotCollected && isGeneral;
        m_out.readings.push_back(std::move(reading));
        m_out.usesLeadIn.push_back(usesLeadIn);
    };
    if (stances.isNegated && stances.isDefaultOff)
        return;
    const bool isGeneral = m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].isGeneral;
    if (stances.collects) {
        if (!stances.isNegated) {
            const bool isOfChildren = isGeneral || m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].categories.front().value == "children_data";
            if (!(m_hasChild && isOfChildren))
                add(m_out.isDeviceOnly || stances.isDeviceOnly ? Stance::Accessed : Stance::Collected, false);
        } else if (stances.isConditional && !m_hasChild) {
            add(Stance::Collected, true);
        } else if (!(predicate != nullptr && isGeneral && (predicate->isUseOnly || isLimited(*predicate)))) {
            add(Stance::NotCollected, stances.isConditional);
        }
    }
    if (stances.shares)
        add(stances.isNegated ? Stance::NotShared : Stance::Shared, stances.isConditional);
}

void SentenceReader::emit(std::size_t token, const Governor &governor)
{
    std::vector<std::string> steps{"section:" + (m_context.topic.empty() ? std::string("none") : m_context.topic), "term:" + toUtf8(word(m_tokens[token]))};
    StanceSet stances;
    const bool isListAside = governor.predicate != nullptr && governor.predicate->isDropped && std::string_view(governor.predicate->why) == "user_acts" && m_context.leadIn != nullptr && m_context.leadIn->isActive;
    if (governor.predicate != nullptr && !isListAside) {
        const Predicate &predicate = *governor.predicate;
        steps.push_back("verb:" + toUtf8(m_text.substr(m_tokens[predicate.first].begin, m_tokens[predicate.last].end - m_tokens[predicate.first].begin)));
        if (predicate.isDropped)
            return;
        // A kind that no list knows is data only where somebody takes or gets it.
        if (m_tokens[token].isUnknownData && predicate.isUseOnly)
            return;
        stances = predicate.stances;
        if (!predicate.subject.empty())
            steps.push_back("actor:" + toUtf8(m_text.substr(predicate.subject.front().span.begin, predicate.subject.front().span.end - predicate.subject.front().span.begin)));
    } else if (governor.usesLeadIn || isListAside) {
        stances = m_context.leadIn->stances;
        steps.emplace_back("lead_in");
    } else if (governor.goesOn) {
        stances = *m_context.previousStances;
        steps.emplace_back("goes_on");
    } else if (governor.usesSection) {
        const bool isSharing = m_context.topic == "sharing" || m_context.topic == "sdk";
        stances.collects = !isSharing;
        stances.shares = isSharing;
        stances.isNegated = m_context.topic == "not_collected";
        steps.emplace_back("list_of_section");
    } else if (m_out.isDeviceOnly && regionAt(token) == nullptr && !m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[token].value)].isGeneral) {
        stances.collects = true;    // "your photos stay on your device"
    } else {
        return;
    }
    if (m_nounNegated[token] != 0 && !stances.isNegated) {
        stances.isNegated = true;
        steps.emplace_back("negation:noun");
    } else if (stances.isNegated) {
        const bool hasWords = governor.predicate != nullptr && governor.predicate->negation.end > governor.predicate->negation.begin;
        const Span words = hasWords ? governor.predicate->negation : Span{};
        steps.push_back(hasWords ? "negation:" + toUtf8(m_text.substr(words.begin, words.end - words.begin)) : std::string("negation"));
    }
    if (stances.isConditional) {
        const auto condition = std::find_if(m_tokens.begin(), m_tokens.end(), [](const Token &one) { return one.word == Word::Condition || one.word == Word::Exception; });
        steps.push_back(condition == m_tokens.end() ? std::string("condition") : "condition:" + toUtf8(word(*condition)));
    }
    if (m_out.isDeviceOnly)
        steps.emplace_back("device_only");
    push(token, stances, isListAside ? nullptr : governor.predicate, std::move(steps), governor.usesLeadIn || isListAside);
}

void SentenceReader::eraseReadingsAt(std::size_t place)
{
    for (std::size_t r = 0; r < m_out.readings.size();) {
        if (m_out.readings[r].term.begin == place) {
            m_out.readings.erase(m_out.readings.begin() + static_cast<std::ptrdiff_t>(r));
            m_out.usesLeadIn.erase(m_out.usesLeadIn.begin() + static_cast<std::ptrdiff_t>(r));
        } else {
            ++r;
        }
    }
}

/// "设备标识符（OAID）": the words in parentheses say which one is meant, so the broader name before them steps back.
/// "账号标识（OpenID）": two names of one thing are one statement.
void SentenceReader::resolveParentheses()
{
    for (std::size_t i = 0; i + 3 < m_tokens.size(); ++i) {
        if (m_tokens[i].word != Word::Data || m_tokens[i + 1].word != Word::Open || m_tokens[i + 2].word != Word::Data || m_tokens[i + 3].word != Word::Close)
            continue;
        const bool isSame = m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[i].value)].categories == m_lexicon.dataTerms[static_cast<std::size_t>(m_tokens[i + 2].value)].categories;
        const bool isOpenAtOnce = looseLetters(m_text, m_tokens[i].end, m_tokens[i + 1].begin) == 0;
        if (isSame && isOpenAtOnce && !m_tokens[i].isUnknownData) {
            const std::size_t at = m_tokens[i].begin;
            const bool isStated = std::any_of(m_out.readings.begin(), m_out.readings.end(), [at](const Reading &reading) { return reading.term.begin == at; });
            if (!isStated)
                continue;
            eraseReadingsAt(m_tokens[i + 2].begin);
            for (Reading &reading : m_out.readings)
                if (reading.term.begin == at)
                    reading.term.end = m_tokens[i + 3].end;
        } else if (m_lexicon.isBelow(m_tokens[i + 2].value, m_tokens[i].value)) {
            eraseReadingsAt(m_tokens[i].begin);
        }
    }
}

SentenceReading SentenceReader::read()
{
    for (const Token &token : m_tokens) {
        m_isHan = m_isHan || isHan(m_text[token.begin]);
        m_hasDefinition = m_hasDefinition || token.word == Word::Definition;
        m_hasChild = m_hasChild || token.word == Word::Child;
        m_out.isDeviceOnly = m_out.isDeviceOnly || token.word == Word::DeviceOnly;
    }
    m_out.predicates = predicatesOf(m_lexicon, m_text, m_tokens, m_context);
    findPurposes();
    findChains();
    for (const Region &region : m_regions)
        m_out.purposes.push_back(region.words);
    m_nounNegated.assign(m_tokens.size(), 0);
    m_governors.assign(m_tokens.size(), {});
    for (std::size_t i = 0; i < m_tokens.size(); ++i) {
        if (m_tokens[i].word != Word::Data)
            continue;
        m_nounNegated[i] = nounNegation(i);
        if (!isStrong(i) || isContactLine(i) || isMeans(i) || isHalfName(i))
            continue;
        const Governor governor = governorOf(i);
        m_governors[i] = governor;
        if (!isSuppressedTopic(governor, i) && !isOwnAffair(i) && !isJoinedAccount(i, governor) && !isOccasion(i, governor) && !isBackReference(i, governor) && !isMessage(i, governor))
            emit(i, governor);
    }
    for (const Predicate &predicate : m_out.predicates)
        if (!predicate.subject.empty())
            m_out.lastActor = predicate.subject;
    // "We work with advertisers. They may …": whom the sentence names last, if they are not the users.
    for (std::size_t i = m_tokens.size(); m_out.lastActor.empty() && i-- > 0 && m_tokens[i].word != Word::User;)
        if (m_tokens[i].word == Word::RecipientClass)
            m_out.lastActor.push_back(receiverOf(m_tokens[i]));
    m_out.receivers = receiversFor(nullptr);
    resolveParentheses();
    return std::move(m_out);
}

SentenceReading readSentence(const Lexicon &lexicon, std::u32string_view folded, const std::vector<Token> &tokens, const ClauseContext &context)
{
    return SentenceReader(lexicon, folded, tokens, context).read();
}

}  // namespace probity::notice
