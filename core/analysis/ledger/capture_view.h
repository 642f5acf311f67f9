#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "analysis/ledger/notice_view.h"
#include "model/assessment.h"
#include "taxonomy/host_directory.h"

namespace probity {

/// What the traffic samples could have shown: hosts, who stands behind them, and how much of what went there can be read.
class CaptureView {
public:
    CaptureView(const Assessment &assessment, const ReviewInput &input, const Recipients &recipients);

    /// Who receives what is sent to a host. Domains that the submission or a reviewer calls the developer's own come first.
    RecipientKey recipientOf(const Observation &observation) const;

    /// For a use that was not seen: whether it could have been.
    CaptureStance unseen(const CategoryId &category, const RecipientKey &recipient) const;

    bool hasCapture() const noexcept { return m_hasCapture; }
    bool knowsFirstParty() const noexcept { return m_knowsFirstParty; }
    std::uint64_t hostsNotDecrypted() const noexcept { return m_hostsNotDecrypted; }

private:
    /// Requests that went to one recipient, and those whose body nobody can read.
    struct Readable {
        std::uint64_t requests = 0;
        std::uint64_t withBody = 0;
        std::uint64_t unreadable = 0;
    };
    struct Host {
        std::string domain;
        RecipientId recipient;
        bool isFirstParty = false;
    };

    const Host &host(const std::string &name) const;
    void count(const EntrySummary &entry, bool isAnswerAlone);

    HostDirectory m_directory;
    bool m_knowsFirstParty = false;
    mutable std::unordered_map<std::string, Host> m_hosts;
    bool m_hasCapture = false;
    bool m_isSanitised = false;
    std::uint64_t m_hostsNotDecrypted = 0;
    Readable m_all;
    Readable m_first;
    std::map<RecipientKey, Readable> m_third;
    std::unordered_set<std::string> m_contactedIds;         ///< recipients of hosts that were contacted and never read
    std::unordered_set<std::string> m_contactedDomains;
    bool m_isFirstPartyContacted = false;
};

}  // namespace probity
