#pragma once

#include <QWidget>

class QListView;

namespace probity::ui {

class AppContext;
class FindingModel;
class OpenCase;

/// The left pane: findings by group. J and K move, whatever has the focus on the desk.
class FindingsPane : public QWidget {
    Q_OBJECT
public:
    FindingsPane(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void move(int step);
    void moveToNextOpen();
    void takeFocus();
    QListView *view() const noexcept { return m_view; }
    void retranslate();

private:
    void follow();
    void refreshState();

    AppContext &m_context;
    OpenCase &m_case;
    FindingModel *m_model;
    QListView *m_view;
    QWidget *m_none;
    int m_scroll = 0;
    bool m_isFollowing = false;
};

}  // namespace probity::ui
