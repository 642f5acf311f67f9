#include "ui/pages/decide/acceptance_panel.h"

#include <QCheckBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace probity::ui {

AcceptancePanel::AcceptancePanel(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("acceptance"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_nothingOpen = new QCheckBox(this);
    m_nothingOpen->setObjectName(QStringLiteral("statesNothingOpen"));
    m_explanation = new QLabel(this);
    m_explanation->setWordWrap(true);
    m_explanation->setProperty("muted", true);
    m_allRow = new QWidget(this);
    auto *all = new QHBoxLayout(m_allRow);
    all->setContentsMargins(0, 0, 0, 0);
    m_all = new QLineEdit(m_allRow);
    m_all->setObjectName(QStringLiteral("whyForAll"));
    m_useForAll = new QPushButton(m_allRow);
    m_useForAll->setObjectName(QStringLiteral("useForAll"));
    all->addWidget(m_all, 1);
    all->addWidget(m_useForAll);
    m_list = new QVBoxLayout;
    m_list->setSpacing(6);
    layout->addWidget(m_nothingOpen);
    layout->addWidget(m_explanation);
    layout->addLayout(m_list);
    layout->addWidget(m_allRow);
    connect(m_nothingOpen, &QCheckBox::toggled, this, &AcceptancePanel::nothingOpenStated);
    const auto useForAll = [this] {
        for (std::size_t row = 0; row < m_rows.size(); ++row)
            if (m_rows[row].why->text().trimmed().isEmpty())
                m_rows[row].why->setText(m_all->text());
    };
    connect(m_useForAll, &QPushButton::clicked, this, useForAll);
    connect(m_all, &QLineEdit::returnPressed, this, useForAll);
    retranslate();
}

void AcceptancePanel::clear()
{
    for (const Row &row : m_rows) {
        row.title->deleteLater();
        row.why->deleteLater();
    }
    m_rows.clear();
}

void AcceptancePanel::setCase(const CaseFile &file, const Decision &draft, const QString &language)
{
    clear();
    const auto unsettled = file.unsettledFindings();
    for (const Finding *finding : unsettled)
        addRow(*finding, draft, language);
    const QSignalBlocker blocker(m_nothingOpen);
    m_nothingOpen->setChecked(draft.statesNothingOpen);
    m_nothingOpen->setVisible(unsettled.empty());
    m_explanation->setVisible(!unsettled.empty());
    m_allRow->setVisible(unsettled.size() > 1 && m_isEditable);
    setEditable(m_isEditable);
}

void AcceptancePanel::addRow(const Finding &finding, const Decision &draft, const QString &language)
{
    Row row;
    row.finding = {finding.fingerprint, finding.title, {}};
    for (const AcceptedFinding &accepted : draft.accepted)
        if (accepted.fingerprint == finding.fingerprint)
            row.finding.why = accepted.why;
    const QString title = QString::fromStdString(finding.title.in(language.toStdString()));
    row.title = new QPushButton(title, this);
    row.title->setProperty("link", true);
    row.title->setObjectName(QStringLiteral("unsettled_%1").arg(m_rows.size()));
    row.title->setAccessibleName(title);
    row.title->setToolTip(title);
    // A long title is cut by the pane, never widens it.
    row.title->setMinimumWidth(60);
    row.title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    row.why = new QLineEdit(QString::fromStdString(row.finding.why), this);
    row.why->setObjectName(QStringLiteral("whyAccepted_%1").arg(m_rows.size()));
    m_list->addWidget(row.title);
    m_list->addWidget(row.why);
    const std::size_t number = m_rows.size();
    connect(row.title, &QPushButton::clicked, this,
            [this, fingerprint = QString::fromStdString(finding.fingerprint)] { Q_EMIT findingChosen(fingerprint); });
    connect(row.why, &QLineEdit::textChanged, this, [this, number](const QString &why) { edit(number, why); });
    m_rows.push_back(row);
    retranslate();
}

void AcceptancePanel::edit(std::size_t row, const QString &why)
{
    AcceptedFinding &finding = m_rows.at(row).finding;
    finding.why = why.trimmed().toStdString();
    if (finding.why.empty())
        Q_EMIT withdrawn(QString::fromStdString(finding.fingerprint));
    else
        Q_EMIT accepted(finding);
}

void AcceptancePanel::setEditable(bool isEditable)
{
    m_isEditable = isEditable;
    m_nothingOpen->setEnabled(isEditable);
    m_allRow->setVisible(isEditable && m_rows.size() > 1);
    for (const Row &row : m_rows)
        row.why->setReadOnly(!isEditable);
}

void AcceptancePanel::retranslate()
{
    m_nothingOpen->setText(tr("I state that no finding is open."));
    m_nothingOpen->setAccessibleName(m_nothingOpen->text());
    m_explanation->setText(tr("These findings are not settled. Judge them on the desk, or say for each why it is accepted."));
    m_all->setPlaceholderText(tr("The same reason for all that have none"));
    m_all->setAccessibleName(m_all->placeholderText());
    m_useForAll->setText(tr("Use for all"));
    m_useForAll->setAccessibleName(m_useForAll->text());
    for (const Row &row : m_rows) {
        row.why->setPlaceholderText(tr("Why it is accepted"));
        //: %1 title of a finding
        row.why->setAccessibleName(tr("Why it is accepted: %1").arg(row.title->text()));
    }
}

void AcceptancePanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace probity::ui
