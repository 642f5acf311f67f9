#include "ui/pages/desk/bulk_dialog.h"

#include <algorithm>

#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/text/words.h"

namespace probity::ui {

namespace {

bool needsReason(DispositionKind kind)
{
    return kind == DispositionKind::Dismissed || kind == DispositionKind::Excepted;
}

}  // namespace

BulkDialog::BulkDialog(AppContext &context, OpenCase &review, const QStringList &recentReasons, QWidget *parent)
    : FormDialog(parent), m_context(context), m_case(review), m_model(review.assessment().findings.at(static_cast<std::size_t>(review.selection().finding)))
{
    if (!m_model.ledger.empty())
        m_line = review.assessment().ledger.at(m_model.ledger.front());
    setObjectName(QStringLiteral("bulkDialog"));
    setWindowTitle(tr("One word for many findings"));
    setHeading(tr("One word for many findings"), tr("What is ticked below gets the same word. One undo takes all of it back."));
    m_likeness = new QComboBox(this);
    addField(tr("Findings"), m_likeness, "bulkLikeness");
    m_list = new QListWidget(this);
    m_list->setMinimumSize(460, 190);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    nameWidget(m_list, "bulkList", tr("Findings that get this word"));
    addWide(m_list);
    m_kind = new QComboBox(this);
    for (const auto kind : {DispositionKind::Dismissed, DispositionKind::Confirmed, DispositionKind::Excepted, DispositionKind::Open})
        m_kind->addItem(Words::disposition(kind), static_cast<int>(kind));
    addField(tr("Word"), m_kind, "bulkKind");
    m_recent = new QComboBox(this);
    m_recent->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_recent->addItem(tr("A reason given lately…"));
    m_recent->addItems(recentReasons);
    addField(tr("Reasons"), m_recent, "bulkRecent");
    m_reason = new QPlainTextEdit(this);
    m_reason->setProperty("input", true);
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(fontMetrics().height() * 3 + 14);
    addField(tr("Reason"), m_reason, "bulkReason");
    fillLikeness();
    fillList();
    connect(m_likeness, &QComboBox::currentIndexChanged, this, &BulkDialog::fillList);
    connect(m_list, &QListWidget::itemChanged, this, &BulkDialog::refresh);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &BulkDialog::refresh);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &BulkDialog::refresh);
    connect(m_recent, &QComboBox::activated, this, [this](int index) {
        if (index > 0)
            m_reason->setPlainText(m_recent->itemText(index));
    });
    refresh();
}

bool BulkDialog::isAlike(const Finding &finding, Likeness likeness) const
{
    const auto &ledger = m_case.assessment().ledger;
    const LedgerLine *other = finding.ledger.empty() ? nullptr : &ledger.at(finding.ledger.front());
    const bool isSameCategory = m_line && other && m_line->category == other->category;
    switch (likeness) {
    case Likeness::Rule:
        return finding.rule == m_model.rule;
    case Likeness::RuleAndCategory:
        return finding.rule == m_model.rule && isSameCategory;
    case Likeness::Recipient:
        return m_line && other && m_line->recipient == other->recipient;
    case Likeness::Category:
        return isSameCategory;
    case Likeness::Group:
        return finding.group == m_model.group;
    case Likeness::All:
        return m_case.dispositionOf(finding) == DispositionKind::Open;
    }
    return false;
}

void BulkDialog::fillLikeness()
{
    const auto &findings = m_case.assessment().findings;
    const auto add = [&](Likeness likeness, const QString &name) {
        const auto count = std::count_if(findings.begin(), findings.end(), [&](const Finding &finding) { return isAlike(finding, likeness); });
        if (count > 0)
            m_likeness->addItem(QStringLiteral("%1  (%2)").arg(name).arg(count), static_cast<int>(likeness));
    };
    add(Likeness::Rule, tr("of the same rule"));
    if (m_line) {
        const LedgerLine &line = *m_line;
        add(Likeness::RuleAndCategory, tr("of the same rule about %1").arg(m_context.categoryName(line.category)));
        add(Likeness::Category, tr("about %1").arg(m_context.categoryName(line.category)));
        add(Likeness::Recipient, tr("about data sent to %1").arg(m_context.recipientName(line.recipientId, line.party, line.recipient)));
    }
    add(Likeness::Group, tr("of the group “%1”").arg(m_context.in(m_context.engine().rules->catalogue().groupName(m_model.group))));
    add(Likeness::All, tr("everything that is open"));
}

QString BulkDialog::lineOf(const Finding &finding) const
{
    const DispositionKind kind = m_case.dispositionOf(finding);
    return kind == DispositionKind::Open ? m_context.in(finding.title) : QStringLiteral("%1  (%2)").arg(m_context.in(finding.title), Words::disposition(kind));
}

void BulkDialog::fillList()
{
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    const auto likeness = static_cast<Likeness>(m_likeness->currentData().toInt());
    for (const Finding &finding : m_case.assessment().findings) {
        if (!isAlike(finding, likeness))
            continue;
        auto *row = new QListWidgetItem(lineOf(finding), m_list);
        row->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        row->setData(Qt::UserRole, text(finding.fingerprint));
        // Who has spoken already is not overruled by the way.
        const bool isTicked = m_case.dispositionOf(finding) == DispositionKind::Open || finding.fingerprint == m_model.fingerprint;
        row->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
    }
    refresh();
}

void BulkDialog::refresh()
{
    int ticked = 0;
    for (int i = 0; i < m_list->count(); ++i)
        ticked += m_list->item(i)->checkState() == Qt::Checked ? 1 : 0;
    const auto kind = static_cast<DispositionKind>(m_kind->currentData().toInt());
    setSubmitText(tr("Apply to %n finding(s)", nullptr, ticked));
    submitButton()->setEnabled(ticked > 0 && (!needsReason(kind) || !m_reason->toPlainText().trimmed().isEmpty()));
    m_reason->setEnabled(kind != DispositionKind::Open);
    m_recent->setEnabled(kind != DispositionKind::Open && m_recent->count() > 1);
}

void BulkDialog::submit()
{
    std::vector<std::string> fingerprints;
    for (int i = 0; i < m_list->count(); ++i)
        if (m_list->item(i)->checkState() == Qt::Checked)
            fingerprints.push_back(m_list->item(i)->data(Qt::UserRole).toString().toStdString());
    const auto kind = static_cast<DispositionKind>(m_kind->currentData().toInt());
    Q_EMIT decided(fingerprints, kind, kind == DispositionKind::Open ? QString() : m_reason->toPlainText().trimmed());
    accept();
}

}  // namespace probity::ui
