// Drafts that survive, appeals, and what a second person may see.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "model/decision_state.h"
#include "review/workspace_private.h"
#include "store/appeal_repository.h"
#include "store/decision_repository.h"
#include "store/draft_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

std::string particulars(const Json &what)
{
    return what.dump(-1, ' ', false, Json::error_handler_t::replace);
}

SubmissionState stateAfter(AppealOutcome outcome, SubmissionState before)
{
    return outcome == AppealOutcome::Uphold ? before : SubmissionState::InReview;
}

}  // namespace

bool Workspace::Private::isVeiled(const Decision &decision) const
{
    const std::optional<Person> person = currentActor();
    return decision.state == DecisionState::AwaitingSecond && person && person->id != decision.by && isPermitted(person->role, Action::JudgeSecond);
}

Decision Workspace::Private::seenBy(Decision decision) const
{
    decision.state = stateAt(decision, clock->now());
    if (!isVeiled(decision))
        return decision;
    Decision veiled;
    veiled.id = decision.id;
    veiled.submission = decision.submission;
    veiled.state = decision.state;
    veiled.by = decision.by;
    veiled.byName = decision.byName;
    veiled.at = decision.at;
    veiled.record = decision.record;
    veiled.supersedes = decision.supersedes;
    return veiled;
}

Status Workspace::saveDraft(const Decision &draft)
{
    const auto saved = d->database->stage([&](Connection &connection) -> Status {
        const auto by = d->permitted(connection, Action::Decide);
        if (!by)
            return tl::unexpected(by.error());
        SubmissionRepository(connection).mustExist(draft.submission);
        if (connection.hasFailed())
            return {};
        Decision kept = draft;
        kept.by = by->id;
        kept.byName = by->name;
        kept.at = d->clock->now();
        DraftRepository(connection).save(kept);
        return {};
    });
    return saved;
}

Result<std::optional<Decision>> Workspace::savedDraft(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<std::optional<Decision>> { return DraftRepository(connection).of(id); });
}

Status Workspace::discardDraft(SubmissionId id)
{
    return d->database->stage([&](Connection &connection) -> Status {
        if (const auto by = d->permitted(connection, Action::Decide); !by)
            return tl::unexpected(by.error());
        DraftRepository(connection).discard(id);
        return {};
    });
}

Result<AppealId> Workspace::appeal(DecisionId id, const std::string &grounds, const std::string &evidence)
{
    if (trimmed(grounds).empty())
        return failure(ErrorCode::PolicyViolation, "an appeal has grounds", "grounds");
    return d->change(Action::Decide, [&](Change &change) -> Result<AppealId> {
        const auto decision = DecisionRepository(change.connection).get(id);
        if (!decision)
            return failure(ErrorCode::NotFound, "no such decision", std::to_string(id.value));
        if (!isAllowed(stateAt(*decision, change.now), DecisionStep::Appeal))
            return failure(ErrorCode::Conflict, std::string("a decision that is ") + name(decision->state) + " cannot be appealed against", decision->record);
        Appeal made;
        made.decision = id;
        made.grounds = grounds;
        made.evidence = evidence;
        made.by = change.by.id;
        made.at = change.now;
        made.id = AppealRepository(change.connection).add(made);
        change.touch("appeals", made.id.value);
        change.record("appeal", decision->submission, particulars({{"appeal", made.id.value}, {"decision", id.value}, {"record", decision->record}, {"grounds", grounds}, {"evidence", evidence}}));
        change.anchor();
        return made.id;
    });
}

Status Workspace::judgeAppeal(AppealId id, AppealOutcome outcome, const std::string &why)
{
    if (trimmed(why).empty())
        return failure(ErrorCode::PolicyViolation, "who judges an appeal says why", "why");
    return d->change(Action::JudgeSecond, [&](Change &change) -> Status {
        AppealRepository appeals(change.connection);
        const auto appeal = appeals.get(id);
        if (!appeal)
            return failure(ErrorCode::NotFound, "no such appeal", std::to_string(id.value));
        if (appeal->outcome)
            return failure(ErrorCode::Conflict, "the appeal is judged already", std::to_string(id.value));
        const auto decision = DecisionRepository(change.connection).get(appeal->decision);
        if (!decision || !isAllowed(decision->state, DecisionStep::JudgeAppeal))
            return failure(ErrorCode::Conflict, "the decision was superseded meanwhile", decision ? decision->record : std::string());
        if (decision->by == change.by.id || decision->second == change.by.id)
            return failure(ErrorCode::PolicyViolation, "an appeal is judged by somebody who had no part in the decision", decision->record);
        appeals.addWord(id, outcome, why, change.by.id, change.now);
        SubmissionRepository submissions(change.connection);
        const SubmissionState before = submissions.get(decision->submission).state;
        submissions.setState(decision->submission, stateAfter(outcome, before));
        change.touch("appeal_words", id.value);
        change.touch("submissions", decision->submission.value);
        change.record("judge_appeal", decision->submission, particulars({{"appeal", id.value}, {"record", decision->record}, {"outcome", name(outcome)}, {"why", why}}));
        change.anchor();
        return {};
    });
}

Result<std::vector<Appeal>> Workspace::appeals(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<Appeal>> {
        SubmissionRepository(connection).mustExist(id);
        return AppealRepository(connection).of(id);
    });
}

}  // namespace probity
