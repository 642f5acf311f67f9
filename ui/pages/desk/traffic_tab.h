#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QSplitter;
class QTableView;

namespace probity::ui {

class AppContext;
class EmptyState;
class EntryInspector;
class EntryModel;
class OpenCase;

/// The requests of the traffic samples, filtered as one types, and the chosen one opened below.
class TrafficTab : public QWidget {
    Q_OBJECT
public:
    TrafficTab(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void retranslate();
    void takeFocus();
    void openFilter();
    QTableView *view() const noexcept { return m_table; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTable();
    void keepColumns();
    void refresh();
    void refreshCount();
    void follow();

    AppContext &m_context;
    OpenCase &m_case;
    EntryModel *m_model;
    QWidget *m_bar;
    QLineEdit *m_filter;
    QLabel *m_count;
    QSplitter *m_splitter;
    QTableView *m_table;
    EntryInspector *m_entry;
    EmptyState *m_none;
    bool m_isFollowing = false;
};

}  // namespace probity::ui
