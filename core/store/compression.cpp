#include "store/compression.h"

#include <zstd.h>

namespace probity {

namespace {
// Level 1 keeps up with the disk; higher levels save few per cent of JSON and cost the import its speed (speed.md).
constexpr int level = 1;
}  // namespace

Packer::Packer() : m_context(ZSTD_createCCtx()) {}

Packer::~Packer()
{
    ZSTD_freeCCtx(static_cast<ZSTD_CCtx *>(m_context));
}

Packed Packer::pack(std::string_view bytes)
{
    Packed packed;
    packed.bytes.resize(ZSTD_compressBound(bytes.size()));
    const std::size_t size = ZSTD_compressCCtx(static_cast<ZSTD_CCtx *>(m_context), packed.bytes.data(), packed.bytes.size(), bytes.data(), bytes.size(), level);
    if (ZSTD_isError(size) != 0 || size > bytes.size() - bytes.size() / 16) {
        packed.coding = "raw";
        packed.bytes.assign(bytes);
    } else {
        packed.coding = "zstd";
        packed.bytes.resize(size);
    }
    return packed;
}

Result<std::string> unpack(std::string_view coding, std::string_view bytes, std::size_t size)
{
    if (coding == "raw") {
        if (bytes.size() != size)
            return failure(ErrorCode::Corrupt, "a stored piece has " + std::to_string(bytes.size()) + " bytes instead of " + std::to_string(size));
        return std::string(bytes);
    }
    if (coding != "zstd")
        return failure(ErrorCode::Corrupt, "a stored piece has the unknown coding '" + std::string(coding) + "'");
    // The size comes from the row beside it: it must agree with the frame before anything is allocated.
    const unsigned long long framed = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (framed != size)
        return failure(ErrorCode::Corrupt, "a stored piece is not the zstd frame that it should be");
    std::string out(size, '\0');
    const std::size_t count = ZSTD_decompress(out.data(), out.size(), bytes.data(), bytes.size());
    if (ZSTD_isError(count) != 0 || count != size)
        return failure(ErrorCode::Corrupt, "a stored piece cannot be decompressed");
    return out;
}

}  // namespace probity
