#include "ui/pages/desk/notice_view.h"

#include <algorithm>

#include <QMouseEvent>
#include <QScrollBar>
#include <QTextCursor>
#include <QTextTable>

#include "model/assessment.h"
#include "ui/app_context.h"
#include "ui/theme/verdict_style.h"

namespace probity::ui {

NoticeView::NoticeView(AppContext &context, QWidget *parent) : QTextBrowser(parent), m_context(context)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    document()->setDocumentMargin(28);
    connect(&context.theme(), &Theme::changed, this, [this] { show(m_notice); });
}

QVariant NoticeView::loadResource(int, const QUrl &)
{
    return {};
}

void NoticeView::show(const AssessedNotice *notice)
{
    m_notice = notice;
    m_places.clear();
    m_blockStarts.clear();
    m_current = -1;
    m_extra = {};
    clear();
    if (m_notice)
        render();
    highlight();
}

void NoticeView::render()
{
    setUpdatesEnabled(false);
    QTextCursor cursor(document());
    cursor.beginEditBlock();
    const auto &blocks = m_notice->document.blocks;
    bool isFirst = true;
    for (std::size_t i = 0; i < blocks.size();) {
        if (blocks[i].kind == NoticeBlock::Kind::TableCell && blocks[i].table >= 0) {
            std::size_t end = i;
            while (end < blocks.size() && blocks[end].kind == NoticeBlock::Kind::TableCell && blocks[end].table == blocks[i].table)
                ++end;
            renderTable(cursor, i, end);
            i = end;
        } else {
            insertBlock(cursor, blocks[i], isFirst);
            ++i;
        }
        isFirst = false;
    }
    cursor.endEditBlock();
    setUpdatesEnabled(true);
    moveCursor(QTextCursor::Start);
    verticalScrollBar()->setValue(0);
}

void NoticeView::insertText(QTextCursor &cursor, const TextRange &range, const QTextCharFormat &format)
{
    const auto &all = m_notice->document.text;
    const std::size_t end = std::min(range.end, all.size());
    const std::size_t start = std::min(range.start, end);
    Place place;
    place.text = start;
    place.length = end - start;
    place.document = cursor.position();
    QString words;
    bool isSimple = true;
    std::vector<int> units;
    for (std::size_t i = start; i < end; ++i) {
        units.push_back(static_cast<int>(words.size()));
        const char32_t c = all[i] == U'\n' || all[i] == U'\r' ? U' ' : all[i];
        words += QString::fromUcs4(&c, 1);
        isSimple = isSimple && c < 0x10000;
    }
    if (!isSimple)
        place.units = std::move(units);
    cursor.insertText(words, format);
    m_places.push_back(std::move(place));
}

void NoticeView::insertBlock(QTextCursor &cursor, const NoticeBlock &block, bool isFirst)
{
    QTextBlockFormat blockFormat;
    QTextCharFormat format;
    blockFormat.setLineHeight(135, QTextBlockFormat::ProportionalHeight);
    blockFormat.setBottomMargin(7);
    if (block.kind == NoticeBlock::Kind::Heading) {
        format.setFontWeight(QFont::DemiBold);
        format.setFontPointSize(font().pointSizeF() * (block.level <= 1 ? 1.35 : block.level == 2 ? 1.18 : 1.06));
        blockFormat.setTopMargin(14);
    } else if (block.kind == NoticeBlock::Kind::ListItem) {
        blockFormat.setIndent(qBound(1, block.level, 6));
        blockFormat.setTextIndent(-12);
    }
    if (block.isHidden)
        format.setForeground(m_context.theme().color(ThemeRole::TextFaint));
    if (isFirst)
        cursor.setBlockFormat(blockFormat);
    else
        cursor.insertBlock(blockFormat);
    m_blockStarts.push_back(cursor.position());
    if (block.kind == NoticeBlock::Kind::ListItem)
        cursor.insertText(QStringLiteral("• "), format);
    insertText(cursor, block.range, format);
}

void NoticeView::renderTable(QTextCursor &cursor, std::size_t first, std::size_t end)
{
    const auto &blocks = m_notice->document.blocks;
    int rows = 1;
    int columns = 1;
    for (std::size_t i = first; i < end; ++i) {
        rows = std::max(rows, blocks[i].row + 1);
        columns = std::max(columns, blocks[i].column + 1);
    }
    // Hostile tables may claim any size: what would not fit a screen is shown as paragraphs.
    if (rows > 2000 || columns > 40) {
        for (std::size_t i = first; i < end; ++i)
            insertBlock(cursor, blocks[i], false);
        return;
    }
    QTextTableFormat format;
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(m_context.theme().color(ThemeRole::Border));
    format.setBorderCollapse(true);
    format.setCellPadding(6);
    format.setTopMargin(6);
    format.setBottomMargin(12);
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    QTextTable *table = cursor.insertTable(rows, columns, format);
    for (std::size_t i = first; i < end; ++i) {
        const NoticeBlock &block = blocks[i];
        QTextCursor cell = table->cellAt(qBound(0, block.row, rows - 1), qBound(0, block.column, columns - 1)).lastCursorPosition();
        QTextCharFormat text;
        if (block.isHeader)
            text.setFontWeight(QFont::DemiBold);
        m_blockStarts.push_back(cell.position());
        insertText(cell, block.range, text);
    }
    cursor.movePosition(QTextCursor::End);
    // Positions of later cells move while earlier ones are filled: read them anew.
    std::size_t place = m_places.size() - (end - first);
    for (std::size_t i = first; i < end; ++i, ++place) {
        const QTextTableCell cell = table->cellAt(qBound(0, blocks[i].row, rows - 1), qBound(0, blocks[i].column, columns - 1));
        m_places[place].document = cell.firstPosition();
        m_blockStarts[m_blockStarts.size() - (end - i)] = cell.firstPosition();
    }
}

int NoticeView::toDocument(std::size_t textPlace) const
{
    for (const Place &place : m_places)
        if (textPlace >= place.text && textPlace <= place.text + place.length) {
            const std::size_t inside = textPlace - place.text;
            if (place.units.empty())
                return place.document + static_cast<int>(inside);
            return inside < place.units.size() ? place.document + place.units[inside] : place.document + place.units.back() + 1;
        }
    return -1;
}

std::size_t NoticeView::toText(int documentPlace) const
{
    std::size_t best = 0;
    for (const Place &place : m_places) {
        if (documentPlace < place.document)
            continue;
        const auto inside = static_cast<std::size_t>(documentPlace - place.document);
        if (place.units.empty())
            best = place.text + std::min(inside, place.length);
        else
            best = place.text + static_cast<std::size_t>(std::upper_bound(place.units.begin(), place.units.end(), static_cast<int>(inside)) - place.units.begin()) - 1;
        if (inside <= place.length)
            return best;
    }
    return best;
}

TextRange NoticeView::textRangeOf(const TextRange &source) const
{
    const auto &map = m_notice->document.toSource;
    const auto first = std::lower_bound(map.begin(), map.end(), static_cast<std::uint32_t>(source.start));
    const auto last = std::lower_bound(map.begin(), map.end(), static_cast<std::uint32_t>(source.end));
    return {static_cast<std::size_t>(first - map.begin()), static_cast<std::size_t>(last - map.begin())};
}

void NoticeView::highlight()
{
    QList<QTextEdit::ExtraSelection> all;
    const auto add = [this, &all](const TextRange &range, ThemeRole role, bool isStrong, bool isDashed) {
        const int start = toDocument(range.start);
        const int end = toDocument(range.end);
        if (start < 0 || end <= start)
            return;
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(document());
        selection.cursor.setPosition(start);
        selection.cursor.setPosition(end, QTextCursor::KeepAnchor);
        selection.format.setBackground(isStrong ? m_context.theme().color(ThemeRole::Highlight) : m_context.theme().soft(role));
        selection.format.setUnderlineColor(m_context.theme().color(role));
        selection.format.setUnderlineStyle(isDashed ? QTextCharFormat::DashUnderline : QTextCharFormat::SingleUnderline);
        all << selection;
    };
    if (m_notice) {
        const auto &statements = m_notice->reading.statements;
        if (m_current >= 0 && m_current < static_cast<int>(statements.size()))
            add(statements[static_cast<std::size_t>(m_current)].rangeInText, ThemeRole::Accent, false, false);
        for (std::size_t i = 0; i < statements.size(); ++i)
            add(statements[i].termInText, roleOf(statements[i].stance), static_cast<int>(i) == m_current, statements[i].category.value == "any" || statements[i].hasUnnamedRecipient);
        if (!m_extra.isEmpty())
            add(m_extra, ThemeRole::Accent, true, false);
    }
    setExtraSelections(all);
}

void NoticeView::setCurrentStatement(int statement, bool isScrolling)
{
    m_current = statement;
    m_extra = {};
    highlight();
    if (!isScrolling || !m_notice || statement < 0 || statement >= static_cast<int>(m_notice->reading.statements.size()))
        return;
    const int at = toDocument(m_notice->reading.statements[static_cast<std::size_t>(statement)].termInText.start);
    if (at < 0)
        return;
    QTextCursor cursor(document());
    cursor.setPosition(at);
    const QRect place = cursorRect(cursor);
    // Into the upper third, so that what follows can be read too; not at all if it is well in view.
    if (place.top() < 40 || place.bottom() > viewport()->height() - 60)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + place.top() - viewport()->height() / 3);
}

void NoticeView::showSourceRange(const TextRange &source)
{
    if (m_notice)
        showTextRange(textRangeOf(source));
}

void NoticeView::showTextRange(const TextRange &range)
{
    if (!m_notice)
        return;
    m_current = -1;
    m_extra = range;
    highlight();
    QTextCursor cursor(document());
    cursor.setPosition(qMax(0, toDocument(m_extra.start)));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect(cursor).top() - viewport()->height() / 3);
}

void NoticeView::scrollToBlock(int block)
{
    if (block < 0 || block >= static_cast<int>(m_blockStarts.size()))
        return;
    QTextCursor cursor(document());
    cursor.setPosition(m_blockStarts[static_cast<std::size_t>(block)]);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect(cursor).top() - 20);
}

bool NoticeView::findWords(const QString &words, bool isBackward)
{
    if (words.isEmpty())
        return false;
    const QTextDocument::FindFlags flags = isBackward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(words, flags))
        return true;
    moveCursor(isBackward ? QTextCursor::End : QTextCursor::Start);
    return find(words, flags);
}

int NoticeView::occurrences(const QString &words) const
{
    return words.isEmpty() ? 0 : static_cast<int>(document()->toPlainText().count(words, Qt::CaseInsensitive));
}

int NoticeView::statementAt(int position) const
{
    if (!m_notice)
        return -1;
    const std::size_t at = toText(position);
    const auto &statements = m_notice->reading.statements;
    int sentence = -1;
    for (std::size_t i = 0; i < statements.size(); ++i) {
        if (at >= statements[i].termInText.start && at < statements[i].termInText.end)
            return static_cast<int>(i);
        if (at >= statements[i].rangeInText.start && at < statements[i].rangeInText.end && sentence < 0)
            sentence = static_cast<int>(i);
    }
    return sentence;
}

TextRange NoticeView::selectedSource() const
{
    const QTextCursor cursor = textCursor();
    if (!m_notice || !cursor.hasSelection())
        return {};
    const TextRange range{toText(cursor.selectionStart()), toText(cursor.selectionEnd())};
    return range.isEmpty() || range.end >= m_notice->document.toSource.size() ? TextRange{} : m_notice->document.inSource(range);
}

void NoticeView::mouseReleaseEvent(QMouseEvent *event)
{
    QTextBrowser::mouseReleaseEvent(event);
    if (textCursor().hasSelection())
        return;
    const int statement = statementAt(cursorForPosition(event->position().toPoint()).position());
    if (statement >= 0)
        Q_EMIT statementChosen(statement);
}

}  // namespace probity::ui
