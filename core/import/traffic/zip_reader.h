#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/byte_source.h"

struct archive;

namespace probity::traffic {

/// Goes through the members of a zip in the order they are stored. Not copyable: libarchive keeps its address. The source must
/// outlive it.
class ZipReader {
public:
    static constexpr std::size_t chunkSize = std::size_t{256} << 10;
    static constexpr std::uint64_t mostMembers = 20000;

    explicit ZipReader(const ByteSource &source);
    ~ZipReader();
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;

    bool isOpen() const noexcept { return m_isOpen; }
    /// Steps to the next member and gives its name; nothing at the end or where the archive is damaged.
    std::optional<std::string> next();
    /// Bytes of the current member, 0 at its end; nothing when it is damaged or encrypted.
    std::optional<std::size_t> read(char *out, std::size_t length);
    bool isEncrypted() const noexcept { return m_isEncrypted; }
    std::uint64_t position() const noexcept { return m_position; }
    /// The failure of the source, if any.
    const Status &status() const noexcept { return m_status; }

private:
    struct Callbacks;

    const ByteSource &m_source;
    archive *m_archive;
    std::vector<char> m_chunk;
    std::uint64_t m_position = 0;
    bool m_isOpen = false;
    bool m_isEncrypted = false;
    Status m_status;
};

}  // namespace probity::traffic
