#include <set>

#include "core/observed/observe.h"
#include "core/observed/planter.h"
#include "support/test_main.h"

using namespace probity;
using namespace probity::test;

namespace {

using Pair = std::pair<std::size_t, std::string>;

/// Whether they are meant is a matter of rules, not of finding them.
bool isScored(const std::string &category)
{
    static const std::set<std::string> unscored{"device_info", "app_interactions", "purchase_history", "cookies_tracking", "crash_diagnostics", "browsing_history"};
    return unscored.count(category) == 0;
}

struct Score {
    std::size_t hit = 0;
    std::size_t invented = 0;
    std::size_t missed = 0;
    QString report;

    double precision() const { return static_cast<double>(hit) / static_cast<double>(std::max<std::size_t>(1, hit + invented)); }
    double recall() const { return static_cast<double>(hit) / static_cast<double>(std::max<std::size_t>(1, hit + missed)); }
};

void scoreCapture(const PlantedCapture &capture, bool withPersona, Score &score)
{
    ObserverSettings settings;
    if (withPersona)
        settings.persona = capture.persona;
    const auto observer = makeObserver(std::move(settings));
    Observer::Scratch scratch = observer->makeScratch();
    std::set<Pair> found;
    std::map<Pair, std::string> how;
    for (const TrafficEntry &entry : capture.entries)
        for (const Observation &one : observer->observe(entry, scratch).observations)
            if (one.direction == Direction::Sent && one.confidence != Confidence::Possible && isScored(one.category.value)) {
                found.insert({entry.index, one.category.value});
                how[{entry.index, one.category.value}] = one.pointer + " " + one.explanation + " " + one.value;
            }
    std::set<Pair> planted;
    std::set<Pair> unknowable;
    for (const Planted &one : capture.truth)
        (one.needsPersona && !withPersona ? unknowable : planted).insert({one.entry, one.category});
    for (const Planted &one : capture.truth) {
        const Pair pair{one.entry, one.category};
        if (planted.count(pair) == 0 || found.count(pair) != 0)
            continue;
        planted.erase(pair);
        ++score.missed;
        score.report += QString::fromStdString("missed " + one.category + ": " + one.how + "\n");
    }
    score.hit += planted.size();
    for (const Pair &pair : found)
        if (planted.count(pair) == 0 && unknowable.count(pair) == 0) {
            ++score.invented;
            score.report += QString::fromStdString("invented " + pair.second + ": " + how[pair] + "\n");
        }
}

}  // namespace

/// Personal data of several countries, planted in all dresses among decoys: what is found, missed and invented.
class TestPlanted : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPlantedIsFound_data()
    {
        QTest::addColumn<bool>("withPersona");
        QTest::addColumn<double>("precision");
        QTest::addColumn<double>("recall");
        QTest::newRow("the tester is known") << true << 0.99 << 0.98;
        QTest::newRow("nobody is known") << false << 0.97 << 0.93;
    }
    void whatIsPlantedIsFound()
    {
        QFETCH(bool, withPersona);
        QFETCH(double, precision);
        QFETCH(double, recall);
        Score score;
        for (const unsigned seed : {11U, 23U, 58U})
            scoreCapture(plantCapture(seed, 500), withPersona, score);
        const QString figures = QStringLiteral("precision %1 recall %2 (%3 found)\n").arg(score.precision(), 0, 'f', 3).arg(score.recall(), 0, 'f', 3).arg(score.hit);
        qInfo("%s", qPrintable(figures));
        QVERIFY2(score.hit > 500, "too little was planted");
        QVERIFY2(score.precision() >= precision && score.recall() >= recall, qPrintable(figures + score.report.left(12000)));
    }
};

PROBITY_TEST(TestPlanted)
#include "test_planted.moc"
