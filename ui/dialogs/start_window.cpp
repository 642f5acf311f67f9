#include "ui/dialogs/start_window.h"

#include <QComboBox>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/app_context.h"
#include "ui/text/error_text.h"

namespace probity::ui {

namespace {

constexpr int windowWidth = 560;
// With room for two lines of explanation and for what went wrong.
constexpr int createHeight = 640;
constexpr int questionHeight = 380;

}  // namespace

StartWindow::StartWindow(AppContext &context, const QString &workspacePath, QWidget *parent)
    : QDialog(parent), m_context(context), m_path(workspacePath)
{
    setObjectName(QStringLiteral("startWindow"));
    setMinimumWidth(windowWidth);
    setWindowIcon(context.theme().icon(QStringLiteral("probity"), ThemeRole::Accent));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(32, 20, 32, 24);
    layout->setSpacing(12);
    m_language = new QComboBox(this);
    m_language->setObjectName(QStringLiteral("language"));
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("中文"), QStringLiteral("zh"));
    m_language->setCurrentIndex(m_language->findData(context.language()));
    m_languageLabel = new QLabel(this);
    m_languageLabel->setProperty("muted", true);
    auto *top = new QHBoxLayout;
    top->addStretch();
    top->addWidget(m_languageLabel);
    top->addWidget(m_language);
    m_pages = new QStackedWidget(this);
    m_create = new CreatePage;
    m_signIn = new SignInPage;
    m_problem = new ProblemPage;
    for (QWidget *page : {static_cast<QWidget *>(m_create), static_cast<QWidget *>(m_signIn), static_cast<QWidget *>(m_problem)})
        m_pages->addWidget(page);
    layout->addLayout(top);
    layout->addWidget(m_pages);
    connect(m_language, &QComboBox::activated, this, [this] { m_context.setLanguage(m_language->currentData().toString()); });
    connect(m_create, &CreatePage::submitted, this, &StartWindow::create);
    connect(m_signIn, &SignInPage::submitted, this, &StartWindow::signIn);
    connect(m_create, &CreatePage::otherWorkspaceAsked, this, &StartWindow::chooseOther);
    connect(m_signIn, &SignInPage::otherWorkspaceAsked, this, &StartWindow::chooseOther);
    connect(m_problem, &ProblemPage::otherWorkspaceAsked, this, &StartWindow::chooseOther);
    connect(m_problem, &ProblemPage::retryAsked, this, &StartWindow::begin);
    connect(m_problem, &ProblemPage::readOnlyAsked, this, [this] { openAt(m_path, Workspace::Access::ReadOnly); });
    retranslate();
}

void StartWindow::begin()
{
    if (QFileInfo::exists(m_path))
        return openAt(m_path, Workspace::Access::ReadWrite);
    m_workspace.reset();
    m_create->setPath(m_path);
    m_create->setPathFixed(false);
    showPage(m_create, createHeight);
    m_create->takeFocus();
}

void StartWindow::showPage(QWidget *page, int height)
{
    // The window is as tall as what it shows: a hidden page does not stretch it.
    for (int i = 0; i < m_pages->count(); ++i)
        m_pages->widget(i)->setSizePolicy(QSizePolicy::Preferred, m_pages->widget(i) == page ? QSizePolicy::Preferred : QSizePolicy::Ignored);
    m_pages->setCurrentWidget(page);
    layout()->activate();
    resize(width(), height);
}

void StartWindow::openAt(const QString &path, Workspace::Access access)
{
    // The lock of the one that is open is given back first: it may be the same file.
    m_workspace.reset();
    m_path = path;
    auto opened = Workspace::open(QDir::fromNativeSeparators(path).toStdString(), access, m_context.programEngine(), m_context.sharedClock());
    if (!opened)
        return showProblem(opened.error());
    showWorkspace(std::move(*opened));
}

void StartWindow::showWorkspace(std::unique_ptr<Workspace> workspace)
{
    m_workspace = std::move(workspace);
    const auto people = m_workspace->people();
    if (!people)
        return showProblem(people.error());
    if (m_workspace->isReadOnly())
        return finish(std::nullopt);
    if (people->empty()) {
        m_create->setPath(m_path);
        m_create->setPathFixed(true);
        showPage(m_create, createHeight);
        return m_create->takeFocus();
    }
    m_signIn->setPath(m_path);
    m_signIn->setPeople(*people, QString::fromStdString(m_workspace->setting("last_person")));
    showPage(m_signIn, questionHeight);
    m_signIn->takeFocus();
}

void StartWindow::showProblem(const Error &error)
{
    m_workspace.reset();
    m_problem->setProblem(m_path, error);
    showPage(m_problem, questionHeight);
    m_problem->takeFocus();
}

void StartWindow::create(const CreatePage::Answers &answers)
{
    if (!m_workspace) {
        const QFileInfo place(answers.path);
        if (answers.path.isEmpty() || !QDir().mkpath(place.absolutePath()))
            return m_create->showError(tr("There is no folder for the workspace, and none could be made. Choose another place."));
        auto made = Workspace::create(place.absoluteFilePath().toStdString(), m_context.programEngine(), m_context.sharedClock());
        if (!made)
            return m_create->showError(made.error().code == ErrorCode::Conflict
                                           ? tr("A file of that name is there already. Choose another name, or open it as a workspace.")
                                           : errorText(made.error()));
        m_workspace = std::move(*made);
        m_path = place.absoluteFilePath();
        m_create->setPath(m_path);
        m_create->setPathFixed(true);
    }
    const auto person = m_workspace->addFirstPerson(answers.name.toStdString(), answers.role, answers.passphrase.toStdString());
    if (!person)
        return m_create->showError(errorText(person.error()));
    finish(m_workspace->actor());
}

void StartWindow::signIn(const QString &name, const QString &passphrase)
{
    const auto person = m_workspace->signIn(name.toStdString(), passphrase.toStdString());
    if (!person) {
        m_signIn->showError(errorText(person.error()));
        return m_signIn->takeFocus();
    }
    finish(*person);
}

void StartWindow::finish(std::optional<Person> person)
{
    if (person) {
        // Only a convenience of the next start: a workspace that cannot note it works all the same.
        static_cast<void>(m_workspace->setSetting("last_person", person->name));
    }
    m_context.setWorkspace(std::move(m_workspace));
    m_context.setActor(std::move(person));
    accept();
}

void StartWindow::chooseOther()
{
    auto *dialog = new QFileDialog(this, tr("Open a workspace"), QFileInfo(m_path).absolutePath(), tr("Probity workspaces (*.probity);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { openAt(path, Workspace::Access::ReadWrite); });
    dialog->open();
}

void StartWindow::retranslate()
{
    setWindowTitle(tr("Probity"));
    m_languageLabel->setText(tr("Language"));
    m_language->setAccessibleName(tr("Language"));
}

void StartWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

}  // namespace probity::ui
