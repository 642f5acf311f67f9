#include "ui/dialogs/start_pages.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "review/passphrase.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/dialogs/people_dialogs.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

QLabel *addLabel(QVBoxLayout *layout, const char *property)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setProperty(property, true);
    layout->addWidget(label);
    return label;
}

/// A label over a field; the label's text is set by retranslate().
template <class Field>
Field *addField(QVBoxLayout *layout, QLabel *&label, Field *field, const char *objectName)
{
    label = new FieldLabel;
    label->setBuddy(field);
    field->setObjectName(QLatin1String(objectName));
    layout->addWidget(label);
    layout->addWidget(field);
    layout->addSpacing(4);
    return field;
}

QPushButton *makeButton(const char *objectName, const char *property = nullptr)
{
    auto *button = new QPushButton;
    button->setObjectName(QLatin1String(objectName));
    if (property)
        button->setProperty(property, true);
    return button;
}

void setText(QPushButton *button, const QString &text)
{
    button->setText(text);
    button->setAccessibleName(text);
}

void setText(QLabel *label, QWidget *field, const QString &text)
{
    label->setText(text);
    field->setAccessibleName(text);
}

QVBoxLayout *makeLayout(QWidget *page)
{
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    return layout;
}

QLineEdit *makePassphrase()
{
    auto *field = new QLineEdit;
    field->setEchoMode(QLineEdit::Password);
    return field;
}

}  // namespace

CreatePage::CreatePage(QWidget *parent) : QWidget(parent)
{
    auto *layout = makeLayout(this);
    m_heading = addLabel(layout, "title");
    m_explanation = addLabel(layout, "muted");
    layout->addSpacing(8);
    m_name = addField(layout, m_nameLabel, new QLineEdit, "firstName");
    m_role = addField(layout, m_roleLabel, new QComboBox, "firstRole");
    layout->removeItem(layout->itemAt(layout->count() - 1));
    m_roleHint = addLabel(layout, "muted");
    layout->addSpacing(8);
    m_passphrase = addField(layout, m_passphraseLabel, makePassphrase(), "firstPassphrase");
    m_again = addField(layout, m_againLabel, makePassphrase(), "firstPassphraseAgain");
    m_path = addField(layout, m_pathLabel, new QLineEdit, "workspacePath");
    m_choose = makeButton("chooseWorkspacePath");
    auto *place = new QHBoxLayout;
    layout->removeWidget(m_path);
    place->addWidget(m_path);
    place->addWidget(m_choose);
    layout->addLayout(place);
    m_error = makeErrorLabel(this);
    layout->addWidget(m_error);
    layout->addStretch();
    m_other = makeButton("openOtherWorkspace", "quiet");
    m_create = makeButton("createWorkspace", "primary");
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_other);
    buttons->addStretch();
    buttons->addWidget(m_create);
    layout->addLayout(buttons);
    fillRoles(m_role);
    connect(m_role, &QComboBox::currentIndexChanged, this, &CreatePage::retranslate);
    connect(m_create, &QPushButton::clicked, this, &CreatePage::submit);
    connect(m_other, &QPushButton::clicked, this, &CreatePage::otherWorkspaceAsked);
    connect(m_choose, &QPushButton::clicked, this, &CreatePage::choosePlace);
    retranslate();
}

void CreatePage::setPath(const QString &path) { m_path->setText(QDir::toNativeSeparators(path)); }

void CreatePage::setPathFixed(bool isFixed)
{
    m_path->setReadOnly(isFixed);
    m_choose->setHidden(isFixed);
}

void CreatePage::showError(const QString &sentence) { setErrorText(m_error, sentence); }

void CreatePage::takeFocus()
{
    m_create->setDefault(true);
    m_name->setFocus();
}

void CreatePage::retranslate()
{
    m_heading->setText(tr("Welcome to Probity"));
    m_explanation->setText(tr("Probity keeps submissions, evidence and decisions in a workspace: one file on this computer. Nothing is ever "
                              "sent anywhere. You are the first person in it."));
    setText(m_nameLabel, m_name, tr("Your name, as it stands in decisions"));
    setText(m_roleLabel, m_role, tr("Your role"));
    for (int row = 0; row < m_role->count(); ++row)
        m_role->setItemText(row, roleText(static_cast<PersonRole>(m_role->itemData(row).toInt())));
    const auto role = static_cast<PersonRole>(m_role->currentData().toInt());
    m_roleHint->setText(role == PersonRole::Administrator ? roleExplanation(role)
                                                          //: %1 what the role may do
                                                          : tr("%1 As the first person you also look after the others.").arg(roleExplanation(role)));
    setText(m_passphraseLabel, m_passphrase, tr("Passphrase, at least 8 characters: it signs your decisions"));
    setText(m_againLabel, m_again, tr("The same passphrase again"));
    setText(m_pathLabel, m_path, tr("Where the workspace lies"));
    //: button: choose a place for a file
    setText(m_choose, tr("Choose…"));
    setText(m_other, tr("Open another workspace…"));
    setText(m_create, tr("Create workspace"));
}

void CreatePage::submit()
{
    showError({});
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        m_name->setFocus();
        return showError(tr("Enter your name."));
    }
    // Asked before a file is made, so that nothing half done is left behind.
    if (m_passphrase->text().size() < static_cast<qsizetype>(shortestPassphrase)) {
        m_passphrase->setFocus();
        return showError(errorText({ErrorCode::InvalidArgument, "a passphrase has at least 8 characters", {}}));
    }
    if (m_passphrase->text() != m_again->text()) {
        m_again->clear();
        m_again->setFocus();
        return showError(tr("The two passphrases are not the same."));
    }
    Q_EMIT submitted({QDir::fromNativeSeparators(m_path->text().trimmed()), name, static_cast<PersonRole>(m_role->currentData().toInt()), m_passphrase->text()});
}

void CreatePage::choosePlace()
{
    auto *dialog = new QFileDialog(this, tr("Where the workspace lies"), m_path->text(), tr("Probity workspaces (*.probity)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("probity"));
    connect(dialog, &QFileDialog::fileSelected, this, &CreatePage::setPath);
    dialog->open();
}

void CreatePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

SignInPage::SignInPage(QWidget *parent) : QWidget(parent)
{
    auto *layout = makeLayout(this);
    m_heading = addLabel(layout, "title");
    m_pathText = addLabel(layout, "muted");
    layout->addSpacing(8);
    m_name = addField(layout, m_nameLabel, new QComboBox, "signInName");
    m_passphrase = addField(layout, m_passphraseLabel, makePassphrase(), "signInPassphrase");
    m_error = makeErrorLabel(this);
    layout->addWidget(m_error);
    layout->addStretch();
    m_other = makeButton("openOtherWorkspace", "quiet");
    m_enter = makeButton("signIn", "primary");
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_other);
    buttons->addStretch();
    buttons->addWidget(m_enter);
    layout->addLayout(buttons);
    connect(m_enter, &QPushButton::clicked, this, [this] {
        showError({});
        const QString passphrase = m_passphrase->text();
        m_passphrase->clear();
        Q_EMIT submitted(m_name->currentText(), passphrase);
    });
    connect(m_other, &QPushButton::clicked, this, &SignInPage::otherWorkspaceAsked);
    retranslate();
}

void SignInPage::setPeople(const std::vector<Person> &people, const QString &preferred)
{
    m_name->clear();
    for (const Person &person : people)
        if (person.isActive)
            m_name->addItem(QString::fromStdString(person.name));
    m_name->setCurrentIndex(qMax(0, m_name->findText(preferred)));
}

void SignInPage::setPath(const QString &path)
{
    m_path = path;
    retranslate();
}

void SignInPage::showError(const QString &sentence) { setErrorText(m_error, sentence); }

void SignInPage::takeFocus()
{
    m_enter->setDefault(true);
    m_passphrase->setFocus();
}

void SignInPage::retranslate()
{
    m_heading->setText(tr("Sign in"));
    //: %1 a file
    m_pathText->setText(tr("Workspace %1").arg(QDir::toNativeSeparators(m_path)));
    setText(m_nameLabel, m_name, tr("Name"));
    setText(m_passphraseLabel, m_passphrase, tr("Passphrase"));
    setText(m_other, tr("Open another workspace…"));
    //: button
    setText(m_enter, tr("Sign in"));
}

void SignInPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

ProblemPage::ProblemPage(QWidget *parent) : QWidget(parent)
{
    auto *layout = makeLayout(this);
    m_heading = addLabel(layout, "title");
    m_path = addLabel(layout, "muted");
    layout->addSpacing(8);
    m_sentence = makeErrorLabel(this);
    m_sentence->setObjectName(QStringLiteral("problem"));
    layout->addWidget(m_sentence);
    layout->addStretch();
    m_other = makeButton("openOtherWorkspace");
    m_retry = makeButton("retryWorkspace");
    m_readOnly = makeButton("openReadOnly", "primary");
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {m_other, m_retry, m_readOnly})
        buttons->addWidget(button);
    layout->addLayout(buttons);
    connect(m_other, &QPushButton::clicked, this, &ProblemPage::otherWorkspaceAsked);
    connect(m_retry, &QPushButton::clicked, this, &ProblemPage::retryAsked);
    connect(m_readOnly, &QPushButton::clicked, this, &ProblemPage::readOnlyAsked);
    retranslate();
}

void ProblemPage::setProblem(const QString &path, const Error &error)
{
    m_file = path;
    m_problem = error;
    // The place stands above the sentence already.
    m_problem.where.clear();
    m_readOnly->setVisible(error.code == ErrorCode::Locked);
    retranslate();
}

void ProblemPage::takeFocus()
{
    QPushButton *first = m_problem.code == ErrorCode::Locked ? m_readOnly : m_retry;
    first->setDefault(true);
    first->setFocus();
}

void ProblemPage::retranslate()
{
    m_heading->setText(tr("The workspace cannot be opened"));
    m_path->setText(QDir::toNativeSeparators(m_file));
    QString sentence = errorText(m_problem);
    if (m_problem.code == ErrorCode::BadFormat)
        sentence = tr("The file is not a Probity workspace. It was not changed.");
    setErrorText(m_sentence, sentence);
    setText(m_other, tr("Open another workspace…"));
    //: button
    setText(m_retry, tr("Try again"));
    //: button
    setText(m_readOnly, tr("Open for reading"));
}

void ProblemPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace probity::ui
