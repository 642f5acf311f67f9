#include "ui/pages/decide/reason_list_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "ui/pages/decide/reason_list_model.h"

namespace probity::ui {

namespace {

constexpr int margin = 12;
constexpr int gap = 3;

QFont titleFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont detailFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() - 0.5);
    return font;
}

int widthOf(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QListView *>(option.widget);
    return view ? view->viewport()->width() : option.rect.width();
}

}  // namespace

ReasonDelegate::ReasonDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

ReasonDelegate::Layout ReasonDelegate::layout(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = qMax(80, widthOf(option) - 2 * margin);
    const QFontMetrics title(titleFont(option.font));
    const QFontMetrics detail(detailFont(option.font));
    const QRect room(0, 0, width, 2000);
    const QString link = tr("evidence");
    const int linkWidth = detail.horizontalAdvance(link);
    const QRect detailRoom(0, 0, qMax(60, width - linkWidth - margin), 2000);
    Layout result;
    result.title = title.boundingRect(room, Qt::TextWordWrap, index.data(ReasonListModel::NumberedRole).toString());
    result.title.moveTo(option.rect.left() + margin, option.rect.top() + margin - 2);
    result.title.setWidth(width);
    result.detail = detail.boundingRect(detailRoom, Qt::TextWordWrap, index.data(ReasonListModel::DetailRole).toString());
    result.detail.moveTo(option.rect.left() + margin, result.title.bottom() + gap);
    result.detail.setWidth(detailRoom.width());
    if (index.data(ReasonListModel::EvidenceCountRole).toInt() > 0)
        result.link = QRect(option.rect.left() + margin + width - linkWidth, result.detail.top(), linkWidth, detail.height());
    result.height = result.detail.bottom() + margin - option.rect.top();
    return result;
}

QSize ReasonDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {widthOf(option), layout(option, index).height};
}

void ReasonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    const bool isSelected = (option.state & QStyle::State_Selected) != 0;
    if (isSelected)
        painter->fillRect(option.rect, m_theme.color(ThemeRole::Selection));
    if (isSelected && (option.state & QStyle::State_HasFocus) != 0)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()), m_theme.color(ThemeRole::Accent));
    if (index.row() + 1 < index.model()->rowCount()) {
        painter->setPen(m_theme.color(ThemeRole::Border));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }
    const Layout place = layout(option, index);
    painter->setFont(titleFont(option.font));
    painter->setPen(m_theme.color(ThemeRole::Text));
    painter->drawText(place.title, Qt::TextWordWrap, index.data(ReasonListModel::NumberedRole).toString());
    painter->setFont(detailFont(option.font));
    const bool hasEvidence = index.data(ReasonListModel::EvidenceCountRole).toInt() > 0;
    painter->setPen(m_theme.color(hasEvidence ? ThemeRole::TextMuted : ThemeRole::Reject));
    painter->drawText(place.detail, Qt::TextWordWrap, index.data(ReasonListModel::DetailRole).toString());
    if (hasEvidence) {
        painter->setPen(m_theme.color(ThemeRole::Accent));
        painter->drawText(place.link, Qt::AlignLeft | Qt::TextDontClip, tr("evidence"));
    }
    painter->restore();
}

bool ReasonDelegate::editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::MouseButtonRelease) {
        const QPoint at = static_cast<QMouseEvent *>(event)->position().toPoint();
        if (layout(option, index).link.adjusted(-4, -4, 4, 4).contains(at)) {
            Q_EMIT evidenceClicked(index);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

ReasonListView::ReasonListView(QWidget *parent) : QListView(parent)
{
    setDragDropMode(QAbstractItemView::InternalMove);
    setDefaultDropAction(Qt::MoveAction);
    setDragDropOverwriteMode(false);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFrameShape(QFrame::NoFrame);
}

void ReasonListView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    const auto grow = [this] { updateGeometry(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, grow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, grow);
    connect(model, &QAbstractItemModel::modelReset, this, grow);
    connect(model, &QAbstractItemModel::dataChanged, this, grow);
    updateGeometry();
}

int ReasonListView::contentsHeight() const
{
    int height = 0;
    for (int row = 0; model() && row < model()->rowCount(); ++row)
        height += sizeHintForRow(row);
    return height;
}

QSize ReasonListView::sizeHint() const { return {320, contentsHeight() + 2 * frameWidth()}; }

void ReasonListView::keyPressEvent(QKeyEvent *event)
{
    const int row = currentIndex().row();
    if (row >= 0 && event->modifiers().testFlag(Qt::AltModifier) && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)) {
        Q_EMIT moveAsked(row, row + (event->key() == Qt::Key_Up ? -1 : 1));
        return event->accept();
    }
    if (row >= 0 && event->key() == Qt::Key_Delete) {
        Q_EMIT removeAsked(row);
        return event->accept();
    }
    QListView::keyPressEvent(event);
}

void ReasonListView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    // By keyboard there is always a row to act on.
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

void ReasonListView::resizeEvent(QResizeEvent *event)
{
    QListView::resizeEvent(event);
    // Narrower rows wrap into more lines.
    if (event->oldSize().width() != event->size().width())
        updateGeometry();
}

}  // namespace probity::ui
