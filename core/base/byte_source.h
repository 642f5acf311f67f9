#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/result.h"

namespace probity {

/// Bytes that can be read at any place without being held in memory: a file, a member of an archive, a test's string.
/// read() may be called from several threads at once.
class ByteSource {
public:
    virtual ~ByteSource() = default;

    virtual std::uint64_t size() const = 0;
    /// Reads up to `length` bytes at `offset` into `out`; the count read, 0 at the end. A failure says what the system said.
    virtual Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const = 0;
};

using ByteSourcePtr = std::shared_ptr<const ByteSource>;

/// A file on disk, opened once and read by position. Folders, sockets and devices are refused (NotReadable).
Result<ByteSourcePtr> openFile(const std::string &path);
/// Bytes in memory; keeps its own copy.
ByteSourcePtr memorySource(std::string bytes);
/// A window onto another source.
ByteSourcePtr slice(ByteSourcePtr source, std::uint64_t offset, std::uint64_t length);

/// The whole source as a string; TooLarge above `limit` bytes, before anything is allocated.
Result<std::string> readAll(const ByteSource &source, std::uint64_t limit);

}  // namespace probity
