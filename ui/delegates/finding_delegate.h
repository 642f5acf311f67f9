#pragma once

#include <QStyledItemDelegate>

namespace probity::ui {

class Theme;

/// Draws the rows of a FindingModel: heads in small capitals with their count; findings with mark, title, place and state.
class FindingDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit FindingDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    int titleWidth(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

}  // namespace probity::ui
