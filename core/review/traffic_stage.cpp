#include "review/traffic_stage.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>

#include "import/traffic/traffic_reader.h"

namespace probity {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t mostOpaqueValues = 1000;     // and as many links

std::size_t weightOf(const TrafficEntry &entry) noexcept
{
    std::size_t weight = sizeof(TrafficEntry) + entry.url.size() + entry.requestBody.bytes.size() + entry.responseBody.bytes.size();
    for (const auto *pairs : {&entry.requestHeaders, &entry.responseHeaders, &entry.requestCookies, &entry.query, &entry.formParams})
        for (const auto &[key, value] : *pairs)
            weight += sizeof(NameValue) + key.size() + value.size();
    for (const WebSocketMessage &message : entry.webSocketMessages)
        weight += sizeof message + message.data.size();
    return weight;
}

/// Entries on their way from the reading thread to the observing one. Waits are short, so that a stop is heard on both sides.
class EntryQueue {
public:
    explicit EntryQueue(const TaskContext &task) : m_task(task) {}

    Status push(TrafficEntry &&entry)
    {
        const std::size_t weight = weightOf(entry);
        std::unique_lock lock(m_mutex);
        while (!m_isClosed && !m_entries.empty() && m_weight + weight > most) {
            m_changed.wait_for(lock, 20ms);
            if (m_task.isStopRequested())
                break;
        }
        if (m_isClosed || m_task.isStopRequested())
            return failure(ErrorCode::Stopped, "stopped");
        m_weight += weight;
        m_entries.emplace_back(std::move(entry), weight);
        m_changed.notify_all();
        return {};
    }

    /// The next entry; nothing at the end.
    std::optional<TrafficEntry> pop()
    {
        std::unique_lock lock(m_mutex);
        while (m_entries.empty() && !m_isClosed)
            m_changed.wait_for(lock, 20ms);
        if (m_entries.empty())
            return std::nullopt;
        std::optional<TrafficEntry> entry(std::move(m_entries.front().first));
        m_weight -= m_entries.front().second;
        m_entries.pop_front();
        m_changed.notify_all();
        return entry;
    }

    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_isClosed = true;
        m_changed.notify_all();
    }

private:
    static constexpr std::size_t most = 16u * 1024 * 1024;

    const TaskContext &m_task;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::pair<TrafficEntry, std::size_t>> m_entries;
    std::size_t m_weight = 0;
    bool m_isClosed = false;
};

CaptureAids aidsOf(const LoadedArtifact &sample)
{
    CaptureAids aids{sample.keyLogs, {}};
    if (sample.files)
        aids.neighbour = [&sample](const std::string &name) {
            const auto found = sample.files->find(neighbourPath(sample.info.path, name));
            return found != sample.files->end() ? found->second : nullptr;
        };
    return aids;
}

Result<TrafficFacts> readInto(EntryQueue &queue, const LoadedArtifact &sample, const TaskContext &task) noexcept
{
    try {
        return readTraffic(*sample.bytes, sample.info, [&](TrafficEntry &&entry) { return queue.push(std::move(entry)); }, task, aidsOf(sample));
    } catch (const std::exception &fault) {
        return failure(ErrorCode::Internal, fault.what(), sample.info.path);
    }
}

EntrySummary observeOne(TrafficEntry &entry, const LoadedArtifact &sample, const Observer &observer, Observer::Scratch &scratch, TrafficStage &stage)
{
    if (entry.phase == Phase::Unknown)
        entry.phase = sample.info.phase;
    Observer::EntryFindings found = observer.observe(entry, scratch);
    if (entry.phase == Phase::Unknown)
        entry.phase = found.phase;
    EntrySummary summary = summarise(entry);
    summary.phase = entry.phase;
    summary.isOpaque = found.isOpaque;
    stage.facts.opaque += found.isOpaque ? 1u : 0u;
    for (OpaqueValue &value : found.opaqueValues)
        if (stage.facts.opaqueValues.size() < mostOpaqueValues)
            stage.facts.opaqueValues.push_back(std::move(value));
    for (DownloadLink &link : found.links)
        if (stage.facts.links.size() < mostOpaqueValues)
            stage.facts.links.push_back(std::move(link));
    if (!found.limits.empty() && ++stage.openedInPart == 1)
        stage.firstOpenedInPart = entry.index;
    for (Observation &observation : found.observations)
        observation.artifact = sample.info.path;
    std::move(found.observations.begin(), found.observations.end(), std::back_inserter(stage.observations));
    return summary;
}

}  // namespace

Result<TrafficStage> observeTraffic(const LoadedArtifact &sample, const Observer &observer, const TaskContext &task,
                                    const std::function<Status(const TrafficEntry &, const EntrySummary &)> &onEntry)
{
    EntryQueue queue(task);
    Result<TrafficFacts> read = failure(ErrorCode::Internal, "not read", sample.info.path);
    std::thread reader([&] {
        read = readInto(queue, sample, task);
        queue.close();
    });
    TrafficStage stage;
    Observer::Scratch scratch = observer.makeScratch();
    Status status;
    while (status && !task.isStopRequested()) {
        std::optional<TrafficEntry> entry = queue.pop();
        if (!entry)
            break;
        const EntrySummary summary = observeOne(*entry, sample, observer, scratch, stage);
        if (onEntry)
            status = onEntry(*entry, summary);
        stage.entries.push_back(summary);
    }
    queue.close();
    reader.join();
    if (!status)
        return tl::unexpected(status.error());
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped", sample.info.path);
    if (!read)
        return tl::unexpected(read.error());
    const std::uint64_t opaque = stage.facts.opaque;
    std::vector<OpaqueValue> opaqueValues = std::move(stage.facts.opaqueValues);
    std::vector<DownloadLink> links = std::move(stage.facts.links);
    stage.facts = std::move(*read);
    stage.facts.opaque = opaque;
    stage.facts.opaqueValues = std::move(opaqueValues);
    stage.facts.links = std::move(links);
    if (stage.openedInPart > 0)
        stage.facts.artifact.warnings.push_back({"opened_in_part", "bodies of " + std::to_string(stage.openedInPart) + " requests are wrapped too often, nested too deep or expand too far; they were opened only in part",
                                                 "entry " + std::to_string(stage.firstOpenedInPart)});
    return stage;
}

}  // namespace probity
