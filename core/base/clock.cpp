#include "base/clock.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace probity {

namespace {

constexpr std::int64_t secondsPerDay = 86400;

// Days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
constexpr std::int64_t daysFromCivil(std::int64_t year, unsigned month, unsigned day) noexcept
{
    year -= month <= 2;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto yearOfEra = static_cast<unsigned>(year - era * 400);
    const unsigned dayOfYear = (153 * (month + (month > 2 ? -3u : 9u)) + 2) / 5 + day - 1;
    const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + static_cast<std::int64_t>(dayOfEra) - 719468;
}

struct Civil {
    std::int64_t year;
    unsigned month;
    unsigned day;
};

constexpr Civil civilFromDays(std::int64_t days) noexcept
{
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const auto dayOfEra = static_cast<unsigned>(days - era * 146097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shifted = (5 * dayOfYear + 2) / 153;
    const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {static_cast<std::int64_t>(yearOfEra) + era * 400 + (month <= 2), month, dayOfYear - (153 * shifted + 2) / 5 + 1};
}

class Reader {
public:
    explicit Reader(std::string_view text) : m_text(text) {}

    bool isAtEnd() const noexcept { return m_at == m_text.size(); }
    bool take(char c) noexcept { return m_at < m_text.size() && m_text[m_at] == c && ++m_at != 0; }
    bool digits(int count, int &out) noexcept
    {
        out = 0;
        for (int i = 0; i < count; ++i, ++m_at) {
            if (m_at >= m_text.size() || m_text[m_at] < '0' || m_text[m_at] > '9')
                return false;
            out = out * 10 + (m_text[m_at] - '0');
        }
        return true;
    }
    std::int64_t fractionMicros() noexcept
    {
        std::int64_t value = 0;
        std::int64_t unit = 100000;
        for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at, unit /= 10)
            value += (m_text[m_at] - '0') * unit;
        return value;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0;
};

bool readZone(Reader &in, int &offset) noexcept
{
    offset = 0;
    if (in.isAtEnd() || in.take('Z') || in.take('z'))
        return true;
    const int sign = in.take('-') ? -1 : in.take('+') ? 1 : 0;
    int hours = 0;
    int minutes = 0;
    if (sign == 0 || !in.digits(2, hours))
        return false;
    in.take(':');
    if (!in.isAtEnd() && !in.digits(2, minutes))
        return false;
    offset = sign * (hours * 60 + minutes);
    return hours <= 23 && minutes <= 59;
}

}  // namespace

std::optional<Timestamp> parseTimestamp(std::string_view text)
{
    Reader in(text);
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, offset = 0;
    if (!in.digits(4, year) || !in.take('-') || !in.digits(2, month) || !in.take('-') || !in.digits(2, day))
        return std::nullopt;
    if (!in.take('T') && !in.take('t') && !in.take(' '))
        return std::nullopt;
    if (!in.digits(2, hour) || !in.take(':') || !in.digits(2, minute) || !in.take(':') || !in.digits(2, second))
        return std::nullopt;
    const std::int64_t fraction = in.take('.') || in.take(',') ? in.fractionMicros() : 0;
    if (!readZone(in, offset) || !in.isAtEnd())
        return std::nullopt;
    if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 24 || minute > 59 || second > 60)
        return std::nullopt;
    const std::int64_t days = daysFromCivil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
    const std::int64_t seconds = days * secondsPerDay + hour * 3600 + minute * 60 + second - static_cast<std::int64_t>(offset) * 60;
    return Timestamp{seconds * 1000000 + fraction, static_cast<std::int16_t>(offset)};
}

std::string formatTimestamp(const Timestamp &time)
{
    const std::int64_t local = time.microseconds + static_cast<std::int64_t>(time.offsetMinutes) * 60 * 1000000;
    std::int64_t seconds = local / 1000000;
    std::int64_t micros = local % 1000000;
    if (micros < 0) {
        micros += 1000000;
        --seconds;
    }
    std::int64_t days = seconds / secondsPerDay;
    std::int64_t rest = seconds % secondsPerDay;
    if (rest < 0) {
        rest += secondsPerDay;
        --days;
    }
    const Civil date = civilFromDays(days);
    char out[64];
    int length = std::snprintf(out, sizeof out, "%04lld-%02u-%02uT%02lld:%02lld:%02lld", static_cast<long long>(date.year), date.month, date.day,
                               static_cast<long long>(rest / 3600), static_cast<long long>(rest / 60 % 60), static_cast<long long>(rest % 60));
    std::string text(out, static_cast<std::size_t>(length));
    if (micros % 1000 == 0)
        length = std::snprintf(out, sizeof out, ".%03lld", static_cast<long long>(micros / 1000));
    else
        length = std::snprintf(out, sizeof out, ".%06lld", static_cast<long long>(micros));
    text.append(out, static_cast<std::size_t>(length));
    if (time.offsetMinutes == 0)
        return text + "Z";
    const int minutes = time.offsetMinutes < 0 ? -time.offsetMinutes : time.offsetMinutes;
    length = std::snprintf(out, sizeof out, "%c%02d:%02d", time.offsetMinutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
    return text.append(out, static_cast<std::size_t>(length));
}

Timestamp SystemClock::now() const
{
    const auto now = std::chrono::system_clock::now();
    const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count();
    const std::time_t seconds = std::chrono::system_clock::to_time_t(now);
    std::tm local{};
    localtime_r(&seconds, &local);
    return Timestamp{micros, static_cast<std::int16_t>(local.tm_gmtoff / 60)};
}

}  // namespace probity
