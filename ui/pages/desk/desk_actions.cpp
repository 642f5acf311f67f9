// What the reviewer does on the desk: moving, tagging, judging, undoing. Each change is a command on the undo stack of the case.
#include <algorithm>

#include <QAction>
#include <QListView>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/pages/desk/findings_pane.h"
#include "ui/pages/desk/ledger_tab.h"
#include "ui/pages/desk/notice_tab.h"
#include "ui/pages/desk/traffic_tab.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"

namespace probity::ui {

QAction *DeskPage::makeAction(const char *name, const QList<QKeySequence> &keys, std::function<void()> slot)
{
    auto *action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, std::move(slot));
    addAction(action);
    m_actions << action;
    return action;
}

void DeskPage::makeActions()
{
    const auto key = [](const char *keys) { return QList<QKeySequence>{QKeySequence(QString::fromLatin1(keys))}; };
    makeAction("deskNextFinding", key("J"), [this] { m_findings->move(1); });
    makeAction("deskPreviousFinding", key("K"), [this] { m_findings->move(-1); });
    makeAction("deskNextOpen", key("Shift+J"), [this] { m_findings->moveToNextOpen(); });
    auto *next = makeAction("deskNextEvidence", key("Space"), [this] { m_case->stepEvidence(1); });
    // Space presses buttons and opens lists elsewhere: here it belongs to the panes that show evidence.
    removeAction(next);
    next->setShortcutContext(Qt::WidgetShortcut);
    for (QWidget *view : {static_cast<QWidget *>(m_findings->view()), static_cast<QWidget *>(m_ledger->view()), static_cast<QWidget *>(m_traffic->view())})
        view->addAction(next);
    makeAction("deskTagUndeclared", key("U"), [this] { run(Inspector::Action::TagUndeclared); });
    makeAction("deskTagSelected", key("T"), [this] { tagSelected(); });
    makeAction("deskConfirm", key("C"), [this] { run(Inspector::Action::Confirm); });
    makeAction("deskDismiss", key("D"), [this] { run(Inspector::Action::Dismiss); });
    makeAction("deskNote", key("N"), [this] { run(Inspector::Action::Note); });
    makeAction("deskReopen", key("R"), [this] { run(Inspector::Action::Reopen); });
    makeAction("deskUndo", {QKeySequence(QStringLiteral("Ctrl+Z"))}, [this] { m_case->undoStack().undo(); });
    makeAction("deskRedo", {QKeySequence(QStringLiteral("Ctrl+Shift+Z")), QKeySequence(QStringLiteral("Ctrl+Y"))}, [this] { m_case->undoStack().redo(); });
    makeAction("deskPreviousStatement", key("["), [this] {
        m_tabs->setCurrentWidget(m_notice);
        m_notice->stepStatement(-1);
    });
    makeAction("deskNextStatement", key("]"), [this] {
        m_tabs->setCurrentWidget(m_notice);
        m_notice->stepStatement(1);
    });
    makeAction("deskFind", {QKeySequence(QStringLiteral("Ctrl+F"))}, [this] {
        if (m_tabs->currentWidget() == m_traffic) {
            m_traffic->openFilter();
            return;
        }
        m_tabs->setCurrentWidget(m_notice);
        m_notice->openSearch();
    });
    makeAction("deskFilter", key("/"), [this] {
        m_tabs->setCurrentWidget(m_traffic);
        m_traffic->openFilter();
    });
    makeAction("deskConsentHere", key("G"), [this] { consentAtSelection(); });
    makeAction("deskMask", key("M"), [this] { toggleMask(); });
    for (int tab = 0; tab < m_tabs->count(); ++tab)
        makeAction(QByteArray("deskTab" + QByteArray::number(tab)).constData(), {QKeySequence(QStringLiteral("Alt+%1").arg(tab + 1))}, [this, tab] {
            m_tabs->setCurrentIndex(tab);
            m_tabs->currentWidget()->setFocus();
        });
    makeAction("deskDecide", {QKeySequence(QStringLiteral("Ctrl+Return"))}, [this] { Q_EMIT pageRequested(QStringLiteral("decide"), m_case->id()); });
}

void DeskPage::nameActions()
{
    const QList<QPair<const char *, QString>> names{{"deskNextFinding", tr("Next finding")},
                                                    {"deskPreviousFinding", tr("Previous finding")},
                                                    {"deskNextOpen", tr("Next open finding")},
                                                    {"deskNextEvidence", tr("Next evidence")},
                                                    {"deskTagUndeclared", tr("Tag undeclared use")},
                                                    {"deskTagSelected", tr("Tag what is selected")},
                                                    {"deskConfirm", tr("Confirm the finding")},
                                                    {"deskDismiss", tr("Dismiss the finding…")},
                                                    {"deskNote", tr("Write a note…")},
                                                    {"deskReopen", tr("Reopen the finding")},
                                                    {"deskPreviousStatement", tr("Previous statement of the notice")},
                                                    {"deskNextStatement", tr("Next statement of the notice")},
                                                    {"deskFind", tr("Find in the notice or traffic")},
                                                    {"deskFilter", tr("Filter the traffic")},
                                                    {"deskConsentHere", tr("Consent was given at this request")},
                                                    {"deskMask", tr("Mask or reveal personal values")},
                                                    {"deskTab0", tr("Show the ledger")},
                                                    {"deskTab1", tr("Show the notice")},
                                                    {"deskTab2", tr("Show the manifest")},
                                                    {"deskTab3", tr("Show the traffic")},
                                                    {"deskTab4", tr("Show the history")},
                                                    {"deskDecide", tr("Decide…")}};
    for (const auto &name : names)
        if (auto *action = findChild<QAction *>(QString::fromLatin1(name.first)))
            action->setText(name.second);
    refreshActions();
}

QList<QAction *> DeskPage::menuActions() const
{
    return m_actions;
}

void DeskPage::refreshActions()
{
    const bool isReady = m_case->state() == OpenCase::State::Ready;
    const bool canWrite = isReady && !m_context.workspace().isReadOnly();
    const bool hasFinding = m_case->selection().finding >= 0;
    for (QAction *action : std::as_const(m_actions)) {
        const QString id = action->objectName();
        bool isEnabled = isReady;
        if (id == QLatin1String("deskConfirm") || id == QLatin1String("deskDismiss"))
            isEnabled = canWrite && hasFinding;
        else if (id == QLatin1String("deskReopen"))
            isEnabled = canWrite && hasFinding && m_case->dispositionOf(m_case->assessment().findings.at(static_cast<std::size_t>(m_case->selection().finding))) != DispositionKind::Open;
        else if (id == QLatin1String("deskTagUndeclared") || id == QLatin1String("deskTagSelected") || id == QLatin1String("deskNote"))
            isEnabled = canWrite;
        else if (id == QLatin1String("deskConsentHere"))
            isEnabled = canWrite && m_case->selection().entry >= 0;
        else if (id == QLatin1String("deskUndo"))
            isEnabled = canWrite && m_case->undoStack().canUndo();
        else if (id == QLatin1String("deskRedo"))
            isEnabled = canWrite && m_case->undoStack().canRedo();
        action->setEnabled(isEnabled);
        if (id == QLatin1String("deskUndo"))
            action->setText(m_case->undoStack().undoText().isEmpty() ? tr("Undo") : tr("Undo: %1").arg(m_case->undoStack().undoText()));
        if (id == QLatin1String("deskRedo"))
            action->setText(m_case->undoStack().redoText().isEmpty() ? tr("Redo") : tr("Redo: %1").arg(m_case->undoStack().redoText()));
    }
}

void DeskPage::refuse(const Error &error)
{
    m_inspector->showMessage(errorText(error));
}

void DeskPage::run(Inspector::Action action)
{
    m_inspector->showMessage({});
    switch (action) {
    case Inspector::Action::TagUndeclared:
        tagUndeclared();
        break;
    case Inspector::Action::Confirm:
        dispose(DispositionKind::Confirmed, {});
        break;
    case Inspector::Action::Dismiss:
        askToDismiss();
        break;
    case Inspector::Action::Note:
        askForNote();
        break;
    case Inspector::Action::Reopen:
        dispose(DispositionKind::Open, {});
        break;
    }
}

Tag DeskPage::draftTag() const
{
    const Selection &selection = m_case->selection();
    const Assessment &assessment = m_case->assessment();
    Tag tag;
    tag.kind = m_inspector->tagKind();
    tag.category = m_inspector->tagCategory();
    tag.purpose = m_inspector->tagPurpose();
    if (selection.line >= 0) {
        const LedgerLine &line = assessment.ledger.at(static_cast<std::size_t>(selection.line));
        tag.party = line.party;
        tag.recipient = line.recipientId;
        tag.recipientName = line.recipient;
    }
    const int at = selection.currentEvidence();
    const Evidence *evidence = at < 0 ? nullptr : &assessment.evidence.at(static_cast<std::size_t>(at));
    // A tag on a data use rests on where it was seen: the first request if other evidence is in view.
    for (std::size_t i = 0; i < selection.evidence.size() && (!evidence || evidence->where.kind != EvidencePlace::Kind::Request); ++i)
        if (assessment.evidence.at(selection.evidence[i]).where.kind == EvidencePlace::Kind::Request)
            evidence = &assessment.evidence.at(selection.evidence[i]);
    if (evidence && evidence->where.kind == EvidencePlace::Kind::Request) {
        tag.target.kind = evidence->where.pointer.empty() ? TagTarget::Kind::Request : TagTarget::Kind::Field;
        tag.target.artifact = evidence->artifact;
        tag.target.entry = evidence->where.entry;
        tag.target.part = evidence->where.part;
        tag.target.pointer = evidence->where.pointer;
        tag.target.excerpt = evidence->excerpt;
        if (tag.recipientName.empty())
            tag.recipientName = evidence->where.host;
    } else if (selection.entry >= 0) {
        const auto &entry = assessment.entries.at(static_cast<std::size_t>(selection.entry));
        tag.target.kind = TagTarget::Kind::Request;
        tag.target.artifact = assessment.traffic.at(assessment.entrySample.at(static_cast<std::size_t>(selection.entry))).artifact.path;
        tag.target.entry = entry.index;
        if (tag.recipientName.empty()) {
            tag.recipientName = entry.host;
            tag.party = Party::Unknown;
        }
    } else if (selection.finding >= 0) {
        tag.target.kind = TagTarget::Kind::Finding;
        tag.target.pointer = assessment.findings.at(static_cast<std::size_t>(selection.finding)).fingerprint;
    }
    return tag;
}

void DeskPage::tagUndeclared()
{
    if (m_case->state() != OpenCase::State::Ready)
        return;
    Tag tag = draftTag();
    for (const auto &kind : m_context.engine().rules->catalogue().tagKinds())
        if (kind.isUndeclaredUse) {
            tag.kind = kind.id;
            break;
        }
    if (tag.category.isEmpty()) {
        m_inspector->showMessage(tr("Choose the data category of the undeclared use first."));
        return;
    }
    m_case->undoStack().push(new TagCommand(m_context, *m_case, [this](const Error &error) { refuse(error); }, std::move(tag)));
}

void DeskPage::tagSelected()
{
    if (m_case->state() != OpenCase::State::Ready)
        return;
    Tag tag = draftTag();
    const TextRange words = m_tabs->currentWidget() == m_notice ? m_notice->selectedSource() : TextRange{};
    if (!words.isEmpty()) {
        tag.target = {};
        tag.target.kind = TagTarget::Kind::NoticeSpan;
        tag.target.artifact = m_case->assessment().notices.at(static_cast<std::size_t>(m_notice->noticeShown())).document.artifact.path;
        tag.target.span = words;
        tag.target.excerpt = m_notice->selectedWords().left(200).toStdString();
    }
    m_case->undoStack().push(new TagCommand(m_context, *m_case, [this](const Error &error) { refuse(error); }, std::move(tag)));
}

void DeskPage::dispose(DispositionKind kind, const std::string &reason)
{
    const int finding = m_case->selection().finding;
    if (finding < 0)
        return;
    const std::string fingerprint = m_case->assessment().findings.at(static_cast<std::size_t>(finding)).fingerprint;
    const int settled = m_case->settledCount();
    m_case->undoStack().push(new DispositionCommand(m_context, *m_case, [this](const Error &error) { refuse(error); }, {fingerprint}, kind, reason));
    if (m_case->settledCount() > settled)
        afterWord();
}

void DeskPage::afterWord()
{
    // Forty times a day: what is settled leads on to what is not.
    m_findings->moveToNextOpen();
    m_findings->view()->setFocus();
}

void DeskPage::askToDismiss()
{
    const int finding = m_case->selection().finding;
    if (finding < 0)
        return;
    m_inspector->askReason(tr("Why does this finding not hold?"), tr("Dismiss"), [this](const QString &words) { dispose(DispositionKind::Dismissed, words.toStdString()); });
}

void DeskPage::askForNote()
{
    if (m_case->state() != OpenCase::State::Ready)
        return;
    m_inspector->askReason(tr("Note"), tr("Save the note"), [this](const QString &words) {
        Tag tag = draftTag();
        // A note says something about evidence; it declares no use of its own.
        for (const auto &kind : m_context.engine().rules->catalogue().tagKinds())
            if (kind.isUndeclaredUse && tag.kind == kind.id)
                tag.kind = "follow_up";
        tag.category = {};
        tag.note = words.toStdString();
        m_case->undoStack().push(new TagCommand(m_context, *m_case, [this](const Error &error) { refuse(error); }, std::move(tag)));
        m_findings->view()->setFocus();
    });
}

void DeskPage::removeTag(qint64 tag)
{
    m_case->undoStack().push(new RemoveTagCommand(m_context, *m_case, [this](const Error &error) { refuse(error); }, TagId{tag}));
}

void DeskPage::setConsent(std::optional<Timestamp> at)
{
    m_case->undoStack().push(new ConsentCommand(m_context, *m_case, [this](const Error &error) { refuse(error); }, at));
}

void DeskPage::consentAtSelection()
{
    const int entry = m_case->selection().entry;
    if (entry >= 0)
        if (const auto started = m_case->assessment().entries.at(static_cast<std::size_t>(entry)).started)
            setConsent(started);
}

void DeskPage::correct(int kind)
{
    const Selection &selection = m_case->selection();
    if (selection.notice < 0 || selection.statement < 0)
        return;
    const auto &notice = m_case->assessment().notices.at(static_cast<std::size_t>(selection.notice));
    const Statement &statement = notice.reading.statements.at(static_cast<std::size_t>(selection.statement));
    StatementCorrection correction;
    correction.artifact = notice.document.artifact.path;
    correction.term = statement.term;
    correction.kind = kind == 0 ? StatementCorrection::Kind::NotAStatement : StatementCorrection::Kind::Is;
    correction.category = kind == 2 && !m_inspector->tagCategory().isEmpty() ? m_inspector->tagCategory() : statement.category;
    correction.stance = kind == 1 ? Stance::Collected : statement.stance;
    if (const auto status = m_context.workspace().correctStatement(m_case->id(), correction); !status) {
        refuse(status.error());
        return;
    }
    m_case->reload();
    Q_EMIT m_context.submissionChanged(m_case->id().value);
}

}  // namespace probity::ui
