#include "import/traffic/content_coding.h"

#include <algorithm>
#include <array>
#include <memory>

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

namespace probity::traffic {

namespace {

using Chunk = std::array<char, 65536>;

Decoding cutOrFailed(const std::string &out)
{
    return out.empty() ? Decoding::Failed : Decoding::Cut;
}

/// Appends as much as the limit allows; false once it is reached.
bool append(std::string &out, const Chunk &chunk, std::size_t count, std::size_t limit)
{
    out.append(chunk.data(), std::min(count, limit - out.size()));
    return out.size() < limit;
}

Decoding inflateAs(int windowBits, std::string_view in, std::size_t limit, const TaskContext &task, std::string &out)
{
    out.clear();
    z_stream state{};
    if (inflateInit2(&state, windowBits) != Z_OK)
        return Decoding::Failed;
    const std::unique_ptr<z_stream, int (*)(z_stream *)> guard(&state, inflateEnd);
    state.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.data()));
    state.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), std::size_t{1} << 31));
    auto chunk = std::make_unique<Chunk>();
    for (;;) {
        state.next_out = reinterpret_cast<Bytef *>(chunk->data());
        state.avail_out = static_cast<uInt>(chunk->size());
        const int rc = inflate(&state, Z_NO_FLUSH);
        const std::size_t count = chunk->size() - state.avail_out;
        if (!append(out, *chunk, count, limit) || task.isStopRequested())
            return rc == Z_STREAM_END ? Decoding::Whole : Decoding::Cut;
        if (rc == Z_STREAM_END)
            return Decoding::Whole;
        if (rc != Z_OK || count == 0)
            return cutOrFailed(out);
    }
}

}  // namespace

Decoding inflateBytes(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out)
{
    return inflateAs(15 + 32, in, limit, task, out);
}

Decoding inflateRaw(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out)
{
    return inflateAs(-15, in, limit, task, out);
}

Decoding unbrotli(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out)
{
    out.clear();
    const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState *)> state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance);
    if (!state)
        return Decoding::Failed;
    const auto *next = reinterpret_cast<const std::uint8_t *>(in.data());
    std::size_t left = in.size();
    auto chunk = std::make_unique<Chunk>();
    for (;;) {
        auto *to = reinterpret_cast<std::uint8_t *>(chunk->data());
        std::size_t room = chunk->size();
        const BrotliDecoderResult rc = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
        const bool isOver = rc == BROTLI_DECODER_RESULT_SUCCESS;
        if (!append(out, *chunk, chunk->size() - room, limit) || task.isStopRequested())
            return isOver ? Decoding::Whole : Decoding::Cut;
        if (isOver)
            return left == 0 ? Decoding::Whole : cutOrFailed(out);
        if (rc != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
            return cutOrFailed(out);
    }
}

Decoding unzstd(std::string_view in, std::size_t limit, const TaskContext &task, std::string &out)
{
    out.clear();
    const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream *)> state(ZSTD_createDStream(), ZSTD_freeDStream);
    if (!state)
        return Decoding::Failed;
    ZSTD_inBuffer from{in.data(), in.size(), 0};
    auto chunk = std::make_unique<Chunk>();
    for (;;) {
        ZSTD_outBuffer to{chunk->data(), chunk->size(), 0};
        const std::size_t rc = ZSTD_decompressStream(state.get(), &to, &from);
        const bool isOver = rc == 0 && from.pos == from.size;
        if (!append(out, *chunk, to.pos, limit) || task.isStopRequested())
            return isOver ? Decoding::Whole : Decoding::Cut;
        if (isOver)
            return Decoding::Whole;
        if (ZSTD_isError(rc) != 0 || (to.pos == 0 && from.pos == from.size))
            return cutOrFailed(out);
    }
}

}  // namespace probity::traffic
