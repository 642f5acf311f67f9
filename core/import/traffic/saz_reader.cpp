#include "import/traffic/saz_reader.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/http_message.h"
#include "import/traffic/websocket_frames.h"
#include "import/traffic/zip_reader.h"

namespace probity::traffic {

namespace {

constexpr std::size_t largestMember = std::size_t{256} << 20;
constexpr std::size_t mostHeld = std::size_t{512} << 20;
constexpr std::uint64_t expansionFactor = 200;
constexpr std::uint64_t expansionFloor = std::uint64_t{256} << 20;

enum class Part { Request, Response, Metadata, WebSocket };

struct MemberName {
    std::uint32_t session = 0;
    Part part = Part::Request;
};

/// "raw/007_c.txt" → session 7, request.
std::optional<MemberName> memberName(const std::string &path)
{
    const std::string lower = toLowerAscii(path.substr(path.find_last_of('/') + 1));
    MemberName out;
    const auto [end, error] = std::from_chars(lower.data(), lower.data() + lower.size(), out.session);
    if (error != std::errc())
        return std::nullopt;
    const std::string_view rest(end, static_cast<std::size_t>(lower.data() + lower.size() - end));
    if (rest == "_c.txt")
        out.part = Part::Request;
    else if (rest == "_s.txt")
        out.part = Part::Response;
    else if (rest == "_m.xml")
        out.part = Part::Metadata;
    else if (rest == "_w.txt")
        out.part = Part::WebSocket;
    else
        return std::nullopt;
    return out;
}

struct Session {
    std::uint64_t bytes = 0;
    std::map<Part, std::string> parts;
};

/// The value of an attribute that stands after `anchor`; no entity is resolved.
std::string_view attributeAfter(std::string_view xml, std::string_view anchor, std::string_view name)
{
    const std::size_t from = xml.find(anchor);
    if (from == std::string_view::npos)
        return {};
    const std::string start = std::string(name) + "=\"";
    const std::size_t at = xml.find(start, from);
    const std::size_t tagEnd = xml.find('>', from);
    if (at == std::string_view::npos || at > tagEnd)
        return {};
    const std::size_t first = at + start.size();
    const std::size_t end = xml.find('"', first);
    return end == std::string_view::npos ? std::string_view() : xml.substr(first, end - first);
}

std::string_view flag(std::string_view xml, const std::string &name)
{
    return attributeAfter(xml, "N=\"" + name + "\"", "V");
}

class SazReader {
public:
    SazReader(const ByteSource &source, EntryOutlet &outlet, DiagnosticLog &log)
        : m_source(source), m_outlet(outlet), m_log(log), m_room(std::max(expansionFloor, source.size() * expansionFactor))
    {
    }

    Result<TrafficFacts> run()
    {
        Status status = survey();
        if (status)
            status = m_isOrdered ? readInOrder() : readHeld();
        if (!status)
            return tl::unexpected(status.error());
        if (m_sessions.empty() && !m_isEncrypted)
            m_log.note("not_a_capture", "the archive holds no sessions that could be read", "byte 0", Loss::Part);
        return m_outlet.finish("saz", "Fiddler", "Fiddler");
    }

private:
    std::string place(std::uint32_t index) const { return "entry " + std::to_string(index); }

    /// The numbers that there are, and whether each session's members stand together in the order of the numbers.
    Status survey()
    {
        ZipReader zip(m_source);
        std::uint32_t last = 0;
        std::uint64_t members = 0;
        for (auto path = zip.isOpen() ? zip.next() : std::nullopt; path; path = zip.next()) {
            if (m_outlet.task().isStopRequested())
                return failure(ErrorCode::Stopped, "stopped while reading a capture");
            if (++members > ZipReader::mostMembers * 4) {
                m_log.note("too_many_members", "the archive has more members than are read: later ones were left out", "member " + std::to_string(members), Loss::Part);
                break;
            }
            const auto name = memberName(*path);
            if (!name)
                continue;
            m_isOrdered = m_isOrdered && name->session >= last;
            last = name->session;
            m_sessions.push_back(name->session);
        }
        std::sort(m_sessions.begin(), m_sessions.end());
        m_sessions.erase(std::unique(m_sessions.begin(), m_sessions.end()), m_sessions.end());
        return zip.status();
    }

    Status readInOrder()
    {
        ZipReader zip(m_source);
        std::uint32_t number = 0;
        Session session;
        for (auto path = zip.isOpen() ? zip.next() : std::nullopt; path && !m_outlet.isDone(); path = zip.next()) {
            const auto name = memberName(*path);
            if (!name)
                continue;
            if (!session.parts.empty() && name->session != number)
                if (const Status status = finish(number, std::exchange(session, {})); !status)
                    return status;
            number = name->session;
            if (const Status status = readMember(zip, *name, session); !status)
                return status;
        }
        if (!zip.status())
            return zip.status();
        return session.parts.empty() ? Status() : finish(number, std::move(session));
    }

    Status readHeld()
    {
        ZipReader zip(m_source);
        std::map<std::uint32_t, Session> sessions;
        std::uint64_t held = 0;
        for (auto path = zip.next(); path; path = zip.next()) {
            const auto name = memberName(*path);
            if (!name)
                continue;
            Session &session = sessions[name->session];
            const std::uint64_t before = session.bytes;
            if (const Status status = readMember(zip, *name, session); !status)
                return status;
            held += session.bytes - before;
            if (held > mostHeld) {
                m_log.note("too_large", "the archive stores its sessions out of order and is too large to be put in order: later members were not read", *path, Loss::Part);
                break;
            }
        }
        for (auto &[number, session] : sessions)
            if (const Status status = finish(number, std::move(session)); !status)
                return status;
        return zip.status();
    }

    Status readMember(ZipReader &zip, const MemberName &name, Session &session)
    {
        const std::uint32_t index = indexOf(name.session);
        std::string &bytes = session.parts[name.part];
        if (!m_outlet.isWanted(index))
            return {};
        for (;;) {
            if (m_outlet.task().isStopRequested())
                return failure(ErrorCode::Stopped, "stopped while reading a capture");
            const auto count = zip.read(m_chunk.data(), m_chunk.size());
            if (!count) {
                m_isEncrypted = m_isEncrypted || zip.isEncrypted();
                if (zip.isEncrypted())
                    m_log.note("encrypted", "the archive is protected by a password: its sessions cannot be read; save it again without one", place(index), Loss::Part);
                else
                    m_log.note("container_damaged", "a member of the archive is damaged: what came out of it was read", place(index), Loss::Part);
                return {};
            }
            if (*count == 0)
                return {};
            if (bytes.size() + *count > largestMember || *count > m_room) {
                m_log.note("expands_too_much", "a member of the archive is larger than may be: its beginning was read", place(index), Loss::Part);
                return {};
            }
            m_room -= *count;
            session.bytes += *count;
            bytes.append(m_chunk.data(), *count);
        }
    }

    std::uint32_t indexOf(std::uint32_t number) const { return static_cast<std::uint32_t>(std::lower_bound(m_sessions.begin(), m_sessions.end(), number) - m_sessions.begin()); }

    Status finish(std::uint32_t number, Session session)
    {
        const std::uint32_t index = indexOf(number);
        if (!m_outlet.isWanted(index))
            return {};
        const std::string &request = session.parts[Part::Request];
        HttpHead head;
        const HeadReading reading = readRequestHead(request, head);
        if (reading == HeadReading::NotHttp || head.method.empty()) {
            m_log.note("entry_unusable", "a session has no request that could be read; it was left out", place(index), m_isEncrypted ? Loss::None : Loss::Part);
            return {};
        }
        const std::string &xml = session.parts[Part::Metadata];
        TrafficEntry entry;
        entry.index = index;
        entry.length = std::clamp<std::uint64_t>(session.bytes, 1, largestMember);
        entry.method = head.method;
        entry.httpVersion = head.version;
        entry.requestHeaders = std::move(head.headers);
        const bool isConnect = head.method == "CONNECT";
        entry.url = isConnect ? requestUrl("https", head.target, {}, 0, {}) : requestUrl("http", headerValue(entry.requestHeaders, "host"), {}, 0, head.target);
        const BodyPlace bodyPlace{place(index), m_log, m_outlet.undecodable(), m_outlet.task()};
        const auto bodyAt = [](const std::string &message, std::size_t length) { return std::string_view(message).substr(std::min(length == 0 ? message.size() : length, message.size())); };
        // Fiddler writes its own remarks on a tunnel where its body would be.
        fillStoredBody({isConnect ? std::string_view() : bodyAt(request, head.length), false, isConnect}, entry.requestHeaders, entry.requestBody, bodyPlace);
        readResponse(session.parts[Part::Response], isConnect, bodyPlace, entry);
        readMetadata(xml, entry);
        entry.webSocketMessages = fiddlerMessages(session.parts[Part::WebSocket]);
        return m_outlet.take(std::move(entry));
    }

    static void readResponse(const std::string &bytes, bool isConnect, const BodyPlace &bodyPlace, TrafficEntry &entry)
    {
        HttpHead head;
        if (readResponseHead(bytes, head) == HeadReading::NotHttp || head.status == 0)
            return;
        entry.status = head.status;
        entry.responseHeaders = std::move(head.headers);
        const std::size_t length = head.length == 0 ? bytes.size() : head.length;
        const bool isBare = isConnect || isBodiless(head.status, entry.method);
        fillStoredBody({isConnect ? std::string_view() : std::string_view(bytes).substr(length), true, isBare}, entry.responseHeaders, entry.responseBody, bodyPlace);
    }

    static void readMetadata(std::string_view xml, TrafficEntry &entry)
    {
        constexpr std::string_view timers = "<SessionTimers";
        entry.started = captureTime(attributeAfter(xml, timers, "ClientBeginRequest"));
        if (!entry.started)
            entry.started = captureTime(attributeAfter(xml, timers, "ClientConnected"));
        if (const auto end = captureTime(attributeAfter(xml, timers, "ServerDoneResponse")); end && entry.started && *end >= *entry.started)
            entry.durationMs = static_cast<double>(end->microseconds - entry.started->microseconds) / 1000.0;
        entry.serverAddress = wireText(flag(xml, "x-hostip"));
        const std::string process = wireText(flag(xml, "x-processinfo"));
        entry.app = process.substr(0, process.rfind(':'));
    }

    const ByteSource &m_source;
    EntryOutlet &m_outlet;
    DiagnosticLog &m_log;
    std::uint64_t m_room;
    std::vector<std::uint32_t> m_sessions;      ///< the numbers that there are, in order
    std::vector<char> m_chunk = std::vector<char>(ZipReader::chunkSize);
    bool m_isOrdered = true;
    bool m_isEncrypted = false;
};

}  // namespace

Result<TrafficFacts> readSaz(const ByteSource &source, EntryOutlet &outlet, DiagnosticLog &log)
{
    return SazReader(source, outlet, log).run();
}

}  // namespace probity::traffic
