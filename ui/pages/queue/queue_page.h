#pragma once

#include <QPointer>

#include "ui/pages/page.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace probity::ui {

class AppContext;
class EmptyState;
class SampleList;
class SubmissionFilter;
class SubmissionModel;

/// Every submission of the workspace: search, state, sorting; Return opens one. Reads the list anew when something changed.
class QueuePage : public Page {
    Q_OBJECT
public:
    explicit QueuePage(AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    QString statusText() const override;

    /// Puts the cursor on a submission, as after its import.
    void select(SubmissionId submission);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFilterBar();
    void makeTable();
    void makeActions();
    void reload();
    void retranslate();
    void refreshView();
    void refreshChips();
    void openCurrent();
    void assignToMe();
    void saveView();
    void restoreView();
    SubmissionId current() const;

    AppContext &m_context;
    SubmissionModel *m_model;
    SubmissionFilter *m_filter;
    QLabel *m_title = nullptr;
    QPushButton *m_importButton = nullptr;
    QLineEdit *m_search = nullptr;
    QButtonGroup *m_chips = nullptr;
    QStackedWidget *m_stack = nullptr;
    QWidget *m_list = nullptr;      ///< the table with its margins
    QTableView *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    EmptyState *m_noMatch = nullptr;
    SampleList *m_samples = nullptr;
    QAction *m_open = nullptr;
    QAction *m_decide = nullptr;
    QAction *m_assign = nullptr;
    QAction *m_find = nullptr;
    QString m_error;
    bool m_isRestored = false;
};

}  // namespace probity::ui
