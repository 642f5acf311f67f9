#pragma once

#include <memory>
#include <vector>

#include <QAbstractItemModel>
#include <QString>

#include "review/engine.h"

namespace probity::ui {

/// What a row of the rules page stands for.
struct RulesRow {
    enum class Kind { Packs, Pack, Rule, Needs, AppType, Categories, Category, Recipients, Recipient, Reasons, Reason };
    Kind kind = Kind::Packs;
    std::size_t first = 0;      ///< place of the pack, app type, category, recipient or reason
    std::size_t second = 0;     ///< place of the rule in its pack
};

/// Packs with their rules, app types, data categories, recipients and reasons as a tree of two or three levels.
/// RowRole: the RulesRow as QVariant. The engine must outlive the model. GUI thread.
class RulesTree : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role { RowRole = Qt::UserRole };
    explicit RulesTree(QObject *parent = nullptr);
    ~RulesTree() override;

    /// `engine` null: an empty tree. `language`: "en" or "zh".
    void show(std::shared_ptr<const Engine> engine, const std::string &language);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Node {
        RulesRow row;
        QString text;
        Node *parent = nullptr;
        int place = 0;
        std::vector<std::unique_ptr<Node>> children;
    };
    static Node *add(Node &parent, RulesRow row, const QString &text);
    void fill();

    std::shared_ptr<const Engine> m_engine;
    std::string m_language;
    std::unique_ptr<Node> m_root;
};

}  // namespace probity::ui

Q_DECLARE_METATYPE(probity::ui::RulesRow)
