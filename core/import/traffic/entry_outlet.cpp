#include "import/traffic/entry_outlet.h"

#include <algorithm>

#include "base/text.h"
#include "import/traffic/body_decoder.h"
#include "import/traffic/dns_message.h"

namespace probity::traffic {

namespace {

constexpr std::size_t mostContacts = 10000;
constexpr std::size_t mostNames = 64;
constexpr std::size_t longestHost = 253;

void merge(std::vector<std::string> &into, std::vector<std::string> from)
{
    for (std::string &name : from)
        if (into.size() < mostNames && std::find(into.begin(), into.end(), name) == into.end())
            into.push_back(std::move(name));
}

}  // namespace

EntryOutlet::EntryOutlet(const ArtifactInfo &info, const EntrySink &sink, const TaskContext &task, std::optional<std::uint32_t> wanted)
    : m_info(info), m_sink(sink), m_task(task), m_wanted(wanted)
{
}

Status EntryOutlet::take(TrafficEntry &&entry)
{
    if (m_task.isStopRequested())
        return failure(ErrorCode::Stopped, "stopped while reading a capture");
    if (!isWanted(entry.index))
        return {};
    m_isDone = m_wanted.has_value();
    entry.phase = m_info.phase;
    count(entry);
    if (entry.method == "CONNECT")
        contact(HostContact{summarise(entry).host, "tunnel", entry.started, {}, {}});
    noteDnsOverHttp(entry);
    return m_sink(std::move(entry));
}

/// Names that were asked for by HTTP: RFC 8484, section 6.
void EntryOutlet::noteDnsOverHttp(const TrafficEntry &entry)
{
    constexpr std::string_view type = "application/dns-message";
    if (entry.responseBody.mimeType.rfind(type, 0) != 0)
        return;
    DnsAnswer answer = readDns(entry.responseBody.bytes);
    if (!answer.name.empty())
        contact(HostContact{std::move(answer.name), "dns", entry.started, std::move(answer.aliases), std::move(answer.addresses)});
}

void EntryOutlet::count(const TrafficEntry &entry)
{
    ++m_facts.entries;
    m_facts.bodiesAbsent += entry.requestBody.state == BodyState::Absent && entry.formParams.empty();
    m_facts.bodiesTruncated += entry.requestBody.state == BodyState::Truncated;
    m_facts.bodiesTruncated += entry.responseBody.state == BodyState::Truncated;
    m_facts.opaque += isOpaque(entry.requestBody.bytes) || isOpaque(entry.responseBody.bytes);
    m_watch.see(entry);
}

void EntryOutlet::contact(HostContact contact)
{
    contact.host = toLowerAscii(repairUtf8(trimmed(contact.host)));
    if (contact.host.empty() || contact.host.size() > longestHost)
        return;
    const auto [place, isNew] = m_contacts.emplace(std::pair(contact.host, contact.how), m_facts.contacts.size());
    if (isNew) {
        if (m_facts.contacts.size() < mostContacts)
            m_facts.contacts.push_back(std::move(contact));
        else
            m_contacts.erase(place);
        return;
    }
    HostContact &known = m_facts.contacts[place->second];
    if (contact.started && (!known.started || *contact.started < *known.started))
        known.started = contact.started;
    merge(known.aliases, std::move(contact.aliases));
    merge(known.addresses, std::move(contact.addresses));
}

TrafficFacts EntryOutlet::finish(std::string format, std::string producer, std::string_view watched) const
{
    TrafficFacts facts = m_facts;
    facts.artifact = m_info;
    facts.artifact.role = Role::Traffic;
    if (!format.empty())
        facts.artifact.format = std::move(format);
    facts.artifact.producer = std::move(producer);
    facts.isSanitised = m_watch.isSanitised(watched);
    return facts;
}

}  // namespace probity::traffic
