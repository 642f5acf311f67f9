#include "review/case_index.h"

#include <algorithm>

namespace probity {

namespace {

bool isSameRecipient(const LedgerLine &line, const Observation &observation)
{
    if (observation.party == Party::First)
        return line.party == Party::First;
    if (!observation.recipient.isEmpty())
        return line.recipientId == observation.recipient;
    return line.party != Party::First && (line.recipient == observation.recipientName || line.recipient == observation.host);
}

std::string placeKey(const CategoryId &category, const std::string &artifact, std::uint32_t entry)
{
    return category.value + '\n' + artifact + '\n' + std::to_string(entry);
}

}  // namespace

CaseIndex::CaseIndex(const Assessment &assessment)
{
    indexEntries(assessment);
    indexObservations(assessment);
    indexLines(assessment);
}

void CaseIndex::indexEntries(const Assessment &assessment)
{
    for (std::size_t i = 0; i < assessment.entries.size(); ++i) {
        const std::optional<Timestamp> &started = assessment.entries[i].started;
        if (started && (!m_start || *started < *m_start))
            m_start = started;
        const std::size_t sample = i < assessment.entrySample.size() ? assessment.entrySample[i] : 0;
        if (sample < assessment.traffic.size())
            m_positions[assessment.traffic[sample].artifact.path].emplace_back(assessment.entries[i].index, static_cast<int>(i));
    }
    for (auto &sample : m_positions)
        if (!std::is_sorted(sample.second.begin(), sample.second.end()))
            std::sort(sample.second.begin(), sample.second.end());
}

void CaseIndex::indexObservations(const Assessment &assessment)
{
    std::vector<int> at(assessment.observations.size(), -1);
    m_starts.assign(assessment.entries.size() + 1, 0);
    for (std::size_t i = 0; i < at.size(); ++i) {
        at[i] = entryPosition(assessment.observations[i].artifact, assessment.observations[i].entry);
        if (at[i] >= 0)
            ++m_starts[static_cast<std::size_t>(at[i]) + 1];
    }
    for (std::size_t i = 1; i < m_starts.size(); ++i)
        m_starts[i] += m_starts[i - 1];
    m_observations.resize(m_starts.back());
    std::vector<std::uint32_t> next(m_starts.begin(), m_starts.end() - 1);
    for (std::size_t i = 0; i < at.size(); ++i)
        if (at[i] >= 0)
            m_observations[next[static_cast<std::size_t>(at[i])]++] = static_cast<std::uint32_t>(i);
}

void CaseIndex::indexLines(const Assessment &assessment)
{
    std::unordered_map<std::string, std::vector<int>> byCategory;
    std::unordered_map<std::string, int> byPlace;
    for (std::size_t i = 0; i < assessment.ledger.size(); ++i) {
        const LedgerLine &line = assessment.ledger[i];
        byCategory[line.category.value].push_back(static_cast<int>(i));
        for (const EvidenceIndex index : line.observedEvidence) {
            const Evidence &evidence = assessment.evidence.at(index);
            byPlace.emplace(placeKey(line.category, evidence.artifact, evidence.where.entry), static_cast<int>(i));
        }
    }
    m_lines.assign(assessment.observations.size(), -1);
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Observation &observation = assessment.observations[i];
        const auto lines = byCategory.find(observation.category.value);
        if (lines == byCategory.end())
            continue;
        const auto same = std::find_if(lines->second.begin(), lines->second.end(),
                                       [&](int line) { return isSameRecipient(assessment.ledger[static_cast<std::size_t>(line)], observation); });
        if (same != lines->second.end()) {
            m_lines[i] = *same;
            continue;
        }
        // The ledger may name an unknown company by its domain where the observation has the host: its evidence tells.
        if (const auto place = byPlace.find(placeKey(observation.category, observation.artifact, observation.entry)); place != byPlace.end())
            m_lines[i] = place->second;
    }
    m_worst.assign(assessment.entries.size(), -1);
    for (std::size_t position = 0; position < m_worst.size(); ++position)
        for (const std::uint32_t index : observationsAt(static_cast<int>(position)))
            if (const int line = m_lines[index]; line >= 0 && (m_worst[position] < 0 || line < m_worst[position]))
                m_worst[position] = line;
}

int CaseIndex::entryPosition(const std::string &artifact, std::uint32_t index) const
{
    const auto sample = m_positions.find(artifact);
    if (sample == m_positions.end())
        return -1;
    const auto found = std::lower_bound(sample->second.begin(), sample->second.end(), std::pair<std::uint32_t, int>(index, -1));
    return found == sample->second.end() || found->first != index ? -1 : found->second;
}

std::span<const std::uint32_t> CaseIndex::observationsAt(int position) const
{
    if (position < 0 || static_cast<std::size_t>(position) + 1 >= m_starts.size())
        return {};
    const std::uint32_t start = m_starts[static_cast<std::size_t>(position)];
    return std::span<const std::uint32_t>(m_observations).subspan(start, m_starts[static_cast<std::size_t>(position) + 1] - start);
}

int CaseIndex::worstLineAt(int position) const
{
    return position < 0 || static_cast<std::size_t>(position) >= m_worst.size() ? -1 : m_worst[static_cast<std::size_t>(position)];
}

}  // namespace probity
