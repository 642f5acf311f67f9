#include "import/traffic/json_text.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

#include "import/traffic/long_texts.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace probity::traffic {

namespace {

constexpr std::size_t step = 16;
constexpr std::ptrdiff_t pollEvery = std::ptrdiff_t{1} << 20;

#if defined(__SSE2__)

/// One bit per byte that equals either character, in the 16 bytes at `p`.
unsigned either(const char *p, char a, char b) noexcept
{
    const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(p));
    const __m128i hit = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(a)), _mm_cmpeq_epi8(v, _mm_set1_epi8(b)));
    return static_cast<unsigned>(_mm_movemask_epi8(hit));
}

#else

unsigned either(const char *p, char a, char b) noexcept
{
    unsigned bits = 0;
    for (unsigned i = 0; i < step; ++i)
        bits |= static_cast<unsigned>(p[i] == a || p[i] == b) << i;
    return bits;
}

#endif

int hexDigit(char c) noexcept
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// The unit of "uXXXX" at `p`; -1 if it is none.
int unicodeUnit(const char *p, const char *end) noexcept
{
    if (end - p < 5 || p[0] != 'u')
        return -1;
    int value = 0;
    for (int i = 1; i <= 4; ++i) {
        const int digit = hexDigit(p[i]);
        if (digit < 0)
            return -1;
        value = value << 4 | digit;
    }
    return value;
}

char *writeUtf8(char *out, char32_t c) noexcept
{
    const auto put = [&](char32_t value) { *out++ = static_cast<char>(static_cast<unsigned char>(value)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6);
        put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12);
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18);
        put(0x80 | (c >> 12 & 0x3F));
        put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
    return out;
}

}  // namespace

RawText rawText(const char *first) noexcept
{
    bool hasEscapes = false;
    const char *p = first;
    for (;;) {
        const unsigned hits = either(p, '"', '\\');
        if (hits == 0) {
            p += step;
            continue;
        }
        p += std::countr_zero(hits);
        if (*p == '"')
            return RawText{{first, static_cast<std::size_t>(p - first)}, hasEscapes};
        hasEscapes = true;
        p += 2;
    }
}

const char *JsonUnescaper::escape(const char *in, const char *end, char *&out) noexcept
{
    if (in == end) {
        *out++ = '\\';
        return in;
    }
    switch (*in) {
    case 'n': *out++ = '\n'; return in + 1;
    case 't': *out++ = '\t'; return in + 1;
    case 'r': *out++ = '\r'; return in + 1;
    case 'b': *out++ = '\b'; return in + 1;
    case 'f': *out++ = '\f'; return in + 1;
    case '"':
    case '\\':
    case '/': *out++ = *in; return in + 1;
    default: break;
    }
    const int unit = unicodeUnit(in, end);
    if (unit < 0) {
        // No escape of JSON: what stands there stays, as the producer must have meant it.
        *out++ = '\\';
        return in;
    }
    auto c = static_cast<char32_t>(unit);
    in += 5;
    if (c >= 0xD800 && c <= 0xDBFF && in != end && *in == '\\') {
        const int low = unicodeUnit(in + 1, end);
        if (low >= 0xDC00 && low <= 0xDFFF) {
            c = 0x10000 + ((c - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
            in += 6;
        }
    }
    if (c >= 0xD800 && c <= 0xDFFF) {
        c = 0xFFFD;
        ++m_replaced;
    }
    out = writeUtf8(out, c);
    return in;
}

std::string_view JsonUnescaper::text(const RawText &given, std::size_t limit)
{
    const RawText *token = m_longTexts != nullptr && given.hasEscapes ? m_longTexts->find(given) : nullptr;
    const RawText &raw = token != nullptr ? *token : given;
    if (!raw.hasEscapes)
        return raw.bytes.substr(0, limit);
    // No escape is shorter than what it stands for; copies may run 16 bytes over.
    const std::size_t most = std::min(raw.bytes.size(), limit);
    if (m_buffer.size() < most + 2 * step)
        m_buffer.resize(most + 2 * step);
    const char *in = raw.bytes.data();
    const char *const end = in + raw.bytes.size();
    char *out = m_buffer.data();
    const char *const full = out + most;
    const char *nextPoll = in + pollEvery;
    while (in < end && out < full) {
        if (in > nextPoll) {
            if (m_task.isStopRequested())
                break;
            nextPoll = in + pollEvery;
        }
        std::memcpy(out, in, step);
        const unsigned hits = either(in, '\\', '\\');
        const auto plain = static_cast<std::ptrdiff_t>(hits == 0 ? step : static_cast<std::size_t>(std::countr_zero(hits)));
        if (plain >= end - in) {
            out += end - in;
            break;
        }
        in += plain;
        out += plain;
        if (hits != 0)
            in = escape(in + 1, end, out);
    }
    return {m_buffer.data(), static_cast<std::size_t>(out - m_buffer.data())};
}

std::uint64_t JsonUnescaper::takeReplaced() noexcept
{
    return std::exchange(m_replaced, 0);
}

}  // namespace probity::traffic
