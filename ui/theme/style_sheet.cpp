#include "ui/theme/style_sheet.h"

#include <QRegularExpression>

#include "ui/theme/theme.h"

namespace probity::ui {

namespace {

constexpr const char *sheet = R"(
QMainWindow, QDialog { background: @window; }
QWidget[pane="true"] { background: @surface; }
QWidget[sunken="true"] { background: @window; }
QFrame[line="true"] { background: @border; border: none; }
QFrame[box="true"] { background: @surface; border: 1px solid @border; border-radius: 6px; }
QLabel { background: transparent; }
QLabel[title="true"] { font-size: 15pt; font-weight: 600; color: @text; }
QLabel[heading="true"] { font-size: 11pt; font-weight: 600; color: @text; }
QLabel[section="true"] { font-size: 8pt; font-weight: 700; color: @muted; }
QLabel[muted="true"] { color: @muted; }
QLabel[error="true"] { color: @reject; }

QPushButton { background: @surface; color: @text; border: 1px solid @border; border-radius: 6px; padding: 5px 12px; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed { background: @selection; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @faint; background: @window; }
QPushButton:checked { background: @selection; border-color: @accent; }
QPushButton[primary="true"] { background: @accent; color: @accenttext; border-color: @accent; font-weight: 600; }
QPushButton[primary="true"]:hover { background: @accenthover; }
QPushButton[primary="true"]:focus { border: 2px solid @text; padding: 4px 11px; }
QPushButton[primary="true"]:disabled { background: @window; color: @faint; border-color: @border; }
QPushButton[danger="true"] { color: @reject; }
QPushButton[quiet="true"] { border-color: transparent; background: transparent; color: @muted; padding: 4px 8px; }
QPushButton[quiet="true"]:hover { background: @sunken; color: @text; }
QPushButton[choice="true"] { text-align: left; color: @text; }
QPushButton[quiet="true"]:focus { border-color: @accent; }
QPushButton[quiet="true"]:checked { background: @selection; color: @text; font-weight: 600; }
QPushButton[chip="true"] { border-radius: 11px; padding: 2px 10px; }
QPushButton[link="true"] { border-color: transparent; background: transparent; color: @accent; padding: 2px 4px; text-align: left; }
QPushButton[link="true"]:focus { border-color: @accent; }
QPushButton[link="true"]:disabled { color: @faint; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; }
QToolButton:hover { background: @sunken; }
QToolButton:focus { border-color: @accent; }

QLineEdit, QPlainTextEdit[input="true"], QTextEdit[input="true"], QComboBox, QSpinBox {
    background: @surface; color: @text; border: 1px solid @border; border-radius: 6px; padding: 4px 8px;
    selection-background-color: @accent; selection-color: @accenttext; }
QLineEdit:focus, QPlainTextEdit[input="true"]:focus, QTextEdit[input="true"]:focus, QComboBox:focus { border: 1px solid @accent; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron_down.svg); width: 14px; height: 14px; }
QComboBox QAbstractItemView { background: @surface; color: @text; border: 1px solid @border; selection-background-color: @selection; selection-color: @text; }

QCheckBox::indicator, QAbstractItemView::indicator { width: 14px; height: 14px; border: 1px solid @faint; border-radius: 3px; background: @surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: @accent; border-color: @accent; image: url(:/icons/check_box.svg); }
QCheckBox::indicator:focus { border-color: @accent; }
QCheckBox::indicator:disabled { border-color: @border; }
QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid @faint; border-radius: 8px; background: @surface; }
QRadioButton::indicator:checked { width: 6px; height: 6px; border: 5px solid @accent; }

QAbstractItemView { background: @surface; border: none; outline: none; selection-background-color: @selection; selection-color: @text; }
QTextBrowser, QPlainTextEdit, QTextEdit { background: @surface; border: none; }
QPlainTextEdit[code="true"] { background: @sunken; border: 1px solid @border; border-radius: 6px; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @muted; border: none; border-bottom: 1px solid @border; padding: 6px 8px; font-size: 8pt; font-weight: 600; }
QTableView { gridline-color: @border; }

QTabBar { background: @surface; }
QTabBar::tab { background: transparent; color: @muted; padding: 8px 4px 7px 4px; margin: 0 8px; border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @text; border-bottom-color: @accent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:focus { color: @accent; }
QTabWidget::pane { border: none; border-top: 1px solid @border; }
QTabWidget::tab-bar { left: 4px; }

QSplitter::handle { background: @border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @scroll; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QMenuBar { background: @surface; color: @text; border-bottom: 1px solid @border; }
QMenuBar::item { padding: 4px 10px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: @selection; }
QMenu { background: @surface; color: @text; border: 1px solid @border; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: @selection; color: @text; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @border; margin: 4px 8px; }
QToolTip { background: @surface; color: @text; border: 1px solid @border; padding: 4px; }

QProgressBar { background: @sunken; border: none; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }
QGroupBox { border: 1px solid @border; border-radius: 6px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: @muted; }
)";

QColor between(const QColor &a, const QColor &b)
{
    return QColor((a.red() + b.red()) / 2, (a.green() + b.green()) / 2, (a.blue() + b.blue()) / 2);
}

}  // namespace

QString styleSheetFor(const Theme &theme)
{
    QString text = QString::fromLatin1(sheet);
    // Sizes of the sheet follow the size of the other texts.
    static const QRegularExpression points(QStringLiteral("(\\d+)pt"));
    for (auto match = points.match(text); match.hasMatch();) {
        const QString size = QString::number(match.captured(1).toInt() * theme.fontPercent() / 100);
        text.replace(match.capturedStart(1), match.capturedLength(1), size);
        match = points.match(text, match.capturedStart(1) + size.size());
    }
    const auto put = [&text](const char *name, const QColor &color) { text.replace(QLatin1Char('@') + QLatin1String(name), color.name()); };
    // Longer names first: "@accent" is the beginning of "@accenttext".
    put("accenttext", theme.color(ThemeRole::AccentText));
    put("accenthover", theme.color(ThemeRole::Accent).darker(112));
    put("accent", theme.color(ThemeRole::Accent));
    put("window", theme.color(ThemeRole::Window));
    put("surface", theme.color(ThemeRole::Surface));
    put("sunken", theme.color(ThemeRole::Sunken));
    put("border", theme.color(ThemeRole::Border));
    put("text", theme.color(ThemeRole::Text));
    put("muted", theme.color(ThemeRole::TextMuted));
    put("faint", theme.color(ThemeRole::TextFaint));
    put("selection", theme.color(ThemeRole::Selection));
    put("reject", theme.color(ThemeRole::Reject));
    put("scroll", between(theme.color(ThemeRole::Border), theme.color(ThemeRole::TextFaint)));
    return text;
}

}  // namespace probity::ui
