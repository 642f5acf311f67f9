#pragma once

#include <QDialog>
#include <QList>

class QGridLayout;

namespace probity::ui {

class Page;

/// All keys that work now: those of the page, then those of the menus.
class CheatSheet : public QDialog {
    Q_OBJECT
public:
    explicit CheatSheet(QWidget *parent);

    void addPage(const Page *page);
    void addActions(const QList<QAction *> &actions);

private:
    void addHeading(const QString &text);
    void addRow(const QString &keys, const QString &text);

    QGridLayout *m_grid;
    int m_row = 0;
};

}  // namespace probity::ui
