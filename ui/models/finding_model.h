#pragma once

#include <vector>

#include <QAbstractListModel>

#include "model/finding.h"

namespace probity::ui {

class AppContext;
class OpenCase;

/// The findings of the open case in the order of the desk, with a head row for each group.
/// Roles: HeaderRole; CountRole (heads: findings of the group); IdRole the index into Assessment::findings (-1 for heads);
/// ThemeRoleRole and IconNameRole of the mark; SubtitleRole; TrailRole ("14×", "✓ confirmed"); StateRole int(DispositionKind).
class FindingModel : public QAbstractListModel {
    Q_OBJECT
public:
    FindingModel(AppContext &context, OpenCase &review, QObject *parent = nullptr);

    QModelIndex indexOf(int finding) const;
    /// The next finding after (or before) a row, heads skipped; invalid at the ends.
    QModelIndex neighbour(const QModelIndex &from, int step) const;
    /// The next finding that nobody has judged, from there on and around; invalid if none.
    QModelIndex nextOpen(const QModelIndex &from) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row {
        int finding = -1;           ///< -1: head
        QString group;
        int count = 0;
        std::string fingerprint;    ///< empty: head
    };
    void rebuild();
    QVariant headData(const Row &row, int role) const;
    QVariant findingData(const Row &row, int role) const;
    QString title(const Finding &finding) const;
    QString subtitle(const Finding &finding) const;
    QString trail(const Finding &finding, int index) const;

    AppContext &m_context;
    OpenCase &m_case;
    std::vector<Row> m_rows;
};

}  // namespace probity::ui
