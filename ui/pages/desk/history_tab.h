#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace probity::ui {

class AppContext;
class HistoryModel;
class OpenCase;

/// What was done with the submission, by whom and when: its links of the audit chain, filtered as one types. Read when it is
/// shown.
class HistoryTab : public QWidget {
    Q_OBJECT
public:
    HistoryTab(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void retranslate();
    void takeFocus();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void reload();

    AppContext &m_context;
    OpenCase &m_case;
    HistoryModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QLabel *m_error;
    QTableView *m_table;
};

}  // namespace probity::ui
