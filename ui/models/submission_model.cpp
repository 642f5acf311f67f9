#include "ui/models/submission_model.h"

#include <algorithm>

#include "ui/app_context.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"

namespace probity::ui {

SubmissionModel::SubmissionModel(AppContext &context, QObject *parent) : QAbstractTableModel(parent), m_context(context)
{
    // Names of types and platforms, ages and states are made when asked for: another language needs only a repaint.
    connect(&context, &AppContext::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

void SubmissionModel::replace(std::vector<SubmissionSummary> rows)
{
    const bool sameIds = rows.size() == m_rows.size()
                         && std::equal(rows.begin(), rows.end(), m_rows.begin(), [](const auto &a, const auto &b) { return a.id == b.id; });
    if (sameIds) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

const SubmissionSummary *SubmissionModel::row(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return nullptr;
    return &m_rows[static_cast<std::size_t>(index.row())];
}

int SubmissionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SubmissionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant SubmissionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SubmissionSummary &row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return column == Column::App ? QVariant(text(row.appIdentifier)) : display(row, column);
    case SortRole:
        return sortKey(row, column);
    case IdRole:
        return static_cast<qlonglong>(row.id.value);
    case StateRole:
        return static_cast<int>(row.state);
    case CountRole:
        return row.openFindings;
    case SubtitleRole:
        return column == Column::App ? QStringLiteral("%1  %2").arg(text(row.version), text(row.appIdentifier).left(40)).trimmed() : QVariant();
    case ThemeRoleRole:
        if (column == Column::Worst && row.worst)
            return static_cast<int>(roleOf(*row.worst));
        return column == Column::State ? QVariant(static_cast<int>(roleOf(row.state))) : QVariant();
    case IconNameRole:
        return column == Column::Worst && row.worst ? QVariant(iconOf(*row.worst)) : QVariant();
    case Qt::TextAlignmentRole:
        return column == Column::Open || column == Column::Earlier ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QVariant SubmissionModel::display(const SubmissionSummary &row, Column column) const
{
    switch (column) {
    case Column::App:
        return Words::app(row);
    case Column::Platform:
        return Words::platform(row.platform);
    case Column::Type:
        return row.type.isEmpty() ? QStringLiteral("—") : m_context.appTypeName(row.type);
    case Column::Developer:
        return row.developer.empty() ? QStringLiteral("—") : text(row.developer);
    case Column::State:
        return Words::state(row.state);
    case Column::Worst:
        return row.worst ? Words::verdict(*row.worst) : QStringLiteral("—");
    case Column::Open:
        return QStringLiteral("%1 / %2").arg(row.openFindings).arg(row.findings);
    case Column::Earlier:
        return row.earlierDecisions == 0 ? QStringLiteral("—") : QString::number(row.earlierDecisions);
    case Column::Age:
        return Words::age(row.imported, m_context.clock().now());
    case Column::Assignee:
        return row.assigneeName.empty() ? QStringLiteral("—") : text(row.assigneeName);
    case Column::Count:
        break;
    }
    return {};
}

QVariant SubmissionModel::sortKey(const SubmissionSummary &row, Column column) const
{
    switch (column) {
    case Column::State:
        return static_cast<int>(row.state);
    case Column::Worst:
        return row.worst ? static_cast<int>(*row.worst) : 99;
    case Column::Open:
        return row.openFindings;
    case Column::Earlier:
        return row.earlierDecisions;
    case Column::Age:
        // Ascending age is the newest first.
        return -static_cast<qlonglong>(row.imported.microseconds);
    default:
        return display(row, column).toString().toLower();
    }
}

QVariant SubmissionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool isNumber = section == static_cast<int>(Column::Open) || section == static_cast<int>(Column::Earlier);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && isNumber)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::App:
        //: column of the queue
        return tr("App");
    case Column::Platform:
        //: column of the queue
        return tr("Platform");
    case Column::Type:
        //: column of the queue: type of app
        return tr("Type");
    case Column::Developer:
        //: column of the queue
        return tr("Developer");
    case Column::State:
        //: column of the queue
        return tr("State");
    case Column::Worst:
        //: column of the queue
        return tr("Worst verdict");
    case Column::Open:
        //: column of the queue: open findings of all
        return tr("Open");
    case Column::Earlier:
        //: column of the queue: earlier decisions
        return tr("Earlier");
    case Column::Age:
        //: column of the queue
        return tr("Age");
    case Column::Assignee:
        //: column of the queue
        return tr("Assignee");
    case Column::Count:
        break;
    }
    return {};
}

SubmissionFilter::SubmissionFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setDynamicSortFilter(true);
}

void SubmissionFilter::setWords(const QString &text)
{
    m_words = text.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

void SubmissionFilter::setStates(States states)
{
    m_states = states;
    invalidateFilter();
}

bool SubmissionFilter::matches(States states, SubmissionState state) noexcept
{
    switch (states) {
    case States::All:
        return true;
    case States::Waiting:
        return state == SubmissionState::Waiting;
    case States::InReview:
        return state == SubmissionState::InReview;
    case States::AwaitingSecond:
        return state == SubmissionState::AwaitingSecond;
    case States::Decided:
        return state == SubmissionState::Approved || state == SubmissionState::Rejected || state == SubmissionState::Banned;
    }
    return true;
}

bool SubmissionFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const auto *model = qobject_cast<const SubmissionModel *>(sourceModel());
    const SubmissionSummary *summary = parent.isValid() ? nullptr : model->row(model->index(row, 0));
    if (!summary || !matches(m_states, summary->state))
        return false;
    if (m_words.isEmpty())
        return true;
    QString look = text(summary->searchText);
    for (const auto column : {SubmissionModel::Column::App, SubmissionModel::Column::Platform, SubmissionModel::Column::Type, SubmissionModel::Column::Developer,
                              SubmissionModel::Column::Worst, SubmissionModel::Column::State})
        look += QLatin1Char('\n') + model->data(model->index(row, static_cast<int>(column)), Qt::DisplayRole).toString().toLower();
    look += QLatin1Char('\n') + text(summary->appIdentifier).toLower() + QLatin1Char('\n') + text(summary->version);
    return std::all_of(m_words.begin(), m_words.end(), [&look](const QString &word) { return look.contains(word); });
}

}  // namespace probity::ui
