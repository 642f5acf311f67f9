// One capture of any bytes: read whole, then each entry again from its range. What must hold: no crash, no endless loop,
// the same entry again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "import/traffic/traffic_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace probity;
    const ByteSourcePtr source = memorySource(std::string(reinterpret_cast<const char *>(data), size));
    std::vector<EntrySummary> entries;
    const auto facts = readTraffic(
        *source, ArtifactInfo(),
        [&](TrafficEntry &&entry) -> Status {
            if (entries.size() < 16)
                entries.push_back(summarise(entry));
            return {};
        },
        TaskContext());
    if (!facts)
        std::abort();  // bytes in memory can always be read
    for (const EntrySummary &summary : entries) {
        const auto again = readEntryAt(*source, facts->artifact, summary);
        if (!again || again->url != summary.url || again->responseBody.size() != summary.responseBytes)
            std::abort();
    }
    return 0;
}
