#include "ui/jobs/job.h"

#include <QPointer>
#include <atomic>
#include <chrono>
#include <thread>

#include "support/test_main.h"

using namespace probity;
using namespace probity::ui;

class TestJob : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answerArrivesOnTheGuiThread()
    {
        const auto gui = std::this_thread::get_id();
        std::thread::id worker;
        std::thread::id receiver;
        int answer = 0;
        QPointer<Job> job = Job::run<int>(
            this, [&](const TaskContext &) -> Result<int> { worker = std::this_thread::get_id(); return 42; },
            [&](Result<int> result) { receiver = std::this_thread::get_id(); answer = result.value_or(-1); });
        QTRY_COMPARE(answer, 42);
        QVERIFY(worker != gui);
        QVERIFY(receiver == gui);
        QTRY_VERIFY(job.isNull());
    }
    void stopIsHeardAndItsErrorIsDelivered()
    {
        std::optional<ErrorCode> code;
        Job *job = Job::run<int>(
            this,
            [](const TaskContext &task) -> Result<int> {
                while (!task.isStopRequested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                return failure(ErrorCode::Stopped, "stopped");
            },
            [&](Result<int> result) { code = result.error().code; });
        job->stop();
        QTRY_VERIFY(code.has_value());
        QCOMPARE(*code, ErrorCode::Stopped);
    }
    void destroyingARunningJobWaitsAndNeverCallsBack()
    {
        std::atomic<bool> hasEnded = false;
        bool isCalled = false;
        {
            QObject owner;
            Job::run<int>(
                &owner,
                [&](const TaskContext &task) -> Result<int> {
                    while (!task.isStopRequested())
                        std::this_thread::sleep_for(std::chrono::milliseconds(1));
                    hasEnded = true;
                    return 1;
                },
                [&](Result<int>) { isCalled = true; });
        }
        QVERIFY(hasEnded);
        QTest::qWait(20);
        QVERIFY(!isCalled);
    }
    void progressIsThrottled()
    {
        int told = 0;
        bool isDone = false;
        Job *job = Job::run<int>(
            this,
            [](const TaskContext &task) -> Result<int> {
                const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(220);
                for (std::uint64_t i = 0; std::chrono::steady_clock::now() < end; ++i)
                    task.report(i, 1000000);
                return 1;
            },
            [&](Result<int>) { isDone = true; });
        connect(job, &Job::progressed, this, [&](quint64, quint64) { ++told; });
        QTRY_VERIFY(isDone);
        QVERIFY2(told >= 1 && told <= 6, qPrintable(QString::number(told)));
    }
};

PROBITY_TEST(TestJob)
#include "test_job.moc"
