#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "analysis/declared/notice_clause.h"

namespace probity::notice {

/// Finds the predicates of one sentence; what predicatesOf() does, split over notice_predicate.cpp (who does what) and
/// notice_negation.cpp (whether it is denied). Lives for one sentence; borrows all it is given.
class PredicateFinder {
public:
    PredicateFinder(const Lexicon &lexicon, std::u32string_view folded, const std::vector<Token> &tokens, const ClauseContext &context)
        : m_lexicon(lexicon), m_text(folded), m_tokens(tokens), m_context(context)
    {
    }

    std::vector<Predicate> find();

private:
    enum class Actor { None, We, User, Third };

    bool isNounHere(std::size_t token) const;
    bool isAttributive(std::size_t token) const;
    bool joins(std::size_t verb, std::size_t next) const;
    std::size_t clauseBegin(std::size_t token) const;
    Actor actorOf(const Predicate &predicate, std::vector<Receiver> &third) const;
    bool isDativeHere(std::size_t token) const;
    Receiver namedBefore(std::size_t token) const;
    bool allows(std::size_t from, std::size_t to) const;
    void settle(Predicate &predicate);
    void settleStorage(Predicate &predicate);
    bool isImperative(const Predicate &predicate) const;
    void settleKinds(Predicate &predicate, Actor actor);
    bool givesToUs(const Predicate &predicate) const;
    bool givesToUser(const Predicate &predicate) const;
    bool goesToYours(const Predicate &predicate) const;
    bool hasReceiverAhead(const Predicate &predicate) const;
    bool hasInClause(const Predicate &predicate, Word word) const;
    void settleNegation(Predicate &predicate);
    bool isOfEarlierVerb(std::size_t negation, const Predicate &predicate) const;
    bool isDeniedByWords(Predicate &predicate);
    bool inheritsDenial(const Predicate &predicate) const;
    bool has(Word word) const;
    bool isHypothetical() const;
    bool isBehindRefusal(const Predicate &predicate) const;
    bool belongsToNoun(std::size_t token) const;
    bool isRelative(std::size_t token) const;
    bool opensWithRelative(const Predicate &predicate, std::vector<Receiver> &third) const;
    bool agentOf(const Predicate &predicate, std::vector<Receiver> &third) const;
    void drop(Predicate &predicate, const char *why) const
    {
        predicate.isDropped = true;
        predicate.why = why;
    }

    const Lexicon &m_lexicon;
    std::u32string_view m_text;
    const std::vector<Token> &m_tokens;
    const ClauseContext &m_context;
    std::vector<Predicate> m_found;
    Actor m_lastActor = Actor::None;
    std::vector<Receiver> m_lastThird;
};

}  // namespace probity::notice
