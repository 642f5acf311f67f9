#include "ui/pages/desk/ledger_tab.h"

#include <numeric>

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/charts/timeline_view.h"
#include "ui/delegates/table_delegate.h"
#include "ui/models/ledger_model.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"

namespace probity::ui {

using Column = LedgerModel::Column;

LedgerTab::LedgerTab(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("ledgerSplitter"));
    column->addWidget(m_splitter);

    m_model = new LedgerModel(context, review, this);
    m_view = new QTreeView(m_splitter);
    m_view->setObjectName(QStringLiteral("ledgerView"));
    m_view->setModel(m_model);
    auto *delegate = new TableDelegate(context.theme(), m_view);
    delegate->setBadgeColumns({static_cast<int>(Column::Verdict)});
    delegate->setBoldColumns({static_cast<int>(Column::Category)});
    delegate->setRowHeight(fontMetrics().height() + 18);
    m_view->setItemDelegate(delegate);
    m_view->setUniformRowHeights(true);
    m_view->setIndentation(18);
    m_view->setMouseTracking(true);
    m_view->setAllColumnsShowFocus(true);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionsMovable(false);
    m_view->header()->setMinimumSectionSize(40);

    auto *below = new QWidget(m_splitter);
    below->setProperty("sunken", true);
    below->setAttribute(Qt::WA_StyledBackground);
    auto *belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(16, 10, 16, 8);
    belowColumn->setSpacing(4);
    m_limits = new QLabel(below);
    m_limits->setObjectName(QStringLiteral("completeness"));
    m_limits->setWordWrap(true);
    m_limits->setProperty("muted", true);
    belowColumn->addWidget(m_limits);
    m_timeTitle = new QLabel(below);
    m_timeTitle->setProperty("heading", true);
    belowColumn->addWidget(m_timeTitle);
    m_timeline = new TimelineView(context, review, below);
    belowColumn->addWidget(m_timeline, 1);
    m_splitter->addWidget(m_view);
    m_splitter->addWidget(below);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setChildrenCollapsible(false);
    m_view->setMinimumHeight(fontMetrics().height() * 6 + 150);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (!m_isFollowing && current.isValid())
            m_case.selectLine(current.data(IdRole).toInt());
    });
    connect(m_timeline, &TimelineView::entryChosen, &review, &OpenCase::selectEntry);
    connect(m_timeline, &TimelineView::consentMoved, this, &LedgerTab::consentMoved);
    connect(&review, &OpenCase::selectionChanged, this, &LedgerTab::follow);
    connect(&review, &OpenCase::stateChanged, this, &LedgerTab::refresh);
    retranslate();
}

void LedgerTab::retranslate()
{
    m_view->setAccessibleName(tr("Ledger"));
    m_timeTitle->setText(tr("When it was sent"));
    refresh();
}

void LedgerTab::refresh()
{
    if (m_case.state() != OpenCase::State::Ready)
        return;
    QStringList limits;
    for (const auto &limit : m_case.assessment().completeness.limits)
        limits << Words::limit(limit);
    m_limits->setText(limits.join(QLatin1Char(' ')));
    m_limits->setVisible(!limits.isEmpty());
    const bool hasTraffic = !m_case.assessment().entries.empty();
    m_timeTitle->setVisible(hasTraffic);
    m_timeline->setVisible(hasTraffic);
    fitColumns();
}

void LedgerTab::fitColumns()
{
    // Shares of the width rather than scrolling sideways. In a narrow pane the recipients stay on the lines below a category
    // and in the findings, so that the words of the other columns remain whole.
    const int width = m_view->viewport()->width();
    const bool isNarrow = width < fontMetrics().averageCharWidth() * 90;
    const std::array<int, 6> shares = isNarrow ? std::array<int, 6>{24, 13, 16, 16, 15, 0} : std::array<int, 6>{23, 15, 13, 11, 10, 15};
    const int all = std::accumulate(shares.begin(), shares.end(), 0);
    const int verdict = qMax(width * 15 / (all + 15), fontMetrics().horizontalAdvance(Words::verdict(Verdict::Unexercised)) + 46);
    m_view->setColumnHidden(static_cast<int>(Column::Recipients), isNarrow);
    for (std::size_t i = 0; i < shares.size(); ++i)
        if (shares[i] > 0)
            m_view->setColumnWidth(static_cast<int>(i), (width - verdict) * shares[i] / all);
    m_view->setColumnWidth(static_cast<int>(Column::Verdict), verdict);
}

void LedgerTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitColumns();
}

void LedgerTab::follow()
{
    m_isFollowing = true;
    const QModelIndex index = m_model->indexOfLine(m_case.selection().line);
    if (!index.isValid()) {
        m_view->selectionModel()->clear();
    } else if (m_view->currentIndex().siblingAtColumn(0) != index && m_view->currentIndex().data(IdRole) != index.data(IdRole)) {
        const QModelIndex parent = index.parent();
        // A member that is not unfolded is shown by its group when it is the group's worst.
        const bool isShownByGroup = parent.isValid() && !m_view->isExpanded(parent) && parent.data(IdRole) == index.data(IdRole);
        m_view->setCurrentIndex(isShownByGroup ? parent : index);
        m_view->scrollTo(isShownByGroup ? parent : index);
    }
    m_timeline->showSelection();
    m_isFollowing = false;
}

void LedgerTab::takeFocus()
{
    m_view->setFocus();
}

}  // namespace probity::ui
