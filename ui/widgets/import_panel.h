#pragma once

#include <QWidget>

#include "review/workspace.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;

namespace probity::ui {

class ImportRunner;
class Theme;

/// The strip above the foot line: an import in progress with Stop; then what came of it. Errors and remarks stay until
/// they are closed, good news leaves by itself.
class ImportPanel : public QWidget {
    Q_OBJECT
public:
    ImportPanel(ImportRunner &runner, Theme &theme, QWidget *parent = nullptr);

    /// Makes room unless there is something bad to read.
    void dismissGood();

Q_SIGNALS:
    void openRequested(probity::SubmissionId submission);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Mood { Working, Good, Bad };
    void showStarted(const QString &name, int waiting);
    void showProgress(quint64 done, quint64 total);
    void showImported(const QString &name, const ImportOutcome &outcome);
    void showFailed(const QString &name, const Error &error);
    void setMood(Mood mood);
    void leaveSoon();
    void retranslate();

    ImportRunner &m_runner;
    Theme &m_theme;
    Mood m_mood = Mood::Working;
    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_bar;
    QPushButton *m_stop;
    QPushButton *m_open;
    QPushButton *m_close;
    SubmissionId m_last;
    QStringList m_errors;
    QTimer *m_leaving;
};

}  // namespace probity::ui
