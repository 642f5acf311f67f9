#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QPointer>

#include "base/result.h"
#include "model/traffic.h"
#include "review/traffic_filter.h"

namespace probity::ui {

class AppContext;
class Job;
class OpenCase;

/// The requests of the open case that pass the filter, in order. Answers from the summaries that are in memory; the bodies are
/// read by whoever shows one. Roles: IdRole position in Assessment::entries; ThemeRoleRole of texts; IconNameRole of the worst
/// verdict of what the request carries; SortRole raw values.
/// Filtered by the language of TrafficFilter. What is in memory answers at once; where bodies have to be read the requests come
/// as they are found, and the search can be stopped.
class EntryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Index, Time, Phase, Method, Host, Path, Status, Size, Personal, Count };

    EntryModel(AppContext &context, OpenCase &review, QObject *parent = nullptr);
    ~EntryModel() override;

    void setFilter(const QString &filter);
    QString filter() const { return m_text; }
    const TrafficFilter &parsed() const noexcept { return m_filter; }
    bool isSearching() const { return !m_search.isNull(); }
    /// Ends the search in bodies; what was found so far stays, and lacking() says that it is not all.
    void stopSearch();
    /// What keeps the rows from being all that pass the filter, as a sentence; empty: nothing, or the search still goes on.
    QString lacking() const;
    QModelIndex indexOfEntry(int position) const;
    int total() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// A search in bodies began, went on or ended.
    void searchChanged(quint64 done, quint64 total);

private:
    void rebuild();
    void dropSearch();
    void collect();
    void endSearch(const Result<quint64> &unread);
    void searchBodies(std::vector<std::size_t> candidates);
    void append(const std::vector<int> &found);
    QString display(int position, Column column) const;
    QString time(const EntrySummary &entry) const;
    QString personal(int position) const;
    int themeRole(int position, Column column) const;
    /// Index of the worst ledger line that the request touches; -1 none.
    int worstLine(int position) const;

    AppContext &m_context;
    OpenCase &m_case;
    QString m_text;
    TrafficFilter m_filter;
    std::vector<int> m_rows;
    QPointer<Job> m_search;
    quint64 m_generation = 0;
    std::optional<Error> m_failure;     ///< why the last search in bodies did not come to its end
    quint64 m_unread = 0;               ///< requests that it could not read
};

}  // namespace probity::ui
