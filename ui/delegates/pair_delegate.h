#pragma once

#include <QStyledItemDelegate>

namespace probity::ui {

class Theme;

/// Draws the rows of a PairModel: names quiet, personal values on the colour of evidence, headings in small capitals.
class PairDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit PairDelegate(const Theme &theme, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

}  // namespace probity::ui
