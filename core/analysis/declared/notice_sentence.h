#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/declared/notice_clause.h"

namespace probity::notice {

/// Reads one sentence of tokens; what readSentence() does, split over notice_clause.cpp (what is said),
/// notice_governor.cpp (which verb a name of data belongs to) and notice_aside.cpp (what is said of none). Lives for one sentence; borrows all it is given.
class SentenceReader {
public:
    SentenceReader(const Lexicon &lexicon, std::u32string_view folded, const std::vector<Token> &tokens, const ClauseContext &context)
        : m_lexicon(lexicon), m_text(folded), m_tokens(tokens), m_context(context)
    {
    }

    SentenceReading read();

private:
    struct Region {
        std::size_t first = 0;      // tokens
        std::size_t last = 0;
        Span words;
        bool isPrefix = false;      // before what it is the purpose of
    };
    struct Governor {
        const Predicate *predicate = nullptr;
        bool usesLeadIn = false;
        bool usesSection = false;
        bool goesOn = false;            // with what the sentence before says
    };

    std::u32string_view word(const Token &token) const { return m_text.substr(token.begin, token.end - token.begin); }
    bool isHanSentence() const { return m_isHan; }
    void findPurposes();
    bool isPurpose(std::size_t token) const;
    const Region *regionAt(std::size_t token) const;
    bool isReduced(const Predicate &predicate, std::size_t token) const;
    bool isAside(const Predicate &predicate, std::size_t token) const;
    const Predicate *before(std::size_t token, bool isSameClause) const;
    const Predicate *after(std::size_t token, bool isSameClause) const;
    bool isObjectFirst(std::size_t token, const Predicate &predicate) const;
    Governor governorOf(std::size_t token) const;
    Governor withoutPredicate(std::size_t token) const;
    const Predicate *mainVerb(const Predicate &relative) const;
    const Governor *hypernymOf(std::size_t start) const;
    void findChains();
    bool isParticiple(std::size_t token) const;
    bool isOfUser(std::size_t token, std::size_t data) const;
    bool isStrong(std::size_t token) const;
    bool isBehindPreposition(std::size_t place) const;
    bool isContactLine(std::size_t token) const;
    bool isAttributive(const Predicate *left, std::size_t token) const;
    bool isIntroduced(std::size_t start, bool mayOpen) const;
    bool goesOn(const Predicate &predicate, std::size_t start) const;
    bool isTopicOfList(std::size_t token) const;
    bool goesOnWithPrevious(std::size_t token) const;
    bool isOwnAffair(std::size_t token) const;
    bool isJoinedAccount(std::size_t token, const Governor &governor) const;
    bool isMeans(std::size_t token) const;
    bool isOccasion(std::size_t token, const Governor &governor) const;
    bool isBackReference(std::size_t token, const Governor &governor) const;
    bool isMessage(std::size_t token, const Governor &governor) const;
    bool isHalfName(std::size_t token) const;
    bool hasLivePredicate() const;
    int nounNegation(std::size_t token) const;
    void emit(std::size_t token, const Governor &governor);
    void push(std::size_t token, const StanceSet &stances, const Predicate *predicate, std::vector<std::string> steps, bool usesLeadIn);
    bool isNamedReceiver(std::size_t token) const;
    std::vector<Receiver> receiversFor(const Predicate *predicate) const;
    std::vector<Span> purposesFor(std::size_t token) const;
    bool isLimited(const Predicate &predicate) const;
    bool isSuppressedTopic(const Governor &governor, std::size_t token) const;
    void resolveParentheses();
    void eraseReadingsAt(std::size_t place);

    const Lexicon &m_lexicon;
    std::u32string_view m_text;
    const std::vector<Token> &m_tokens;
    const ClauseContext &m_context;
    SentenceReading m_out;
    std::vector<Region> m_regions;
    bool m_isHan = false;
    bool m_hasChild = false;
    bool m_hasDefinition = false;
    std::vector<Governor> m_governors;  // by token, as far as the sentence is read
    std::vector<std::size_t> m_chain;   // by token: the first name of its enumeration
    std::vector<std::size_t> m_chainLast;   // by that first name: the last one
    std::vector<int> m_nounNegated;     // by token: 0 no, 1 negated by a "no" of its own
};

}  // namespace probity::notice
