#pragma once

#include <optional>
#include <vector>

#include <QtCharts/QChartView>

#include "base/clock.h"

class QGraphicsLineItem;
class QGraphicsSimpleTextItem;
class QGraphicsRectItem;
class QCategoryAxis;
class QScatterSeries;
class QValueAxis;

namespace probity::ui {

class AppContext;
class OpenCase;

/// Observations on the timeline of the capture, a row each data category, coloured by verdict, with the consent mark, which can
/// be dragged. A press on a dot chooses its request.
class TimelineView : public QChartView {
    Q_OBJECT
public:
    TimelineView(AppContext &context, OpenCase &review, QWidget *parent = nullptr);

    void showSelection();

Q_SIGNALS:
    void entryChosen(int position);
    void consentMoved(const probity::Timestamp &at);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    struct Dot {
        double seconds = 0;
        int row = 0;
        int entry = -1;
        int line = -1;
    };
    void rebuild();
    void collect();
    void addSeries();
    void addAxes();
    void placeMark();
    void fitLabels();
    double secondsOf(const Timestamp &time) const;
    double secondsAt(const QPointF &position) const;
    std::optional<Timestamp> readConsent() const;

    AppContext &m_context;
    OpenCase &m_case;
    QChart *m_chart;
    QGraphicsRectItem *m_before;
    QGraphicsLineItem *m_mark;
    QGraphicsSimpleTextItem *m_label;
    QScatterSeries *m_chosen = nullptr;
    QValueAxis *m_time = nullptr;
    QCategoryAxis *m_names = nullptr;
    std::vector<Dot> m_dots;
    std::vector<std::string> m_rows;
    std::optional<Timestamp> m_start;
    std::optional<Timestamp> m_consent;
    double m_length = 1;
    bool m_isStale = true;
    std::optional<double> m_dragged;
};

}  // namespace probity::ui
