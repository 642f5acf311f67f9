#pragma once

#include <optional>

#include <QPointer>

#include "base/result.h"
#include "model/assessment.h"
#include "ui/pages/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTextBrowser;

namespace probity::ui {

class AppContext;
class EmptyState;
class Job;

/// For a developer, before submitting: drop the folder, read what a reviewer would find, in plain words and with what would
/// cure it; mend, check again, see it go. Nothing is written to the workspace.
class SelfcheckPage : public Page {
    Q_OBJECT
public:
    explicit SelfcheckPage(AppContext &context, QWidget *parent = nullptr);
    ~SelfcheckPage() override;

    QString title() const override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QString statusText() const override;

    /// Checks a folder, a zip or files.
    void check(const QStringList &paths);

protected:
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void retranslate();
    void choose();
    void take(Result<Assessment> answer);
    void render();
    QString findingHtml(const Finding &finding, bool isGone, bool isNew) const;
    QString headHtml() const;
    void saveReport();

    AppContext &m_context;
    QStringList m_paths;
    std::optional<Assessment> m_now;
    std::vector<Finding> m_before;          ///< of the check before, to say what went
    bool m_hasBefore = false;
    QString m_error;
    QPointer<Job> m_job;
    QLabel *m_title;
    QLabel *m_path;
    QPushButton *m_choose;
    QPushButton *m_again;
    QPushButton *m_stop;
    QPushButton *m_save;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QTextBrowser *m_view;
    QAction *m_chooseAction;
    QAction *m_againAction;
};

}  // namespace probity::ui
