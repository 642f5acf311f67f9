#include "ui/pages/desk/history_tab.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/delegates/table_delegate.h"
#include "ui/models/history_model.h"
#include "ui/models/open_case.h"
#include "ui/text/error_text.h"

namespace probity::ui {

HistoryTab::HistoryTab(AppContext &context, OpenCase &review, QWidget *parent) : QWidget(parent), m_context(context), m_case(review)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_error = new QLabel(this);
    m_error->setWordWrap(true);
    m_error->setMargin(16);
    m_error->hide();
    column->addWidget(m_error);
    auto *bar = new QWidget(this);
    bar->setProperty("pane", true);
    bar->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(12, 8, 12, 8);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(QStringLiteral("historyFilter"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(context.theme().icon(QStringLiteral("search"), ThemeRole::TextFaint), QLineEdit::LeadingPosition);
    row->addWidget(m_filter);
    column->addWidget(bar);
    m_model = new HistoryModel(context, this);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("historyTable"));
    m_filtered = new QSortFilterProxyModel(this);
    m_filtered->setSourceModel(m_model);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setModel(m_filtered);
    auto *delegate = new TableDelegate(context.theme(), m_table);
    delegate->setBoldColumns({static_cast<int>(HistoryModel::Column::What)});
    m_table->setItemDelegate(delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 2 + 12);
    auto *header = m_table->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(static_cast<int>(HistoryModel::Column::Details), QHeaderView::Stretch);
    column->addWidget(m_table, 1);
    connect(m_filter, &QLineEdit::textChanged, m_filtered, &QSortFilterProxyModel::setFilterFixedString);
    connect(&review, &OpenCase::stateChanged, this, &HistoryTab::reload);
    connect(&review, &OpenCase::reviewChanged, this, &HistoryTab::reload);
    retranslate();
}

void HistoryTab::retranslate()
{
    m_table->setAccessibleName(tr("History of the submission"));
    m_filter->setPlaceholderText(tr("Filter: a name, an action, a word of a reason"));
    m_filter->setAccessibleName(tr("Filter the history"));
}

void HistoryTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    reload();
}

void HistoryTab::reload()
{
    if (!isVisible() || m_case.state() != OpenCase::State::Ready)
        return;
    auto events = m_context.workspace().history(m_case.id());
    m_error->setVisible(!events);
    if (!events) {
        m_error->setText(errorText(events.error()));
        m_model->replace({});
        return;
    }
    m_model->replace(std::move(*events));
}

void HistoryTab::takeFocus()
{
    m_table->setFocus();
}

}  // namespace probity::ui
