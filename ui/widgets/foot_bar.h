#pragma once

#include <QList>
#include <QWidget>

#include "ui/pages/page.h"

class QLabel;

namespace probity::ui {

class Theme;

/// The line at the foot of the window: what the page has to say at the left, its keys at the right.
class FootBar : public QWidget {
    Q_OBJECT
public:
    explicit FootBar(const Theme &theme, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setHints(const QList<KeyHint> &hints);
    QString text() const;

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitText();
    int paintHint(QPainter &painter, const KeyHint &hint, int right) const;

    const Theme &m_theme;
    QLabel *m_text;
    QString m_said;
    QList<KeyHint> m_hints;
};

}  // namespace probity::ui
