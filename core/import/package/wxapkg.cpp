#include "import/package/wxapkg.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "import/members.h"
#include "import/package/package_limits.h"

namespace probity {

namespace {

using namespace package_limits;

constexpr std::uint64_t headLength = 18;
constexpr std::uint64_t largestIndex = 16ull * 1024 * 1024;

class WxapkgReader {
public:
    WxapkgReader(const ByteSourcePtr &bytes, const PackageWish &isWanted, const TaskContext &task) : m_bytes(bytes), m_isWanted(isWanted), m_task(task) {}

    Result<Package> read()
    {
        auto start = head(headLength);
        if (!start)
            return tl::unexpected(start.error());
        m_index = std::move(*start);
        if (m_index.rfind("V1MMWX", 0) == 0)
            return lost("encrypted", "The package is encrypted by the desktop client of WeChat; nothing in it can be read. Ask for the package as it was uploaded.", "byte 0");
        if (m_index.size() < headLength || m_index[0] != '\xBE' || m_index[13] != '\xED')
            return lost("damaged_package", "The package's head is cut off or damaged; nothing in it was read.", "byte 0");
        // The index begins at its count of files, four bytes before the end of what was read.
        const std::uint64_t indexLength = *number(5);
        const std::uint64_t end = std::min({m_bytes->size(), headLength - 4 + std::max<std::uint64_t>(indexLength, 4), largestIndex});
        if (headLength - 4 + indexLength > end)
            m_out.incomplete("truncated", "The package's index is longer than the file; what stands before was read.", "byte 5");
        auto index = head(end);
        if (!index)
            return tl::unexpected(index.error());
        m_index = std::move(*index);
        if (const Status listed = list(); !listed)
            return tl::unexpected(listed.error());
        return std::move(m_out);
    }

private:
    /// The first bytes of the package.
    Result<std::string> head(std::uint64_t length) const
    {
        return readAll(*slice(m_bytes, 0, std::min(length, m_bytes->size())), length);
    }
    Result<Package> lost(const char *code, std::string message, std::string where)
    {
        m_out.incomplete(code, std::move(message), std::move(where));
        return std::move(m_out);
    }

    std::optional<std::uint64_t> number(std::size_t at) const noexcept
    {
        if (at > m_index.size() || m_index.size() - at < 4)
            return std::nullopt;
        std::uint64_t value = 0;
        for (std::size_t i = at; i < at + 4; ++i)
            value = value << 8 | static_cast<unsigned char>(m_index[i]);
        return value;
    }

    Status list()
    {
        const std::uint64_t count = *number(14);
        m_at = headLength;
        for (std::uint64_t i = 0; i < count; ++i) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped");
            if (m_out.files.size() >= mostFiles) {
                m_out.incomplete("too_many_files", "More than 65,536 files in the package; the others were left out.", "byte " + std::to_string(m_at));
                break;
            }
            if (!one()) {
                m_out.incomplete("truncated", "The package's index breaks off after " + std::to_string(i) + " of " + std::to_string(count) + " files; those were read.", "byte " + std::to_string(m_at));
                break;
            }
        }
        return {};
    }

    /// False: the index ends here.
    bool one()
    {
        const auto nameLength = number(m_at);
        if (!nameLength || *nameLength > longestPath || *nameLength > m_index.size() - m_at - 4)
            return false;
        std::string path = m_index.substr(m_at + 4, static_cast<std::size_t>(*nameLength));
        const std::size_t after = m_at + 4 + static_cast<std::size_t>(*nameLength);
        const auto offset = number(after);
        const auto length = number(after + 4);
        if (!offset || !length)
            return false;
        const std::string where = "byte " + std::to_string(m_at);
        m_at = after + 8;
        path.erase(0, std::min(path.find_first_not_of('/'), path.size()));
        if (!isValidUtf8(path))
            path = repairUtf8(path);
        if (!members::isSafe(path)) {
            m_out.incomplete("unsafe_path", "A file whose path leads out of the package; it was left out.", where);
            return true;
        }
        PackageFile file{std::move(path), *length, nullptr};
        if (*offset > m_bytes->size() || *length > m_bytes->size() - *offset)
            m_out.incomplete("truncated", "The file lies beyond the end of the package; it could not be read.", file.path);
        else if (m_isWanted(file.path, file.bytes) && isAffordable(file))
            file.source = slice(m_bytes, *offset, *length);
        m_out.files.push_back(std::move(file));
        return true;
    }

    /// Any number of files may lie in the same bytes: what is handed out counts as often as it is.
    bool isAffordable(const PackageFile &file)
    {
        const bool isTooLarge = file.bytes > largestFile;
        if (isTooLarge || m_wanted + file.bytes > largestTogether) {
            m_out.incomplete("too_large", isTooLarge ? "The file is larger than 64 MB; it was not read." : "The files of the package come to more than 256 MB; this one was not read.", file.path);
            return false;
        }
        m_wanted += file.bytes;
        return true;
    }

    const ByteSourcePtr &m_bytes;
    const PackageWish &m_isWanted;
    const TaskContext &m_task;
    std::string m_index;
    std::size_t m_at = 0;
    std::uint64_t m_wanted = 0;
    Package m_out;
};

}  // namespace

Result<Package> readWxapkg(const ByteSourcePtr &bytes, const PackageWish &isWanted, const TaskContext &task)
{
    return WxapkgReader(bytes, isWanted, task).read();
}

}  // namespace probity
