#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace probity::traffic {

/// A JSON string as it stands in the file: between its quotes, escapes still on.
struct RawText {
    std::string_view bytes;
    bool hasEscapes = false;
};

/// The string that begins at `first` (after the opening quote). The closing quote must exist, and 16 bytes behind it must be
/// readable.
RawText rawText(const char *first) noexcept;

/// Undoes JSON escapes (RFC 8259, section 7) where there are any. Lone surrogates become U+FFFD and are counted. The result
/// lies in the file's bytes or in a buffer of this object: it holds until the next call.
class JsonUnescaper {
public:
    std::string_view text(const RawText &raw);
    /// How many lone surrogates were replaced since the last call of this function.
    std::uint64_t takeReplaced() noexcept;

private:
    const char *escape(const char *in, const char *end, char *&out) noexcept;

    std::string m_buffer;
    std::uint64_t m_replaced = 0;
};

}  // namespace probity::traffic
