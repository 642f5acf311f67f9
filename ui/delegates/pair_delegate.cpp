#include "ui/delegates/pair_delegate.h"

#include <QPainter>

#include "ui/delegates/painting.h"
#include "ui/models/roles.h"
#include "ui/theme/theme.h"

namespace probity::ui {

PairDelegate::PairDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

void PairDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painting::row(*painter, m_theme, option.rect, option.state & QStyle::State_Selected, false);
    const QRect inner = option.rect.adjusted(12, 0, -8, 0);
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool isHeading = index.data(HeaderRole).toBool();
    const QFont font = isHeading ? painting::scaled(option.font, 0.88, true) : option.font;
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(isHeading ? text.toUpper() : text, Qt::ElideRight, inner.width());
    if (index.data(StateRole).toBool())
        painter->fillRect(QRect(inner.left() - 2, inner.center().y() - metrics.height() / 2, metrics.horizontalAdvance(shown) + 4, metrics.height()),
                          m_theme.color(ThemeRole::Highlight));
    painter->setFont(font);
    painter->setPen(m_theme.color(isHeading || index.column() == 0 ? ThemeRole::TextMuted : ThemeRole::Text));
    painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, shown);
    painter->restore();
}

}  // namespace probity::ui
