#pragma once

#include <optional>

#include "model/review.h"

namespace probity {

/// What may happen to a decision.
enum class DecisionStep { Record, Judge, Supersede, Appeal, JudgeAppeal };

/// Whether a step may follow in this state:
///
///     Draft ─Record→ (ban: AwaitingSecond ─Judge→ InForce or Disagreed) InForce, or Warned until a date
///     InForce, Warned ─Supersede→ Superseded      InForce, Warned ─Appeal→ Appealed
///     Appealed ─JudgeAppeal→ InForce (upheld), Overturned, or Remanded: then the case is decided anew
bool isAllowed(DecisionState state, DecisionStep step) noexcept;

/// Whether the decision counts: what a new one must supersede.
bool isStanding(DecisionState state) noexcept;

/// What happened to a recorded decision, in no particular order.
struct DecisionCourse {
    Outcome outcome = Outcome::Undecided;
    std::optional<bool> secondAgrees;
    bool isSuperseded = false;
    bool hasAppeal = false;
    std::optional<AppealOutcome> appeal;        ///< of the last appeal; nothing: not judged yet
};
/// The state that follows from it. Warned depends on the clock and is stateAt()'s.
DecisionState stateOf(const DecisionCourse &course) noexcept;
/// InForce decisions whose warning still runs at `now` are Warned.
DecisionState stateAt(const Decision &decision, const Timestamp &now) noexcept;

}  // namespace probity
