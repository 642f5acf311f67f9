#include "ui/pages/decide/reason_list_model.h"

#include <algorithm>

namespace probity::ui {

ReasonListModel::ReasonListModel(QObject *parent) : QAbstractListModel(parent) {}

void ReasonListModel::setLanguage(const QString &language)
{
    m_language = language.toStdString();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ReasonListModel::setDraft(DecisionDraft *draft, bool isEditable)
{
    beginResetModel();
    m_draft = draft;
    m_isEditable = isEditable;
    endResetModel();
}

const std::vector<DecisionReason> &ReasonListModel::reasons() const
{
    static const std::vector<DecisionReason> none;
    return m_draft ? m_draft->decision().reasons : none;
}

bool ReasonListModel::move(int from, int to)
{
    if (!m_isEditable || from < 0 || to < 0 || from >= rowCount() || to >= rowCount() || from == to)
        return false;
    // Qt counts the destination before the row is taken out.
    if (!beginMoveRows({}, from, from, {}, to > from ? to + 1 : to))
        return false;
    m_draft->moveReason(static_cast<std::size_t>(from), static_cast<std::size_t>(to));
    endMoveRows();
    // The numbers of all rows between change with it.
    Q_EMIT dataChanged(index(std::min(from, to)), index(std::max(from, to)));
    Q_EMIT edited();
    return true;
}

bool ReasonListModel::removeAt(int row)
{
    if (!m_isEditable || row < 0 || row >= rowCount())
        return false;
    beginRemoveRows({}, row, row);
    m_draft->removeReason(static_cast<std::size_t>(row));
    endRemoveRows();
    if (row < rowCount())
        Q_EMIT dataChanged(index(row), index(rowCount() - 1));
    Q_EMIT edited();
    return true;
}

int ReasonListModel::add(const DecisionReason &reason)
{
    if (!m_isEditable || !m_draft)
        return -1;
    const auto known = std::find_if(reasons().begin(), reasons().end(), [&](const DecisionReason &other) { return other.reason == reason.reason; });
    int row = static_cast<int>(known - reasons().begin());
    if (known == reasons().end()) {
        beginInsertRows({}, row, row);
        m_draft->addReason(reason);
        endInsertRows();
    } else {
        m_draft->addReason(reason);
        Q_EMIT dataChanged(index(row), index(row));
    }
    Q_EMIT edited();
    return row;
}

int ReasonListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(reasons().size());
}

QString ReasonListModel::detail(const DecisionReason &reason) const
{
    QStringList parts;
    const int pieces = static_cast<int>(reason.evidence.size());
    parts << (pieces == 0 ? tr("no evidence") : tr("%n piece(s) of evidence", nullptr, pieces));
    QStringList clauses;
    for (const std::string &id : reason.clauses) {
        const Clause *clause = m_catalogue ? m_catalogue->clause(id) : nullptr;
        clauses << QString::fromStdString(clause ? clause->label.in(m_language) : id);
    }
    if (!clauses.isEmpty())
        parts << clauses.join(QStringLiteral(", "));
    if (reason.findings.empty() && !reason.tags.empty())
        parts << tr("%n tag(s)", nullptr, static_cast<int>(reason.tags.size()));
    return parts.join(QStringLiteral(" · "));
}

QVariant ReasonListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const DecisionReason &reason = reasons().at(static_cast<std::size_t>(index.row()));
    const QString title = QString::fromStdString(reason.title.in(m_language));
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return title;
    case Qt::ToolTipRole:
        return QString::fromStdString(reason.seen.in(m_language));
    case Qt::AccessibleTextRole:
        return tr("%1. %2").arg(index.row() + 1).arg(title) + QStringLiteral(" · ") + detail(reason);
    case NumberedRole:
        //: %1 the number of a reason in the letter, %2 its title
        return tr("%1. %2").arg(index.row() + 1).arg(title);
    case DetailRole:
        return detail(reason);
    case EvidenceCountRole:
        return static_cast<int>(reason.evidence.size());
    case ReasonIdRole:
        return QString::fromStdString(reason.reason);
    case FingerprintRole:
        return reason.findings.empty() ? QString() : QString::fromStdString(reason.findings.front());
    default:
        return {};
    }
}

Qt::ItemFlags ReasonListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return m_isEditable ? Qt::ItemIsDropEnabled : Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return m_isEditable ? flags | Qt::ItemIsDragEnabled : flags;
}

bool ReasonListModel::moveRows(const QModelIndex &sourceParent, int sourceRow, int count, const QModelIndex &destinationParent, int destinationChild)
{
    if (sourceParent.isValid() || destinationParent.isValid() || count != 1)
        return false;
    return move(sourceRow, destinationChild > sourceRow ? destinationChild - 1 : destinationChild);
}

}  // namespace probity::ui
