#include "ui/models/finding_model.h"

#include <algorithm>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/models/roles.h"
#include "ui/text/words.h"
#include "ui/theme/verdict_style.h"

namespace probity::ui {

namespace {

/// Groups named after verdicts list data uses; the others list statements of rules.
bool isVerdictGroup(const std::string &group)
{
    return verdictFromName(group).has_value();
}

const Evidence *firstRequest(const Assessment &assessment, const Finding &finding)
{
    for (const EvidenceIndex index : finding.evidence)
        if (assessment.evidence.at(index).where.kind == EvidencePlace::Kind::Request)
            return &assessment.evidence.at(index);
    return nullptr;
}

}  // namespace

FindingModel::FindingModel(AppContext &context, OpenCase &review, QObject *parent) : QAbstractListModel(parent), m_context(context), m_case(review)
{
    connect(&review, &OpenCase::stateChanged, this, &FindingModel::rebuild);
    const auto repaint = [this] {
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    };
    connect(&review, &OpenCase::reviewChanged, this, repaint);
    connect(&context, &AppContext::languageChanged, this, repaint);
    rebuild();
}

void FindingModel::rebuild()
{
    std::vector<Row> rows;
    const auto &findings = m_case.assessment().findings;
    std::vector<std::string> groups;
    for (const auto &group : m_context.engine().rules->catalogue().groups())
        groups.push_back(group.id);
    for (const Finding &finding : findings)
        if (std::find(groups.begin(), groups.end(), finding.group) == groups.end())
            groups.push_back(finding.group);
    for (const auto &group : groups) {
        std::vector<Row> members;
        for (std::size_t i = 0; i < findings.size(); ++i)
            if (findings[i].group == group)
                members.push_back({static_cast<int>(i), {}, 0, findings[i].fingerprint});
        if (members.empty())
            continue;
        rows.push_back({-1, text(group), static_cast<int>(members.size()), {}});
        rows.insert(rows.end(), members.begin(), members.end());
    }
    // Judged anew with the same outcome: what is in view and under the cursor stays where it is.
    const auto isSame = [](const Row &a, const Row &b) { return a.fingerprint == b.fingerprint && a.group == b.group && a.count == b.count; };
    if (!rows.empty() && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(), isSame)) {
        m_rows = std::move(rows);
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

QModelIndex FindingModel::indexOf(int finding) const
{
    for (std::size_t i = 0; finding >= 0 && i < m_rows.size(); ++i)
        if (m_rows[i].finding == finding)
            return index(static_cast<int>(i));
    return {};
}

QModelIndex FindingModel::neighbour(const QModelIndex &from, int step) const
{
    int row = from.isValid() ? from.row() + step : (step > 0 ? 0 : rowCount() - 1);
    while (row >= 0 && row < rowCount() && m_rows[static_cast<std::size_t>(row)].finding < 0)
        row += step;
    return row >= 0 && row < rowCount() ? index(row) : QModelIndex();
}

QModelIndex FindingModel::nextOpen(const QModelIndex &from) const
{
    const int start = from.isValid() ? from.row() : -1;
    for (int i = 1; i <= rowCount(); ++i) {
        const int row = (start + i) % rowCount();
        const int finding = m_rows[static_cast<std::size_t>(row)].finding;
        if (finding >= 0 && m_case.dispositionOf(m_case.assessment().findings[static_cast<std::size_t>(finding)]) == DispositionKind::Open)
            return index(row);
    }
    return {};
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

Qt::ItemFlags FindingModel::flags(const QModelIndex &index) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return Qt::NoItemFlags;
    return m_rows[static_cast<std::size_t>(index.row())].finding < 0 ? Qt::ItemFlags(Qt::ItemNeverHasChildren)
                                                                     : Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    return row.finding < 0 ? headData(row, role) : findingData(row, role);
}

QVariant FindingModel::headData(const Row &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return m_context.in(m_context.engine().rules->catalogue().groupName(row.group.toStdString()));
    case HeaderRole:
        return true;
    case CountRole:
        return row.count;
    case IdRole:
        return -1LL;
    default:
        return {};
    }
}

QVariant FindingModel::findingData(const Row &row, int role) const
{
    const Assessment &assessment = m_case.assessment();
    const Finding &finding = assessment.findings[static_cast<std::size_t>(row.finding)];
    const auto verdict = verdictFromName(finding.group);
    switch (role) {
    case Qt::DisplayRole:
        return title(finding);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return m_context.in(finding.title);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3").arg(title(finding), subtitle(finding), trail(finding, row.finding));
    case SubtitleRole:
        return subtitle(finding);
    case TrailRole:
        return trail(finding, row.finding);
    case StateRole:
        return static_cast<int>(m_case.dispositionOf(finding));
    case HeaderRole:
        return false;
    case IdRole:
        return static_cast<qlonglong>(row.finding);
    case ThemeRoleRole:
        return static_cast<int>(verdict ? roleOf(*verdict) : roleOf(finding.level));
    case IconNameRole:
        return verdict ? iconOf(*verdict) : finding.level == Level::Note ? QStringLiteral("info") : finding.level == Level::Error ? QStringLiteral("undeclared") : QStringLiteral("vague");
    default:
        return {};
    }
}

QString FindingModel::title(const Finding &finding) const
{
    if (isVerdictGroup(finding.group) && !finding.ledger.empty())
        return m_context.categoryName(m_case.assessment().ledger.at(finding.ledger.front()).category);
    return m_context.in(finding.title);
}

QString FindingModel::subtitle(const Finding &finding) const
{
    const Assessment &assessment = m_case.assessment();
    const Evidence *request = firstRequest(assessment, finding);
    const QString host = request ? text(request->where.host) : QString();
    if (isVerdictGroup(finding.group) && !finding.ledger.empty()) {
        const LedgerLine &line = assessment.ledger.at(finding.ledger.front());
        const QString who = m_context.recipientName(line.recipientId, line.party, line.recipient);
        // Two findings on one data use tell by their titles what each objects to.
        const bool hasTwin = std::any_of(assessment.findings.begin(), assessment.findings.end(), [&finding](const Finding &other) {
            return other.group == finding.group && other.fingerprint != finding.fingerprint && other.ledger == finding.ledger;
        });
        if (hasTwin)
            return m_context.in(finding.title);
        if (host.isEmpty() || host == who)
            //: %1 the recipient
            return tr("to %1").arg(who);
        //: %1 the recipient, %2 the host
        return tr("to %1 · %2").arg(who, host);
    }
    if (!host.isEmpty())
        return host;
    return finding.evidence.empty() ? QString() : text(assessment.evidence.at(finding.evidence.front()).artifact);
}

QString FindingModel::trail(const Finding &finding, int index) const
{
    const DispositionKind kind = m_case.dispositionOf(finding);
    if (kind != DispositionKind::Open)
        return Words::disposition(kind);
    if (!m_case.tagsOn(index).empty())
        //: a finding that carries a tag
        return tr("tagged");
    if (!finding.ledger.empty()) {
        const auto count = m_case.assessment().ledger.at(finding.ledger.front()).count;
        if (count > 0)
            return QStringLiteral("%1×").arg(count);
    }
    return {};
}

}  // namespace probity::ui
