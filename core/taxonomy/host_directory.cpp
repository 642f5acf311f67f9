#include "taxonomy/host_directory.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace probity {

namespace {

/// Companies that are called by another name in order to watch. A cloud or a delivery network behind a host only carries it.
bool isWatching(const Recipient &recipient)
{
    constexpr std::array<std::string_view, 12> roles{"ad_measurement", "advertising", "anti_abuse", "app_analytics", "attribution", "crash", "device_id", "enrichment",
                                                     "marketing_automation", "performance", "session_replay", "web_analytics"};
    return std::find(roles.begin(), roles.end(), recipient.role) != roles.end();
}

}  // namespace

HostDirectory::HostDirectory(const Recipients &recipients, const std::vector<std::string> &firstPartyDomains) : m_recipients(recipients)
{
    for (const std::string &domain : firstPartyDomains) {
        if (domain.empty())
            continue;
        m_firstParty.insert(toLowerAscii(domain));
        m_firstParty.insert(registrableDomain(domain));
    }
}

void HostDirectory::learn(const std::vector<HostContact> &contacts)
{
    for (const HostContact &contact : contacts) {
        const std::string host = toLowerAscii(contact.host);
        if (!contact.aliases.empty())
            m_aliases.emplace(host, contact.aliases);
        for (const std::string &address : contact.addresses)
            if (address != host)
                m_addresses.emplace(address, host);
    }
}

const Recipient *HostDirectory::behind(const std::string &host) const
{
    const auto aliases = m_aliases.find(host);
    if (aliases == m_aliases.end())
        return nullptr;
    for (const std::string &alias : aliases->second)
        if (const Recipient *known = m_recipients.byHost(toLowerAscii(alias)); known && isWatching(*known))
            return known;
    return nullptr;
}

HostFacts HostDirectory::facts(std::string_view given) const
{
    const std::string asked(given);
    const auto named = m_recipients.byHost(asked) ? m_addresses.end() : m_addresses.find(asked);
    const std::string &host = named == m_addresses.end() ? asked : named->second;
    HostFacts facts;
    facts.domain = registrableDomain(host);
    facts.name = host;
    if (host.empty())
        return facts;
    const bool isOwn = m_firstParty.count(facts.domain) != 0 || m_firstParty.count(host) != 0;
    const Recipient *known = m_recipients.byHost(host);
    if (const Recipient *watcher = isOwn || !known ? behind(host) : nullptr) {
        facts.party = Party::Third;
        facts.recipient = watcher->id;
        facts.name = watcher->name.en;
    } else if (isOwn) {
        facts.party = Party::First;
    } else {
        if (known) {
            facts.recipient = known->id;
            facts.name = known->name.en;
        }
        facts.party = known || !m_firstParty.empty() ? Party::Third : Party::Unknown;
    }
    return facts;
}

void settleRecipients(std::vector<Observation> &observations, const HostDirectory &hosts)
{
    std::unordered_map<std::string, HostFacts> known;
    for (Observation &observation : observations) {
        auto found = known.find(observation.host);
        if (found == known.end())
            found = known.emplace(observation.host, hosts.facts(observation.host)).first;
        observation.party = found->second.party;
        observation.recipient = found->second.recipient;
        observation.recipientName = found->second.name;
    }
}

}  // namespace probity
