#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <utility>

namespace probity {

/// How a long operation hears "stop" and tells how far it is. Passed down by const reference; cheap to copy.
/// Operations poll isStopRequested() at loop boundaries (at least every few megabytes or milliseconds) and then
/// return ErrorCode::Stopped, leaving nothing half done.
class TaskContext {
public:
    /// Units are the caller's: bytes for reading, items otherwise. total 0: unknown.
    using Progress = std::function<void(std::uint64_t done, std::uint64_t total)>;

    TaskContext() = default;
    explicit TaskContext(std::stop_token stop, Progress progress = {}) : m_stop(std::move(stop)), m_progress(std::move(progress)) {}

    bool isStopRequested() const noexcept { return m_stop.stop_requested(); }
    /// For passing the wish on to work with a stop source of its own.
    const std::stop_token &stopToken() const noexcept { return m_stop; }
    /// Called on the worker's thread, as often as it likes; throttling is the receiver's business.
    void report(std::uint64_t done, std::uint64_t total) const
    {
        if (m_progress)
            m_progress(done, total);
    }

private:
    std::stop_token m_stop;
    Progress m_progress;
};

}  // namespace probity
