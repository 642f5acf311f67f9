#include "import/traffic/zip_capture.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "base/text.h"

namespace probity::traffic {

namespace {

constexpr std::size_t chunkSize = std::size_t{256} << 10;
constexpr std::uint64_t sideFilesLimit = std::uint64_t{128} << 20;
constexpr std::uint64_t membersLimit = 20000;

/// A libarchive reader over a ByteSource. Not copyable: libarchive keeps its address.
class ZipReader {
public:
    explicit ZipReader(const ByteSource &source) : m_source(source), m_archive(archive_read_new()), m_chunk(chunkSize)
    {
        archive_read_support_format_zip(m_archive);
        archive_read_set_seek_callback(m_archive, &ZipReader::onSeek);
        m_isOpen = archive_read_open2(m_archive, this, nullptr, &ZipReader::onRead, &ZipReader::onSkip, nullptr) == ARCHIVE_OK;
    }
    ~ZipReader() { archive_read_free(m_archive); }
    ZipReader(const ZipReader &) = delete;
    ZipReader &operator=(const ZipReader &) = delete;

    bool isOpen() const noexcept { return m_isOpen; }

    /// Steps to the next member and gives its name; nothing at the end or where the archive is damaged.
    std::optional<std::string> next()
    {
        archive_entry *entry = nullptr;
        const int rc = archive_read_next_header(m_archive, &entry);
        if (rc != ARCHIVE_OK && rc != ARCHIVE_WARN)
            return std::nullopt;
        const char *path = archive_entry_pathname_utf8(entry);
        if (path == nullptr)
            path = archive_entry_pathname(entry);
        return std::string(path != nullptr ? path : "");
    }

    /// Bytes of the current member; nothing when it is damaged or encrypted.
    std::optional<std::size_t> read(char *out, std::size_t length)
    {
        const la_ssize_t count = archive_read_data(m_archive, out, length);
        if (count < 0)
            return std::nullopt;
        return static_cast<std::size_t>(count);
    }

    std::uint64_t position() const noexcept { return m_position; }

private:
    static la_ssize_t onRead(archive *, void *self, const void **buffer)
    {
        auto *reader = static_cast<ZipReader *>(self);
        const auto count = reader->m_source.read(reader->m_position, reader->m_chunk.data(), reader->m_chunk.size());
        if (!count)
            return ARCHIVE_FATAL;
        reader->m_position += *count;
        *buffer = reader->m_chunk.data();
        return static_cast<la_ssize_t>(*count);
    }

    static la_int64_t onSkip(archive *, void *self, la_int64_t request)
    {
        auto *reader = static_cast<ZipReader *>(self);
        const auto left = static_cast<la_int64_t>(reader->m_source.size() - std::min(reader->m_position, reader->m_source.size()));
        const la_int64_t count = std::clamp<la_int64_t>(request, 0, left);
        reader->m_position += static_cast<std::uint64_t>(count);
        return count;
    }

    static la_int64_t onSeek(archive *, void *self, la_int64_t offset, int whence)
    {
        auto *reader = static_cast<ZipReader *>(self);
        const auto size = static_cast<la_int64_t>(reader->m_source.size());
        const la_int64_t base = whence == SEEK_CUR ? static_cast<la_int64_t>(reader->m_position) : whence == SEEK_END ? size : 0;
        reader->m_position = static_cast<std::uint64_t>(std::clamp<la_int64_t>(base + offset, 0, size));
        return static_cast<la_int64_t>(reader->m_position);
    }

    const ByteSource &m_source;
    archive *m_archive;
    std::vector<char> m_chunk;
    std::uint64_t m_position = 0;
    bool m_isOpen = false;
};

class ZipMemberStream final : public CaptureStream {
public:
    ZipMemberStream(std::unique_ptr<ZipReader> reader, std::uint64_t limit, DiagnosticLog &log) : m_reader(std::move(reader)), m_limit(limit), m_log(log) {}

    Result<std::size_t> read(char *out, std::size_t length) override
    {
        if (m_isOver)
            return std::size_t{0};
        if (m_done >= m_limit) {
            m_isOver = true;
            m_log.note("expands_too_much", "the archive holds far more than its size allows: what comes later was not read", "byte " + std::to_string(m_done), Loss::Part);
            return std::size_t{0};
        }
        const auto count = m_reader->read(out, length);
        if (!count) {
            m_isOver = true;
            m_log.note("container_damaged", "the archive is damaged or encrypted: what comes later was not read", "byte " + std::to_string(m_done), Loss::Part);
            return std::size_t{0};
        }
        m_isOver = *count == 0;
        m_done += *count;
        return *count;
    }

    std::uint64_t consumed() const noexcept override { return m_reader->position(); }

private:
    std::unique_ptr<ZipReader> m_reader;
    std::uint64_t m_limit;
    std::uint64_t m_done = 0;
    bool m_isOver = false;
    DiagnosticLog &m_log;
};

bool endsWith(const std::string &text, std::string_view ending)
{
    return text.size() >= ending.size() && text.compare(text.size() - ending.size(), ending.size(), ending) == 0;
}

std::string baseName(const std::string &path)
{
    return path.substr(path.find_last_of('/') + 1);
}

struct Contents {
    std::string capture;        ///< the member to read
    std::size_t captures = 0;
    bool isSaz = false;
};

Contents contentsOf(ZipReader &reader)
{
    Contents out;
    std::string json;
    std::uint64_t members = 0;
    while (const auto path = reader.next()) {
        if (++members > membersLimit)
            break;
        const std::string lower = toLowerAscii(*path);
        // What macOS adds to every archive repeats the names of the real members.
        if (lower.rfind("__macosx/", 0) == 0)
            continue;
        if (endsWith(lower, ".har") && out.captures++ == 0)
            out.capture = *path;
        if (endsWith(lower, ".json") && json.empty())
            json = *path;
        if (endsWith(lower, "_c.txt") && lower.find("raw/") != std::string::npos)
            out.isSaz = true;
    }
    if (out.capture.empty() && !out.isSaz)
        out.capture = json;
    return out;
}

/// The members beside the capture, read when the first entry asks for one.
class SideFileStore {
public:
    SideFileStore(const ByteSource &source, std::string capture) : m_source(source), m_capture(std::move(capture)) {}

    std::optional<std::string> find(const std::string &name)
    {
        if (!m_isLoaded)
            load();
        for (const std::string &key : {name, baseName(name)})
            if (const auto it = m_files.find(key); it != m_files.end())
                return it->second;
        return std::nullopt;
    }

private:
    void load()
    {
        m_isLoaded = true;
        ZipReader reader(m_source);
        std::uint64_t total = 0;
        std::uint64_t members = 0;
        while (const auto path = reader.next()) {
            if (++members > membersLimit)
                return;
            if (*path == m_capture)
                continue;
            std::string bytes;
            std::vector<char> chunk(chunkSize);
            while (const auto count = reader.read(chunk.data(), chunk.size())) {
                if (*count == 0)
                    break;
                total += *count;
                if (total > sideFilesLimit)
                    return;
                bytes.append(chunk.data(), *count);
            }
            m_files.emplace(baseName(*path), bytes);
            m_files.insert_or_assign(*path, std::move(bytes));
        }
    }

    const ByteSource &m_source;
    std::string m_capture;
    std::map<std::string, std::string> m_files;
    bool m_isLoaded = false;
};

}  // namespace

Result<OpenedCapture> openZipCapture(const ByteSource &source, std::uint64_t expansionLimit, DiagnosticLog &log)
{
    OpenedCapture out;
    Contents contents;
    {
        ZipReader reader(source);
        if (reader.isOpen())
            contents = contentsOf(reader);
    }
    if (contents.capture.empty()) {
        if (contents.isSaz)
            log.note("unsupported_format", "this is a Fiddler session archive (SAZ): traffic, but in a format that this version does not read; export it as HAR", "byte 0", Loss::Part);
        else
            log.note("not_a_capture", "this is a zip archive without a .har file in it, or a damaged one", "byte 0", Loss::Part);
        return out;
    }
    if (contents.captures > 1)
        log.note("several_captures", "the archive holds several captures; only " + contents.capture + " was read: hand the others in as files of their own", contents.capture, Loss::Part);
    auto reader = std::make_unique<ZipReader>(source);
    std::optional<std::string> path = reader->next();
    while (path && *path != contents.capture)
        path = reader->next();
    if (!path)
        return failure(ErrorCode::BadFormat, "the archive changed while it was read", contents.capture);
    out.stream = std::make_unique<ZipMemberStream>(std::move(reader), expansionLimit, log);
    auto files = std::make_shared<SideFileStore>(source, contents.capture);
    out.sideFiles = [files](const std::string &name) { return files->find(name); };
    return out;
}

}  // namespace probity::traffic
