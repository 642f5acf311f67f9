#include "import/traffic/capture_time.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <string>

#include "base/text.h"

namespace probity::traffic {

std::optional<Timestamp> captureTime(double number)
{
    // Ten digits are seconds, thirteen milliseconds, sixteen microseconds: 1973 to 5138 in each case.
    const double seconds = number < 1e11 ? number : number < 1e14 ? number / 1e3 : number / 1e6;
    if (!(seconds > 1e8) || seconds >= 1e11)
        return std::nullopt;
    return Timestamp{static_cast<std::int64_t>(std::llround(seconds * 1e6)), 0};
}

std::optional<Timestamp> captureTime(std::string_view text)
{
    text = trimmed(text);
    if (auto time = parseTimestamp(text))
        return time;
    double number = 0;
    if (const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number); error == std::errc() && end == text.data() + text.size())
        return captureTime(number);
    // "Mon, 23 Nov 2026 07:52:00 GMT": RFC 9110, section 5.6.7.
    const std::string copy(text.substr(0, 64));
    std::array<char, 4> month{};
    int day = 0;
    int year = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    if (std::sscanf(copy.c_str(), "%*3[A-Za-z], %d %3[A-Za-z] %d %d:%d:%d GMT", &day, month.data(), &year, &hour, &minute, &second) != 6)
        return std::nullopt;
    const std::size_t place = std::string_view("JanFebMarAprMayJunJulAugSepOctNovDec").find(month.data());
    if (place == std::string_view::npos || place % 3 != 0)
        return std::nullopt;
    std::array<char, 64> iso{};
    std::snprintf(iso.data(), iso.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", year, static_cast<int>(place / 3) + 1, day, hour, minute, second);
    return parseTimestamp(iso.data());
}

}  // namespace probity::traffic
