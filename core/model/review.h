#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/hashing.h"
#include "base/ids.h"
#include "model/finding.h"

namespace probity {

enum class PersonRole { Reviewer, SecondReviewer, Regulator, Developer, Administrator };
struct Person {
    PersonId id;
    std::string name;
    PersonRole role = PersonRole::Reviewer;
    bool isActive = true;
    Timestamp created;
};

/// How far the review of a submission is.
enum class SubmissionState { Waiting, InReview, AwaitingSecond, Approved, Rejected, Banned };

/// A row of the queue.
struct SubmissionSummary {
    SubmissionId id;
    AppId app;
    PlatformId platform;
    std::string appIdentifier;
    std::string appName;
    std::string developer;
    std::string version;
    AppTypeId type;
    SubmissionState state = SubmissionState::Waiting;
    std::optional<Verdict> worst;
    int openFindings = 0;
    int findings = 0;
    int earlierDecisions = 0;
    int earlierRejections = 0;
    PersonId assignee;
    std::string assigneeName;
    Timestamp imported;
    std::string searchText;             ///< what the queue's search looks at, lower case
};

/// A reviewer's word on a finding.
enum class DispositionKind { Open, Confirmed, Dismissed, Excepted };
struct Disposition {
    std::string fingerprint;            ///< of the finding
    DispositionKind kind = DispositionKind::Open;
    std::string reason;                 ///< required for Dismissed and Excepted
    std::string owner;                  ///< Excepted: who answers for it; whoever granted it where nobody is named
    std::optional<Timestamp> until;     ///< Excepted: what ends it besides a change of what the finding rests on; nothing: only that
    PersonId by;
    std::string byName;
    Timestamp at;

    friend bool operator==(const Disposition &, const Disposition &) = default;
};

/// A reviewer's mark on a piece of evidence.
struct TagTarget {
    enum class Kind { Request, Field, NoticeSpan, ManifestKey, Finding, Submission };
    Kind kind = Kind::Submission;
    std::string artifact;               ///< path; empty for Finding and Submission
    std::uint32_t entry = 0;
    Part part = Part::RequestBody;
    std::string pointer;                ///< field, JSON Pointer of a manifest key, or fingerprint of a finding
    TextRange span;                     ///< NoticeSpan, in source
    std::string excerpt;                ///< masked words under the tag, to find the place again

    friend bool operator==(const TagTarget &, const TagTarget &) = default;
};
struct Tag {
    TagId id;
    std::string kind;                   ///< "undeclared_use", "question", "good_example", ... from resources/rules/tag_kinds.json
    TagTarget target;
    CategoryId category;
    PurposeId purpose;
    RecipientId recipient;
    std::string recipientName;
    Party party = Party::Unknown;
    std::string note;
    bool isNoteForDeveloper = false;
    PersonId by;
    std::string byName;
    Timestamp at;
    bool isRemoved = false;

    friend bool operator==(const Tag &, const Tag &) = default;
};

/// One reason of a decision, bound to what it rests on.
struct DecisionReason {
    std::string reason;                     ///< id in resources/rules/reasons.json
    Bilingual title;
    Bilingual cure;
    std::vector<std::string> findings;      ///< fingerprints
    std::vector<TagId> tags;
    std::vector<Evidence> evidence;         ///< never empty in a recorded decision
    std::vector<std::string> clauses;
    std::string ruleVersion;                ///< "<rule>@<pack version>"; empty for reasons bound to tags alone
    Bilingual seen;                         ///< what was seen, where, when, how often: one or two sentences

    friend bool operator==(const DecisionReason &, const DecisionReason &) = default;
};

/// What a decision has come to (model/decision_state.h has the steps). Warned: recorded, and not in force before a date.
enum class DecisionState { Draft, AwaitingSecond, InForce, Superseded, Disagreed, Warned, Appealed, Overturned, Remanded };
/// A finding that stays open or was accepted in an approval, with the reviewer's word.
struct AcceptedFinding {
    std::string fingerprint;
    Bilingual title;
    std::string why;

    friend bool operator==(const AcceptedFinding &, const AcceptedFinding &) = default;
};

/// A decision. Once recorded it is never changed, only superseded.
struct Decision {
    DecisionId id;
    SubmissionId submission;
    Outcome outcome = Outcome::Undecided;
    DecisionState state = DecisionState::Draft;
    std::vector<DecisionReason> reasons;    ///< in the order of the letter
    std::vector<AcceptedFinding> accepted;  ///< approvals: what is known and accepted, and why
    bool statesNothingOpen = false;         ///< approvals: said that no finding is open
    std::vector<Bilingual> openFindings;    ///< titles of findings not judged when it was recorded
    std::string wordsToDeveloper;
    std::string banScope;                   ///< "version", "app" or "developer"; empty otherwise
    std::optional<Timestamp> takesEffect;   ///< rejections by warning: until then the app may still be corrected without consequence
    std::optional<Timestamp> correctUntil;  ///< by when the developer is asked to have corrected it
    PersonId by;
    std::string byName;
    Timestamp at;
    PersonId second;                        ///< who judged a ban as second person
    std::string secondName;
    std::optional<Timestamp> secondAt;
    std::string secondWhy;                  ///< disagreement is kept with its reason
    DecisionId supersedes;
    std::vector<RulePackRef> rules;
    std::vector<ArtifactInfo> artifacts;
    Completeness completeness;
    std::string record;                     ///< human number: "2026-000418"

    friend bool operator==(const Decision &, const Decision &) = default;
};

/// What comes of an appeal: the decision stands, falls, or is sent back to be made anew.
enum class AppealOutcome { Uphold, Overturn, Remand };
/// A developer's appeal against a decision.
struct Appeal {
    AppealId id;
    DecisionId decision;
    std::string grounds;
    std::string evidence;                   ///< what is new, in words: documents, versions, captures handed in
    PersonId by;                            ///< who took it in
    std::string byName;
    Timestamp at;
    std::optional<AppealOutcome> outcome;   ///< nothing: not judged yet
    std::string why;
    PersonId judgedBy;
    std::string judgedByName;
    std::optional<Timestamp> judgedAt;

    friend bool operator==(const Appeal &, const Appeal &) = default;
};

/// One link of the audit chain.
struct AuditEvent {
    EventId id;
    Timestamp at;
    PersonId by;                            ///< 0: the program itself
    std::string byName;
    std::string kind;                       ///< "import", "tag", "untag", "dispose", "decide", "reveal", ...
    SubmissionId submission;                ///< 0: none
    std::string what;                       ///< JSON object with the particulars
    Sha256 previous;
    Sha256 hash;                            ///< of the canonical JSON of all of the above and `previous`
};

const char *name(PersonRole role) noexcept;             ///< "reviewer", "second_reviewer", ...
const char *name(SubmissionState state) noexcept;
const char *name(DispositionKind kind) noexcept;
const char *name(DecisionState state) noexcept;
const char *name(AppealOutcome outcome) noexcept;       ///< "uphold", "overturn", "remand"
const char *name(TagTarget::Kind kind) noexcept;

}  // namespace probity
