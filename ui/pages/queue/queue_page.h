#pragma once

#include <QPointer>

#include "ui/pages/page.h"

class QButtonGroup;
class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QTimer;

namespace probity::ui {

class AppContext;
class EmptyState;
class Job;
class SampleList;
class SubmissionModel;

/// Every submission of the workspace: search over all they hold, state, sorting, saved views; Return opens one. The list is asked
/// for anew when something changed.
class QueuePage : public Page {
    Q_OBJECT
public:
    explicit QueuePage(AppContext &context, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QList<KeyHint> keyHints() const override;
    QString statusText() const override;
    QList<PaletteEntry> paletteEntries(const QString &typed) override;

    /// Shows what these words find, whatever was asked before.
    void search(const QString &words);
    /// Goes on to the row below the cursor and opens it.
    void openNext();
    /// Puts the cursor on a submission, as after its import.
    void select(SubmissionId submission);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeFilterBar();
    void makeTable();
    void makeActions();
    void reload();
    void applyFilter();
    void noteLoaded();
    void showHits();
    void showViews();
    void showView(const QString &view);
    QString viewNow() const;
    QString nameOf(const QString &view) const;
    void indexOlder();
    void retranslate();
    void refreshView();
    void refreshChips();
    void openCurrent();
    void assignToMe();
    void saveView();
    void fitColumns();
    void noteShares();
    void restoreView();
    SubmissionId current() const;

    AppContext &m_context;
    SubmissionModel *m_model;
    QLabel *m_title = nullptr;
    QPushButton *m_importButton = nullptr;
    QLineEdit *m_search = nullptr;
    QButtonGroup *m_chips = nullptr;
    QPushButton *m_mine = nullptr;
    QPushButton *m_views = nullptr;
    QLabel *m_hits = nullptr;       ///< where the words stand in the submission under the cursor
    QTimer *m_hitsSoon = nullptr;
    QPointer<Job> m_hitsJob;
    QPointer<Job> m_indexJob;
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
    QLabel *m_problem = nullptr;    ///< above the table: why it is not as it should be
    QString m_error;
    QString m_refusal;              ///< why something was not recorded, to be said once the list came anew
    SubmissionId m_before;          ///< under the cursor before the list came anew
    SubmissionId m_wanted;          ///< to be put under the cursor once it is in the list
    QList<int> m_shares;            ///< of the width, a column each
    bool m_isFitting = false;
    bool m_isRestored = false;
    bool m_isStale = false;         ///< something changed while another page was in view
};

}  // namespace probity::ui
