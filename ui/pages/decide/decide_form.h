#pragma once

#include <QWidget>

#include "ui/pages/decide/case_file.h"
#include "ui/pages/decide/decision_draft.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace probity::ui {

class AcceptancePanel;
class AppContext;
class DateRow;
class OutcomeCard;
class ReasonListModel;
class ReasonListView;

/// The left side of the decide page: outcome, what a ban covers, reasons or acceptances, words to the developer, what is not
/// settled. Shows a draft and writes what the reviewer does into it; what is recorded it only shows. GUI thread.
class DecideForm : public QWidget {
    Q_OBJECT
public:
    explicit DecideForm(AppContext &context, QWidget *parent = nullptr);

    /// Both outlive the next call. `isEditable`: false for what is recorded and for read-only workspaces.
    void setDraft(const CaseFile *file, DecisionDraft *draft, bool isEditable);
    void setObstacles(const std::vector<Diagnostic> &obstacles);
    void chooseOutcome(Outcome outcome);
    void addReason(const DecisionReason &reason);
    void retranslate();

Q_SIGNALS:
    void edited();
    void addReasonAsked();
    void findingChosen(const QString &fingerprint);

private:
    void buildOutcome(QVBoxLayout *layout);
    void buildDates(QVBoxLayout *layout);
    void buildReasons(QVBoxLayout *layout);
    void buildWords(QVBoxLayout *layout);
    void refresh();
    void refreshCards();
    void refreshButtons();
    void refreshUnsettled();
    void showEvidence(int row);

    AppContext &m_context;
    const CaseFile *m_file = nullptr;
    DecisionDraft *m_draft = nullptr;
    bool m_isEditable = true;
    std::vector<Diagnostic> m_obstacles;
    QLabel *m_outcomeTitle, *m_reasonsTitle, *m_acceptTitle, *m_wordsTitle, *m_unsettledTitle;
    QList<OutcomeCard *> m_cards;
    QWidget *m_scopeRow = nullptr;
    QLabel *m_scopeLabel = nullptr;
    QComboBox *m_scope = nullptr;
    DateRow *m_correctUntil = nullptr;
    DateRow *m_takesEffect = nullptr;
    QWidget *m_reasonsBox = nullptr;
    QLabel *m_noReasons = nullptr;
    ReasonListModel *m_reasons = nullptr;
    ReasonListView *m_reasonView = nullptr;
    QPushButton *m_add, *m_up, *m_down, *m_remove;
    AcceptancePanel *m_acceptance = nullptr;
    QPlainTextEdit *m_words = nullptr;
    QLabel *m_unsettled = nullptr;
};

}  // namespace probity::ui
