#pragma once

#include <QCoreApplication>
#include <QString>

#include "review/rules_diff.h"
#include "ui/pages/rules/rules_tree.h"

namespace probity::ui {

/// The right side of the rules page as HTML of the small kind that QTextBrowser shows. Everything out of data is escaped.
class RulesText {
    Q_DECLARE_TR_FUNCTIONS(probity::ui::RulesText)
public:
    RulesText(const Engine &engine, std::string language) : m_engine(engine), m_language(std::move(language)) {}

    QString of(const RulesRow &row) const;
    /// What another pack would change.
    QString of(const RulesDiff &diff) const;

private:
    QString packs() const;
    QString pack(const rules::Pack &pack) const;
    QString rule(const rules::Rule &rule) const;
    QString examples(const rules::Rule &rule) const;
    QString matrix() const;
    QString appType(const AppType &type) const;
    QString category(const Category &category) const;
    QString recipient(const Recipient &recipient) const;
    QString reason(const ReasonEntry &reason) const;
    QString clauses(const std::vector<std::string> &ids) const;
    QString in(const Bilingual &text) const;

    const Engine &m_engine;
    std::string m_language;
};

}  // namespace probity::ui
