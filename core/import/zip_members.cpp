#include "import/members.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <unistd.h>

#include "base/descriptor.h"
#include "base/text.h"
#include "import/package/zip_archive.h"

namespace probity::members {

namespace {

constexpr std::uint64_t memoryPerMember = 64ull * 1024 * 1024;
constexpr std::uint64_t memoryForAll = 256ull * 1024 * 1024;
constexpr std::uint64_t bombFactor = 200;
constexpr std::uint64_t alwaysAllowed = 16ull * 1024 * 1024;    ///< small archives of zeros are no danger

/// A file without a name: gone with its last user, also when the process dies.
class TemporaryFile final : public ByteSource {
public:
    static Result<std::shared_ptr<TemporaryFile>> create()
    {
        const char *folder = std::getenv("TMPDIR");
        std::string path = std::string(folder == nullptr || *folder == '\0' ? "/tmp" : folder) + "/probity-XXXXXX";
        const int descriptor = ::mkostemp(path.data(), O_CLOEXEC);
        if (descriptor < 0)
            return failure(ErrorCode::NotWritable, std::strerror(errno), path);
        ::unlink(path.c_str());
        return std::shared_ptr<TemporaryFile>(new TemporaryFile(descriptor));
    }
    ~TemporaryFile() override { ::close(m_descriptor); }
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    std::uint64_t size() const override { return m_size; }
    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        return readDescriptor(m_descriptor, offset, out, length, "temporary file");
    }
    Status append(const char *bytes, std::size_t length)
    {
        while (length > 0) {
            const ssize_t count = ::write(m_descriptor, bytes, length);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return failure(errno == ENOSPC ? ErrorCode::DiskFull : ErrorCode::NotWritable, std::strerror(errno), "temporary file");
            bytes += count;
            length -= static_cast<std::size_t>(count);
            m_size += static_cast<std::uint64_t>(count);
        }
        return {};
    }

private:
    explicit TemporaryFile(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor;
    std::uint64_t m_size = 0;
};

class ZipReader {
public:
    ZipReader(const ByteSource &source, const std::string &path, const TaskContext &task) : m_source(source), m_path(path), m_task(task)
    {
        m_allowed = std::max(alwaysAllowed, source.size() * bombFactor);
    }

    Result<Members> read()
    {
        auto zip = ZipArchive::open(m_source, ZipArchive::Order::Directory);
        if (!zip)
            return failure(zip.error().code, zip.error().detail, m_path);
        for (;;) {
            const auto entry = zip->next();
            if (!entry)
                return failure(entry.error().code, entry.error().detail, m_path);
            if (!*entry)
                break;
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped", m_path);
            if (const Status taken = take(*zip, **entry); !taken)
                return tl::unexpected(taken.error());
        }
        dropCommonFolder();
        return std::move(m_out);
    }

private:
    Status take(ZipArchive &zip, const ZipArchive::Entry &entry)
    {
        const std::string &name = entry.name;
        if (entry.kind == ZipArchive::Entry::Kind::Folder || isNoise(name))
            return {};
        if (isFetchedPackages(name)) {
            if (!m_hasPackages)
                m_out.warnings.push_back({"packages_left_out", "A folder of fetched packages; it was left out.", name});
            m_hasPackages = true;
            return {};
        }
        if (!isSafe(name)) {
            m_out.warnings.push_back({"unsafe_path", "A member whose path leads out of the archive; it was left out.", repairUtf8(name)});
            return {};
        }
        if (entry.kind != ZipArchive::Entry::Kind::File) {
            m_out.warnings.push_back({"unsafe_link", "A link or device in the archive; it was left out.", name});
            return {};
        }
        if (entry.isEncrypted) {
            m_out.warnings.push_back({"encrypted", "The member is protected by a password; it was left out.", name});
            return {};
        }
        if (m_out.files.size() >= mostMembers)
            return failure(ErrorCode::TooLarge, "more than 20,000 files", m_path);
        // What the directory of the archive says is only believed where it speaks against it: a bomb that owns up costs nothing.
        if (isTooMuch(0, entry.bytes))
            return bomb(name);
        auto bytes = unpack(zip, name);
        if (!bytes)
            return tl::unexpected(bytes.error());
        m_out.files.push_back({name, std::move(*bytes)});
        return {};
    }

    /// Whether `more` bytes of a member that has given `size` already go beyond the limits.
    bool isTooMuch(std::uint64_t size, std::uint64_t more) const { return more > largestMember || size + more > largestMember || m_unpacked + more > m_allowed; }
    tl::unexpected<Error> bomb(const std::string &name) const
    {
        return failure(ErrorCode::TooLarge, "unpacks to more than " + std::to_string(std::min(m_allowed, largestMember)) + " bytes: refused as a bomb", m_path + "/" + name);
    }

    Result<ByteSourcePtr> unpack(ZipArchive &zip, const std::string &name)
    {
        std::string memory;
        std::shared_ptr<TemporaryFile> file;
        std::vector<char> buffer(128 * 1024);
        std::uint64_t size = 0;
        for (;;) {
            const auto read = zip.read(buffer.data(), buffer.size());
            if (!read)
                return failure(read.error().code, read.error().detail, m_path + "/" + name);
            const std::size_t count = *read;
            if (count == 0)
                break;
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped", m_path);
            if (isTooMuch(size, count))
                return bomb(name);
            size += count;
            m_unpacked += count;
            if (!file && (size > memoryPerMember || m_inMemory + size > memoryForAll)) {
                auto made = TemporaryFile::create();
                if (!made)
                    return tl::unexpected(made.error());
                file = *made;
                if (const Status written = file->append(memory.data(), memory.size()); !written)
                    return tl::unexpected(written.error());
                memory = {};
            }
            if (!file)
                memory.append(buffer.data(), count);
            else if (const Status written = file->append(buffer.data(), count); !written)
                return tl::unexpected(written.error());
            m_task.report(m_unpacked, 0);
        }
        if (file)
            return ByteSourcePtr(std::move(file));
        m_inMemory += memory.size();
        return memorySource(std::move(memory));
    }

    /// "app-1.0/…": what everything lies in is the archive's wrapping, not part of the submission.
    void dropCommonFolder()
    {
        if (m_out.files.empty())
            return;
        const std::size_t slash = m_out.files.front().path.find('/');
        if (slash == std::string::npos)
            return;
        const std::string folder = m_out.files.front().path.substr(0, slash + 1);
        if (std::all_of(m_out.files.begin(), m_out.files.end(), [&](const Member &member) { return member.path.rfind(folder, 0) == 0; }))
            for (Member &member : m_out.files)
                member.path.erase(0, folder.size());
    }

    const ByteSource &m_source;
    const std::string &m_path;
    const TaskContext &m_task;
    std::uint64_t m_allowed = 0;
    std::uint64_t m_unpacked = 0;
    std::uint64_t m_inMemory = 0;
    bool m_hasPackages = false;
    Members m_out;
};

}  // namespace

Result<Members> ofZip(const ByteSourcePtr &archive, const std::string &path, const TaskContext &task)
{
    return ZipReader(*archive, path, task).read();
}

}  // namespace probity::members
