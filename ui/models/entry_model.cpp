#include "ui/models/entry_model.h"

#include <algorithm>

#include <QLocale>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
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

bool statusMatches(int status, const QString &wanted)
{
    const QString digits = QString::number(status);
    if (wanted.endsWith(QLatin1String("xx")))
        return digits.startsWith(wanted.left(wanted.size() - 2)) && digits.size() == 3;
    return digits.startsWith(wanted);
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

void EntryModel::setFilter(const QString &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    rebuild();
}

int EntryModel::total() const
{
    return static_cast<int>(m_case.assessment().entries.size());
}

void EntryModel::rebuild()
{
    beginResetModel();
    m_start.reset();
    for (const auto &entry : m_case.assessment().entries)
        if (entry.started && (!m_start || *entry.started < *m_start))
            m_start = entry.started;
    collect();
    endResetModel();
}

void EntryModel::collect()
{
    m_rows.clear();
    const QStringList words = m_filter.simplified().toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (int position = 0; position < total(); ++position)
        if (accepts(position, words))
            m_rows.push_back(position);
}

bool EntryModel::accepts(int position, const QStringList &words) const
{
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        const bool isNegated = word.size() > 1 && word.startsWith(QLatin1Char('-'));
        return acceptsWord(position, isNegated ? word.mid(1) : word) != isNegated;
    });
}

bool EntryModel::acceptsWord(int position, const QString &word) const
{
    const EntrySummary &entry = entryAt(m_case, position);
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    const QString key = colon < 0 ? QString() : word.left(colon);
    const QString value = word.mid(colon + 1);
    if (key == QLatin1String("host"))
        return text(entry.host).contains(value);
    if (key == QLatin1String("path"))
        return pathOf(entry.url).toLower().contains(value);
    if (key == QLatin1String("status"))
        return statusMatches(entry.status, value);
    if (key == QLatin1String("method"))
        return text(entry.method).toLower().startsWith(value);
    if (key == QLatin1String("phase"))
        return QString::fromLatin1(name(entry.phase)).contains(value) || Words::phase(entry.phase).contains(value);
    if (key == QLatin1String("is") && QLatin1String("opaque").startsWith(value))
        return entry.isOpaque;
    if (key == QLatin1String("has") && QLatin1String("personal").startsWith(value))
        return !m_case.observationsAt(position).empty();
    const auto observations = m_case.observationsAt(position);
    const bool isData = std::any_of(observations.begin(), observations.end(), [&](std::uint32_t index) {
        const CategoryId &category = m_case.assessment().observations[index].category;
        const QString wanted = key == QLatin1String("category") ? value : word;
        return text(category.value).contains(wanted) || m_context.categoryName(category).toLower().contains(wanted);
    });
    if (key == QLatin1String("category") || isData)
        return isData;
    return text(entry.host).contains(word) || pathOf(entry.url).toLower().contains(word);
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
    if (!entry.started || !m_start)
        return QStringLiteral("—");
    const double seconds = static_cast<double>(entry.started->microseconds - m_start->microseconds) / 1e6;
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
