#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/byte_source.h"
#include "base/result.h"

namespace probity {

/// The members of a zip, one after the other. Reads from a ByteSource, never the whole of it at once.
class ZipArchive {
public:
    struct Entry {
        enum class Kind { File, Folder, Other };
        std::string name;           ///< as in the zip, decoded to UTF-8; not checked for safety
        Kind kind = Kind::File;
        bool isEncrypted = false;
        std::uint64_t bytes = 0;    ///< unpacked, as its header says; a hostile one says what it likes
    };
    /// By its directory at the end, as installers and file managers do, or front to back by the headers of the members,
    /// which is all that is left of a zip that was cut off.
    enum class Order { Directory, Sequence };

    /// BadFormat: no zip. `source` must outlive the archive.
    static Result<ZipArchive> open(const ByteSource &source, Order order);
    ZipArchive(ZipArchive &&) noexcept;
    ZipArchive &operator=(ZipArchive &&) noexcept;
    ~ZipArchive();

    /// The next member; nothing at the end. BadFormat: damaged from here on.
    Result<std::optional<Entry>> next();
    /// Up to `length` unpacked bytes of the member that next() gave; 0 at its end. BadFormat: the member is damaged.
    Result<std::size_t> read(char *out, std::size_t length);

private:
    struct Private;
    explicit ZipArchive(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace probity
