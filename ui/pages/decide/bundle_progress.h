#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace probity::ui {

class BundleActions;

/// How far the bundle is that is being written, and the button that stops it. Hidden unless one is. GUI thread.
class BundleProgress : public QWidget {
    Q_OBJECT
public:
    explicit BundleProgress(BundleActions &bundles, QWidget *parent = nullptr);

    void retranslate();

private:
    void advance(quint64 done, quint64 total);

    QProgressBar *m_bar;
    QPushButton *m_stop;
};

}  // namespace probity::ui
