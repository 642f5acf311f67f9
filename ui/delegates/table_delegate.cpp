#include "ui/delegates/table_delegate.h"

#include <QAbstractItemView>
#include <QPainter>

#include "ui/delegates/painting.h"
#include "ui/models/roles.h"
#include "ui/theme/theme.h"

namespace probity::ui {

TableDelegate::TableDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = option.fontMetrics.height();
    const int width = option.fontMetrics.horizontalAdvance(index.data(Qt::DisplayRole).toString()) + 24 + (m_badges.contains(index.column()) ? 26 : 0);
    return {width, m_height > 0 ? m_height : line + 12};
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const QRect rect = option.rect;
    painting::row(*painter, m_theme, rect, option.state & QStyle::State_Selected, index.column() == 0, option.state & QStyle::State_MouseOver);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), m_theme.color(ThemeRole::Border));
    if (const auto *view = qobject_cast<const QAbstractItemView *>(option.widget); view && view->hasFocus() && view->currentIndex().row() == index.row()
        && view->currentIndex().parent() == index.parent() && index.column() == 0)
        painter->fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), m_theme.color(ThemeRole::Accent));

    const QString text = index.data(Qt::DisplayRole).toString();
    const QVariant roleValue = index.data(ThemeRoleRole);
    const auto role = roleValue.isValid() ? static_cast<ThemeRole>(roleValue.toInt()) : ThemeRole::Text;
    QRect inner = rect.adjusted(8, 0, -8, -1);
    const QString iconName = index.data(IconNameRole).toString();
    if (m_badges.contains(index.column()) && roleValue.isValid()) {
        painter->setFont(painting::scaled(option.font, 0.92, true));
        painting::badge(*painter, m_theme, inner, iconName, text, role);
        painter->restore();
        return;
    }
    if (m_icons.contains(index.column()) && !iconName.isEmpty() && !text.isEmpty()) {
        painting::icon(*painter, m_theme, iconName, m_theme.color(role), {inner.left(), inner.center().y() - 5}, 11);
        inner.setLeft(inner.left() + 16);
    }
    const QFont font = m_bold.contains(index.column()) || index.data(HeaderRole).toBool() ? painting::scaled(option.font, 1.0, true) : option.font;
    const QVariant subtitle = index.data(SubtitleRole);
    const auto alignment = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    if (subtitle.typeId() == QMetaType::QString) {
        const QFont quiet = painting::scaled(option.font, 0.88);
        const int first = QFontMetrics(font).height();
        const int second = QFontMetrics(quiet).height();
        const int top = inner.top() + (inner.height() - first - second) / 2;
        painter->setFont(font);
        painter->setPen(m_theme.color(role));
        painter->drawText(QRect(inner.left(), top, inner.width(), first), Qt::AlignVCenter, QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width()));
        painter->setFont(quiet);
        painter->setPen(m_theme.color(ThemeRole::TextMuted));
        painter->drawText(QRect(inner.left(), top + first, inner.width(), second), Qt::AlignVCenter,
                          QFontMetrics(quiet).elidedText(subtitle.toString(), Qt::ElideRight, inner.width()));
    } else if (inner.height() >= 2 * QFontMetrics(font).height()) {
        painting::twoLines(*painter, inner, text, font, m_theme.color(role), Qt::AlignVCenter | alignment);
    } else {
        painter->setFont(font);
        painter->setPen(m_theme.color(role));
        painter->drawText(inner, static_cast<int>((Qt::AlignVCenter | (alignment.testFlag(Qt::AlignRight) ? Qt::AlignRight : Qt::AlignLeft)).toInt()),
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, inner.width()));
    }
    painter->restore();
}

}  // namespace probity::ui
