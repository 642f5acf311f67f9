#pragma once

#include <functional>
#include <vector>

#include "analysis/observed/observer.h"
#include "import/submission_loader.h"
#include "model/traffic.h"

namespace probity {

/// What the reading and observing of one traffic sample gives.
struct TrafficStage {
    TrafficFacts facts;
    std::vector<EntrySummary> entries;
    std::vector<Observation> observations;
    std::uint64_t openedInPart = 0;         ///< entries in which something lies beyond the limits of the opener
    std::uint32_t firstOpenedInPart = 0;    ///< index of the first of them
};

/// Reads a sample on a thread of its own while the caller's thread observes what was read: at most 16 MB of entries lie
/// between the two. `onEntry` (may be null) is called on the caller's thread, in the order of the file.
/// Errors: those of the source, of `onEntry`, and Stopped.
Result<TrafficStage> observeTraffic(const LoadedArtifact &sample, const Observer &observer, const TaskContext &task,
                                    const std::function<Status(const TrafficEntry &, const EntrySummary &)> &onEntry = {});

}  // namespace probity
