#include "ui/dialogs/people_dialogs.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVariant>

#include "review/workspace.h"
#include "ui/text/error_text.h"

namespace probity::ui {

QString roleExplanation(PersonRole role)
{
    switch (role) {
    case PersonRole::Reviewer: return AddPersonDialog::tr("Judges findings, tags and decides.");
    case PersonRole::SecondReviewer: return AddPersonDialog::tr("Judges and decides, and is the second person for a ban.");
    case PersonRole::Regulator: return AddPersonDialog::tr("Inspects, decides, and is the second person for a ban.");
    case PersonRole::Developer: return AddPersonDialog::tr("Checks the own app before it is submitted; decides nothing.");
    case PersonRole::Administrator: return AddPersonDialog::tr("Judges and decides, and looks after people and settings.");
    }
    return {};
}

void fillRoles(QComboBox *box)
{
    for (const PersonRole role : {PersonRole::Administrator, PersonRole::Reviewer, PersonRole::SecondReviewer, PersonRole::Regulator, PersonRole::Developer}) {
        box->addItem(roleText(role), static_cast<int>(role));
        box->setItemData(box->count() - 1, roleExplanation(role), Qt::ToolTipRole);
    }
}

AddPersonDialog::AddPersonDialog(Workspace &workspace, QWidget *parent) : FormDialog(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("addPersonDialog"));
    setHeading(tr("Add a person"), tr("Everything a person does is recorded under their name. The passphrase signs their decisions."));
    m_name = new QLineEdit(this);
    addField(tr("Name"), m_name, "personName");
    m_role = new QComboBox(this);
    fillRoles(m_role);
    m_role->setCurrentIndex(m_role->findData(static_cast<int>(PersonRole::Reviewer)));
    addField(tr("Role"), m_role, "personRole");
    m_passphrase = addPassphrase(tr("Passphrase, at least 8 characters"), "personPassphrase");
    m_again = addPassphrase(tr("The same passphrase again"), "personPassphraseAgain");
    setSubmitText(tr("Add person"));
    m_name->setFocus();
}

void AddPersonDialog::submit()
{
    if (m_passphrase->text() != m_again->text())
        return showError(tr("The two passphrases are not the same."));
    const auto role = static_cast<PersonRole>(m_role->currentData().toInt());
    const auto added = m_workspace.addPerson(m_name->text().trimmed().toStdString(), role, m_passphrase->text().toStdString());
    if (!added)
        return showError(errorText(added.error()));
    accept();
}

ChangePassphraseDialog::ChangePassphraseDialog(Workspace &workspace, QWidget *parent) : FormDialog(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("changePassphraseDialog"));
    const auto actor = workspace.actor();
    setHeading(tr("Change passphrase"), actor ? tr("Of %1.").arg(QString::fromStdString(actor->name)) : QString());
    m_old = addPassphrase(tr("Passphrase until now"), "oldPassphrase");
    m_fresh = addPassphrase(tr("New passphrase, at least 8 characters"), "newPassphrase");
    m_again = addPassphrase(tr("The new passphrase again"), "newPassphraseAgain");
    setSubmitText(tr("Change passphrase"));
    m_old->setFocus();
}

void ChangePassphraseDialog::submit()
{
    if (m_fresh->text() != m_again->text())
        return showError(tr("The two new passphrases are not the same."));
    const Status changed = m_workspace.changePassphrase(m_old->text().toStdString(), m_fresh->text().toStdString());
    if (!changed)
        return showError(errorText(changed.error()));
    accept();
}

SignInDialog::SignInDialog(Workspace &workspace, PersonId except, QWidget *parent) : FormDialog(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("signInDialog"));
    setHeading(tr("Sign in"), {});
    m_name = new QComboBox(this);
    const auto people = workspace.people();
    if (people)
        for (const Person &person : *people)
            if (person.isActive && person.id != except)
                m_name->addItem(QString::fromStdString(person.name));
    addField(tr("Name"), m_name, "signInName");
    m_passphrase = addPassphrase(tr("Passphrase"), "signInPassphrase");
    setSubmitText(tr("Sign in"));
    submitButton()->setEnabled(m_name->count() > 0);
    if (!people)
        showError(errorText(people.error()));
    else if (m_name->count() == 0)
        showError(tr("There is nobody else in this workspace yet. An administrator adds people in the settings."));
    m_passphrase->setFocus();
}

void SignInDialog::submit()
{
    const auto person = m_workspace.signIn(m_name->currentText().toStdString(), m_passphrase->text().toStdString());
    if (!person) {
        m_passphrase->clear();
        m_passphrase->setFocus();
        return showError(errorText(person.error()));
    }
    accept();
}

SignDialog::SignDialog(Workspace &workspace, const QString &what, QWidget *parent) : FormDialog(parent), m_workspace(workspace)
{
    setObjectName(QStringLiteral("signDialog"));
    const auto actor = workspace.actor();
    setHeading(tr("Sign and record"), what + QStringLiteral("\n\n") + tr("What is recorded is never changed; a later decision can supersede it."));
    m_passphrase = addPassphrase(actor ? tr("Passphrase of %1").arg(QString::fromStdString(actor->name)) : tr("Passphrase"), "signPassphrase");
    setSubmitText(tr("Sign and record"));
    m_passphrase->setFocus();
}

void SignDialog::submit()
{
    const auto actor = m_workspace.actor();
    if (!actor)
        return showError(tr("Nobody is signed in."));
    const auto person = m_workspace.signIn(actor->name, m_passphrase->text().toStdString());
    if (!person) {
        m_passphrase->clear();
        m_passphrase->setFocus();
        //: %1 a sentence saying what went wrong
        return showError(tr("%1 Nothing was recorded.").arg(errorText(person.error())));
    }
    accept();
}

}  // namespace probity::ui
