#pragma once

#include <QPointer>

#include "ui/jobs/job.h"
#include "ui/pages/page.h"
#include "ui/pages/rules/rules_tree.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QSortFilterProxyModel;
class QTextBrowser;
class QTreeView;

namespace probity::ui {

class AppContext;

/// Packs, rules with their clauses and examples, the need-to-know matrix, data categories, recipients, reasons; and what a
/// pack would change before it is switched on. Packs of one's own are switched on and off here; that counts when the workspace is
/// opened next. GUI thread.
class RulesPage : public Page {
    Q_OBJECT
public:
    explicit RulesPage(AppContext &context, QWidget *parent = nullptr);
    ~RulesPage() override;

    QString title() const override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QString statusText() const override;

    /// Compares the submissions under the pack in this file with how they stand; what it finds is shown on the right.
    void tryPack(const QString &file);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void reload();
    void retranslate();
    void showCurrent();
    void choosePack();
    void showRefused();
    void offerSwitch();
    void switchPack();
    /// The pack of the row that is current, where it lies beside the workspace; else nullptr.
    const rules::Pack *ownPack() const;

    AppContext &m_context;
    QPointer<Job> m_comparing;
    RulesTree *m_tree = nullptr;
    QSortFilterProxyModel *m_filtered = nullptr;
    QLineEdit *m_filter = nullptr;
    QTreeView *m_view = nullptr;
    QTextBrowser *m_text = nullptr;
    QLabel *m_heading = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_try = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_switch = nullptr;
    std::string m_triedName;                            ///< file name of the pack that was tried last and can be switched on
    std::shared_ptr<const std::string> m_tried;         ///< its text; null: none
    QAction *m_tryAction = nullptr;
};

}  // namespace probity::ui
