#pragma once

#include <QListView>
#include <QStyledItemDelegate>

#include "ui/theme/theme.h"

namespace probity::ui {

/// Draws a reason: number and title, what it rests on below, and a link to its evidence.
class ReasonDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ReasonDelegate(const Theme &theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index) override;

Q_SIGNALS:
    void evidenceClicked(const QModelIndex &index);

private:
    struct Layout {
        QRect title, detail, link;
        int height = 0;
    };
    Layout layout(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const Theme &m_theme;
};

/// The list of reasons: as tall as its rows, so that the page scrolls and not a list within it. Alt+Up and Alt+Down move
/// the row, Delete removes it, Return shows its evidence. GUI thread.
class ReasonListView : public QListView {
    Q_OBJECT
public:
    explicit ReasonListView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

Q_SIGNALS:
    void moveAsked(int from, int to);
    void removeAsked(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    int contentsHeight() const;
};

}  // namespace probity::ui
