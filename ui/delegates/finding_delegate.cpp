#include "ui/delegates/finding_delegate.h"

#include <QAbstractItemView>
#include <QPainter>

#include "model/review.h"
#include "ui/delegates/painting.h"
#include "ui/models/roles.h"
#include "ui/theme/theme.h"

namespace probity::ui {

namespace {
constexpr int leftText = 34;
constexpr int rightEdge = 14;
constexpr int markSize = 11;

QString stateIcon(DispositionKind kind)
{
    switch (kind) {
    case DispositionKind::Confirmed:
        return QStringLiteral("confirm");
    case DispositionKind::Dismissed:
    case DispositionKind::Excepted:
        return QStringLiteral("dismiss");
    case DispositionKind::Open:
        break;
    }
    return {};
}
}  // namespace

FindingDelegate::FindingDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

int FindingDelegate::titleWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics small(painting::scaled(option.font, 0.88));
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    const QString trail = index.data(TrailRole).toString();
    return width - leftText - rightEdge - (trail.isEmpty() ? 0 : small.horizontalAdvance(trail) + 24);
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.data(HeaderRole).toBool())
        return {100, option.fontMetrics.height() + 20};
    const QFont bold = painting::scaled(option.font, 1.0, true);
    const QFontMetrics small(painting::scaled(option.font, 0.88));
    const int subtitle = index.data(SubtitleRole).toString().isEmpty() ? 0 : small.height();
    return {100, painting::twoLinesHeight(bold, index.data(Qt::DisplayRole).toString(), titleWidth(option, index)) + subtitle + 12};
}

void FindingDelegate::paintHead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect rect = option.rect.adjusted(16, 8, -rightEdge, 0);
    painter->setFont(painting::scaled(option.font, 0.88, true));
    painter->setPen(m_theme.color(ThemeRole::Text));
    const QString count = QString::number(index.data(CountRole).toInt());
    const int countWidth = painter->fontMetrics().horizontalAdvance(count) + 8;
    const QString head = index.data(Qt::DisplayRole).toString().toUpper();
    painter->drawText(rect.adjusted(0, 0, -countWidth, 0), Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(head, Qt::ElideRight, rect.width() - countWidth));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, count);
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    if (index.data(HeaderRole).toBool()) {
        paintHead(painter, option, index);
        painter->restore();
        return;
    }
    const QRect rect = option.rect;
    painting::row(*painter, m_theme, rect, option.state & QStyle::State_Selected, true, option.state & QStyle::State_MouseOver);
    const auto kind = static_cast<DispositionKind>(index.data(StateRole).toInt());
    const bool isSettled = kind != DispositionKind::Open;
    const bool isSetAside = kind == DispositionKind::Dismissed || kind == DispositionKind::Excepted;
    const auto role = static_cast<ThemeRole>(index.data(ThemeRoleRole).toInt());
    const QFont bold = painting::scaled(option.font, 1.0, !isSetAside);
    const QFont small = painting::scaled(option.font, 0.88);
    const int top = rect.top() + 6;
    const int first = QFontMetrics(bold).height();
    painting::icon(*painter, m_theme, index.data(IconNameRole).toString(), m_theme.color(isSetAside ? ThemeRole::TextFaint : role), {rect.left() + 15, top + (first - markSize) / 2}, markSize);

    const QString title = index.data(Qt::DisplayRole).toString();
    const int width = titleWidth(option, index);
    const int titleHeight = painting::twoLinesHeight(bold, title, width);
    painting::twoLines(*painter, QRect(rect.left() + leftText, top, width, titleHeight), title, bold, m_theme.color(isSetAside ? ThemeRole::TextMuted : ThemeRole::Text), Qt::AlignTop);

    painter->setFont(small);
    const QFontMetrics metrics(small);
    const QString trail = index.data(TrailRole).toString();
    const ThemeRole trailRole = kind == DispositionKind::Confirmed ? ThemeRole::Consistent : isSettled ? ThemeRole::TextMuted : ThemeRole::TextFaint;
    painter->setPen(m_theme.color(trailRole));
    painter->drawText(QRect(rect.left(), top, rect.width() - rightEdge, first), Qt::AlignVCenter | Qt::AlignRight, trail);
    if (isSettled)
        painting::icon(*painter, m_theme, stateIcon(kind), m_theme.color(trailRole), {rect.right() - rightEdge - metrics.horizontalAdvance(trail) - 15, top + (first - markSize) / 2}, markSize);
    painter->setPen(m_theme.color(ThemeRole::TextMuted));
    const int room = rect.width() - leftText - rightEdge;
    painter->drawText(QRect(rect.left() + leftText, top + titleHeight, room, metrics.height()), Qt::AlignVCenter,
                      metrics.elidedText(index.data(SubtitleRole).toString(), Qt::ElideRight, room));
    painter->restore();
}

}  // namespace probity::ui
