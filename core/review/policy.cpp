#include "review/policy.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace probity {

namespace {

constexpr unsigned bit(PersonRole role)
{
    return 1U << static_cast<unsigned>(role);
}

constexpr unsigned deciders = bit(PersonRole::Reviewer) | bit(PersonRole::SecondReviewer) | bit(PersonRole::Regulator) | bit(PersonRole::Administrator);
constexpr unsigned seconds = bit(PersonRole::SecondReviewer) | bit(PersonRole::Regulator) | bit(PersonRole::Administrator);
constexpr unsigned everybody = deciders | bit(PersonRole::Developer);

struct Permission {
    Action action;
    const char *name;
    unsigned roles;
};

// Developers check their own apps: they import, correct what was misread and leave notes, but judge nothing.
constexpr std::array<Permission, static_cast<std::size_t>(Action::Count)> permissions{{
    {Action::ManagePeople, "manage_people", bit(PersonRole::Administrator)},
    {Action::Import, "import", everybody},
    {Action::Assign, "assign", deciders},
    {Action::Correct, "correct", everybody},
    {Action::Tag, "tag", everybody},
    {Action::Dispose, "dispose", deciders},
    {Action::Reveal, "reveal", everybody},
    {Action::Decide, "decide", deciders},
    {Action::JudgeSecond, "judge_second", seconds},
    {Action::Export, "export", deciders},
}};

const Finding *findingOf(const Assessment &assessment, const std::string &fingerprint)
{
    for (const Finding &finding : assessment.findings)
        if (finding.fingerprint == fingerprint)
            return &finding;
    return nullptr;
}

DispositionKind kindOf(const Finding &finding, const std::map<std::string, Disposition> &dispositions)
{
    const auto found = dispositions.find(finding.fingerprint);
    return found == dispositions.end() ? DispositionKind::Open : found->second.kind;
}

bool isBlank(const std::string &text)
{
    return trimmed(text).empty();
}

/// Gathers what is wrong with one draft.
class Examiner {
public:
    Examiner(const Decision &draft, const DecisionFacts &facts) : m_draft(draft), m_facts(facts) {}

    std::vector<Diagnostic> examine()
    {
        if (m_facts.isSecondAwaited)
            add("second_awaited", "a ban waits for its second word; nothing else can be decided until then", "submission");
        else if (m_draft.supersedes != m_facts.inForce)
            add("superseded_meanwhile", "another decision was recorded meanwhile, or the draft does not say that it supersedes it", "supersedes");
        switch (m_draft.outcome) {
        case Outcome::Undecided: add("outcome_missing", "the draft says neither approve nor reject nor ban", "outcome"); break;
        case Outcome::Approve: examineApproval(); break;
        case Outcome::Ban: examineBan(); [[fallthrough]];
        case Outcome::Reject:
            if (m_draft.reasons.empty())
                add("reason_missing", "a rejection or ban rests on at least one reason", "reasons");
            break;
        }
        examineDates();
        for (std::size_t i = 0; i < m_draft.reasons.size(); ++i)
            examineReason(m_draft.reasons[i], "reason " + std::to_string(i + 1));
        return std::move(m_obstacles);
    }

private:
    void add(std::string code, std::string message, std::string where) { m_obstacles.push_back({std::move(code), std::move(message), std::move(where)}); }

    void examineApproval()
    {
        for (const AcceptedFinding &accepted : m_draft.accepted) {
            if (!findingOf(m_facts.assessment, accepted.fingerprint))
                add("finding_unknown", "the accepted finding is not one of this submission", accepted.fingerprint);
            else if (isBlank(accepted.why))
                add("acceptance_reason_missing", "an accepted finding says why it is accepted", accepted.fingerprint);
        }
        for (const Finding &finding : m_facts.assessment.findings) {
            const bool isAccepted = std::any_of(m_draft.accepted.begin(), m_draft.accepted.end(), [&](const AcceptedFinding &one) { return one.fingerprint == finding.fingerprint; });
            if (isAccepted)
                continue;
            if (isOpen(finding, m_facts.dispositions))
                add("open_findings_unaccepted", "an open finding is neither judged nor accepted: " + finding.title.en, finding.fingerprint);
            else if (isConfirmed(finding, m_facts.dispositions))
                add("confirmed_findings_unaccepted", "a confirmed finding is not accepted by name: " + finding.title.en, finding.fingerprint);
        }
        if (m_draft.accepted.empty() && !m_draft.statesNothingOpen)
            add("nothing_open_unstated", "an approval states that nothing is open, or lists what was accepted and why", "statesNothingOpen");
    }

    void examineBan()
    {
        static constexpr std::array<const char *, 3> scopes{"version", "app", "developer"};
        if (std::find(scopes.begin(), scopes.end(), m_draft.banScope) == scopes.end())
            add("ban_scope_missing", "a ban says whether it is for the version, the app or the developer", "banScope");
        if (isBlank(m_draft.wordsToDeveloper))
            add("words_required", "a ban has words to the developer", "wordsToDeveloper");
    }

    // What does not belong to the outcome is not recorded: it is no obstacle.
    void examineDates()
    {
        if (m_draft.outcome == Outcome::Reject && m_draft.takesEffect && *m_draft.takesEffect <= m_facts.now)
            add("warning_past", "a warning ends at a date to come", "takesEffect");
        if (m_draft.outcome != Outcome::Approve && m_draft.correctUntil && *m_draft.correctUntil <= m_facts.now)
            add("deadline_past", "the deadline for the correction lies in the past", "correctUntil");
    }

    void examineReason(const DecisionReason &reason, const std::string &where)
    {
        if (!m_facts.catalogue.reason(reason.reason))
            add("reason_unknown", "the catalogue has no reason '" + reason.reason + "'", where);
        if (reason.findings.empty() && reason.tags.empty())
            add("reason_unbound", "a reason is bound to findings or tags", where);
        for (const std::string &fingerprint : reason.findings)
            examineFinding(fingerprint, where);
        for (const TagId tag : reason.tags)
            if (std::none_of(m_facts.tags.begin(), m_facts.tags.end(), [&](const Tag &one) { return one.id == tag; }))
                add("tag_unknown", "the reason rests on a tag that is not there, or not any more", where);
        if (!reason.findings.empty() && reason.ruleVersion.empty())
            add("rule_version_missing", "a reason with findings cites the rule and its version", where);
        if (reason.evidence.empty())
            add("evidence_missing", "a reason without evidence cannot be recorded", where);
        for (const Evidence &evidence : reason.evidence)
            if (!isKnownEvidence(evidence, reason))
                add("evidence_unknown", "the evidence is not evidence of this submission: " + evidence.artifact + ' ' + evidence.where.pointer, where);
    }

    void examineFinding(const std::string &fingerprint, const std::string &where)
    {
        const Finding *finding = findingOf(m_facts.assessment, fingerprint);
        if (!finding) {
            add("finding_unknown", "the reason rests on a finding that this submission does not have", where);
            return;
        }
        const DispositionKind kind = kindOf(*finding, m_facts.dispositions);
        if (kind == DispositionKind::Dismissed || kind == DispositionKind::Excepted)
            add("finding_dismissed", "the reason rests on a finding that was dismissed or excepted", where);
    }

    bool isKnownEvidence(const Evidence &evidence, const DecisionReason &reason) const
    {
        const auto &artifacts = m_facts.assessment.artifacts;
        const bool isSubmissionWide = evidence.artifact.empty();
        if (!isSubmissionWide && std::none_of(artifacts.begin(), artifacts.end(), [&](const ArtifactInfo &info) { return info.path == evidence.artifact; }))
            return false;
        const auto &all = m_facts.assessment.evidence;
        if (std::any_of(all.begin(), all.end(), [&](const Evidence &one) { return isSamePlace(one, evidence); }))
            return true;
        return std::any_of(m_facts.tags.begin(), m_facts.tags.end(), [&](const Tag &tag) {
            return std::find(reason.tags.begin(), reason.tags.end(), tag.id) != reason.tags.end() && isSamePlace(evidenceOf(tag, m_facts.assessment), evidence);
        });
    }

    const Decision &m_draft;
    const DecisionFacts &m_facts;
    std::vector<Diagnostic> m_obstacles;
};

}  // namespace

bool isPermitted(PersonRole role, Action action) noexcept
{
    for (const Permission &permission : permissions)
        if (permission.action == action)
            return (permission.roles & bit(role)) != 0;
    return false;
}

const char *name(Action action) noexcept
{
    for (const Permission &permission : permissions)
        if (permission.action == action)
            return permission.name;
    return "unknown";
}

bool isOpen(const Finding &finding, const std::map<std::string, Disposition> &dispositions)
{
    return finding.level != Level::Note && kindOf(finding, dispositions) == DispositionKind::Open;
}

bool isConfirmed(const Finding &finding, const std::map<std::string, Disposition> &dispositions)
{
    return kindOf(finding, dispositions) == DispositionKind::Confirmed;
}

Evidence evidenceOf(const Tag &tag, const Assessment &assessment)
{
    Evidence evidence;
    evidence.id = "t" + std::to_string(tag.id.value);
    evidence.artifact = tag.target.artifact;
    evidence.excerpt = tag.target.excerpt;
    evidence.category = tag.category;
    EvidencePlace &place = evidence.where;
    place.pointer = tag.target.pointer;
    switch (tag.target.kind) {
    case TagTarget::Kind::Request:
    case TagTarget::Kind::Field:
        place.kind = EvidencePlace::Kind::Request;
        place.entry = tag.target.entry;
        place.part = tag.target.part;
        for (std::size_t i = 0; i < assessment.entries.size(); ++i) {
            const EntrySummary &entry = assessment.entries[i];
            const std::size_t sample = i < assessment.entrySample.size() ? assessment.entrySample[i] : 0;
            if (entry.index != tag.target.entry || sample >= assessment.traffic.size() || assessment.traffic[sample].artifact.path != tag.target.artifact)
                continue;
            place.host = entry.host;
            place.method = entry.method;
            place.url = entry.url.substr(0, entry.url.find_first_of("?#"));    // a query may hold the very values that are masked
            place.time = entry.started;
            place.phase = entry.phase;
        }
        break;
    case TagTarget::Kind::NoticeSpan:
        place.kind = EvidencePlace::Kind::NoticeSpan;
        place.span = tag.target.span;
        break;
    case TagTarget::Kind::ManifestKey: place.kind = EvidencePlace::Kind::ManifestKey; break;
    case TagTarget::Kind::Finding:
    case TagTarget::Kind::Submission: place.kind = EvidencePlace::Kind::Artifact; break;
    }
    return evidence;
}

bool isSamePlace(const Evidence &a, const Evidence &b)
{
    return a.artifact == b.artifact && a.where.kind == b.where.kind && a.where.entry == b.where.entry && a.where.part == b.where.part
        && a.where.pointer == b.where.pointer && a.where.span == b.where.span && a.excerpt == b.excerpt;
}

std::vector<Diagnostic> obstaclesOf(const Decision &draft, const DecisionFacts &facts)
{
    return Examiner(draft, facts).examine();
}

}  // namespace probity
