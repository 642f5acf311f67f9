#pragma once

#include <memory>

#include <QDialog>

#include "review/workspace.h"
#include "ui/dialogs/start_pages.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace probity::ui {

class AppContext;

/// What stands before the main window: makes the first workspace with its first person, signs in to one that is there, or
/// says why it cannot be opened. Accepted when the context has a workspace, with somebody signed in or for reading alone.
/// GUI thread.
class StartWindow : public QDialog {
    Q_OBJECT
public:
    StartWindow(AppContext &context, const QString &workspacePath, QWidget *parent = nullptr);

    /// Looks at the path and shows the page that fits.
    void begin();

private:
    void showPage(QWidget *page, int height);
    void openAt(const QString &path, Workspace::Access access);
    void showWorkspace(std::unique_ptr<Workspace> workspace);
    void showProblem(const Error &error);
    void create(const CreatePage::Answers &answers);
    void signIn(const QString &name, const QString &passphrase);
    void chooseOther();
    void finish(std::optional<Person> person);
    void changeEvent(QEvent *event) override;
    void retranslate();

    AppContext &m_context;
    QString m_path;
    std::unique_ptr<Workspace> m_workspace;
    QStackedWidget *m_pages = nullptr;
    CreatePage *m_create = nullptr;
    SignInPage *m_signIn = nullptr;
    ProblemPage *m_problem = nullptr;
    QLabel *m_languageLabel = nullptr;
    QComboBox *m_language = nullptr;
};

}  // namespace probity::ui
