#include "analysis/declared/notice_statements.h"

#include <algorithm>
#include <tuple>

#include "base/text.h"

namespace probity::notice {

namespace {

constexpr std::size_t longestRange = 600;       // characters of a sentence that are quoted around the words of the data
constexpr std::size_t mostStatements = 20000;   // no notice for people says more; keeps a hostile one from filling the memory

/// The sentence, or of one that never ends what stands around the term.
Span quoted(const Span &sentence, const Token &term)
{
    if (sentence.end - sentence.begin <= longestRange)
        return sentence;
    const std::size_t reach = longestRange / 2;
    return {std::max(sentence.begin, term.begin > reach ? term.begin - reach : 0), std::max(term.end, std::min(sentence.end, term.end + reach))};
}

/// Blanks, brackets and marks at both ends are no part of somebody's words.
std::u32string_view stripped(std::u32string_view text)
{
    constexpr std::u32string_view marks = U" \n\t　，,。.；;：:、（(）)“”\"'’！!";
    while (!text.empty() && marks.find(text.front()) != std::u32string_view::npos)
        text.remove_prefix(1);
    while (!text.empty() && marks.find(text.back()) != std::u32string_view::npos)
        text.remove_suffix(1);
    return text;
}

template <class T>
void addOnce(std::vector<T> &list, const T &value)
{
    if (std::find(list.begin(), list.end(), value) == list.end())
        list.push_back(value);
}

}  // namespace

std::string StatementList::words(const FoldedText &folded, const Span &span) const
{
    const TextRange range = folded.inDocument(span.begin, std::min(span.end, folded.text.size()));
    return toUtf8(stripped(std::u32string_view(m_document.text).substr(range.start, range.end - range.start)));
}

std::vector<PurposeId> StatementList::purposeIds(const std::vector<std::string> &purposes) const
{
    std::vector<PurposeId> out;
    for (const std::string &purpose : purposes) {
        const std::u32string folded = foldWord(purpose);
        for (const CueList &known : m_lexicon.purposes)
            if (std::any_of(known.cues.begin(), known.cues.end(), [&](const std::u32string &cue) { return containsCue(folded, cue, true); }))
                addOnce(out, PurposeId(known.name));
    }
    return out;
}

void StatementList::addReceiver(Statement &statement, const std::string &words, std::int32_t company, bool isClass) const
{
    if (words.empty())
        return;
    addOnce(statement.recipients, words);
    if (company >= 0)
        addOnce(statement.recipientIds, m_lexicon.companies[static_cast<std::size_t>(company)]);
    else if (!isClass)
        if (const Recipient *known = m_recipients.byName(words); known != nullptr)
            addOnce(statement.recipientIds, known->id);
    statement.hasUnnamedRecipient = statement.hasUnnamedRecipient || isClass;
}

void StatementList::addPurpose(Statement &statement, const std::string &words) const
{
    if (words.empty())
        return;
    addOnce(statement.purposes, words);
    statement.purposeIds = purposeIds(statement.purposes);
}

void StatementList::add(const FoldedText &folded, const Span &sentence, const Reading &reading, const std::string &topic, const LeadIn *leadIn, bool isHidden)
{
    if (m_statements.size() >= mostStatements)
        return;
    Statement made;
    made.stance = reading.stance;
    made.isConditional = reading.isConditional;
    const Span range = quoted(sentence, reading.term);
    made.rangeInText = folded.inDocument(range.begin, range.end);
    made.termInText = folded.inDocument(reading.term.begin, reading.term.end);
    made.range = m_document.inSource(made.rangeInText);
    made.term = m_document.inSource(made.termInText);
    made.quote = toUtf8(std::u32string_view(m_document.source).substr(made.range.start, made.range.end - made.range.start));
    made.text = toUtf8(std::u32string_view(m_document.text).substr(made.rangeInText.start, made.rangeInText.end - made.rangeInText.start));
    made.section = topic;
    made.sectionRole = m_lexicon.roleOf(topic);
    made.isTradeOnly = reading.isTradeOnly;
    made.reading = reading.steps;
    if (isHidden)
        made.reading.emplace_back("hidden");
    for (const Receiver &receiver : reading.receivers)
        addReceiver(made, words(folded, receiver.span), receiver.company, receiver.group >= 0);
    for (const Span &purpose : reading.purposes)
        addOnce(made.purposes, words(folded, purpose));
    if (leadIn != nullptr) {
        if (made.recipients.empty() && (made.stance == Stance::Shared || made.stance == Stance::NotShared))
            for (std::size_t i = 0; i < leadIn->receiverWords.size(); ++i)
                addReceiver(made, leadIn->receiverWords[i], leadIn->receivers[i].company, leadIn->receivers[i].group >= 0);
        for (const std::string &purpose : leadIn->purposes)
            addOnce(made.purposes, purpose);
    }
    std::erase(made.purposes, std::string());
    made.purposeIds = purposeIds(made.purposes);
    const bool isShared = made.stance == Stance::Shared;
    made.hasUnnamedRecipient = made.hasUnnamedRecipient || (isShared && made.recipients.empty());
    if (made.stance == Stance::NotShared && made.recipientIds.empty())
        made.deniesAllRecipients = std::all_of(reading.receivers.begin(), reading.receivers.end(), [&](const Receiver &receiver) {
            return receiver.group >= 0 && m_lexicon.recipientClasses[static_cast<std::size_t>(receiver.group)] == "third";
        });
    const DataTerm &term = m_lexicon.dataTerms[static_cast<std::size_t>(reading.term.value)];
    for (const CategoryId &category : term.categories) {
        made.category = reading.isChild ? CategoryId("children_data") : category;
        m_statements.push_back(made);
        if (reading.isChild)
            break;
    }
}

std::vector<Statement> StatementList::take()
{
    const auto key = [](const Statement &s) { return std::tie(s.term.start, s.term.end, s.category, s.stance); };
    std::stable_sort(m_statements.begin(), m_statements.end(), [&](const Statement &a, const Statement &b) { return key(a) < key(b); });
    const auto isSame = [&](const Statement &a, const Statement &b) { return key(a) == key(b) && a.recipients == b.recipients; };
    m_statements.erase(std::unique(m_statements.begin(), m_statements.end(), isSame), m_statements.end());
    return std::move(m_statements);
}

}  // namespace probity::notice
