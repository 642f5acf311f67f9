#include "import/traffic/har_reader.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "import/traffic/capture_time.h"
#include "import/traffic/har_entry.h"
#include "import/traffic/har_scanner.h"

namespace probity::traffic {

namespace {

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
    EntryPump(EntryOutlet &outlet, DiagnosticLog &log, const SideFiles &sideFiles) : m_outlet(outlet), m_log(log), m_task(outlet.task()), m_reader(log, sideFiles, m_task) {}

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
        if (const Status status = m_outlet.take(std::move(entry)); !status)
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

    TrafficFacts finish() const
    {
        std::string producer = m_header.creator;
        if (!m_header.browser.empty() && m_header.browser != m_header.creator)
            producer += producer.empty() ? m_header.browser : " (" + m_header.browser + ")";
        const bool isVersion = !m_header.version.empty() && m_header.version.size() <= 8 && m_header.version.find_first_not_of("0123456789.") == std::string::npos;
        TrafficFacts facts = m_outlet.finish(isVersion ? "har-" + m_header.version : "har", std::move(producer), m_header.creator);
        facts.undecodable += m_reader.undecodable();
        return facts;
    }

private:
    /// HTTP Toolkit lists the hosts whose TLS failed (a pinned certificate, mostly): [{"hostname", "startedDateTime", "cause"}].
    void readTlsErrors(std::string_view json)
    {
        const auto list = nlohmann::json::parse(repairUtf8(json), nullptr, false, true);
        if (!list.is_array())
            return;
        for (const nlohmann::json &item : list) {
            const auto host = item.is_object() ? item.find("hostname") : item.end();
            if (host == item.end() || !host->is_string())
                continue;
            const auto started = item.find("startedDateTime");
            const auto time = started != item.end() && started->is_string() ? captureTime(started->get_ref<const std::string &>()) : std::nullopt;
            m_outlet.contact(HostContact{host->get<std::string>(), "failed_tls", time, {}, {}});
        }
    }

    EntryOutlet &m_outlet;
    DiagnosticLog &m_log;
    const TaskContext &m_task;
    HarEntryReader m_reader;
    Header m_header;
};

}  // namespace

Result<TrafficFacts> readHar(ByteWindow &window, const SideFiles &sideFiles, EntryOutlet &outlet, DiagnosticLog &log)
{
    EntryPump pump(outlet, log, sideFiles);
    if (const Status status = HarScanner(window, pump, log).run(); !status)
        return tl::unexpected(status.error());
    return pump.finish();
}

}  // namespace probity::traffic
