#include "analysis/observed/codecs.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include "base/text.h"

namespace probity::observed {

namespace {

constexpr int notHex = -1;

int hexValue(char c) noexcept
{
    if (isDigit(c))
        return c - '0';
    const char small = lower(c);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : notHex;
}

constexpr std::uint8_t notBase64 = 0xff;

constexpr std::array<std::uint8_t, 256> base64Table()
{
    std::array<std::uint8_t, 256> table{};
    for (auto &entry : table)
        entry = notBase64;
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
    table[static_cast<unsigned char>('-')] = 62;
    table[static_cast<unsigned char>('_')] = 63;
    return table;
}
constexpr std::array<std::uint8_t, 256> sextets = base64Table();

std::string_view withoutPadding(std::string_view text) noexcept
{
    for (int i = 0; i < 2 && !text.empty() && text.back() == '='; ++i)
        text.remove_suffix(1);
    return text;
}

bool isControl(unsigned char byte) noexcept
{
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r';
}

/// The few bytes at the start that tell a compressed stream from noise.
bool mayBeCompressed(std::string_view bytes) noexcept
{
    return compressionOf(bytes) != nullptr;
}

/// Whether decoding the first 16 characters shows a control character: most identifiers end here.
bool startsLikeNoise(std::string_view text) noexcept
{
    std::array<unsigned char, 12> head{};
    std::size_t length = 0;
    std::uint32_t bits = 0;
    int count = 0;
    for (std::size_t i = 0; i < text.size() && i < 16; ++i) {
        const std::uint8_t sextet = sextets[static_cast<unsigned char>(text[i])];
        if (sextet == notBase64)
            return true;
        bits = (bits << 6U) | sextet;
        count += 6;
        if (count >= 8) {
            count -= 8;
            head[length++] = static_cast<unsigned char>((bits >> static_cast<unsigned>(count)) & 0xffU);
        }
    }
    const std::string_view bytes(reinterpret_cast<const char *>(head.data()), length);
    if (mayBeCompressed(bytes))
        return false;
    for (std::size_t i = 0; i < length; ++i)
        if (isControl(head[i]) || head[i] == 0x7f || head[i] >= 0xf8 || head[i] == 0xc0 || head[i] == 0xc1 || (i == 0 && (head[i] & 0xc0U) == 0x80))
            return true;
    return false;
}

std::optional<std::string> inflateBytes(std::string_view bytes, int windowBits, std::size_t limit, bool &isWhole)
{
    z_stream stream{};
    if (inflateInit2(&stream, windowBits) != Z_OK)
        return std::nullopt;
    const std::unique_ptr<z_stream, int (*)(z_stream *)> guard(&stream, inflateEnd);
    std::string out;
    std::array<char, 65536> chunk;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1U << 30U));
    int state = Z_OK;
    while (state == Z_OK && out.size() < limit) {
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(chunk.data(), chunk.size() - stream.avail_out);
        if (state == Z_OK && stream.avail_in == 0 && stream.avail_out != 0)
            break;
    }
    isWhole = state == Z_STREAM_END;
    if (out.empty() && !isWhole)
        return std::nullopt;
    return out;
}

std::optional<std::string> unzstd(std::string_view bytes, std::size_t limit, bool &isWhole)
{
    const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream *)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
    if (!stream)
        return std::nullopt;
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, 25);
    std::string out;
    std::array<char, 65536> chunk;
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t left = 1;
    while (in.pos < in.size && out.size() < limit) {
        ZSTD_outBuffer target{chunk.data(), chunk.size(), 0};
        left = ZSTD_decompressStream(stream.get(), &target, &in);
        if (ZSTD_isError(left))
            break;
        out.append(chunk.data(), target.pos);
    }
    isWhole = left == 0;
    if (out.empty() && !isWhole)
        return std::nullopt;
    return out;
}

std::optional<std::string> unbrotli(std::string_view bytes, std::size_t limit, bool &isWhole)
{
    const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState *)> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
    if (!state)
        return std::nullopt;
    std::string out;
    std::array<std::uint8_t, 65536> chunk;
    std::size_t available = bytes.size();
    const auto *next = reinterpret_cast<const std::uint8_t *>(bytes.data());
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.size() < limit) {
        std::size_t room = chunk.size();
        std::uint8_t *target = chunk.data();
        result = BrotliDecoderDecompressStream(state.get(), &available, &next, &room, &target, nullptr);
        out.append(reinterpret_cast<const char *>(chunk.data()), chunk.size() - room);
    }
    isWhole = result == BROTLI_DECODER_RESULT_SUCCESS;
    if (!isWhole && result != BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT)
        return std::nullopt;
    return out;
}

}  // namespace

std::optional<std::string> percentDecode(std::string_view text)
{
    const std::size_t first = text.find('%');
    if (first == std::string_view::npos)
        return std::nullopt;
    std::string out(text.substr(0, first));
    out.reserve(text.size());
    bool isChanged = false;
    for (std::size_t i = first; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 && hexValue(text[i + 2]) >= 0) {
            out.push_back(static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2])));
            i += 2;
            isChanged = true;
        } else {
            out.push_back(text[i]);
        }
    }
    if (!isChanged)
        return std::nullopt;
    return out;
}

std::string formDecode(std::string_view text)
{
    std::string blanks(text);
    std::replace(blanks.begin(), blanks.end(), '+', ' ');
    if (auto decoded = percentDecode(blanks))
        return std::move(*decoded);
    return blanks;
}

std::optional<std::string> base64Decode(std::string_view text)
{
    text = withoutPadding(trimmed(text));
    std::string out;
    out.reserve(text.size() / 4 * 3 + 3);
    std::uint32_t bits = 0;
    std::size_t characters = 0;
    for (const char c : text) {
        const std::uint8_t sextet = sextets[static_cast<unsigned char>(c)];
        if (sextet == notBase64) {
            if (c == '\n' || c == '\r')
                continue;
            return std::nullopt;
        }
        bits = (bits << 6U) | sextet;
        ++characters;
        if (characters % 4 != 1)
            out.push_back(static_cast<char>((bits >> (6U - 2U * static_cast<unsigned>((characters + 3) % 4))) & 0xffU));
    }
    if (characters == 0 || characters % 4 == 1)
        return std::nullopt;
    return out;
}

std::optional<std::string> base64DecodePlausible(std::string_view text, bool *isUrlAlphabet)
{
    if (text.size() < 8 || startsLikeNoise(withoutPadding(text)))
        return std::nullopt;
    auto decoded = base64Decode(text);
    if (!decoded || decoded->size() < 5 || (!mayBeCompressed(*decoded) && !isPlainText(*decoded)))
        return std::nullopt;
    if (isUrlAlphabet)
        *isUrlAlphabet = text.find_first_of("-_") != std::string_view::npos || (text.size() % 4 != 0 && text.back() != '=');
    return decoded;
}

std::optional<std::string> hexDecodePlausible(std::string_view text)
{
    if (text.size() < 10 || text.size() % 2 != 0)
        return std::nullopt;
    std::string out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        out.push_back(static_cast<char>(high * 16 + low));
        if (i == 0 && isControl(static_cast<unsigned char>(out[0])) && out[0] != '\x1f')
            return std::nullopt;
    }
    if (!mayBeCompressed(out) && !isPlainText(out))
        return std::nullopt;
    return out;
}

const char *compressionOf(std::string_view bytes) noexcept
{
    if (bytes.size() < 4)
        return nullptr;
    const auto at = [&bytes](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    if (at(0) == 0x1f && at(1) == 0x8b && at(2) == 8)
        return "gzip";
    if (at(0) == 0x28 && at(1) == 0xb5 && at(2) == 0x2f && at(3) == 0xfd)
        return "zstd";
    // RFC 1950: method 8, window up to 32 KB, check bits; a letter x at the start of a text has none of the usual levels.
    if (at(0) == 0x78 && (at(1) == 0x01 || at(1) == 0x9c || at(1) == 0xda || (at(1) == 0x5e && at(2) >= 0x80)))
        return "deflate";
    return nullptr;
}

std::optional<std::string> decompress(std::string_view coding, std::string_view bytes, std::size_t limit, bool &isWhole)
{
    isWhole = false;
    if (coding == "gzip")
        return inflateBytes(bytes, 15 + 16, limit, isWhole);
    if (coding == "deflate")
        return inflateBytes(bytes, 15, limit, isWhole);
    if (coding == "zstd")
        return unzstd(bytes, limit, isWhole);
    if (coding == "br")
        return unbrotli(bytes, limit, isWhole);
    return std::nullopt;
}

bool isPlainText(std::string_view bytes) noexcept
{
    bool hasHighBytes = false;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (isControl(byte) || byte == 0x7f)
            return false;
        hasHighBytes = hasHighBytes || byte >= 0x80;
    }
    return !hasHighBytes || isValidUtf8(bytes);
}

}  // namespace probity::observed
