#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "model/review.h"

namespace probity::ui {

class AppContext;

/// The rows of the queue, newest import first. Values only; replace() is fed by the page.
/// Roles: SortRole raw values, IdRole the submission's id, ThemeRoleRole and IconNameRole of badges (Worst, State),
/// SubtitleRole under the app's name (identifier and version), StateRole int(SubmissionState), CountRole open findings.
class SubmissionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { App, Platform, Type, Developer, State, Worst, Open, Earlier, Age, Assignee, Count };

    explicit SubmissionModel(AppContext &context, QObject *parent = nullptr);

    /// Rows that stay keep their place in selections: rows are matched by id.
    void replace(std::vector<SubmissionSummary> rows);
    const std::vector<SubmissionSummary> &rows() const noexcept { return m_rows; }
    const SubmissionSummary *row(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant display(const SubmissionSummary &row, Column column) const;
    QVariant sortKey(const SubmissionSummary &row, Column column) const;

    AppContext &m_context;
    std::vector<SubmissionSummary> m_rows;
};

/// Search words and state over a SubmissionModel. Every word must occur in what the queue's search looks at.
class SubmissionFilter : public QSortFilterProxyModel {
    Q_OBJECT
public:
    enum class States { All, Waiting, InReview, AwaitingSecond, Decided };

    explicit SubmissionFilter(QObject *parent = nullptr);
    void setWords(const QString &text);
    void setStates(States states);
    States states() const noexcept { return m_states; }
    static bool matches(States states, SubmissionState state) noexcept;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    QStringList m_words;
    States m_states = States::All;
};

}  // namespace probity::ui
