#pragma once

#include <functional>

#include <QStringList>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace probity::ui {

/// Asks for words where the buttons are: a field, and the reasons given lately under the keys 1 to 9, which work while the
/// field is empty. Ctrl+Return takes what was written, Escape gives up. Hidden unless it asks.
class ReasonBox : public QWidget {
    Q_OBJECT
public:
    explicit ReasonBox(QWidget *parent = nullptr);

    /// `done` gets the words; they are never empty.
    void ask(const QString &question, const QString &button, const QStringList &recent, std::function<void(const QString &)> done);
    void giveUp();
    void retranslate();

Q_SIGNALS:
    void ended();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillRecent(const QStringList &recent);
    void take(const QString &words);

    QLabel *m_question;
    QVBoxLayout *m_recentBox;
    QStringList m_recent;
    QPlainTextEdit *m_edit;
    QPushButton *m_save;
    QPushButton *m_cancel;
    std::function<void(const QString &)> m_done;
};

}  // namespace probity::ui
