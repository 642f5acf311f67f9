#include "ui/pages/desk/traffic_tab.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/delegates/table_delegate.h"
#include "ui/models/entry_model.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/pages/desk/entry_inspector.h"
#include "ui/text/words.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

using Column = EntryModel::Column;

TrafficTab::TrafficTab(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeBar();
    column->addWidget(m_bar);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(QStringLiteral("trafficSplitter"));
    m_model = new EntryModel(context, review, this);
    makeTable();
    m_entry = new EntryInspector(context, review, m_splitter);
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_entry);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setSizes({300, 340});
    column->addWidget(m_splitter, 1);
    m_none = new EmptyState(context.theme(), QStringLiteral("not_visible"), this);
    column->addWidget(m_none, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &TrafficTab::applyFilter);
    connect(m_model, &EntryModel::searchChanged, this, &TrafficTab::refreshCount);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        if (!m_isFollowing && current.isValid())
            m_case.selectEntry(current.data(IdRole).toInt());
    });
    connect(&review, &OpenCase::stateChanged, this, &TrafficTab::refresh);
    connect(&review, &OpenCase::selectionChanged, this, &TrafficTab::follow);
    m_filter->setText(context.settings().value(QStringLiteral("desk/trafficFilter")).toString());
    retranslate();
}

void TrafficTab::makeTable()
{
    m_table = new QTableView(m_splitter);
    m_table->setObjectName(QStringLiteral("trafficTable"));
    m_table->setModel(m_model);
    auto *delegate = new TableDelegate(m_context.theme(), m_table);
    delegate->setIconColumns({static_cast<int>(Column::Personal)});
    m_table->setItemDelegate(delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setMouseTracking(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    auto *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(36);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Narrow columns as wide as their words; the rest is shared by host, path and personal data.
    for (const Column column : {Column::Host, Column::Path, Column::Personal})
        header->setSectionResizeMode(static_cast<int>(column), QHeaderView::Stretch);
    const QFontMetrics metrics = fontMetrics();
    const auto fit = [this, &metrics](Column column, const QString &widest) { m_table->setColumnWidth(static_cast<int>(column), metrics.horizontalAdvance(widest) + 20); };
    fit(Column::Index, QStringLiteral("00000"));
    fit(Column::Time, QStringLiteral("+000.0 s"));
    fit(Column::Phase, Words::phase(Phase::BeforeChoice));
    fit(Column::Method, QStringLiteral("DELETE"));
    fit(Column::Status, QStringLiteral("Status"));
    fit(Column::Size, QStringLiteral("000.0 kB"));
    const QStringList kept = m_context.settings().value(QStringLiteral("desk/trafficColumns")).toString().split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < kept.size() && i < static_cast<qsizetype>(Column::Count); ++i)
        if (const int width = kept[i].toInt(); width >= header->minimumSectionSize() && header->sectionResizeMode(static_cast<int>(i)) != QHeaderView::Stretch)
            m_table->setColumnWidth(static_cast<int>(i), width);
    connect(header, &QHeaderView::sectionResized, this, &TrafficTab::keepColumns);
}

void TrafficTab::keepColumns()
{
    QStringList widths;
    for (int i = 0; i < static_cast<int>(Column::Count); ++i)
        widths << QString::number(m_table->isColumnHidden(i) ? 0 : m_table->columnWidth(i));
    // Hidden in a narrow window is not narrow by choice: the width before stays.
    const QStringList before = m_context.settings().value(QStringLiteral("desk/trafficColumns")).toString().split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < widths.size() && i < before.size(); ++i)
        if (widths[i] == QLatin1String("0"))
            widths[i] = before[i];
    m_context.settings().setValue(QStringLiteral("desk/trafficColumns"), widths.join(QLatin1Char(',')));
}

void TrafficTab::retranslate()
{
    m_filter->setPlaceholderText(tr("Filter: host:amap category:location sent before:consent status:>=400 body:\"…\", or any word"));
    //: button with the saved filters of the traffic
    m_saved->setText(tr("Saved ▾"));
    m_saved->setAccessibleName(tr("Saved filters"));
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop searching in bodies"));
    m_filter->setAccessibleName(tr("Filter the traffic"));
    m_table->setAccessibleName(tr("Traffic"));
    m_none->setTexts(tr("There is no traffic sample"), tr("Nothing was observed, so nothing can be said about what the app sends. Import a capture (HAR) to see it."));
    m_entry->retranslate();
    refreshCount();
}

void TrafficTab::refresh()
{
    if (m_case.state() != OpenCase::State::Ready) {
        m_entry->show(-1);
        return;
    }
    const bool isEmpty = m_case.assessment().entries.empty();
    m_bar->setVisible(!isEmpty);
    m_splitter->setVisible(!isEmpty);
    m_none->setVisible(isEmpty);
    m_entry->show(-1);
    refreshCount();
}

void TrafficTab::refreshCount()
{
    const int shown = m_model->rowCount();
    const QString count = shown == m_model->total() ? tr("%n request(s)", nullptr, shown) : tr("%1 of %n request(s)", nullptr, m_model->total()).arg(shown);
    m_stop->setVisible(m_model->isSearching());
    m_count->setText(m_model->isSearching() ? tr("%1, searching…").arg(count) : count);
    QStringList problems{m_misread, m_model->lacking()};
    problems.removeAll(QString());
    m_problem->setText(problems.join(QLatin1Char('\n')));
    m_problem->setVisible(!problems.isEmpty());
}

void TrafficTab::follow()
{
    const int entry = m_case.selection().entry;
    m_isFollowing = true;
    QModelIndex index = m_model->indexOfEntry(entry);
    if (entry >= 0 && !index.isValid() && m_table->isVisible() && !m_isFiltering && !m_case.isReloading() && !m_model->isSearching() && !m_filter->text().isEmpty()) {
        // The evidence is outside the filter: it is worth more than the filter.
        m_filter->clear();
        index = m_model->indexOfEntry(entry);
    }
    if (index.isValid()) {
        m_table->selectRow(index.row());
        m_table->scrollTo(index);
    } else {
        m_table->selectionModel()->clear();
    }
    m_entry->show(entry);
    m_isFollowing = false;
}

void TrafficTab::openFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void TrafficTab::takeFocus()
{
    m_table->setFocus();
}

void TrafficTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Host, path and data are worth more than what the request itself shows below.
    m_table->setColumnHidden(static_cast<int>(Column::Size), width() < fontMetrics().averageCharWidth() * 92);
    m_table->setColumnHidden(static_cast<int>(Column::Index), width() < fontMetrics().averageCharWidth() * 82);
}

bool TrafficTab::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape)
            m_filter->clear();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) {
            m_table->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

}  // namespace probity::ui
