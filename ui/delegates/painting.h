#pragma once

#include <QPainter>
#include <QRect>
#include <QString>

#include "ui/theme/theme.h"

namespace probity::ui::painting {

/// Badge of icon and word on the soft colour of its role. Returns the rectangle it took.
QRect badge(QPainter &painter, const Theme &theme, const QRect &area, const QString &icon, const QString &text, ThemeRole role);
QSize badgeSize(const QFontMetrics &metrics, const QString &text);
void icon(QPainter &painter, const Theme &theme, const QString &name, const QColor &color, const QPoint &topLeft, int size);
/// Background of a row: plain or selected with the accent bar at its left edge.
void row(QPainter &painter, const Theme &theme, const QRect &rect, bool isSelected, bool hasBar, bool isHovered = false);
/// Text in at most two lines, the second one elided.
void twoLines(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, const QColor &color, Qt::Alignment alignment = Qt::AlignVCenter);
int twoLinesHeight(const QFont &font, const QString &text, int width);
QFont scaled(const QFont &font, qreal factor, bool isBold = false);

}  // namespace probity::ui::painting
