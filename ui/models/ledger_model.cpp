#include "ui/models/ledger_model.h"

#include <algorithm>
#include <unordered_map>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"

namespace probity::ui {

namespace {
/// Internal ids: 0 for groups, the group's row + 1 for their members.
constexpr quintptr groupId = 0;
}  // namespace

LedgerModel::LedgerModel(AppContext &context, OpenCase &review, QObject *parent) : QAbstractItemModel(parent), m_context(context), m_case(review)
{
    connect(&review, &OpenCase::stateChanged, this, &LedgerModel::rebuild);
    connect(&context, &AppContext::languageChanged, this, [this] {
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
        if (!m_groups.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    });
    rebuild();
}

void LedgerModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    std::unordered_map<std::string, std::size_t> places;
    const auto &ledger = m_case.assessment().ledger;
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        const auto [place, isNew] = places.try_emplace(ledger[i].category.value, m_groups.size());
        if (isNew)
            m_groups.emplace_back();
        m_groups[place->second].lines.push_back(static_cast<int>(i));
    }
    endResetModel();
}

const LedgerLine &LedgerModel::line(int index) const
{
    return m_case.assessment().ledger.at(static_cast<std::size_t>(index));
}

QModelIndex LedgerModel::indexOfLine(int wanted) const
{
    for (std::size_t g = 0; wanted >= 0 && g < m_groups.size(); ++g) {
        const auto &lines = m_groups[g].lines;
        const auto found = std::find(lines.begin(), lines.end(), wanted);
        if (found == lines.end())
            continue;
        const QModelIndex group = index(static_cast<int>(g), 0);
        return lines.size() == 1 ? group : index(static_cast<int>(found - lines.begin()), 0, group);
    }
    return {};
}

QModelIndex LedgerModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : groupId);
}

QModelIndex LedgerModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupId)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, groupId);
}

int LedgerModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != groupId || parent.column() != 0)
        return 0;
    const std::size_t members = m_groups[static_cast<std::size_t>(parent.row())].lines.size();
    return members > 1 ? static_cast<int>(members) : 0;
}

int LedgerModel::columnCount(const QModelIndex &) const
{
    return static_cast<int>(Column::Count);
}

std::vector<int> LedgerModel::linesOf(const QModelIndex &index) const
{
    if (index.internalId() == groupId)
        return m_groups[static_cast<std::size_t>(index.row())].lines;
    return {m_groups[static_cast<std::size_t>(index.internalId()) - 1].lines[static_cast<std::size_t>(index.row())]};
}

QVariant LedgerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const std::vector<int> lines = linesOf(index);
    const auto column = static_cast<Column>(index.column());
    const bool isMember = index.internalId() != groupId;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return display(lines, column, isMember);
    case IdRole:
        return static_cast<qlonglong>(lines.front());
    case SubtitleRole:
        return isMember;
    case ThemeRoleRole:
        return themeRole(lines, column);
    case IconNameRole:
        return column == Column::Verdict ? QVariant(iconOf(line(lines.front()).verdict)) : QVariant();
    case SortRole:
        return column == Column::Verdict ? static_cast<int>(line(lines.front()).verdict) : QVariant(display(lines, column, isMember));
    default:
        return {};
    }
}

QString LedgerModel::display(const std::vector<int> &lines, Column column, bool isMember) const
{
    const LedgerLine &worst = line(lines.front());
    switch (column) {
    case Column::Category:
        return isMember ? m_context.recipientName(worst.recipientId, worst.party, worst.recipient) : m_context.categoryName(worst.category);
    case Column::Manifest:
        return manifestText(lines);
    case Column::Notice:
        return noticeText(worst);
    case Column::Need:
        return Words::necessity(worst.necessity);
    case Column::Observed:
        return observedText(lines);
    case Column::Recipients:
        return isMember ? Words::party(worst.party) : recipientsText(lines);
    case Column::Verdict:
        return Words::verdict(worst.verdict);
    case Column::Count:
        break;
    }
    return {};
}

QString LedgerModel::manifestText(const std::vector<int> &lines) const
{
    const LedgerLine &first = line(lines.front());
    if (first.manifest == ManifestStance::Absent)
        return QStringLiteral("—");
    // The last part of a name tells most: "scope.userLocation" → "userLocation".
    for (const EvidenceIndex index : first.manifestEvidence) {
        const Evidence &evidence = m_case.assessment().evidence.at(index);
        for (const ManifestDeclaration &declaration : m_case.assessment().declarations)
            if (declaration.artifact == evidence.artifact && declaration.pointer == evidence.where.pointer)
                return QStringLiteral("✓ ") + text(declaration.source).section(QLatin1Char('.'), -1);
    }
    return QStringLiteral("✓");
}

QString LedgerModel::noticeText(const LedgerLine &subject) const
{
    const QString words = Words::noticeStance(subject.notice);
    switch (subject.notice) {
    case NoticeStance::Discloses:
        return QStringLiteral("✓ ") + words;
    case NoticeStance::Denies:
    case NoticeStance::DeviceOnly:
        return QStringLiteral("✕ ") + words;
    default:
        return words;
    }
}

QString LedgerModel::observedText(const std::vector<int> &lines) const
{
    std::uint64_t count = 0;
    std::uint64_t possible = 0;
    for (const int index : lines) {
        count += line(index).count;
        possible += line(index).possible;
    }
    if (count > 0)
        return QStringLiteral("%1×").arg(count);
    if (possible > 0)
        //: observations that are merely possible
        return tr("%n possible", nullptr, static_cast<int>(possible));
    if (line(lines.front()).capture == CaptureStance::NotVisible)
        //: the capture could not have shown it
        return tr("not visible");
    //: the capture could have shown it
    return tr("not seen");
}

QString LedgerModel::recipientsText(const std::vector<int> &lines) const
{
    QStringList names;
    for (const int index : lines)
        names << m_context.recipientName(line(index).recipientId, line(index).party, line(index).recipient);
    names.removeDuplicates();
    if (names.size() > 3) {
        const int more = static_cast<int>(names.size()) - 2;
        //: after two recipients
        return QStringLiteral("%1, %2").arg(names.mid(0, 2).join(QStringLiteral(", ")), tr("%n more", nullptr, more));
    }
    return names.join(QStringLiteral(", "));
}

int LedgerModel::themeRole(const std::vector<int> &lines, Column column) const
{
    const LedgerLine &worst = line(lines.front());
    switch (column) {
    case Column::Notice:
        return static_cast<int>(roleOf(worst.notice));
    case Column::Need:
        return static_cast<int>(worst.necessity == Necessity::Beyond ? ThemeRole::Vague : worst.necessity == Necessity::Unknown ? ThemeRole::TextFaint : ThemeRole::Text);
    case Column::Observed: {
        const bool isSeen = std::any_of(lines.begin(), lines.end(), [this](int index) { return line(index).count > 0; });
        return static_cast<int>(isSeen ? ThemeRole::Text : ThemeRole::TextFaint);
    }
    case Column::Manifest:
        return static_cast<int>(worst.manifest == ManifestStance::Absent ? ThemeRole::TextFaint : ThemeRole::Text);
    case Column::Verdict:
        return static_cast<int>(roleOf(worst.verdict));
    default:
        return static_cast<int>(ThemeRole::Text);
    }
}

QVariant LedgerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Category:
        //: column of the ledger
        return tr("Data category");
    case Column::Manifest:
        //: column of the ledger
        return tr("Manifest");
    case Column::Notice:
        //: column of the ledger
        return tr("Notice");
    case Column::Need:
        //: column of the ledger: necessary for this type of app
        return tr("Need");
    case Column::Observed:
        //: column of the ledger
        return tr("Observed");
    case Column::Recipients:
        //: column of the ledger
        return tr("Recipients");
    case Column::Verdict:
        //: column of the ledger
        return tr("Verdict");
    case Column::Count:
        break;
    }
    return {};
}

}  // namespace probity::ui
