#include "ui/pages/desk/desk_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/pages/desk/compare_tab.h"
#include "ui/pages/desk/findings_pane.h"
#include "ui/pages/desk/history_tab.h"
#include "ui/pages/desk/ledger_tab.h"
#include "ui/pages/desk/manifest_tab.h"
#include "ui/pages/desk/notice_tab.h"
#include "ui/pages/desk/traffic_tab.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/widgets/chip_row.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

DeskPage::DeskPage(AppContext &context, QWidget *parent) : Page(QStringLiteral("desk"), parent), m_context(context), m_case(new OpenCase(context, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    auto *line = new QFrame(this);
    line->setProperty("line", true);
    line->setFixedHeight(1);
    column->addWidget(line);
    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    makePanes();
    m_stack->addWidget(m_splitter);
    m_message = new EmptyState(context.theme(), QStringLiteral("desk"), m_stack);
    m_message->setObjectName(QStringLiteral("deskMessage"));
    m_message->button()->setObjectName(QStringLiteral("deskRetry"));
    m_stack->addWidget(m_message);
    makeActions();
    connectPanes();
    retranslate();
    refreshState();
}

DeskPage::~DeskPage() = default;

QWidget *DeskPage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setProperty("pane", true);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 11, 16, 11);
    row->setSpacing(10);
    m_name = new QLabel(header);
    m_name->setObjectName(QStringLiteral("deskTitle"));
    m_name->setProperty("title", true);
    m_name->setTextFormat(Qt::PlainText);
    row->addWidget(m_name);
    m_chips = new ChipRow(m_context.theme(), ChipRow::Style::Outline, header);
    row->addWidget(m_chips, 1);
    m_type = new QPushButton(header);
    m_type->setObjectName(QStringLiteral("typeButton"));
    m_type->setProperty("quiet", true);
    connect(m_type, &QPushButton::clicked, this, &DeskPage::chooseAppType);
    row->addWidget(m_type);
    m_mask = new QPushButton(header);
    m_mask->setObjectName(QStringLiteral("maskButton"));
    connect(m_mask, &QPushButton::clicked, this, &DeskPage::toggleMask);
    row->addWidget(m_mask);
    m_decide = new QPushButton(header);
    m_decide->setObjectName(QStringLiteral("decideButton"));
    m_decide->setProperty("primary", true);
    connect(m_decide, &QPushButton::clicked, this, &DeskPage::decide);
    row->addWidget(m_decide);
    return header;
}

void DeskPage::makePanes()
{
    m_splitter = new QSplitter(m_stack);
    m_splitter->setObjectName(QStringLiteral("deskSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_findings = new FindingsPane(m_context, *m_case, m_splitter);
    m_findings->setMinimumWidth(200);
    m_tabs = new QTabWidget(m_splitter);
    m_tabs->setObjectName(QStringLiteral("deskTabs"));
    m_tabs->tabBar()->setObjectName(QStringLiteral("deskTabBar"));
    m_tabs->setDocumentMode(true);
    m_tabs->setMinimumWidth(420);
    m_ledger = new LedgerTab(m_context, *m_case, m_tabs);
    m_notice = new NoticeTab(m_context, *m_case, m_tabs);
    m_manifest = new ManifestTab(m_context, *m_case, m_tabs);
    m_traffic = new TrafficTab(m_context, *m_case, m_tabs);
    m_compare = new CompareTab(m_context, *m_case, m_tabs);
    m_history = new HistoryTab(m_context, *m_case, m_tabs);
    for (QWidget *tab : {static_cast<QWidget *>(m_ledger), static_cast<QWidget *>(m_notice), static_cast<QWidget *>(m_manifest), static_cast<QWidget *>(m_traffic), static_cast<QWidget *>(m_compare), static_cast<QWidget *>(m_history)})
        m_tabs->addTab(tab, QString());
    m_inspector = new Inspector(m_context, *m_case, m_splitter);
    m_inspector->setMinimumWidth(250);
    m_splitter->addWidget(m_findings);
    m_splitter->addWidget(m_tabs);
    m_splitter->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({290, 720, 330});
    for (QSplitter *splitter : findChildren<QSplitter *>()) {
        const QString key = QStringLiteral("desk/") + splitter->objectName();
        splitter->restoreState(m_context.settings().value(key).toByteArray());
        splitter->setHandleWidth(1);
        connect(splitter, &QSplitter::splitterMoved, this, [this, splitter, key] { m_context.settings().setValue(key, splitter->saveState()); });
    }
    m_tabs->setCurrentIndex(m_context.settings().value(QStringLiteral("desk/tab"), 0).toInt());
}

void DeskPage::connectPanes()
{
    connect(m_case, &OpenCase::stateChanged, this, &DeskPage::refreshState);
    connect(m_case, &OpenCase::reviewChanged, this, &DeskPage::refreshHeader);
    connect(m_case, &OpenCase::selectionChanged, this, &DeskPage::follow);
    connect(&m_case->undoStack(), &QUndoStack::indexChanged, this, &DeskPage::refreshActions);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        m_context.settings().setValue(QStringLiteral("desk/tab"), index);
        Q_EMIT statusChanged();
    });
    connect(m_inspector, &Inspector::actionRequested, this, &DeskPage::run);
    connect(m_inspector, &Inspector::nextEvidenceRequested, this, [this] { m_case->stepEvidence(1); });
    connect(m_inspector, &Inspector::tagRemovalRequested, this, &DeskPage::removeTag);
    connect(m_inspector, &Inspector::correctionRequested, this, &DeskPage::correct);
    connect(m_ledger, &LedgerTab::consentMoved, this, &DeskPage::setConsent);
    connect(m_compare, &CompareTab::versionRequested, this, [this](SubmissionId id) { Q_EMIT pageRequested(QStringLiteral("desk"), id); });
    connect(m_compare, &CompareTab::sourceRequested, this, [this](ComparisonModel::Section section, int index, const Comparison &comparison) { showChange(section, static_cast<std::size_t>(index), comparison); });
    connect(m_message->button(), &QPushButton::clicked, m_case, [this] {
        const SubmissionId id = m_case->id();
        m_case->close();
        m_case->open(id);
    });
    connect(&m_context.writes(), &WriteQueue::busy, this, &Page::statusChanged);
    connect(&m_context.writes(), &WriteQueue::idle, this, &Page::statusChanged);
    connect(&m_context, &AppContext::workspaceChanged, m_case, &OpenCase::close);
    connect(&m_context, &AppContext::maskedChanged, this, &DeskPage::retranslate);
    connect(&m_context.theme(), &Theme::changed, this, &DeskPage::retranslate);
    connect(&m_context, &AppContext::submissionChanged, this, [this](qint64 id) {
        // Decisions change the head; a judgement made on another page changes the findings.
        if (id == m_case->id().value)
            m_case->refreshReview();
    });
}

QString DeskPage::title() const
{
    //: page: one submission with its sources
    return tr("Desk");
}

void DeskPage::openSubmission(SubmissionId submission)
{
    if (submission != m_case->id())
        m_trail.clear();
    m_case->open(submission);
}

void DeskPage::showEvidence(const QString &what)
{
    if (m_case->state() != OpenCase::State::Ready) {
        m_wanted = what;
        return;
    }
    m_wanted.clear();
    m_case->selectFingerprint(what);
    m_case->selectEvidence(what);
}

void DeskPage::activate()
{
    if (m_case->state() == OpenCase::State::Ready)
        m_findings->takeFocus();
}

void DeskPage::refreshState()
{
    switch (m_case->state()) {
    case OpenCase::State::Nothing:
        m_message->setIcon(QStringLiteral("desk"));
        m_message->setTexts(tr("No submission is open"), tr("Open one from the queue."));
        break;
    case OpenCase::State::Loading:
        m_message->setIcon(QStringLiteral("desk"));
        m_message->setTexts(tr("Reading the submission…"), QString());
        break;
    case OpenCase::State::Failed:
        m_message->setIcon(QStringLiteral("warning"), ThemeRole::Reject);
        m_message->setTexts(tr("The submission cannot be shown"), errorText(m_case->error()), tr("Try again"));
        break;
    case OpenCase::State::Ready:
        break;
    }
    const bool isReady = m_case->state() == OpenCase::State::Ready;
    m_stack->setCurrentWidget(isReady ? static_cast<QWidget *>(m_splitter) : m_message);
    refreshHeader();
    if (!isReady)
        return;
    m_tabs->setTabText(3, m_case->assessment().entries.empty() ? tr("Traffic") : QStringLiteral("%1  %2").arg(tr("Traffic")).arg(m_case->assessment().entries.size()));
    if (!m_wanted.isEmpty())
        showEvidence(m_wanted);
    if (isVisible() && !m_case->isReloading() && m_case->selection().finding < 0 && m_case->selection().entry < 0)
        m_findings->takeFocus();
}

void DeskPage::refreshHeader()
{
    const bool isReady = m_case->state() == OpenCase::State::Ready;
    QList<ChipRow::Chip> chips;
    if (isReady) {
        const SubmissionSummary &summary = m_case->summary();
        m_name->setText(Words::app(summary));
        chips << ChipRow::Chip{Words::platform(summary.platform), ThemeRole::TextMuted, false};
        if (!summary.version.empty())
            chips << ChipRow::Chip{text(summary.version), ThemeRole::TextMuted, false};
        if (summary.state != SubmissionState::Waiting)
            chips << ChipRow::Chip{Words::state(summary.state), summary.state == SubmissionState::Approved ? ThemeRole::Approve : summary.state == SubmissionState::InReview ? ThemeRole::TextMuted : ThemeRole::Reject, false};
        if (summary.earlierRejections > 0)
            chips << ChipRow::Chip{tr("%n earlier rejection(s)", nullptr, summary.earlierRejections), ThemeRole::Reject, false};
    } else {
        m_name->setText(title());
    }
    m_chips->setChips(chips);
    m_type->setVisible(isReady);
    m_type->setEnabled(isReady && !m_context.workspace().isReadOnly());
    if (isReady) {
        const AppTypeId &type = m_case->summary().type;
        const QString named = type.isEmpty() ? tr("Type: not set") : tr("Type: %1").arg(m_context.appTypeName(type));
        //: button with a list below
        m_type->setText(tr("%1 ▾").arg(named));
        m_type->setAccessibleName(named);
    }
    m_mask->setVisible(isReady);
    m_decide->setVisible(isReady);
    refreshActions();
    Q_EMIT statusChanged();
}

void DeskPage::follow()
{
    // A step to evidence of another kind brings its tab to the front; a click in a tab stays in it, and so does who goes on
    // reading while the case is judged anew.
    const int evidence = m_case->selection().currentEvidence();
    if (evidence >= 0 && !m_case->isReloading() && m_tabs->currentWidget() != m_ledger && m_tabs->currentWidget() != m_compare && m_tabs->currentWidget() != m_history) {
        const auto kind = m_case->assessment().evidence.at(static_cast<std::size_t>(evidence)).where.kind;
        QWidget *wanted = kind == EvidencePlace::Kind::Request ? static_cast<QWidget *>(m_traffic)
                          : kind == EvidencePlace::Kind::NoticeSpan ? static_cast<QWidget *>(m_notice)
                          : kind == EvidencePlace::Kind::ManifestKey ? static_cast<QWidget *>(m_manifest) : m_tabs->currentWidget();
        const bool isInTab = m_tabs->currentWidget()->isAncestorOf(focusWidget());
        if (!isInTab)
            m_tabs->setCurrentWidget(wanted);
    }
    if (!m_isGoing && (m_case->selection().finding >= 0 || m_case->selection().line >= 0 || m_case->selection().entry >= 0 || m_case->selection().statement >= 0))
        m_trail.note(VisitTrail::visitOf(*m_case, m_tabs->currentIndex()));
    refreshActions();
    Q_EMIT statusChanged();
}

void DeskPage::showChange(ComparisonModel::Section section, std::size_t index, const Comparison &comparison)
{
    using Section = ComparisonModel::Section;
    const bool isGone = (section == Section::Manifest && comparison.manifest.at(index).change == ChangeKind::Gone)
                        || (section == Section::Capabilities && comparison.capabilities.at(index).change == ChangeKind::Gone)
                        || (section == Section::Statements && comparison.statements.at(index).change == ChangeKind::Gone)
                        || (section == Section::Clauses && comparison.clauses.at(index).change == ChangeKind::Gone);
    // What is gone stands in the version before alone: both of its texts are in view already.
    if (isGone)
        return;
    QWidget *wanted = section == Section::Uses || section == Section::Recipients ? static_cast<QWidget *>(m_ledger)
                      : section == Section::Statements || section == Section::Clauses ? static_cast<QWidget *>(m_notice) : m_manifest;
    m_tabs->setCurrentWidget(wanted);
    if (section == Section::Clauses)
        m_notice->showPlace(comparison.clauses.at(index).artifact, comparison.clauses.at(index).range);
    if (wanted == m_ledger)
        m_ledger->takeFocus();
    else if (wanted == m_notice)
        m_notice->takeFocus();
    else
        m_manifest->takeFocus();
}

QString DeskPage::statusText() const
{
    if (m_case->state() != OpenCase::State::Ready)
        return {};
    const int all = static_cast<int>(m_case->assessment().findings.size());
    QStringList parts{tr("%1 of %n finding(s) settled", nullptr, all).arg(m_case->settledCount())};
    if (!m_case->tags().empty())
        parts << tr("%n tag(s)", nullptr, static_cast<int>(m_case->tags().size()));
    parts << tr("%n rule pack(s)", nullptr, static_cast<int>(m_case->assessment().rules.size()));
    if (!m_context.writes().isIdle())
        parts << tr("Recording…");
    return parts.join(QStringLiteral("     "));
}

QList<KeyHint> DeskPage::keyHints() const
{
    if (m_case->state() != OpenCase::State::Ready)
        return {};
    QList<KeyHint> hints{{QStringLiteral("J K"), tr("move")}, {tr("Space"), tr("next evidence")}};
    if (m_tabs->currentWidget() == m_notice)
        hints << KeyHint{QStringLiteral("[ ]"), tr("statement")} << KeyHint{QStringLiteral("Ctrl+F"), tr("find")} << KeyHint{QStringLiteral("T"), tr("tag")};
    else if (m_tabs->currentWidget() == m_traffic)
        hints << KeyHint{QStringLiteral("/"), tr("filter")} << KeyHint{QStringLiteral("G"), tr("consent here")};
    else
        hints << KeyHint{QStringLiteral("U"), tr("tag undeclared")} << KeyHint{QStringLiteral("C"), tr("confirm")} << KeyHint{QStringLiteral("D"), tr("dismiss")};
    return hints;
}

void DeskPage::toggleMask()
{
    const bool isRevealing = m_context.isMasked();
    if (isRevealing && m_case->state() == OpenCase::State::Ready)
        if (const auto status = m_context.workspace().noteReveal(m_case->id(), "values on the desk"); !status) {
            refuse(status.error());
            return;
        }
    m_context.setMasked(!isRevealing);
    m_case->refreshReview();
}

void DeskPage::retranslate()
{
    //: tab of the desk
    m_tabs->setTabText(0, tr("Ledger"));
    //: tab of the desk: the privacy notice
    m_tabs->setTabText(1, tr("Notice"));
    //: tab of the desk
    m_tabs->setTabText(2, tr("Manifest"));
    //: tab of the desk
    m_tabs->setTabText(3, tr("Traffic"));
    //: tab of the desk: this version and an earlier one
    m_tabs->setTabText(4, tr("Compare"));
    //: tab of the desk: what was done, by whom
    m_tabs->setTabText(5, tr("History"));
    m_tabs->tabBar()->setAccessibleName(tr("Sources of the submission"));
    m_tabs->setAccessibleName(tr("Sources of the submission"));
    m_inspector->setAccessibleName(tr("Inspector"));
    const bool isMasked = m_context.isMasked();
    m_mask->setText(isMasked ? tr("Values masked") : tr("Values shown"));
    m_mask->setAccessibleName(isMasked ? tr("Reveal the masked values") : tr("Mask the values"));
    m_mask->setToolTip(isMasked ? tr("Reveal personal values (M). This is noted in the history.") : tr("Mask personal values again (M)"));
    m_mask->setIcon(m_context.theme().icon(isMasked ? QStringLiteral("eye_off") : QStringLiteral("eye")));
    m_decide->setText(tr("Decide…"));
    m_decide->setAccessibleName(tr("Decide"));
    nameActions();
    refreshState();
}

void DeskPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_findings->retranslate();
        m_ledger->retranslate();
        m_notice->retranslate();
        m_manifest->retranslate();
        m_traffic->retranslate();
        m_compare->retranslate();
        m_history->retranslate();
        m_inspector->retranslate();
        retranslate();
    }
    Page::changeEvent(event);
}

}  // namespace probity::ui
