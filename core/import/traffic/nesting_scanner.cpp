#include "import/traffic/nesting_scanner.h"

#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace probity::traffic {

namespace {

/// One bit per byte of a block.
struct Masks {
    std::uint64_t quote = 0;
    std::uint64_t backslash = 0;
    std::uint64_t open = 0;
    std::uint64_t close = 0;
};

#if defined(__SSE2__)

/// '[' and '{' differ from each other, and ']' from '}', in bit 5 alone: setting it makes one comparison of two.
Masks masksOf(const char *bytes) noexcept
{
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    const __m128i bit5 = _mm_set1_epi8(0x20);
    const __m128i open = _mm_set1_epi8('{');
    const __m128i close = _mm_set1_epi8('}');
    const auto bits = [](__m128i mask) { return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(mask))); };
    Masks out;
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * i));
        const __m128i folded = _mm_or_si128(v, bit5);
        out.quote |= bits(_mm_cmpeq_epi8(v, quote)) << (16 * i);
        out.backslash |= bits(_mm_cmpeq_epi8(v, backslash)) << (16 * i);
        out.open |= bits(_mm_cmpeq_epi8(folded, open)) << (16 * i);
        out.close |= bits(_mm_cmpeq_epi8(folded, close)) << (16 * i);
    }
    return out;
}

/// Inside a long string most blocks hold neither quote nor backslash.
bool isPlainText(const char *bytes) noexcept
{
    const __m128i quote = _mm_set1_epi8('"');
    const __m128i backslash = _mm_set1_epi8('\\');
    __m128i any = _mm_setzero_si128();
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i *>(bytes + 16 * i));
        any = _mm_or_si128(any, _mm_or_si128(_mm_cmpeq_epi8(v, quote), _mm_cmpeq_epi8(v, backslash)));
    }
    return _mm_movemask_epi8(any) == 0;
}

#else

Masks masksOf(const char *bytes) noexcept
{
    Masks out;
    for (unsigned i = 0; i < 64; ++i) {
        const char c = bytes[i];
        out.quote |= static_cast<std::uint64_t>(c == '"') << i;
        out.backslash |= static_cast<std::uint64_t>(c == '\\') << i;
        out.open |= static_cast<std::uint64_t>(c == '{' || c == '[') << i;
        out.close |= static_cast<std::uint64_t>(c == '}' || c == ']') << i;
    }
    return out;
}

bool isPlainText(const char *bytes) noexcept
{
    return std::memchr(bytes, '"', 64) == nullptr && std::memchr(bytes, '\\', 64) == nullptr;
}

#endif

/// The bytes that a backslash escapes; `carry` says so for the first byte and is set for the next block.
std::uint64_t escapedBytes(std::uint64_t backslash, std::uint64_t &carry) noexcept
{
    std::uint64_t escaped = carry;
    carry = 0;
    backslash &= ~escaped;
    while (backslash != 0) {
        const unsigned at = static_cast<unsigned>(std::countr_zero(backslash));
        if (at == 63) {
            carry = 1;
            break;
        }
        escaped |= std::uint64_t{2} << at;
        backslash &= ~(std::uint64_t{3} << at);
    }
    return escaped;
}

/// Bit i becomes the parity of bits 0..i.
std::uint64_t prefixParity(std::uint64_t bits) noexcept
{
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

}  // namespace

std::size_t NestingScanner::block(const char *bytes) noexcept
{
    if (m_inString != 0 && m_escapeCarry == 0 && isPlainText(bytes))
        return blockSize;
    const Masks masks = masksOf(bytes);
    const std::uint64_t quotes = masks.quote & ~escapedBytes(masks.backslash, m_escapeCarry);
    const std::uint64_t inString = prefixParity(quotes) ^ m_inString;
    m_inString = (inString >> 63) != 0 ? ~std::uint64_t{0} : 0;
    const std::uint64_t open = masks.open & ~inString;
    std::uint64_t close = masks.close & ~inString;
    const auto closing = static_cast<std::uint64_t>(std::popcount(close));
    if (closing < m_depth) {
        m_depth += static_cast<std::uint64_t>(std::popcount(open)) - closing;
        return blockSize;
    }
    // The value may end here: only now is it worth to go from bracket to bracket.
    std::uint64_t brackets = open | close;
    while (brackets != 0) {
        const std::uint64_t lowest = brackets & (~brackets + 1);
        if ((open & lowest) != 0) {
            ++m_depth;
        } else if (--m_depth == 0) {
            m_isClosed = true;
            return static_cast<std::size_t>(std::countr_zero(lowest)) + 1;
        }
        brackets ^= lowest;
    }
    return blockSize;
}

std::size_t NestingScanner::feed(const char *bytes, std::size_t length, bool isLast) noexcept
{
    std::size_t at = 0;
    while (length - at >= blockSize) {
        at += block(bytes + at);
        if (m_isClosed)
            return at;
    }
    if (!isLast || at == length)
        return at;
    char tail[blockSize];
    std::memset(tail, ' ', sizeof tail);
    std::memcpy(tail, bytes + at, length - at);
    const std::size_t used = block(tail);
    return m_isClosed ? at + used : length;
}

}  // namespace probity::traffic
