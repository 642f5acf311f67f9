#include "ui/models/declaration_model.h"

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"

namespace probity::ui {

DeclarationModel::DeclarationModel(AppContext &context, OpenCase &review, QObject *parent) : QAbstractTableModel(parent), m_context(context), m_case(review)
{
    // The rows live in the case: its change of state is the reset.
    connect(&review, &OpenCase::stateChanged, this, [this] {
        beginResetModel();
        endResetModel();
    });
    connect(&context, &AppContext::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

int DeclarationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_case.assessment().declarations.size());
}

int DeclarationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant DeclarationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &declaration = m_case.assessment().declarations[static_cast<std::size_t>(index.row())];
    if (role == IdRole)
        return static_cast<qlonglong>(index.row());
    if (role == Qt::ToolTipRole)
        return text(declaration.artifact + "  " + declaration.pointer);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Column::Source:
        return text(declaration.source);
    case Column::Category:
        return m_context.categoryName(declaration.category);
    case Column::Purpose:
        return declaration.purposeText.empty() ? QStringLiteral("—") : text(declaration.purposeText);
    case Column::Count:
        break;
    }
    return {};
}

QVariant DeclarationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Source:
        //: column of the declarations: what the manifest names
        return tr("Declared as");
    case Column::Category:
        //: column of the declarations
        return tr("Data category");
    case Column::Purpose:
        //: column of the declarations
        return tr("Purpose");
    case Column::Count:
        break;
    }
    return {};
}

}  // namespace probity::ui
