#include "ui/jobs/import_runner.h"

#include <QFileInfo>

#include "ui/app_context.h"
#include "ui/jobs/job.h"

namespace probity::ui {

ImportRunner::ImportRunner(AppContext &context, QObject *parent) : QObject(parent), m_context(context) {}

ImportRunner::~ImportRunner()
{
    delete m_job;
}

QList<QStringList> ImportRunner::submissionsOf(const QStringList &paths)
{
    QList<QStringList> submissions;
    QStringList loose;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (info.isDir() || info.suffix().compare(QLatin1String("zip"), Qt::CaseInsensitive) == 0)
            submissions << QStringList{path};
        else
            loose << path;
    }
    if (!loose.isEmpty())
        submissions << loose;
    return submissions;
}

void ImportRunner::import(const QStringList &paths)
{
    if (!m_context.hasWorkspace())
        return;
    m_waiting << submissionsOf(paths);
    if (!m_job)
        next();
}

void ImportRunner::stop()
{
    m_waiting.clear();
    if (m_job)
        m_job->stop();
}

bool ImportRunner::isRunning() const
{
    return !m_job.isNull();
}

void ImportRunner::next()
{
    if (m_waiting.isEmpty()) {
        Q_EMIT finished();
        return;
    }
    const QStringList paths = m_waiting.takeFirst();
    const QFileInfo first(paths.first());
    // "folder/" has no file name of its own.
    const QString name = first.fileName().isEmpty() ? QFileInfo(first.path()).fileName() : first.fileName();
    std::vector<std::string> files;
    for (const QString &path : paths)
        files.push_back(path.toStdString());
    m_job = Job::run<ImportOutcome>(
        this, [workspace = m_context.sharedWorkspace(), files](const TaskContext &task) { return workspace->importSubmission(files, task); },
        [this, name](Result<ImportOutcome> outcome) { finish(name, outcome); });
    connect(m_job, &Job::progressed, this, &ImportRunner::progressed);
    Q_EMIT started(name, static_cast<int>(m_waiting.size()));
}

void ImportRunner::finish(const QString &name, const Result<ImportOutcome> &outcome)
{
    m_job = nullptr;
    if (outcome) {
        Q_EMIT imported(name, *outcome);
        Q_EMIT m_context.submissionChanged(0);
    } else {
        Q_EMIT failed(name, outcome.error());
    }
    next();
}

}  // namespace probity::ui
