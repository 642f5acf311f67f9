#include "ui/pages/decide/outcome_card.h"

#include <QEvent>
#include <QPainter>

#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int margin = 12;
constexpr int gap = 4;
constexpr int markSide = 16;

QFont titleFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont sentenceFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() - 1);
    return font;
}

}  // namespace

OutcomeCard::OutcomeCard(Outcome outcome, const Theme &theme, QWidget *parent) : QAbstractButton(parent), m_outcome(outcome), m_theme(theme)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setObjectName(QStringLiteral("outcome_") + QString::fromLatin1(probity::name(outcome)));
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void OutcomeCard::setSentence(const QString &sentence, bool isSuggested)
{
    if (sentence == m_sentence && isSuggested == m_isSuggested)
        return;
    m_sentence = sentence;
    m_isSuggested = isSuggested;
    retranslate();
    updateGeometry();
    update();
}

void OutcomeCard::retranslate()
{
    setText(outcomeText(m_outcome));
    setAccessibleName(text());
    setAccessibleDescription(m_sentence);
}

ThemeRole OutcomeCard::role() const noexcept
{
    switch (m_outcome) {
    case Outcome::Approve: return ThemeRole::Approve;
    case Outcome::Ban: return ThemeRole::Ban;
    default: return ThemeRole::Reject;
    }
}

QSize OutcomeCard::sizeHint() const { return {170, heightForWidth(170)}; }

int OutcomeCard::heightForWidth(int width) const
{
    const QFontMetrics title(titleFont(font()));
    const QFontMetrics sentence(sentenceFont(font()));
    const QRect room(0, 0, qMax(40, width - 2 * margin), 1000);
    const int words = m_sentence.isEmpty() ? 0 : sentence.boundingRect(room, Qt::TextWordWrap, m_sentence).height() + gap;
    return 2 * margin + qMax(title.height(), markSide) + words;
}

void OutcomeCard::paintMark(QPainter &painter, const QRect &line) const
{
    const QRectF circle(line.left() + 0.5, line.center().y() - markSide / 2 + 0.5, markSide - 1, markSide - 1);
    const QColor color = m_theme.color(isChecked() ? role() : ThemeRole::TextFaint);
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(m_theme.color(ThemeRole::Surface));
    painter.drawEllipse(circle);
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        painter.drawEllipse(circle.adjusted(4, 4, -4, -4));
    }
}

void OutcomeCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setOpacity(isEnabled() || isChecked() ? 1.0 : 0.55);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    QColor border = m_theme.color(isChecked() ? role() : ThemeRole::Border);
    if (!isChecked() && underMouse() && isEnabled())
        border = m_theme.color(ThemeRole::TextFaint);
    painter.setPen(QPen(border, isChecked() ? 2 : 1));
    painter.setBrush(isChecked() ? m_theme.soft(role()) : m_theme.color(ThemeRole::Surface));
    painter.drawRoundedRect(frame, 6, 6);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.color(ThemeRole::Accent), 1, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(4, 4, -4, -4), 4, 4);
    }
    const QFontMetrics title(titleFont(font()));
    QRect line(margin, margin, width() - 2 * margin, qMax(title.height(), markSide));
    paintMark(painter, line);
    painter.setFont(titleFont(font()));
    painter.setPen(m_theme.color(ThemeRole::Text));
    painter.drawText(line.adjusted(markSide + 6, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text());
    const int icon = markSide;
    const QString iconName = QString::fromLatin1(probity::name(m_outcome));
    painter.drawPixmap(line.right() - icon + 1, line.center().y() - icon / 2,
                       m_theme.pixmap(iconName, m_theme.color(isChecked() || m_isSuggested ? role() : ThemeRole::TextFaint), icon, devicePixelRatioF()));
    painter.setFont(sentenceFont(font()));
    painter.setPen(m_theme.color(ThemeRole::TextMuted));
    const QRect words(margin, line.bottom() + 1 + gap, width() - 2 * margin, height() - line.bottom() - margin);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_sentence);
}

void OutcomeCard::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void OutcomeCard::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void OutcomeCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

}  // namespace probity::ui
