#include "ui/workbench.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QTimer>

#include "ui/app_context.h"
#include "ui/dialogs/start_window.h"
#include "ui/jobs/import_runner.h"
#include "ui/mainwindow.h"
#include "ui/pages/decide/decide_page.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/pages/queue/queue_page.h"
#include "ui/pages/rules/rules_page.h"
#include "ui/pages/selfcheck/selfcheck_page.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/pages/trends/trends_page.h"
#include "ui/pages/verify/verify_page.h"
#include "ui/text/error_text.h"
#include "ui/widgets/import_panel.h"

namespace probity::ui {

Workbench::Workbench(AppContext &context, const QString &workspacePath, QObject *parent)
    : QObject(parent), m_context(context), m_path(workspacePath), m_imports(new ImportRunner(context, this))
{
}

Workbench::~Workbench()
{
    delete m_start;
}

void Workbench::start()
{
    if (m_context.hasWorkspace())
        showMain();
    else
        showStart();
}

void Workbench::showStart()
{
    m_start = new StartWindow(m_context, m_path);
    m_start->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_start, &QDialog::accepted, this, &Workbench::showMain);
    connect(m_start, &QDialog::rejected, qApp, &QCoreApplication::quit);
    m_start->begin();
    m_start->show();
}

void Workbench::showMain()
{
    m_path = QString::fromStdString(m_context.workspace().path());
    if (!m_window)
        makeWindow();
    m_window->show();
    m_window->showPage(QStringLiteral("queue"));
}

void Workbench::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_context);
    m_queue = new QueuePage(m_context);
    m_desk = new DeskPage(m_context);
    auto *decide = new DecidePage(m_context);
    auto *trends = new TrendsPage(m_context);
    auto *rules = new RulesPage(m_context);
    auto *selfcheck = new SelfcheckPage(m_context);
    auto *verify = new VerifyPage(m_context);
    auto *settings = new SettingsPage(m_context);
    const std::initializer_list<Page *> pages{m_queue, m_desk, decide, trends, rules, selfcheck, verify, settings};
    for (Page *page : pages)
        m_window->addPage(page);
    connect(decide, &Page::evidenceRequested, m_window.get(), [this](SubmissionId submission, const QString &what) {
        m_window->openSubmission(submission);
        m_desk->showEvidence(what);
    });
    connect(trends, &TrendsPage::queueRequested, m_window.get(), [this](const QString &words) {
        m_window->showPage(QStringLiteral("queue"));
        m_queue->search(words);
    });
    connect(settings, &SettingsPage::signOutRequested, this, &Workbench::signOut);
    connect(settings, &SettingsPage::restoreRequested, this, &Workbench::restore);
    connect(m_window.get(), &MainWindow::aboutToClose, qApp, &QCoreApplication::quit);
    wireImports();
}

void Workbench::wireImports()
{
    auto *panel = new ImportPanel(*m_imports, m_context.theme(), m_window.get());
    m_window->addPanel(panel);
    connect(m_window.get(), &MainWindow::importRequested, m_imports, &ImportRunner::import);
    connect(m_window.get(), &MainWindow::nextSubmissionRequested, m_queue, &QueuePage::openNext);
    connect(m_imports, &ImportRunner::imported, m_queue, [this](const QString &, const ImportOutcome &outcome) { m_queue->select(outcome.submission); });
    connect(m_window.get(), &MainWindow::submissionOpened, panel, [this, panel] {
        if (!m_imports->isRunning())
            panel->dismissGood();
    });
    connect(panel, &ImportPanel::openRequested, m_window.get(), [this](SubmissionId submission) { m_window->openSubmission(submission); });
}

void Workbench::leaveWorkspace()
{
    m_imports->stop();
    m_window->hide();
    // What was given to be recorded is recorded as this person's.
    m_context.writes().drain();
    m_context.workspace().signOut();
    m_context.setWorkspace(nullptr);
}

void Workbench::signOut()
{
    leaveWorkspace();
    showStart();
}

void Workbench::restore(const QString &copy)
{
    // What is no workspace must not take the place of one.
    const auto opened = Workspace::open(copy.toStdString(), Workspace::Access::ReadOnly, m_context.programEngine(), m_context.sharedClock());
    if (!opened && opened.error().code != ErrorCode::Unsupported) {
        sayNotRestored(errorText(opened.error()), m_window.get());
        return;
    }
    const std::weak_ptr<Workspace> old = m_context.sharedWorkspace();
    leaveWorkspace();
    exchange(copy, old, 100);
}

void Workbench::exchange(const QString &copy, const std::weak_ptr<Workspace> &old, int attempts)
{
    // Work that still reads the old workspace holds it open until it is through.
    if (!old.expired() && attempts > 0) {
        QTimer::singleShot(50, this, [this, copy, old, attempts] { exchange(copy, old, attempts - 1); });
        return;
    }
    const QString kept = QStringLiteral("%1.before-restore-%2").arg(m_path, QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
    QString problem;
    if (!old.expired())
        problem = tr("Work on the workspace did not come to its end. Nothing was changed; try again.");
    else if (QFile file(m_path); !file.rename(kept))
        //: %1 what the system says
        problem = tr("The workspace could not be moved aside. Nothing was changed. (%1)").arg(file.errorString());
    else if (QFile source(copy); !source.copy(m_path)) {
        QFile::remove(m_path);
        problem = QFile::rename(kept, m_path) ? tr("The backup could not be copied. The workspace is as it was. (%1)").arg(source.errorString())
                                              //: %1 a file, %2 what the system says
                                              : tr("The backup could not be copied. The workspace lies in %1. (%2)").arg(QDir::toNativeSeparators(kept), source.errorString());
    }
    showStart();
    if (!problem.isEmpty())
        sayNotRestored(problem, m_start);
}

void Workbench::sayNotRestored(const QString &problem, QWidget *window)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Go back to a backup"), problem, QMessageBox::Close, window);
    box->setObjectName(QStringLiteral("restoreFailed"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace probity::ui
