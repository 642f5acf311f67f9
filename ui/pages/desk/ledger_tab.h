#pragma once

#include <QWidget>

#include "base/clock.h"

class QLabel;
class QSplitter;
class QTreeView;

namespace probity::ui {

class AppContext;
class LedgerModel;
class OpenCase;
class TimelineView;

/// The ledger, a line each data use, and below it when the data was sent.
class LedgerTab : public QWidget {
    Q_OBJECT
public:
    LedgerTab(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void retranslate();
    void takeFocus();
    QTreeView *view() const noexcept { return m_view; }

Q_SIGNALS:
    void consentMoved(const probity::Timestamp &at);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void follow();
    void refresh();
    void fitColumns();

    AppContext &m_context;
    OpenCase &m_case;
    LedgerModel *m_model;
    QTreeView *m_view;
    QLabel *m_limits;
    QLabel *m_timeTitle;
    TimelineView *m_timeline;
    QSplitter *m_splitter;
    bool m_isFollowing = false;
};

}  // namespace probity::ui
