#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/ledger/notice_view.h"
#include "model/assessment.h"

namespace probity {

/// Fills Assessment::evidence, each piece once.
class EvidenceList {
public:
    explicit EvidenceList(Assessment &assessment) : m_assessment(assessment) {}

    EvidenceIndex statement(const EffectiveStatement &statement, std::size_t index);
    EvidenceIndex declaration(std::size_t index);
    EvidenceIndex observation(std::size_t index);
    EvidenceIndex codePlace(std::size_t capability, std::size_t place);
    EvidenceIndex taggedField(const TaggedUse &tagged);

private:
    enum class Source { Statement, Declaration, Observation };
    EvidenceIndex add(Evidence evidence);
    EvidenceIndex once(Source source, std::size_t index, Evidence (EvidenceList::*make)(std::size_t) const);
    Evidence ofDeclaration(std::size_t index) const;
    Evidence ofObservation(std::size_t index) const;
    const EntrySummary *entry(const std::string &artifact, std::uint32_t index) const;

    Assessment &m_assessment;
    std::map<std::pair<Source, std::size_t>, EvidenceIndex> m_known;
    std::map<std::pair<std::size_t, std::size_t>, EvidenceIndex> m_places;      ///< of code: capability, place
};

}  // namespace probity
