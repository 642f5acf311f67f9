#include "base/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace probity {

namespace {

ErrorCode codeOf(int error) noexcept
{
    return error == ENOENT || error == ENOTDIR ? ErrorCode::NotFound : ErrorCode::NotReadable;
}

class FileSource final : public ByteSource {
public:
    FileSource(int descriptor, std::uint64_t size, std::string path) : m_descriptor(descriptor), m_size(size), m_path(std::move(path)) {}
    ~FileSource() override { ::close(m_descriptor); }
    FileSource(const FileSource &) = delete;
    FileSource &operator=(const FileSource &) = delete;

    std::uint64_t size() const override { return m_size; }

    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        return readDescriptor(m_descriptor, offset, out, length, m_path);
    }

private:
    int m_descriptor;
    std::uint64_t m_size;
    std::string m_path;
};

class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string bytes) : m_bytes(std::move(bytes)) {}

    std::uint64_t size() const override { return m_bytes.size(); }

    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        if (offset >= m_bytes.size())
            return std::size_t{0};
        const std::size_t count = std::min(length, m_bytes.size() - static_cast<std::size_t>(offset));
        std::memcpy(out, m_bytes.data() + offset, count);
        return count;
    }

private:
    std::string m_bytes;
};

class SliceSource final : public ByteSource {
public:
    SliceSource(ByteSourcePtr source, std::uint64_t offset, std::uint64_t length) : m_source(std::move(source))
    {
        m_offset = std::min(offset, m_source->size());
        m_length = std::min(length, m_source->size() - m_offset);
    }

    std::uint64_t size() const override { return m_length; }

    Result<std::size_t> read(std::uint64_t offset, char *out, std::size_t length) const override
    {
        if (offset >= m_length)
            return std::size_t{0};
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(length, m_length - offset));
        return m_source->read(m_offset + offset, out, count);
    }

private:
    ByteSourcePtr m_source;
    std::uint64_t m_offset = 0;
    std::uint64_t m_length = 0;
};

}  // namespace

Result<std::size_t> readDescriptor(int descriptor, std::uint64_t offset, char *out, std::size_t length, const std::string &path)
{
    std::size_t done = 0;
    while (done < length) {
        const ssize_t count = ::pread(descriptor, out + done, length - done, static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failure(codeOf(errno), std::strerror(errno), path);
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    return done;
}

Result<ByteSourcePtr> openFile(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return failure(codeOf(errno), std::strerror(errno), path);
    struct stat info {};
    if (::fstat(descriptor, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(descriptor);
        return failure(ErrorCode::NotReadable, "not a regular file", path);
    }
    return std::make_shared<const FileSource>(descriptor, static_cast<std::uint64_t>(info.st_size), path);
}

ByteSourcePtr memorySource(std::string bytes)
{
    return std::make_shared<const MemorySource>(std::move(bytes));
}

ByteSourcePtr slice(ByteSourcePtr source, std::uint64_t offset, std::uint64_t length)
{
    return std::make_shared<const SliceSource>(std::move(source), offset, length);
}

Result<std::string> readAll(const ByteSource &source, std::uint64_t limit)
{
    if (source.size() > limit)
        return failure(ErrorCode::TooLarge, std::to_string(source.size()) + " bytes, at most " + std::to_string(limit) + " are read");
    std::string out(static_cast<std::size_t>(source.size()), '\0');
    // A source may give less than it was asked for; only 0 is its end.
    std::size_t done = 0;
    while (done < out.size()) {
        const auto count = source.read(done, out.data() + done, out.size() - done);
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            return failure(ErrorCode::NotReadable, "it became shorter while it was read: " + std::to_string(done) + " of " + std::to_string(out.size()) + " bytes");
        done += *count;
    }
    return out;
}

}  // namespace probity
