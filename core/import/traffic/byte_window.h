#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "base/result.h"
#include "base/task_context.h"
#include "import/traffic/capture_stream.h"

namespace probity::traffic {

/// A window that slides over a capture's stream: everything from the cursor on is there until the cursor moves past it.
/// After the available bytes 64 more are always readable (their content means nothing).
class ByteWindow {
public:
    static constexpr std::size_t padding = 64;
    static constexpr std::size_t largest = std::size_t{256} << 20;

    /// The stream and the task must outlive the window. `total` is what progress is measured against.
    ByteWindow(CaptureStream &stream, const TaskContext &task, std::uint64_t total);

    const char *cursor() const noexcept { return m_buffer.get() + m_begin; }
    std::size_t available() const noexcept { return m_end - m_begin; }
    std::string_view view() const noexcept { return {cursor(), available()}; }
    std::uint64_t offset() const noexcept { return m_offset; }
    void advance(std::size_t count) noexcept
    {
        m_begin += count;
        m_offset += count;
    }
    /// Moves the cursor back over bytes that are still there: nothing may have been read since they were passed.
    void rewind(std::size_t count) noexcept
    {
        m_begin -= count;
        m_offset -= count;
    }

    /// Ends the bytes at the cursor after `length` of them with a NUL, for as long as it lives: a parser that looks one byte
    /// too far in damaged JSON must not find what stands behind. The window must not be touched meanwhile.
    class Seal {
    public:
        Seal(ByteWindow &window, std::size_t length) noexcept : m_place(window.m_buffer.get() + window.m_begin + length), m_byte(*m_place) { *m_place = '\0'; }
        ~Seal() { *m_place = m_byte; }
        Seal(const Seal &) = delete;
        Seal &operator=(const Seal &) = delete;

    private:
        char *m_place;
        char m_byte;
    };

    /// Reads more behind what there is. False at the end of the stream, when `largest` bytes are held, or on failure.
    bool more();
    /// True when the cursor is at the end of the stream (reads if it has to).
    bool isAtEnd() { return m_begin == m_end && !more(); }
    bool isExhausted() const noexcept { return m_isExhausted; }
    bool isFull() const noexcept { return available() >= largest; }
    /// The failure of the stream, or Stopped.
    const Status &status() const noexcept { return m_status; }

private:
    bool grow(std::size_t capacity);
    void makeRoom();

    CaptureStream &m_stream;
    const TaskContext &m_task;
    std::uint64_t m_total;
    struct Freed {
        void operator()(char *bytes) const noexcept { std::free(bytes); }
    };
    std::unique_ptr<char, Freed> m_buffer;
    std::size_t m_capacity;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::uint64_t m_offset = 0;
    bool m_isExhausted = false;
    Status m_status;
};

}  // namespace probity::traffic
