#include "ui/widgets/foot_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include "ui/theme/theme.h"

namespace probity::ui {

FootBar::FootBar(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("footBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("footText"));
    m_text->setProperty("muted", true);
    m_text->setMinimumWidth(1);     // a long text must not widen the window
    row->addWidget(m_text);
    row->addStretch(1);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void FootBar::setText(const QString &text)
{
    m_said = text;
    fitText();
    update();
}

void FootBar::fitText()
{
    const QString shown = m_text->fontMetrics().elidedText(m_said, Qt::ElideRight, width() - 32);
    m_text->setText(shown);
    m_text->setToolTip(shown == m_said ? QString() : m_said);
}

void FootBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitText();
}

void FootBar::setHints(const QList<KeyHint> &hints)
{
    m_hints = hints;
    QStringList spoken;
    for (const auto &hint : hints)
        spoken << QStringLiteral("%1: %2").arg(hint.keys, hint.text);
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    update();
}

QString FootBar::text() const
{
    return m_said;
}

QSize FootBar::sizeHint() const
{
    return {200, fontMetrics().height() + 12};
}

int FootBar::paintHint(QPainter &painter, const KeyHint &hint, int right) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int textWidth = metrics.horizontalAdvance(hint.text);
    painter.setPen(m_theme.color(ThemeRole::TextMuted));
    painter.drawText(QRect(right - textWidth, 0, textWidth, height()), Qt::AlignVCenter | Qt::AlignLeft, hint.text);
    int x = right - textWidth - 6;
    const QStringList keys = hint.keys.split(QLatin1Char(' '));
    for (auto key = keys.crbegin(); key != keys.crend(); ++key) {
        const int width = qMax(18, metrics.horizontalAdvance(*key) + 10);
        const QRectF cap(x - width + 0.5, (height() - metrics.height()) / 2 - 0.5, width, metrics.height() + 1);
        painter.setPen(m_theme.color(ThemeRole::Border));
        painter.setBrush(m_theme.color(ThemeRole::Surface));
        painter.drawRoundedRect(cap, 3, 3);
        painter.setPen(m_theme.color(ThemeRole::Text));
        painter.drawText(cap, Qt::AlignCenter, *key);
        x -= width + 4;
    }
    return x - 14;
}

void FootBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.color(ThemeRole::Border));
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    painter.setFont(small);
    int right = width() - 16;
    const int limit = m_text->geometry().right() + 24;
    for (auto hint = m_hints.crbegin(); hint != m_hints.crend(); ++hint) {
        // What does not fit is left out whole; the cheat sheet has all of them.
        const int needed = painter.fontMetrics().horizontalAdvance(hint->text) + painter.fontMetrics().horizontalAdvance(hint->keys) + 40;
        if (right - needed < limit)
            continue;
        right = paintHint(painter, *hint, right);
    }
}

}  // namespace probity::ui
