#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/task_context.h"
#include "import/traffic/diagnostic_log.h"
#include "import/traffic/sanitised.h"
#include "import/traffic/traffic_reader.h"

namespace probity::traffic {

/// Where the readers of all formats put what they find: hands entries to the caller, counts what they lack, gathers contacts.
/// The arguments must outlive it.
class EntryOutlet {
public:
    /// `wanted`: the caller looks for the entry of this index alone; readers may skip the others and stop once it was handed over.
    EntryOutlet(const ArtifactInfo &info, const EntrySink &sink, const TaskContext &task, std::optional<std::uint32_t> wanted = std::nullopt);

    bool isWanted(std::uint32_t index) const noexcept { return !m_wanted || *m_wanted == index; }
    /// True when a reader need not go on: the wanted entry was handed over.
    bool isDone() const noexcept { return m_isDone; }
    /// Takes an entry that is whole but for its phase. Errors: the sink's, Stopped.
    Status take(TrafficEntry &&entry);
    /// Notes a host; one that was seen in the same way before is only completed. At most 10,000 are kept.
    void contact(HostContact contact);
    /// Where body decoders count what they could not undo.
    std::uint64_t &undecodable() noexcept { return m_facts.undecodable; }
    const TaskContext &task() const noexcept { return m_task; }

    /// What is known at the end. `producer` as the capture names it; `watched` by which a browser is known, often the same.
    TrafficFacts finish(std::string format, std::string producer, std::string_view watched) const;

private:
    void count(const TrafficEntry &entry);
    void noteDnsOverHttp(const TrafficEntry &entry);

    const ArtifactInfo &m_info;
    const EntrySink &m_sink;
    const TaskContext &m_task;
    std::optional<std::uint32_t> m_wanted;
    bool m_isDone = false;
    TrafficFacts m_facts;
    SanitisedWatch m_watch;
    std::map<std::pair<std::string, std::string>, std::size_t> m_contacts;     ///< by host and how
};

}  // namespace probity::traffic
