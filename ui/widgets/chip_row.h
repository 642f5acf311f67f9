#pragma once

#include <QList>
#include <QWidget>

#include "ui/theme/theme.h"

namespace probity::ui {

/// Small words in rounded frames, one after the other: facts of a header, codings of a body. Painted; not focusable. What does
/// not fit at the end is elided; with `isWrapping` it goes on in the next line.
class ChipRow : public QWidget {
    Q_OBJECT
public:
    enum class Style { Outline, Filled, Crumbs };
    struct Chip {
        QString text;
        ThemeRole role = ThemeRole::TextMuted;
        bool isMarked = false;
    };

    ChipRow(const Theme &theme, Style style, QWidget *parent = nullptr);

    void setChips(const QList<Chip> &chips);
    bool isEmpty() const { return m_chips.isEmpty(); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_style == Style::Crumbs; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont chipFont() const;
    int layoutChips(int width, QPainter *painter) const;

    const Theme &m_theme;
    Style m_style;
    QList<Chip> m_chips;
};

}  // namespace probity::ui
