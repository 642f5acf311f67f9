#include "analysis/ledger/capture_view.h"

#include <algorithm>

#include "base/text.h"

namespace probity {

namespace {

/// A body that went out, or should have gone out, and that cannot be looked into. `isAnswerAlone`: what is opaque came back.
bool isUnreadableRequest(const EntrySummary &entry, bool isAnswerAlone)
{
    const bool carriesBody = entry.method == "POST" || entry.method == "PUT" || entry.method == "PATCH";
    switch (entry.requestState) {
    case BodyState::Absent:
        return carriesBody;
    case BodyState::Empty:
        return false;
    case BodyState::Present:
        return entry.isOpaque && !isAnswerAlone;
    case BodyState::Truncated:
    case BodyState::Undecodable:
        return true;
    }
    return false;
}

/// Entries of a sample of which the answer is opaque and nothing that was sent; of those that are not listed nothing is known.
std::unordered_set<std::uint32_t> opaqueAnswersOf(const TrafficFacts &sample)
{
    std::unordered_set<std::uint32_t> answers;
    for (const OpaqueValue &value : sample.opaqueValues)
        if (value.part == Part::ResponseBody && value.pointer.empty())
            answers.insert(value.entry);
    for (const OpaqueValue &value : sample.opaqueValues)
        if (value.part != Part::ResponseBody)
            answers.erase(value.entry);
    return answers;
}

std::vector<std::string> firstPartyDomainsOf(const Assessment &assessment, const ReviewInput &input)
{
    std::vector<std::string> domains = assessment.submission.app.domains;
    domains.insert(domains.end(), input.firstPartyDomains.begin(), input.firstPartyDomains.end());
    return domains;
}

bool isStrippedBySanitising(const CategoryId &category)
{
    return category.value == "cookies_tracking" || category.value == "credentials_password";
}

}  // namespace

CaptureView::CaptureView(const Assessment &assessment, const ReviewInput &input, const Recipients &recipients) : m_directory(recipients, firstPartyDomainsOf(assessment, input))
{
    m_knowsFirstParty = !firstPartyDomainsOf(assessment, input).empty();
    for (const TrafficFacts &sample : assessment.traffic)
        m_directory.learn(sample.contacts);
    m_hasCapture = !assessment.traffic.empty();
    std::unordered_set<std::string> read;
    std::vector<std::unordered_set<std::uint32_t>> answers;
    for (const TrafficFacts &sample : assessment.traffic)
        answers.push_back(opaqueAnswersOf(sample));
    for (std::size_t i = 0; i < assessment.entries.size(); ++i) {
        const EntrySummary &entry = assessment.entries[i];
        const std::size_t sample = i < assessment.entrySample.size() ? assessment.entrySample[i] : answers.size();
        count(entry, sample < answers.size() && answers[sample].count(entry.index) > 0);
        // Of what went through a tunnel nothing was read but that it was opened.
        if (entry.method != "CONNECT")
            read.insert(entry.host);
    }
    std::unordered_set<std::string> unread;
    for (const TrafficFacts &sample : assessment.traffic) {
        m_isSanitised = m_isSanitised || sample.isSanitised;
        for (const HostContact &contact : sample.contacts) {
            const std::string name = toLowerAscii(contact.host);
            if (read.count(name) > 0 || !unread.insert(name).second)
                continue;
            const Host &known = host(name);
            m_isFirstPartyContacted = m_isFirstPartyContacted || known.isFirstParty;
            m_contactedIds.insert(known.recipient.value);
            m_contactedDomains.insert(known.domain);
        }
    }
    m_contactedIds.erase(std::string());
    m_hostsNotDecrypted = unread.size();
}

const CaptureView::Host &CaptureView::host(const std::string &name) const
{
    const auto found = m_hosts.find(name);
    if (found != m_hosts.end())
        return found->second;
    HostFacts facts = m_directory.facts(name);
    Host made;
    made.domain = std::move(facts.domain);
    made.isFirstParty = facts.party == Party::First;
    made.recipient = std::move(facts.recipient);
    return m_hosts.emplace(name, std::move(made)).first->second;
}

void CaptureView::count(const EntrySummary &entry, bool isAnswerAlone)
{
    const Host &known = host(entry.host);
    const bool isUnreadable = isUnreadableRequest(entry, isAnswerAlone);
    const bool hasBody = entry.requestState != BodyState::Empty && (entry.requestState != BodyState::Absent || isUnreadable);
    const auto add = [&](Readable &to) {
        ++to.requests;
        to.withBody += hasBody ? std::uint64_t{1} : 0;
        to.unreadable += isUnreadable ? std::uint64_t{1} : 0;
    };
    add(m_all);
    if (known.isFirstParty)
        add(m_first);
    else
        add(m_third[{Party::Third, known.recipient, known.recipient.isEmpty() ? known.domain : std::string()}]);
}

RecipientKey CaptureView::recipientOf(const Observation &observation) const
{
    const Host &known = host(observation.host);
    if (known.isFirstParty || (observation.party == Party::First && !m_knowsFirstParty))
        return {Party::First, {}, {}};
    const RecipientId id = observation.recipient.isEmpty() ? known.recipient : observation.recipient;
    if (!id.isEmpty())
        return {Party::Third, id, {}};
    const Party party = !m_knowsFirstParty && observation.party != Party::Third ? Party::Unknown : Party::Third;
    return {party, {}, known.domain};
}

CaptureStance CaptureView::unseen(const CategoryId &category, const RecipientKey &recipient) const
{
    if (!m_hasCapture || m_all.requests == 0 || (m_isSanitised && isStrippedBySanitising(category)))
        return CaptureStance::NotVisible;
    Readable counted = m_all;
    if (recipient.party == Party::First && m_knowsFirstParty) {
        if (m_first.requests == 0)
            return m_isFirstPartyContacted ? CaptureStance::NotVisible : CaptureStance::NotSeen;
        counted = m_first;
    } else if (recipient.party != Party::First) {
        const RecipientKey key{Party::Third, recipient.id, recipient.id.isEmpty() ? recipient.name : std::string()};
        const auto found = m_third.find(key);
        if (found == m_third.end()) {
            const bool isContacted = m_contactedIds.count(recipient.id.value) > 0 || m_contactedDomains.count(recipient.name) > 0;
            return isContacted ? CaptureStance::NotVisible : CaptureStance::NotSeen;
        }
        counted = found->second;
    }
    // Where half of the bodies or more cannot be read, a use that was not seen may well be in them.
    const bool isMostlyUnreadable = counted.unreadable > 0 && counted.unreadable * 2 >= counted.withBody;
    return isMostlyUnreadable ? CaptureStance::NotVisible : CaptureStance::NotSeen;
}

}  // namespace probity
