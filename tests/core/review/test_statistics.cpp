#include <algorithm>

#include <nlohmann/json.hpp>

#include "core/review/workspace_fixture.h"
#include "report/statistics_report.h"

using namespace probity;
using namespace probity::test;

/// The figures of the trends page and of `probity stats`.
class TestStatistics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        VERIFY_OK(m_fixture->import());
        m_fixture->clock->advance(8 * 86'400);
        VERIFY_OK(m_fixture->import({.version = "1.1.0", .requests = 5}));
    }
    void cleanup() { m_fixture.reset(); }

    void attemptsAreThoseOfTheLedger()
    {
        std::int64_t expected = 0;
        const std::vector<SubmissionId> ids = *m_fixture->workspace->queue({});
        for (const SubmissionId id : ids) {
            const auto assessment = m_fixture->workspace->assessment(id, TaskContext());
            for (const LedgerLine &line : (*assessment)->ledger)
                if (line.verdict == Verdict::Undeclared || line.verdict == Verdict::Denied)
                    expected += static_cast<std::int64_t>(line.count);
        }
        QVERIFY(expected > 0);
        const auto statistics = m_fixture->workspace->statistics(std::nullopt);
        VERIFY_OK(statistics);
        QCOMPARE(statistics->attempts, expected);
        QCOMPARE(statistics->submissions, 2);
        QCOMPARE(statistics->apps, 1);
        QCOMPARE(statistics->appsWithAttempts, 1);
        std::int64_t sum = 0;
        for (const AttemptCount &one : statistics->byCategory)
            sum += one.attempts;
        QCOMPARE(sum, expected);
        QVERIFY(std::is_sorted(statistics->byRecipient.begin(), statistics->byRecipient.end(), [](const auto &a, const auto &b) { return a.attempts > b.attempts; }));
        QCOMPARE(statistics->byDeveloper.size(), std::size_t{1});
        QCOMPARE(statistics->byDeveloper.front().key, std::string("示例公司"));
    }
    void weeksHaveNoGaps()
    {
        m_fixture->clock->advance(14 * 86'400);
        VERIFY_OK(m_fixture->import({.version = "1.2.0", .requests = 7}));
        const auto statistics = m_fixture->workspace->statistics(std::nullopt);
        VERIFY_OK(statistics);
        // The first import was on Monday, 2 March.
        QStringList weeks;
        for (const WeekCount &week : statistics->weeks)
            weeks << QStringLiteral("%1:%2").arg(QString::fromStdString(week.monday)).arg(week.imported);
        QCOMPARE(weeks.join(QLatin1Char(' ')), QStringLiteral("2026-03-02:1 2026-03-09:1 2026-03-16:0 2026-03-23:1"));
    }
    void aRangeLeavesOutWhatWasBefore()
    {
        Timestamp since = m_fixture->clock->now();
        since.microseconds -= 86'400'000'000;
        const auto statistics = m_fixture->workspace->statistics(since);
        VERIFY_OK(statistics);
        QCOMPARE(statistics->submissions, 1);
        since.microseconds += 10LL * 86'400'000'000;
        QCOMPARE(m_fixture->workspace->statistics(since)->submissions, 0);
        QVERIFY(m_fixture->workspace->statistics(since)->weeks.empty());
        QVERIFY(!m_fixture->workspace->statistics(since)->medianHours);
    }
    void theReportsSayTheSame()
    {
        const auto statistics = m_fixture->workspace->statistics(std::nullopt);
        VERIFY_OK(statistics);
        const auto json = nlohmann::json::parse(statisticsAsJson(*statistics));
        QCOMPARE(json.at("schema").get<std::string>(), std::string("probity.stats/1"));
        QCOMPARE(json.at("attempts").get<std::int64_t>(), statistics->attempts);
        QCOMPARE(json.at("by_category").size(), statistics->byCategory.size());
        const QString csv = QString::fromStdString(statisticsAsCsv(*statistics));
        for (const QString &line : csv.split(QStringLiteral("\r\n"), Qt::SkipEmptyParts))
            QCOMPARE(line.count(QLatin1Char(',')), 7);
        QVERIFY(statisticsAsText(*statistics, *engine()->taxonomy, "en").find("2 submissions of 1 apps") != std::string::npos);
        QCOMPARE(statisticsAsJson(*statistics), statisticsAsJson(*m_fixture->workspace->statistics(std::nullopt)));
    }

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
};

PROBITY_TEST(TestStatistics)
#include "test_statistics.moc"
