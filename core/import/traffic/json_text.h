#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/task_context.h"

namespace probity::traffic {

/// A JSON string as it stands in the file: between its quotes, escapes still on.
struct RawText {
    std::string_view bytes;
    bool hasEscapes = false;
};

/// The string that begins at `first` (after the opening quote). The closing quote must exist, and 16 bytes behind it must be
/// readable.
RawText rawText(const char *first) noexcept;

class LongTexts;

/// Undoes JSON escapes (RFC 8259, section 7) where there are any. Lone surrogates become U+FFFD and are counted. The result
/// lies in the file's bytes or in a buffer of this object: it holds until the next call. The task must outlive it.
class JsonUnescaper {
public:
    explicit JsonUnescaper(const TaskContext &task) : m_task(task) {}

    /// Cut off after about `limit` bytes, and anywhere once a stop is asked for.
    std::string_view text(const RawText &raw, std::size_t limit = std::string_view::npos);
    /// Where the tokens that stand for long strings are kept; null: there are none.
    void setLongTexts(const LongTexts *texts) noexcept { m_longTexts = texts; }
    /// How many lone surrogates were replaced since the last call of this function.
    std::uint64_t takeReplaced() noexcept;

private:
    const char *escape(const char *in, const char *end, char *&out) noexcept;

    const TaskContext &m_task;
    const LongTexts *m_longTexts = nullptr;
    std::string m_buffer;
    std::uint64_t m_replaced = 0;
};

}  // namespace probity::traffic
