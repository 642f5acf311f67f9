#pragma once

#include <vector>

#include <QAbstractItemModel>

#include "model/ledger.h"

namespace probity::ui {

class AppContext;
class OpenCase;

/// The ledger as the screen shows it: one row a data category with its worst verdict, below it its data uses where there are
/// several recipients. Roles: IdRole index of the (worst) ledger line; ThemeRoleRole colour of the cell's text or badge;
/// IconNameRole of the verdict; SortRole raw values.
class LedgerModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum class Column { Category, Manifest, Notice, Need, Observed, Recipients, Verdict, Count };

    LedgerModel(AppContext &context, OpenCase &review, QObject *parent = nullptr);

    QModelIndex indexOfLine(int line) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Group {
        std::vector<int> lines;     ///< worst first
    };
    void rebuild();
    const LedgerLine &line(int index) const;
    /// The lines that a row stands for: one of them, or all of its group.
    std::vector<int> linesOf(const QModelIndex &index) const;
    QString display(const std::vector<int> &lines, Column column, bool isMember) const;
    QString manifestText(const std::vector<int> &lines) const;
    QString noticeText(const LedgerLine &line) const;
    QString observedText(const std::vector<int> &lines) const;
    QString recipientsText(const std::vector<int> &lines) const;
    int themeRole(const std::vector<int> &lines, Column column) const;

    AppContext &m_context;
    OpenCase &m_case;
    std::vector<Group> m_groups;
};

}  // namespace probity::ui
