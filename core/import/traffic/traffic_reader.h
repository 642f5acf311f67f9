#pragma once

#include <functional>
#include <vector>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/traffic.h"

namespace probity {

/// Receives the entries of a capture in order. Returning an Error ends the reading with that error.
using EntrySink = std::function<Status(TrafficEntry &&)>;

/// What lies beside a capture and helps to read it.
struct CaptureAids {
    std::vector<ByteSourcePtr> keyLogs;     ///< TLS secrets in the NSS format; more than are needed do no harm
    /// A file beside the capture, for bodies that lie in files of their own (a HAR's "_file"); null where there is none. May be empty.
    std::function<ByteSourcePtr(const std::string &name)> neighbour;
};

/// Reads a capture of any format as a stream: memory bounded by the largest entry (at most 256 MB, larger ones are skipped with a warning),
/// whatever the size of the file. Truncated and damaged files give what can be read, with warnings that say what was lost.
/// An Error only where nothing can be said (unreadable source), for the sink's own errors, and for Stopped.
Result<TrafficFacts> readTraffic(const ByteSource &bytes, const ArtifactInfo &info, const EntrySink &sink, const TaskContext &task, const CaptureAids &aids = {});

/// Reads one entry again, from the range it was found at: what a viewer does when an entry is looked at. In formats whose entries
/// depend on what stands elsewhere (packets, archives) it reads up to the entry.
Result<TrafficEntry> readEntryAt(const ByteSource &bytes, const ArtifactInfo &info, const EntrySummary &entry, const CaptureAids &aids = {});

/// What lists keep of an entry.
EntrySummary summarise(const TrafficEntry &entry);

}  // namespace probity
