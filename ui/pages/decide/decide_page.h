#pragma once

#include <map>
#include <optional>
#include <set>

#include <QPointer>

#include "ui/jobs/job.h"
#include "ui/pages/decide/case_file.h"
#include "ui/pages/decide/decision_draft.h"
#include "ui/pages/page.h"

class QDialog;
class QLabel;
class QPushButton;
class QScrollArea;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace probity::ui {

class AppContext;
class BundleActions;
class BundleProgress;
class DecideForm;
class LetterPane;
class RecordBanner;
class SecondJudgement;

/// Where a case becomes a decision: the form at the left, the letter as it will be sent at the right. Drafts are kept over
/// restarts; what is recorded is shown and can be superseded. Policy is core's: the page shows Workspace::obstacles() and
/// what recordDecision() answers.
class DecidePage : public Page {
    Q_OBJECT
public:
    explicit DecidePage(AppContext &context, QWidget *parent = nullptr);
    ~DecidePage() override;

    QString title() const override;
    bool needsSubmission() const override { return true; }
    void openSubmission(SubmissionId submission) override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    QString statusText() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Mode { Drafting, Recorded, Judging };

    QWidget *buildHeader();
    QWidget *buildBody();
    void buildActions();
    void connectParts();
    void reload();
    void showCase(CaseFile file);
    void showProblem(const Error &error);
    Mode modeNow() const;
    DecisionDraft &draft() { return m_drafts[m_submission.value]; }
    void onEdited();
    void checkObstacles();
    void applyObstacles(const std::vector<Diagnostic> &obstacles);
    void refreshLetter();
    void refreshHeader();
    void chooseReason();
    void sign();
    void record();
    void noteRecorded(SubmissionId id, const Status &recorded);
    bool isRecording() const { return m_recordings.count(m_submission.value) != 0; }
    void letSecondSignIn();
    void takeAppeal();
    void judgeAppeal();
    void openAppealDialog(QDialog *dialog);
    void tell(const QString &sentence, bool isError);
    void judge(bool agrees, const QString &why);
    void forgetCase();
    void retranslate();

    AppContext &m_context;
    SubmissionId m_submission;
    std::optional<CaseFile> m_file;
    std::map<std::int64_t, DecisionDraft> m_drafts;
    DecisionDraft m_recorded;
    bool m_isSuperseding = false;
    std::vector<Diagnostic> m_obstacles;
    bool m_isChecked = false;
    QPointer<Job> m_reading;
    QPointer<Job> m_checking;
    std::set<std::int64_t> m_recordings;    ///< submissions whose decision is being recorded
    QTimer *m_pause = nullptr;

    QLabel *m_title, *m_missing, *m_message;
    QPushButton *m_back, *m_sign, *m_save, *m_retry;
    QStackedWidget *m_stack = nullptr;
    QSplitter *m_splitter = nullptr;
    QScrollArea *m_scroll = nullptr;
    RecordBanner *m_banner = nullptr;
    SecondJudgement *m_judgement = nullptr;
    DecideForm *m_form = nullptr;
    LetterPane *m_letter = nullptr;
    BundleActions *m_bundles = nullptr;
    QLabel *m_told = nullptr;
    BundleProgress *m_writing = nullptr;
    QAction *m_backAction, *m_approve, *m_reject, *m_ban, *m_addReason, *m_signAction;
};

}  // namespace probity::ui
