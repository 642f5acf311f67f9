#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/observation.h"
#include "model/traffic.h"
#include "taxonomy/recipients.h"

namespace probity {

/// Who receives what is sent to a host.
struct HostFacts {
    std::string domain;             ///< registrable; of an address the address
    Party party = Party::Unknown;
    RecipientId recipient;          ///< known company; empty for the developer's own and for strangers
    std::string name;               ///< for people; the host where nothing better is known
};

/// Hosts in the light of one submission: the developer's own domains, the known companies, and what the capture tells of names
/// behind names. A host of the developer's that is but another name (CNAME) of a tracking company's is that company's; an address
/// that a name of the capture resolved to is that name's.
class HostDirectory {
public:
    HostDirectory(const Recipients &recipients, const std::vector<std::string> &firstPartyDomains);

    void learn(const std::vector<HostContact> &contacts);
    HostFacts facts(std::string_view host) const;

private:
    const Recipient *behind(const std::string &host) const;

    const Recipients &m_recipients;
    std::unordered_set<std::string> m_firstParty;               ///< registrable domains, and hosts as they were given
    std::unordered_map<std::string, std::vector<std::string>> m_aliases;
    std::unordered_map<std::string, std::string> m_addresses;   ///< address → the first host that it was given for
};

/// Gives each observation the party and the recipient of its host.
void settleRecipients(std::vector<Observation> &observations, const HostDirectory &hosts);

}  // namespace probity
