#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/declared/notice_lexicon.h"
#include "analysis/declared/notice_tokens.h"
#include "model/notice.h"

namespace probity::notice {

/// Which stances a predicate gives to its objects; several may hold ("collect, use and share").
struct StanceSet {
    bool collects = false;
    bool shares = false;
    bool isNegated = false;
    bool isConditional = false;     ///< negated, with an exception or without consent only
    bool isDefaultOff = false;
    bool isDeviceOnly = false;
    bool isTradeOnly = false;       ///< sells, publishes, leaks; does not hand over
};

/// Somebody who gets data, in the notice's own words.
struct Receiver {
    Span span;
    std::int32_t company = -1;      ///< index of Lexicon::companies
    std::int32_t group = -1;        ///< index of Lexicon::recipientClasses
};

/// The party that a token names: of a class, of our list of companies, or by a name that only the notice knows.
inline Receiver receiverOf(const Token &token) noexcept
{
    return {{token.begin, token.end}, token.word == Word::Company ? token.value : -1, token.word == Word::RecipientClass && !token.isNamed ? token.value : -1};
}

/// What a sentence says of one name of data in it.
struct Reading {
    Token term;
    Stance stance = Stance::Collected;
    bool isConditional = false;
    bool isTradeOnly = false;
    bool isChild = false;                   ///< "personal information from children": data of children
    std::vector<Receiver> receivers;
    std::vector<Span> purposes;
    std::vector<std::string> steps;         ///< Statement::reading
};

/// A verb or several joined ones ("收集、使用"), with what the words around it make of it.
struct Predicate {
    std::size_t first = 0;                  ///< indexes of tokens
    std::size_t last = 0;
    StanceSet stances;
    bool isUseOnly = false;                 ///< works with data that the party has already: its denial denies no collection
    bool isDropped = false;                 ///< says nothing of the app's use: a question, a prohibition, the user's own act
    std::vector<Receiver> subject;          ///< a third party that acts itself
    std::size_t clauseBegin = 0;            ///< first token of its clause
    Span negation;                          ///< the words that deny it; empty where it is not denied, or inherits the denial
    const char *why = "";                   ///< reading step for a drop
};

/// What the lines above a list say of its items.
struct LeadIn {
    bool isActive = false;
    StanceSet stances;
    std::vector<Receiver> receivers;        ///< spans count in the text of another block; `words` holds them
    std::vector<std::string> receiverWords;
    std::vector<std::string> purposes;
};

/// What surrounds a sentence.
struct ClauseContext {
    std::string topic;                      ///< of the section
    bool isListItem = false;
    std::size_t begin = 0;                  ///< where the sentence begins in the folded text
    const LeadIn *leadIn = nullptr;
    const std::vector<Receiver> *previousActor = nullptr;   ///< the third party that acts in the sentence before: "They may …"
    const StanceSet *previousStances = nullptr; ///< what the sentence before says of its objects: "This includes …" goes on with it
    const std::vector<bool> *isOwnCompany = nullptr;    ///< by company index: names of the developer itself
};

struct SentenceReading {
    std::vector<Reading> readings;
    std::vector<bool> usesLeadIn;           ///< by reading
    std::vector<Predicate> predicates;
    std::vector<Receiver> receivers;
    std::vector<Span> purposes;
    bool isDeviceOnly = false;
    std::vector<Receiver> lastActor;        ///< the third party that acts last, for the sentence behind
};

/// Reads one sentence by the clause grammar: which verb governs each name of data, who acts, whether a "not" reaches the verb.
SentenceReading readSentence(const Lexicon &lexicon, std::u32string_view folded, const std::vector<Token> &tokens, const ClauseContext &context);

}  // namespace probity::notice
