#include "analysis/declared/notice_reader.h"

#include <algorithm>
#include <optional>
#include <set>

#include "analysis/declared/notice_clause.h"
#include "analysis/declared/notice_fields.h"
#include "analysis/declared/notice_guideline.h"
#include "analysis/declared/notice_lists.h"
#include "analysis/declared/notice_outline.h"
#include "analysis/declared/notice_predicate.h"
#include "analysis/declared/notice_statements.h"
#include "analysis/declared/notice_tokens.h"
#include "base/text.h"

namespace probity::notice {

namespace {

constexpr std::size_t introduction = 400;       // characters in which a notice says whose it is
constexpr std::size_t longestItem = 1200;       // characters; a longer one is a chapter, not an item of a list
constexpr std::size_t farthestReference = 12;   // characters before "this information" that opens a sentence
constexpr std::size_t blanketLength = 60;       // a denial longer than this is about something particular

/// A record of labelled lines: who gets what for which purpose.
struct Record {
    bool hasName = false;
    std::string name;
    std::int32_t company = -1;
    std::string purpose;
    std::vector<std::size_t> statements;
};

class NoticeReader {
public:
    NoticeReader(const Lexicon &lexicon, const Recipients &recipients, const NoticeDocument &document, const NoticeDocument &readable, NoticeReading &out)
        : m_lexicon(lexicon), m_document(document), m_readable(readable.text), m_out(out), m_list(lexicon, recipients, document), m_topics(topicsOf(lexicon, readable))
    {
    }

    void read(const TaskContext &task);

private:
    std::u32string_view textOf(const NoticeBlock &block) const { return m_readable.substr(block.range.start, block.range.end - block.range.start); }
    FoldedText foldBlock(const NoticeBlock &block) const { return fold(textOf(block), block.range.start); }

    void findOwnCompanies();
    void heading(std::size_t index);
    void block(std::size_t index);
    bool record(std::size_t index, const FoldedText &folded);
    void recordValue(std::size_t index, const FoldedText &folded, const LabelledValue &value);
    void sentence(std::size_t index, const FoldedText &folded, const Span &span, bool isFirst, bool isLast);
    bool isOfList(const std::vector<Token> &tokens, bool isFirst) const;
    void exception(const FoldedText &folded, const Span &span, const SentenceReading &reading, const std::string &topic);
    void referBack(const FoldedText &folded, const Span &span, const std::vector<Token> &tokens, const SentenceReading &reading, std::size_t end);
    void addSharing(Statement made, const FoldedText &folded, const Span &span, const SentenceReading &reading, const char *step);
    void leadInFrom(const FoldedText &folded, const Span &span, const std::vector<Token> &tokens, const SentenceReading &reading);
    void noteBlanketDenial(const FoldedText &folded, const Span &span, const Reading &reading, const std::string &topic);
    std::size_t table(std::size_t index);
    void tableRow(const std::vector<const NoticeBlock *> &cells, const std::vector<std::optional<Field>> &fields, const std::string &topic, bool isSharing);
    void forgetRecord() { m_record = Record{}; }
    bool isExempt(const FoldedText &folded, const Span &span, const std::vector<Token> &tokens) const;
    bool isRepeatedCookie(const FoldedText &folded, const Reading &reading);
    void dropLabel(std::size_t begin, std::size_t end);

    const Lexicon &m_lexicon;
    const NoticeDocument &m_document;
    std::u32string_view m_readable;     ///< its text as the lexicons write it, of the same length
    NoticeReading &m_out;
    StatementList m_list;
    std::vector<std::string> m_topics;
    std::vector<bool> m_isOwn;
    LeadIn m_leadIn;
    bool m_leadInUsed = false;
    int m_depth = 0;                        // of the item at hand; 0: a paragraph
    int m_leadInDepth = 0;                  // of the item that the lead-in stands in; 0: none
    Record m_record;
    std::optional<Statement> m_denial;      // of the sentence that a list of exceptions hangs from
    std::vector<Receiver> m_lastActor;      // its spans count in the block at hand
    StanceSet m_lastStances;                // of the last verb since the heading
    bool m_isExemption = false;             // a list of what is forbidden, needs no consent or is defined is open
    bool m_isOutside = false;               // a list of what the notice does not apply to is
    int m_exemptDepth = 0;                  // of its first item; 0 before it
    std::set<std::string> m_cookieUses;     // stated since the heading
    std::optional<std::size_t> m_label;     // index of the statement that the label of the block at hand made
    std::size_t m_previousSentence = 0;     // index of its first statement
};

/// A policy of Yahoo says "Yahoo collects": names in the title and in the first lines are the developer's own.
void NoticeReader::findOwnCompanies()
{
    m_isOwn.assign(m_lexicon.companies.size(), false);
    const auto scan = [&](std::u32string_view text) {
        const FoldedText folded = fold(text);
        for (const Token &token : tokensOf(m_lexicon, folded.text, {0, folded.text.size()}))
            if (token.word == Word::Company)
                m_isOwn[static_cast<std::size_t>(token.value)] = true;
    };
    scan(toUtf32(m_document.title));
    if (m_out.language != "en")
        return;
    // "Yahoo takes your privacy seriously": who speaks of privacy in the first lines speaks of the own.
    const FoldedText opening = fold(m_readable.substr(0, introduction));
    for (const Span &sentence : sentencesOf(opening, m_readable)) {
        const std::u32string_view text = std::u32string_view(opening.text).substr(sentence.begin, sentence.end - sentence.begin);
        if (containsCue(text, U"privacy") || containsCue(text, U"(\"we"))
            scan(text);
    }
}

void NoticeReader::read(const TaskContext &task)
{
    findOwnCompanies();
    for (std::size_t i = 0; i < m_document.blocks.size() && !task.isStopRequested();) {
        const NoticeBlock &here = m_document.blocks[i];
        m_previousSentence = m_list.statements().size();
        if (here.kind == NoticeBlock::Kind::TableCell) {
            i = table(i);
            continue;
        }
        if (here.kind == NoticeBlock::Kind::Heading)
            heading(i);
        else
            block(i);
        ++i;
    }
    m_out.statements = m_list.take();
}

void NoticeReader::heading(std::size_t index)
{
    m_leadIn = LeadIn{};
    m_denial.reset();
    m_isExemption = false;
    m_isOutside = false;
    m_lastStances = StanceSet{};
    m_cookieUses.clear();
    forgetRecord();
    if (m_topics[index] != "sdk" && m_topics[index] != "sharing")
        return;
    // "7.1 微信云开发": the chapter of one recipient.
    const FoldedText folded = foldBlock(m_document.blocks[index]);
    for (const Token &token : tokensOf(m_lexicon, folded.text, {0, folded.text.size()})) {
        if (token.word != Word::Company)
            continue;
        m_record.hasName = true;
        m_record.name = m_list.words(folded, {token.begin, token.end});
        m_record.company = token.value;
        return;
    }
}

void NoticeReader::block(std::size_t index)
{
    const FoldedText folded = foldBlock(m_document.blocks[index]);
    const bool isItem = m_document.blocks[index].kind == NoticeBlock::Kind::ListItem;
    if (record(index, folded))
        return;
    if (!isItem)
        m_denial.reset();
    const std::vector<Span> sentences = sentencesOf(folded, m_readable);
    m_lastActor.clear();
    m_depth = isItem ? m_document.blocks[index].level : 0;
    // A list ends with a paragraph, or with an item of another.
    if (m_isExemption && m_exemptDepth == 0)
        m_exemptDepth = m_depth;
    if (!isItem || m_depth != m_exemptDepth) {
        m_isExemption = false;
        m_isOutside = false;
        m_exemptDepth = 0;
    }
    m_label.reset();
    const std::size_t before = m_list.statements().size();
    // The next item of the list that the lead-in itself stands in is no item of its own list.
    if (m_leadIn.isActive && isItem && m_leadInDepth > 0 && m_document.blocks[index].level <= m_leadInDepth)
        m_leadIn = LeadIn{};
    // A paragraph of prose behind a list ends the reach of the list's lead-in.
    const bool isProse = isItem ? folded.text.size() > longestItem : sentences.size() > 1 || (m_leadInUsed && folded.text.size() > 60);
    if (m_leadIn.isActive && isProse)
        m_leadIn = LeadIn{};
    for (std::size_t i = 0; i < sentences.size(); ++i)
        sentence(index, folded, sentences[i], i == 0, i + 1 == sentences.size());
    dropLabel(before, m_list.statements().size());
}

/// "设备信息：我们会收集您的设备型号": a label says no more than the sentence behind it does in words of its own.
void NoticeReader::dropLabel(std::size_t begin, std::size_t end)
{
    std::vector<Statement> &list = m_list.statements();
    if (!m_label || *m_label < begin || *m_label >= list.size())
        return;
    const Statement &label = list[*m_label];
    const bool isSaidAgain = std::any_of(list.begin() + static_cast<std::ptrdiff_t>(begin), list.begin() + static_cast<std::ptrdiff_t>(end), [&](const Statement &other) {
        return other.termInText.start > label.termInText.start && other.stance == label.stance && m_lexicon.covers(label.category, other.category);
    });
    if (isSaidAgain)
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(*m_label));
    m_label.reset();
}

/// One of the cases for which the law asks no consent: it says what may be, not what the app does.
bool NoticeReader::isExempt(const FoldedText &folded, const Span &span, const std::vector<Token> &tokens) const
{
    const std::u32string_view text = std::u32string_view(folded.text).substr(span.begin, span.end - span.begin);
    const auto says = [&](const std::vector<std::u32string> &list) { return std::any_of(list.begin(), list.end(), [&](const std::u32string &words) { return containsCue(text, words); }); };
    if (m_isOutside || says(m_lexicon.disclaimers))
        return true;
    if (std::any_of(tokens.begin(), tokens.end(), [](const Token &token) { return token.word == Word::We; }))
        return false;
    return m_isExemption || says(m_lexicon.circumstances);
}

/// Cookies are a means, and notices name them in every sentence: a chapter states each use of them once.
bool NoticeReader::isRepeatedCookie(const FoldedText &folded, const Reading &reading)
{
    if (m_lexicon.dataTerms[static_cast<std::size_t>(reading.term.value)].categories.front().value != "cookies_tracking")
        return false;
    std::string use = name(reading.stance);
    for (const Receiver &receiver : reading.receivers)
        use += '\n' + m_list.words(folded, receiver.span);
    return !m_cookieUses.insert(std::move(use)).second;
}

bool NoticeReader::record(std::size_t index, const FoldedText &folded)
{
    const std::vector<LabelledValue> values = labelledValues(m_lexicon, folded.text);
    if (values.empty())
        return false;
    for (const LabelledValue &value : values)
        recordValue(index, folded, value);
    return true;
}

void NoticeReader::recordValue(std::size_t index, const FoldedText &folded, const LabelledValue &value)
{
    const std::string words = m_list.words(folded, value.value);
    const std::string &topic = m_topics[index];
    if (value.field == Field::Name) {
        m_record = Record{};
        m_record.hasName = !words.empty();
        m_record.name = words;
        for (const Token &token : tokensOf(m_lexicon, folded.text, value.value))
            if (token.word == Word::Company && m_record.company < 0)
                m_record.company = token.value;
        return;
    }
    if (value.field == Field::Purpose) {
        m_record.purpose = words;
        for (const std::size_t at : m_record.statements)
            m_list.addPurpose(m_list.statements()[at], words);
        m_record.statements.clear();
        return;
    }
    if (value.field != Field::Data || topic == "rights" || topic == "contact")
        return;
    const bool isShared = m_record.hasName || topic == "sdk" || topic == "sharing";
    LeadIn leadIn;
    leadIn.isActive = true;
    leadIn.stances.collects = !isShared;
    leadIn.stances.shares = isShared;
    leadIn.stances.isNegated = topic == "not_collected";
    if (m_record.hasName) {
        leadIn.receivers.push_back({{}, m_record.company, -1});
        leadIn.receiverWords.push_back(m_record.name);
    }
    if (!m_record.purpose.empty())
        leadIn.purposes.push_back(m_record.purpose);
    if (words.empty()) {
        m_leadIn = std::move(leadIn);
        m_leadInDepth = m_document.blocks[index].kind == NoticeBlock::Kind::ListItem ? m_document.blocks[index].level : 0;
        m_leadInUsed = false;
        return;
    }
    ClauseContext context{topic, true, value.value.begin, &leadIn, nullptr, nullptr, &m_isOwn};
    const std::vector<Token> tokens = tokensOf(m_lexicon, folded.text, value.value);
    const SentenceReading reading = readSentence(m_lexicon, std::u32string_view(folded.text).substr(0, value.value.end), tokens, context);
    const std::size_t before = m_list.statements().size();
    for (const Reading &one : reading.readings)
        m_list.add(folded, {0, folded.text.size()}, one, topic, &leadIn, m_document.blocks[index].isHidden);
    for (std::size_t at = before; at < m_list.statements().size(); ++at)
        m_record.statements.push_back(at);
}

/// Whether the lead-in above speaks for the sentence: an item's first one, unless it forbids or tells of a refusal, and those
/// behind it that say nothing of their own.
bool NoticeReader::isOfList(const std::vector<Token> &tokens, bool isFirst) const
{
    if (!m_leadIn.isActive)
        return false;
    return std::none_of(tokens.begin(), tokens.end(), [&](const Token &token) {
        const bool isOwn = token.word == Word::Verb || token.word == Word::We || token.word == Word::User;
        return token.word == Word::Prohibition || (!isFirst && isOwn);
    });
}

void NoticeReader::sentence(std::size_t index, const FoldedText &folded, const Span &span, bool isFirst, bool isLast)
{
    const NoticeBlock &here = m_document.blocks[index];
    const std::string &topic = m_topics[index];
    const std::vector<Token> tokens = tokensOf(m_lexicon, folded.text, span);
    const std::size_t before = m_list.statements().size();
    if ((here.kind == NoticeBlock::Kind::ListItem && isCircumstance(folded.text, span)) || isExempt(folded, span, tokens))
        return;
    if (const auto guideline = readGuidelineSentence(m_lexicon, folded.text, span, tokens)) {
        for (const Reading &reading : *guideline)
            m_list.add(folded, span, reading, topic, nullptr, here.isHidden);
        m_previousSentence = before;
        return;
    }
    const bool isItem = here.kind == NoticeBlock::Kind::ListItem || m_leadIn.isActive;
    ClauseContext context{topic, isItem, span.begin, isOfList(tokens, isFirst) ? &m_leadIn : nullptr, &m_lastActor, &m_lastStances, &m_isOwn};
    const SentenceReading reading = readSentence(m_lexicon, std::u32string_view(folded.text).substr(0, span.end), tokens, context);
    // "We employ other companies. Examples include sending e-mail. They have access to …": a sentence about nobody passes them on.
    const bool isAboutSomebody = std::any_of(tokens.begin(), tokens.end(), [](const Token &token) { return token.word == Word::We || token.word == Word::User; });
    if (!reading.lastActor.empty() || (!reading.predicates.empty() && isAboutSomebody))
        m_lastActor = reading.lastActor;
    if (!reading.predicates.empty()) {
        // In English the user's own acts hang from the main verb; in Chinese a later clause speaks for itself.
        const bool isEnglish = m_out.language == "en";
        const auto live = std::find_if(reading.predicates.rbegin(), reading.predicates.rend(), [&](const Predicate &predicate) { return !isEnglish || !predicate.isDropped; });
        m_lastStances = live == reading.predicates.rend() || live->isDropped ? StanceSet{} : live->stances;
    }
    for (std::size_t i = 0; i < reading.readings.size(); ++i) {
        const Reading &one = reading.readings[i];
        m_leadInUsed = m_leadInUsed || reading.usesLeadIn[i];
        if (isRepeatedCookie(folded, one))
            continue;
        const std::size_t place = m_list.statements().size();
        if (one.term.begin <= span.begin + 8 && (one.steps.back() == "lead_in" || one.steps.back() == "list_of_section"))
            m_label = place;
        m_list.add(folded, span, one, topic, reading.usesLeadIn[i] ? &m_leadIn : nullptr, here.isHidden);
        noteBlanketDenial(folded, span, one, topic);
    }
    referBack(folded, span, tokens, reading, before);
    if (here.kind == NoticeBlock::Kind::ListItem && reading.readings.empty())
        exception(folded, span, reading, topic);
    // "这些信息仅存储在您的设备上": what was said just before stays on the device.
    const bool namesData = std::any_of(tokens.begin(), tokens.end(), [&](const Token &token) { return token.word == Word::Data && !m_lexicon.dataTerms[static_cast<std::size_t>(token.value)].isGeneral; });
    if (reading.isDeviceOnly && !namesData) {
        for (std::size_t at = m_previousSentence; at < before; ++at) {
            Statement &earlier = m_list.statements()[at];
            if (earlier.stance == Stance::Collected) {
                earlier.stance = Stance::Accessed;
                earlier.reading.emplace_back("device_only:next_sentence");
            }
        }
    }
    m_previousSentence = before;
    if (isLast)
        leadInFrom(folded, span, tokens, reading);
}

/// "We collect your name. This information is shared with partners": the data are those that the sentence before names.
void NoticeReader::referBack(const FoldedText &folded, const Span &span, const std::vector<Token> &tokens, const SentenceReading &reading, std::size_t end)
{
    const auto shares = [](const Predicate &predicate) { return !predicate.isDropped && predicate.stances.shares && !predicate.stances.isTradeOnly; };
    const auto found = std::find_if(reading.predicates.begin(), reading.predicates.end(), shares);
    if (found == reading.predicates.end() || found->stances.isNegated)
        return;
    const std::u32string_view text(folded.text);
    const auto pointsBack = [&](const Token &token) {
        if (token.begin > span.begin + farthestReference)
            return false;
        const bool isGeneral = token.word == Word::Data && m_lexicon.dataTerms[static_cast<std::size_t>(token.value)].isGeneral;
        const std::u32string_view before = text.substr(span.begin, token.begin - span.begin);
        const auto refers = [&](const std::u32string &word) { return before == word || before == word + U" "; };
        return token.word == Word::Reference || (isGeneral && std::any_of(m_lexicon.backReferences.begin(), m_lexicon.backReferences.end(), refers));
    };
    if (std::none_of(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(tokens.size(), 3)), pointsBack))
        return;
    for (std::size_t at = m_previousSentence; at < end; ++at) {
        Statement made = m_list.statements()[at];
        if (made.stance != Stance::Collected || made.category.value == "any" || made.category.value == "cookies_tracking")
            continue;
        addSharing(made, folded, span, reading, "refers_back");
    }
}

/// "我们不会共享您的个人信息，除非：与合作伙伴共享": the exception shares what the denial names.
void NoticeReader::exception(const FoldedText &folded, const Span &span, const SentenceReading &reading, const std::string &topic)
{
    const auto shares = [](const Predicate &predicate) { return !predicate.isDropped && predicate.stances.shares && !predicate.stances.isNegated; };
    const auto found = std::find_if(reading.predicates.begin(), reading.predicates.end(), shares);
    if (!m_denial || found == reading.predicates.end() || reading.receivers.empty())
        return;
    Statement made = *m_denial;
    made.section = topic;
    made.sectionRole = m_lexicon.roleOf(topic);
    addSharing(made, folded, span, reading, "exception_of_denial");
}

/// Says of the data of an earlier statement that they are shared, in the words of this sentence.
void NoticeReader::addSharing(Statement made, const FoldedText &folded, const Span &span, const SentenceReading &reading, const char *step)
{
    made.stance = Stance::Shared;
    made.isConditional = false;
    made.deniesAllRecipients = false;
    made.recipients.clear();
    made.recipientIds.clear();
    made.hasUnnamedRecipient = false;
    made.purposes.clear();
    made.purposeIds.clear();
    made.rangeInText = folded.inDocument(span.begin, span.end);
    made.range = m_document.inSource(made.rangeInText);
    made.quote = toUtf8(std::u32string_view(m_document.source).substr(made.range.start, made.range.end - made.range.start));
    made.text = toUtf8(std::u32string_view(m_document.text).substr(made.rangeInText.start, made.rangeInText.end - made.rangeInText.start));
    made.isTradeOnly = false;
    made.reading = {"section:" + (made.section.empty() ? std::string("none") : made.section), step};
    for (const Receiver &receiver : reading.receivers)
        m_list.addReceiver(made, m_list.words(folded, receiver.span), receiver.company, receiver.group >= 0);
    made.hasUnnamedRecipient = made.hasUnnamedRecipient || made.recipients.empty();
    for (const Span &purpose : reading.purposes)
        m_list.addPurpose(made, m_list.words(folded, purpose));
    m_list.statements().push_back(std::move(made));
}

void NoticeReader::leadInFrom(const FoldedText &folded, const Span &span, const std::vector<Token> &tokens, const SentenceReading &reading)
{
    std::size_t end = span.end;
    while (end > span.begin && folded.text[end - 1] == U' ')
        --end;
    const bool endsOpen = end > span.begin && (folded.text[end - 1] == U':' || folded.text[end - 1] == U'：');
    const bool pointsAhead = std::any_of(tokens.begin(), tokens.end(), [](const Token &token) { return token.word == Word::Following; });
    const bool isExcepting = !tokens.empty() && std::any_of(tokens.rbegin(), tokens.rbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, tokens.size())), [](const Token &token) { return token.word == Word::Exception; });
    // "…, including: your location" with the rest on lines of their own.
    const bool breaksOff = !endsOpen && tokens.size() > 2 && isWordLetter(folded.text[end - 1]) && std::any_of(tokens.begin() + 1, tokens.end(), [&](const Token &token) { return token.word == Word::Colon && (&token)[-1].word == Word::Include; });
    if (!endsOpen && !pointsAhead && !breaksOff)
        return;
    // "本政策所称的个人敏感信息包括：": what the list holds is explained, not taken.
    const bool isDefining = std::any_of(tokens.begin(), tokens.end(), [](const Token &token) { return token.word == Word::Definition; });
    if (isDefining && std::all_of(reading.predicates.begin(), reading.predicates.end(), [](const Predicate &predicate) { return predicate.isDropped; })) {
        m_leadIn = LeadIn{};
        m_isExemption = endsOpen;
        m_exemptDepth = 0;
        return;
    }
    const auto needsNoConsent = [](const Token &token) { return token.word == Word::FalseNegation; };
    if (endsOpen && std::any_of(tokens.begin(), tokens.end(), [&](const Token &token) { return needsNoConsent(token) && m_lexicon.isConsentFree(std::u32string_view(folded.text).substr(token.begin, token.end - token.begin)); })) {
        m_leadIn = LeadIn{};
        m_isExemption = true;
        m_isOutside = std::u32string_view(folded.text).substr(span.begin, span.end - span.begin).find(U"不适用") != std::u32string_view::npos;
        m_exemptDepth = 0;
        return;
    }
    if (isExcepting) {
        m_leadIn = LeadIn{};
        const std::vector<Statement> &list = m_list.statements();
        if (!list.empty() && list.back().stance == Stance::NotShared && list.back().rangeInText == folded.inDocument(span.begin, span.end))
            m_denial = list.back();
        return;
    }
    const bool isForbidding = std::any_of(tokens.begin(), tokens.end(), [](const Token &token) { return token.word == Word::Prohibition; });
    if (endsOpen && isForbidding) {
        m_leadIn = LeadIn{};
        m_isExemption = true;       // "您不得：" what its list names is nobody's doing
        m_exemptDepth = 0;
        return;
    }
    if (reading.predicates.empty()) {
        // "我们会要求您提供个人信息。个人信息包括：": the verb stands in the sentence before.
        if (endsOpen && m_lastStances.collects != m_lastStances.shares && !m_leadIn.isActive) {
            m_leadIn = LeadIn{};
            m_leadIn.isActive = true;
            m_leadIn.stances = m_lastStances;
            m_leadInDepth = m_depth;
            m_leadInUsed = false;
        }
        return;
    }
    if (endsOpen && listsOtherwise(m_lexicon, folded.text, span, tokens)) {
        m_leadIn = LeadIn{};
        return;
    }
    const Predicate &last = reading.predicates.back();
    LeadIn made;
    made.isActive = !last.isDropped && (last.stances.collects || last.stances.shares);
    made.stances = last.stances;
    made.stances.isDeviceOnly = reading.isDeviceOnly;
    for (const Receiver &receiver : last.subject.empty() ? reading.receivers : last.subject) {
        made.receivers.push_back(receiver);
        made.receiverWords.push_back(m_list.words(folded, receiver.span));
    }
    for (const Span &purpose : reading.purposes)
        if (std::string words = m_list.words(folded, purpose); !words.empty())
            made.purposes.push_back(std::move(words));
    m_leadIn = std::move(made);
    m_leadInDepth = m_depth;
    m_leadInUsed = false;
}

void NoticeReader::noteBlanketDenial(const FoldedText &folded, const Span &span, const Reading &reading, const std::string &topic)
{
    const bool isGeneral = m_lexicon.dataTerms[static_cast<std::size_t>(reading.term.value)].isGeneral;
    if (reading.stance != Stance::NotCollected || !isGeneral || reading.isConditional || reading.isChild || topic == "cookies" || topic == "children")
        return;
    const std::size_t from = reading.term.begin > span.begin + 8 ? reading.term.begin - 8 : span.begin;
    const std::u32string_view before = std::u32string_view(folded.text).substr(from, reading.term.begin - from);
    // That crash reports hold no personal data is no word on what else is collected.
    std::u32string_view behind = std::u32string_view(folded.text).substr(reading.term.end, span.end > reading.term.end ? span.end - reading.term.end : 0);
    behind.remove_prefix(std::min(behind.find_first_not_of(U' '), behind.size()));
    const auto saysWhatIsHeld = [&](const std::u32string &word) { return behind.substr(0, word.size()) == word; };
    if (std::any_of(m_lexicon.heldIn.begin(), m_lexicon.heldIn.end(), saysWhatIsHeld))
        return;
    const bool isTotal = before.find(U"任何") != std::u32string_view::npos || before.find(U"any ") != std::u32string_view::npos || before.find(U"no ") != std::u32string_view::npos;
    if (isTotal || span.end - span.begin <= blanketLength)
        m_out.blanketDenials.push_back(m_document.inSource(folded.inDocument(span.begin, span.end)));
}

std::size_t NoticeReader::table(std::size_t index)
{
    const int number = m_document.blocks[index].table;
    std::size_t end = index;
    while (end < m_document.blocks.size() && m_document.blocks[end].kind == NoticeBlock::Kind::TableCell && m_document.blocks[end].table == number)
        ++end;
    std::vector<std::optional<Field>> fields;
    const int firstRow = m_document.blocks[index].row;
    bool hasFields = false;
    for (std::size_t i = index; i < end && m_document.blocks[i].row == firstRow; ++i) {
        const std::optional<Field> field = fieldOfHeader(m_lexicon, foldBlock(m_document.blocks[i]).text);
        fields.resize(static_cast<std::size_t>(std::max(m_document.blocks[i].column, 0)) + 1);
        fields.back() = field;
        hasFields = hasFields || field.has_value();
    }
    const bool isHead = m_document.blocks[index].isHeader || hasFields;
    const bool hasName = std::find(fields.begin(), fields.end(), std::optional<Field>(Field::Name)) != fields.end();
    const std::string &topic = m_topics[index];
    const bool isSharing = topic == "sdk" || topic == "sharing" || (hasName && topic != "cookies");
    std::size_t start = index;
    if (isHead)
        while (start < end && m_document.blocks[start].row == firstRow)
            ++start;
    else
        fields.clear();
    for (std::size_t i = start; i < end;) {
        std::vector<const NoticeBlock *> cells;
        const int row = m_document.blocks[i].row;
        for (; i < end && m_document.blocks[i].row == row; ++i)
            cells.push_back(&m_document.blocks[i]);
        tableRow(cells, fields, topic, isSharing);
    }
    return end;
}

void NoticeReader::tableRow(const std::vector<const NoticeBlock *> &cells, const std::vector<std::optional<Field>> &fields, const std::string &topic, bool isSharing)
{
    if (topic == "rights" || topic == "contact" || topic == "definitions")
        return;
    LeadIn leadIn;
    leadIn.isActive = true;
    leadIn.stances.collects = !isSharing;
    leadIn.stances.shares = isSharing;
    leadIn.stances.isNegated = topic == "not_collected";
    // "不会共享……，下表所列除外": who is named in a table gets the data, whatever the sentence above it denies.
    const bool namesReceivers = std::find(fields.begin(), fields.end(), std::optional<Field>(Field::Name)) != fields.end();
    if (m_leadIn.isActive && (!isSharing || (m_leadIn.stances.isNegated && !namesReceivers)))
        leadIn.stances = m_leadIn.stances;
    const auto fieldOf = [&](const NoticeBlock &cell) { return static_cast<std::size_t>(std::max(cell.column, 0)) < fields.size() ? fields[static_cast<std::size_t>(cell.column)] : std::nullopt; };
    const bool hasData = std::find(fields.begin(), fields.end(), std::optional<Field>(Field::Data)) != fields.end();
    for (const NoticeBlock *cell : cells) {
        const std::optional<Field> field = fieldOf(*cell);
        const FoldedText folded = foldBlock(*cell);
        const std::string words = m_list.words(folded, {0, folded.text.size()});
        if (field == Field::Name && isSharing && !words.empty()) {
            std::int32_t company = -1;
            for (const Token &token : tokensOf(m_lexicon, folded.text, {0, folded.text.size()}))
                if (token.word == Word::Company && company < 0)
                    company = token.value;
            leadIn.receivers.push_back({{}, company, -1});
            leadIn.receiverWords.push_back(words);
        } else if (field == Field::Purpose && !words.empty()) {
            leadIn.purposes.push_back(words);
        }
    }
    for (const NoticeBlock *cell : cells) {
        const std::optional<Field> field = fieldOf(*cell);
        if (field == Field::Other || field == Field::Purpose || (field == Field::Name && isSharing) || (hasData && field != Field::Data))
            continue;
        const FoldedText folded = foldBlock(*cell);
        const Span whole{0, folded.text.size()};
        ClauseContext context{topic, true, 0, &leadIn, nullptr, nullptr, &m_isOwn};
        const SentenceReading reading = readSentence(m_lexicon, folded.text, tokensOf(m_lexicon, folded.text, whole), context);
        for (Reading one : reading.readings) {
            one.steps.emplace_back("table");
            const bool isData = field == Field::Data;
            if (isData && leadIn.stances.shares && one.stance == Stance::Collected)
                one.stance = Stance::Shared;
            m_list.add(folded, whole, one, topic, &leadIn, cell->isHidden);
        }
    }
}

}  // namespace

void readStatements(const Lexicon &lexicon, const Recipients &recipients, const NoticeDocument &document, const NoticeDocument &readable, const TaskContext &task, NoticeReading &out)
{
    NoticeReader(lexicon, recipients, document, readable, out).read(task);
}

}  // namespace probity::notice
