#pragma once

#include "analysis/rules/rule_engine.h"
#include "ui/dialogs/form_dialog.h"
#include "ui/pages/decide/case_file.h"

class QLineEdit;
class QListView;
class QLabel;
class QModelIndex;
class QSortFilterProxyModel;
class QStandardItemModel;

namespace probity::ui {

/// Chooses a reason of the catalogue and the findings and tags it rests on. Findings whose rule is a case of the reason come
/// first and are ticked. Without a finding or a tag there is no reason. GUI thread; `file` and `rules` outlive it.
class ReasonChooser : public FormDialog {
    Q_OBJECT
public:
    ReasonChooser(const CaseFile &file, const RuleBook &rules, const QString &language, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const probity::DecisionReason &reason);

protected:
    void submit() override;

private:
    const ReasonEntry *currentReason() const;
    void fillReasons();
    void fillBasis();
    void refreshSubmit();
    void addBasis(const QString &text, const QString &kind, const QString &id, bool isSuiting);

    const CaseFile &m_file;
    const RuleBook &m_rules;
    std::string m_language;
    QLineEdit *m_search = nullptr;
    QListView *m_reasonView = nullptr;
    QStandardItemModel *m_reasons = nullptr;
    QSortFilterProxyModel *m_shown = nullptr;
    QLabel *m_particulars = nullptr;
    QListView *m_basisView = nullptr;
    QStandardItemModel *m_basis = nullptr;
};

}  // namespace probity::ui
