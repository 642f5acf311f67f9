#include "ui/widgets/chip_row.h"

#include <QPainter>

namespace probity::ui {

namespace {
constexpr int padding = 9;
constexpr int gap = 7;
}  // namespace

ChipRow::ChipRow(const Theme &theme, Style style, QWidget *parent) : QWidget(parent), m_theme(theme), m_style(style)
{
    // A fixed height would win over heightForWidth(): only rows of one line have one.
    QSizePolicy policy(QSizePolicy::Preferred, style == Style::Crumbs ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    policy.setHeightForWidth(style == Style::Crumbs);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ChipRow::setChips(const QList<Chip> &chips)
{
    m_chips = chips;
    QStringList words;
    for (const Chip &chip : chips)
        words << chip.text;
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QFont ChipRow::chipFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    return small;
}

int ChipRow::layoutChips(int width, QPainter *painter) const
{
    const QFontMetrics metrics(chipFont());
    const int height = metrics.height() + 4;
    const int separator = m_style == Style::Crumbs ? 14 : gap;
    int x = 0;
    int y = 0;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const Chip &chip = m_chips[i];
        int chipWidth = metrics.horizontalAdvance(chip.text) + 2 * padding;
        if (m_style == Style::Crumbs && x > 0 && x + chipWidth > width) {
            x = 0;
            y += height + 4;
        }
        chipWidth = qMin(chipWidth, width - x);
        if (chipWidth < 3 * padding)
            break;
        if (painter) {
            const QRectF box(x + 0.5, y + 0.5, chipWidth - 1, height - 1);
            const bool isPlain = chip.role == ThemeRole::TextMuted;
            painter->setPen(m_style == Style::Outline ? QPen(isPlain ? m_theme.color(ThemeRole::Border) : m_theme.color(chip.role)) : QPen(Qt::NoPen));
            QColor back = m_style == Style::Outline && isPlain ? m_theme.color(ThemeRole::Surface) : isPlain ? m_theme.color(ThemeRole::Sunken) : m_theme.soft(chip.role);
            if (chip.isMarked)
                back = m_theme.color(ThemeRole::Highlight);
            painter->setBrush(back);
            const qreal radius = m_style == Style::Outline ? height / 2.0 : 4;
            painter->drawRoundedRect(box, radius, radius);
            painter->setPen(m_style == Style::Crumbs ? m_theme.color(ThemeRole::Text) : m_theme.color(chip.role));
            painter->drawText(box, Qt::AlignCenter, metrics.elidedText(chip.text, Qt::ElideRight, chipWidth - padding));
            if (m_style == Style::Crumbs && i + 1 < m_chips.size()) {
                painter->setPen(m_theme.color(ThemeRole::TextFaint));
                painter->drawText(QRect(x + chipWidth, y, separator, height), Qt::AlignCenter, QStringLiteral("›"));
            }
        }
        x += chipWidth + separator;
    }
    return y + height;
}

QSize ChipRow::sizeHint() const
{
    const QFontMetrics metrics(chipFont());
    int width = 0;
    for (const Chip &chip : m_chips)
        width += metrics.horizontalAdvance(chip.text) + 2 * padding + (m_style == Style::Crumbs ? 14 : gap);
    return {width, metrics.height() + 5};
}

QSize ChipRow::minimumSizeHint() const
{
    return {40, QFontMetrics(chipFont()).height() + 5};
}

int ChipRow::heightForWidth(int width) const
{
    return layoutChips(width, nullptr);
}

void ChipRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(chipFont());
    layoutChips(width(), &painter);
}

}  // namespace probity::ui
