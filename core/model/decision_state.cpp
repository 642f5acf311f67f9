#include "model/decision_state.h"

namespace probity {

bool isAllowed(DecisionState state, DecisionStep step) noexcept
{
    switch (step) {
    case DecisionStep::Record: return state == DecisionState::Draft;
    case DecisionStep::Judge: return state == DecisionState::AwaitingSecond;
    case DecisionStep::Supersede: return isStanding(state);
    case DecisionStep::Appeal: return state == DecisionState::InForce || state == DecisionState::Warned;
    case DecisionStep::JudgeAppeal: return state == DecisionState::Appealed;
    }
    return false;
}

bool isStanding(DecisionState state) noexcept
{
    return state == DecisionState::InForce || state == DecisionState::Warned || state == DecisionState::Appealed;
}

DecisionState stateOf(const DecisionCourse &course) noexcept
{
    if (course.outcome == Outcome::Ban && !course.secondAgrees)
        return DecisionState::AwaitingSecond;
    if (course.outcome == Outcome::Ban && !*course.secondAgrees)
        return DecisionState::Disagreed;
    if (course.isSuperseded)
        return DecisionState::Superseded;
    if (!course.hasAppeal)
        return DecisionState::InForce;
    if (!course.appeal)
        return DecisionState::Appealed;
    switch (*course.appeal) {
    case AppealOutcome::Uphold: return DecisionState::InForce;
    case AppealOutcome::Overturn: return DecisionState::Overturned;
    case AppealOutcome::Remand: return DecisionState::Remanded;
    }
    return DecisionState::InForce;
}

DecisionState stateAt(const Decision &decision, const Timestamp &now) noexcept
{
    const bool isRunning = decision.takesEffect && now < *decision.takesEffect;
    return decision.state == DecisionState::InForce && isRunning ? DecisionState::Warned : decision.state;
}

}  // namespace probity
