#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QString>

namespace probity::ui {

/// A name and its value as shown: masked where it is personal and not revealed.
struct ShownPair {
    QString name;
    QString value;
    bool isPersonal = false;
    bool isHeading = false;     ///< "Request", "Response" between the rows
};

/// Headers, query fields, cookies: name beside value. StateRole bool: personal; HeaderRole bool: heading.
class PairModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void replace(std::vector<ShownPair> pairs);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<ShownPair> m_pairs;
};

}  // namespace probity::ui
