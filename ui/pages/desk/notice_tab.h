#pragma once

#include <QWidget>

#include "model/assessment.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QSplitter;

namespace probity::ui {

class AppContext;
class ChipRow;
class EmptyState;
class NoticeFacts;
class NoticeView;
class OpenCase;

/// The notice as people read it: outline, statements coloured by what they say, what it comes to as a whole, and a search.
class NoticeTab : public QWidget {
    Q_OBJECT
public:
    NoticeTab(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void retranslate();
    void takeFocus();
    void openSearch();
    void stepStatement(int by);
    /// A place of a notice's text, marked and scrolled to.
    void showPlace(const std::string &artifact, const TextRange &inText);
    int noticeShown() const noexcept { return m_shown; }
    /// What is marked with the mouse or keyboard, in the source of the notice that is shown.
    TextRange selectedSource() const;
    QString selectedWords() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QWidget *makeBar();
    QWidget *makeSearch();
    void refresh();
    void showNotice(int notice);
    void fillOutline();
    void fillLegend();
    void follow();
    void searchAgain(bool isBackward);
    const AssessedNotice *shown() const;

    AppContext &m_context;
    OpenCase &m_case;
    int m_shown = -1;
    QComboBox *m_choice;
    ChipRow *m_legend;
    QPushButton *m_findButton;
    QWidget *m_search;
    QLineEdit *m_searchEdit;
    QLabel *m_searchCount;
    QPushButton *m_searchClose;
    QSplitter *m_splitter;
    QListWidget *m_outline;
    NoticeFacts *m_facts;
    NoticeView *m_view;
    EmptyState *m_none;
};

}  // namespace probity::ui
