#pragma once

#include <deque>
#include <set>
#include <unordered_map>
#include <vector>

#include <QAbstractTableModel>
#include <QPointer>

#include "base/result.h"
#include "model/queue.h"
#include "model/review.h"

class QTimer;

namespace probity::ui {

class AppContext;
class Job;

/// The queue: every submission that the search, the state and the sorting ask for. Holds the ids in order and the rows of a few
/// pages around what is looked at; filtering and sorting are SQL's, in the background. A row that is not there yet is empty
/// and fills itself; answers older than the last question are dropped.
/// Roles: IdRole the submission's id (always there), ThemeRoleRole and IconNameRole of badges (Worst, State), SubtitleRole
/// under the app's name (identifier and version), StateRole int(SubmissionState), CountRole open findings.
class SubmissionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { App, Platform, Type, Developer, State, Worst, Open, Earlier, Age, Assignee, Count };
    enum class States { All, Waiting, InReview, AwaitingSecond, Decided };

    explicit SubmissionModel(AppContext &context, QObject *parent = nullptr);
    ~SubmissionModel() override;

    /// What is asked for from now on; `isMine`: only what is assigned to who is signed in.
    void setFilter(const QString &words, States states, bool isMine);
    /// Asks anew; loaded() or failed() follows. Rows that stay keep their place in selections.
    void reload();

    const QueueCounts &counts() const noexcept { return m_counts; }
    std::int64_t count(States states) const;
    bool isLoaded() const noexcept { return m_isLoaded; }
    int rowOf(SubmissionId id) const;               ///< -1: not in the list
    QStringList words() const { return m_words; }
    /// The question in the words of the screen, as the palette asks it too.
    static QueueQuery queryOf(const AppContext &context, const QString &words);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void loaded();
    void failed(const probity::Error &error);

private:
    using Page = std::vector<SubmissionSummary>;
    struct Answer {
        std::vector<SubmissionId> ids;
        QueueCounts counts;
        Page first;
    };
    static std::vector<SubmissionState> statesOf(States states);
    void take(Answer answer);
    void fetch();
    void keep(int page, Page rows);
    const SubmissionSummary *rowAt(int row) const;
    QVariant display(const SubmissionSummary &row, Column column) const;

    AppContext &m_context;
    QueueQuery m_query;
    QStringList m_words;
    States m_states = States::All;
    bool m_isMine = false;
    bool m_isLoaded = false;
    std::vector<SubmissionId> m_ids;
    QueueCounts m_counts;
    std::unordered_map<int, Page> m_pages;
    std::deque<int> m_used;                         ///< pages held, the one fetched last at the end
    mutable std::set<int> m_wanted;                 ///< pages that somebody looked at and that are not held
    QTimer *m_fetchSoon;
    QPointer<Job> m_job;
    QPointer<Job> m_pageJob;
    quint64 m_generation = 0;
};

}  // namespace probity::ui
