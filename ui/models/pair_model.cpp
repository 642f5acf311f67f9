#include "ui/models/pair_model.h"

#include "ui/models/roles.h"

namespace probity::ui {

void PairModel::replace(std::vector<ShownPair> pairs)
{
    beginResetModel();
    m_pairs = std::move(pairs);
    endResetModel();
}

int PairModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pairs.size());
}

int PairModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant PairModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ShownPair &pair = m_pairs[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        return index.column() == 0 ? pair.name : pair.value;
    case Qt::ToolTipRole:
        return index.column() == 1 ? QVariant(pair.value.left(2000)) : QVariant();
    case StateRole:
        return pair.isPersonal && index.column() == 1;
    case HeaderRole:
        return pair.isHeading;
    default:
        return {};
    }
}

}  // namespace probity::ui
