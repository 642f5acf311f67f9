#pragma once

#include <QWidget>

#include "base/result.h"
#include "model/review.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace probity::ui {

/// Asks who the first person is and where the workspace shall lie. Only asks: the window does it.
class CreatePage : public QWidget {
    Q_OBJECT
public:
    struct Answers {
        QString path;
        QString name;
        PersonRole role = PersonRole::Administrator;
        QString passphrase;
    };

    explicit CreatePage(QWidget *parent = nullptr);
    void setPath(const QString &path);
    /// A workspace that is there already but has nobody in it: the place is settled.
    void setPathFixed(bool isFixed);
    void showError(const QString &sentence);
    void takeFocus();

Q_SIGNALS:
    void submitted(const probity::ui::CreatePage::Answers &answers);
    void otherWorkspaceAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void submit();
    void choosePlace();

    QLabel *m_heading, *m_explanation;
    QLabel *m_nameLabel, *m_roleLabel, *m_roleHint, *m_passphraseLabel, *m_againLabel, *m_pathLabel;
    QLineEdit *m_name, *m_passphrase, *m_again, *m_path;
    QComboBox *m_role;
    QPushButton *m_choose, *m_other, *m_create;
    QLabel *m_error;
};

/// Asks who is here and for the passphrase.
class SignInPage : public QWidget {
    Q_OBJECT
public:
    explicit SignInPage(QWidget *parent = nullptr);
    /// `preferred`: who was here last.
    void setPeople(const std::vector<Person> &people, const QString &preferred);
    void setPath(const QString &path);
    void showError(const QString &sentence);
    void takeFocus();

Q_SIGNALS:
    void submitted(const QString &name, const QString &passphrase);
    void otherWorkspaceAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_heading, *m_pathText, *m_nameLabel, *m_passphraseLabel, *m_error;
    QComboBox *m_name;
    QLineEdit *m_passphrase;
    QPushButton *m_other, *m_enter;
    QString m_path;
};

/// Says why a workspace cannot be opened, and what can be done about it.
class ProblemPage : public QWidget {
    Q_OBJECT
public:
    explicit ProblemPage(QWidget *parent = nullptr);
    void setProblem(const QString &path, const Error &error);
    void takeFocus();

Q_SIGNALS:
    void readOnlyAsked();
    void retryAsked();
    void otherWorkspaceAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_heading, *m_path, *m_sentence;
    QPushButton *m_readOnly, *m_retry, *m_other;
    QString m_file;
    Error m_problem;
};

}  // namespace probity::ui
