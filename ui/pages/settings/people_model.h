#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "model/review.h"

namespace probity::ui {

/// The people of a workspace. Values only; the page reads them and hands them in. GUI thread.
class PeopleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Name, Role, State, Since, Count };
    enum Role {
        SortRole = Qt::UserRole + 1,    ///< raw value to sort by
        ActiveRole                      ///< bool
    };

    explicit PeopleModel(QObject *parent = nullptr);

    void setPeople(std::vector<Person> people, PersonId self);
    const Person *person(const QModelIndex &index) const;
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const Person &person, Column column) const;

    std::vector<Person> m_people;
    PersonId m_self;
};

}  // namespace probity::ui
