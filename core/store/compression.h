#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace probity {

/// A piece of bytes as it is stored.
struct Packed {
    std::string coding;     ///< "zstd" (RFC 8878, one frame) or "raw"
    std::string bytes;
};

/// Compresses quickly; what does not get smaller by a sixteenth stays raw, since reading it back then costs nothing.
/// One packer a thread: it keeps its working memory.
class Packer {
public:
    Packer();
    ~Packer();
    Packer(const Packer &) = delete;
    Packer &operator=(const Packer &) = delete;

    Packed pack(std::string_view bytes);

private:
    void *m_context;
};

/// The bytes again; Corrupt if they are not `size` bytes of that coding.
Result<std::string> unpack(std::string_view coding, std::string_view bytes, std::size_t size);

}  // namespace probity
