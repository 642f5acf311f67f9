#include "ui/theme/theme.h"

#include <algorithm>

#include <QApplication>
#include <QFontDatabase>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <array>

#include "ui/theme/style_sheet.h"

static void initIconResources()
{
    Q_INIT_RESOURCE(probity_icons);
}

namespace probity::ui {

namespace {

constexpr std::size_t roleCount = static_cast<std::size_t>(ThemeRole::Count);
using Colors = std::array<QRgb, roleCount>;

// Verdict colours keep a contrast of at least 4.5 : 1 against Surface and against their own soft tint.
constexpr Colors lightColors{
    0xff8a2390, 0xffc4312b, 0xff9c4a00, 0xff996000, 0xff4a5a86, 0xff5b6677, 0xff5b6677, 0xff1f7a40,
    0xff1f7a40, 0xffc4312b, 0xff7a1f1f,
    0xfff4f6f8, 0xffffffff, 0xfff2f4f7, 0xffdfe3e8,
    0xff16202b, 0xff556170, 0xff77828f,
    0xff2f6fde, 0xffffffff,
    0xffe6eefc,
    0xffffdf7e,
    0xff1f2a35, 0xffb8c4d0, 0xff35485c};
constexpr Colors darkColors{
    0xffd78be0, 0xffff8a80, 0xffffab6b, 0xffe8b84d, 0xffa3b3e0, 0xffa3adba, 0xffa3adba, 0xff6fcf8e,
    0xff6fcf8e, 0xffff8a80, 0xffff9d9d,
    0xff161b21, 0xff1d232b, 0xff252c35, 0xff343d48,
    0xffe7ebf0, 0xffaab4c0, 0xff86919d,
    0xff3f7ff0, 0xffffffff,
    0xff263a58,
    0xff7a5d00,
    0xff10151a, 0xffa9b5c1, 0xff2b3a4a};

QColor mix(const QColor &a, const QColor &b, double part)
{
    const auto blend = [part](int x, int y) { return static_cast<int>(x * part + y * (1 - part)); };
    return QColor(blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()));
}

/// Draws an SVG in one colour at whatever size is asked for.
class TintedSvgEngine : public QIconEngine {
public:
    TintedSvgEngine(QString name, QColor color, const Theme *theme) : m_name(std::move(name)), m_color(std::move(color)), m_theme(theme) {}

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        QColor color = m_color;
        if (mode == QIcon::Disabled)
            color.setAlphaF(0.4F);
        return m_theme->pixmap(m_name, color, qMin(size.width(), size.height()), 1.0);
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device()->devicePixelRatioF();
        const int side = qRound(qMin(rect.width(), rect.height()) * scale);
        painter->drawPixmap(rect, pixmap(QSize(side, side), mode, state));
    }
    QIconEngine *clone() const override { return new TintedSvgEngine(*this); }

private:
    QString m_name;
    QColor m_color;
    const Theme *m_theme;
};

/// A face that reads well in small sizes and holds Latin and Chinese alike; nothing if the system's own is better.
QString preferredFamily()
{
    const QStringList present = QFontDatabase::families();
    for (const auto &family : {QStringLiteral("Inter"), QStringLiteral("Segoe UI"), QStringLiteral("Cantarell"), QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")})
        if (present.contains(family))
            return family;
    return {};
}

void applyFonts()
{
    QFont font = QApplication::font();
    QStringList families;
    if (const QString family = preferredFamily(); !family.isEmpty())
        families << family;
    families << font.family() << QStringLiteral("Noto Sans CJK SC") << QStringLiteral("WenQuanYi Micro Hei");
    families.removeDuplicates();
    font.setFamilies(families);
    if (font.pointSizeF() < 10)
        font.setPointSizeF(10);
    QApplication::setFont(font);
}

}  // namespace

Theme::Theme(QObject *parent) : QObject(parent)
{
    initIconResources();
    m_isSystemDark = QApplication::palette().color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    applyFonts();
    m_basePoints = QApplication::font().pointSizeF();
}

void Theme::setFontPercent(int percent)
{
    m_fontPercent = std::clamp(percent, 80, 200);
    QFont font = QApplication::font();
    font.setPointSizeF(m_basePoints * m_fontPercent / 100);
    QApplication::setFont(font);
    apply(m_mode);
}

QColor Theme::color(ThemeRole role) const noexcept
{
    return QColor::fromRgba((m_isDark ? darkColors : lightColors)[static_cast<std::size_t>(role)]);
}

QColor Theme::soft(ThemeRole role) const noexcept
{
    return mix(color(role), color(ThemeRole::Surface), m_isDark ? 0.20 : 0.11);
}

QPixmap Theme::pixmap(const QString &name, const QColor &color, int size, qreal scale) const
{
    const int side = qRound(size * scale);
    const QString key = QStringLiteral("probity/%1/%2/%3").arg(name, color.name(QColor::HexArgb)).arg(side);
    QPixmap result;
    if (!QPixmapCache::find(key, &result)) {
        result = QPixmap(side, side);
        result.fill(Qt::transparent);
        QPainter painter(&result);
        QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(name));
        renderer.render(&painter);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(result.rect(), color);
        painter.end();
        QPixmapCache::insert(key, result);
    }
    result.setDevicePixelRatio(scale);
    return result;
}

QIcon Theme::icon(const QString &name, ThemeRole role) const
{
    return QIcon(new TintedSvgEngine(name, color(role), this));
}

void Theme::apply(Mode mode)
{
    m_mode = mode;
    m_isDark = mode == Mode::Dark || (mode == Mode::System && m_isSystemDark);
    applyPalette();
    qApp->setStyleSheet(styleSheetFor(*this));
    Q_EMIT changed();
}

void Theme::applyPalette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, color(ThemeRole::Window));
    palette.setColor(QPalette::WindowText, color(ThemeRole::Text));
    palette.setColor(QPalette::Base, color(ThemeRole::Surface));
    palette.setColor(QPalette::AlternateBase, color(ThemeRole::Sunken));
    palette.setColor(QPalette::Text, color(ThemeRole::Text));
    palette.setColor(QPalette::PlaceholderText, color(ThemeRole::TextFaint));
    palette.setColor(QPalette::Button, color(ThemeRole::Surface));
    palette.setColor(QPalette::ButtonText, color(ThemeRole::Text));
    palette.setColor(QPalette::BrightText, color(ThemeRole::Reject));
    palette.setColor(QPalette::Highlight, color(ThemeRole::Accent));
    palette.setColor(QPalette::HighlightedText, color(ThemeRole::AccentText));
    palette.setColor(QPalette::ToolTipBase, color(ThemeRole::Surface));
    palette.setColor(QPalette::ToolTipText, color(ThemeRole::Text));
    palette.setColor(QPalette::Link, color(ThemeRole::Accent));
    palette.setColor(QPalette::LinkVisited, color(ThemeRole::Accent));
    palette.setColor(QPalette::Mid, color(ThemeRole::Border));
    palette.setColor(QPalette::Midlight, color(ThemeRole::Sunken));
    palette.setColor(QPalette::Light, color(ThemeRole::Surface));
    palette.setColor(QPalette::Dark, color(ThemeRole::Border));
    palette.setColor(QPalette::Shadow, color(ThemeRole::Border));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(ThemeRole::TextFaint));
    QApplication::setPalette(palette);
}

Theme::Mode Theme::modeFromName(const QString &name)
{
    if (name == QLatin1String("light"))
        return Mode::Light;
    return name == QLatin1String("dark") ? Mode::Dark : Mode::System;
}

QString Theme::name(Mode mode)
{
    switch (mode) {
    case Mode::Light:
        return QStringLiteral("light");
    case Mode::Dark:
        return QStringLiteral("dark");
    case Mode::System:
        break;
    }
    return QStringLiteral("system");
}

}  // namespace probity::ui
