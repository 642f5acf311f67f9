// The stable spellings of every enumeration, as contract.md has them. One table each: name() and the way back share it.
#include <array>
#include <string_view>
#include <utility>

#include "model/assessment.h"
#include "model/comparison.h"
#include "model/review.h"

namespace probity {

namespace {

template <class Enum, std::size_t N>
using Table = std::array<std::pair<Enum, const char *>, N>;

template <class Enum, std::size_t N>
const char *find(const Table<Enum, N> &table, Enum value) noexcept
{
    for (const auto &[key, text] : table)
        if (key == value)
            return text;
    return "unknown";
}

template <class Enum, std::size_t N>
std::optional<Enum> findBack(const Table<Enum, N> &table, std::string_view text) noexcept
{
    for (const auto &[key, name] : table)
        if (text == name)
            return key;
    return std::nullopt;
}

constexpr Table<Role, 8> roles{{{Role::Manifest, "manifest"}, {Role::Notice, "notice"}, {Role::Traffic, "traffic"}, {Role::Code, "code"},
                                {Role::Persona, "persona"}, {Role::KeyLog, "keylog"}, {Role::Attachment, "attachment"}, {Role::Unknown, "unknown"}}};
constexpr Table<Phase, 5> phases{{{Phase::BeforeChoice, "before_choice"}, {Phase::AfterRefusal, "after_refusal"},
                                  {Phase::AfterConsent, "after_consent"}, {Phase::Background, "background"}, {Phase::Unknown, "unknown"}}};
constexpr Table<Stance, 5> stances{{{Stance::Collected, "collected"}, {Stance::NotCollected, "not_collected"}, {Stance::Accessed, "accessed"},
                                    {Stance::Shared, "shared"}, {Stance::NotShared, "not_shared"}}};
constexpr Table<BodyState, 5> bodyStates{{{BodyState::Absent, "absent"}, {BodyState::Empty, "empty"}, {BodyState::Present, "present"},
                                          {BodyState::Truncated, "truncated"}, {BodyState::Undecodable, "undecodable"}}};
constexpr Table<CureEdit::Kind, 10> editKinds{{{CureEdit::Kind::AddSentence, "add_sentence"}, {CureEdit::Kind::DeleteWords, "delete_words"},
                                               {CureEdit::Kind::WriteNotice, "write_notice"}, {CureEdit::Kind::AddToManifest, "add_to_manifest"},
                                               {CureEdit::Kind::GivePurpose, "give_purpose"}, {CureEdit::Kind::RemoveRequest, "remove_request"},
                                               {CureEdit::Kind::StopFlow, "stop_flow"}, {CureEdit::Kind::SlowDown, "slow_down"},
                                               {CureEdit::Kind::Encrypt, "encrypt"}, {CureEdit::Kind::RemoveLink, "remove_link"}}};
constexpr Table<Part, 7> parts{{{Part::Url, "url"}, {Part::Query, "query"}, {Part::Header, "header"}, {Part::Cookie, "cookie"},
                                {Part::RequestBody, "request.body"}, {Part::ResponseBody, "response.body"}, {Part::WebSocket, "websocket"}}};
constexpr Table<Basis, 3> bases{{{Basis::Key, "key"}, {Basis::Form, "form"}, {Basis::Persona, "persona"}}};
constexpr Table<Confidence, 3> confidences{{{Confidence::Certain, "certain"}, {Confidence::Probable, "probable"}, {Confidence::Possible, "possible"}}};
constexpr Table<Party, 3> parties{{{Party::First, "first"}, {Party::Third, "third"}, {Party::Unknown, "unknown"}}};
constexpr Table<Direction, 2> directions{{{Direction::Sent, "sent"}, {Direction::Received, "received"}}};
constexpr Table<Verdict, 8> verdicts{{{Verdict::Denied, "denied"}, {Verdict::Undeclared, "undeclared"}, {Verdict::Ambiguous, "ambiguous"},
                                      {Verdict::Vague, "vague"}, {Verdict::Undetermined, "undetermined"}, {Verdict::NotVisible, "not_visible"},
                                      {Verdict::Unexercised, "unexercised"}, {Verdict::Consistent, "consistent"}}};
constexpr Table<NoticeStance, 8> noticeStances{{{NoticeStance::Discloses, "discloses"}, {NoticeStance::Broader, "broader"},
                                                {NoticeStance::Contradictory, "contradictory"}, {NoticeStance::DeviceOnly, "device_only"},
                                                {NoticeStance::Denies, "denies"}, {NoticeStance::Silent, "silent"},
                                                {NoticeStance::Missing, "missing"}, {NoticeStance::Unreadable, "unreadable"}}};
constexpr Table<CodeReach, 9> codeReaches{{{CodeReach::Call, "call"}, {CodeReach::Computed, "computed"}, {CodeReach::Destructured, "destructured"},
                                            {CodeReach::Alias, "alias"}, {CodeReach::Reference, "reference"}, {CodeReach::Component, "component"},
                                            {CodeReach::Field, "field"}, {CodeReach::Permission, "permission"}, {CodeReach::Unresolved, "unresolved"}}};
constexpr Table<CodeOrigin, 3> codeOrigins{{{CodeOrigin::Own, "own"}, {CodeOrigin::Vendored, "vendored"}, {CodeOrigin::Minified, "minified"}}};
using Requirement = CapabilityRequirement;
constexpr Table<Requirement::Kind, 6> requirementKinds{{{Requirement::Kind::PrivacyKey, "privacy_key"}, {Requirement::Kind::PrivateInfo, "private_info"},
                                                        {Requirement::Kind::Scope, "scope"}, {Requirement::Kind::Permission, "permission"},
                                                        {Requirement::Kind::UsageKey, "usage_key"}, {Requirement::Kind::AccessedApi, "accessed_api"}}};
constexpr Table<Requirement::State, 4> requirementStates{{{Requirement::State::Declared, "declared"}, {Requirement::State::WithoutPurpose, "without_purpose"},
                                                          {Requirement::State::Missing, "missing"}, {Requirement::State::NotVisible, "not_visible"}}};
constexpr Table<ChangeKind, 4> changes{{{ChangeKind::New, "new"}, {ChangeKind::Gone, "gone"}, {ChangeKind::Changed, "changed"}, {ChangeKind::Moved, "moved"}}};
constexpr Table<CodeStance, 3> codeStances{{{CodeStance::Capable, "capable"}, {CodeStance::Absent, "absent"}, {CodeStance::NotSubmitted, "not_submitted"}}};
constexpr Table<CaptureStance, 3> captureStances{{{CaptureStance::Seen, "seen"}, {CaptureStance::NotSeen, "not_seen"}, {CaptureStance::NotVisible, "not_visible"}}};
constexpr Table<Necessity, 3> necessities{{{Necessity::Necessary, "necessary"}, {Necessity::Beyond, "beyond"}, {Necessity::Unknown, "unknown"}}};
constexpr Table<Level, 3> levels{{{Level::Error, "error"}, {Level::Warning, "warning"}, {Level::Note, "note"}}};
constexpr Table<FindingState, 4> findingStates{{{FindingState::New, "new"}, {FindingState::Unchanged, "unchanged"}, {FindingState::Changed, "changed"}, {FindingState::Gone, "gone"}}};
constexpr Table<Outcome, 4> outcomes{{{Outcome::Approve, "approve"}, {Outcome::Reject, "reject"}, {Outcome::Ban, "ban"}, {Outcome::Undecided, "undecided"}}};
constexpr Table<Completeness::Notice, 4> noticeStates{{{Completeness::Notice::Read, "read"}, {Completeness::Notice::Missing, "missing"},
                                                       {Completeness::Notice::Unreadable, "unreadable"}, {Completeness::Notice::NotANotice, "not_a_notice"}}};
constexpr Table<PersonRole, 5> personRoles{{{PersonRole::Reviewer, "reviewer"}, {PersonRole::SecondReviewer, "second_reviewer"},
                                            {PersonRole::Regulator, "regulator"}, {PersonRole::Developer, "developer"}, {PersonRole::Administrator, "administrator"}}};
constexpr Table<SubmissionState, 6> submissionStates{{{SubmissionState::Waiting, "waiting"}, {SubmissionState::InReview, "in_review"},
                                                      {SubmissionState::AwaitingSecond, "awaiting_second"}, {SubmissionState::Approved, "approved"},
                                                      {SubmissionState::Rejected, "rejected"}, {SubmissionState::Banned, "banned"}}};
constexpr Table<DispositionKind, 4> dispositionKinds{{{DispositionKind::Open, "open"}, {DispositionKind::Confirmed, "confirmed"},
                                                      {DispositionKind::Dismissed, "dismissed"}, {DispositionKind::Excepted, "excepted"}}};
constexpr Table<DecisionState, 9> decisionStates{{{DecisionState::Draft, "draft"}, {DecisionState::AwaitingSecond, "awaiting_second"},
                                                  {DecisionState::InForce, "in_force"}, {DecisionState::Superseded, "superseded"},
                                                  {DecisionState::Disagreed, "disagreed"}, {DecisionState::Warned, "warned"}, {DecisionState::Appealed, "appealed"},
                                                  {DecisionState::Overturned, "overturned"}, {DecisionState::Remanded, "remanded"}}};
constexpr Table<AppealOutcome, 3> appealOutcomes{{{AppealOutcome::Uphold, "uphold"}, {AppealOutcome::Overturn, "overturn"}, {AppealOutcome::Remand, "remand"}}};
constexpr Table<TagTarget::Kind, 6> tagTargets{{{TagTarget::Kind::Request, "request"}, {TagTarget::Kind::Field, "field"}, {TagTarget::Kind::NoticeSpan, "notice_span"},
                                                {TagTarget::Kind::ManifestKey, "manifest_key"}, {TagTarget::Kind::Finding, "finding"}, {TagTarget::Kind::Submission, "submission"}}};

constexpr Table<ManifestItem::Kind, 11> manifestKinds{{{ManifestItem::Kind::Permission, "permission"},
                                                       {ManifestItem::Kind::PrivateInfo, "private_info"},
                                                       {ManifestItem::Kind::BackgroundMode, "background_mode"},
                                                       {ManifestItem::Kind::Plugin, "plugin"},
                                                       {ManifestItem::Kind::PrivacyKey, "privacy_key"},
                                                       {ManifestItem::Kind::Sdk, "sdk"},
                                                       {ManifestItem::Kind::Domain, "domain"},
                                                       {ManifestItem::Kind::Link, "link"},
                                                       {ManifestItem::Kind::Feature, "feature"},
                                                       {ManifestItem::Kind::Component, "component"},
                                                       {ManifestItem::Kind::Penalty, "penalty"}}};

}  // namespace

const char *kindName(ManifestItem::Kind value) noexcept { return find(manifestKinds, value); }
const char *name(Role value) noexcept { return find(roles, value); }
const char *name(Phase value) noexcept { return find(phases, value); }
const char *name(Stance value) noexcept { return find(stances, value); }
const char *name(BodyState value) noexcept { return find(bodyStates, value); }
const char *name(Part value) noexcept { return find(parts, value); }
const char *name(Basis value) noexcept { return find(bases, value); }
const char *name(Confidence value) noexcept { return find(confidences, value); }
const char *name(Party value) noexcept { return find(parties, value); }
const char *name(Direction value) noexcept { return find(directions, value); }
const char *name(Verdict value) noexcept { return find(verdicts, value); }
const char *name(ManifestStance value) noexcept { return value == ManifestStance::Declares ? "declares" : "absent"; }
const char *name(NoticeStance value) noexcept { return find(noticeStances, value); }
const char *name(CodeStance value) noexcept { return find(codeStances, value); }
const char *name(CodeReach value) noexcept { return find(codeReaches, value); }
const char *name(CodeOrigin value) noexcept { return find(codeOrigins, value); }
const char *name(CapabilityRequirement::Kind value) noexcept { return find(requirementKinds, value); }
const char *name(CapabilityRequirement::State value) noexcept { return find(requirementStates, value); }
const char *name(ChangeKind value) noexcept { return find(changes, value); }
const char *name(CaptureStance value) noexcept { return find(captureStances, value); }
const char *name(Necessity value) noexcept { return find(necessities, value); }
const char *name(Level value) noexcept { return find(levels, value); }
const char *name(FindingState value) noexcept { return find(findingStates, value); }
const char *name(CureEdit::Kind kind) noexcept { return find(editKinds, kind); }
const char *name(Outcome value) noexcept { return find(outcomes, value); }
const char *name(Completeness::Notice value) noexcept { return find(noticeStates, value); }
const char *name(PersonRole value) noexcept { return find(personRoles, value); }
const char *name(SubmissionState value) noexcept { return find(submissionStates, value); }
const char *name(DispositionKind value) noexcept { return find(dispositionKinds, value); }
const char *name(DecisionState value) noexcept { return find(decisionStates, value); }
const char *name(AppealOutcome value) noexcept { return find(appealOutcomes, value); }
const char *name(TagTarget::Kind value) noexcept { return find(tagTargets, value); }

std::optional<Role> roleFromName(const std::string &text) { return findBack(roles, text); }
std::optional<Phase> phaseFromName(const std::string &text) { return findBack(phases, text); }
std::optional<Part> partFromName(const std::string &text) { return findBack(parts, text); }
std::optional<Party> partyFromName(const std::string &text) { return findBack(parties, text); }
std::optional<Verdict> verdictFromName(const std::string &text) { return findBack(verdicts, text); }
std::optional<Outcome> outcomeFromName(const std::string &text) { return findBack(outcomes, text); }
std::optional<Level> levelFromName(const std::string &text) { return findBack(levels, text); }

}  // namespace probity
