#pragma once

#include <QStyledItemDelegate>

namespace probity::ui {

class Theme;

/// Draws the cells of the tables: text in the colour of its role, badge columns, a hairline below each row, the whole row
/// selected. Reads DisplayRole, ThemeRoleRole, IconNameRole, SubtitleRole (a second, quieter line when it is a text),
/// HeaderRole (bold).
class TableDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit TableDelegate(const Theme &theme, QObject *parent = nullptr);

    void setBadgeColumns(const QList<int> &columns) { m_badges = columns; }
    void setBoldColumns(const QList<int> &columns) { m_bold = columns; }
    void setIconColumns(const QList<int> &columns) { m_icons = columns; }
    void setRowHeight(int height) { m_height = height; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
    QList<int> m_badges;
    QList<int> m_bold;
    QList<int> m_icons;
    int m_height = 0;
};

}  // namespace probity::ui
