#include "ui/models/history_model.h"

#include <algorithm>

#include "ui/app_context.h"
#include "ui/models/roles.h"
#include "ui/text/event_text.h"
#include "ui/text/words.h"

namespace probity::ui {

HistoryModel::HistoryModel(AppContext &context, QObject *parent) : QAbstractTableModel(parent), m_context(context)
{
    connect(&context, &AppContext::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_events.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void HistoryModel::replace(std::vector<AuditEvent> events)
{
    beginResetModel();
    m_events = std::move(events);
    std::reverse(m_events.begin(), m_events.end());
    endResetModel();
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AuditEvent &event = m_events[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    if (role == IdRole)
        return static_cast<qlonglong>(event.id.value);
    if (role == SortRole)
        return static_cast<qlonglong>(event.at.microseconds);
    if (role == Qt::ToolTipRole)
        return column == Column::Hash ? QString::fromStdString(event.hash.hex()) : column == Column::Details ? eventDetails(event, m_context) : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::When:
        return Words::moment(event.at);
    case Column::Who:
        return event.byName.empty() ? tr("the program") : text(event.byName);
    case Column::What:
        return Words::event(event);
    case Column::Details:
        return eventDetails(event, m_context);
    case Column::Hash:
        return QString::fromStdString(event.hash.hex()).left(12);
    case Column::Count:
        break;
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::When:
        //: column of the history
        return tr("When");
    case Column::Who:
        //: column of the history
        return tr("Who");
    case Column::What:
        //: column of the history
        return tr("What");
    case Column::Details:
        //: column of the history
        return tr("Particulars");
    case Column::Hash:
        //: column of the history: hash of the link in the audit chain
        return tr("Chain");
    case Column::Count:
        break;
    }
    return {};
}

}  // namespace probity::ui
