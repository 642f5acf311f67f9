#pragma once

#include <functional>

#include <QDialog>
#include <QList>
#include <QString>

class QLabel;
class QLineEdit;
class QListWidget;

namespace probity::ui {

/// One thing to pick: its name, what is said of it, what kind of thing it is, its keys.
struct PickerItem {
    QString title;
    QString detail;                 ///< small, behind the title; searched too
    QString trail;                  ///< at the right: keys, or the kind of thing
    std::function<void()> run;      ///< called once the picker is closed
};

/// Type a part of a name, press Return: commands, submissions, app types. Every word typed must occur; names that begin with
/// it come first. Deletes itself when closed.
class Picker : public QDialog {
    Q_OBJECT
public:
    /// What may be picked after these words were typed; it need not filter by them itself.
    using Source = std::function<QList<PickerItem>(const QString &typed)>;

    /// `name`: object name of the dialog; its field and list are `name`Edit and `name`List.
    Picker(const QString &name, const QString &title, const QString &hint, Source source, QWidget *parent);

    /// Below a button, or near the top of a window.
    void popUpBelow(const QWidget *anchor);
    void popUpIn(const QWidget *window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refill(const QString &typed);
    void choose();

    Source m_source;
    QList<PickerItem> m_items;      ///< as the list shows them
    QLineEdit *m_edit;
    QListWidget *m_list;
    QLabel *m_none;
};

}  // namespace probity::ui
