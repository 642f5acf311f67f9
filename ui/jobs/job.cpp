#include "ui/jobs/job.h"

#include <chrono>
#include <utility>

namespace probity::ui {

Job::Job(QObject *owner) : QObject(owner) {}

Job::~Job()
{
    m_stop.request_stop();
    if (m_future.valid())
        m_future.wait();
}

void Job::stop()
{
    m_stop.request_stop();
}

void Job::abandon()
{
    m_isAbandoned = true;
    stop();
}

void Job::start(std::function<void(const TaskContext &)> work, std::function<void()> done)
{
    m_done = std::move(done);
    // The throttle is the worker's own: progress comes from one thread at a time.
    auto last = std::make_shared<std::chrono::steady_clock::time_point>();
    const TaskContext task(m_stop.get_token(), [this, last](std::uint64_t finishedUnits, std::uint64_t total) {
        const auto now = std::chrono::steady_clock::now();
        if (now - *last < std::chrono::milliseconds(50))
            return;
        *last = now;
        QMetaObject::invokeMethod(this, [this, finishedUnits, total] { Q_EMIT progressed(finishedUnits, total); }, Qt::QueuedConnection);
    });
    m_future = std::async(std::launch::async, [this, task, work = std::move(work)] {
        work(task);
        QMetaObject::invokeMethod(this, &Job::deliver, Qt::QueuedConnection);
    });
}

void Job::deliver()
{
    m_future.wait();
    const auto done = std::move(m_done);
    deleteLater();
    if (m_isAbandoned)
        return;
    done();
    Q_EMIT finished();
}

}  // namespace probity::ui
