#include "ui/pages/decide/record_banner.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "model/decision_state.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

QString when(const Timestamp &time)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(time.microseconds / 1000, Qt::OffsetFromUTC, time.offsetMinutes * 60);
    return moment.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

ThemeRole roleOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Approve: return ThemeRole::Approve;
    case Outcome::Ban: return ThemeRole::Ban;
    default: return ThemeRole::Reject;
    }
}

}  // namespace

RecordBanner::RecordBanner(const Theme &theme, QWidget *parent) : QFrame(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("recordBanner"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(6);
    m_icon = new QLabel(this);
    m_title = new QLabel(this);
    m_title->setObjectName(QStringLiteral("recordTitle"));
    m_title->setProperty("heading", true);
    m_title->setWordWrap(true);
    m_particulars = new QLabel(this);
    m_particulars->setObjectName(QStringLiteral("recordParticulars"));
    m_particulars->setProperty("muted", true);
    m_particulars->setWordWrap(true);
    m_particulars->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_second = new QPushButton(this);
    m_second->setObjectName(QStringLiteral("secondReviewer"));
    m_second->setProperty("primary", true);
    m_supersede = new QPushButton(this);
    m_supersede->setObjectName(QStringLiteral("supersede"));
    m_appeal = new QPushButton(this);
    m_appeal->setObjectName(QStringLiteral("appeal"));
    m_judgeAppeal = new QPushButton(this);
    m_judgeAppeal->setObjectName(QStringLiteral("judgeAppeal"));
    m_judgeAppeal->setProperty("primary", true);
    auto *title = new QHBoxLayout;
    title->addWidget(m_icon);
    title->addWidget(m_title, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_second);
    buttons->addWidget(m_judgeAppeal);
    buttons->addWidget(m_supersede);
    buttons->addWidget(m_appeal);
    buttons->addStretch();
    layout->addLayout(title);
    layout->addWidget(m_particulars);
    layout->addLayout(buttons);
    connect(m_second, &QPushButton::clicked, this, &RecordBanner::secondAsked);
    connect(m_supersede, &QPushButton::clicked, this, &RecordBanner::supersedeAsked);
    connect(m_appeal, &QPushButton::clicked, this, &RecordBanner::appealAsked);
    connect(m_judgeAppeal, &QPushButton::clicked, this, &RecordBanner::judgeAppealAsked);
    connect(&theme, &Theme::changed, this, &RecordBanner::refresh);
}

void RecordBanner::setDecision(const Decision &decision, bool canAct)
{
    m_decision = decision;
    m_canAct = canAct;
    refresh();
}

void RecordBanner::refresh()
{
    if (!m_decision.id)
        return;
    const ThemeRole role = roleOf(m_decision.outcome);
    setStyleSheet(QStringLiteral("#recordBanner { background: %1; border: 1px solid %2; border-radius: 6px; }")
                      .arg(m_theme.soft(role).name(), m_theme.color(role).name()));
    m_icon->setPixmap(m_theme.pixmap(QString::fromLatin1(probity::name(m_decision.outcome)), m_theme.color(role), 18, devicePixelRatioF()));
    //: %1 outcome, %2 state of the decision, %3 number of the record
    m_title->setText(tr("%1 · %2 · record %3")
                         .arg(outcomeText(m_decision.outcome), decisionStateText(m_decision.state), QString::fromStdString(m_decision.record)));
    QStringList lines;
    //: %1 a person, %2 a date and time
    lines << tr("Signed by %1, %2.").arg(QString::fromStdString(m_decision.byName), when(m_decision.at));
    if (m_decision.second && m_decision.secondAt)
        lines << tr("Second reviewer %1, %2.").arg(QString::fromStdString(m_decision.secondName), when(*m_decision.secondAt));
    if (!m_decision.banScope.empty())
        //: %1 what a ban covers
        lines << tr("The ban covers: %1.").arg(banScopeText(m_decision.banScope));
    if (m_decision.correctUntil)
        //: %1 a date and time
        lines << tr("To be corrected by %1.").arg(when(*m_decision.correctUntil));
    if (m_decision.takesEffect)
        //: %1 a date and time
        lines << tr("The rejection takes effect on %1.").arg(when(*m_decision.takesEffect));
    if (m_decision.state == DecisionState::AwaitingSecond)
        lines << tr("A ban comes into force when a second person has judged the case.");
    m_particulars->setText(lines.join(QLatin1Char(' ')));
    m_second->setText(tr("Second reviewer signs in…"));
    m_second->setAccessibleName(m_second->text());
    m_second->setVisible(m_decision.state == DecisionState::AwaitingSecond);
    m_second->setEnabled(m_canAct);
    m_supersede->setText(tr("New decision that supersedes it…"));
    m_supersede->setAccessibleName(m_supersede->text());
    m_supersede->setVisible(isAllowed(m_decision.state, DecisionStep::Supersede));
    m_supersede->setEnabled(m_canAct);
    m_appeal->setText(tr("Take in an appeal…"));
    m_appeal->setAccessibleName(m_appeal->text());
    m_appeal->setVisible(isAllowed(m_decision.state, DecisionStep::Appeal));
    m_appeal->setEnabled(m_canAct);
    m_judgeAppeal->setText(tr("Judge the appeal…"));
    m_judgeAppeal->setAccessibleName(m_judgeAppeal->text());
    m_judgeAppeal->setVisible(isAllowed(m_decision.state, DecisionStep::JudgeAppeal));
    m_judgeAppeal->setEnabled(m_canAct);
}

void RecordBanner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}  // namespace probity::ui
