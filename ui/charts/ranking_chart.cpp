#include "ui/charts/ranking_chart.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QLocale>
#include <QtCharts/QBarCategoryAxis>
#include <QtCharts/QBarSet>
#include <QtCharts/QChart>
#include <QtCharts/QHorizontalBarSeries>
#include <QtCharts/QLegend>
#include <QtCharts/QStackedBarSeries>
#include <QtCharts/QValueAxis>

namespace probity::ui {

namespace {

constexpr int namePixels = 190;
constexpr qsizetype mostWeekNames = 12;

void prepare(QChartView &view, const QString &objectName)
{
    view.setObjectName(objectName);
    view.setFrameShape(QFrame::NoFrame);
    view.setRenderHint(QPainter::Antialiasing);
    view.setStyleSheet(QStringLiteral("background: transparent"));
    view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *chart = new QChart;
    chart->setBackgroundVisible(false);
    chart->setMargins(QMargins(0, 0, 10, 0));
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->hide();
    view.setChart(chart);
}

void clear(QChart &chart)
{
    chart.removeAllSeries();
    for (QAbstractAxis *axis : chart.axes()) {
        chart.removeAxis(axis);
        delete axis;
    }
}

/// A round number at or above the largest value whose quarters are whole, for the five marks of the axis.
double roundedUp(double value)
{
    const double quarter = value / 4;
    if (quarter <= 1)
        return 4;
    const double power = std::pow(10, std::floor(std::log10(quarter)));
    for (const double factor : {1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0})
        if (factor * power >= quarter)
            return 4 * std::ceil(factor * power);
    return 40 * power;
}

void styleAxis(QAbstractAxis &axis, const Theme &theme, const QFont &font)
{
    axis.setLabelsColor(theme.color(ThemeRole::TextMuted));
    axis.setLabelsFont(font);
    axis.setGridLineColor(theme.color(ThemeRole::Border));
    axis.setLinePenColor(theme.color(ThemeRole::Border));
}

QFont smaller(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

}  // namespace

RankingChart::RankingChart(const Theme &theme, const QString &objectName, QWidget *parent) : QChartView(parent), m_theme(theme)
{
    prepare(*this, objectName);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    connect(&theme, &Theme::changed, this, &RankingChart::rebuild);
}

void RankingChart::show(const QList<Bar> &bars, ThemeRole role)
{
    m_bars = bars;
    m_role = role;
    m_current = 0;
    rebuild();
}

void RankingChart::rebuild()
{
    clear(*chart());
    QStringList spoken;
    auto *set = new QBarSet(QString());
    auto *names = new QBarCategoryAxis;
    const QFont small = smaller(font());
    const QFontMetrics metrics(small);
    double most = 0;
    // The axis grows upwards: the longest bar comes last.
    for (qsizetype i = m_bars.size() - 1; i >= 0; --i) {
        const Bar &bar = m_bars[i];
        *set << bar.value;
        most = std::max(most, bar.value);
        const QString number = QLocale().toString(bar.value, 'f', 0);
        // Two rows of the same name would be one category of the axis.
        QString label = metrics.elidedText(bar.name, Qt::ElideRight, namePixels) + QStringLiteral("  ") + number;
        while (names->categories().contains(label))
            label += QChar(0x200B);
        names->append(label);
        spoken.prepend(QStringLiteral("%1: %2%3").arg(bar.name, number, bar.trail));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    setToolTip(spoken.join(QLatin1Char('\n')));
    set->setColor(m_theme.color(m_role));
    set->setBorderColor(Qt::transparent);
    if (hasFocus() && m_current < m_bars.size()) {
        set->setSelectedColor(m_theme.color(ThemeRole::Accent));
        set->selectBar(static_cast<int>(m_bars.size()) - 1 - m_current);
    }
    auto *series = new QHorizontalBarSeries;
    series->setBarWidth(std::min(0.6, 0.09 * static_cast<double>(m_bars.size())));
    series->append(set);
    chart()->addSeries(series);
    auto *values = new QValueAxis;
    values->setRange(0, roundedUp(most));
    values->setTickCount(5);
    values->setLabelFormat(QStringLiteral("%.0f"));
    styleAxis(*values, m_theme, small);
    styleAxis(*names, m_theme, small);
    names->setGridLineVisible(false);
    names->setLabelsColor(m_theme.color(ThemeRole::Text));
    chart()->addAxis(values, Qt::AlignBottom);
    chart()->addAxis(names, Qt::AlignLeft);
    series->attachAxis(values);
    series->attachAxis(names);
    // Whoever is told may show other bars, which takes this series away: not before its own click is through.
    connect(series, &QHorizontalBarSeries::clicked, this, &RankingChart::choose, Qt::QueuedConnection);
}

void RankingChart::choose(int index)
{
    Q_EMIT chosen(static_cast<int>(m_bars.size()) - 1 - index);
}

void RankingChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_bars.size()) - 1;
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up) {
        m_current = std::clamp(m_current + (event->key() == Qt::Key_Down ? 1 : -1), 0, std::max(0, last));
        rebuild();
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_current <= last) {
        Q_EMIT chosen(m_current);
    } else {
        QChartView::keyPressEvent(event);
    }
}

void RankingChart::focusInEvent(QFocusEvent *event)
{
    QChartView::focusInEvent(event);
    rebuild();
}

void RankingChart::focusOutEvent(QFocusEvent *event)
{
    QChartView::focusOutEvent(event);
    rebuild();
}

WeeksChart::WeeksChart(const Theme &theme, const QString &objectName, QWidget *parent) : QChartView(parent), m_theme(theme)
{
    prepare(*this, objectName);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    chart()->legend()->setAlignment(Qt::AlignTop);
    connect(&theme, &Theme::changed, this, &WeeksChart::rebuild);
}

void WeeksChart::show(const QStringList &weeks, const QList<Kind> &kinds)
{
    m_weeks = weeks;
    m_kinds = kinds;
    rebuild();
}

void WeeksChart::rebuild()
{
    clear(*chart());
    auto *series = new QStackedBarSeries;
    series->setBarWidth(std::min(0.7, 0.09 * static_cast<double>(m_weeks.size())));
    QList<double> sums(m_weeks.size(), 0);
    QStringList spoken;
    for (const Kind &kind : std::as_const(m_kinds)) {
        auto *set = new QBarSet(kind.name);
        double sum = 0;
        for (qsizetype i = 0; i < m_weeks.size(); ++i) {
            const double value = i < kind.values.size() ? kind.values[i] : 0;
            *set << value;
            sums[i] += value;
            sum += value;
        }
        set->setColor(m_theme.color(kind.role));
        set->setBorderColor(Qt::transparent);
        set->setLabelColor(m_theme.color(ThemeRole::Text));
        series->append(set);
        spoken << QStringLiteral("%1: %2").arg(kind.name, QLocale().toString(sum, 'f', 0));
    }
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    chart()->addSeries(series);
    const QFont small = smaller(font());
    auto *names = new QBarCategoryAxis;
    const qsizetype every = std::max<qsizetype>(1, (m_weeks.size() + mostWeekNames - 1) / mostWeekNames);
    for (qsizetype i = 0; i < m_weeks.size(); ++i)
        // Categories must differ: what is not shown is made of characters without width.
        names->append(i % every == 0 ? m_weeks[i] : QString(static_cast<int>(i) + 1, QChar(0x200B)));
    auto *values = new QValueAxis;
    values->setRange(0, roundedUp(sums.isEmpty() ? 0 : *std::max_element(sums.begin(), sums.end())));
    values->setTickCount(5);
    values->setLabelFormat(QStringLiteral("%.0f"));
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(names), static_cast<QAbstractAxis *>(values)})
        styleAxis(*axis, m_theme, small);
    names->setGridLineVisible(false);
    chart()->addAxis(names, Qt::AlignBottom);
    chart()->addAxis(values, Qt::AlignLeft);
    series->attachAxis(names);
    series->attachAxis(values);
    chart()->legend()->setVisible(m_kinds.size() > 1);
    chart()->legend()->setLabelColor(m_theme.color(ThemeRole::TextMuted));
    chart()->legend()->setFont(small);
}

}  // namespace probity::ui
