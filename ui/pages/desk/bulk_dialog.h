#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/review.h"
#include "ui/dialogs/form_dialog.h"

class QComboBox;
class QListWidget;
class QPlainTextEdit;

namespace probity::ui {

class AppContext;
class OpenCase;

/// One word for many findings: which ones are like the chosen one is shown before anything happens, each can be left out, and
/// one undo takes all of it back. Emits what was decided; changes nothing itself.
class BulkDialog : public FormDialog {
    Q_OBJECT
public:
    BulkDialog(AppContext &context, OpenCase &review, const QStringList &recentReasons, QWidget *parent);

Q_SIGNALS:
    void decided(const std::vector<std::string> &fingerprints, DispositionKind kind, const QString &reason);

protected:
    void submit() override;

private:
    enum class Likeness { Rule, RuleAndCategory, Recipient, Category, Group, All };
    bool isAlike(const Finding &finding, Likeness likeness) const;
    void fillLikeness();
    void fillList();
    void refresh();
    QString lineOf(const Finding &finding) const;

    AppContext &m_context;
    OpenCase &m_case;
    Finding m_model;
    std::optional<LedgerLine> m_line;   ///< that it is about; the ledger may be made anew while this is open
    QComboBox *m_likeness;
    QComboBox *m_kind;
    QListWidget *m_list;
    QComboBox *m_recent;
    QPlainTextEdit *m_reason;
};

}  // namespace probity::ui
