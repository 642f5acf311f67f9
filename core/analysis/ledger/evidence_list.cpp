#include "analysis/ledger/evidence_list.h"

#include <algorithm>

#include "base/text.h"
#include "model/endpoint.h"

namespace probity {

namespace {

constexpr std::size_t longestExcerpt = 300;     // code points

std::string shortened(const std::string &text)
{
    const std::u32string wide = toUtf32(text);
    if (wide.size() <= longestExcerpt)
        return text;
    return toUtf8(std::u32string_view(wide).substr(0, longestExcerpt)) + "…";
}

}  // namespace

EvidenceIndex EvidenceList::add(Evidence evidence)
{
    const auto index = static_cast<EvidenceIndex>(m_assessment.evidence.size());
    evidence.id = "e" + std::to_string(index + 1);
    m_assessment.evidence.push_back(std::move(evidence));
    return index;
}

EvidenceIndex EvidenceList::once(Source source, std::size_t index, Evidence (EvidenceList::*make)(std::size_t) const)
{
    const auto [place, isNew] = m_known.try_emplace({source, index}, EvidenceIndex{0});
    if (isNew)
        place->second = add((this->*make)(index));
    return place->second;
}

EvidenceIndex EvidenceList::statement(const EffectiveStatement &effective, std::size_t index)
{
    const auto [place, isNew] = m_known.try_emplace({Source::Statement, index}, EvidenceIndex{0});
    if (isNew) {
        const Statement &statement = effective.statement;
        Evidence evidence;
        evidence.artifact = m_assessment.notices[effective.notice].document.artifact.path;
        evidence.where.kind = EvidencePlace::Kind::NoticeSpan;
        evidence.where.span = statement.range;
        evidence.where.spanInText = statement.rangeInText;
        evidence.where.explanation = name(statement.stance);
        evidence.excerpt = shortened(statement.text);
        evidence.category = statement.category;
        place->second = add(std::move(evidence));
    }
    return place->second;
}

EvidenceIndex EvidenceList::declaration(std::size_t index)
{
    return once(Source::Declaration, index, &EvidenceList::ofDeclaration);
}

EvidenceIndex EvidenceList::observation(std::size_t index)
{
    return once(Source::Observation, index, &EvidenceList::ofObservation);
}

Evidence EvidenceList::ofDeclaration(std::size_t index) const
{
    const ManifestDeclaration &declaration = m_assessment.declarations[index];
    Evidence evidence;
    evidence.artifact = declaration.artifact;
    evidence.where.kind = EvidencePlace::Kind::ManifestKey;
    evidence.where.pointer = declaration.pointer;
    evidence.where.line = declaration.line;
    evidence.excerpt = shortened(declaration.purposeText.empty() ? declaration.source : declaration.source + ": " + declaration.purposeText);
    evidence.category = declaration.category;
    return evidence;
}

Evidence EvidenceList::ofObservation(std::size_t index) const
{
    const Observation &observation = m_assessment.observations[index];
    Evidence evidence;
    evidence.artifact = observation.artifact;
    evidence.where.kind = EvidencePlace::Kind::Request;
    evidence.where.entry = observation.entry;
    evidence.where.part = observation.part;
    evidence.where.pointer = observation.pointer;
    evidence.where.encodings = observation.encodings;
    evidence.where.host = observation.host;
    evidence.where.time = observation.time;
    evidence.where.phase = observation.phase;
    evidence.where.explanation = observation.explanation;
    if (const EntrySummary *request = entry(observation.artifact, observation.entry)) {
        evidence.where.method = request->method;
        evidence.where.url = endpointPattern(request->url);
    }
    evidence.excerpt = observation.excerpt;
    evidence.category = observation.category;
    return evidence;
}

EvidenceIndex EvidenceList::codePlace(std::size_t capability, std::size_t place)
{
    const auto [known, isNew] = m_places.try_emplace({capability, place}, EvidenceIndex{0});
    if (isNew)
        known->second = add(codeEvidence(m_assessment.code.capabilities[capability], m_assessment.code.capabilities[capability].places[place]));
    return known->second;
}

EvidenceIndex EvidenceList::taggedField(const TaggedUse &tagged)
{
    Evidence evidence;
    evidence.artifact = tagged.artifact;
    evidence.where.kind = EvidencePlace::Kind::Request;
    evidence.where.entry = tagged.entry;
    evidence.where.pointer = tagged.pointer;
    evidence.where.explanation = "tag";
    if (const EntrySummary *request = entry(tagged.artifact, tagged.entry)) {
        evidence.where.host = request->host;
        evidence.where.method = request->method;
        evidence.where.url = endpointPattern(request->url);
        evidence.where.time = request->started;
        evidence.where.phase = request->phase;
    }
    evidence.category = tagged.category;
    return add(std::move(evidence));
}

const EntrySummary *EvidenceList::entry(const std::string &artifact, std::uint32_t index) const
{
    const auto &traffic = m_assessment.traffic;
    const auto sample = std::find_if(traffic.begin(), traffic.end(), [&](const TrafficFacts &facts) { return facts.artifact.path == artifact; });
    if (sample == traffic.end() || m_assessment.entrySample.size() != m_assessment.entries.size())
        return nullptr;
    const auto wanted = static_cast<std::uint32_t>(sample - traffic.begin());
    // Entries lie in order of sample, then index: find the sample's run, then the entry in it.
    const auto &samples = m_assessment.entrySample;
    const auto first = std::lower_bound(samples.begin(), samples.end(), wanted) - samples.begin();
    const auto last = std::upper_bound(samples.begin(), samples.end(), wanted) - samples.begin();
    const auto &entries = m_assessment.entries;
    const auto found = std::lower_bound(entries.begin() + first, entries.begin() + last, index,
                                        [](const EntrySummary &summary, std::uint32_t at) { return summary.index < at; });
    return found != entries.begin() + last && found->index == index ? &*found : nullptr;
}

}  // namespace probity
