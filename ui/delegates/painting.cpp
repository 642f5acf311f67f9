#include "ui/delegates/painting.h"

#include <QTextLayout>

namespace probity::ui::painting {

namespace {
constexpr int badgeIcon = 11;
constexpr int badgePadding = 7;

/// The lines a text breaks into at a width, at most two.
QStringList brokenLines(const QString &text, const QFont &font, int width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QStringList lines;
    for (QTextLine line = layout.createLine(); line.isValid() && lines.size() < 2; line = layout.createLine()) {
        line.setLineWidth(qMax(1, width));
        lines << (lines.isEmpty() ? text.mid(line.textStart(), line.textLength()) : text.mid(line.textStart()));
    }
    layout.endLayout();
    if (!lines.isEmpty())
        lines.last() = QFontMetrics(font).elidedText(lines.last(), Qt::ElideRight, width);
    return lines;
}
}  // namespace

QFont scaled(const QFont &font, qreal factor, bool isBold)
{
    QFont result = font;
    if (font.pointSizeF() > 0)
        result.setPointSizeF(font.pointSizeF() * factor);
    if (isBold)
        result.setWeight(QFont::DemiBold);
    return result;
}

void icon(QPainter &painter, const Theme &theme, const QString &name, const QColor &color, const QPoint &topLeft, int size)
{
    painter.drawPixmap(topLeft, theme.pixmap(name, color, size, painter.device()->devicePixelRatioF()));
}

QSize badgeSize(const QFontMetrics &metrics, const QString &text)
{
    return {metrics.horizontalAdvance(text) + badgeIcon + 2 * badgePadding + 5, metrics.height() + 4};
}

QRect badge(QPainter &painter, const Theme &theme, const QRect &area, const QString &iconName, const QString &text, ThemeRole role)
{
    const QFontMetrics metrics = painter.fontMetrics();
    QSize size = badgeSize(metrics, text);
    if (iconName.isEmpty())
        size.rwidth() -= badgeIcon + 5;
    const QRect box(area.left(), area.center().y() - size.height() / 2, qMin(size.width(), area.width()), size.height());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.soft(role));
    painter.drawRoundedRect(box, 5, 5);
    painter.restore();
    int left = box.left() + badgePadding;
    if (!iconName.isEmpty()) {
        icon(painter, theme, iconName, theme.color(role), {left, box.center().y() - badgeIcon / 2}, badgeIcon);
        left += badgeIcon + 5;
    }
    painter.setPen(theme.color(role));
    const int room = box.right() - left - 2;
    painter.drawText(QRect(left, box.top(), room, box.height()), Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(text, Qt::ElideRight, room + 2));
    return box;
}

void row(QPainter &painter, const Theme &theme, const QRect &rect, bool isSelected, bool hasBar, bool isHovered)
{
    if (isSelected)
        painter.fillRect(rect, theme.color(ThemeRole::Selection));
    else if (isHovered)
        painter.fillRect(rect, theme.color(ThemeRole::Sunken));
    if (isSelected && hasBar)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.color(ThemeRole::Accent));
}

void twoLines(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color, Qt::Alignment alignment)
{
    const QStringList lines = brokenLines(text, font, rect.width());
    const int lineHeight = QFontMetrics(font).height();
    int top = rect.top();
    if (alignment.testFlag(Qt::AlignVCenter))
        top += qMax(0, (rect.height() - lineHeight * static_cast<int>(lines.size())) / 2);
    painter.setFont(font);
    painter.setPen(color);
    for (const QString &line : lines) {
        painter.drawText(QRect(rect.left(), top, rect.width(), lineHeight), static_cast<int>((Qt::AlignVCenter | (alignment.testFlag(Qt::AlignRight) ? Qt::AlignRight : Qt::AlignLeft)).toInt()), line.trimmed());
        top += lineHeight;
    }
}

int twoLinesHeight(const QFont &font, const QString &text, int width)
{
    return QFontMetrics(font).height() * static_cast<int>(qMax<qsizetype>(1, brokenLines(text, font, width).size()));
}

}  // namespace probity::ui::painting
