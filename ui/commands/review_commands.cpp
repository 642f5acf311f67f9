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

Disposition openWord(const std::string &fingerprint)
{
    Disposition open;
    open.fingerprint = fingerprint;
    return open;
}

Disposition wordOn(const std::vector<Disposition> &recorded, const std::string &fingerprint)
{
    const auto found = std::find_if(recorded.begin(), recorded.end(), [&](const Disposition &one) { return one.fingerprint == fingerprint; });
    return found == recorded.end() ? openWord(fingerprint) : *found;
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
        else if (!isOpen)
            Q_EMIT context->recordingFailed(submission.value, status.error());
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
    : ReviewCommand(context, review, std::move(onRefusal), nameOf(kind)), m_fingerprints(std::move(fingerprints)), m_kind(kind), m_reason(std::move(reason)),
      m_before(std::make_shared<std::vector<Disposition>>())
{
}

WriteQueue::Work DispositionCommand::applying()
{
    return [submission = submission(), fingerprints = m_fingerprints, kind = m_kind, reason = m_reason, before = m_before](Workspace &workspace) -> Status {
        const auto recorded = workspace.dispositions(submission);
        if (!recorded)
            return tl::unexpected<Error>(recorded.error());
        before->clear();
        for (const std::string &fingerprint : fingerprints)
            before->push_back(wordOn(*recorded, fingerprint));
        return workspace.dispose(submission, fingerprints, kind, reason);
    };
}

WriteQueue::Work DispositionCommand::reverting()
{
    return [submission = submission(), before = m_before](Workspace &workspace) { return workspace.restoreDispositions(submission, *before); };
}

void DispositionCommand::expectApplied()
{
    m_shown.clear();
    for (const Finding &finding : review().assessment().findings) {
        if (std::find(m_fingerprints.begin(), m_fingerprints.end(), finding.fingerprint) == m_fingerprints.end())
            continue;
        const Disposition *shown = review().disposition(finding);
        m_shown.push_back(shown ? *shown : openWord(finding.fingerprint));
    }
    review().expectDispositions(m_fingerprints, m_kind, m_reason);
}

void DispositionCommand::expectReverted()
{
    for (const Disposition &shown : m_shown)
        review().expectDispositions({shown.fingerprint}, shown.kind, shown.reason);
}

ConsentCommand::ConsentCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::optional<Timestamp> at)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "move consent mark")), m_at(at),
      m_before(std::make_shared<std::optional<Timestamp>>())
{
}

WriteQueue::Work ConsentCommand::applying()
{
    return [submission = submission(), at = m_at, before = m_before](Workspace &workspace) -> Status {
        const auto recorded = workspace.reviewInput(submission);
        if (!recorded)
            return tl::unexpected<Error>(recorded.error());
        *before = recorded->consentAt;
        return workspace.setConsent(submission, at);
    };
}

WriteQueue::Work ConsentCommand::reverting()
{
    return [submission = submission(), before = m_before](Workspace &workspace) { return workspace.setConsent(submission, *before); };
}

void ConsentCommand::expectApplied()
{
    m_shown = review().consentAt();
    review().expectConsent(m_at);
}

void ConsentCommand::expectReverted()
{
    review().expectConsent(m_shown);
}

AppTypeCommand::AppTypeCommand(AppContext &context, OpenCase &review, Refusal onRefusal, AppTypeId type)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "set app type")), m_type(std::move(type)),
      m_before(std::make_shared<AppTypeId>())
{
}

WriteQueue::Work AppTypeCommand::applying()
{
    return [submission = submission(), type = m_type, before = m_before](Workspace &workspace) -> Status {
        const auto recorded = workspace.submission(submission);
        if (!recorded)
            return tl::unexpected<Error>(recorded.error());
        *before = recorded->type;
        return workspace.setAppType(submission, type);
    };
}

WriteQueue::Work AppTypeCommand::reverting()
{
    return [submission = submission(), before = m_before](Workspace &workspace) { return workspace.setAppType(submission, *before); };
}

void AppTypeCommand::expectApplied()
{
    m_shown = review().summary().type;
    review().expectAppType(m_type);
}

void AppTypeCommand::expectReverted()
{
    review().expectAppType(m_shown);
}

CorrectionCommand::CorrectionCommand(AppContext &context, OpenCase &review, Refusal onRefusal, StatementCorrection correction)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "correct statement")),
      m_correction(std::move(correction)), m_before(std::make_shared<std::optional<StatementCorrection>>())
{
}

WriteQueue::Work CorrectionCommand::applying()
{
    return [submission = submission(), correction = m_correction, before = m_before](Workspace &workspace) -> Status {
        const auto recorded = workspace.reviewInput(submission);
        if (!recorded)
            return tl::unexpected<Error>(recorded.error());
        before->reset();
        for (const StatementCorrection &one : recorded->corrections)
            if (one.artifact == correction.artifact && one.term == correction.term && one.category == correction.category)
                *before = one;
        return workspace.correctStatement(submission, correction);
    };
}

WriteQueue::Work CorrectionCommand::reverting()
{
    return [submission = submission(), correction = m_correction, before = m_before](Workspace &workspace) {
        return *before ? workspace.correctStatement(submission, **before) : workspace.withdrawCorrection(submission, correction);
    };
}

}  // namespace probity::ui
