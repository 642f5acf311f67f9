#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/ids.h"
#include "model/capability.h"
#include "model/ledger.h"
#include "model/notice.h"

namespace probity {

/// A text in both languages of the product, from data. Neither is empty.
struct Bilingual {
    std::string en;
    std::string zh;
    const std::string &in(const std::string &language) const noexcept { return language.rfind("zh", 0) == 0 ? zh : en; }

    friend bool operator==(const Bilingual &, const Bilingual &) = default;
};

enum class Level { Error, Warning, Note };
enum class FindingState { New, Unchanged, Changed, Gone };
enum class Outcome { Approve, Reject, Ban, Undecided };

/// Where evidence lies. Only the members of its kind are set.
struct EvidencePlace {
    enum class Kind { Request, NoticeSpan, ManifestKey, Artifact, CodePlace };
    Kind kind = Kind::Artifact;
    // Request
    std::uint32_t entry = 0;
    Part part = Part::RequestBody;
    std::string pointer;                    ///< field of the opened body; JSON Pointer or XPath of a manifest key
    std::vector<std::string> encodings;
    std::string host;
    std::string method;
    std::string url;
    std::optional<Timestamp> time;
    Phase phase = Phase::Unknown;
    std::string explanation;                ///< Observation::explanation
    // NoticeSpan: code points of the source, and of the readable text
    TextRange span;
    TextRange spanInText;
    // ManifestKey, CodePlace: `pointer` is the key, or the interface reached
    std::size_t line = 0;                   ///< 1-based; 0 unknown
    std::size_t column = 0;                 ///< CodePlace: 1-based, code points; 0 unknown
    std::string member;                     ///< CodePlace: file inside the artifact where that is a package

    friend bool operator==(const EvidencePlace &, const EvidencePlace &) = default;
};

/// A piece of evidence: artifact, place, masked excerpt.
struct Evidence {
    std::string id;                         ///< "e1", "e2", ... within one assessment
    std::string artifact;                   ///< path
    EvidencePlace where;
    std::string excerpt;                    ///< masked
    CategoryId category;                    ///< may be empty

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

/// A place of the code as evidence of what its interface gives. Code is shown as it was submitted: it is nobody's data.
Evidence codeEvidence(const Capability &capability, const CodePlace &place);

/// A rule's statement about the ledger or an artifact.
struct Finding {
    std::string fingerprint;                ///< identity, stable across imports and versions: rule, category, recipient; for findings on a place its endpoint pattern and field; ordinal
    std::string digest;                     ///< of what it rests on: level, verdicts, endpoints, fields, words of the notice; same fingerprint with another digest: changed
    RuleId rule;
    std::string pack;                       ///< "<pack id>@<version>"
    std::string group;                      ///< kind shown on the desk: "undeclared", "denied", "before_consent", ...
    Level level = Level::Warning;
    Bilingual title;                        ///< short: "Precise location is sent to AutoNavi"
    Bilingual message;
    Bilingual cure;
    std::vector<std::string> clauses;       ///< "cac2019:2.1", "pipl:17", "gdpr:13"
    std::vector<std::uint32_t> ledger;      ///< indexes of lines
    std::vector<EvidenceIndex> evidence;
    Outcome arguesFor = Outcome::Undecided;
    FindingState state = FindingState::New;
    std::string exception;                  ///< what excepts it; empty: nothing
    bool hasUnverifiedFact = false;         ///< rests on a fact that is marked unverified in resources

    friend bool operator==(const Finding &, const Finding &) = default;
};

/// What limits every "nothing found".
struct Completeness {
    enum class Notice { Read, Missing, Unreadable, NotANotice };
    std::uint64_t entries = 0;
    std::uint64_t bodiesAbsent = 0;
    std::uint64_t bodiesTruncated = 0;
    std::uint64_t opaque = 0;
    std::uint64_t undecodable = 0;
    bool sanitised = false;
    std::uint64_t hostsNotDecrypted = 0;
    bool hasCapture = false;
    Notice notice = Notice::Missing;
    std::vector<std::string> limits;        ///< stable keys: "no_capture", "capture_truncated", ...

    friend bool operator==(const Completeness &, const Completeness &) = default;
};

/// One entry of the reason catalogue as suggested or chosen.
struct SuggestedReason {
    std::string reason;                     ///< id in resources/rules/reasons.json
    std::vector<std::string> findings;      ///< fingerprints

    friend bool operator==(const SuggestedReason &, const SuggestedReason &) = default;
};
/// One thing that speaks for an outcome. A reviewer can switch it off; the suggestion then follows from the rest.
struct SuggestedArgument {
    std::string id;                         ///< "<step of the ladder>:<reason or matter>"
    Outcome outcome = Outcome::Undecided;
    Bilingual title;
    std::vector<std::string> findings;      ///< fingerprints
    bool isOff = false;

    friend bool operator==(const SuggestedArgument &, const SuggestedArgument &) = default;
};
/// One edit of a submission that helps to turn its suggestion into an approval.
struct CureEdit {
    enum class Kind { AddSentence, DeleteWords, WriteNotice, AddToManifest, GivePurpose, RemoveRequest, StopFlow, SlowDown, Encrypt, RemoveLink };
    Kind kind = Kind::AddSentence;
    Bilingual text;                         ///< what to do, in a sentence
    std::string artifact;                   ///< path of the notice or manifest; empty for what the app does
    std::string words;                      ///< to add, delete or submit, in the language of the notice; endpoint of a link to remove;
                                            ///< AddToManifest: the key, scope or permission where one is named
    TextRange span;                         ///< DeleteWords: in the source of the notice
    std::string pointer;                    ///< of a manifest; AddToManifest: the kind of `words`, by name (CapabilityRequirement)
    CategoryId category;                    ///< of the ledger line it is about; with the next three members
    Party party = Party::Unknown;
    RecipientId recipientId;
    std::string recipient;
    Phase phase = Phase::Unknown;           ///< StopFlow: only then; Unknown: always
    std::vector<std::string> findings;      ///< fingerprints of what it settles, alone or with others

    friend bool operator==(const CureEdit &, const CureEdit &) = default;
};
/// What the rules come to. It argues; people decide.
struct Suggestion {
    Outcome outcome = Outcome::Undecided;
    std::vector<SuggestedReason> reasons;
    std::vector<Bilingual> cures;           ///< the edits in words; without a whole cure also what is left to do
    std::vector<SuggestedArgument> arguments;   ///< gravest first
    int deadlineDays = 0;                   ///< to mend it; 0: none is set
    bool needsSecond = false;               ///< a second reviewer has to agree
    std::vector<CureEdit> edits;            ///< the smallest set found that would turn it into an approval
    bool isCureWhole = false;               ///< the edits were carried out and the result was approved

    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

/// A pack as it was used.
struct RulePackRef {
    std::string pack;
    std::string version;
    Sha256 sha256;

    friend bool operator==(const RulePackRef &, const RulePackRef &) = default;
};

const char *name(Level level) noexcept;
const char *name(FindingState state) noexcept;
const char *name(Outcome outcome) noexcept;
const char *name(CureEdit::Kind kind) noexcept;            ///< "add_sentence", "delete_words", "stop_flow", ...
const char *name(Completeness::Notice notice) noexcept;     ///< "read", "missing", "unreadable", "not_a_notice"
std::optional<Outcome> outcomeFromName(const std::string &name);
std::optional<Level> levelFromName(const std::string &name);

}  // namespace probity
