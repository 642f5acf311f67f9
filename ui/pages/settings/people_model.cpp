#include "ui/pages/settings/people_model.h"

#include <QDateTime>

#include "ui/text/error_text.h"

namespace probity::ui {

PeopleModel::PeopleModel(QObject *parent) : QAbstractTableModel(parent) {}

void PeopleModel::setPeople(std::vector<Person> people, PersonId self)
{
    beginResetModel();
    m_people = std::move(people);
    m_self = self;
    endResetModel();
}

const Person *PeopleModel::person(const QModelIndex &index) const
{
    return index.isValid() && checkIndex(index) ? &m_people.at(static_cast<std::size_t>(index.row())) : nullptr;
}

void PeopleModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    if (!m_people.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int PeopleModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(m_people.size()); }
int PeopleModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : static_cast<int>(Column::Count); }

QString PeopleModel::text(const Person &person, Column column) const
{
    switch (column) {
    case Column::Name: {
        const QString name = QString::fromStdString(person.name);
        //: %1 the name of the person who is signed in
        return person.id == m_self ? tr("%1 (you)").arg(name) : name;
    }
    case Column::Role:
        return roleText(person.role);
    case Column::State:
        //: state of a person
        return person.isActive ? tr("active") : tr("deactivated");
    case Column::Since:
        return QDateTime::fromMSecsSinceEpoch(person.created.microseconds / 1000, Qt::OffsetFromUTC, person.created.offsetMinutes * 60)
            .toString(QStringLiteral("yyyy-MM-dd"));
    case Column::Count:
        break;
    }
    return {};
}

QVariant PeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Person &person = m_people.at(static_cast<std::size_t>(index.row()));
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(person, column);
    case SortRole:
        return column == Column::Since ? QVariant(static_cast<qlonglong>(person.created.microseconds)) : QVariant(text(person, column));
    case ActiveRole:
        return person.isActive;
    default:
        return {};
    }
}

QVariant PeopleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (static_cast<Column>(section)) {
    //: column: name of a person
    case Column::Name: return tr("Name");
    //: column: role of a person
    case Column::Role: return tr("Role");
    //: column: whether a person is active
    case Column::State: return tr("State");
    //: column: since when a person is in the workspace
    case Column::Since: return tr("Since");
    case Column::Count: break;
    }
    return {};
}

}  // namespace probity::ui
