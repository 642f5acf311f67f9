// Deciding: drafts, what keeps them from being recorded, and the record.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "review/decision_draft.h"
#include "review/workspace_private.h"
#include "store/decision_repository.h"
#include "store/draft_repository.h"
#include "store/model_codec.h"
#include "store/review_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

std::string particulars(const Json &what)
{
    return what.dump(-1, ' ', false, Json::error_handler_t::replace);
}

SubmissionState stateAfter(const Decision &decision)
{
    switch (decision.outcome) {
    case Outcome::Approve: return SubmissionState::Approved;
    case Outcome::Reject: return SubmissionState::Rejected;
    case Outcome::Ban: return SubmissionState::AwaitingSecond;
    case Outcome::Undecided: break;
    }
    return SubmissionState::InReview;
}

/// Everything that a draft is made from and held against, read in one snapshot.
struct Case {
    std::shared_ptr<const Assessment> assessment;
    std::map<std::string, Disposition> dispositions;
    std::vector<Tag> tags;
    DecisionId inForce;
    bool isSecondAwaited = false;
    Timestamp now;

    DecisionFacts facts(const Engine &engine) const
    {
        return {*assessment, dispositions, tags, engine.rules->catalogue(), inForce, isSecondAwaited, now};
    }
};

Case readCase(const Workspace::Private &workspace, Connection &connection, SubmissionId id)
{
    Case read;
    read.now = workspace.clock->now();
    SubmissionRepository(connection).mustExist(id);
    read.assessment = workspace.assessment(connection, id, Workspace::Private::Keep::No);
    read.dispositions = workspace.dispositions(connection, id);
    read.tags = ReviewRepository(connection).tags(id, ReviewRepository::Removed::Without);
    DecisionRepository decisions(connection);
    read.inForce = decisions.inForce(id).value_or(DecisionId{});
    read.isSecondAwaited = decisions.awaitingSecond(id).has_value();
    return read;
}

/// What the core fills in, whatever the draft says: the record shows what was the case, not what a window believed.
void complete(Decision &decision, const Case &known, const Change &change)
{
    const Assessment &assessment = *known.assessment;
    decision.id = {};
    decision.by = change.by.id;
    decision.byName = change.by.name;
    decision.at = change.now;
    decision.rules = assessment.rules;
    decision.artifacts = assessment.artifacts;
    decision.completeness = assessment.completeness;
    decision.openFindings.clear();
    for (const Finding &finding : assessment.findings)
        if (isOpen(finding, known.dispositions))
            decision.openFindings.push_back(finding.title);
    for (AcceptedFinding &accepted : decision.accepted)
        for (const Finding &finding : assessment.findings)
            if (finding.fingerprint == accepted.fingerprint)
                accepted.title = finding.title;
    if (decision.outcome != Outcome::Approve) {
        decision.accepted.clear();
        decision.statesNothingOpen = false;
    }
    if (decision.outcome != Outcome::Ban)
        decision.banScope.clear();
    if (decision.outcome != Outcome::Reject)
        decision.takesEffect.reset();
    if (decision.outcome == Outcome::Approve)
        decision.correctUntil.reset();
}

}  // namespace

Result<Decision> Workspace::draftDecision(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<Decision> {
        const Case known = readCase(*d, connection, id);
        if (connection.hasFailed())
            return Decision{};
        Decision draft = draftOf(known.facts(*d->engine), *d->engine->rules);
        draft.submission = id;
        draft.supersedes = known.inForce;
        draft.at = d->clock->now();
        if (const auto person = d->currentActor()) {
            draft.by = person->id;
            draft.byName = person->name;
        }
        return draft;
    });
}

Result<std::vector<Diagnostic>> Workspace::obstacles(const Decision &draft) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<Diagnostic>> {
        const Case known = readCase(*d, connection, draft.submission);
        if (connection.hasFailed())
            return std::vector<Diagnostic>();
        return obstaclesOf(draft, known.facts(*d->engine));
    });
}

Result<DecisionId> Workspace::recordDecision(const Decision &draft)
{
    return d->change(Action::Decide, [&](Change &change) -> Result<DecisionId> {
        Connection &connection = change.connection;
        const Case known = readCase(*d, connection, draft.submission);
        if (connection.hasFailed())
            return DecisionId{};
        const std::vector<Diagnostic> obstacles = obstaclesOf(draft, known.facts(*d->engine));
        if (!obstacles.empty()) {
            const bool isLate = obstacles.front().code == "superseded_meanwhile";
            return failure(isLate ? ErrorCode::Conflict : ErrorCode::PolicyViolation, obstacles.front().code + ": " + obstacles.front().message, obstacles.front().where);
        }
        Decision decision = draft;
        complete(decision, known, change);
        DecisionRepository(connection).add(decision);
        DraftRepository(connection).discard(draft.submission);
        SubmissionRepository(connection).setState(draft.submission, stateAfter(decision));
        change.touch("decisions", decision.id.value);
        if (!decision.reasons.empty())
            change.touch("reasons", decision.id.value);
        change.touch("submissions", draft.submission.value);
        Json reasons = Json::array();
        for (const DecisionReason &reason : decision.reasons)
            reasons.push_back(reason.reason);
        change.record("decide", draft.submission,
                      particulars({{"decision", decision.id.value}, {"record", decision.record}, {"outcome", name(decision.outcome)}, {"reasons", reasons},
                                   {"accepted", decision.accepted.size()}, {"ban_scope", decision.banScope}, {"takes_effect", decision.takesEffect ? Json(formatTimestamp(*decision.takesEffect)) : Json()}, {"supersedes", decision.supersedes.value},
                                   {"sha256", sha256(encodeDecision(decision)).hex()}}));
        change.anchor();
        return decision.id;
    });
}

Status Workspace::judgeSecond(DecisionId id, bool agrees, const std::string &why)
{
    if (!agrees && trimmed(why).empty())
        return failure(ErrorCode::PolicyViolation, "who does not agree says why", "why");
    return d->change(Action::JudgeSecond, [&](Change &change) -> Status {
        DecisionRepository decisions(change.connection);
        const auto decision = decisions.get(id);
        if (!decision)
            return failure(ErrorCode::NotFound, "no such decision", std::to_string(id.value));
        if (decision->state != DecisionState::AwaitingSecond)
            return failure(ErrorCode::Conflict, "the decision does not wait for a second word", decision->record);
        if (decision->by == change.by.id)
            return failure(ErrorCode::PolicyViolation, "the second word on a ban is another person's", decision->record);
        decisions.addSecondWord({id, agrees, why, change.by.id, change.now});
        SubmissionRepository(change.connection).setState(decision->submission, agrees ? SubmissionState::Banned : SubmissionState::InReview);
        change.touch("second_words", id.value);
        change.touch("submissions", decision->submission.value);
        change.record("second", decision->submission, particulars({{"decision", id.value}, {"record", decision->record}, {"agrees", agrees}, {"why", why}}));
        change.anchor();
        return {};
    });
}

Result<std::vector<Decision>> Workspace::decisions(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<Decision>> {
        SubmissionRepository(connection).mustExist(id);
        std::vector<Decision> decisions = DecisionRepository(connection).of(id);
        for (Decision &decision : decisions)
            decision = d->seenBy(std::move(decision));
        return decisions;
    });
}

Result<Decision> Workspace::decision(DecisionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<Decision> {
        auto found = DecisionRepository(connection).get(id);
        if (!found)
            return failure(ErrorCode::NotFound, "no such decision", std::to_string(id.value));
        return d->seenBy(std::move(*found));
    });
}

}  // namespace probity
