#pragma once

#include <optional>

#include "model/review.h"
#include "ui/commands/review_commands.h"
#include "ui/models/comparison_model.h"
#include "ui/pages/desk/inspector.h"
#include "ui/pages/desk/visit_trail.h"
#include "ui/pages/page.h"

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace probity::ui {

class AppContext;
class ChipRow;
class CompareTab;
class EmptyState;
class FindingsPane;
class HistoryTab;
class LedgerTab;
class ManifestTab;
class NoticeTab;
class OpenCase;
class TrafficTab;

/// Where a submission is read: findings at the left, the sources in the middle, what is selected explained at the right.
class DeskPage : public Page {
    Q_OBJECT
public:
    explicit DeskPage(AppContext &context, QWidget *parent = nullptr);
    ~DeskPage() override;

    QString title() const override;
    bool needsSubmission() const override { return true; }
    void openSubmission(SubmissionId submission) override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    QString statusText() const override;
    QList<PaletteEntry> paletteEntries(const QString &typed) override;

    /// A finding's fingerprint or an evidence id.
    void showEvidence(const QString &what);
    OpenCase &openCase() noexcept { return *m_case; }

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeHeader();
    void makePanes();
    void makeActions();
    QAction *makeAction(const char *name, const QList<QKeySequence> &keys, std::function<void()> slot);
    void nameActions();
    void connectPanes();
    void retranslate();
    void refreshState();
    void refreshHeader();
    void refreshActions();
    void follow();
    void showChange(ComparisonModel::Section section, std::size_t index, const Comparison &comparison);
    void toggleMask();
    // The reviewer's word.
    void run(Inspector::Action action);
    void tagUndeclared();
    void tagSelected();
    Tag draftTag() const;
    void dispose(DispositionKind kind, const std::string &reason);
    void askToDismiss();
    void dismiss(const QString &words);
    void dismissAgain();
    QStringList recentReasons() const;
    void rememberReason(const QString &words);
    void disposeMany();
    void goTo(const VisitTrail::Visit &visit);
    void askForNote();
    void removeTag(qint64 tag);
    void setConsent(std::optional<Timestamp> at);
    void consentAtSelection();
    void correct(int kind);
    void decide();
    void chooseAppType();
    void setAppType(const AppTypeId &type);
    Refusal refusal();
    void refuse(const Error &error);
    void afterWord();

    AppContext &m_context;
    OpenCase *m_case;
    QLabel *m_name = nullptr;
    ChipRow *m_chips = nullptr;
    QPushButton *m_type = nullptr;
    QPushButton *m_mask = nullptr;
    QPushButton *m_decide = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_message = nullptr;
    QSplitter *m_splitter = nullptr;
    FindingsPane *m_findings = nullptr;
    QTabWidget *m_tabs = nullptr;
    LedgerTab *m_ledger = nullptr;
    NoticeTab *m_notice = nullptr;
    ManifestTab *m_manifest = nullptr;
    TrafficTab *m_traffic = nullptr;
    CompareTab *m_compare = nullptr;
    HistoryTab *m_history = nullptr;
    Inspector *m_inspector = nullptr;
    QList<QAction *> m_actions;
    VisitTrail m_trail;
    bool m_isGoing = false;     ///< back or forward: no place of its own
    QString m_wanted;           ///< evidence to show once the case is read
};

}  // namespace probity::ui
