#include "ui/models/entry_model.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <QLocale>

#include "ui/app_context.h"
#include "ui/jobs/job.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"

namespace probity::ui {

namespace {

const EntrySummary &entryAt(const OpenCase &review, int position)
{
    return review.assessment().entries.at(static_cast<std::size_t>(position));
}

/// Path of a URL without query and fragment: those may hold what must stay masked.
QString pathOf(const std::string &url)
{
    const QString all = text(url);
    const qsizetype scheme = all.indexOf(QLatin1String("://"));
    const qsizetype slash = all.indexOf(QLatin1Char('/'), scheme < 0 ? 0 : scheme + 3);
    if (slash < 0)
        return QStringLiteral("/");
    qsizetype end = all.size();
    for (const QChar mark : {QLatin1Char('?'), QLatin1Char('#')})
        if (const qsizetype at = all.indexOf(mark, slash); at >= 0)
            end = std::min(end, at);
    return all.mid(slash, end - slash);
}

}  // namespace

EntryModel::EntryModel(AppContext &context, OpenCase &review, QObject *parent) : QAbstractTableModel(parent), m_context(context), m_case(review)
{
    connect(&review, &OpenCase::stateChanged, this, &EntryModel::rebuild);
    connect(&context, &AppContext::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    rebuild();
}

EntryModel::~EntryModel()
{
    for (Job *job : findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly))
        delete job;
}

void EntryModel::setFilter(const QString &filter)
{
    if (filter == m_text)
        return;
    m_text = filter;
    m_filter = TrafficFilter::parse(filter.toStdString(), *m_context.engine().taxonomy, *m_context.engine().recipients);
    rebuild();
}

int EntryModel::total() const
{
    return static_cast<int>(m_case.assessment().entries.size());
}

void EntryModel::rebuild()
{
    dropSearch();
    beginResetModel();
    collect();
    endResetModel();
}

void EntryModel::collect()
{
    m_rows.clear();
    const Assessment &assessment = m_case.assessment();
    std::vector<std::size_t> candidates;
    for (std::size_t position = 0; position < assessment.entries.size(); ++position) {
        if (!m_filter.accepts(assessment, m_case.index(), position))
            continue;
        if (m_filter.needsBodies())
            candidates.push_back(position);
        else
            m_rows.push_back(static_cast<int>(position));
    }
    if (!candidates.empty())
        searchBodies(std::move(candidates));
}

void EntryModel::dropSearch()
{
    ++m_generation;
    if (m_search)
        m_search->stop();
    m_search = nullptr;
    m_failure.reset();
    m_unread = 0;
}

void EntryModel::stopSearch()
{
    const bool isCut = isSearching();
    dropSearch();
    if (isCut)
        m_failure = Error{ErrorCode::Stopped, {}, {}};
}

void EntryModel::endSearch(const Result<quint64> &unread)
{
    m_search = nullptr;
    m_unread = unread.value_or(0);
    if (!unread)
        m_failure = unread.error();
}

QString EntryModel::lacking() const
{
    if (m_failure && m_failure->code == ErrorCode::Stopped)
        return tr("The search was stopped: there may be more.");
    if (m_failure)
        //: %1 why
        return tr("Not every body was searched: %1").arg(errorText(*m_failure));
    return m_unread == 0 ? QString() : tr("%n request(s) could not be read and were not searched.", nullptr, static_cast<int>(m_unread));
}

void EntryModel::searchBodies(std::vector<std::size_t> candidates)
{
    const quint64 generation = ++m_generation;
    const auto total = static_cast<quint64>(candidates.size());
    const auto show = [this, generation](std::vector<int> found, quint64 done, quint64 all) {
        if (generation != m_generation)
            return;
        append(found);
        Q_EMIT searchChanged(done, all);
    };
    // What was found is handed over in portions: often enough to see the first page soon, rarely enough not to flood the window.
    const auto work = [this, show, total, filter = m_filter, id = m_case.id(), workspace = m_context.sharedWorkspace(), positions = std::move(candidates)](const TaskContext &task) -> Result<quint64> {
        std::vector<int> found;
        quint64 done = 0;
        auto last = std::chrono::steady_clock::now();
        const Status visited = workspace->visitEntries(
            id, positions,
            [&](std::size_t position, const TrafficEntry &entry) {
                ++done;
                if (filter.acceptsBodies(entry))
                    found.push_back(static_cast<int>(position));
                if (const auto now = std::chrono::steady_clock::now(); now - last >= std::chrono::milliseconds(100)) {
                    last = now;
                    QMetaObject::invokeMethod(this, [show, portion = std::exchange(found, {}), done, total] { show(portion, done, total); }, Qt::QueuedConnection);
                }
            },
            task);
        QMetaObject::invokeMethod(this, [show, found, done, total] { show(found, done, total); }, Qt::QueuedConnection);
        // Who could not be read was passed over without a word.
        return visited ? Result<quint64>(total - done) : Result<quint64>(tl::unexpected(visited.error()));
    };
    m_search = Job::run<quint64>(this, work, [this, generation, total](const Result<quint64> &unread) {
        if (generation != m_generation)
            return;
        endSearch(unread);
        Q_EMIT searchChanged(total, total);
    });
}

void EntryModel::append(const std::vector<int> &found)
{
    if (found.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(found.size()) - 1);
    m_rows.insert(m_rows.end(), found.begin(), found.end());
    endInsertRows();
}

QModelIndex EntryModel::indexOfEntry(int position) const
{
    const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), position);
    return found == m_rows.end() || *found != position ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()), 0);
}

int EntryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EntryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(Column::Count);
}

QVariant EntryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int position = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return display(position, column);
    case Qt::ToolTipRole:
        return column == Column::Path || column == Column::Host || column == Column::Personal ? QVariant(display(position, column)) : QVariant();
    case IdRole:
        return static_cast<qlonglong>(position);
    case SortRole:
        return column == Column::Index ? QVariant(position) : QVariant(display(position, column));
    case ThemeRoleRole:
        return themeRole(position, column);
    case IconNameRole:
        if (column == Column::Personal) {
            const int line = worstLine(position);
            if (line >= 0)
                return iconOf(m_case.assessment().ledger[static_cast<std::size_t>(line)].verdict);
            return entryAt(m_case, position).isOpaque ? QVariant(QStringLiteral("not_visible")) : QVariant();
        }
        return {};
    case Qt::TextAlignmentRole:
        return column == Column::Index || column == Column::Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        return {};
    }
}

QString EntryModel::time(const EntrySummary &entry) const
{
    const auto &start = m_case.index().start();
    if (!entry.started || !start)
        return QStringLiteral("—");
    const double seconds = static_cast<double>(entry.started->microseconds - start->microseconds) / 1e6;
    //: seconds since the start of the capture
    return tr("+%1 s").arg(QLocale().toString(seconds, 'f', 1));
}

QString EntryModel::personal(int position) const
{
    QStringList names;
    for (const std::uint32_t index : m_case.observationsAt(position)) {
        const Observation &observation = m_case.assessment().observations[index];
        if (observation.direction == Direction::Sent && observation.confidence != Confidence::Possible)
            names << m_context.categoryName(observation.category);
    }
    names.removeDuplicates();
    if (names.isEmpty() && entryAt(m_case, position).isOpaque)
        //: a body that nobody can read
        return tr("opaque");
    return names.join(QStringLiteral(" · "));
}

QString EntryModel::display(int position, Column column) const
{
    const EntrySummary &entry = entryAt(m_case, position);
    switch (column) {
    case Column::Index:
        return QString::number(entry.index);
    case Column::Time:
        return time(entry);
    case Column::Phase:
        return Words::phase(entry.phase);
    case Column::Method:
        return text(entry.method);
    case Column::Host:
        return text(entry.host);
    case Column::Path:
        return pathOf(entry.url);
    case Column::Status:
        return entry.status == 0 ? QStringLiteral("—") : QString::number(entry.status);
    case Column::Size: {
        const auto bytes = entry.requestBytes.value_or(0) + entry.responseBytes.value_or(0);
        return !entry.requestBytes && !entry.responseBytes ? QStringLiteral("—") : Words::size(bytes);
    }
    case Column::Personal:
        return personal(position);
    case Column::Count:
        break;
    }
    return {};
}

int EntryModel::worstLine(int position) const
{
    return m_case.index().worstLineAt(position);
}

int EntryModel::themeRole(int position, Column column) const
{
    const EntrySummary &entry = entryAt(m_case, position);
    if (column == Column::Phase) {
        if (entry.phase == Phase::BeforeChoice || entry.phase == Phase::AfterRefusal)
            return static_cast<int>(ThemeRole::Undeclared);
        return static_cast<int>(entry.phase == Phase::Unknown ? ThemeRole::TextFaint : ThemeRole::Text);
    }
    if (column == Column::Status && entry.status >= 400)
        return static_cast<int>(ThemeRole::Vague);
    if (column == Column::Personal) {
        const int line = worstLine(position);
        return static_cast<int>(line >= 0 ? roleOf(m_case.assessment().ledger[static_cast<std::size_t>(line)].verdict) : ThemeRole::TextFaint);
    }
    return static_cast<int>(column == Column::Index ? ThemeRole::TextFaint : ThemeRole::Text);
}

QVariant EntryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Index:
        return QStringLiteral("#");
    case Column::Time:
        //: column of the traffic
        return tr("Time");
    case Column::Phase:
        //: column of the traffic: consent phase
        return tr("Phase");
    case Column::Method:
        //: column of the traffic: HTTP method
        return tr("Method");
    case Column::Host:
        //: column of the traffic
        return tr("Host");
    case Column::Path:
        //: column of the traffic
        return tr("Path");
    case Column::Status:
        //: column of the traffic: HTTP status
        return tr("Status");
    case Column::Size:
        //: column of the traffic
        return tr("Size");
    case Column::Personal:
        //: column of the traffic
        return tr("Personal data");
    case Column::Count:
        break;
    }
    return {};
}

}  // namespace probity::ui
