#pragma once

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <stop_token>

#include <QObject>

#include "base/result.h"
#include "base/task_context.h"

namespace probity::ui {

/// One piece of long work away from the GUI thread. Owns its stop source and its thread, and waits for it in the destructor,
/// so that nothing captured by the work can outlive its owner. Lives on the GUI thread; `done` and the signals arrive there.
/// When the owner destroys a running job, its `done` is never called.
class Job : public QObject {
    Q_OBJECT
public:
    /// Runs `work` at once. The job deletes itself after `done`; keep it in a QPointer.
    template <class T>
    static Job *run(QObject *owner, std::function<Result<T>(const TaskContext &)> work, std::function<void(Result<T>)> done)
    {
        auto result = std::make_shared<std::optional<Result<T>>>();
        auto *job = new Job(owner);
        job->start([result, work = std::move(work)](const TaskContext &task) { result->emplace(work(task)); },
                   [result, done = std::move(done)] { done(std::move(**result)); });
        return job;
    }

    ~Job() override;

    void stop();
    /// Stops it and drops its answer: `done` is not called, and nobody waits for it but the owner's destructor.
    void abandon();
    bool isStopRequested() const noexcept { return m_stop.stop_requested(); }

Q_SIGNALS:
    /// At most every 50 ms. total 0: unknown.
    void progressed(quint64 done, quint64 total);
    /// After `done` has returned.
    void finished();

private:
    explicit Job(QObject *owner);
    void start(std::function<void(const TaskContext &)> work, std::function<void()> done);
    void deliver();

    std::stop_source m_stop;
    std::future<void> m_future;
    std::function<void()> m_done;
    bool m_isAbandoned = false;
};

}  // namespace probity::ui
