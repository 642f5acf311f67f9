#pragma once

#include <memory>

#include <QObject>
#include <QPointer>
#include <QString>

namespace probity {
class Workspace;
}

class QWidget;

namespace probity::ui {

class AppContext;
class DeskPage;
class ImportRunner;
class MainWindow;
class QueuePage;
class StartWindow;

/// Puts the program together: the start window until somebody is signed in, then the main window with its pages. Owner of both;
/// lives on the GUI thread.
class Workbench : public QObject {
    Q_OBJECT
public:
    Workbench(AppContext &context, const QString &workspacePath, QObject *parent = nullptr);
    ~Workbench() override;

    /// Shows the start window; or, where the context has a workspace already, the main window at once.
    void start();
    MainWindow *mainWindow() const noexcept { return m_window.get(); }
    ImportRunner *imports() const noexcept { return m_imports; }

private:
    void showStart();
    void showMain();
    void makeWindow();
    void wireImports();
    void signOut();
    void leaveWorkspace();
    void restore(const QString &copy);
    void sayNotRestored(const QString &problem, QWidget *window);
    void exchange(const QString &copy, const std::weak_ptr<Workspace> &old, int attempts);

    AppContext &m_context;
    QString m_path;
    QPointer<StartWindow> m_start;
    ImportRunner *m_imports;
    std::unique_ptr<MainWindow> m_window;
    QueuePage *m_queue = nullptr;
    DeskPage *m_desk = nullptr;
};

}  // namespace probity::ui
