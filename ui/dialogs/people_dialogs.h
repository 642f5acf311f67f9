#pragma once

#include "model/review.h"
#include "ui/dialogs/form_dialog.h"

class QComboBox;
class QLineEdit;

namespace probity {
class Workspace;
}

namespace probity::ui {

/// What a role may do, in a sentence.
QString roleExplanation(PersonRole role);
/// A combo box of the roles, each with its id (int of PersonRole) as data.
void fillRoles(QComboBox *box);

/// Adds a person to the workspace. The workspace outlives the dialog.
class AddPersonDialog : public FormDialog {
    Q_OBJECT
public:
    AddPersonDialog(Workspace &workspace, QWidget *parent = nullptr);

protected:
    void submit() override;

private:
    Workspace &m_workspace;
    QLineEdit *m_name = nullptr;
    QComboBox *m_role = nullptr;
    QLineEdit *m_passphrase = nullptr;
    QLineEdit *m_again = nullptr;
};

/// Changes the passphrase of the person who is signed in.
class ChangePassphraseDialog : public FormDialog {
    Q_OBJECT
public:
    ChangePassphraseDialog(Workspace &workspace, QWidget *parent = nullptr);

protected:
    void submit() override;

private:
    Workspace &m_workspace;
    QLineEdit *m_old = nullptr;
    QLineEdit *m_fresh = nullptr;
    QLineEdit *m_again = nullptr;
};

/// Signs another person in, or the same again. `except`: a person who is not offered (who recorded a ban does not judge it).
class SignInDialog : public FormDialog {
    Q_OBJECT
public:
    SignInDialog(Workspace &workspace, PersonId except, QWidget *parent = nullptr);
    void explain(const QString &heading, const QString &explanation) { setHeading(heading, explanation); }

protected:
    void submit() override;

private:
    Workspace &m_workspace;
    QComboBox *m_name = nullptr;
    QLineEdit *m_passphrase = nullptr;
};

/// The signature under a decision: the passphrase of the person who is signed in.
class SignDialog : public FormDialog {
    Q_OBJECT
public:
    SignDialog(Workspace &workspace, const QString &what, QWidget *parent = nullptr);

protected:
    void submit() override;

private:
    Workspace &m_workspace;
    QLineEdit *m_passphrase = nullptr;
};

}  // namespace probity::ui
