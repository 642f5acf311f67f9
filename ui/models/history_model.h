#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "model/review.h"

namespace probity::ui {

class AppContext;

/// The audit events of a submission, newest first, in words. SortRole: the moment.
class HistoryModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum class Column { When, Who, What, Details, Hash, Count };

    explicit HistoryModel(AppContext &context, QObject *parent = nullptr);

    /// Oldest first, as the chain has them.
    void replace(std::vector<AuditEvent> events);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    AppContext &m_context;
    std::vector<AuditEvent> m_events;
};

}  // namespace probity::ui
