#include "base/base64.h"

#include <array>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define PROBITY_BASE64_AVX2 1
#endif

namespace probity {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<std::uint8_t, 256> makeValues()
{
    std::array<std::uint8_t, 256> out{};
    for (auto &value : out)
        value = notBase64;
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        out[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    out[static_cast<unsigned char>('-')] = 62;
    out[static_cast<unsigned char>('_')] = 63;
    return out;
}

constexpr std::array<std::uint8_t, 256> values = makeValues();

std::uint32_t valueOf(char c) noexcept
{
    return values[static_cast<unsigned char>(c)];
}

#ifdef PROBITY_BASE64_AVX2

/// Whole blocks of 32 characters of the standard alphabet; returns how many characters were decoded. The method is that of
/// W. Muła and D. Lemire, "Faster Base64 Encoding and Decoding Using AVX2 Instructions" (2018): nibble tables tell valid
/// from invalid and give the offset to the value, two multiply-adds join the six-bit groups. Writes 4 bytes beyond its result.
__attribute__((target("avx2"))) std::size_t decodeBlocks(const char *in, std::size_t length, char *out) noexcept
{
    const __m256i lowTable = _mm256_setr_epi8(0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A, 0x15,
                                              0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A);
    const __m256i highTable = _mm256_setr_epi8(0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10,
                                               0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10);
    const __m256i rollTable = _mm256_setr_epi8(0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0,
                                               0, 0);
    const __m256i slash = _mm256_set1_epi8('/');
    const __m256i pack = _mm256_setr_epi8(2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
    const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 4, 5, 6, -1, -1);
    std::size_t at = 0;
    for (; at + 32 <= length; at += 32) {
        const __m256i v = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(in + at));
        const __m256i highNibbles = _mm256_and_si256(_mm256_srli_epi32(v, 4), slash);
        const __m256i low = _mm256_shuffle_epi8(lowTable, _mm256_and_si256(v, slash));
        const __m256i high = _mm256_shuffle_epi8(highTable, highNibbles);
        if (_mm256_testz_si256(low, high) == 0)
            break;
        const __m256i roll = _mm256_shuffle_epi8(rollTable, _mm256_add_epi8(_mm256_cmpeq_epi8(v, slash), highNibbles));
        const __m256i sextets = _mm256_add_epi8(v, roll);
        const __m256i pairs = _mm256_maddubs_epi16(sextets, _mm256_set1_epi32(0x01400140));
        const __m256i quads = _mm256_madd_epi16(pairs, _mm256_set1_epi32(0x00011000));
        const __m256i bytes = _mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(quads, pack), lanes);
        _mm256_storeu_si256(reinterpret_cast<__m256i *>(out), bytes);
        out += 24;
    }
    return at;
}

bool hasBlocks() noexcept
{
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}

#else

std::size_t decodeBlocks(const char *, std::size_t, char *) noexcept
{
    return 0;
}

bool hasBlocks() noexcept
{
    return false;
}

#endif

bool isBlank(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// Joins folded lines. Blanks inside a line are words, not base64: then nothing.
std::optional<std::string> unfolded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (!isBlank(text[i])) {
            out += text[i++];
            continue;
        }
        const std::size_t first = i;
        bool hasLineEnd = false;
        for (; i < text.size() && isBlank(text[i]); ++i)
            hasLineEnd = hasLineEnd || text[i] == '\n' || text[i] == '\r';
        if (!hasLineEnd && first != 0 && i != text.size())
            return std::nullopt;
    }
    return out;
}

/// Text without padding and blanks.
std::optional<std::string> decodeJoined(std::string_view text)
{
    if (text.size() % 4 == 1)
        return std::nullopt;
    const std::size_t size = text.size() / 4 * 3 + (text.size() % 4 == 0 ? 0 : text.size() % 4 - 1);
    std::string out(size + 8, '\0');
    char *to = out.data();
    std::size_t at = hasBlocks() ? decodeBlocks(text.data(), text.size(), to) : 0;
    to += at / 4 * 3;
    const auto put = [&](std::uint32_t value) { *to++ = static_cast<char>(static_cast<unsigned char>(value)); };
    for (; at + 4 <= text.size(); at += 4) {
        const std::uint32_t a = valueOf(text[at]);
        const std::uint32_t b = valueOf(text[at + 1]);
        const std::uint32_t c = valueOf(text[at + 2]);
        const std::uint32_t d = valueOf(text[at + 3]);
        if ((a | b | c | d) == notBase64)
            return std::nullopt;
        const std::uint32_t group = a << 18 | b << 12 | c << 6 | d;
        put(group >> 16);
        put(group >> 8 & 0xFF);
        put(group & 0xFF);
    }
    std::uint32_t group = 0;
    const std::size_t left = text.size() - at;
    for (std::size_t i = at; i < text.size(); ++i) {
        const std::uint32_t value = valueOf(text[i]);
        if (value == notBase64)
            return std::nullopt;
        group |= value << (18 - 6 * (i - at));
    }
    if (left >= 2)
        put(group >> 16);
    if (left == 3)
        put(group >> 8 & 0xFF);
    out.resize(size);
    return out;
}

std::string_view withoutPadding(std::string_view text) noexcept
{
    for (int padding = 0; padding < 2 && !text.empty() && text.back() == '='; ++padding)
        text.remove_suffix(1);
    return text;
}

}  // namespace

std::optional<std::string> decodeBase64(std::string_view text)
{
    if (auto bytes = decodeJoined(withoutPadding(text)))
        return bytes;
    const auto lines = unfolded(text);
    if (!lines || lines->size() == text.size())
        return std::nullopt;
    return decodeJoined(withoutPadding(*lines));
}

std::string encodeBase64(std::string_view bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = bytes.size() - i < 3 ? bytes.size() - i : 3;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        for (std::size_t k = 0; k < 4; ++k)
            out.push_back(k <= count ? alphabet[group >> (18 - 6 * k) & 63] : '=');
    }
    return out;
}

std::uint8_t base64Value(char character) noexcept
{
    return values[static_cast<unsigned char>(character)];
}

}  // namespace probity
