#include "ui/pages/rules/rules_tree.h"

namespace probity::ui {

RulesTree::RulesTree(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

RulesTree::~RulesTree() = default;

void RulesTree::show(std::shared_ptr<const Engine> engine, const std::string &language)
{
    beginResetModel();
    m_engine = std::move(engine);
    m_language = language;
    m_root = std::make_unique<Node>();
    if (m_engine && m_engine->rules)
        fill();
    endResetModel();
}

RulesTree::Node *RulesTree::add(Node &parent, RulesRow row, const QString &text)
{
    auto node = std::make_unique<Node>();
    node->row = row;
    node->text = text;
    node->parent = &parent;
    node->place = static_cast<int>(parent.children.size());
    parent.children.push_back(std::move(node));
    return parent.children.back().get();
}

void RulesTree::fill()
{
    using Kind = RulesRow::Kind;
    const auto in = [&](const Bilingual &text) { return QString::fromStdString(text.in(m_language)); };
    const RuleBook &book = *m_engine->rules;
    Node *packs = add(*m_root, {Kind::Packs}, tr("Rule packs"));
    for (std::size_t i = 0; i < book.all().size(); ++i) {
        const rules::Pack &pack = book.all()[i];
        Node *node = add(*packs, {Kind::Pack, i}, book.isOn(pack.id) ? in(pack.name) : tr("%1 (off)").arg(in(pack.name)));
        for (std::size_t j = 0; j < pack.rules.size(); ++j)
            add(*node, {Kind::Rule, i, j}, QString::fromStdString(pack.rules[j].localId));
    }
    const auto list = [&](Kind group, Kind each, const QString &title, const auto &entries) {
        Node *node = add(*m_root, {group}, title);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            if constexpr (requires { entries[i].title; })
                add(*node, {each, i}, in(entries[i].title));
            else
                add(*node, {each, i}, in(entries[i].name));
        }
    };
    list(Kind::Needs, Kind::AppType, tr("Need to know"), m_engine->taxonomy->appTypes());
    list(Kind::Categories, Kind::Category, tr("Data categories"), m_engine->taxonomy->categories());
    list(Kind::Recipients, Kind::Recipient, tr("Recipients"), m_engine->recipients->all());
    list(Kind::Reasons, Kind::Reason, tr("Reasons"), book.catalogue().reasons());
}

QModelIndex RulesTree::index(int row, int column, const QModelIndex &parent) const
{
    const Node *of = parent.isValid() ? static_cast<const Node *>(parent.internalPointer()) : m_root.get();
    if (row < 0 || column != 0 || row >= static_cast<int>(of->children.size()))
        return {};
    return createIndex(row, column, of->children[static_cast<std::size_t>(row)].get());
}

QModelIndex RulesTree::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Node *above = static_cast<const Node *>(index.internalPointer())->parent;
    return above == m_root.get() ? QModelIndex() : createIndex(above->place, 0, above);
}

int RulesTree::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    const Node *of = parent.isValid() ? static_cast<const Node *>(parent.internalPointer()) : m_root.get();
    return static_cast<int>(of->children.size());
}

int RulesTree::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant RulesTree::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto *node = static_cast<const Node *>(index.internalPointer());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return node->text;
    if (role == RowRole)
        return QVariant::fromValue(node->row);
    return {};
}

}  // namespace probity::ui
