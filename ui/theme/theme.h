#pragma once

#include <QColor>
#include <QIcon>
#include <QObject>
#include <QPixmap>

namespace probity::ui {

/// What a colour means. Verdicts and outcomes first, then surfaces and texts. Never colour alone: each verdict and outcome
/// has an icon of the same name and a word beside it.
enum class ThemeRole {
    Denied, Undeclared, Ambiguous, Vague, Undetermined, NotVisible, Unexercised, Consistent,
    Approve, Reject, Ban,
    Window,         ///< behind everything
    Surface,        ///< panes, lists, documents
    Sunken,         ///< code excerpts, timelines
    Border,
    Text, TextMuted, TextFaint,
    Accent, AccentText,
    Selection,      ///< the selected row
    Highlight,      ///< the place of evidence in a text
    Rail, RailText, RailSelected,
    Count
};

/// The colours, icons and style of the whole program, light and dark. Lives on the GUI thread for the whole run.
class Theme : public QObject {
    Q_OBJECT
public:
    enum class Mode { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);

    Mode mode() const noexcept { return m_mode; }
    bool isDark() const noexcept { return m_isDark; }
    /// Sets palette, style sheet and fonts of the application and tells everybody.
    void apply(Mode mode);

    /// How large texts are, 80 to 200; 100 is the system's size, but ten points at least.
    int fontPercent() const noexcept { return m_fontPercent; }
    void setFontPercent(int percent);

    QColor color(ThemeRole role) const noexcept;
    QColor soft(ThemeRole role) const noexcept;     ///< the pale surface behind a badge of that role
    /// An icon of resources/icons in the colour of a role, sharp at any scale.
    QIcon icon(const QString &name, ThemeRole role = ThemeRole::Text) const;
    QPixmap pixmap(const QString &name, const QColor &color, int size, qreal scale) const;

    static Mode modeFromName(const QString &name);  ///< "light", "dark"; System for anything else
    static QString name(Mode mode);

Q_SIGNALS:
    void changed();

private:
    void applyPalette();

    Mode m_mode = Mode::System;
    double m_basePoints = 10;
    int m_fontPercent = 100;
    bool m_isDark = false;
    bool m_isSystemDark = false;
};

}  // namespace probity::ui
