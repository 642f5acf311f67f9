#pragma once

#include <atomic>
#include <chrono>
#include <thread>

#include <QObject>

namespace probity::bench {

/// Asks the GUI thread every five milliseconds for an answer, from a thread of its own, and remembers how long the longest
/// took: what a reviewer would feel as a frame that stands still.
class Watchdog : public QObject {
    Q_OBJECT
public:
    Watchdog()
    {
        m_thread = std::thread([this] {
            while (!m_isEnding) {
                if (!m_isAsked.exchange(true))
                    QMetaObject::invokeMethod(this, [this, asked = std::chrono::steady_clock::now()] { answer(asked); }, Qt::QueuedConnection);
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            }
        });
    }
    ~Watchdog() override
    {
        m_isEnding = true;
        m_thread.join();
    }

    /// Milliseconds of the longest frame since the last call.
    double takeLongest()
    {
        const double longest = m_longest;
        m_longest = 0;
        return longest;
    }

private:
    void answer(std::chrono::steady_clock::time_point asked)
    {
        const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - asked).count();
        m_longest = std::max(m_longest, took);
        m_isAsked = false;
    }

    std::thread m_thread;
    std::atomic<bool> m_isEnding = false;
    std::atomic<bool> m_isAsked = false;
    double m_longest = 0;
};

}  // namespace probity::bench
