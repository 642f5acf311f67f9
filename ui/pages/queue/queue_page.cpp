#include "ui/pages/queue/queue_page.h"

#include <utility>

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/delegates/table_delegate.h"
#include "ui/jobs/job.h"
#include "ui/models/roles.h"
#include "ui/models/submission_model.h"
#include "ui/pages/queue/sample_list.h"
#include "ui/text/error_text.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

using Column = SubmissionModel::Column;
using States = SubmissionModel::States;

namespace {
constexpr std::array chipStates{States::All, States::Waiting, States::InReview, States::AwaitingSecond, States::Decided};
}

QueuePage::QueuePage(AppContext &context, QWidget *parent) : Page(QStringLiteral("queue"), parent), m_context(context)
{
    m_model = new SubmissionModel(context, this);
    makeActions();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    column->addWidget(makeFilterBar());
    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    makeTable();
    m_list = new QWidget(m_stack);
    m_list->setProperty("pane", true);
    m_list->setAttribute(Qt::WA_StyledBackground);
    auto *margins = new QVBoxLayout(m_list);
    margins->setContentsMargins(12, 0, 12, 0);
    margins->setSpacing(0);
    m_problem = new QLabel(m_list);
    m_problem->setObjectName(QStringLiteral("queueProblem"));
    m_problem->setProperty("error", true);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(8, 4, 8, 6);
    m_problem->hide();
    margins->addWidget(m_problem);
    margins->addWidget(m_table, 1);
    m_hits = new QLabel(m_list);
    m_hits->setObjectName(QStringLiteral("queueHits"));
    m_hits->setProperty("muted", true);
    m_hits->setTextFormat(Qt::RichText);
    m_hits->setContentsMargins(8, 6, 8, 6);
    m_hits->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_hits->hide();
    margins->addWidget(m_hits);
    m_stack->addWidget(m_list);
    m_empty = new EmptyState(context.theme(), QStringLiteral("import"), m_stack);
    m_empty->setObjectName(QStringLiteral("queueEmpty"));
    m_empty->button()->setObjectName(QStringLiteral("emptyImport"));
    m_samples = new SampleList(context, m_empty);
    m_empty->addBelow(m_samples);
    m_stack->addWidget(m_empty);
    m_noMatch = new EmptyState(context.theme(), QStringLiteral("search"), m_stack);
    m_noMatch->button()->setObjectName(QStringLiteral("clearFilter"));
    m_stack->addWidget(m_noMatch);

    connect(m_samples, &SampleList::chosen, this, &Page::importRequested);
    // The menu opens where the person looks: QPushButton::showMenu() would open it at the other button, far away.
    connect(m_empty->button(), &QPushButton::clicked, this, [this] {
        m_importButton->menu()->popup(m_empty->button()->mapToGlobal(QPoint(0, m_empty->button()->height())));
    });
    connect(m_noMatch->button(), &QPushButton::clicked, this, [this] {
        m_mine->setChecked(false);
        m_search->clear();
        m_chips->button(static_cast<int>(States::All))->click();
    });
    m_hitsSoon = new QTimer(this);
    m_hitsSoon->setSingleShot(true);
    m_hitsSoon->setInterval(150);
    connect(m_hitsSoon, &QTimer::timeout, this, &QueuePage::showHits);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, m_hitsSoon, qOverload<>(&QTimer::start));
    connect(m_model, &SubmissionModel::modelAboutToBeReset, this, [this] { m_before = current(); });
    connect(m_model, &SubmissionModel::loaded, this, &QueuePage::noteLoaded);
    connect(m_model, &SubmissionModel::failed, this, [this](const Error &error) {
        m_error = errorText(error);
        refreshView();
    });
    connect(&context, &AppContext::workspaceChanged, this, [this] {
        if (m_indexJob)
            m_indexJob->abandon();
        m_indexJob = nullptr;
        m_isRestored = false;
        reload();
        indexOlder();
    });
    connect(&context, &AppContext::submissionChanged, this, [this] {
        if (isVisible())
            m_model->reload();
        else
            m_isStale = true;
    });
    retranslate();
    reload();
    indexOlder();
}

QWidget *QueuePage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setProperty("pane", true);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 12, 20, 8);
    m_title = new QLabel(header);
    m_title->setProperty("title", true);
    row->addWidget(m_title);
    row->addStretch(1);
    m_importButton = new QPushButton(header);
    m_importButton->setObjectName(QStringLiteral("importButton"));
    m_importButton->setProperty("primary", true);
    row->addWidget(m_importButton);
    return header;
}

QWidget *QueuePage::makeFilterBar()
{
    auto *bar = new QWidget(this);
    bar->setProperty("pane", true);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(20, 2, 20, 10);
    row->setSpacing(8);
    m_search = new QLineEdit(bar);
    m_search->setObjectName(QStringLiteral("queueSearch"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(280);
    m_search->setMaximumWidth(460);
    m_search->addAction(m_context.theme().icon(QStringLiteral("search"), ThemeRole::TextFaint), QLineEdit::LeadingPosition);
    m_search->installEventFilter(this);
    row->addWidget(m_search, 1);
    m_chips = new QButtonGroup(this);
    for (const States states : chipStates) {
        auto *chip = new QPushButton(bar);
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setObjectName(QStringLiteral("queueChip%1").arg(static_cast<int>(states)));
        chip->setChecked(states == States::All);
        m_chips->addButton(chip, static_cast<int>(states));
        row->addWidget(chip);
    }
    m_mine = new QPushButton(bar);
    m_mine->setProperty("chip", true);
    m_mine->setCheckable(true);
    m_mine->setObjectName(QStringLiteral("queueMine"));
    row->addWidget(m_mine);
    row->addStretch(1);
    m_views = new QPushButton(bar);
    m_views->setObjectName(QStringLiteral("queueViews"));
    row->addWidget(m_views);
    connect(m_search, &QLineEdit::textChanged, this, &QueuePage::applyFilter);
    connect(m_chips, &QButtonGroup::idClicked, this, &QueuePage::applyFilter);
    connect(m_mine, &QPushButton::toggled, this, &QueuePage::applyFilter);
    connect(m_views, &QPushButton::clicked, this, &QueuePage::showViews);
    return bar;
}

void QueuePage::makeTable()
{
    m_table = new QTableView(m_stack);
    m_table->setObjectName(QStringLiteral("queueTable"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setMouseTracking(true);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setWordWrap(false);
    auto *delegate = new TableDelegate(m_context.theme(), m_table);
    delegate->setBadgeColumns({static_cast<int>(Column::Worst)});
    delegate->setBoldColumns({static_cast<int>(Column::App)});
    m_table->setItemDelegate(delegate);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 2 + 16);
    auto *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(50);
    m_table->setSortingEnabled(true);
    connect(header, &QHeaderView::sectionResized, this, &QueuePage::noteShares);
    connect(header, &QHeaderView::sectionMoved, this, &QueuePage::saveView);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &QueuePage::saveView);
    connect(m_table, &QTableView::doubleClicked, this, &QueuePage::openCurrent);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->addActions({m_open, m_decide, m_assign});
}

void QueuePage::makeActions()
{
    const auto action = [this](const char *name, const QKeySequence &keys) {
        auto *made = new QAction(this);
        made->setObjectName(QString::fromLatin1(name));
        made->setShortcut(keys);
        made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(made);
        return made;
    };
    m_open = action("queueOpen", QKeySequence());
    m_decide = action("queueDecide", QKeySequence(QStringLiteral("Ctrl+D")));
    m_assign = action("queueAssign", QKeySequence(QStringLiteral("A")));
    m_find = action("queueFind", QKeySequence(QStringLiteral("/")));
    m_find->setShortcuts({QKeySequence(QStringLiteral("/")), QKeySequence::Find});
    connect(m_open, &QAction::triggered, this, &QueuePage::openCurrent);
    connect(m_decide, &QAction::triggered, this, [this] {
        if (const SubmissionId id = current())
            Q_EMIT pageRequested(QStringLiteral("decide"), id);
    });
    connect(m_assign, &QAction::triggered, this, &QueuePage::assignToMe);
    connect(m_find, &QAction::triggered, this, [this] {
        m_search->setFocus(Qt::ShortcutFocusReason);
        m_search->selectAll();
    });
}

QString QueuePage::title() const
{
    //: page: all submissions
    return tr("Queue");
}

void QueuePage::retranslate()
{
    m_title->setText(tr("Submissions"));
    m_importButton->setText(tr("Import…"));
    m_importButton->setAccessibleName(tr("Import a submission"));
    auto *menu = new QMenu(m_importButton);
    menu->setObjectName(QStringLiteral("importMenu"));
    delete m_importButton->menu();
    menu->addAction(tr("A folder…"), this, [this] { Q_EMIT importDialogRequested(ImportKind::Folder); })->setObjectName(QStringLiteral("importMenuFolder"));
    menu->addAction(tr("Files or a zip…"), this, [this] { Q_EMIT importDialogRequested(ImportKind::Files); })->setObjectName(QStringLiteral("importMenuFiles"));
    m_importButton->setMenu(menu);
    m_search->setPlaceholderText(tr("Search names, notices, hosts, findings, notes…"));
    m_search->setAccessibleName(tr("Search the queue"));
    m_table->setAccessibleName(tr("Submissions"));
    m_open->setText(tr("Open on the desk"));
    m_decide->setText(tr("Decide…"));
    m_assign->setText(tr("Assign to me"));
    m_find->setText(tr("Search the queue"));
    m_samples->reload();
    refreshChips();
    refreshView();
}

void QueuePage::refreshChips()
{
    for (const States states : chipStates) {
        QString name;
        switch (states) {
        case States::All:
            //: filter of the queue: all submissions
            name = tr("All");
            break;
        case States::Waiting:
            //: filter of the queue
            name = tr("Waiting");
            break;
        case States::InReview:
            //: filter of the queue
            name = tr("In review");
            break;
        case States::AwaitingSecond:
            //: filter of the queue
            name = tr("Awaiting second");
            break;
        case States::Decided:
            //: filter of the queue
            name = tr("Decided");
            break;
        }
        auto *chip = m_chips->button(static_cast<int>(states));
        chip->setText(QStringLiteral("%1  %2").arg(name).arg(m_model->count(states)));
        chip->setAccessibleName(name);
    }
    //: filter of the queue: what is assigned to me
    m_mine->setText(tr("Mine"));
    m_mine->setAccessibleName(tr("Assigned to me"));
    //: button with the saved views of the queue
    m_views->setText(tr("Views ▾"));
    m_views->setAccessibleName(tr("Saved views"));
}

void QueuePage::reload()
{
    m_error.clear();
    restoreView();
    m_model->reload();
}

void QueuePage::noteLoaded()
{
    m_error = std::exchange(m_refusal, {});
    m_isStale = false;
    refreshChips();
    refreshView();
    int row = m_wanted ? m_model->rowOf(m_wanted) : -1;
    if (row >= 0)
        m_wanted = {};
    else if (m_before)
        row = m_model->rowOf(m_before);
    m_before = {};
    if (row >= 0)
        m_table->selectRow(row);
    m_hitsSoon->start();
}

void QueuePage::refreshView()
{
    const bool isEmpty = m_model->counts().all == 0;
    const bool isReadOnly = m_context.hasWorkspace() && m_context.workspace().isReadOnly();
    m_importButton->setEnabled(m_context.hasWorkspace() && !isReadOnly);
    if (!m_error.isEmpty()) {
        m_empty->setIcon(QStringLiteral("warning"), ThemeRole::Reject);
        m_empty->setTexts(tr("The submissions cannot be read"), m_error);
    } else {
        m_empty->setIcon(QStringLiteral("import"));
        m_empty->setTexts(m_model->isLoaded() || !m_context.hasWorkspace() ? tr("No submission yet") : tr("Reading the queue…"), tr("Drop a folder, a zip or files anywhere in this window: the manifest, the privacy notice and the traffic sample of one app."),
                          isReadOnly ? QString() : tr("Import…"));
    }
    m_samples->setVisible(m_error.isEmpty() && !isReadOnly && !m_samples->isEmpty());
    m_noMatch->setTexts(tr("Nothing matches"), tr("No submission fits the search and the state chosen above."), tr("Show all"));
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_model->rowCount() == 0 ? static_cast<QWidget *>(m_noMatch) : m_list);
    m_problem->setText(m_error);
    m_problem->setVisible(!m_error.isEmpty());
    const bool canOpen = !isEmpty && m_model->rowCount() > 0;
    for (QAction *action : {m_open, m_decide})
        action->setEnabled(canOpen);
    m_assign->setEnabled(canOpen && !isReadOnly);
    if (canOpen && !m_table->selectionModel()->hasSelection())
        m_table->selectRow(0);
    m_hits->setVisible(canOpen && !m_model->words().isEmpty() && !m_hits->text().isEmpty());
    Q_EMIT statusChanged();
}

void QueuePage::activate()
{
    if (m_stack->currentWidget() == m_list)
        m_table->setFocus();
    else if (auto *sample = m_samples->findChild<QPushButton *>(QStringLiteral("sample_1")); sample && m_samples->isVisible())
        sample->setFocus();
    else
        m_importButton->setFocus();
}

QList<QAction *> QueuePage::menuActions() const
{
    return {m_open, m_decide, m_assign, m_find};
}

QList<KeyHint> QueuePage::keyHints() const
{
    return {{QStringLiteral("↑ ↓"), tr("move")}, {QStringLiteral("Return"), tr("open")}, {QStringLiteral("A"), tr("assign to me")}, {QStringLiteral("/"), tr("search")}};
}

QString QueuePage::statusText() const
{
    const int shown = m_model->rowCount();
    const int all = static_cast<int>(m_model->counts().all);
    if (shown == all)
        return tr("%n submission(s)", nullptr, all);
    return tr("%1 of %n submission(s)", nullptr, all).arg(shown);
}

SubmissionId QueuePage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? SubmissionId{index.data(IdRole).toLongLong()} : SubmissionId{};
}

void QueuePage::select(SubmissionId submission)
{
    const int row = m_model->rowOf(submission);
    // What was just imported is in the list when it is asked for the next time.
    m_wanted = row < 0 ? submission : SubmissionId{};
    if (row >= 0)
        m_table->selectRow(row);
}

void QueuePage::openCurrent()
{
    if (const SubmissionId id = current())
        Q_EMIT pageRequested(QStringLiteral("desk"), id);
}

void QueuePage::openNext()
{
    const int row = m_table->currentIndex().row() + 1;
    if (row >= m_model->rowCount())
        return;
    m_table->selectRow(row);
    openCurrent();
}

void QueuePage::assignToMe()
{
    const auto actor = m_context.actor();
    if (!actor)
        return;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        if (const auto status = m_context.workspace().assign(SubmissionId{row.data(IdRole).toLongLong()}, actor->id); !status)
            m_refusal = errorText(status.error());
    Q_EMIT m_context.submissionChanged(0);
}

void QueuePage::saveView()
{
    if (!m_isRestored)
        return;
    QSettings &settings = m_context.settings();
    settings.setValue(QStringLiteral("queue/header"), m_table->horizontalHeader()->saveState());
    settings.setValue(QStringLiteral("queue/search"), m_search->text());
    settings.setValue(QStringLiteral("queue/states"), m_chips->checkedId());
    settings.setValue(QStringLiteral("queue/mine"), m_mine->isChecked());
}

void QueuePage::noteShares()
{
    // Widths that a person drew; those that fitColumns() gives follow from them.
    if (!m_isRestored || m_isFitting || !m_table->horizontalHeader()->isVisible() || m_shares.isEmpty())
        return;
    QVariantList kept;
    for (int i = 0; i < m_shares.size(); ++i) {
        if (!m_table->isColumnHidden(i))
            m_shares[i] = qMax(1, m_table->columnWidth(i));
        kept << m_shares[i];
    }
    m_context.settings().setValue(QStringLiteral("queue/shares"), kept);
    saveView();
}

void QueuePage::fitColumns()
{
    if (!m_isRestored || m_isFitting)
        return;
    m_isFitting = true;
    // Characters that each column needs to be of use, and what goes first where there is no room for all.
    constexpr std::array<int, 10> needed{14, 9, 9, 10, 9, 10, 6, 6, 7, 7};
    constexpr std::array dropped{Column::Type, Column::Earlier, Column::Platform, Column::Developer, Column::Age};
    if (m_shares.size() != static_cast<qsizetype>(needed.size()))
        m_shares = {230, 150, 150, 150, 140, 130, 80, 80, 90, 100};
    const int width = m_table->viewport()->width();
    const int character = fontMetrics().averageCharWidth();
    std::array<bool, 10> isShown{};
    isShown.fill(true);
    const auto sum = [&isShown](const auto &of) {
        int all = 0;
        for (std::size_t i = 0; i < isShown.size(); ++i)
            all += isShown[i] ? of(i) : 0;
        return all;
    };
    for (const Column column : dropped)
        if (sum([&](std::size_t i) { return needed[i] * character; }) > width)
            isShown[static_cast<std::size_t>(column)] = false;
    const int shares = sum([this](std::size_t i) { return m_shares[static_cast<qsizetype>(i)]; });
    int left = width;
    int last = 0;
    for (std::size_t i = 0; i < isShown.size(); ++i) {
        const int column = static_cast<int>(i);
        m_table->setColumnHidden(column, !isShown[i]);
        if (!isShown[i])
            continue;
        const int share = static_cast<int>(static_cast<qint64>(width) * m_shares[column] / qMax(1, shares));
        m_table->setColumnWidth(column, share);
        left -= m_table->columnWidth(column);
        last = column;
    }
    // What rounding leaves.
    m_table->setColumnWidth(last, qMax(50, m_table->columnWidth(last) + left));
    m_isFitting = false;
}

void QueuePage::restoreView()
{
    if (m_isRestored)
        return;
    QSettings &settings = m_context.settings();
    const QByteArray state = settings.value(QStringLiteral("queue/header")).toByteArray();
    if (state.isEmpty() || !m_table->horizontalHeader()->restoreState(state)) {
        m_table->sortByColumn(static_cast<int>(Column::Age), Qt::AscendingOrder);
    } else {
        m_model->sort(m_table->horizontalHeader()->sortIndicatorSection(), m_table->horizontalHeader()->sortIndicatorOrder());
    }
    m_shares.clear();
    for (const QVariant &share : settings.value(QStringLiteral("queue/shares")).toList())
        m_shares << qMax(1, share.toInt());
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_search->setText(settings.value(QStringLiteral("queue/search")).toString());
    if (auto *chip = m_chips->button(settings.value(QStringLiteral("queue/states"), 0).toInt()))
        chip->setChecked(true);
    m_mine->setChecked(settings.value(QStringLiteral("queue/mine"), false).toBool());
    m_isRestored = true;
    fitColumns();
    applyFilter();
}

void QueuePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

bool QueuePage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool isReturn = key == Qt::Key_Return || key == Qt::Key_Enter;
        if (watched == m_table && isReturn) {
            openCurrent();
            return true;
        }
        if (watched == m_search && (isReturn || key == Qt::Key_Down)) {
            m_table->setFocus();
            if (!m_table->currentIndex().isValid())
                m_table->selectRow(0);
            return true;
        }
        if (watched == m_search && key == Qt::Key_Escape) {
            m_search->clear();
            m_table->setFocus();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

}  // namespace probity::ui
