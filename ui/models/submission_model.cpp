#include "ui/models/submission_model.h"

#include <algorithm>

#include <QTimer>

#include "ui/app_context.h"
#include "ui/jobs/job.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"

namespace probity::ui {

namespace {

constexpr int pageRows = 256;
constexpr std::size_t keptPages = 8;

template <class Enum, class Name>
std::vector<Enum> named(const QString &word, Enum last, Name name)
{
    std::vector<Enum> values;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        if (name(static_cast<Enum>(i)).contains(word, Qt::CaseInsensitive))
            values.push_back(static_cast<Enum>(i));
    return values;
}

std::vector<SubmissionId> idsOfPage(const std::vector<SubmissionId> &ids, int page)
{
    const auto from = std::min(ids.size(), static_cast<std::size_t>(page) * pageRows);
    const auto to = std::min(ids.size(), from + pageRows);
    return {ids.begin() + static_cast<std::ptrdiff_t>(from), ids.begin() + static_cast<std::ptrdiff_t>(to)};
}

}  // namespace

SubmissionModel::SubmissionModel(AppContext &context, QObject *parent) : QAbstractTableModel(parent), m_context(context), m_fetchSoon(new QTimer(this))
{
    m_fetchSoon->setSingleShot(true);
    m_fetchSoon->setInterval(0);
    connect(m_fetchSoon, &QTimer::timeout, this, &SubmissionModel::fetch);
    // Names of types and platforms, ages and states are made when asked for: another language needs only a repaint.
    connect(&context, &AppContext::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_ids.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
}

SubmissionModel::~SubmissionModel()
{
    for (Job *job : findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly))
        delete job;
}

QueueQuery SubmissionModel::queryOf(const AppContext &context, const QString &words)
{
    QueueQuery query;
    const QStringList platforms = Words::platformIds();
    for (const QString &word : words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        QueueQuery::Word one;
        one.text = word.toStdString();
        for (const QString &platform : platforms)
            if (Words::platform(PlatformId(platform.toStdString())).contains(word, Qt::CaseInsensitive))
                one.platforms.push_back(platform.toStdString());
        for (const AppType &type : context.engine().taxonomy->appTypes())
            if (context.in(type.name).contains(word, Qt::CaseInsensitive))
                one.types.push_back(type.id.value);
        one.states = named<SubmissionState>(word, SubmissionState::Banned, [](SubmissionState state) { return Words::state(state); });
        one.verdicts = named<Verdict>(word, Verdict::Consistent, [](Verdict verdict) { return Words::verdict(verdict); });
        query.words.push_back(std::move(one));
    }
    return query;
}

std::vector<SubmissionState> SubmissionModel::statesOf(States states)
{
    switch (states) {
    case States::All:
        return {};
    case States::Waiting:
        return {SubmissionState::Waiting};
    case States::InReview:
        return {SubmissionState::InReview};
    case States::AwaitingSecond:
        return {SubmissionState::AwaitingSecond};
    case States::Decided:
        return {SubmissionState::Approved, SubmissionState::Rejected, SubmissionState::Banned};
    }
    return {};
}

std::int64_t SubmissionModel::count(States states) const
{
    if (states == States::All)
        return m_counts.all;
    std::int64_t count = 0;
    for (const SubmissionState state : statesOf(states))
        if (const auto found = m_counts.byState.find(state); found != m_counts.byState.end())
            count += found->second;
    return count;
}

void SubmissionModel::setFilter(const QString &words, States states, bool isMine)
{
    m_words = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_states = states;
    m_isMine = isMine;
    reload();
}

void SubmissionModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= static_cast<int>(Column::Count))
        return;
    m_query.order = static_cast<QueueQuery::Order>(column);
    m_query.isDescending = order == Qt::DescendingOrder;
    reload();
}

void SubmissionModel::reload()
{
    if (m_job)
        m_job->abandon();
    m_job = nullptr;
    const quint64 generation = ++m_generation;
    if (!m_context.hasWorkspace()) {
        take({});
        return;
    }
    QueueQuery query = queryOf(m_context, m_words.join(QLatin1Char(' ')));
    query.order = m_query.order;
    query.isDescending = m_query.isDescending;
    query.states = statesOf(m_states);
    if (m_isMine && m_context.actor())
        query.assignee = m_context.actor()->id;
    m_job = Job::run<Answer>(
        this,
        [workspace = m_context.sharedWorkspace(), query](const TaskContext &) -> Result<Answer> {
            auto ids = workspace->queue(query);
            auto counts = workspace->queueCounts();
            if (!ids || !counts)
                return tl::unexpected(!ids ? ids.error() : counts.error());
            auto first = workspace->summaries(idsOfPage(*ids, 0));
            if (!first)
                return tl::unexpected(first.error());
            return Answer{std::move(*ids), std::move(*counts), std::move(*first)};
        },
        [this, generation](Result<Answer> answer) {
            if (generation != m_generation)
                return;
            m_job = nullptr;
            if (answer)
                take(std::move(*answer));
            else
                Q_EMIT failed(answer.error());
        });
}

void SubmissionModel::take(Answer answer)
{
    m_counts = std::move(answer.counts);
    m_wanted.clear();
    const bool isSame = answer.ids == m_ids;
    if (!isSame)
        beginResetModel();
    m_ids = std::move(answer.ids);
    m_pages.clear();
    m_used.clear();
    keep(0, std::move(answer.first));
    if (!isSame)
        endResetModel();
    else if (!m_ids.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    m_isLoaded = m_context.hasWorkspace();
    Q_EMIT loaded();
}

void SubmissionModel::keep(int page, Page rows)
{
    m_pages[page] = std::move(rows);
    m_used.push_back(page);
    while (m_used.size() > keptPages) {
        m_pages.erase(m_used.front());
        m_used.pop_front();
    }
}

void SubmissionModel::fetch()
{
    if (m_wanted.empty() || m_pageJob || !m_context.hasWorkspace())
        return;
    // The page looked at last is the one in view when somebody drags the scroll bar.
    const int page = *m_wanted.rbegin();
    m_wanted.clear();
    const quint64 generation = m_generation;
    m_pageJob = Job::run<Page>(
        this, [workspace = m_context.sharedWorkspace(), ids = idsOfPage(m_ids, page)](const TaskContext &) { return workspace->summaries(ids); },
        [this, generation, page](Result<Page> rows) {
            m_pageJob = nullptr;
            if (rows && generation == m_generation && rows->size() == idsOfPage(m_ids, page).size()) {
                keep(page, std::move(*rows));
                Q_EMIT dataChanged(index(page * pageRows, 0), index(std::min(rowCount(), (page + 1) * pageRows) - 1, columnCount() - 1));
            }
            if (!m_wanted.empty())
                m_fetchSoon->start();
        });
}

const SubmissionSummary *SubmissionModel::rowAt(int row) const
{
    const auto page = m_pages.find(row / pageRows);
    if (page == m_pages.end()) {
        m_wanted.insert(row / pageRows);
        m_fetchSoon->start();
        return nullptr;
    }
    const auto at = static_cast<std::size_t>(row % pageRows);
    return at < page->second.size() ? &page->second[at] : nullptr;
}

int SubmissionModel::rowOf(SubmissionId id) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), id);
    return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

int SubmissionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int SubmissionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant SubmissionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto column = static_cast<Column>(index.column());
    if (role == IdRole)
        return static_cast<qlonglong>(m_ids[static_cast<std::size_t>(index.row())].value);
    if (role == Qt::TextAlignmentRole)
        return column == Column::Open || column == Column::Earlier ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    const SubmissionSummary *summary = rowAt(index.row());
    if (!summary)
        return {};
    const SubmissionSummary &row = *summary;
    switch (role) {
    case Qt::DisplayRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return column == Column::App ? QVariant(text(row.appIdentifier)) : display(row, column);
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

}  // namespace probity::ui
