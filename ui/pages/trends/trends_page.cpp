#include "ui/pages/trends/trends_page.h"

#include <QButtonGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "report/statistics_report.h"
#include "ui/app_context.h"
#include "ui/charts/ranking_chart.h"
#include "ui/jobs/job.h"
#include "ui/text/error_text.h"
#include "ui/text/words.h"
#include "ui/widgets/empty_state.h"

namespace probity::ui {

namespace {

constexpr qsizetype shownBars = 10;
constexpr int figures = 5;
const std::string firstParty = "first party";   // as the statistics name it

template <class Name>
QList<RankingChart::Bar> barsOf(const std::vector<AttemptCount> &counts, Name name)
{
    QList<RankingChart::Bar> bars;
    for (const AttemptCount &one : counts)
        if (bars.size() < shownBars)
            bars << RankingChart::Bar{name(one), static_cast<double>(one.attempts), QStringLiteral(" · ") + QCoreApplication::translate("probity::ui::TrendsPage", "%n app(s)", nullptr, static_cast<int>(one.apps))};
    return bars;
}

double countOf(const std::map<Outcome, std::int64_t> &decisions, Outcome outcome)
{
    const auto found = decisions.find(outcome);
    return found == decisions.end() ? 0 : static_cast<double>(found->second);
}

}  // namespace

TrendsPage::TrendsPage(AppContext &context, QWidget *parent) : Page(QStringLiteral("trends"), parent), m_context(context)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHeader());
    m_stack = new QStackedWidget(this);
    column->addWidget(m_stack, 1);
    auto *scroll = new QScrollArea(m_stack);
    scroll->setObjectName(QStringLiteral("trendsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeBody());
    m_stack->addWidget(scroll);
    m_empty = new EmptyState(context.theme(), QStringLiteral("trends"), m_stack);
    m_stack->addWidget(m_empty);
    m_exportCsv = new QAction(this);
    m_exportCsv->setObjectName(QStringLiteral("trendsCsv"));
    m_exportPicture = new QAction(this);
    m_exportPicture->setObjectName(QStringLiteral("trendsPicture"));
    connect(m_exportCsv, &QAction::triggered, this, &TrendsPage::exportCsv);
    connect(m_exportPicture, &QAction::triggered, this, &TrendsPage::exportPicture);
    connect(m_csv, &QPushButton::clicked, this, &TrendsPage::exportCsv);
    connect(m_picture, &QPushButton::clicked, this, &TrendsPage::exportPicture);
    connect(m_ranges, &QButtonGroup::idClicked, this, [this](int id) {
        m_context.settings().setValue(QStringLiteral("trends/range"), id);
        reload();
    });
    connect(&context, &AppContext::workspaceChanged, this, [this] { m_statistics = {}; });
    retranslate();
}

TrendsPage::~TrendsPage()
{
    for (Job *job : findChildren<Job *>(QString(), Qt::FindDirectChildrenOnly))
        delete job;
}

QWidget *TrendsPage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setProperty("pane", true);
    header->setAttribute(Qt::WA_StyledBackground);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 12, 20, 10);
    row->setSpacing(8);
    m_title = new QLabel(header);
    m_title->setProperty("title", true);
    row->addWidget(m_title);
    row->addSpacing(16);
    m_ranges = new QButtonGroup(this);
    const int kept = m_context.settings().value(QStringLiteral("trends/range"), static_cast<int>(Range::Quarter)).toInt();
    for (const Range range : {Range::Month, Range::Quarter, Range::Year, Range::All}) {
        auto *chip = new QPushButton(header);
        chip->setObjectName(QStringLiteral("trendsRange%1").arg(static_cast<int>(range)));
        chip->setProperty("chip", true);
        chip->setCheckable(true);
        chip->setChecked(static_cast<int>(range) == kept);
        m_ranges->addButton(chip, static_cast<int>(range));
        row->addWidget(chip);
    }
    if (!m_ranges->checkedButton())
        m_ranges->button(static_cast<int>(Range::Quarter))->setChecked(true);
    row->addStretch(1);
    m_csv = new QPushButton(header);
    m_csv->setObjectName(QStringLiteral("trendsCsvButton"));
    row->addWidget(m_csv);
    m_picture = new QPushButton(header);
    m_picture->setObjectName(QStringLiteral("trendsPictureButton"));
    row->addWidget(m_picture);
    return header;
}

QWidget *TrendsPage::card(QLabel *&title, QWidget *content)
{
    auto *frame = new QWidget(m_body);
    frame->setProperty("pane", true);
    frame->setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(16, 12, 16, 10);
    title = new QLabel(frame);
    title->setProperty("heading", true);
    title->setWordWrap(true);
    column->addWidget(title);
    content->setParent(frame);
    content->setMinimumHeight(260);
    column->addWidget(content, 1);
    return frame;
}

QWidget *TrendsPage::makeBody()
{
    m_body = new QWidget(this);
    m_body->setProperty("sunken", true);
    m_body->setAttribute(Qt::WA_StyledBackground);
    auto *grid = new QGridLayout(m_body);
    grid->setContentsMargins(16, 14, 16, 16);
    grid->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    for (int i = 0; i < figures; ++i) {
        auto *frame = new QWidget(m_body);
        frame->setProperty("pane", true);
        frame->setAttribute(Qt::WA_StyledBackground);
        auto *column = new QVBoxLayout(frame);
        column->setContentsMargins(16, 10, 16, 10);
        auto *figure = new QLabel(frame);
        figure->setObjectName(QStringLiteral("trendsFigure%1").arg(i));
        figure->setProperty("title", true);
        auto *name = new QLabel(frame);
        name->setProperty("muted", true);
        name->setWordWrap(true);
        column->addWidget(figure);
        column->addWidget(name);
        m_figures << figure;
        m_figureNames << name;
        row->addWidget(frame, 1);
    }
    grid->addLayout(row, 0, 0, 1, 2);
    const Theme &theme = m_context.theme();
    m_categories = new RankingChart(theme, QStringLiteral("trendsCategories"));
    m_recipients = new RankingChart(theme, QStringLiteral("trendsRecipients"));
    m_developers = new RankingChart(theme, QStringLiteral("trendsDevelopers"));
    m_attempts = new WeeksChart(theme, QStringLiteral("trendsAttempts"));
    m_decisions = new WeeksChart(theme, QStringLiteral("trendsDecisions"));
    m_offenders = new QTableWidget(0, 4);
    m_offenders->setObjectName(QStringLiteral("trendsOffenders"));
    m_offenders->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_offenders->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_offenders->setSelectionMode(QAbstractItemView::SingleSelection);
    m_offenders->setShowGrid(false);
    m_offenders->setTabKeyNavigation(false);
    m_offenders->verticalHeader()->hide();
    m_offenders->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_offenders->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_offenders->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    grid->addWidget(card(m_categoryTitle, m_categories), 1, 0);
    grid->addWidget(card(m_recipientTitle, m_recipients), 1, 1);
    grid->addWidget(card(m_attemptTitle, m_attempts), 2, 0);
    grid->addWidget(card(m_decisionTitle, m_decisions), 2, 1);
    grid->addWidget(card(m_developerTitle, m_developers), 3, 0);
    grid->addWidget(card(m_offenderTitle, m_offenders), 3, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    const auto find = [this](const std::vector<AttemptCount> Statistics::*list, int bar) {
        const auto &all = m_statistics.*list;
        // "First party" is no word of any submission, and who has no name cannot be searched for.
        if (bar >= 0 && static_cast<std::size_t>(bar) < all.size() && !all[static_cast<std::size_t>(bar)].key.empty() && all[static_cast<std::size_t>(bar)].key != firstParty)
            Q_EMIT queueRequested(text(all[static_cast<std::size_t>(bar)].key));
    };
    connect(m_categories, &RankingChart::chosen, this, [this](int bar) {
        if (bar >= 0 && static_cast<std::size_t>(bar) < m_statistics.byCategory.size())
            Q_EMIT queueRequested(m_context.categoryName(CategoryId(m_statistics.byCategory[static_cast<std::size_t>(bar)].key)));
    });
    connect(m_recipients, &RankingChart::chosen, this, [find](int bar) { find(&Statistics::byRecipient, bar); });
    connect(m_developers, &RankingChart::chosen, this, [find](int bar) { find(&Statistics::byDeveloper, bar); });
    connect(m_offenders, &QTableWidget::cellActivated, this, [this](int at, int) { Q_EMIT queueRequested(m_offenders->item(at, 0)->text()); });
    return m_body;
}

QString TrendsPage::title() const
{
    //: page: charts over all submissions
    return tr("Trends");
}

QList<QAction *> TrendsPage::menuActions() const
{
    return {m_exportCsv, m_exportPicture};
}

QString TrendsPage::statusText() const
{
    return m_message;
}

void TrendsPage::activate()
{
    reload();
    m_categories->setFocus();
}

void TrendsPage::retranslate()
{
    m_title->setText(title());
    const QStringList ranges{tr("4 weeks"), tr("3 months"), tr("A year"), tr("Everything")};
    for (int i = 0; i < ranges.size(); ++i) {
        m_ranges->button(i)->setText(ranges[i]);
        m_ranges->button(i)->setAccessibleName(ranges[i]);
    }
    m_csv->setText(tr("Save as CSV…"));
    m_picture->setText(tr("Save as a picture…"));
    m_csv->setAccessibleName(m_csv->text());
    m_picture->setAccessibleName(m_picture->text());
    m_exportCsv->setText(m_csv->text());
    m_exportPicture->setText(m_picture->text());
    m_categoryTitle->setText(tr("Undeclared attempts by data category"));
    m_recipientTitle->setText(tr("Undeclared attempts by recipient"));
    m_developerTitle->setText(tr("Undeclared attempts by developer"));
    m_attemptTitle->setText(tr("Apps with undeclared attempts, by week"));
    m_decisionTitle->setText(tr("Decisions by week"));
    m_offenderTitle->setText(tr("Rejected or banned more than once"));
    m_categories->setAccessibleName(m_categoryTitle->text());
    m_recipients->setAccessibleName(m_recipientTitle->text());
    m_developers->setAccessibleName(m_developerTitle->text());
    m_attempts->setAccessibleName(m_attemptTitle->text());
    m_decisions->setAccessibleName(m_decisionTitle->text());
    m_offenders->setAccessibleName(m_offenderTitle->text());
    m_offenders->setHorizontalHeaderLabels({tr("Developer"), tr("Rejections"), tr("Bans"), tr("Apps")});
    fill();
}

void TrendsPage::reload()
{
    if (m_job)
        m_job->abandon();
    m_job = nullptr;
    if (!m_context.hasWorkspace())
        return;
    std::optional<Timestamp> since;
    const auto range = static_cast<Range>(m_ranges->checkedId());
    if (range != Range::All) {
        constexpr std::int64_t day = 86'400'000'000;
        since = m_context.clock().now();
        since->microseconds -= day * (range == Range::Month ? 28 : range == Range::Quarter ? 91 : 365);
    }
    m_job = Job::run<Statistics>(
        this, [workspace = m_context.sharedWorkspace(), since](const TaskContext &) { return workspace->statistics(since); },
        [this](Result<Statistics> statistics) {
            m_job = nullptr;
            m_message = statistics ? QString() : errorText(statistics.error());
            if (statistics)
                m_statistics = std::move(*statistics);
            fill();
            Q_EMIT statusChanged();
        });
}

void TrendsPage::fill()
{
    const bool isEmpty = m_statistics.submissions == 0;
    m_stack->setCurrentIndex(isEmpty ? 1 : 0);
    m_empty->setTexts(tr("Nothing to count yet"), tr("Once submissions are imported and decided, this page shows who tries what, and how it was decided."));
    m_csv->setEnabled(!isEmpty);
    m_picture->setEnabled(!isEmpty);
    if (isEmpty)
        return;
    fillTotals();
    m_categories->show(barsOf(m_statistics.byCategory, [this](const AttemptCount &one) { return m_context.categoryName(CategoryId(one.key)); }), ThemeRole::Undeclared);
    const auto recipientName = [this](const AttemptCount &one) {
        return m_context.recipientName(one.recipient, one.key == firstParty ? Party::First : Party::Third, one.key);
    };
    m_recipients->show(barsOf(m_statistics.byRecipient, recipientName), ThemeRole::Undeclared);
    m_developers->show(barsOf(m_statistics.byDeveloper, [](const AttemptCount &one) { return one.key.empty() ? QStringLiteral("—") : text(one.key); }), ThemeRole::Undeclared);
    QStringList weeks;
    QList<double> apps;
    WeeksChart::Kind approved{Words::outcome(Outcome::Approve), ThemeRole::Approve, {}};
    WeeksChart::Kind rejected{Words::outcome(Outcome::Reject), ThemeRole::Reject, {}};
    WeeksChart::Kind banned{Words::outcome(Outcome::Ban), ThemeRole::Ban, {}};
    for (const WeekCount &week : m_statistics.weeks) {
        weeks << text(week.monday).mid(5);
        apps << static_cast<double>(week.apps);
        approved.values << countOf(week.decisions, Outcome::Approve);
        rejected.values << countOf(week.decisions, Outcome::Reject);
        banned.values << countOf(week.decisions, Outcome::Ban);
    }
    m_attempts->show(weeks, {{tr("Apps"), ThemeRole::Undeclared, apps}});
    m_decisions->show(weeks, {approved, rejected, banned});
    fillOffenders();
}

void TrendsPage::fillTotals()
{
    const QLocale locale;
    const double decided = countOf(m_statistics.decisions, Outcome::Approve) + countOf(m_statistics.decisions, Outcome::Reject) + countOf(m_statistics.decisions, Outcome::Ban);
    const QStringList numbers{locale.toString(static_cast<qlonglong>(m_statistics.submissions)), locale.toString(static_cast<qlonglong>(m_statistics.attempts)),
                              locale.toString(static_cast<qlonglong>(m_statistics.appsWithAttempts)), locale.toString(decided, 'f', 0),
                              m_statistics.medianHours ? tr("%1 h").arg(locale.toString(*m_statistics.medianHours, 'f', 1)) : QStringLiteral("—")};
    const QStringList names{tr("submissions of %n app(s)", nullptr, static_cast<int>(m_statistics.apps)), tr("undeclared attempts"), tr("apps behind them"),
                            tr("decisions, %1 of them superseded").arg(locale.toString(static_cast<qlonglong>(m_statistics.superseded))), tr("from import to decision (median)")};
    for (int i = 0; i < figures; ++i) {
        m_figures[i]->setText(numbers[i]);
        m_figureNames[i]->setText(names[i]);
    }
}

void TrendsPage::fillOffenders()
{
    m_offenders->setRowCount(static_cast<int>(m_statistics.offenders.size()));
    for (int row = 0; row < m_offenders->rowCount(); ++row) {
        const RepeatOffender &one = m_statistics.offenders[static_cast<std::size_t>(row)];
        const QStringList cells{text(one.developer), QString::number(one.rejections), QString::number(one.bans), QString::number(one.apps)};
        for (int column = 0; column < cells.size(); ++column)
            m_offenders->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
}

void TrendsPage::exportCsv()
{
    auto *dialog = new QFileDialog(this, m_csv->text(), QStringLiteral("trends.csv"), QStringLiteral("CSV (*.csv)"));
    dialog->setObjectName(QStringLiteral("trendsCsvDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const std::string csv = statisticsAsCsv(m_statistics);
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(csv.data(), static_cast<qint64>(csv.size())) == static_cast<qint64>(csv.size()) && file.commit();
        m_message = isWritten ? tr("Saved: %1").arg(path) : tr("This file could not be written: %1").arg(file.errorString());
        Q_EMIT statusChanged();
    });
    dialog->open();
}

void TrendsPage::exportPicture()
{
    auto *dialog = new QFileDialog(this, m_picture->text(), QStringLiteral("trends.png"), QStringLiteral("PNG (*.png)"));
    dialog->setObjectName(QStringLiteral("trendsPictureDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        const bool isWritten = m_body->grab().save(path, "PNG");
        m_message = isWritten ? tr("Saved: %1").arg(path) : tr("This picture could not be written: %1").arg(path);
        Q_EMIT statusChanged();
    });
    dialog->open();
}

void TrendsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    Page::changeEvent(event);
}

}  // namespace probity::ui
