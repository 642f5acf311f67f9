#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace probity {

/// A moment: microseconds since 1970-01-01T00:00:00Z, with the offset it was written in (minutes east of UTC),
/// so that a letter can show the time as the capture had it. Order and equality follow the moment alone.
struct Timestamp {
    std::int64_t microseconds = 0;
    std::int16_t offsetMinutes = 0;

    friend bool operator==(const Timestamp &a, const Timestamp &b) noexcept { return a.microseconds == b.microseconds; }
    friend auto operator<=>(const Timestamp &a, const Timestamp &b) noexcept { return a.microseconds <=> b.microseconds; }
};

/// Reads RFC 3339 and the near misses that captures hold: 1 to 9 fractional digits, "+0800", blank for 'T',
/// no zone (taken as UTC). Nothing for anything else.
std::optional<Timestamp> parseTimestamp(std::string_view text);

/// RFC 3339 with milliseconds (microseconds only where there are any) in the stored offset; "Z" for offset 0.
std::string formatTimestamp(const Timestamp &time);

/// The only source of "now" in core; tests inject their own.
class Clock {
public:
    virtual ~Clock() = default;
    virtual Timestamp now() const = 0;
};

/// The machine's clock, with the local offset at that moment.
class SystemClock final : public Clock {
public:
    Timestamp now() const override;
};

}  // namespace probity
