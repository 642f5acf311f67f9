// What the reviewer does on the desk: moving, tagging, judging, undoing. Each change is a command on the undo stack of the case.
#include <algorithm>

#include <QAction>
#include <QListView>
#include <QPointer>
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
    makeAction("deskDismissAgain", key("Shift+D"), [this] { dismissAgain(); });
    makeAction("deskMany", key("B"), [this] { disposeMany(); });
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
    makeAction("deskDecide", {QKeySequence(QStringLiteral("Ctrl+Return"))}, [this] { decide(); });
    makeAction("deskType", key("Y"), [this] { chooseAppType(); });
    makeAction("deskBack", key("Alt+Left"), [this] { goTo(m_trail.back()); });
    makeAction("deskForward", key("Alt+Right"), [this] { goTo(m_trail.forward()); });
}

void DeskPage::decide()
{
    // A draft rests on what is recorded: the last word goes there first.
    m_context.writes().whenIdle([page = QPointer<DeskPage>(this), id = m_case->id()] {
        if (page && page->m_case->id() == id)
            Q_EMIT page->pageRequested(QStringLiteral("decide"), id);
    });
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
                                                    {"deskDismissAgain", tr("Dismiss for the reason given last")},
                                                    {"deskMany", tr("One word for many findings…")},
                                                    {"deskBack", tr("Back to where you were")},
                                                    {"deskForward", tr("Forward again")},
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
                                                    {"deskTab4", tr("Compare with an earlier version")},
                                                    {"deskTab5", tr("Show the history")},
                                                    {"deskType", tr("Set the type of the app…")},
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
        if (id == QLatin1String("deskConfirm") || id == QLatin1String("deskDismiss") || id == QLatin1String("deskDismissAgain") || id == QLatin1String("deskMany"))
            isEnabled = canWrite && hasFinding;
        else if (id == QLatin1String("deskBack"))
            isEnabled = isReady && m_trail.canGoBack();
        else if (id == QLatin1String("deskForward"))
            isEnabled = isReady && m_trail.canGoForward();
        else if (id == QLatin1String("deskReopen"))
            isEnabled = canWrite && hasFinding && m_case->dispositionOf(m_case->assessment().findings.at(static_cast<std::size_t>(m_case->selection().finding))) != DispositionKind::Open;
        else if (id == QLatin1String("deskTagUndeclared") || id == QLatin1String("deskTagSelected") || id == QLatin1String("deskNote") || id == QLatin1String("deskType"))
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

void DeskPage::goTo(const VisitTrail::Visit &visit)
{
    m_isGoing = true;
    const VisitTrail::Visit there = visit;
    m_tabs->setCurrentIndex(there.tab);
    VisitTrail::go(*m_case, there);
    m_tabs->setCurrentIndex(there.tab);
    m_isGoing = false;
    refreshActions();
}

QList<PaletteEntry> DeskPage::paletteEntries(const QString &typed)
{
    QList<PaletteEntry> entries;
    // Without a word every finding would stand before the commands.
    if (typed.trimmed().isEmpty() || m_case->state() != OpenCase::State::Ready)
        return entries;
    for (const Finding &finding : m_case->assessment().findings) {
        const QString fingerprint = text(finding.fingerprint);
        //: kind of thing in the command palette
        entries << PaletteEntry{m_context.in(finding.title), text(finding.rule.value), tr("finding"), [this, fingerprint] {
                                    Q_EMIT pageRequested(QStringLiteral("desk"), {});
                                    m_case->selectFingerprint(fingerprint);
                                }};
    }
    return entries;
}

}  // namespace probity::ui
