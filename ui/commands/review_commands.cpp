#include "ui/commands/review_commands.h"

#include <QCoreApplication>

#include "ui/app_context.h"

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
    : QUndoCommand(text), m_context(context), m_case(review), m_onRefusal(std::move(onRefusal)), m_submission(review.id())
{
}

void ReviewCommand::redo()
{
    finish(apply(m_context.workspace()));
}

void ReviewCommand::undo()
{
    finish(revert(m_context.workspace()));
}

void ReviewCommand::finish(const Status &status)
{
    if (!status) {
        // An obsolete command is dropped by the stack: what the core refused has not happened.
        setObsolete(true);
        m_onRefusal(status.error());
        return;
    }
    m_case.refreshReview();
    if (changesAssessment())
        m_case.reload();
    Q_EMIT m_context.submissionChanged(m_submission.value);
}

TagCommand::TagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, Tag tag)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "tag")), m_tag(std::move(tag))
{
}

Status TagCommand::apply(Workspace &workspace)
{
    if (m_id)
        return workspace.restoreTag(m_id);
    auto added = workspace.addTag(submission(), m_tag);
    if (!added)
        return tl::unexpected<Error>(added.error());
    m_id = *added;
    return {};
}

Status TagCommand::revert(Workspace &workspace)
{
    return workspace.removeTag(m_id);
}

RemoveTagCommand::RemoveTagCommand(AppContext &context, OpenCase &review, Refusal onRefusal, TagId tag)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "remove tag")), m_tag(tag)
{
}

Status RemoveTagCommand::apply(Workspace &workspace)
{
    return workspace.removeTag(m_tag);
}

Status RemoveTagCommand::revert(Workspace &workspace)
{
    return workspace.restoreTag(m_tag);
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

Status DispositionCommand::apply(Workspace &workspace)
{
    return workspace.dispose(submission(), m_fingerprints, m_kind, m_reason);
}

Status DispositionCommand::revert(Workspace &workspace)
{
    for (const Disposition &before : m_before)
        if (auto status = workspace.dispose(submission(), {before.fingerprint}, before.kind, before.reason); !status)
            return status;
    return {};
}

ConsentCommand::ConsentCommand(AppContext &context, OpenCase &review, Refusal onRefusal, std::optional<Timestamp> at)
    //: undo text
    : ReviewCommand(context, review, std::move(onRefusal), QCoreApplication::translate("probity::ui::ReviewCommand", "move consent mark")), m_at(at)
{
    if (const auto input = context.workspace().reviewInput(review.id()))
        m_before = input->consentAt;
}

Status ConsentCommand::apply(Workspace &workspace)
{
    return workspace.setConsent(submission(), m_at);
}

Status ConsentCommand::revert(Workspace &workspace)
{
    return workspace.setConsent(submission(), m_before);
}

}  // namespace probity::ui
