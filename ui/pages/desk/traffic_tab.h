#pragma once

#include <QWidget>

class QLabel;
class QCompleter;
class QLineEdit;
class QPushButton;
class QStringListModel;
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
    void makeBar();
    void makeCompleter();
    void makeTable();
    void applyFilter(const QString &words);
    void completeAt();
    void takeCompletion(const QString &completion);
    QStringList completionsOf(const QString &word) const;
    void showSaved();
    void saveFilter();
    void keepColumns();
    void refresh();
    void refreshCount();
    void follow();

    AppContext &m_context;
    OpenCase &m_case;
    EntryModel *m_model;
    QWidget *m_bar;
    QLineEdit *m_filter;
    QCompleter *m_completer = nullptr;
    QStringListModel *m_completions = nullptr;
    QPushButton *m_saved = nullptr;
    QPushButton *m_stop = nullptr;
    QLabel *m_problem = nullptr;
    QString m_misread;              ///< words of the filter that are not understood
    QLabel *m_count;
    QSplitter *m_splitter;
    QTableView *m_table;
    EntryInspector *m_entry;
    EmptyState *m_none;
    bool m_isFollowing = false;
    bool m_isFiltering = false;     ///< what is typed leaves the selected request out: that is no reason to clear it
};

}  // namespace probity::ui
