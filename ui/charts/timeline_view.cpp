#include "ui/charts/timeline_view.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <QGraphicsLineItem>
#include <QLocale>
#include <QMouseEvent>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QScatterSeries>
#include <QtCharts/QValueAxis>

#include "ui/app_context.h"
#include "ui/models/open_case.h"
#include "ui/theme/verdict_style.h"

namespace probity::ui {

namespace {
constexpr std::size_t maxRows = 12;
constexpr int grabWidth = 6;
constexpr double binsAcross = 240;
}  // namespace

TimelineView::TimelineView(AppContext &context, OpenCase &review, QWidget *parent) : QChartView(parent), m_context(context), m_case(review)
{
    setObjectName(QStringLiteral("timeline"));
    setFocusPolicy(Qt::NoFocus);
    viewport()->setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMinimumHeight(130);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setStyleSheet(QStringLiteral("background: transparent"));
    m_chart = new QChart;
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(0, 18, 12, 0));
    m_chart->setBackgroundVisible(false);
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    setChart(m_chart);
    m_before = new QGraphicsRectItem(m_chart);
    m_mark = new QGraphicsLineItem(m_chart);
    m_label = new QGraphicsSimpleTextItem(m_chart);
    m_before->setZValue(-1);
    m_mark->setZValue(5);
    m_label->setZValue(6);
    connect(m_chart, &QChart::plotAreaChanged, this, &TimelineView::placeMark);
    connect(&review, &OpenCase::stateChanged, this, &TimelineView::rebuild);
    connect(&review, &OpenCase::reviewChanged, this, [this] {
        m_consent = readConsent();
        placeMark();
    });
    connect(&context, &AppContext::languageChanged, this, &TimelineView::rebuild);
    connect(&context.theme(), &Theme::changed, this, &TimelineView::rebuild);
}

double TimelineView::secondsOf(const Timestamp &time) const
{
    return m_start ? static_cast<double>(time.microseconds - m_start->microseconds) / 1e6 : 0;
}

std::optional<Timestamp> TimelineView::readConsent() const
{
    if (m_case.consentAt())
        return m_case.consentAt();
    return m_case.assessment().submission.capture.consentAt;
}

void TimelineView::collect()
{
    m_dots.clear();
    m_rows.clear();
    m_start.reset();
    m_length = 1;
    m_consent = readConsent();
    const Assessment &assessment = m_case.assessment();
    for (const auto &entry : assessment.entries)
        if (entry.started && (!m_start || *entry.started < *m_start))
            m_start = entry.started;
    for (const auto &entry : assessment.entries)
        if (entry.started)
            m_length = std::max(m_length, secondsOf(*entry.started));
    // Rows in the order of the ledger: the worst verdict at the top.
    for (const auto &line : assessment.ledger)
        if (line.count > 0 && m_rows.size() < maxRows && std::find(m_rows.begin(), m_rows.end(), line.category.value) == m_rows.end())
            m_rows.push_back(line.category.value);
    // Dots that would lie on one another are one: a capture of a hundred thousand requests has as many as the screen can show.
    std::set<std::tuple<int, int, int>> taken;
    for (std::size_t i = 0; i < assessment.observations.size(); ++i) {
        const Observation &observation = assessment.observations[i];
        const auto row = std::find(m_rows.begin(), m_rows.end(), observation.category.value);
        if (row == m_rows.end() || !observation.time || observation.direction != Direction::Sent || observation.confidence == Confidence::Possible)
            continue;
        const int line = m_case.index().lineOfObservation(i);
        const double seconds = secondsOf(*observation.time);
        if (!taken.emplace(static_cast<int>(row - m_rows.begin()), static_cast<int>(seconds / m_length * binsAcross), line).second)
            continue;
        m_dots.push_back({seconds, static_cast<int>(row - m_rows.begin()), m_case.entryPosition(observation.artifact, observation.entry), line});
    }
}

void TimelineView::addAxes()
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.88);
    m_time = new QValueAxis;
    m_time->setRange(0, m_length * 1.02);
    m_time->setTickCount(5);
    m_time->setTruncateLabels(false);
    //: seconds on an axis; keep %.0f
    m_time->setLabelFormat(m_length < 8 ? tr("%.1f s") : tr("%.0f s"));
    m_time->setGridLineVisible(false);
    m_time->setLinePenColor(m_context.theme().color(ThemeRole::Border));
    auto *names = new QCategoryAxis;
    names->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    names->setRange(-0.6, static_cast<double>(m_rows.size()) - 0.4);
    names->setReverse(true);
    names->setGridLineColor(m_context.theme().color(ThemeRole::Border));
    names->setLineVisible(false);
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        names->append(QFontMetrics(small).elidedText(m_context.categoryName(CategoryId(m_rows[i])), Qt::ElideRight, 150), static_cast<double>(i));
    m_names = names;
    for (QAbstractAxis *axis : {static_cast<QAbstractAxis *>(m_time), static_cast<QAbstractAxis *>(names)}) {
        axis->setLabelsColor(m_context.theme().color(ThemeRole::TextMuted));
        axis->setLabelsFont(small);
    }
    m_chart->addAxis(m_time, Qt::AlignBottom);
    m_chart->addAxis(names, Qt::AlignLeft);
    names->setTruncateLabels(false);
    for (QAbstractSeries *series : m_chart->series()) {
        series->attachAxis(m_time);
        series->attachAxis(names);
    }
}

void TimelineView::addSeries()
{
    std::map<int, QList<QPointF>> byVerdict;
    const auto make = [this](const QColor &color, qreal size) {
        auto *series = new QScatterSeries;
        series->setColor(color);
        series->setBorderColor(Qt::transparent);
        series->setMarkerSize(size);
        m_chart->addSeries(series);
        return series;
    };
    for (const Dot &dot : m_dots) {
        const Verdict verdict = dot.line < 0 ? Verdict::NotVisible : m_case.assessment().ledger.at(static_cast<std::size_t>(dot.line)).verdict;
        byVerdict[static_cast<int>(verdict)] << QPointF(dot.seconds, dot.row);
    }
    // All points of a colour at once: each by itself would lay the chart out anew.
    for (const auto &[verdict, points] : byVerdict)
        make(m_context.theme().color(roleOf(static_cast<Verdict>(verdict))), 8.5)->replace(points);
    m_chosen = make(Qt::transparent, 14);
    m_chosen->setBorderColor(m_context.theme().color(ThemeRole::Accent));
}

void TimelineView::rebuild()
{
    // Behind another tab nobody sees it: it is drawn when it comes to the front.
    m_isStale = !isVisible();
    if (m_isStale)
        return;
    m_chart->removeAllSeries();
    for (QAbstractAxis *axis : m_chart->axes()) {
        m_chart->removeAxis(axis);
        delete axis;
    }
    m_time = nullptr;
    m_names = nullptr;
    collect();
    setMinimumHeight(qMax(130, 56 + fontMetrics().height() * static_cast<int>(m_rows.size()) * 3 / 4));
    addSeries();
    addAxes();
    fitLabels();
    showSelection();
    placeMark();
    QStringList spoken;
    for (const auto &row : m_rows)
        spoken << m_context.categoryName(CategoryId(row));
    setAccessibleName(tr("Timeline of what was sent"));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
}

void TimelineView::showSelection()
{
    if (!m_chosen)
        return;
    QList<QPointF> points;
    for (const Dot &dot : m_dots)
        if (dot.entry >= 0 && dot.entry == m_case.selection().entry && (m_case.selection().line < 0 || dot.line == m_case.selection().line))
            points << QPointF(dot.seconds, dot.row);
    m_chosen->replace(points);
}

void TimelineView::placeMark()
{
    const auto at = m_consent;
    const bool isShown = m_time && m_start && (at || m_dragged) && !m_dots.empty();
    for (QGraphicsItem *item : {static_cast<QGraphicsItem *>(m_before), static_cast<QGraphicsItem *>(m_mark), static_cast<QGraphicsItem *>(m_label)})
        item->setVisible(isShown);
    if (!isShown)
        return;
    const double seconds = m_dragged ? *m_dragged : secondsOf(*at);
    const QRectF area = m_chart->plotArea();
    const double x = area.left() + area.width() * std::clamp(seconds / m_time->max(), 0.0, 1.0);
    const QColor red = m_context.theme().color(ThemeRole::Undeclared);
    QColor tint = red;
    tint.setAlpha(18);
    m_before->setRect(QRectF(area.left(), area.top(), x - area.left(), area.height()));
    m_before->setBrush(tint);
    m_before->setPen(Qt::NoPen);
    m_mark->setLine(x, area.top(), x, area.bottom());
    m_mark->setPen(QPen(red, 1.5, Qt::DashLine));
    //: label of the consent mark on the timeline
    m_label->setText(tr("consent given, %1 s").arg(QLocale().toString(seconds, 'f', 1)));
    m_label->setBrush(red);
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * 0.85);
    m_label->setFont(small);
    const double width = m_label->boundingRect().width();
    m_label->setPos(std::min(x - 2, area.right() - width), area.top() - m_label->boundingRect().height() - 1);
}

double TimelineView::secondsAt(const QPointF &position) const
{
    const QRectF area = m_chart->plotArea();
    const double part = area.width() <= 0 ? 0 : (m_chart->mapFromScene(mapToScene(position.toPoint())).x() - area.left()) / area.width();
    return std::clamp(part, 0.0, 1.0) * (m_time ? m_time->max() : 0);
}

void TimelineView::fitLabels()
{
    if (!m_names || m_rows.empty())
        return;
    // Labels of neighbouring rows must not touch: they become smaller first, and then what they can.
    const double row = m_chart->plotArea().height() / static_cast<double>(m_rows.size());
    QFont fitting = font();
    double size = fitting.pointSizeF() * 0.88;
    const double smallest = fitting.pointSizeF() * 0.6;
    fitting.setPointSizeF(size);
    while (size > smallest && QFontMetricsF(fitting).height() > row) {
        size -= 0.25;
        fitting.setPointSizeF(size);
    }
    if (m_names->labelsFont() != fitting)
        m_names->setLabelsFont(fitting);
}

void TimelineView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    // The axes take their font when they are made; once the event is through, all widgets have theirs.
    if (event->type() == QEvent::FontChange)
        QMetaObject::invokeMethod(this, &TimelineView::rebuild, Qt::QueuedConnection);
}

void TimelineView::showEvent(QShowEvent *event)
{
    QChartView::showEvent(event);
    if (m_isStale)
        rebuild();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    fitLabels();
    placeMark();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    const QPointF at = m_chart->mapFromScene(mapToScene(event->position().toPoint()));
    if (m_mark->isVisible() && std::abs(m_mark->line().x1() - at.x()) <= grabWidth && !m_context.workspace().isReadOnly()) {
        m_dragged = secondsAt(event->position());
        return;
    }
    int nearest = -1;
    double distance = 12;
    for (std::size_t i = 0; i < m_dots.size() && m_chosen; ++i) {
        const QPointF place = m_chart->mapToPosition(QPointF(m_dots[i].seconds, m_dots[i].row), m_chosen);
        const double away = QLineF(place, at).length();
        if (away < distance) {
            distance = away;
            nearest = static_cast<int>(i);
        }
    }
    if (nearest >= 0 && m_dots[static_cast<std::size_t>(nearest)].entry >= 0)
        Q_EMIT entryChosen(m_dots[static_cast<std::size_t>(nearest)].entry);
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged) {
        m_dragged = secondsAt(event->position());
        placeMark();
        return;
    }
    const QPointF at = m_chart->mapFromScene(mapToScene(event->position().toPoint()));
    const bool isOnMark = m_mark->isVisible() && std::abs(m_mark->line().x1() - at.x()) <= grabWidth;
    viewport()->setCursor(isOnMark ? Qt::SizeHorCursor : Qt::ArrowCursor);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *)
{
    if (!m_dragged || !m_start)
        return;
    Timestamp at = *m_start;
    at.microseconds += static_cast<std::int64_t>(*m_dragged * 1e6);
    m_dragged.reset();
    Q_EMIT consentMoved(at);
}

}  // namespace probity::ui
