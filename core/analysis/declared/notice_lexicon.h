#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "analysis/declared/notice_script.h"
#include "base/ids.h"
#include "base/result.h"
#include "model/notice.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity::notice {

/// What a word or mark does in a sentence of a notice.
enum class Word {
    Data, DataHead, Verb, Negation, FalseNegation, Condition, Exception, DefaultOff, DeviceOnly, User, We, Possessive, OtherPeople, Dative, From,
    ObjectMark, Passive, Filler, Inability, Question, Prohibition, Child, Include, Following, Reference, Refusal, Definition, Pronoun, Contrast, Coordination, Purpose, PurposeEnd, RecipientClass, Company, CompanyEnding, NamedParty,
    // marks, made by the tokeniser
    Comma, Enumeration, Semicolon, Colon, Open, Close
};

enum class VerbKind { Collect, Use, Give, Share, Send, Other };
enum class Field { Name, Data, Purpose, Other };

/// The data that a lexicon entry names.
struct DataTerm {
    std::vector<CategoryId> categories;     ///< most often one
    bool isGeneral = false;                 ///< "personal information": any
};

struct LexiconEntry {
    Word word = Word::Data;
    bool isWeak = false;        ///< Data: a word of everyday use that names data only as the object of a verb or in a list of data
    std::int32_t value = 0;     ///< Data: index of dataTerms; Verb: VerbKind; RecipientClass: index of recipientClasses; Company: index of companies
};

/// Longest-match dictionary over folded text.
class WordTree {
public:
    /// Room for about half of `slots` nodes (a power of two) before it grows.
    explicit WordTree(std::size_t slots = std::size_t{1} << 17);
    /// False if the word is there already (the first meaning stays).
    bool add(std::u32string_view word, std::int32_t value);

    struct Match {
        std::size_t length = 0;     ///< 0: none
        std::int32_t value = -1;
    };
    /// The longest word at `at` that ends on a word boundary, an English plural ending allowed for.
    Match longest(std::u32string_view text, std::size_t at) const noexcept;
    /// Marks in `found` (by value) every word that begins at `at`, whatever follows it.
    void markAll(std::u32string_view text, std::size_t at, std::vector<char> &found) const noexcept;

private:
    std::int32_t child(std::int32_t node, char32_t character) const noexcept;
    std::int32_t childOrNew(std::int32_t node, char32_t character);
    void grow();

    std::vector<std::uint64_t> m_keys;          // node << 21 | character, open addressing; 0: free
    std::vector<std::int32_t> m_children;
    std::vector<std::int32_t> m_values;         // by node; -1: none
    std::size_t m_used = 0;
};

/// Words with a meaning for a whole heading, label or purpose.
struct CueList {
    std::string name;
    std::vector<std::u32string> cues;
};

/// Aspects of a notice: each list of cues speaks for one aspect, a cue holds when all its parts stand in the sentence.
struct AspectCues {
    struct Cue {
        std::vector<std::int32_t> parts;    ///< values of `tree`; telephonePart stands for a number
        std::vector<std::int32_t> absent;   ///< parts that must not stand in the sentence
        std::size_t list = 0;
    };
    static constexpr std::int32_t telephonePart = -2;
    WordTree tree{std::size_t{1} << 13};
    std::size_t partCount = 0;
    std::vector<std::string> lists;         ///< the aspect of each; of several lists of one aspect the first counts more
    std::vector<Cue> cues;
};

/// A hit of a word in folded text. English cues must stand on word boundaries, except at their end if `isPrefix`.
bool containsCue(std::u32string_view text, std::u32string_view cue, bool isPrefix = false) noexcept;

/// The lexicons of resources/lexicon/notice_*.json. Immutable after loading.
class Lexicon {
public:
    /// ResourceInvalid names file and entry.
    static Result<std::shared_ptr<const Lexicon>> load(const Taxonomy &taxonomy, const Recipients &recipients);

    WordTree tree;                              ///< values: indexes of `entries`
    std::vector<LexiconEntry> entries;
    std::vector<DataTerm> dataTerms;
    std::vector<std::string> recipientClasses;
    std::vector<RecipientId> companies;
    std::vector<std::u32string> nameBreaks;     ///< words that no name of a company or an SDK holds: "集成"
    std::u32string nameBreakEnds;               ///< their last characters
    std::vector<std::u32string> commonNames;    ///< words before "SDK" that name none: "第三方", "推送"
    std::vector<std::u32string> loginWords;
    std::vector<std::u32string> notPurposeNext; ///< words behind "to" that make it a direction
    std::vector<std::u32string> prepositions;   ///< words before "your phone" that make it a place
    std::vector<std::u32string> determiners;    ///< words before a verb's form that make it a noun
    std::vector<CueList> topics;                ///< in order of precedence
    std::vector<std::u32string> titles;         ///< what a whole document is called: no topic
    std::vector<CueList> purposes;              ///< by purpose id
    std::unordered_map<std::u32string, Field> fields;
    AspectCues aspects;
    std::int32_t generalTerm = -1;              ///< of dataTerms: any
    std::int32_t unknownTerm = -1;              ///< of dataTerms: other_personal
    std::vector<std::u32string> heldIn;         ///< words behind the data that say what a thing holds
    std::vector<std::u32string> nominalVerbs;   ///< verbs that are nouns at the end of a compound: "交易记录"
    std::u32string modalCharacters;             ///< what such a verb follows when it is one
    std::u32string compoundBreaks;              ///< characters that cannot stand inside such a name
    std::vector<std::u32string> compoundStops;  ///< words that make no kind of data with a head noun: "重要数据"
    std::vector<std::u32string> qualities;      ///< words that an enumeration says of data: "真实、准确"
    std::vector<std::u32string> compoundPrefixes;   ///< words before a compound that are no part of it
    std::vector<std::u32string> heads;          ///< nouns that make a name of data with the words before them
    std::vector<std::u32string> generalHeads;   ///< head nouns that mean data in general when they stand alone

    std::vector<std::u32string> trades;         ///< verbs of selling, publishing and leaking: denied, they deny no handing over
    std::unordered_map<std::string, SectionRole> sectionRoles;  ///< by topic; those that are not here state
    std::vector<std::u32string> leaks;          ///< verbs of giving away that state a sharing only when denied
    std::vector<std::u32string> circumstances;  ///< words of the exceptions that the law lists: no statement of the app's
    std::vector<std::u32string> consentFree;    ///< "无需征得": no consent is asked for
    std::vector<std::u32string> ownAffairs;     ///< what "information about …" is not about the user
    std::vector<std::u32string> notInItem;      ///< words that no name in an English enumeration has
    std::vector<std::u32string> nounNegations;  ///< negations that belong to the noun behind them
    std::vector<std::u32string> disclaimers;    ///< "不承担责任": the sentence speaks of liability
    std::vector<std::u32string> listedOtherwise;    ///< "以下服务：", "以下用途：": what is listed is no data
    std::vector<std::u32string> backReferences; ///< "上述": the data were named before
    std::vector<std::u32string> supposing;      ///< "若", "虚假": data behind them are supposed, not taken
    std::vector<std::u32string> acts;           ///< names of data that are verbs too: "点击"
    std::vector<std::u32string> beforeActs;     ///< what makes them verbs
    std::vector<std::u32string> allowing;       ///< "授权": the user lets somebody else act
    std::vector<std::u32string> meansBefore;    ///< "通过": what follows is a means
    std::vector<std::u32string> meansBehind;    ///< "等方式": what precedes is one
    std::vector<std::u32string> otherNouns;     ///< "厂商", "功能": with a name of data before them they name something else
    std::vector<std::pair<char32_t, std::u32string>> notInclude;    ///< a character that means "such as", unless one of these follows: "如果"
    std::vector<std::u32string> accountVerbs;   ///< acts that make or join an account; the account is not taken by them
    std::vector<std::u32string> joiningVerbs;   ///< "associate … with your account": the account is where it goes
    std::vector<std::u32string> storingVerbs;   ///< what is stored with a company reaches that company
    std::vector<std::u32string> storingPlaces;  ///< words between such a verb and the company: "on", "于"
    std::u32string notBehindWhen;               ///< characters behind "时" that make it part of another word
    std::u32string notBeforeWhen;               ///< and before it

    ScriptVariants variants;

    // The two sentence forms of the platform's guideline.
    std::u32string guidelinePrefix;
    std::u32string guidelineMiddle;
    std::u32string guidelineSubject;
    std::u32string guidelineSuffix;

    bool isLeak(std::u32string_view verb) const noexcept;
    bool isTrade(std::u32string_view verb) const noexcept;
    SectionRole roleOf(const std::string &topic) const;
    /// Whether the character at `place` is the "时" that ends "when …".
    bool endsWhen(std::u32string_view text, std::size_t place) const noexcept;
    bool isHead(std::u32string_view word) const noexcept;
    /// Whether the one character at `place` that means "such as" is a part of another word: "如果", "即将".
    bool isOtherThanInclude(std::u32string_view text, std::size_t place) const noexcept;
    /// "无需征得": no consent is asked for.
    bool isConsentFree(std::u32string_view word) const noexcept;
    /// Whether the category is the other one or above it in the tree.
    bool covers(const CategoryId &outer, const CategoryId &inner) const noexcept;
    bool isGeneralHead(std::u32string_view head) const noexcept;
    bool isNounNegation(std::u32string_view word) const noexcept;
    /// Whether one data term is a kind of the other in the tree of categories.
    bool isBelow(std::int32_t inner, std::int32_t outer) const noexcept;

private:
    Lexicon() = default;
    const Taxonomy *m_taxonomy = nullptr;       ///< outlives the lexicon
    friend class LexiconLoader;
};

}  // namespace probity::notice
