#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/task_context.h"
#include "import/traffic/body_decoder.h"
#include "import/traffic/capture_stream.h"
#include "import/traffic/diagnostic_log.h"
#include "model/traffic.h"

namespace probity::traffic {

/// What became of an entry's text.
enum class EntryReading {
    Good,
    Unusable,   ///< it is JSON, but names no request or no URL
    TooLarge,   ///< more than 32 MB of it are no long strings
    Broken      ///< it is no JSON, even after mending; or a stop was asked for
};

/// Reads entries of HAR 1.1 and 1.2 (har-spec, versions/1.2.md, section "entries") and of the dialects that producers write,
/// one at a time. Keeps parser and buffers between entries: one instance per thread. The log, the task and the side files
/// must outlive it.
class HarEntryReader {
public:
    HarEntryReader(DiagnosticLog &log, const SideFiles &sideFiles, const TaskContext &task);
    ~HarEntryReader();
    HarEntryReader(const HarEntryReader &) = delete;
    HarEntryReader &operator=(const HarEntryReader &) = delete;

    /// `json` is the object alone; a NUL and 63 more readable bytes must follow it. Fills everything of `entry` but index, range and phase.
    EntryReading read(std::string_view json, const std::string &where, TrafficEntry &entry);

    /// Bodies whose coding is there and could not be undone, so far.
    std::uint64_t undecodable() const noexcept;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

}  // namespace probity::traffic
