#include "ui/jobs/write_queue.h"

#include <utility>

#include "review/workspace.h"

namespace probity::ui {

WriteQueue::WriteQueue(QObject *parent) : QObject(parent) {}

WriteQueue::~WriteQueue()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isEnding = true;
    }
    m_changed.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void WriteQueue::add(std::shared_ptr<Workspace> workspace, Work work, Done done)
{
    {
        const std::lock_guard guard(m_mutex);
        m_items.push_back({std::move(workspace), std::move(work), std::move(done)});
    }
    // Who never changes anything needs no thread.
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_changed.notify_all();
    if (++m_open == 1)
        Q_EMIT busy();
}

void WriteQueue::whenIdle(std::function<void()> then)
{
    if (isIdle())
        then();
    else
        m_waiting.push_back(std::move(then));
}

void WriteQueue::drain()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_items.empty() && !m_isWorking; });
}

void WriteQueue::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_isEnding || !m_items.empty(); });
        if (m_items.empty())
            return;
        Item item = std::move(m_items.front());
        m_items.pop_front();
        m_isWorking = true;
        lock.unlock();
        const Status status = item.work(*item.workspace);
        item.workspace.reset();
        QMetaObject::invokeMethod(this, [this, done = std::move(item.done), status] { deliver(done, status); }, Qt::QueuedConnection);
        lock.lock();
        m_isWorking = false;
        m_changed.notify_all();
    }
}

void WriteQueue::deliver(const Done &done, const Status &status)
{
    --m_open;
    if (done)
        done(status);
    if (!isIdle())
        return;
    for (const auto &then : std::exchange(m_waiting, {}))
        then();
    Q_EMIT idle();
}

}  // namespace probity::ui
