#include "review/finding_content.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace probity {

namespace {

constexpr char fieldEnd = '\x1f';
constexpr char recordEnd = '\x1e';

std::string contentOf(const Evidence &evidence)
{
    const EvidencePlace &where = evidence.where;
    std::string out = std::to_string(static_cast<int>(where.kind)) + fieldEnd + evidence.category.value + fieldEnd;
    switch (where.kind) {
    case EvidencePlace::Kind::Request:
        out.append(where.host) += fieldEnd;
        out.append(name(where.part)) += fieldEnd;
        out.append(where.pointer) += fieldEnd;
        for (const std::string &encoding : where.encodings)
            out.append(encoding) += fieldEnd;
        return out + where.explanation;
    case EvidencePlace::Kind::NoticeSpan: return out + evidence.excerpt;
    case EvidencePlace::Kind::ManifestKey:
    case EvidencePlace::Kind::CodePlace: return out + where.pointer + fieldEnd + evidence.excerpt;
    case EvidencePlace::Kind::Artifact: return out;
    }
    return out;
}

Sha256 contentOf(const Finding &finding, const Assessment &assessment)
{
    std::string out = finding.rule.value + fieldEnd + name(finding.level) + recordEnd;
    std::set<std::string> parts;    // sorted and without repetition: how often something was seen is not what was seen
    for (const std::uint32_t index : finding.ledger) {
        if (index < assessment.ledger.size()) {
            const LedgerLine &line = assessment.ledger[index];
            parts.insert("l" + line.category.value + fieldEnd + line.recipient + fieldEnd + name(line.verdict));
        }
    }
    for (const EvidenceIndex index : finding.evidence)
        if (index < assessment.evidence.size())
            parts.insert("e" + contentOf(assessment.evidence[index]));
    for (const std::string &part : parts)
        out.append(part) += recordEnd;
    return sha256(out);
}

}  // namespace

std::vector<Sha256> contentsOf(const Assessment &assessment)
{
    std::vector<Sha256> contents;
    contents.reserve(assessment.findings.size());
    for (const Finding &finding : assessment.findings)
        contents.push_back(contentOf(finding, assessment));
    return contents;
}

FindingCounts compareFindings(Assessment &assessment, const std::vector<Sha256> &contents, const std::vector<FindingContent> &previous, bool hasPrevious)
{
    std::multimap<std::string, Sha256> before;
    for (const FindingContent &one : previous)
        before.emplace(one.fingerprint, one.content);
    FindingCounts counts;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < assessment.findings.size(); ++i) {
        Finding &finding = assessment.findings[i];
        seen.insert(finding.fingerprint);
        const auto [from, to] = before.equal_range(finding.fingerprint);
        const bool isSame = std::any_of(from, to, [&](const auto &one) { return one.second == contents[i]; });
        if (!hasPrevious || from == to) {
            finding.state = FindingState::New;
            ++counts.isNew;
        } else if (isSame) {
            finding.state = FindingState::Unchanged;
            ++counts.unchanged;
        } else {
            finding.state = FindingState::Changed;
            ++counts.changed;
        }
    }
    for (const FindingContent &one : previous)
        if (seen.find(one.fingerprint) == seen.end())
            ++counts.gone;
    return counts;
}

bool hasOtherPhases(const Assessment &before, const Assessment &after)
{
    const auto differ = [](const auto &a, const auto &b) { return a.phase != b.phase; };
    return before.entries.size() == after.entries.size() && before.observations.size() == after.observations.size()
        && (!std::equal(before.entries.begin(), before.entries.end(), after.entries.begin(), [&](const auto &a, const auto &b) { return !differ(a, b); })
            || !std::equal(before.observations.begin(), before.observations.end(), after.observations.begin(), [&](const auto &a, const auto &b) { return !differ(a, b); }));
}

}  // namespace probity
