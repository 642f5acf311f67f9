#include "import/traffic/traffic_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "import/traffic/burp_reader.h"
#include "import/traffic/byte_window.h"
#include "import/traffic/capture_stream.h"
#include "import/traffic/charles_reader.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/entry_outlet.h"
#include "import/traffic/har_entry.h"
#include "import/traffic/har_reader.h"
#include "import/traffic/mitm_reader.h"
#include "import/traffic/packet_reader.h"
#include "import/traffic/saz_reader.h"

namespace probity {

namespace {

using namespace traffic;

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

/// Bodies in files of their own: inside the archive, else beside the capture.
SideFiles sideFilesOf(const OpenedCapture &capture, const CaptureAids &aids)
{
    if (capture.sideFiles || !aids.neighbour)
        return capture.sideFiles;
    return [&aids](const std::string &name) -> std::optional<std::string> {
        const ByteSourcePtr file = aids.neighbour(name);
        const auto bytes = file ? readAll(*file, largestBody) : tl::unexpected(Error{});
        return bytes ? std::optional(*bytes) : std::nullopt;
    };
}

/// A HAR entry stands for itself: its range is enough.
Result<TrafficEntry> readHarEntryAt(const ByteSource &bytes, OpenedCapture &capture, const CaptureAids &aids, const ArtifactInfo &info, const EntrySummary &entry, DiagnosticLog &log)
{
    std::string json(static_cast<std::size_t>(entry.length), '\0');
    json.reserve(json.size() + ByteWindow::padding);
    if (const Status status = readRange(bytes, capture, entry.offset, json); !status)
        return tl::unexpected(status.error());
    const TaskContext task;
    const SideFiles sideFiles = sideFilesOf(capture, aids);
    HarEntryReader reader(log, sideFiles, task);
    TrafficEntry out;
    if (reader.read(json, "entry " + std::to_string(entry.index), out) != EntryReading::Good)
        return failure(ErrorCode::BadFormat, "no entry stands at this place any more", info.path);
    out.index = entry.index;
    out.offset = entry.offset;
    out.length = entry.length;
    return out;
}

Result<TrafficFacts> readMitmproxyCapture(const ByteSource &bytes, ByteWindow &window, EntryOutlet &outlet, DiagnosticLog &log)
{
    if (!hasDetachedMessages(window))
        return readMitmproxy(window, {}, outlet, log);
    // The messages stand behind the flows they belong to: they are gathered first.
    DiagnosticLog ignored;
    auto again = openCapture(bytes, ignored);
    if (!again)
        return tl::unexpected(again.error());
    ByteWindow first(*again->stream, outlet.task(), bytes.size());
    const auto detached = readDetachedMessages(first);
    if (!detached)
        return tl::unexpected(detached.error());
    return readMitmproxy(window, *detached, outlet, log);
}

/// The secrets for a packet capture: from the logs beside it and from its own blocks, which may stand behind the packets.
Result<KeyLog> gatherKeys(const ByteSource &bytes, const CaptureAids &aids, const TaskContext &task, DiagnosticLog &log)
{
    constexpr std::uint64_t largestKeyLog = std::uint64_t{64} << 20;
    KeyLog keys;
    for (const ByteSourcePtr &source : aids.keyLogs) {
        const auto text = readAll(*source, largestKeyLog);
        if (text)
            keys.add(*text);
        else
            log.note("key_log_unreadable", "a key log beside the capture could not be read: " + text.error().detail, {}, Loss::Part);
    }
    DiagnosticLog ignored;
    auto again = openCapture(bytes, ignored);
    if (!again)
        return tl::unexpected(again.error());
    ByteWindow window(*again->stream, task, bytes.size());
    const auto embedded = readEmbeddedSecrets(window, ignored);
    if (!embedded)
        return tl::unexpected(embedded.error());
    keys.add(*embedded);
    return keys;
}

Result<TrafficFacts> readPacketCapture(const ByteSource &bytes, ByteWindow &window, const CaptureAids &aids, EntryOutlet &outlet, DiagnosticLog &log)
{
    const auto keys = gatherKeys(bytes, aids, outlet.task(), log);
    if (!keys)
        return tl::unexpected(keys.error());
    return readPackets(window, *keys, outlet, log);
}

/// Reads a capture of any format into the outlet.
Result<TrafficFacts> readCapture(const ByteSource &bytes, const CaptureAids &aids, EntryOutlet &outlet, DiagnosticLog &log)
{
    auto capture = openCapture(bytes, log);
    if (!capture)
        return tl::unexpected(capture.error());
    if (capture->format == CaptureFormat::Saz)
        return readSaz(bytes, outlet, log);
    if (!capture->stream)
        return outlet.finish({}, {}, {});
    ByteWindow window(*capture->stream, outlet.task(), bytes.size());
    switch (capture->format) {
    case CaptureFormat::Mitmproxy: return readMitmproxyCapture(bytes, window, outlet, log);
    case CaptureFormat::Packets: return readPacketCapture(bytes, window, aids, outlet, log);
    case CaptureFormat::Charles: return readCharles(window, outlet, log);
    case CaptureFormat::Burp: return readBurp(window, outlet, log);
    default: return readHar(window, sideFilesOf(*capture, aids), outlet, log);
    }
}

/// In formats whose entries depend on what stands elsewhere, an entry is found by reading up to it.
Result<TrafficEntry> findEntry(const ByteSource &bytes, const CaptureAids &aids, const ArtifactInfo &info, const EntrySummary &entry)
{
    std::optional<TrafficEntry> found;
    const EntrySink sink = [&](TrafficEntry &&one) -> Status {
        found = std::move(one);
        return {};
    };
    const TaskContext task;
    DiagnosticLog log;
    EntryOutlet outlet(info, sink, task, entry.index);
    if (const auto facts = readCapture(bytes, aids, outlet, log); !facts)
        return tl::unexpected(facts.error());
    if (!found || found->offset != entry.offset)
        return failure(ErrorCode::BadFormat, "no entry stands at this place any more", info.path);
    return std::move(*found);
}

}  // namespace

Result<TrafficFacts> readTraffic(const ByteSource &bytes, const ArtifactInfo &info, const EntrySink &sink, const TaskContext &task, const CaptureAids &aids)
{
    DiagnosticLog log;
    EntryOutlet outlet(info, sink, task);
    auto facts = readCapture(bytes, aids, outlet, log);
    if (facts)
        conclude(*facts, log);
    return facts;
}

Result<TrafficEntry> readEntryAt(const ByteSource &bytes, const ArtifactInfo &info, const EntrySummary &entry, const CaptureAids &aids)
{
    if (entry.length == 0 || entry.length > ByteWindow::largest)
        return failure(ErrorCode::InvalidArgument, "no range of an entry", info.path);
    DiagnosticLog log;
    auto capture = openCapture(bytes, log);
    if (!capture)
        return tl::unexpected(capture.error());
    auto out = capture->stream && capture->format == CaptureFormat::Har ? readHarEntryAt(bytes, *capture, aids, info, entry, log) : findEntry(bytes, aids, info, entry);
    if (out)
        out->phase = entry.phase;
    return out;
}

}  // namespace probity
