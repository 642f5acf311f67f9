#include "ui/models/comparison_model.h"

#include "ui/app_context.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

/// Internal ids: 0 for heads, the head's row + 1 for what is below it.
constexpr quintptr headId = 0;
/// What a cell shows of a long text; the whole of it is in the panes below.
constexpr qsizetype longestCell = 300;

ThemeRole roleOf(ChangeKind change)
{
    switch (change) {
    case ChangeKind::New:
        return ThemeRole::Accent;
    case ChangeKind::Gone:
        return ThemeRole::Undetermined;
    case ChangeKind::Changed:
        return ThemeRole::Vague;
    case ChangeKind::Moved:
        break;
    }
    return ThemeRole::NotVisible;
}

}  // namespace

ComparisonModel::ComparisonModel(AppContext &context, QObject *parent) : QAbstractItemModel(parent), m_context(context)
{
    connect(&context, &AppContext::languageChanged, this, &ComparisonModel::rebuild);
}

void ComparisonModel::show(Comparison comparison)
{
    m_comparison = std::move(comparison);
    rebuild();
}

QString ComparisonModel::sectionName(Section section)
{
    switch (section) {
    case Section::Uses:
        //: section of the comparison: lines of the ledger
        return tr("Data uses");
    case Section::Recipients:
        //: section of the comparison: companies
        return tr("Recipients");
    case Section::Capabilities:
        //: section of the comparison
        return tr("What the code can ask for");
    case Section::Manifest:
        //: section of the comparison
        return tr("Manifest");
    case Section::Statements:
        //: section of the comparison: statements on data categories
        return tr("What the notice says");
    case Section::Clauses:
        //: section of the comparison: headings and paragraphs of the notice
        return tr("Clauses of the notice");
    case Section::Count:
        break;
    }
    return {};
}

QString ComparisonModel::changeWord(ChangeKind change)
{
    switch (change) {
    case ChangeKind::New:
        //: since the version before
        return tr("new");
    case ChangeKind::Gone:
        //: since the version before
        return tr("gone");
    case ChangeKind::Changed:
        //: since the version before
        return tr("changed");
    case ChangeKind::Moved:
        //: since the version before: the same words in another place
        return tr("moved");
    }
    return {};
}

void ComparisonModel::rebuild()
{
    beginResetModel();
    m_groups.clear();
    for (int i = 0; i < static_cast<int>(Section::Count); ++i)
        if (auto rows = rowsOf(static_cast<Section>(i)); !rows.empty())
            m_groups.push_back({static_cast<Section>(i), std::move(rows)});
    endResetModel();
}

std::vector<ComparisonModel::Row> ComparisonModel::rowsOf(Section section) const
{
    const auto all = [this](const auto &changes) {
        std::vector<Row> rows;
        for (const auto &change : changes)
            rows.push_back(rowOf(change));
        return rows;
    };
    switch (section) {
    case Section::Uses:
        return all(m_comparison.uses);
    case Section::Recipients:
        return all(m_comparison.recipients);
    case Section::Capabilities:
        return all(m_comparison.capabilities);
    case Section::Manifest:
        return all(m_comparison.manifest);
    case Section::Statements:
        return all(m_comparison.statements);
    case Section::Clauses:
        return all(m_comparison.clauses);
    case Section::Count:
        break;
    }
    return {};
}

QString ComparisonModel::categories(const std::vector<CategoryId> &ids) const
{
    QStringList names;
    for (const CategoryId &id : ids)
        names << m_context.categoryName(id);
    return names.join(QStringLiteral(", "));
}

QString ComparisonModel::stateText(const UseState &state, const std::optional<UseState> &other) const
{
    // The verdict, and of the columns those that made the difference.
    QStringList words{Words::verdict(state.verdict)};
    if (!other || other->notice != state.notice)
        //: %1 what the notice says of a data use
        words << tr("notice: %1").arg(Words::noticeStance(state.notice));
    if (!other ? state.manifest == ManifestStance::Declares : other->manifest != state.manifest)
        words << (state.manifest == ManifestStance::Declares ? tr("in the manifest") : tr("not in the manifest"));
    if (!other ? state.code == CodeStance::Capable : other->code != state.code)
        words << (state.code == CodeStance::Capable ? tr("the code can ask for it") : tr("nothing in the code"));
    if (state.count > 0)
        words << tr("seen %n time(s)", nullptr, static_cast<int>(state.count));
    else if (other && other->count > 0)
        words << (state.capture == CaptureStance::NotVisible ? tr("not visible") : tr("not seen"));
    return words.join(QStringLiteral(" · "));
}

ComparisonModel::Row ComparisonModel::rowOf(const UseChange &change) const
{
    //: %1 data category, %2 recipient
    Row row{change.change, tr("%1 → %2").arg(m_context.categoryName(change.category), m_context.recipientName(change.recipientId, change.party, change.recipient)), {}, {}};
    if (change.before)
        row.before = stateText(*change.before, change.after);
    if (change.after)
        row.after = stateText(*change.after, change.before);
    return row;
}

ComparisonModel::Row ComparisonModel::rowOf(const RecipientChange &change) const
{
    const auto how = [](bool isSeen, bool isNamed) {
        if (isSeen)
            return isNamed ? tr("seen, and named by the notice") : tr("seen, not named by the notice");
        return isNamed ? tr("named by the notice, not seen") : QString();
    };
    QString who = m_context.recipientName(change.id, Party::Third, change.name);
    if (!change.categories.empty())
        who += QStringLiteral(" · ") + categories(change.categories);
    return {change.change, who, how(change.wasSeen, change.wasNamed), how(change.isSeen, change.isNamed)};
}

ComparisonModel::Row ComparisonModel::rowOf(const CapabilityChange &change) const
{
    Row row{change.change, text(change.api), {}, {}};
    if (!change.categories.empty())
        row.what += QStringLiteral(" · ") + categories(change.categories);
    const auto places = [](std::uint64_t count) { return count == 0 ? QString() : tr("%n place(s) in the code", nullptr, static_cast<int>(count)); };
    row.before = places(change.countBefore);
    row.after = places(change.count);
    if (change.place) {
        QString &words = change.count > 0 ? row.after : row.before;
        words += QStringLiteral("\n%1:%2\n%3").arg(text(change.place->member.empty() ? change.place->artifact : change.place->member)).arg(change.place->line).arg(text(change.place->excerpt));
    }
    return row;
}

ComparisonModel::Row ComparisonModel::rowOf(const ManifestChange &change) const
{
    Row row{change.change, text(change.name), text(change.before), text(change.after)};
    // What is asked for without a purpose has no words of its own: that it is there is what there is to say.
    if (row.before.isEmpty() && change.change != ChangeKind::New)
        row.before = tr("without a purpose");
    if (row.after.isEmpty() && change.change != ChangeKind::Gone)
        row.after = tr("without a purpose");
    if (change.key == "value" && (change.before.empty() || change.after.empty())) {
        row.before = text(change.before);
        row.after = text(change.after);
    }
    return row;
}

ComparisonModel::Row ComparisonModel::rowOf(const StatementChange &change) const
{
    QStringList recipients;
    for (const std::string &recipient : change.recipients)
        recipients << m_context.recipientName(RecipientId(recipient), Party::Third, recipient);
    QString what = tr("%1: %2").arg(m_context.categoryName(change.category), Words::stance(change.stance));
    if (!recipients.isEmpty())
        what += QStringLiteral(" → ") + recipients.join(QStringLiteral(", "));
    const bool isGone = change.change == ChangeKind::Gone;
    return {change.change, what, isGone ? text(change.text) : QString(), isGone ? QString() : text(change.text)};
}

ComparisonModel::Row ComparisonModel::rowOf(const ClauseChange &change) const
{
    const QString words = text(change.after.empty() ? change.before : change.after).simplified();
    QString what = words.left(60);
    if (words.size() > 60)
        what += QChar(0x2026);
    if (change.isMoved && change.change == ChangeKind::Changed)
        //: %1 first words of a clause that is changed and also stands elsewhere
        what = tr("also moved: %1").arg(what);
    return {change.change, what, text(change.before), text(change.after)};
}

const ComparisonModel::Row *ComparisonModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == headId)
        return nullptr;
    return &m_groups[static_cast<std::size_t>(index.internalId()) - 1].rows[static_cast<std::size_t>(index.row())];
}

QString ComparisonModel::before(const QModelIndex &row) const
{
    const Row *found = rowAt(row);
    return found ? found->before : QString();
}

QString ComparisonModel::after(const QModelIndex &row) const
{
    const Row *found = rowAt(row);
    return found ? found->after : QString();
}

QModelIndex ComparisonModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : headId);
}

QModelIndex ComparisonModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == headId)
        return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, headId);
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != headId || parent.column() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].rows.size());
}

int ComparisonModel::columnCount(const QModelIndex &) const
{
    return static_cast<int>(Column::Count);
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row *row = rowAt(index);
    const Group &group = m_groups[row ? static_cast<std::size_t>(index.internalId()) - 1 : static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
    case SortRole:
        if (!row)
            return column == Column::Change ? QStringLiteral("%1  %2").arg(sectionName(group.section)).arg(group.rows.size()) : QString();
        return column == Column::Change ? changeWord(row->change)
               : column == Column::What ? row->what
                                        : (column == Column::Before ? row->before : row->after).left(longestCell).simplified();
    case Qt::ToolTipRole:
        return row && column == Column::What ? row->what : QVariant();
    case HeaderRole:
        return row == nullptr;
    case StateRole:
        return static_cast<int>(group.section);
    case IdRole:
        return row ? static_cast<qlonglong>(index.row()) : -1LL;
    case ThemeRoleRole:
        return row && column == Column::Change ? QVariant(static_cast<int>(roleOf(row->change))) : QVariant();
    default:
        return {};
    }
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Change:
        //: column of the comparison
        return tr("Change");
    case Column::What:
        //: column of the comparison
        return tr("What");
    case Column::Before:
        //: column of the comparison
        return tr("Before");
    case Column::After:
        //: column of the comparison
        return tr("Now");
    case Column::Count:
        break;
    }
    return {};
}

}  // namespace probity::ui
