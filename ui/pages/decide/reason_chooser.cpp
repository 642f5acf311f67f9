#include "ui/pages/decide/reason_chooser.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>

namespace probity::ui {

namespace {

enum BasisRole { KindRole = Qt::UserRole + 1, IdRole };

QListView *makeList(QWidget *parent)
{
    auto *list = new QListView(parent);
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setResizeMode(QListView::Adjust);
    list->setProperty("box", true);
    list->setSpacing(2);
    list->setMinimumHeight(150);
    return list;
}

}  // namespace

ReasonChooser::ReasonChooser(const CaseFile &file, const RuleBook &rules, const QString &language, QWidget *parent)
    : FormDialog(parent), m_file(file), m_rules(rules), m_language(language.toStdString())
{
    setObjectName(QStringLiteral("reasonChooser"));
    resize(620, 640);
    setHeading(tr("Add a reason"), tr("A reason of the catalogue, and what it rests on. Findings that are a case of it are ticked."));
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    addField(tr("Find in the catalogue"), m_search, "reasonSearch");
    m_reasons = new QStandardItemModel(this);
    m_shown = new QSortFilterProxyModel(this);
    m_shown->setSourceModel(m_reasons);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_reasonView = makeList(this);
    m_reasonView->setModel(m_shown);
    addField(tr("Reason"), m_reasonView, "reasonCatalogue");
    m_particulars = new QLabel(this);
    m_particulars->setWordWrap(true);
    m_particulars->setProperty("muted", true);
    addWide(m_particulars);
    m_basis = new QStandardItemModel(this);
    m_basisView = makeList(this);
    m_basisView->setModel(m_basis);
    addField(tr("Rests on: tick with the space bar"), m_basisView, "reasonBasis");
    setSubmitText(tr("Add reason"));
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_shown->setFilterFixedString(words);
        if (!m_reasonView->currentIndex().isValid())
            m_reasonView->setCurrentIndex(m_shown->index(0, 0));
    });
    connect(m_reasonView->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReasonChooser::fillBasis);
    connect(m_basis, &QStandardItemModel::itemChanged, this, &ReasonChooser::refreshSubmit);
    fillReasons();
    m_reasonView->setCurrentIndex(m_shown->index(0, 0));
    fillBasis();
    m_search->setFocus();
}

const ReasonEntry *ReasonChooser::currentReason() const
{
    return m_rules.catalogue().reason(m_reasonView->currentIndex().data(IdRole).toString().toStdString());
}

void ReasonChooser::fillReasons()
{
    for (const ReasonEntry &entry : m_rules.catalogue().reasons()) {
        auto *item = new QStandardItem(QString::fromStdString(entry.title.in(m_language)));
        item->setData(QString::fromStdString(entry.id), IdRole);
        m_reasons->appendRow(item);
    }
}

void ReasonChooser::addBasis(const QString &text, const QString &kind, const QString &id, bool isSuiting)
{
    auto *item = new QStandardItem(text);
    item->setCheckable(true);
    item->setCheckState(isSuiting ? Qt::Checked : Qt::Unchecked);
    item->setData(kind, KindRole);
    item->setData(id, IdRole);
    if (isSuiting)
        m_basis->insertRow(0, item);
    else
        m_basis->appendRow(item);
}

void ReasonChooser::fillBasis()
{
    m_basis->clear();
    const ReasonEntry *entry = currentReason();
    if (entry) {
        QStringList clauses;
        for (const std::string &id : entry->clauses)
            if (const Clause *clause = m_rules.catalogue().clause(id))
                clauses << QString::fromStdString(clause->label.in(m_language));
        m_particulars->setText(clauses.join(QStringLiteral(", ")) + (clauses.isEmpty() ? QString() : QStringLiteral("\n"))
                               + QString::fromStdString(entry->cure.in(m_language)));
        for (const Finding &finding : m_file.assessment->findings) {
            const DispositionKind kind = m_file.disposition(finding.fingerprint);
            if (kind == DispositionKind::Dismissed || kind == DispositionKind::Excepted || finding.state == FindingState::Gone)
                continue;
            const bool isSuiting = m_rules.reasonFor(finding.rule) == entry;
            addBasis(QString::fromStdString(finding.title.in(m_language)), QStringLiteral("finding"), QString::fromStdString(finding.fingerprint), isSuiting);
        }
        for (const Tag &tag : m_file.tags) {
            const std::string &words = tag.note.empty() ? tag.target.excerpt : tag.note;
            //: %1 the reviewer's note or the words under the tag
            addBasis(tr("Tag: %1").arg(QString::fromStdString(words.empty() ? tag.kind : words)), QStringLiteral("tag"), QString::number(tag.id.value), false);
        }
    }
    refreshSubmit();
}

void ReasonChooser::refreshSubmit()
{
    bool isTicked = false;
    for (int row = 0; row < m_basis->rowCount(); ++row)
        isTicked = isTicked || m_basis->item(row)->checkState() == Qt::Checked;
    submitButton()->setEnabled(isTicked && currentReason());
    submitButton()->setToolTip(isTicked ? QString() : tr("Tick at least one finding or tag."));
}

void ReasonChooser::submit()
{
    const ReasonEntry *entry = currentReason();
    if (!entry)
        return;
    std::vector<std::string> findings;
    std::vector<TagId> tags;
    for (int row = 0; row < m_basis->rowCount(); ++row) {
        const QStandardItem *item = m_basis->item(row);
        if (item->checkState() != Qt::Checked)
            continue;
        const QString id = item->data(IdRole).toString();
        if (item->data(KindRole).toString() == QLatin1String("finding"))
            findings.push_back(id.toStdString());
        else
            tags.push_back(TagId{id.toLongLong()});
    }
    const DecisionReason reason = bindReason(m_file, *entry, findings, tags);
    if (reason.evidence.empty())
        return showError(tr("What is ticked has no evidence. Tick a finding or a tag that has."));
    Q_EMIT chosen(reason);
    accept();
}

}  // namespace probity::ui
