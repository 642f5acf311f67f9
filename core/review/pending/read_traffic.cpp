#include "import/traffic/traffic_reader.h"

namespace probity {
Result<TrafficFacts> readTraffic(const ByteSource &, const ArtifactInfo &info, const EntrySink &, const TaskContext &)
{
    return failure(ErrorCode::Unsupported, "captures are not read yet", info.path);
}
EntrySummary summarise(const TrafficEntry &)
{
    return {};
}
Result<TrafficEntry> readEntryAt(const ByteSource &, const ArtifactInfo &info, const EntrySummary &)
{
    return failure(ErrorCode::Unsupported, "captures are not read yet", info.path);
}
}  // namespace probity
