#include "model/finding.h"

namespace probity {

Evidence codeEvidence(const Capability &capability, const CodePlace &place)
{
    Evidence evidence;
    evidence.artifact = place.artifact;
    evidence.where.kind = EvidencePlace::Kind::CodePlace;
    evidence.where.pointer = capability.api;
    evidence.where.line = place.line;
    evidence.where.column = place.column;
    evidence.where.member = place.member;
    evidence.where.explanation = std::string(name(place.reach)) + ":" + name(place.origin);
    evidence.excerpt = place.excerpt;
    if (!capability.categories.empty())
        evidence.category = capability.categories.front();
    return evidence;
}

}  // namespace probity
