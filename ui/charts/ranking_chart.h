#pragma once

#include <QList>
#include <QString>
#include <QtCharts/QChartView>

#include "ui/theme/theme.h"

namespace probity::ui {

/// Bars from the longest down, each with its name and number. A press on a bar, or Return on the chosen one, says which.
class RankingChart : public QChartView {
    Q_OBJECT
public:
    struct Bar {
        QString name;
        double value = 0;
        QString trail;          ///< what is said behind the number
    };

    RankingChart(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    void show(const QList<Bar> &bars, ThemeRole role);

Q_SIGNALS:
    void chosen(int bar);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void choose(int index);
    void rebuild();

    const Theme &m_theme;
    QList<Bar> m_bars;
    ThemeRole m_role = ThemeRole::Undeclared;
    int m_current = 0;
};

/// What happened week by week: columns on one another, a colour each kind.
class WeeksChart : public QChartView {
    Q_OBJECT
public:
    struct Kind {
        QString name;
        ThemeRole role = ThemeRole::Accent;
        QList<double> values;   ///< one a week
    };

    WeeksChart(const Theme &theme, const QString &objectName, QWidget *parent = nullptr);

    /// `weeks`: names of the axis, one a week; too many of them are thinned out.
    void show(const QStringList &weeks, const QList<Kind> &kinds);

private:
    void rebuild();

    const Theme &m_theme;
    QStringList m_weeks;
    QList<Kind> m_kinds;
};

}  // namespace probity::ui
