#include "import/traffic/byte_window.h"

#include <algorithm>
#include <cstring>

namespace probity::traffic {

namespace {
// Small enough for the bytes to stay in the second-level cache between reading, scanning and parsing.
constexpr std::size_t firstCapacity = std::size_t{512} << 10;
// A stop is heard between two reads.
constexpr std::size_t largestRead = std::size_t{8} << 20;
}  // namespace

ByteWindow::ByteWindow(CaptureStream &stream, const TaskContext &task, std::uint64_t total)
    : m_stream(stream), m_task(task), m_total(total), m_capacity(0)
{
    static_cast<void>(grow(firstCapacity));
}

/// realloc moves large blocks by their pages: no second copy while an entry of a hundred megabytes grows.
bool ByteWindow::grow(std::size_t capacity)
{
    char *grown = static_cast<char *>(std::realloc(m_buffer.get(), capacity + padding));
    if (grown == nullptr) {
        m_status = failure(ErrorCode::TooLarge, "no memory left to hold an entry of this capture");
        return false;
    }
    static_cast<void>(m_buffer.release());
    m_buffer.reset(grown);
    std::memset(grown + capacity, 0, padding);
    m_capacity = capacity;
    return true;
}

void ByteWindow::makeRoom()
{
    const std::size_t held = available();
    if (held * 2 > m_capacity && m_capacity < largest) {
        if (m_begin > 0)
            std::memmove(m_buffer.get(), cursor(), held);
        static_cast<void>(grow(std::min(m_capacity * 2, largest)));
    } else if (m_begin > 0) {
        std::memmove(m_buffer.get(), cursor(), held);
    }
    m_begin = 0;
    m_end = held;
}

bool ByteWindow::more()
{
    if (m_isExhausted || !m_status)
        return false;
    if (m_task.isStopRequested()) {
        m_status = failure(ErrorCode::Stopped, "stopped while reading a capture");
        return false;
    }
    if (isFull())
        return false;
    if (m_end == m_capacity)
        makeRoom();
    if (!m_status)
        return false;
    const auto count = m_stream.read(m_buffer.get() + m_end, std::min(m_capacity - m_end, largestRead));
    if (!count) {
        m_status = tl::unexpected(count.error());
        return false;
    }
    m_task.report(m_stream.consumed(), m_total);
    if (*count == 0) {
        m_isExhausted = true;
        return false;
    }
    m_end += *count;
    return true;
}

}  // namespace probity::traffic
