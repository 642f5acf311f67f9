#pragma once

#include <vector>

#include <QTextBrowser>

#include "model/assessment.h"

namespace probity::ui {

class AppContext;

/// A notice rendered from its block model, with the places of its statements. Maps between places of the document on screen and
/// code points of NoticeDocument::text. Nothing is fetched, no link is followed.
class NoticeView : public QTextBrowser {
    Q_OBJECT
public:
    explicit NoticeView(AppContext &context, QWidget *parent = nullptr);

    /// `notice` must outlive its showing; nullptr: nothing.
    void show(const AssessedNotice *notice);
    /// Marks one statement as the selected one and scrolls to it; -1 none.
    void setCurrentStatement(int statement, bool isScrolling);
    /// A place in the source that is evidence without being a statement.
    void showSourceRange(const TextRange &source);
    /// Likewise, a place in NoticeDocument::text.
    void showTextRange(const TextRange &range);
    void scrollToBlock(int block);
    /// Next occurrence of the words from the cursor on, around the end; false if there is none.
    bool findWords(const QString &words, bool isBackward);
    int occurrences(const QString &words) const;

    int statementAt(int position) const;            ///< -1 none
    /// The selected words as a range of the source; empty if nothing is selected.
    TextRange selectedSource() const;
    QString selectedWords() const { return textCursor().selectedText(); }

Q_SIGNALS:
    void statementChosen(int statement);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    QVariant loadResource(int type, const QUrl &name) override;

private:
    struct Place {
        std::size_t text = 0;       ///< code points
        std::size_t length = 0;
        int document = 0;           ///< position on screen
        std::vector<int> units;     ///< UTF-16 units before each code point; empty where they are the same
    };
    void render();
    void renderTable(QTextCursor &cursor, std::size_t first, std::size_t end);
    void insertBlock(QTextCursor &cursor, const NoticeBlock &block, bool isFirst);
    void insertText(QTextCursor &cursor, const TextRange &range, const QTextCharFormat &format);
    int toDocument(std::size_t textPlace) const;
    std::size_t toText(int documentPlace) const;
    TextRange textRangeOf(const TextRange &source) const;
    void highlight();

    AppContext &m_context;
    const AssessedNotice *m_notice = nullptr;
    std::vector<Place> m_places;
    std::vector<int> m_blockStarts;
    int m_current = -1;
    TextRange m_extra;              ///< in text
};

}  // namespace probity::ui
