#include "ui/commands/review_commands.h"

#include <algorithm>

#include <QCoreApplication>
#include <QPointer>

#include "review/workspace.h"
#include "ui/app_context.h"
#include "ui/models/open_case.h"

namespace probity::ui {

namespace {
QString nameOf(DispositionKind kind)
{
    switch (kind) {
    case DispositionKind::Confirmed:
        //: undo text
        return QCoreApplication::translate("probity::ui::ReviewCommand", "confirm finding");
    case DispositionKind::Dismissed:
        //: undo text
        return QCoreApplication::translate("probity::ui::ReviewCommand", "dismiss finding");
    case DispositionKind::Excepted:
        //: undo text
        return QCoreApplication::translate("probity::ui::ReviewCommand", "except finding");
    case DispositionKind::Open:
        break;
    }
    //: undo text
    return QCoreApplication::translate("probity::ui::ReviewCommand", "reopen finding");
}
}  // namespace

ReviewCommand::ReviewCommand(AppContext &context, OpenCase &review, Refusal onRefusal, const QString &text)
    : QUndoCommand(text), m_context(context), m_case(review), m_onRefusal(std::move(onRefusal)), m_submission(review.id()), m_self(std::make_shared<ReviewCommand *>(this))
{
}

ReviewCommand::~ReviewCommand()
{
    *m_self = nullptr;
}

void ReviewCommand::redo()
{
    record(applying());
    expectApplied();
}

void ReviewCommand::undo()
{
    record(reverting());
    expectReverted();
}

void ReviewCommand::record(WriteQueue::Work work)
{
    const auto done = [self = m_self, context = &m_context, review = QPointer<OpenCase>(&m_case), onRefusal = m_onRefusal, submission = m_submission,
                       changesAssessment = changesAssessment()](const Status &status) {
        const bool isOpen = review && review->id() == submission;
        if (isOpen) {
            review->noteRecorded(changesAssessment && status);
            if (!status && *self)
                drop(**self, *review);
            if (!status)
                onRefusal(status.error());
        }
        if (status)
            Q_EMIT context->submissionChanged(submission.value);
    };
    m_context.writes().add(m_context.sharedWorkspace(), std::move(work), done);
}

void ReviewCommand::drop(ReviewCommand &command, OpenCase &review)
{
    // What the core refused has not happened. The stack drops an obsolete command, without doing it, when it passes it.
    command.setObsolete(true);
    QUndoStack &stack = review.undoStack();
    if (stack.index() > 0 && stack.command(stack.index() - 1) == &command)
        stack.undo();
    else if (stack.index() < stack.count() && stack.command(stack.index()) == &command)
        stack.redo();
}

TagCommand::TagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, Tag tag)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "tag")), m_tag(std::move(tag)),
      m_id(std::make_shared<TagId>())
{
    if (const auto actor = context.actor())
        m_tag.byName = actor->name;
}

WriteQueue::Work TagCommand::applying()
{
    return [submission = submission(), tag = m_tag, id = m_id](Workspace &workspace) -> Status {
        if (*id)
            return workspace.restoreTag(*id);
        auto added = workspace.addTag(submission, tag);
        if (!added)
            return tl::unexpected<Error>(added.error());
        *id = *added;
        return {};
    };
}

WriteQueue::Work TagCommand::reverting()
{
    return [id = m_id](Workspace &workspace) { return workspace.removeTag(*id); };
}

void TagCommand::expectApplied()
{
    review().expectTag(m_tag);
}

RemoveTagCommand::RemoveTagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, TagId tag)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "remove tag")), m_tag(tag)
{
}

WriteQueue::Work RemoveTagCommand::applying()
{
    return [tag = m_tag](Workspace &workspace) { return workspace.removeTag(tag); };
}

WriteQueue::Work RemoveTagCommand::reverting()
{
    return [tag = m_tag](Workspace &workspace) { return workspace.restoreTag(tag); };
}

void RemoveTagCommand::expectApplied()
{
    review().expectTagRemoved(m_tag);
}

DispositionCommand::DispositionCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::vector<std::string> fingerprints, DispositionKind kind,
                                       std::string reason)
    : ReviewCommand(context, review, std::move(onRefusal), nameOf(kind)), m_fingerprints(std::move(fingerprints)), m_kind(kind), m_reason(std::move(reason))
{
    for (const Finding &finding : review.assessment().findings) {
        if (std::find(m_fingerprints.begin(), m_fingerprints.end(), finding.fingerprint) == m_fingerprints.end())
            continue;
        const Disposition *before = review.disposition(finding);
        Disposition open;
        open.fingerprint = finding.fingerprint;
        m_before.push_back(before ? *before : open);
    }
}

WriteQueue::Work DispositionCommand::applying()
{
    return [submission = submission(), fingerprints = m_fingerprints, kind = m_kind, reason = m_reason](Workspace &workspace) {
        return workspace.dispose(submission, fingerprints, kind, reason);
    };
}

WriteQueue::Work DispositionCommand::reverting()
{
    return [submission = submission(), before = m_before](Workspace &workspace) { return workspace.restoreDispositions(submission, before); };
}

void DispositionCommand::expectApplied()
{
    review().expectDispositions(m_fingerprints, m_kind, m_reason);
}

void DispositionCommand::expectReverted()
{
    for (const Disposition &before : m_before)
        review().expectDispositions({before.fingerprint}, before.kind, before.reason);
}

ConsentCommand::ConsentCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::optional<Timestamp> at)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "move consent mark")), m_at(at),
      m_before(review.input().consentAt)
{
}

WriteQueue::Work ConsentCommand::applying()
{
    return [submission = submission(), at = m_at](Workspace &workspace) { return workspace.setConsent(submission, at); };
}

WriteQueue::Work ConsentCommand::reverting()
{
    return [submission = submission(), at = m_before](Workspace &workspace) { return workspace.setConsent(submission, at); };
}

AppTypeCommand::AppTypeCommand(AppContext &context, OpenCase &review, Refusal onRefusal, AppTypeId type)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "set app type")), m_type(std::move(type)),
      m_before(review.summary().type)
{
}

WriteQueue::Work AppTypeCommand::applying()
{
    return [submission = submission(), type = m_type](Workspace &workspace) { return workspace.setAppType(submission, type); };
}

WriteQueue::Work AppTypeCommand::reverting()
{
    return [submission = submission(), type = m_before](Workspace &workspace) { return workspace.setAppType(submission, type); };
}

CorrectionCommand::CorrectionCommand(AppContext &context, OpenCase &review, Refusal onRefusal, StatementCorrection correction)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "correct statement")),
      m_correction(std::move(correction))
{
    for (const StatementCorrection &one : review.input().corrections)
        if (one.artifact == m_correction.artifact && one.term == m_correction.term && one.category == m_correction.category)
            m_before = one;
}

WriteQueue::Work CorrectionCommand::applying()
{
    return [submission = submission(), correction = m_correction](Workspace &workspace) { return workspace.correctStatement(submission, correction); };
}

WriteQueue::Work CorrectionCommand::reverting()
{
    return [submission = submission(), correction = m_correction, before = m_before](Workspace &workspace) {
        return before ? workspace.correctStatement(submission, *before) : workspace.withdrawCorrection(submission, correction);
    };
}

}  // namespace probity::ui
