#include "import/members.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/text.h"

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
        std::size_t done = 0;
        while (done < length) {
            const ssize_t count = ::pread(m_descriptor, out + done, length - done, static_cast<off_t>(offset + done));
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return failure(ErrorCode::NotReadable, std::strerror(errno), "temporary file");
            if (count == 0)
                break;
            done += static_cast<std::size_t>(count);
        }
        return done;
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

/// Feeds libarchive from a ByteSource, seekable so that it reads the directory of the zip.
struct Feed {
    const ByteSource *source;
    std::uint64_t at = 0;
    std::array<char, 64 * 1024> buffer;

    static la_ssize_t read(archive *, void *self, const void **out)
    {
        auto *feed = static_cast<Feed *>(self);
        const auto count = feed->source->read(feed->at, feed->buffer.data(), feed->buffer.size());
        if (!count)
            return -1;
        feed->at += *count;
        *out = feed->buffer.data();
        return static_cast<la_ssize_t>(*count);
    }
    static la_int64_t seek(archive *, void *self, la_int64_t offset, int whence)
    {
        auto *feed = static_cast<Feed *>(self);
        const auto size = static_cast<la_int64_t>(feed->source->size());
        const la_int64_t base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? static_cast<la_int64_t>(feed->at) : size;
        feed->at = static_cast<std::uint64_t>(std::clamp<la_int64_t>(base + offset, 0, size));
        return static_cast<la_int64_t>(feed->at);
    }
};

struct Closer {
    void operator()(archive *a) const noexcept { archive_read_free(a); }
};

/// Names without the UTF-8 flag are in the code page of whoever packed them: mostly GB18030 here.
std::string nameOf(archive_entry *entry)
{
    if (const char *raw = archive_entry_pathname(entry); raw != nullptr && *raw != '\0')
        return isValidUtf8(raw) ? std::string(raw) : toUtf8(decodeText(raw).text);
    const char *utf8 = archive_entry_pathname_utf8(entry);
    return utf8 == nullptr ? std::string() : std::string(utf8);
}

class ZipReader {
public:
    ZipReader(const ByteSource &source, const std::string &path, const TaskContext &task) : m_source(source), m_path(path), m_task(task)
    {
        m_allowed = std::max(alwaysAllowed, source.size() * bombFactor);
    }

    Result<Members> read()
    {
        const std::unique_ptr<archive, Closer> zip(archive_read_new());
        archive_read_support_format_zip_seekable(zip.get());
        auto feed = std::make_unique<Feed>();
        feed->source = &m_source;
        archive_read_set_read_callback(zip.get(), Feed::read);
        archive_read_set_seek_callback(zip.get(), Feed::seek);
        archive_read_set_callback_data(zip.get(), feed.get());
        if (archive_read_open1(zip.get()) != ARCHIVE_OK)
            return failure(ErrorCode::BadFormat, reason(zip.get()), m_path);
        archive_entry *entry = nullptr;
        for (;;) {
            const int status = archive_read_next_header(zip.get(), &entry);
            if (status == ARCHIVE_EOF)
                break;
            if (status < ARCHIVE_WARN)
                return failure(ErrorCode::BadFormat, "damaged archive: " + reason(zip.get()), m_path);
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped", m_path);
            if (const Status taken = take(zip.get(), entry); !taken)
                return tl::unexpected(taken.error());
        }
        dropCommonFolder();
        return std::move(m_out);
    }

private:
    static std::string reason(archive *zip)
    {
        const char *text = archive_error_string(zip);
        return text == nullptr ? "not a zip" : text;
    }

    Status take(archive *zip, archive_entry *entry)
    {
        const std::string name = nameOf(entry);
        if (archive_entry_filetype(entry) == AE_IFDIR || isNoise(name))
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
        if (archive_entry_filetype(entry) != AE_IFREG) {
            m_out.warnings.push_back({"unsafe_link", "A link or device in the archive; it was left out.", name});
            return {};
        }
        if (archive_entry_is_encrypted(entry) != 0) {
            m_out.warnings.push_back({"encrypted", "The member is protected by a password; it was left out.", name});
            return {};
        }
        if (m_out.files.size() >= mostMembers)
            return failure(ErrorCode::TooLarge, "more than 20,000 files", m_path);
        // What the directory of the archive says is only believed where it speaks against it: a bomb that owns up costs nothing.
        if (archive_entry_size_is_set(entry) != 0 && archive_entry_size(entry) > 0 && isTooMuch(0, static_cast<std::uint64_t>(archive_entry_size(entry))))
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

    Result<ByteSourcePtr> unpack(archive *zip, const std::string &name)
    {
        std::string memory;
        std::shared_ptr<TemporaryFile> file;
        std::vector<char> buffer(128 * 1024);
        std::uint64_t size = 0;
        for (;;) {
            const la_ssize_t count = archive_read_data(zip, buffer.data(), buffer.size());
            if (count == 0)
                break;
            if (count < 0)
                return failure(ErrorCode::BadFormat, "damaged member: " + reason(zip), m_path + "/" + name);
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped", m_path);
            if (isTooMuch(size, static_cast<std::uint64_t>(count)))
                return bomb(name);
            size += static_cast<std::uint64_t>(count);
            m_unpacked += static_cast<std::uint64_t>(count);
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
                memory.append(buffer.data(), static_cast<std::size_t>(count));
            else if (const Status written = file->append(buffer.data(), static_cast<std::size_t>(count)); !written)
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
