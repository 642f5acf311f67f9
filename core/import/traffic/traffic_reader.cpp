#include "import/traffic/traffic_reader.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "import/traffic/body_decoder.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/capture_stream.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/har_entry.h"
#include "import/traffic/har_scanner.h"
#include "import/traffic/sanitised.h"

namespace probity {

namespace {

using namespace traffic;

/// What the log says of itself.
struct Header {
    std::string version;
    std::string creator;
    std::string browser;
};

/// "name version" of a creator or browser; a string as it stands.
std::string toolName(const nlohmann::json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (!value.is_object())
        return {};
    const auto text = [&](const char *name) {
        const auto it = value.find(name);
        return it != value.end() && it->is_string() ? it->get<std::string>() : std::string();
    };
    const std::string version = text("version");
    const std::string name = text("name");
    return version.empty() || name.empty() ? name : name + ' ' + version;
}

/// Turns what the scanner cuts out into entries for the caller.
class EntryPump final : public ScanHandler {
public:
    EntryPump(const ArtifactInfo &info, const EntrySink &sink, DiagnosticLog &log, const SideFiles &sideFiles, const TaskContext &task)
        : m_info(info), m_sink(sink), m_log(log), m_task(task), m_reader(log, sideFiles, task)
    {
    }

    Result<bool> entry(const EntrySpan &span) override
    {
        if (m_task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped while reading a capture");
        TrafficEntry entry;
        const std::string where = "entry " + std::to_string(span.index);
        const EntryReading reading = m_reader.read(span.json, where, entry);
        if (m_task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped while reading a capture");
        if (reading == EntryReading::Broken)
            return false;
        if (reading == EntryReading::TooLarge) {
            m_log.note("entry_too_large", "an entry is too large to be read; it was left out", where, Loss::Part);
            return true;
        }
        if (reading == EntryReading::Unusable) {
            m_log.note("entry_unusable", "a member of the list is no entry (no object, or without request and URL); it was left out", where);
            return true;
        }
        entry.index = span.index;
        entry.offset = span.offset;
        entry.length = span.json.size();
        entry.phase = m_info.phase;
        count(entry);
        if (const Status status = m_sink(std::move(entry)); !status)
            return tl::unexpected(status.error());
        return true;
    }

    void member(std::string_view name, std::string_view json) override
    {
        if (name == "_tlsErrors") {
            readTlsErrors(json);
            return;
        }
        // Without exceptions; what is nested deeper than a creator can be is not parsed at all.
        if (std::count(json.begin(), json.end(), '{') + std::count(json.begin(), json.end(), '[') > 64)
            return;
        const auto value = nlohmann::json::parse(repairUtf8(json), nullptr, false, true);
        std::string &target = name == "version" ? m_header.version : name == "creator" ? m_header.creator : m_header.browser;
        target = value.is_discarded() ? std::string() : toolName(value);
    }

    void finish(TrafficFacts &facts) const
    {
        facts = m_facts;
        facts.artifact = m_info;
        facts.artifact.role = Role::Traffic;
        facts.artifact.producer = m_header.creator;
        if (!m_header.browser.empty() && m_header.browser != m_header.creator)
            facts.artifact.producer += m_header.creator.empty() ? m_header.browser : " (" + m_header.browser + ")";
        const bool isVersion = !m_header.version.empty() && m_header.version.size() <= 8 && m_header.version.find_first_not_of("0123456789.") == std::string::npos;
        facts.artifact.format = isVersion ? "har-" + m_header.version : "har";
        facts.undecodable = m_reader.undecodable();
        facts.isSanitised = m_watch.isSanitised(m_header.creator);
    }

private:
    /// HTTP Toolkit lists the hosts whose TLS failed (a pinned certificate, mostly): [{"hostname", "startedDateTime", "cause"}].
    void readTlsErrors(std::string_view json)
    {
        constexpr std::size_t mostContacts = 10000;
        const auto list = nlohmann::json::parse(repairUtf8(json), nullptr, false, true);
        if (!list.is_array())
            return;
        for (const nlohmann::json &item : list) {
            const auto host = item.is_object() ? item.find("hostname") : item.end();
            if (host == item.end() || !host->is_string() || m_facts.contacts.size() >= mostContacts)
                continue;
            const auto started = item.find("startedDateTime");
            const auto time = started != item.end() && started->is_string() ? captureTime(started->get_ref<const std::string &>()) : std::nullopt;
            m_facts.contacts.push_back(HostContact{toLowerAscii(host->get_ref<const std::string &>()), "failed_tls", time});
        }
    }

    void count(const TrafficEntry &entry)
    {
        ++m_facts.entries;
        m_facts.bodiesAbsent += entry.requestBody.state == BodyState::Absent && entry.formParams.empty();
        m_facts.bodiesTruncated += entry.requestBody.state == BodyState::Truncated;
        m_facts.bodiesTruncated += entry.responseBody.state == BodyState::Truncated;
        m_facts.opaque += isOpaque(entry.requestBody.bytes) || isOpaque(entry.responseBody.bytes);
        m_watch.see(entry);
    }

    const ArtifactInfo &m_info;
    const EntrySink &m_sink;
    DiagnosticLog &m_log;
    const TaskContext &m_task;
    HarEntryReader m_reader;
    Header m_header;
    TrafficFacts m_facts;
    SanitisedWatch m_watch;
};

void conclude(TrafficFacts &facts, const DiagnosticLog &log)
{
    log.writeTo(facts.artifact.warnings);
    facts.artifact.complete = facts.artifact.complete && log.isComplete();
}

/// Passes over the first bytes of a stream that cannot be read by position.
Status skipTo(CaptureStream &stream, std::uint64_t offset)
{
    std::string chunk(std::size_t{256} << 10, '\0');
    while (offset > 0) {
        const auto count = stream.read(chunk.data(), static_cast<std::size_t>(std::min<std::uint64_t>(offset, chunk.size())));
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            return failure(ErrorCode::BadFormat, "the capture is shorter than it was", "byte " + std::to_string(offset));
        offset -= *count;
    }
    return {};
}

Status readRange(const ByteSource &source, OpenedCapture &capture, std::uint64_t offset, std::string &out)
{
    if (!capture.isPlain)
        if (const Status status = skipTo(*capture.stream, offset); !status)
            return status;
    std::size_t done = 0;
    while (done < out.size()) {
        const auto count = capture.isPlain ? source.read(offset + done, out.data() + done, out.size() - done) : capture.stream->read(out.data() + done, out.size() - done);
        if (!count)
            return tl::unexpected(count.error());
        if (*count == 0)
            return failure(ErrorCode::BadFormat, "the capture is shorter than it was", "byte " + std::to_string(offset + done));
        done += *count;
    }
    return {};
}

}  // namespace

Result<TrafficFacts> readTraffic(const ByteSource &bytes, const ArtifactInfo &info, const EntrySink &sink, const TaskContext &task)
{
    DiagnosticLog log;
    auto capture = openCapture(bytes, log);
    if (!capture)
        return tl::unexpected(capture.error());
    TrafficFacts facts;
    if (!capture->stream) {
        facts.artifact = info;
        facts.artifact.role = Role::Traffic;
        conclude(facts, log);
        return facts;
    }
    EntryPump pump(info, sink, log, capture->sideFiles, task);
    ByteWindow window(*capture->stream, task, bytes.size());
    if (const Status status = HarScanner(window, pump, log).run(); !status)
        return tl::unexpected(status.error());
    pump.finish(facts);
    conclude(facts, log);
    return facts;
}

Result<TrafficEntry> readEntryAt(const ByteSource &bytes, const ArtifactInfo &info, const EntrySummary &entry)
{
    if (entry.length == 0 || entry.length > ByteWindow::largest)
        return failure(ErrorCode::InvalidArgument, "no range of an entry", info.path);
    DiagnosticLog log;
    auto capture = openCapture(bytes, log);
    if (!capture)
        return tl::unexpected(capture.error());
    if (!capture->stream)
        return failure(ErrorCode::BadFormat, "this is no capture", info.path);
    std::string json(static_cast<std::size_t>(entry.length), '\0');
    json.reserve(json.size() + ByteWindow::padding);
    if (const Status status = readRange(bytes, *capture, entry.offset, json); !status)
        return tl::unexpected(status.error());
    const TaskContext task;
    HarEntryReader reader(log, capture->sideFiles, task);
    TrafficEntry out;
    if (reader.read(json, "entry " + std::to_string(entry.index), out) != EntryReading::Good)
        return failure(ErrorCode::BadFormat, "no entry stands at this place any more", info.path);
    out.index = entry.index;
    out.offset = entry.offset;
    out.length = entry.length;
    out.phase = entry.phase;
    return out;
}

}  // namespace probity
