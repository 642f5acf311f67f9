#pragma once

#include <QDialog>
#include <QList>

class QLineEdit;
class QListWidget;

namespace probity::ui {

/// Type a part of a command's name, press Return. Offers only what can be done now.
class CommandPalette : public QDialog {
    Q_OBJECT
public:
    CommandPalette(const QList<QAction *> &actions, QWidget *parent);

    QAction *chosen() const noexcept { return m_chosen; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void choose();

    QList<QAction *> m_actions;
    QLineEdit *m_edit;
    QListWidget *m_list;
    QAction *m_chosen = nullptr;
};

}  // namespace probity::ui
