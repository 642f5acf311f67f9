#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "model/traffic.h"

namespace probity::ui {

class AppContext;
class OpenCase;

/// The requests of the open case that pass the filter, in order. Answers from the summaries that are in memory; the bodies are
/// read by whoever shows one. Roles: IdRole position in Assessment::entries; ThemeRoleRole of texts; IconNameRole of the worst
/// verdict of what the request carries; SortRole raw values.
///
/// Filter: words parted by blanks, all must hold. "host:", "path:", "category:", "phase:", "status:" (a number or 4xx),
/// "method:", "has:personal", "is:opaque"; a leading '-' negates; anything else is looked for in host, path and data names.
class EntryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { Index, Time, Phase, Method, Host, Path, Status, Size, Personal, Count };

    EntryModel(AppContext &context, OpenCase &review, QObject *parent = nullptr);

    void setFilter(const QString &filter);
    QString filter() const { return m_filter; }
    QModelIndex indexOfEntry(int position) const;
    int total() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void rebuild();
    void collect();
    bool accepts(int position, const QStringList &words) const;
    bool acceptsWord(int position, const QString &word) const;
    QString display(int position, Column column) const;
    QString time(const EntrySummary &entry) const;
    QString personal(int position) const;
    int themeRole(int position, Column column) const;
    /// Index of the worst ledger line that the request touches; -1 none.
    int worstLine(int position) const;

    AppContext &m_context;
    OpenCase &m_case;
    QString m_filter;
    std::vector<int> m_rows;
    std::optional<Timestamp> m_start;
};

}  // namespace probity::ui
