#include <atomic>
#include <thread>

#include "support/test_main.h"
#include "ui/jobs/write_queue.h"
#include "workspace_fixture.h"

using namespace probity;
using namespace probity::ui;
using namespace probity::test;

/// Changes are recorded in order, away from the GUI thread, and none is lost.
class TestWriteQueue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_fixture = std::make_unique<WorkspaceFixture>();
        QVERIFY(m_fixture->makeWorkspace());
    }
    void cleanupTestCase() { m_fixture.reset(); }

    void worksInOrderOnAnotherThreadAndAnswersOnThisOne()
    {
        WriteQueue queue;
        std::vector<int> order;
        int answered = 0;
        const auto gui = std::this_thread::get_id();
        std::atomic<bool> wasElsewhere = true;
        for (int i = 0; i < 20; ++i)
            queue.add(m_fixture->context->sharedWorkspace(),
                      [&, i](Workspace &) -> Status {
                          order.push_back(i);
                          wasElsewhere = wasElsewhere && std::this_thread::get_id() != gui;
                          if (i == 3)
                              return failure(ErrorCode::Conflict, "refused");
                          return {};
                      },
                      [&, i](const Status &status) {
                          QCOMPARE(std::this_thread::get_id(), gui);
                          QCOMPARE(status.has_value(), i != 3);
                          ++answered;
                      });
        QVERIFY(!queue.isIdle());
        bool wasIdle = false;
        queue.whenIdle([&] { wasIdle = answered == 20; });
        QTRY_VERIFY(queue.isIdle());
        QVERIFY(wasIdle);
        QVERIFY(wasElsewhere);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
    }
    void nothingIsLostWhenTheQueueGoes()
    {
        std::atomic<int> done = 0;
        {
            WriteQueue queue;
            for (int i = 0; i < 10; ++i)
                queue.add(m_fixture->context->sharedWorkspace(),
                          [&done](Workspace &) -> Status {
                              std::this_thread::sleep_for(std::chrono::milliseconds(2));
                              ++done;
                              return {};
                          },
                          {});
        }
        QCOMPARE(done.load(), 10);
    }
    void drainWaitsForWhatWasGiven()
    {
        WriteQueue queue;
        std::atomic<bool> isDone = false;
        queue.add(m_fixture->context->sharedWorkspace(),
                  [&isDone](Workspace &) -> Status {
                      std::this_thread::sleep_for(std::chrono::milliseconds(20));
                      isDone = true;
                      return {};
                  },
                  {});
        queue.drain();
        QVERIFY(isDone);
    }

private:
    std::unique_ptr<WorkspaceFixture> m_fixture;
};

PROBITY_TEST(TestWriteQueue)
#include "test_write_queue.moc"
