#pragma once

#include "model/review.h"
#include "ui/dialogs/form_dialog.h"

class QComboBox;
class QPlainTextEdit;

namespace probity {
class Workspace;
}

namespace probity::ui {

/// Takes in a developer's appeal: its grounds and what is new. The workspace outlives the dialog. GUI thread.
class AppealDialog : public FormDialog {
    Q_OBJECT
public:
    AppealDialog(Workspace &workspace, const Decision &decision, QWidget *parent = nullptr);

protected:
    void submit() override;

private:
    Workspace &m_workspace;
    DecisionId m_decision;
    QPlainTextEdit *m_grounds = nullptr;
    QPlainTextEdit *m_evidence = nullptr;
};

/// Judges an appeal with the decision's reasons and what the appeal says beside each other. The workspace outlives the dialog.
class JudgeAppealDialog : public FormDialog {
    Q_OBJECT
public:
    JudgeAppealDialog(Workspace &workspace, const Decision &decision, const Appeal &appeal, const QString &language, QWidget *parent = nullptr);

protected:
    void submit() override;

private:
    Workspace &m_workspace;
    AppealId m_appeal;
    QComboBox *m_outcome = nullptr;
    QPlainTextEdit *m_why = nullptr;
};

}  // namespace probity::ui
