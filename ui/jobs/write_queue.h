#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <QObject>

#include "base/result.h"

namespace probity {
class Workspace;
}

namespace probity::ui {

/// Records changes of a workspace away from the GUI thread, one after the other, in the order they were given: the window goes
/// on while a large capture is judged anew. Nothing that was given is lost: the destructor waits until all of it is recorded.
/// Used from the GUI thread; `done` and the signals arrive there, and are not called any more once the queue is gone.
class WriteQueue : public QObject {
    Q_OBJECT
public:
    /// Runs on the queue's own thread, maybe after whoever gave it is gone: captures values and shared state alone.
    using Work = std::function<Status(Workspace &)>;
    using Done = std::function<void(const Status &)>;

    explicit WriteQueue(QObject *parent = nullptr);
    ~WriteQueue() override;

    void add(std::shared_ptr<Workspace> workspace, Work work, Done done);
    bool isIdle() const noexcept { return m_open == 0; }
    /// Called once everything given so far is recorded: at once where nothing waits.
    void whenIdle(std::function<void()> then);
    /// Waits for everything; what `done` would have said comes later, by the event loop.
    void drain();

Q_SIGNALS:
    void busy();
    void idle();

private:
    struct Item {
        std::shared_ptr<Workspace> workspace;
        Work work;
        Done done;
    };
    void run();
    void deliver(const Done &done, const Status &status);

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    bool m_isWorking = false;
    bool m_isEnding = false;
    std::thread m_thread;
    int m_open = 0;                                 ///< given and not yet answered; of the GUI thread
    std::vector<std::function<void()>> m_waiting;
};

}  // namespace probity::ui
