#include "ui/pages/decide/appeal_dialogs.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTextBrowser>

#include "review/workspace.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int fieldHeight = 84;
constexpr int sideHeight = 200;

QPlainTextEdit *makeField(QWidget *parent)
{
    auto *field = new QPlainTextEdit(parent);
    field->setProperty("input", true);
    field->setTabChangesFocus(true);
    field->setFixedHeight(fieldHeight);
    return field;
}

QTextBrowser *makeSide(QWidget *parent, const char *objectName, const QString &name, const QString &text)
{
    auto *side = new QTextBrowser(parent);
    nameWidget(side, objectName, name);
    side->setPlainText(text);
    side->setMinimumHeight(sideHeight);
    return side;
}

QString reasonsOf(const Decision &decision, const std::string &language)
{
    QStringList lines;
    for (std::size_t i = 0; i < decision.reasons.size(); ++i) {
        const DecisionReason &reason = decision.reasons[i];
        lines << QStringLiteral("%1. %2").arg(i + 1).arg(QString::fromStdString(reason.title.in(language))) << QString::fromStdString(reason.seen.in(language)) << QString();
    }
    return lines.join(QLatin1Char('\n'));
}

}  // namespace

AppealDialog::AppealDialog(Workspace &workspace, const Decision &decision, QWidget *parent) : FormDialog(parent), m_workspace(workspace), m_decision(decision.id)
{
    setObjectName(QStringLiteral("appealDialog"));
    setHeading(tr("Take in an appeal"), tr("The decision stands until the appeal is judged by somebody who had no part in it."));
    m_grounds = makeField(this);
    addField(tr("Grounds of the appeal"), m_grounds, "appealGrounds");
    m_evidence = makeField(this);
    addField(tr("New evidence: documents, versions, captures handed in"), m_evidence, "appealEvidence");
    setSubmitText(tr("Take in"));
    submitButton()->setEnabled(false);
    connect(m_grounds, &QPlainTextEdit::textChanged, this, [this] { submitButton()->setEnabled(!m_grounds->toPlainText().trimmed().isEmpty()); });
    m_grounds->setFocus();
}

void AppealDialog::submit()
{
    const auto taken = m_workspace.appeal(m_decision, m_grounds->toPlainText().toStdString(), m_evidence->toPlainText().toStdString());
    if (!taken)
        return showError(errorText(taken.error()));
    accept();
}

JudgeAppealDialog::JudgeAppealDialog(Workspace &workspace, const Decision &decision, const Appeal &appeal, const QString &language, QWidget *parent)
    : FormDialog(parent), m_workspace(workspace), m_appeal(appeal.id)
{
    setObjectName(QStringLiteral("judgeAppealDialog"));
    setMinimumWidth(760);
    //: %1 outcome, %2 number of a record, %3 a person
    setHeading(tr("Judge the appeal"), tr("%1 · record %2 · decided by %3").arg(outcomeText(decision.outcome), QString::fromStdString(decision.record), QString::fromStdString(decision.byName)));
    auto *sides = new QWidget(this);
    auto *row = new QHBoxLayout(sides);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(makeSide(sides, "appealedReasons", tr("Reasons of the decision"), reasonsOf(decision, language.toStdString())));
    const QString evidence = appeal.evidence.empty() ? tr("No new evidence.") : QString::fromStdString(appeal.evidence);
    row->addWidget(makeSide(sides, "appealSays", tr("What the appeal says"), QString::fromStdString(appeal.grounds) + QStringLiteral("\n\n") + evidence));
    addWide(sides);
    m_outcome = new QComboBox(this);
    m_outcome->addItem(tr("Choose…"));
    m_outcome->addItem(tr("Uphold: the decision stands"), static_cast<int>(AppealOutcome::Uphold));
    m_outcome->addItem(tr("Overturn: the decision falls"), static_cast<int>(AppealOutcome::Overturn));
    m_outcome->addItem(tr("Remand: to be decided anew"), static_cast<int>(AppealOutcome::Remand));
    addField(tr("The appeal is judged"), m_outcome, "appealOutcome");
    m_why = makeField(this);
    addField(tr("Why"), m_why, "appealWhy");
    setSubmitText(tr("Judge"));
    submitButton()->setEnabled(false);
    const auto refresh = [this] { submitButton()->setEnabled(m_outcome->currentIndex() > 0 && !m_why->toPlainText().trimmed().isEmpty()); };
    connect(m_outcome, &QComboBox::currentIndexChanged, this, refresh);
    connect(m_why, &QPlainTextEdit::textChanged, this, refresh);
}

void JudgeAppealDialog::submit()
{
    const auto outcome = static_cast<AppealOutcome>(m_outcome->currentData().toInt());
    const Status judged = m_workspace.judgeAppeal(m_appeal, outcome, m_why->toPlainText().toStdString());
    if (!judged)
        return showError(errorText(judged.error()));
    accept();
}

}  // namespace probity::ui
