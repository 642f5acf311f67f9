#pragma once

#include <string_view>

#include "model/assessment.h"
#include "model/review.h"

namespace probity {

/// The last value of each enumeration that is stored by name, so that the way back can walk it.
template <class Enum>
inline constexpr Enum lastOf = Enum{};
template <> inline constexpr Role lastOf<Role> = Role::Unknown;
template <> inline constexpr Phase lastOf<Phase> = Phase::Unknown;
template <> inline constexpr Stance lastOf<Stance> = Stance::NotShared;
template <> inline constexpr BodyState lastOf<BodyState> = BodyState::Undecodable;
template <> inline constexpr Part lastOf<Part> = Part::WebSocket;
template <> inline constexpr Basis lastOf<Basis> = Basis::Persona;
template <> inline constexpr Confidence lastOf<Confidence> = Confidence::Possible;
template <> inline constexpr Party lastOf<Party> = Party::Unknown;
template <> inline constexpr Direction lastOf<Direction> = Direction::Received;
template <> inline constexpr Verdict lastOf<Verdict> = Verdict::Consistent;
template <> inline constexpr ManifestStance lastOf<ManifestStance> = ManifestStance::Absent;
template <> inline constexpr NoticeStance lastOf<NoticeStance> = NoticeStance::Unreadable;
template <> inline constexpr CodeStance lastOf<CodeStance> = CodeStance::NotSubmitted;
template <> inline constexpr CodeReach lastOf<CodeReach> = CodeReach::Unresolved;
template <> inline constexpr CodeOrigin lastOf<CodeOrigin> = CodeOrigin::Minified;
template <> inline constexpr CapabilityRequirement::Kind lastOf<CapabilityRequirement::Kind> = CapabilityRequirement::Kind::AccessedApi;
template <> inline constexpr CapabilityRequirement::State lastOf<CapabilityRequirement::State> = CapabilityRequirement::State::NotVisible;
template <> inline constexpr CaptureStance lastOf<CaptureStance> = CaptureStance::NotVisible;
template <> inline constexpr Necessity lastOf<Necessity> = Necessity::Unknown;
template <> inline constexpr Level lastOf<Level> = Level::Note;
template <> inline constexpr FindingState lastOf<FindingState> = FindingState::Gone;
template <> inline constexpr Outcome lastOf<Outcome> = Outcome::Undecided;
template <> inline constexpr CureEdit::Kind lastOf<CureEdit::Kind> = CureEdit::Kind::RemoveLink;
template <> inline constexpr Completeness::Notice lastOf<Completeness::Notice> = Completeness::Notice::NotANotice;
template <> inline constexpr PersonRole lastOf<PersonRole> = PersonRole::Administrator;
template <> inline constexpr SubmissionState lastOf<SubmissionState> = SubmissionState::Banned;
template <> inline constexpr DispositionKind lastOf<DispositionKind> = DispositionKind::Excepted;
template <> inline constexpr AppealOutcome lastOf<AppealOutcome> = AppealOutcome::Remand;
template <> inline constexpr TagTarget::Kind lastOf<TagTarget::Kind> = TagTarget::Kind::Submission;

/// The value whose name() is `text`; false and `value` untouched if there is none.
template <class Enum>
bool fromName(std::string_view text, Enum &value)
{
    for (int i = 0; i <= static_cast<int>(lastOf<Enum>); ++i) {
        if (text == name(static_cast<Enum>(i))) {
            value = static_cast<Enum>(i);
            return true;
        }
    }
    return false;
}

}  // namespace probity
