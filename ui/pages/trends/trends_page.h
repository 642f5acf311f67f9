#pragma once

#include <QPointer>

#include "model/statistics.h"
#include "ui/pages/page.h"

class QButtonGroup;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace probity::ui {

class AppContext;
class EmptyState;
class Job;
class RankingChart;
class WeeksChart;

/// Undeclared attempts and who is behind them, decisions, repeat offenders, over one range of time that all figures share. Every
/// bar leads to the submissions behind it. The same figures as `probity stats`.
class TrendsPage : public Page {
    Q_OBJECT
public:
    explicit TrendsPage(AppContext &context, QWidget *parent = nullptr);
    ~TrendsPage() override;

    QString title() const override;
    void activate() override;
    QList<QAction *> menuActions() const override;
    QString statusText() const override;

Q_SIGNALS:
    /// Asks the queue for the submissions that these words find.
    void queueRequested(const QString &words);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Range { Month, Quarter, Year, All };
    QWidget *makeHeader();
    QWidget *makeBody();
    QWidget *card(QLabel *&title, QWidget *content);
    void retranslate();
    void reload();
    void fill();
    void fillTotals();
    void fillOffenders();
    void exportCsv();
    void exportPicture();

    AppContext &m_context;
    Statistics m_statistics;
    QPointer<Job> m_job;
    QLabel *m_title = nullptr;
    QButtonGroup *m_ranges = nullptr;
    QPushButton *m_csv = nullptr;
    QPushButton *m_picture = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_body = nullptr;
    QList<QLabel *> m_figures;
    QList<QLabel *> m_figureNames;
    QLabel *m_categoryTitle = nullptr;
    QLabel *m_recipientTitle = nullptr;
    QLabel *m_developerTitle = nullptr;
    QLabel *m_attemptTitle = nullptr;
    QLabel *m_decisionTitle = nullptr;
    QLabel *m_offenderTitle = nullptr;
    RankingChart *m_categories = nullptr;
    RankingChart *m_recipients = nullptr;
    RankingChart *m_developers = nullptr;
    WeeksChart *m_attempts = nullptr;
    WeeksChart *m_decisions = nullptr;
    QTableWidget *m_offenders = nullptr;
    QAction *m_exportCsv = nullptr;
    QAction *m_exportPicture = nullptr;
    QString m_message;
};

}  // namespace probity::ui
