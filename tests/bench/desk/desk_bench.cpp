// How the workstation answers with a large workspace: start, sort, search, scroll, open, filter, each with the time until the
// answer is in view and the longest frame meanwhile.
//
//   desk_bench WORKSPACE [SUBMISSIONS ENTRIES_EACH ENTRIES_OF_THE_FIRST]     the workspace is made where it is missing
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "large_workspace.h"
#include "ui/app_context.h"
#include "ui/mainwindow.h"
#include "ui/models/entry_model.h"
#include "ui/models/open_case.h"
#include "ui/models/submission_model.h"
#include "ui/pages/desk/desk_page.h"
#include "ui/workbench.h"
#include "watchdog.h"

using namespace probity;
using namespace probity::ui;

namespace {

/// Megabytes that the process has in memory.
double memory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.rfind("VmRSS:", 0) == 0)
            return std::stod(line.substr(6)) / 1024;
    return 0;
}

/// The answer counts where it is measured; on the way there it is enough to have waited.
void waitFor(const std::function<bool()> &isDone)
{
    if (!QTest::qWaitFor(isDone, 60000))
        std::puts("no answer");
}

class Measured {
public:
    explicit Measured(bench::Watchdog &watchdog) : m_watchdog(watchdog) {}

    /// Does something and waits until it is there; several times, the ninety-ninth percentile counts.
    /// `before` is not measured.
    void operator()(const char *what, int times, const std::function<void(int)> &act, const std::function<bool()> &isDone, const std::function<void(int)> &before = {})
    {
        std::vector<double> took;
        double longest = 0;
        for (int i = 0; i < times; ++i) {
            if (before)
                before(i);
            QTest::qWait(20);
            m_watchdog.takeLongest();
            QElapsedTimer timer;
            timer.start();
            act(i);
            if (!QTest::qWaitFor(isDone, 60000))
                std::printf("%-44s  no answer\n", what);
            took.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
            QTest::qWait(20);
            longest = std::max(longest, m_watchdog.takeLongest());
        }
        std::sort(took.begin(), took.end());
        std::printf("%-44s  p50 %7.1f ms   p99 %7.1f ms   longest frame %6.1f ms   memory %4.0f MB\n", what, took[took.size() / 2], took[(took.size() * 99) / 100], longest, memory());
        std::fflush(stdout);
    }

private:
    bench::Watchdog &m_watchdog;
};

void measureQueue(Measured &measured, MainWindow &window)
{
    auto *table = window.findChild<QTableView *>(QStringLiteral("queueTable"));
    auto *model = qobject_cast<SubmissionModel *>(table->model());
    bool isLoaded = false;
    QObject::connect(model, &SubmissionModel::loaded, &window, [&isLoaded] { isLoaded = true; });
    const auto wait = [&isLoaded] { return std::exchange(isLoaded, false); };
    measured("sort by each column", static_cast<int>(SubmissionModel::Column::Count), [&](int i) { table->sortByColumn(i, Qt::AscendingOrder); }, wait);
    auto *search = window.findChild<QLineEdit *>(QStringLiteral("queueSearch"));
    const std::vector<QString> typed{QStringLiteral("a"), QStringLiteral("alp"), QString::fromUtf8("短信"), QString::fromUtf8("短"), QString::fromUtf8("商城"), QStringLiteral("amap.com"),
                                     QStringLiteral("v3/place"), QString::fromUtf8("打车 配送"), QStringLiteral("undeclared"), QStringLiteral("no such word")};
    measured("search the queue", static_cast<int>(typed.size()), [&](int i) { search->setText(typed[static_cast<std::size_t>(i)]); }, wait);
    search->clear();
    waitFor(wait);
    const int end = model->rowCount();
    int row = 0;
    measured("jump through the queue", 30,
             [&](int i) {
                 row = (i * 7919) % std::max(1, end);
                 table->scrollTo(model->index(row, 0), QAbstractItemView::PositionAtTop);
             },
             [&] { return !model->index(row, 0).data().toString().isEmpty(); });
}

void measureDesk(Measured &measured, MainWindow &window, SubmissionId large, const std::vector<SubmissionId> &others)
{
    auto *desk = qobject_cast<DeskPage *>(window.page(QStringLiteral("desk")));
    OpenCase &review = desk->openCase();
    const auto isReady = [&review] { return review.state() == OpenCase::State::Ready; };
    measured("open the large submission", static_cast<int>(others.size()), [&](int) { window.openSubmission(large); }, isReady,
             [&](int i) {
                 window.openSubmission(others[static_cast<std::size_t>(i)]);
                 waitFor(isReady);
             });
    window.findChild<QTabWidget *>(QStringLiteral("deskTabs"))->setCurrentIndex(3);
    QTest::qWait(50);
    auto *table = window.findChild<QTableView *>(QStringLiteral("trafficTable"));
    auto *filter = window.findChild<QLineEdit *>(QStringLiteral("trafficFilter"));
    const std::vector<QString> typed{QStringLiteral("h"), QStringLiteral("host:amap"), QStringLiteral("host:amap category:location sent"), QStringLiteral("before:consent"), QStringLiteral("status:>=400"),
                                     QStringLiteral("-has:personal size:>10k"), QStringLiteral("value:1381"), QStringLiteral("verdict:undeclared"), QStringLiteral("nothing at all"), QString()};
    measured("filter the traffic", static_cast<int>(typed.size()), [&](int i) { filter->setText(typed[static_cast<std::size_t>(i)]); }, [] { return true; });
    measured("jump through the traffic", 30,
             [&](int i) {
                 table->verticalScrollBar()->setValue(static_cast<int>((i * 7919LL) % std::max(1, table->verticalScrollBar()->maximum())));
                 table->viewport()->repaint();
             },
             [] { return true; });
}

}  // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    if (argc != 2 && argc != 5) {
        std::puts("desk_bench WORKSPACE [SUBMISSIONS ENTRIES_EACH ENTRIES_OF_THE_FIRST]");
        return 2;
    }
    auto engine = Engine::load();
    if (!engine)
        return 1;
    bench::LargeWorkspace size;
    if (argc == 5)
        size = {std::atoi(argv[2]), std::atoi(argv[3]), std::atoi(argv[4])};
    const std::string path = argv[1];
    if (!QFile::exists(QString::fromLocal8Bit(argv[1]))) {
        QElapsedTimer timer;
        timer.start();
        // A half-made one must not pass for a whole one the next time.
        const std::string part = path + ".part";
        QFile::remove(QString::fromStdString(part));
        if (const Status written = bench::writeLargeWorkspace(part, size, *engine); !written) {
            std::printf("%s: %s\n", written.error().where.c_str(), written.error().detail.c_str());
            return 1;
        }
        QFile::rename(QString::fromStdString(part), QString::fromStdString(path));
        std::printf("made %d submissions in %.1f s\n", size.submissions, static_cast<double>(timer.elapsed()) / 1000);
    }
    QTemporaryDir settings;
    bench::Watchdog watchdog;
    Measured measured(watchdog);
    AppContext context(*engine, std::make_shared<SystemClock>(), settings.filePath(QStringLiteral("settings.ini")));
    context.setLanguage(QStringLiteral("en"));
    std::unique_ptr<Workbench> workbench;
    measured("open the workspace, show the queue", 1,
             [&](int) {
                 auto opened = Workspace::open(path, Workspace::Access::ReadWrite, *engine, context.sharedClock());
                 if (!opened)
                     return;
                 const auto person = (*opened)->signIn("Lin", "a long passphrase");
                 context.setWorkspace(std::move(*opened));
                 context.setActor(person ? std::optional<Person>(*person) : std::nullopt);
                 workbench = std::make_unique<Workbench>(context, QString::fromStdString(path));
                 workbench->start();
                 workbench->mainWindow()->resize(1440, 900);
             },
             [&] {
                 auto *table = workbench ? workbench->mainWindow()->findChild<QTableView *>(QStringLiteral("queueTable")) : nullptr;
                 return table && table->model()->rowCount() > 0 && !table->model()->index(0, 0).data().toString().isEmpty();
             });
    if (!workbench)
        return 1;
    measureQueue(measured, *workbench->mainWindow());
    const auto ids = context.workspace().queue({});
    if (!ids || ids->size() < 5)
        return 1;
    std::printf("%zu submissions\n", ids->size());
    // The first that was made is the large one: the queue shows it last.
    measureDesk(measured, *workbench->mainWindow(), ids->back(), {ids->at(0), ids->at(1), ids->at(2)});
    return 0;
}
