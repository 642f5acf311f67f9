#include "import/package/package.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/text.h"
#include "import/members.h"
#include "import/package/package_limits.h"
#include "import/package/wxapkg.h"
#include "import/package/zip_archive.h"

namespace probity {

namespace {

using namespace package_limits;

constexpr std::array<std::string_view, 3> zipFormats{"android-apk", "apple-ipa", "browser-extension-package"};

/// Signed extensions of Chromium: "Cr24", the version, and the length of a head that ends where the zip begins.
/// Version 2 has two lengths, of the key and of the signature; version 3 one (developer.chrome.com, "CRX package format").
Result<std::uint64_t> lengthOfCrxHead(const ByteSource &bytes)
{
    constexpr std::uint64_t longest = 16;
    const auto start = readAll(*slice(ByteSourcePtr(ByteSourcePtr(), &bytes), 0, std::min(longest, bytes.size())), longest);
    if (!start)
        return tl::unexpected(start.error());
    const std::string &head = *start;
    const auto number = [&](std::size_t at) {
        std::uint64_t value = 0;
        for (std::size_t i = at + 4; i-- > at;)
            value = value << 8 | static_cast<unsigned char>(head[i]);
        return value;
    };
    if (head.size() < longest || head.compare(0, 4, "Cr24") != 0)
        return std::uint64_t{0};
    const std::uint64_t length = number(4) == 2 ? 16 + number(8) + number(12) : 12 + number(8);
    return std::min(length, bytes.size());
}

class ZipPackage {
public:
    ZipPackage(ByteSourcePtr bytes, const PackageWish &isWanted, const TaskContext &task) : m_bytes(std::move(bytes)), m_isWanted(isWanted), m_task(task) {}

    Result<Package> read()
    {
        auto isRead = walk(ZipArchive::Order::Directory);
        if (isRead && !*isRead) {
            m_out.incomplete("damaged_package", "The package has no directory at its end, as when it was cut off; its files were read one after the other.", {});
            isRead = walk(ZipArchive::Order::Sequence);
        }
        if (!isRead)
            return tl::unexpected(isRead.error());
        if (!*isRead)
            m_out.incomplete("damaged_package", "The package is no zip archive; nothing in it was read.", {});
        return std::move(m_out);
    }

private:
    /// False: nothing can be read in this order.
    Result<bool> walk(ZipArchive::Order order)
    {
        if (m_task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        auto zip = ZipArchive::open(*m_bytes, order);
        if (!zip)
            return false;
        for (std::size_t seen = 0;; ++seen) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped");
            const auto entry = zip->next();
            if (!entry && seen == 0)
                return false;
            if (!entry)
                m_out.incomplete("damaged_package", "The package is damaged after " + std::to_string(seen) + " entries; those were read.", {});
            if (!entry || !*entry)
                return true;
            if (seen >= mostFiles) {
                m_out.incomplete("too_many_files", "More than 65,536 files in the package; the others were left out.", repairUtf8((*entry)->name.substr(0, longestPath)));
                return true;
            }
            if ((*entry)->kind == ZipArchive::Entry::Kind::File)
                if (const Status taken = take(*zip, **entry); !taken)
                    return tl::unexpected(taken.error());
        }
    }

    Status take(ZipArchive &zip, const ZipArchive::Entry &entry)
    {
        if (!members::isSafe(entry.name) || entry.name.size() > longestPath) {
            m_out.incomplete("unsafe_path", "A file whose path leads out of the package; it was left out.", repairUtf8(entry.name.substr(0, longestPath)));
            return {};
        }
        if (!m_names.insert(entry.name).second)
            m_out.incomplete("duplicate_file", "Two files of the package bear this name; both were read.", entry.name);
        PackageFile file{entry.name, entry.bytes, nullptr};
        if (m_isWanted(file.path, file.bytes)) {
            auto source = unpack(zip, entry);
            if (!source)
                return tl::unexpected(source.error());
            file.source = std::move(*source);
        }
        m_out.files.push_back(std::move(file));
        return {};
    }

    /// Null where it cannot be read, after saying so.
    Result<ByteSourcePtr> unpack(ZipArchive &zip, const ZipArchive::Entry &entry)
    {
        if (entry.isEncrypted) {
            m_out.incomplete("encrypted", "The file is protected by a password; it could not be read.", entry.name);
            return ByteSourcePtr();
        }
        std::string bytes;
        std::array<char, 64 * 1024> buffer;
        for (;;) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped");
            const auto count = zip.read(buffer.data(), buffer.size());
            if (!count) {
                m_out.incomplete("damaged_file", "The file in the package is damaged; it could not be read.", entry.name);
                return ByteSourcePtr();
            }
            if (*count == 0)
                break;
            m_unpacked += *count;
            if (bytes.size() + *count > largestFile || m_unpacked > largestTogether) {
                m_out.incomplete("too_large", bytes.size() + *count > largestFile ? "The file unpacks to more than 64 MB; it was not read." : "The package unpacks to more than 256 MB; the file was not read.", entry.name);
                return ByteSourcePtr();
            }
            bytes.append(buffer.data(), *count);
        }
        return memorySource(std::move(bytes));
    }

    const ByteSourcePtr m_bytes;
    const PackageWish &m_isWanted;
    const TaskContext &m_task;
    std::uint64_t m_unpacked = 0;
    std::set<std::string> m_names;
    Package m_out;
};

}  // namespace

void Package::incomplete(const char *code, std::string message, std::string where)
{
    isComplete = false;
    if (warnings.size() < mostWarnings)
        warnings.push_back({code, std::move(message), std::move(where)});
}

bool isPackageFormat(const std::string &format) noexcept
{
    return format == "wxapkg" || std::find(zipFormats.begin(), zipFormats.end(), format) != zipFormats.end();
}

Result<Package> readPackage(const ByteSourcePtr &bytes, const std::string &format, const PackageWish &isWanted, const TaskContext &task)
{
    if (format == "wxapkg")
        return readWxapkg(bytes, isWanted, task);
    if (!isPackageFormat(format))
        return failure(ErrorCode::Unsupported, "no package format", format);
    const auto head = lengthOfCrxHead(*bytes);
    if (!head)
        return tl::unexpected(head.error());
    return ZipPackage(*head == 0 ? bytes : slice(bytes, *head, bytes->size() - *head), isWanted, task).read();
}

}  // namespace probity
