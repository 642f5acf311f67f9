#include "analysis/observed/inflate.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <array>
#include <memory>

#include "analysis/observed/codecs.h"

namespace probity::observed {

namespace {

/// Real logs shrink to a fiftieth; what grows more than this, beyond a few megabytes, was made to grow.
constexpr std::size_t mostRatio = 400;
constexpr std::size_t ratioCounts = 4U << 20U;
constexpr int gzipWindow = 15 + 16;
constexpr int zlibWindow = 15;
constexpr int rawWindow = -15;

using Chunk = std::array<char, 65536>;

/// Takes a piece; false if there must be no more of it.
bool add(Inflated &out, const char *piece, std::size_t length, std::size_t consumed, std::size_t limit)
{
    out.bytes.append(piece, length);
    if (out.bytes.size() >= limit)
        out.end = Inflated::End::TooLarge;
    else if (out.bytes.size() > ratioCounts && out.bytes.size() / mostRatio > consumed)
        out.end = Inflated::End::TooDense;
    return out.end == Inflated::End::Cut;
}

/// RFC 1952, section 2.2: a file is a series of members, what they hold follows on one another.
bool hasAnotherMember(const z_stream &stream) noexcept
{
    return stream.avail_in > 2 && stream.next_in[0] == 0x1f && stream.next_in[1] == 0x8b && stream.next_in[2] == Z_DEFLATED;
}

std::optional<Inflated> inflateBytes(std::string_view bytes, int window, std::size_t limit, std::size_t *left = nullptr)
{
    z_stream stream{};
    if (inflateInit2(&stream, window) != Z_OK)
        return std::nullopt;
    const std::unique_ptr<z_stream, int (*)(z_stream *)> guard(&stream, inflateEnd);
    Inflated out;
    Chunk chunk;
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1U << 30U));
    for (int state = Z_OK; state == Z_OK;) {
        stream.next_out = reinterpret_cast<Bytef *>(chunk.data());
        stream.avail_out = static_cast<uInt>(chunk.size());
        state = inflate(&stream, Z_NO_FLUSH);
        if (!add(out, chunk.data(), chunk.size() - stream.avail_out, bytes.size() - stream.avail_in, limit))
            break;
        if (state == Z_STREAM_END && window == gzipWindow && hasAnotherMember(stream)) {
            state = inflateReset(&stream);
            continue;
        }
        if (state == Z_STREAM_END)
            out.end = Inflated::End::Whole;
        if (left)
            *left = state == Z_OK || state == Z_STREAM_END ? stream.avail_in : bytes.size();
        if (state == Z_OK && stream.avail_in == 0 && stream.avail_out != 0)
            break;
    }
    if (out.bytes.empty() && out.end != Inflated::End::Whole)
        return std::nullopt;
    return out;
}

std::optional<Inflated> unzstd(std::string_view bytes, std::size_t limit)
{
    const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream *)> stream(ZSTD_createDStream(), ZSTD_freeDStream);
    if (!stream)
        return std::nullopt;
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, 25);
    Inflated out;
    Chunk chunk;
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t left = 1;
    // The last bytes may hold more than a chunk takes.
    for (bool isMore = !bytes.empty(); isMore;) {
        ZSTD_outBuffer target{chunk.data(), chunk.size(), 0};
        left = ZSTD_decompressStream(stream.get(), &target, &in);
        if (ZSTD_isError(left) || !add(out, chunk.data(), target.pos, in.pos, limit))
            break;
        isMore = in.pos < in.size || (left != 0 && target.pos == target.size);
    }
    if (left == 0 && out.end == Inflated::End::Cut)
        out.end = Inflated::End::Whole;
    if (out.bytes.empty() && out.end != Inflated::End::Whole)
        return std::nullopt;
    return out;
}

std::optional<Inflated> unbrotli(std::string_view bytes, std::size_t limit, std::size_t *made = nullptr)
{
    const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState *)> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
    if (!state)
        return std::nullopt;
    Inflated out;
    std::array<std::uint8_t, 65536> chunk;
    std::size_t available = bytes.size();
    const auto *next = reinterpret_cast<const std::uint8_t *>(bytes.data());
    BrotliDecoderResult result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        std::size_t room = chunk.size();
        std::uint8_t *target = chunk.data();
        result = BrotliDecoderDecompressStream(state.get(), &available, &next, &room, &target, nullptr);
        if (!add(out, reinterpret_cast<const char *>(chunk.data()), chunk.size() - room, bytes.size() - available, limit))
            break;
    }
    if (made)
        *made = out.bytes.size();
    if (result == BROTLI_DECODER_RESULT_SUCCESS && available == 0)
        out.end = Inflated::End::Whole;
    const bool isBroken = result == BROTLI_DECODER_RESULT_ERROR || (result == BROTLI_DECODER_RESULT_SUCCESS && available != 0);
    if (isBroken || (out.bytes.empty() && out.end != Inflated::End::Whole))
        return std::nullopt;
    return out;
}

}  // namespace

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

std::optional<Inflated> decompress(std::string_view coding, std::string_view bytes, std::size_t limit)
{
    if (coding == "gzip")
        return inflateBytes(bytes, gzipWindow, limit);
    if (coding == "deflate")
        return inflateBytes(bytes, zlibWindow, limit);
    if (coding == "raw-deflate")
        return inflateBytes(bytes, rawWindow, limit);
    if (coding == "zstd")
        return unzstd(bytes, limit);
    if (coding == "br")
        return unbrotli(bytes, limit);
    return std::nullopt;
}

std::optional<std::string> decompressBlindly(std::string_view bytes, std::size_t limit, const char *&coding, std::size_t &wasted)
{
    if (bytes.size() < 8)
        return std::nullopt;
    std::size_t left = bytes.size();
    auto inflated = inflateBytes(bytes, rawWindow, limit, &left);
    // A stream that was flushed and not ended stops where its bytes stop.
    if (inflated && left == 0 && inflated->bytes.size() >= 4 && isPlainText(inflated->bytes)) {
        coding = "raw-deflate";
        return std::move(inflated->bytes);
    }
    wasted += inflated ? inflated->bytes.size() : 0;
    std::size_t made = 0;
    auto unpacked = unbrotli(bytes, limit, &made);
    if (unpacked && unpacked->end == Inflated::End::Whole && unpacked->bytes.size() >= 8 && isPlainText(unpacked->bytes)) {
        coding = "br";
        return std::move(unpacked->bytes);
    }
    wasted += made;
    return std::nullopt;
}

}  // namespace probity::observed
