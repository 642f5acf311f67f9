#pragma once

#include <functional>

#include <QObject>
#include <QPointer>

#include "base/ids.h"
#include "review/bundle.h"
#include "ui/jobs/job.h"

class QAction;
class QWidget;

namespace probity::ui {

class AppContext;

/// What leaves a case as a file and comes back as one: evidence bundles, the hand-over to a second person on another machine, and
/// that person's signed judgement. Core decides what is allowed; what it answers is told in a sentence. GUI thread; the writing
/// runs in a job.
class BundleActions : public QObject {
    Q_OBJECT
public:
    /// `window` is what dialogs stand before; it owns this.
    BundleActions(AppContext &context, QWidget *window);
    ~BundleActions() override;

    void setSubmission(SubmissionId submission, bool canAct);
    QList<QAction *> actions() const;
    /// Ends what runs and tells so; no file is left behind.
    void stop();
    /// The same without a word, where the workspace goes.
    void abandon();
    void retranslate();

    void exportTo(const QString &path, BundleKind kind);
    void takeJudgement(const QString &path);

Q_SIGNALS:
    void told(const QString &sentence, bool isError);
    void judgementTaken();
    /// total 0: unknown. The writing goes on while other submissions are opened.
    void progressed(quint64 done, quint64 total);
    void ended();

private:
    void refresh();
    void askWhere(BundleKind kind);
    void write(SubmissionId submission, const QString &path, BundleKind kind);
    void askJudgement();

    AppContext &m_context;
    QWidget *m_window;
    SubmissionId m_submission;
    bool m_canAct = false;
    QAction *m_full, *m_redacted, *m_handOver, *m_take;
    QPointer<Job> m_job;
};

}  // namespace probity::ui
