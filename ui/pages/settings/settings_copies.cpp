// Copies of the workspace: backing it up while one works, and going back to a copy.
#include <QDate>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>

#include "ui/app_context.h"
#include "ui/jobs/job.h"
#include "ui/pages/settings/settings_page.h"
#include "ui/text/error_text.h"

namespace probity::ui {

void SettingsPage::chooseBackup()
{
    const QString name = QStringLiteral("%1-%2.probity").arg(QFileInfo(m_path->text()).completeBaseName(), QDate::currentDate().toString(Qt::ISODate));
    auto *dialog = new QFileDialog(this, tr("Back up the workspace"), m_context.settings().value(QStringLiteral("settings/backupFolder")).toString(), tr("Workspaces (*.probity)"));
    dialog->setObjectName(QStringLiteral("backupDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("probity"));
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::backUp);
    dialog->open();
}

void SettingsPage::backUp(const QString &path)
{
    m_context.settings().setValue(QStringLiteral("settings/backupFolder"), QFileInfo(path).absolutePath());
    m_backup->setEnabled(false);
    m_report->setProperty("error", false);
    m_report->setText(tr("Copying the workspace…"));
    m_copying = Job::run<bool>(
        this,
        [workspace = m_context.sharedWorkspace(), file = path.toStdString()](const TaskContext &) -> Result<bool> {
            const Status copied = workspace->backUpTo(file);
            return copied ? Result<bool>(true) : Result<bool>(tl::unexpected(copied.error()));
        },
        [this, path](const Result<bool> &copied) {
            m_copying = nullptr;
            m_backup->setEnabled(true);
            m_report->setText(copied ? tr("Backed up to %1").arg(path) : errorText(copied.error()));
        });
}

void SettingsPage::chooseRestore()
{
    auto *dialog = new QFileDialog(this, tr("Go back to a backup"), m_context.settings().value(QStringLiteral("settings/backupFolder")).toString(), tr("Workspaces (*.probity)"));
    dialog->setObjectName(QStringLiteral("restoreDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &SettingsPage::confirmRestore);
    dialog->open();
}

void SettingsPage::confirmRestore(const QString &path)
{
    auto *box = new QMessageBox(QMessageBox::Question, tr("Go back to a backup"), tr("Use “%1” instead of the workspace that is open?").arg(QFileInfo(path).fileName()), QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("restoreQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("The workspace as it is now is kept beside it under another name; nothing is lost. You sign in again afterwards."));
    auto *go = box->addButton(tr("Go back to the backup"), QMessageBox::AcceptRole);
    go->setObjectName(QStringLiteral("restoreGo"));
    connect(go, &QPushButton::clicked, this, [this, path] { Q_EMIT restoreRequested(path); });
    box->open();
}

}  // namespace probity::ui
