#include "ui/pages/decide/decision_draft.h"

#include <algorithm>

namespace probity::ui {

namespace {

template <class Reasons>
auto findReason(Reasons &reasons, const std::string &id)
{
    return std::find_if(reasons.begin(), reasons.end(), [&](const DecisionReason &reason) { return reason.reason == id; });
}

template <class Value>
void appendNew(std::vector<Value> &to, const std::vector<Value> &from)
{
    for (const Value &value : from)
        if (std::find(to.begin(), to.end(), value) == to.end())
            to.push_back(value);
}

bool isSamePlace(const Evidence &a, const Evidence &b)
{
    return a.artifact == b.artifact && a.where.kind == b.where.kind && a.where.entry == b.where.entry && a.where.part == b.where.part
           && a.where.pointer == b.where.pointer && a.where.span.start == b.where.span.start && a.where.span.end == b.where.span.end;
}

}  // namespace

void DecisionDraft::refresh(const Decision &fresh)
{
    const Decision mine = m_decision;
    m_decision = fresh;
    if (m_hasDraft) {
        m_decision.wordsToDeveloper = mine.wordsToDeveloper;
        m_decision.banScope = mine.banScope;
        m_decision.correctUntil = mine.correctUntil;
        m_decision.takesEffect = mine.takesEffect;
        m_decision.statesNothingOpen = mine.statesNothingOpen;
        m_decision.supersedes = mine.supersedes;
        m_decision.accepted = mine.accepted;
        if (m_isOutcomeChosen)
            m_decision.outcome = mine.outcome;
        m_decision.reasons.clear();
        for (const DecisionReason &reason : mine.reasons) {
            const auto renewed = findReason(fresh.reasons, reason.reason);
            if (m_added.count(reason.reason) != 0)
                m_decision.reasons.push_back(reason);
            else if (renewed != fresh.reasons.end())
                m_decision.reasons.push_back(*renewed);
        }
        for (const DecisionReason &reason : fresh.reasons)
            if (m_removed.count(reason.reason) == 0 && findReason(m_decision.reasons, reason.reason) == m_decision.reasons.end())
                m_decision.reasons.push_back(reason);
    }
    m_hasDraft = true;
}

void DecisionDraft::restore(const Decision &saved, const Decision &fresh)
{
    m_decision = saved;
    m_hasDraft = true;
    m_isTouched = true;
    m_isOutcomeChosen = saved.outcome != Outcome::Undecided;
    for (const DecisionReason &reason : saved.reasons)
        if (findReason(fresh.reasons, reason.reason) == fresh.reasons.end())
            m_added.insert(reason.reason);
}

Decision DecisionDraft::outgoing() const
{
    Decision decision = m_decision;
    if (decision.outcome == Outcome::Approve) {
        decision.reasons.clear();
    } else {
        decision.accepted.clear();
        decision.statesNothingOpen = false;
    }
    if (decision.outcome != Outcome::Ban)
        decision.banScope.clear();
    if (decision.outcome != Outcome::Reject)
        decision.takesEffect.reset();
    if (decision.outcome == Outcome::Approve)
        decision.correctUntil.reset();
    return decision;
}

void DecisionDraft::setOutcome(Outcome outcome)
{
    m_decision.outcome = outcome;
    m_isOutcomeChosen = true;
    m_isTouched = true;
}

bool DecisionDraft::moveReason(std::size_t from, std::size_t to)
{
    auto &reasons = m_decision.reasons;
    if (from >= reasons.size() || to >= reasons.size() || from == to)
        return false;
    const auto at = [&](std::size_t row) { return reasons.begin() + static_cast<std::ptrdiff_t>(row); };
    if (from < to)
        std::rotate(at(from), at(from) + 1, at(to) + 1);
    else
        std::rotate(at(to), at(from), at(from) + 1);
    m_isTouched = true;
    return true;
}

bool DecisionDraft::removeReason(std::size_t row)
{
    if (row >= m_decision.reasons.size())
        return false;
    const auto at = m_decision.reasons.begin() + static_cast<std::ptrdiff_t>(row);
    m_removed.insert(at->reason);
    m_added.erase(at->reason);
    m_decision.reasons.erase(at);
    m_isTouched = true;
    return true;
}

std::size_t DecisionDraft::addReason(const DecisionReason &reason)
{
    m_added.insert(reason.reason);
    m_removed.erase(reason.reason);
    m_isTouched = true;
    auto &reasons = m_decision.reasons;
    const auto known = findReason(reasons, reason.reason);
    if (known == reasons.end()) {
        reasons.push_back(reason);
        return reasons.size() - 1;
    }
    appendNew(known->findings, reason.findings);
    appendNew(known->tags, reason.tags);
    appendNew(known->clauses, reason.clauses);
    for (const Evidence &evidence : reason.evidence) {
        const auto same = [&](const Evidence &other) { return isSamePlace(evidence, other); };
        if (std::none_of(known->evidence.begin(), known->evidence.end(), same))
            known->evidence.push_back(evidence);
    }
    if (known->ruleVersion.empty())
        known->ruleVersion = reason.ruleVersion;
    if (known->seen.en.empty())
        known->seen = reason.seen;
    return static_cast<std::size_t>(known - reasons.begin());
}

void DecisionDraft::setWords(const std::string &words)
{
    m_decision.wordsToDeveloper = words;
    m_isTouched = true;
}

void DecisionDraft::setBanScope(const std::string &scope)
{
    m_decision.banScope = scope;
    m_isTouched = true;
}

void DecisionDraft::setCorrectUntil(std::optional<Timestamp> until)
{
    m_decision.correctUntil = until;
    m_isTouched = true;
}

void DecisionDraft::setTakesEffect(std::optional<Timestamp> from)
{
    m_decision.takesEffect = from;
    m_isTouched = true;
}

void DecisionDraft::accept(const AcceptedFinding &finding)
{
    auto &accepted = m_decision.accepted;
    const auto same = [&](const AcceptedFinding &other) { return other.fingerprint == finding.fingerprint; };
    const auto known = std::find_if(accepted.begin(), accepted.end(), same);
    if (known == accepted.end())
        accepted.push_back(finding);
    else
        *known = finding;
    m_decision.statesNothingOpen = false;
    m_isTouched = true;
}

void DecisionDraft::withdrawAcceptance(const std::string &fingerprint)
{
    auto &accepted = m_decision.accepted;
    accepted.erase(std::remove_if(accepted.begin(), accepted.end(), [&](const AcceptedFinding &other) { return other.fingerprint == fingerprint; }),
                   accepted.end());
    m_isTouched = true;
}

void DecisionDraft::setStatesNothingOpen(bool states)
{
    m_decision.statesNothingOpen = states;
    m_isTouched = true;
}

}  // namespace probity::ui
