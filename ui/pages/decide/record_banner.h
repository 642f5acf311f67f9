#pragma once

#include <QFrame>

#include "model/review.h"
#include "ui/theme/theme.h"

class QLabel;
class QPushButton;

namespace probity::ui {

/// Over a recorded decision: what it is, by whom, when, under which number, and what can follow it. GUI thread.
class RecordBanner : public QFrame {
    Q_OBJECT
public:
    explicit RecordBanner(const Theme &theme, QWidget *parent = nullptr);

    /// `canAct`: somebody is signed in and the workspace can be written to.
    void setDecision(const Decision &decision, bool canAct);

Q_SIGNALS:
    void supersedeAsked();
    void secondAsked();         ///< another person wants to sign in to judge
    void appealAsked();         ///< a developer's appeal is to be taken in
    void judgeAppealAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    const Theme &m_theme;
    Decision m_decision;
    bool m_canAct = false;
    QLabel *m_icon, *m_title, *m_particulars;
    QPushButton *m_supersede, *m_second, *m_appeal, *m_judgeAppeal;
};

}  // namespace probity::ui
