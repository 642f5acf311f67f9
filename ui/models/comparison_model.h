#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "model/comparison.h"

namespace probity::ui {

class AppContext;

/// What changed from one version to another: a head for each section that has changes, below it a row each change. Roles:
/// HeaderRole; StateRole of heads and rows int of Section; IdRole of rows the index into the section's list of the comparison (-1
/// for heads); ThemeRoleRole of the kind of change. Lives on the GUI thread.
class ComparisonModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Column { Change, What, Before, After, Count };
    enum class Section { Uses, Recipients, Capabilities, Manifest, Statements, Clauses, Count };

    explicit ComparisonModel(AppContext &context, QObject *parent = nullptr);

    void show(Comparison comparison);
    const Comparison &comparison() const noexcept { return m_comparison; }
    /// Name of a section: "Data uses".
    static QString sectionName(Section section);
    static QString changeWord(ChangeKind change);
    /// What stood there and what stands there now, whole; for the panes that show one change.
    QString before(const QModelIndex &row) const;
    QString after(const QModelIndex &row) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        ChangeKind change = ChangeKind::New;
        QString what;
        QString before;
        QString after;
    };
    struct Group {
        Section section = Section::Uses;
        std::vector<Row> rows;
    };
    void rebuild();
    std::vector<Row> rowsOf(Section section) const;
    Row rowOf(const UseChange &change) const;
    Row rowOf(const RecipientChange &change) const;
    Row rowOf(const CapabilityChange &change) const;
    Row rowOf(const ManifestChange &change) const;
    Row rowOf(const StatementChange &change) const;
    Row rowOf(const ClauseChange &change) const;
    QString stateText(const UseState &state, const std::optional<UseState> &other) const;
    QString categories(const std::vector<CategoryId> &ids) const;
    const Row *rowAt(const QModelIndex &index) const;

    AppContext &m_context;
    Comparison m_comparison;
    std::vector<Group> m_groups;
};

}  // namespace probity::ui
