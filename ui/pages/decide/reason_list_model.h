#pragma once

#include <memory>

#include <QAbstractListModel>

#include "taxonomy/catalogue.h"
#include "ui/pages/decide/decision_draft.h"

namespace probity::ui {

/// The reasons of a draft in the order of the letter; rows are moved by drag or by the keys. The draft is owned by the page
/// and outlives the model; every change of reasons goes through the model. GUI thread.
class ReasonListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::UserRole + 1,   ///< QString in the language of the program
        NumberedRole,                   ///< QString: the title after its number in the letter
        DetailRole,                     ///< QString: observations, clauses
        EvidenceCountRole,              ///< int; 0 keeps the decision from being recorded
        ReasonIdRole,                   ///< QString: id in the catalogue
        FingerprintRole                 ///< QString: the first finding; empty for reasons bound to tags alone
    };

    explicit ReasonListModel(QObject *parent = nullptr);

    void setCatalogue(const Catalogue *catalogue) { m_catalogue = catalogue; }
    void setLanguage(const QString &language);
    /// Shows another draft, or the same after a refresh. May be null. `isEditable`: false for recorded ones.
    void setDraft(DecisionDraft *draft, bool isEditable);

    bool move(int from, int to);
    bool removeAt(int row);
    int add(const DecisionReason &reason);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool moveRows(const QModelIndex &sourceParent, int sourceRow, int count, const QModelIndex &destinationParent, int destinationChild) override;

Q_SIGNALS:
    /// The reviewer moved, removed or added a reason.
    void edited();

private:
    QString detail(const DecisionReason &reason) const;
    const std::vector<DecisionReason> &reasons() const;

    const Catalogue *m_catalogue = nullptr;
    DecisionDraft *m_draft = nullptr;
    std::string m_language = "en";
    bool m_isEditable = true;
};

}  // namespace probity::ui
