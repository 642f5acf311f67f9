#include "ui/dialogs/picker.h"

#include <algorithm>

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

namespace probity::ui {

namespace {

constexpr qsizetype mostShown = 200;
constexpr int detailRole = Qt::UserRole + 1;
constexpr int trailRole = Qt::UserRole + 2;

/// The name and what is said of it at the left, its keys or kind at the right.
class PickerDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyleOptionViewItem row = option;
        initStyleOption(&row, index);
        const QString title = std::exchange(row.text, QString());
        const QStyle *style = row.widget->style();
        style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
        painter->save();
        const QFontMetrics metrics(row.font);
        const QString trail = index.data(trailRole).toString();
        const int trailWidth = trail.isEmpty() ? 0 : metrics.horizontalAdvance(trail) + 14;
        QRect place = row.rect.adjusted(8, 0, -10, 0);
        painter->setPen(row.palette.color(QPalette::PlaceholderText));
        painter->drawText(place, Qt::AlignRight | Qt::AlignVCenter, trail);
        place.setRight(place.right() - trailWidth);
        painter->setPen(row.palette.color(QPalette::Text));
        const QString shown = metrics.elidedText(title, Qt::ElideRight, place.width());
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
        place.setLeft(place.left() + metrics.horizontalAdvance(shown) + 10);
        if (place.width() > 40) {
            painter->setPen(row.palette.color(QPalette::PlaceholderText));
            painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(index.data(detailRole).toString(), Qt::ElideRight, place.width()));
        }
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 8);
    }
};

bool matches(const PickerItem &item, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(), [&item](const QString &word) {
        return item.title.contains(word, Qt::CaseInsensitive) || item.detail.contains(word, Qt::CaseInsensitive);
    });
}

int rankOf(const PickerItem &item, const QStringList &words)
{
    if (words.isEmpty() || item.title.startsWith(words.first(), Qt::CaseInsensitive))
        return 0;
    return item.title.contains(words.first(), Qt::CaseInsensitive) ? 1 : 2;
}

}  // namespace

Picker::Picker(const QString &name, const QString &title, const QString &hint, Source source, QWidget *parent)
    : QDialog(parent, Qt::Popup), m_source(std::move(source))
{
    setObjectName(name);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(title);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(10, 10, 10, 10);
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(name + QStringLiteral("Edit"));
    m_edit->setAccessibleName(title);
    m_edit->setPlaceholderText(hint);
    m_edit->installEventFilter(this);
    m_list = new QListWidget(this);
    m_list->setObjectName(name + QStringLiteral("List"));
    m_list->setAccessibleName(title);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setItemDelegate(new PickerDelegate(m_list));
    m_none = new QLabel(tr("Nothing fits these words."), this);
    m_none->setProperty("muted", true);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    column->addWidget(m_none);
    connect(m_edit, &QLineEdit::textChanged, this, &Picker::refill);
    connect(m_edit, &QLineEdit::returnPressed, this, &Picker::choose);
    connect(m_list, &QListWidget::itemActivated, this, &Picker::choose);
    connect(m_list, &QListWidget::itemClicked, this, &Picker::choose);
    resize(600, 400);
    refill(QString());
    m_edit->setFocus();
}

void Picker::popUpBelow(const QWidget *anchor)
{
    const QRect room = anchor->screen()->availableGeometry();
    QPoint place = anchor->mapToGlobal(QPoint(0, anchor->height() + 2));
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
    place.setY(std::min(place.y(), std::max(room.top(), room.bottom() - height())));
    move(place);
    show();
}

void Picker::popUpIn(const QWidget *window)
{
    move(window->mapToGlobal(QPoint((window->width() - width()) / 2, qMin(90, window->height() / 8))));
    show();
}

void Picker::refill(const QString &typed)
{
    const QStringList words = typed.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    m_items.clear();
    for (PickerItem &item : m_source(typed))
        if (matches(item, words))
            m_items << std::move(item);
    std::stable_sort(m_items.begin(), m_items.end(), [&words](const PickerItem &a, const PickerItem &b) { return rankOf(a, words) < rankOf(b, words); });
    if (m_items.size() > mostShown)
        m_items.resize(mostShown);
    m_list->clear();
    for (const PickerItem &item : std::as_const(m_items)) {
        auto *row = new QListWidgetItem(item.title, m_list);
        row->setData(detailRole, item.detail);
        row->setData(trailRole, item.trail);
        row->setData(Qt::AccessibleTextRole, QStringLiteral("%1, %2, %3").arg(item.title, item.detail, item.trail));
    }
    m_list->setVisible(!m_items.isEmpty());
    m_none->setVisible(m_items.isEmpty());
    m_list->setCurrentRow(0);
}

void Picker::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_items.size())
        return;
    // After the popup has closed, so that what is run keeps the focus that it takes.
    QTimer::singleShot(0, parent(), m_items[row].run);
    accept();
}

bool Picker::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

}  // namespace probity::ui
