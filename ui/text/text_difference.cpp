#include "ui/text/text_difference.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace probity::ui {

namespace {

/// Cells of the table below; 16 bits each.
constexpr std::size_t mostCells = 1'000'000;

bool isJoined(QChar c)
{
    // Chinese and Japanese are written without spaces: each character is a word of its own here.
    return c.isLetterOrNumber() && c.script() != QChar::Script_Han && c.script() != QChar::Script_Hiragana && c.script() != QChar::Script_Katakana;
}

QStringList wordsOf(const QString &text)
{
    QStringList words;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = at + 1;
        if (isJoined(text[at]))
            while (end < text.size() && isJoined(text[end]))
                ++end;
        else if (text[at].isHighSurrogate() && end < text.size() && text[end].isLowSurrogate())
            ++end;
        words << text.mid(at, end - at);
        at = end;
    }
    return words;
}

void add(QList<TextPiece> &pieces, const QString &word, bool isChanged)
{
    if (!pieces.isEmpty() && pieces.last().isChanged == isChanged)
        pieces.last().text += word;
    else
        pieces << TextPiece{word, isChanged};
}

/// Longest common run of words of the middles, by the table of all pairs of ends.
class Middle {
public:
    Middle(const QStringList &before, const QStringList &after, qsizetype start, qsizetype endBefore, qsizetype endAfter)
        : m_before(before), m_after(after), m_start(start), m_rows(static_cast<std::size_t>(endBefore - start)), m_columns(static_cast<std::size_t>(endAfter - start))
    {
    }

    void put(TextDifference &out)
    {
        if (m_rows * m_columns > mostCells || m_rows == 0 || m_columns == 0) {
            for (std::size_t i = 0; i < m_rows; ++i)
                add(out.before, before(i), true);
            for (std::size_t j = 0; j < m_columns; ++j)
                add(out.after, after(j), true);
            return;
        }
        fill();
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < m_rows || j < m_columns) {
            if (i < m_rows && j < m_columns && before(i) == after(j)) {
                add(out.before, before(i++), false);
                add(out.after, after(j++), false);
            } else if (j == m_columns || (i < m_rows && length(i + 1, j) >= length(i, j + 1))) {
                add(out.before, before(i++), true);
            } else {
                add(out.after, after(j++), true);
            }
        }
    }

private:
    const QString &before(std::size_t row) const { return m_before[m_start + static_cast<qsizetype>(row)]; }
    const QString &after(std::size_t column) const { return m_after[m_start + static_cast<qsizetype>(column)]; }
    std::uint16_t length(std::size_t row, std::size_t column) const { return m_lengths[row * (m_columns + 1) + column]; }
    void fill()
    {
        m_lengths.assign((m_rows + 1) * (m_columns + 1), 0);
        for (std::size_t i = m_rows; i-- > 0;)
            for (std::size_t j = m_columns; j-- > 0;) {
                const int common = before(i) == after(j) ? length(i + 1, j + 1) + 1 : std::max(length(i + 1, j), length(i, j + 1));
                m_lengths[i * (m_columns + 1) + j] = static_cast<std::uint16_t>(std::min(common, 65535));
            }
    }

    const QStringList &m_before;
    const QStringList &m_after;
    qsizetype m_start;
    std::size_t m_rows;
    std::size_t m_columns;
    std::vector<std::uint16_t> m_lengths;
};

}  // namespace

TextDifference textDifference(const QString &before, const QString &after)
{
    const QStringList old = wordsOf(before);
    const QStringList fresh = wordsOf(after);
    TextDifference out;
    qsizetype start = 0;
    while (start < old.size() && start < fresh.size() && old[start] == fresh[start]) {
        add(out.before, old[start], false);
        add(out.after, fresh[start], false);
        ++start;
    }
    qsizetype endOld = old.size();
    qsizetype endFresh = fresh.size();
    while (endOld > start && endFresh > start && old[endOld - 1] == fresh[endFresh - 1]) {
        --endOld;
        --endFresh;
    }
    Middle(old, fresh, start, endOld, endFresh).put(out);
    for (qsizetype i = endOld; i < old.size(); ++i)
        add(out.before, old[i], false);
    for (qsizetype i = endFresh; i < fresh.size(); ++i)
        add(out.after, fresh[i], false);
    return out;
}

}  // namespace probity::ui
