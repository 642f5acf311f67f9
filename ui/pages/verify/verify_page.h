#pragma once

#include <optional>

#include <QPointer>

#include "review/bundle.h"
#include "ui/jobs/job.h"
#include "ui/pages/page.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace probity::ui {

class AppContext;

/// Opens an evidence bundle and says in plain words what was checked and what failed, where. Needs no submission: a bundle is
/// checked from its bytes alone. GUI thread; the checking runs in a job that can be stopped.
class VerifyPage : public Page {
    Q_OBJECT
public:
    explicit VerifyPage(AppContext &context, QWidget *parent = nullptr);
    ~VerifyPage() override;

    QString title() const override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    QString statusText() const override;

    /// Checks the bundle at `path`; what was shown before goes.
    void verify(const QString &path);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildHead();
    void choose();
    void present(const Result<BundleReport> &report);
    void showReport(const BundleReport &report);
    void fillChecks(const BundleReport &report);
    void fillProblems(const BundleReport &report);
    void retranslate();

    AppContext &m_context;
    QString m_path;
    std::optional<Result<BundleReport>> m_shown;
    QPointer<Job> m_job;
    QAction *m_openAction = nullptr;
    QLabel *m_heading, *m_explanation, *m_verdict, *m_particulars, *m_key, *m_checksTitle, *m_problemsTitle;
    QPushButton *m_open, *m_stop;
    QProgressBar *m_progress;
    QTreeWidget *m_checks, *m_problems;
};

}  // namespace probity::ui
