#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "model/assessment.h"

namespace probity {

/// Ways through an assessment that every viewer asks for: from a request to its observations, from an observation to its ledger
/// line. A value; made once of an assessment. Indexes are those of the assessment; -1: none.
class CaseIndex {
public:
    CaseIndex() = default;
    explicit CaseIndex(const Assessment &assessment);

    /// Position in Assessment::entries of a request of an artifact.
    int entryPosition(const std::string &artifact, std::uint32_t index) const;
    /// Indexes into Assessment::observations, in order.
    std::span<const std::uint32_t> observationsAt(int position) const;
    /// The ledger line of an observation; -1 for a merely possible one.
    int lineOfObservation(std::size_t observation) const { return observation < m_lines.size() ? m_lines[observation] : -1; }
    /// The first, and so the gravest, ledger line that a request touches.
    int worstLineAt(int position) const;
    /// When the first request was sent.
    const std::optional<Timestamp> &start() const noexcept { return m_start; }

private:
    void indexEntries(const Assessment &assessment);
    void indexObservations(const Assessment &assessment);
    void indexLines(const Assessment &assessment);

    std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, int>>> m_positions;    ///< by index, ascending
    std::vector<std::uint32_t> m_starts;        ///< of each entry in m_observations, and the end
    std::vector<std::uint32_t> m_observations;
    std::vector<int> m_lines;                   ///< of each observation
    std::optional<Timestamp> m_start;
    std::vector<int> m_worst;                   ///< of each entry
};

}  // namespace probity
