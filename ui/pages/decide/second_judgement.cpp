#include "ui/pages/decide/second_judgement.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/dialogs/form_dialog.h"

namespace probity::ui {

SecondJudgement::SecondJudgement(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("secondJudgement"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_heading = new QLabel(this);
    m_heading->setProperty("heading", true);
    m_heading->setWordWrap(true);
    m_explanation = new QLabel(this);
    m_explanation->setProperty("muted", true);
    m_explanation->setWordWrap(true);
    m_findings = new QLabel(this);
    m_findings->setObjectName(QStringLiteral("judgementFindings"));
    m_findings->setWordWrap(true);
    m_findings->setTextFormat(Qt::RichText);
    m_findings->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    m_ban = new QRadioButton(this);
    m_ban->setObjectName(QStringLiteral("judgeBan"));
    m_noBan = new QRadioButton(this);
    m_noBan->setObjectName(QStringLiteral("judgeNoBan"));
    m_whyLabel = new FieldLabel({}, this);
    m_why = new QLineEdit(this);
    m_why->setObjectName(QStringLiteral("judgeWhy"));
    m_whyLabel->setBuddy(m_why);
    m_error = makeErrorLabel(this);
    m_sign = new QPushButton(this);
    m_sign->setObjectName(QStringLiteral("signJudgement"));
    m_sign->setProperty("primary", true);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_sign);
    for (QWidget *widget : {static_cast<QWidget *>(m_heading), static_cast<QWidget *>(m_explanation), static_cast<QWidget *>(m_findings),
                            static_cast<QWidget *>(m_ban), static_cast<QWidget *>(m_noBan), static_cast<QWidget *>(m_whyLabel),
                            static_cast<QWidget *>(m_why), static_cast<QWidget *>(m_error)})
        layout->addWidget(widget);
    layout->addLayout(buttons);
    connect(m_findings, &QLabel::linkActivated, this, &SecondJudgement::findingChosen);
    connect(m_ban, &QRadioButton::toggled, this, &SecondJudgement::refresh);
    connect(m_noBan, &QRadioButton::toggled, this, &SecondJudgement::refresh);
    connect(m_why, &QLineEdit::textChanged, this, &SecondJudgement::refresh);
    connect(m_sign, &QPushButton::clicked, this, [this] { Q_EMIT judged(m_ban->isChecked(), m_why->text().trimmed()); });
    retranslate();
    refresh();
}

void SecondJudgement::setCase(const CaseFile &file, const QString &language)
{
    QString items;
    for (const Finding &finding : file.assessment->findings)
        if (finding.state != FindingState::Gone)
            items += QStringLiteral("<li><a href=\"%1\">%2</a></li>")
                         .arg(QString::fromStdString(finding.fingerprint).toHtmlEscaped(),
                              QString::fromStdString(finding.title.in(language.toStdString())).toHtmlEscaped());
    m_findings->setText(QStringLiteral("<ul style=\"margin-left:-20px\">%1</ul>").arg(items));
}

void SecondJudgement::clear()
{
    // Radio buttons that exclude each other cannot be both off otherwise.
    for (QRadioButton *button : {m_ban, m_noBan}) {
        button->setAutoExclusive(false);
        button->setChecked(false);
        button->setAutoExclusive(true);
    }
    m_why->clear();
    showError({});
}

void SecondJudgement::showError(const QString &sentence) { setErrorText(m_error, sentence); }

void SecondJudgement::refresh()
{
    m_sign->setEnabled(m_ban->isChecked() || (m_noBan->isChecked() && !m_why->text().trimmed().isEmpty()));
    m_sign->setToolTip(m_sign->isEnabled() ? QString() : tr("Choose; who does not agree says why."));
}

void SecondJudgement::retranslate()
{
    m_heading->setText(tr("This submission waits for a second person's judgement"));
    m_explanation->setText(tr("Judge from the case itself. The first person's reasons and the letter are shown when you have judged. "
                              "The findings lead to the desk."));
    m_ban->setText(tr("A ban is right"));
    m_noBan->setText(tr("A ban is not right: back to review"));
    m_whyLabel->setText(tr("Why"));
    m_why->setAccessibleName(tr("Why you judge so"));
    m_findings->setAccessibleName(tr("Findings of the case"));
    m_ban->setAccessibleName(m_ban->text());
    m_noBan->setAccessibleName(m_noBan->text());
    m_sign->setText(tr("Sign judgement…"));
    m_sign->setAccessibleName(m_sign->text());
}

void SecondJudgement::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace probity::ui
