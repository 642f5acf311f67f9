#pragma once

#include <QObject>
#include <QPointer>
#include <QStringList>

#include "base/result.h"
#include "review/workspace.h"

namespace probity::ui {

class AppContext;
class Job;

/// Imports submissions one after the other in the background. Each folder and each zip is a submission of its own, loose files
/// given together are one. Lives on the GUI thread.
class ImportRunner : public QObject {
    Q_OBJECT
public:
    explicit ImportRunner(AppContext &context, QObject *parent = nullptr);
    ~ImportRunner() override;

    void import(const QStringList &paths);
    /// Stops the present import and forgets the waiting ones. Nothing half done is left behind.
    void stop();
    bool isRunning() const;

    /// How the paths fall into submissions.
    static QList<QStringList> submissionsOf(const QStringList &paths);

Q_SIGNALS:
    void started(const QString &name, int waiting);
    void progressed(quint64 done, quint64 total);
    void imported(const QString &name, const probity::ImportOutcome &outcome);
    void failed(const QString &name, const probity::Error &error);
    /// Nothing is left to import.
    void finished();

private:
    void next();
    void finish(const QString &name, const Result<ImportOutcome> &outcome);

    AppContext &m_context;
    QList<QStringList> m_waiting;
    QPointer<Job> m_job;
};

}  // namespace probity::ui
