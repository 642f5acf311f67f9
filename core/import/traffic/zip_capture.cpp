#include "import/traffic/zip_capture.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "import/traffic/zip_reader.h"

namespace probity::traffic {

namespace {

constexpr std::uint64_t sideFilesLimit = std::uint64_t{128} << 20;

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
        if (++members > ZipReader::mostMembers)
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
            if (++members > ZipReader::mostMembers)
                return;
            if (*path == m_capture)
                continue;
            std::string bytes;
            std::vector<char> chunk(ZipReader::chunkSize);
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
            out.format = CaptureFormat::Saz;
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
