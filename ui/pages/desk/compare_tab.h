#pragma once

#include <optional>
#include <vector>

#include <QPointer>
#include <QWidget>

#include "base/result.h"
#include "model/comparison.h"
#include "model/review.h"
#include "ui/models/comparison_model.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QTextBrowser;
class QTreeView;

namespace probity::ui {

class AppContext;
class EmptyState;
class Job;
class OpenCase;

/// What changed since an earlier version of the app, which one is chosen above: data uses, recipients, code, manifest and notice
/// in sections, and below them the two texts of the chosen change with their differences marked. Choosing a change selects what
/// it is about in this version. Worked out in a job, when it is shown.
class CompareTab : public QWidget {
    Q_OBJECT
public:
    CompareTab(AppContext &context, OpenCase &review, QWidget *parent = nullptr);
    ~CompareTab() override;

    void retranslate();
    void takeFocus();

Q_SIGNALS:
    /// Return or a double click on a change: show it where it stands. Index into the section's list of comparison().
    void sourceRequested(probity::ui::ComparisonModel::Section section, int index, const probity::Comparison &comparison);
    void versionRequested(probity::SubmissionId id);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeBar();
    void makeContent();
    void forget();
    void refresh();
    void fillChoice();
    void compareWith(SubmissionId before);
    void take(Result<std::optional<Comparison>> answer);
    void showMessage();
    void showTree(bool isTree);
    void fitColumns();
    void showSides();
    void selectInCase(const QModelIndex &index);
    SubmissionId chosen() const;

    AppContext &m_context;
    OpenCase &m_case;
    ComparisonModel *m_model;
    std::vector<SubmissionSummary> m_versions;
    SubmissionId m_of;                  ///< the submission that m_versions belong to
    bool m_isStale = true;
    bool m_hasAnswer = false;
    std::optional<Error> m_error;
    QPointer<Job> m_job;
    QWidget *m_bar = nullptr;
    QLabel *m_label = nullptr;
    QComboBox *m_choice = nullptr;
    QLabel *m_warning = nullptr;
    QPushButton *m_open = nullptr;
    QSplitter *m_splitter = nullptr;
    QTreeView *m_view = nullptr;
    QLabel *m_beforeTitle = nullptr;
    QLabel *m_afterTitle = nullptr;
    QTextBrowser *m_before = nullptr;
    QTextBrowser *m_after = nullptr;
    EmptyState *m_message = nullptr;
};

}  // namespace probity::ui
