#pragma once

#include <QAbstractTableModel>

namespace probity::ui {

class AppContext;
class OpenCase;

/// The data uses that the manifests declare. Roles: IdRole index into Assessment::declarations.
class DeclarationModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Source, Category, Purpose, Count };

    DeclarationModel(AppContext &context, OpenCase &review, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    AppContext &m_context;
    OpenCase &m_case;
};

}  // namespace probity::ui
