#include "report/stored_zip.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

namespace probity {

namespace {

constexpr std::size_t pieceBytes = std::size_t{1} << 20;
constexpr std::uint64_t largest = std::numeric_limits<std::uint32_t>::max() - 1;
constexpr std::size_t mostMembers = 65'534;
constexpr std::size_t longestPath = 4'096;
constexpr std::uint32_t localMark = 0x04034b50;
constexpr std::uint32_t centralMark = 0x02014b50;
constexpr std::uint32_t endMark = 0x06054b50;
constexpr std::size_t localBytes = 30;
constexpr unsigned versionNeeded = 20;
constexpr unsigned madeBy = 0x0314;             // version 2.0 on Unix
constexpr unsigned utf8Names = 0x0800;
constexpr unsigned firstDay = 0x0021;           // 1980-01-01, the zero of zip's calendar
constexpr std::uint32_t regularFile = 0100644U << 16;

void put(std::string &out, std::uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; ++i)
        out += static_cast<char>(static_cast<unsigned char>(value >> (8 * i)));
}

std::uint32_t number(std::string_view bytes, std::size_t at, int length)
{
    std::uint32_t value = 0;
    for (int i = 0; i < length; ++i)
        value |= std::uint32_t{static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])} << (8 * i);
    return value;
}

struct Placed {
    std::string path;
    std::uint32_t crc = 0;
    std::uint32_t bytes = 0;
    std::uint32_t offset = 0;
};

// What local and central header have in common.
void putShared(std::string &out, const Placed &member)
{
    put(out, versionNeeded, 2);
    put(out, utf8Names, 2);
    put(out, 0, 2);             // stored
    put(out, 0, 2);             // time
    put(out, firstDay, 2);
    put(out, member.crc, 4);
    put(out, member.bytes, 4);
    put(out, member.bytes, 4);
    put(out, member.path.size(), 2);
    put(out, 0, 2);             // extra field
}

std::string localHeader(const Placed &member)
{
    std::string out;
    put(out, localMark, 4);
    putShared(out, member);
    return out + member.path;
}

std::string directory(const std::vector<Placed> &members, std::uint64_t start)
{
    std::string out;
    for (const Placed &member : members) {
        put(out, centralMark, 4);
        put(out, madeBy, 2);
        putShared(out, member);
        put(out, 0, 2);         // comment
        put(out, 0, 2);         // disk
        put(out, 0, 2);         // internal attributes
        put(out, regularFile, 4);
        put(out, member.offset, 4);
        out += member.path;
    }
    const std::size_t length = out.size();
    put(out, endMark, 4);
    put(out, 0, 4);             // disks
    put(out, members.size(), 2);
    put(out, members.size(), 2);
    put(out, length, 4);
    put(out, start, 4);
    put(out, 0, 2);             // comment
    return out;
}

/// Hands on the bytes of a source piece by piece.
Status eachPiece(const ByteSource &source, const TaskContext &task, const std::function<Status(std::string_view)> &take)
{
    std::string buffer(static_cast<std::size_t>(std::min<std::uint64_t>(pieceBytes, std::max<std::uint64_t>(source.size(), 1))), '\0');
    for (std::uint64_t at = 0; at < source.size();) {
        if (task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        const auto count = source.read(at, buffer.data(), buffer.size());
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            return failure(ErrorCode::Corrupt, "the bytes end early");
        if (Status taken = take(std::string_view(buffer).substr(0, *count)); !taken)
            return taken;
        at += *count;
    }
    return {};
}

Result<std::uint32_t> crcOf(const ByteSource &source, const TaskContext &task)
{
    std::uint32_t crc = 0;
    const Status read = eachPiece(source, task, [&](std::string_view piece) -> Status {
        crc = static_cast<std::uint32_t>(crc32(crc, reinterpret_cast<const Bytef *>(piece.data()), static_cast<uInt>(piece.size())));
        return {};
    });
    if (!read)
        return tl::unexpected(read.error());
    return crc;
}

/// Reads the archive from its front to its end; stops at the first byte that is not as it must be.
class Reader {
public:
    Reader(const ByteSourcePtr &archive, std::vector<Diagnostic> &problems, const TaskContext &task) : m_archive(archive), m_problems(problems), m_task(task) {}

    Result<std::vector<ZipMember>> read()
    {
        bool isMore = true;
        while (isMore) {
            if (m_task.isStopRequested())
                return failure(ErrorCode::Stopped, "stopped");
            const auto member = readMember();
            if (!member)
                return tl::unexpected(member.error());
            isMore = *member;
        }
        if (m_isSound)
            if (Status checked = checkDirectory(); !checked)
                return tl::unexpected(checked.error());
        return std::move(m_members);
    }

private:
    void spoilt(const std::string &what, std::uint64_t at)
    {
        m_isSound = false;
        m_problems.push_back({"archive_altered", what, "byte " + std::to_string(at)});
    }

    Result<std::string> bytesAt(std::uint64_t offset, std::size_t length) const
    {
        std::string out(length, '\0');
        std::size_t filled = 0;
        while (filled < length) {
            const auto count = m_archive->read(offset + filled, out.data() + filled, length - filled);
            if (!count)
                return tl::unexpected(count.error());
            if (*count == 0)
                break;
            filled += *count;
        }
        out.resize(filled);
        return out;
    }

    // Whether there was one and another may follow.
    Result<bool> readMember()
    {
        const auto head = bytesAt(m_at, localBytes);
        if (!head)
            return tl::unexpected(head.error());
        if (head->size() < 4 || number(*head, 0, 4) != localMark) {
            if (m_members.empty())
                spoilt("this is not a bundle: no member begins here", m_at);
            return false;
        }
        if (head->size() < localBytes) {
            spoilt("the archive is cut off inside a header", m_at);
            return false;
        }
        Placed placed;
        placed.crc = number(*head, 14, 4);
        placed.bytes = number(*head, 18, 4);
        placed.offset = static_cast<std::uint32_t>(m_at);
        const auto path = bytesAt(m_at + localBytes, std::min<std::size_t>(number(*head, 26, 2), longestPath));
        if (!path)
            return tl::unexpected(path.error());
        placed.path = *path;
        const std::string expected = localHeader(placed);
        if (expected != *head + *path) {
            const std::string found = *head + *path;
            const auto differs = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end()).first;
            spoilt("the header of " + placed.path + " is not as Probity writes it", m_at + static_cast<std::uint64_t>(differs - found.begin()));
            return false;
        }
        return take(placed, m_at + expected.size());
    }

    Result<bool> take(const Placed &placed, std::uint64_t start)
    {
        if (start + placed.bytes > m_archive->size()) {
            spoilt("the archive is cut off inside " + placed.path, m_archive->size());
            return false;
        }
        if (!m_members.empty() && placed.path <= m_members.back().path) {
            spoilt(placed.path + " is not in its place: members stand in the order of their names, each once", m_at);
            return false;
        }
        ByteSourcePtr bytes = slice(m_archive, start, placed.bytes);
        const auto crc = crcOf(*bytes, m_task);
        if (!crc)
            return tl::unexpected(crc.error());
        if (*crc != placed.crc)
            m_problems.push_back({"member_altered", "the check sum in the archive is not that of the bytes", placed.path});
        m_members.push_back({placed.path, std::move(bytes)});
        m_placed.push_back(placed);
        m_at = start + placed.bytes;
        m_task.report(m_at, m_archive->size());
        if (m_members.size() > mostMembers)
            spoilt("more members than a bundle has", m_at);
        return m_isSound;
    }

    Status checkDirectory()
    {
        const std::string expected = directory(m_placed, m_at);
        const std::uint64_t rest = m_archive->size() - m_at;
        const auto found = bytesAt(m_at, static_cast<std::size_t>(std::min<std::uint64_t>(rest, expected.size())));
        if (!found)
            return tl::unexpected(found.error());
        if (*found != expected) {
            const auto differs = std::mismatch(found->begin(), found->end(), expected.begin(), expected.end()).first;
            spoilt("the directory at the end is not that of the members", m_at + static_cast<std::uint64_t>(differs - found->begin()));
        } else if (rest != expected.size()) {
            spoilt("bytes follow the end of the archive", m_at + expected.size());
        }
        return {};
    }

    const ByteSourcePtr &m_archive;
    std::vector<Diagnostic> &m_problems;
    const TaskContext &m_task;
    std::vector<ZipMember> m_members;
    std::vector<Placed> m_placed;
    std::uint64_t m_at = 0;
    bool m_isSound = true;
};

}  // namespace

Status writeStoredZip(std::vector<ZipMember> members, const ByteSink &sink, const TaskContext &task, ZipOrder order)
{
    if (order == ZipOrder::Sorted)
        std::sort(members.begin(), members.end(), [](const ZipMember &a, const ZipMember &b) { return a.path < b.path; });
    if (members.size() > mostMembers)
        return failure(ErrorCode::TooLarge, "more files than a bundle holds");
    std::uint64_t total = 0;
    for (const ZipMember &member : members)
        total += member.bytes->size() + 2 * (member.path.size() + 64);
    if (total > largest)
        return failure(ErrorCode::TooLarge, "a bundle holds up to 4 GB");
    std::vector<Placed> placed;
    std::uint64_t at = 0;
    for (const ZipMember &member : members) {
        if (member.path.empty() || member.path.size() > longestPath || (!placed.empty() && placed.back().path == member.path))
            return failure(ErrorCode::InvalidArgument, "two files of one name, or a name that is none", member.path);
        const auto crc = crcOf(*member.bytes, task);
        if (!crc)
            return tl::unexpected(crc.error());
        placed.push_back({member.path, *crc, static_cast<std::uint32_t>(member.bytes->size()), static_cast<std::uint32_t>(at)});
        const std::string header = localHeader(placed.back());
        if (Status written = sink(header); !written)
            return written;
        if (Status written = eachPiece(*member.bytes, task, sink); !written)
            return written;
        at += header.size() + member.bytes->size();
        task.report(at, total);
    }
    return sink(directory(placed, at));
}

Result<std::vector<ZipMember>> readStoredZip(const ByteSourcePtr &archive, std::vector<Diagnostic> &problems, const TaskContext &task)
{
    return Reader(archive, problems, task).read();
}

}  // namespace probity
