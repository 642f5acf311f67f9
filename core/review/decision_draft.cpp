#include "review/decision_draft.h"

#include <algorithm>

#include "report/seen.h"

namespace probity {

namespace {

// As many as a letter can show; the findings themselves keep all of it.
constexpr std::size_t evidencePerReason = 12;
constexpr const char *undeclaredUse = "undeclared_use";
constexpr const char *undeclaredSharing = "undeclared_sharing";

std::string versionOf(const Finding &finding)
{
    const std::size_t at = finding.pack.rfind('@');
    return finding.rule.value + (at == std::string::npos ? std::string() : finding.pack.substr(at));
}

void append(std::string &text, const std::string &sentence, const char *between)
{
    if (!sentence.empty() && text.find(sentence) == std::string::npos)
        text.append(text.empty() ? "" : between).append(sentence);
}

/// Collects findings and tags under the reasons of the catalogue they are cases of.
class Drafter {
public:
    Drafter(const DecisionFacts &facts, const RuleBook &rules) : m_facts(facts), m_rules(rules) {}

    Decision draft()
    {
        addConfirmed();
        addTags();
        if (m_reasons.empty() && !hasWord())
            addSuggested();
        std::stable_sort(m_reasons.begin(), m_reasons.end(), [](const Ranked &a, const Ranked &b) { return a.rank < b.rank; });
        Decision decision;
        decision.outcome = outcome();
        for (Ranked &ranked : m_reasons) {
            nameCure(ranked.reason);
            decision.reasons.push_back(std::move(ranked.reason));
        }
        const Assessment &assessment = m_facts.assessment;
        for (const Finding &finding : assessment.findings)
            if (isOpen(finding, m_facts.dispositions))
                decision.openFindings.push_back(finding.title);
        decision.statesNothingOpen = decision.outcome == Outcome::Approve && decision.openFindings.empty();
        decision.rules = assessment.rules;
        decision.artifacts = assessment.artifacts;
        decision.completeness = assessment.completeness;
        return decision;
    }

private:
    struct Ranked {
        std::pair<int, int> rank{1000, 1000};   // worst verdict, level; smaller is graver
        DecisionReason reason;
    };

    bool hasWord() const
    {
        return std::any_of(m_facts.dispositions.begin(), m_facts.dispositions.end(), [](const auto &one) { return one.second.kind != DispositionKind::Open; });
    }

    const Finding *finding(const std::string &fingerprint) const
    {
        for (const Finding &one : m_facts.assessment.findings)
            if (one.fingerprint == fingerprint)
                return &one;
        return nullptr;
    }

    std::pair<int, int> rankOf(const Finding &one) const
    {
        int worst = 100;
        for (const std::uint32_t index : one.ledger)
            if (index < m_facts.assessment.ledger.size())
                worst = std::min(worst, static_cast<int>(m_facts.assessment.ledger[index].verdict));
        return {worst, static_cast<int>(one.level)};
    }

    Ranked &reasonOf(const ReasonEntry &entry)
    {
        for (Ranked &ranked : m_reasons)
            if (ranked.reason.reason == entry.id)
                return ranked;
        Ranked &fresh = m_reasons.emplace_back();
        fresh.reason.reason = entry.id;
        fresh.reason.title = entry.title;
        fresh.reason.cure = entry.cure;
        fresh.reason.clauses = entry.clauses;
        return fresh;
    }

    void add(const ReasonEntry &entry, const Finding &one)
    {
        Ranked &ranked = reasonOf(entry);
        DecisionReason &reason = ranked.reason;
        if (std::find(reason.findings.begin(), reason.findings.end(), one.fingerprint) != reason.findings.end())
            return;
        ranked.rank = std::min(ranked.rank, rankOf(one));
        reason.findings.push_back(one.fingerprint);
        for (const std::string &clause : one.clauses)
            if (std::find(reason.clauses.begin(), reason.clauses.end(), clause) == reason.clauses.end())
                reason.clauses.push_back(clause);
        const std::string version = versionOf(one);
        if (reason.ruleVersion.find(version) == std::string::npos)
            append(reason.ruleVersion, version, ", ");
        for (const EvidenceIndex index : one.evidence)
            if (index < m_facts.assessment.evidence.size())
                addEvidence(reason, m_facts.assessment.evidence[index]);
        appendSeen(reason.seen, m_facts.assessment, one);
        m_outcome = graver(m_outcome, entry.outcome);
    }

    /// The edits that settle the findings of a reason say more than the catalogue can.
    void nameCure(DecisionReason &reason) const
    {
        Bilingual cure;
        for (const CureEdit &edit : m_facts.assessment.suggestion.edits) {
            const bool isForThis = std::any_of(edit.findings.begin(), edit.findings.end(), [&](const std::string &fingerprint) {
                return std::find(reason.findings.begin(), reason.findings.end(), fingerprint) != reason.findings.end();
            });
            if (!isForThis)
                continue;
            append(cure.en, edit.text.en, " ");
            append(cure.zh, edit.text.zh, "");
        }
        if (!cure.en.empty())
            reason.cure = cure;
    }

    static void addEvidence(DecisionReason &reason, const Evidence &evidence)
    {
        const bool isThere = std::any_of(reason.evidence.begin(), reason.evidence.end(), [&](const Evidence &one) { return isSamePlace(one, evidence); });
        if (!isThere && reason.evidence.size() < evidencePerReason)
            reason.evidence.push_back(evidence);
    }

    static Outcome graver(Outcome a, Outcome b)
    {
        if (a == Outcome::Ban || b == Outcome::Ban)
            return Outcome::Ban;
        return a == Outcome::Reject || b == Outcome::Reject ? Outcome::Reject : a;
    }

    void addConfirmed()
    {
        for (const Finding &one : m_facts.assessment.findings)
            if (isConfirmed(one, m_facts.dispositions))
                if (const ReasonEntry *entry = m_rules.reasonFor(one.rule))
                    add(*entry, one);
    }

    // A tagged use makes a ledger line, and a rule makes a finding of that: both go under one reason with the tag.
    void addTags()
    {
        for (const Tag &tag : m_facts.tags) {
            const auto &kinds = m_facts.catalogue.tagKinds();
            if (std::none_of(kinds.begin(), kinds.end(), [&](const TagKind &kind) { return kind.id == tag.kind && kind.isUndeclaredUse; }))
                continue;
            const ReasonEntry *entry = m_facts.catalogue.reason(tag.party == Party::Third ? undeclaredSharing : undeclaredUse);
            if (!entry)
                entry = m_facts.catalogue.reason(undeclaredUse);
            if (!entry)
                continue;
            Ranked &ranked = reasonOf(*entry);
            ranked.rank = std::min(ranked.rank, std::pair<int, int>(static_cast<int>(Verdict::Undeclared), 0));
            ranked.reason.tags.push_back(tag.id);
            addEvidence(ranked.reason, evidenceOf(tag, m_facts.assessment));
            append(ranked.reason.seen.en, tag.note, "\n");
            append(ranked.reason.seen.zh, tag.note, "\n");
            m_outcome = graver(m_outcome, entry->outcome);
        }
    }

    void addSuggested()
    {
        for (const SuggestedReason &suggested : m_facts.assessment.suggestion.reasons) {
            const ReasonEntry *entry = m_facts.catalogue.reason(suggested.reason);
            for (const std::string &fingerprint : suggested.findings)
                if (const Finding *one = finding(fingerprint); one && entry)
                    add(*entry, *one);
        }
    }

    // A ban is never drafted from the catalogue alone: only where the suggestion argues for one too.
    Outcome outcome() const
    {
        const auto &findings = m_facts.assessment.findings;
        if (!m_reasons.empty())
            return m_outcome == Outcome::Ban && m_facts.assessment.suggestion.outcome == Outcome::Ban ? Outcome::Ban : Outcome::Reject;
        const bool isAnythingOpen = std::any_of(findings.begin(), findings.end(), [&](const Finding &one) { return isOpen(one, m_facts.dispositions); });
        return isAnythingOpen ? m_facts.assessment.suggestion.outcome : Outcome::Approve;
    }

    const DecisionFacts &m_facts;
    const RuleBook &m_rules;
    std::vector<Ranked> m_reasons;
    Outcome m_outcome = Outcome::Undecided;
};

}  // namespace

Decision draftOf(const DecisionFacts &facts, const RuleBook &rules)
{
    return Drafter(facts, rules).draft();
}

}  // namespace probity
