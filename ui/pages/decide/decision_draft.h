#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>

#include "model/review.h"

namespace probity::ui {

/// A decision while it is being written. What the reviewer did to it (order, removed and added reasons, words, outcome)
/// survives a refresh; what core draws from findings and tags follows their present state. A value; any thread.
class DecisionDraft {
public:
    /// Takes what core drafts now (Workspace::draftDecision): new reasons are appended, bindings renewed, reasons whose
    /// findings were dismissed or whose tags were removed go, unless the reviewer added them. The first call takes all.
    void refresh(const Decision &fresh);
    /// Takes up a draft that was kept over a restart: what `saved` has and core does not draft was put in by the reviewer. What core
    /// drafts and `saved` has not comes back with refresh(): it may have been found after the draft was kept, and a reason too many
    /// is seen and taken out again. For drafts that were not begun yet; refresh() as usual afterwards.
    void restore(const Decision &saved, const Decision &fresh);
    bool isBegun() const noexcept { return m_hasDraft; }
    const Decision &decision() const noexcept { return m_decision; }
    /// What would be recorded: only what belongs to the outcome. Reasons wait here while an approval is being weighed.
    Decision outgoing() const;
    bool isTouched() const noexcept { return m_isTouched; }

    void setOutcome(Outcome outcome);
    /// `to` is the place the reason has afterwards. False if either is out of range or they are the same.
    bool moveReason(std::size_t from, std::size_t to);
    bool removeReason(std::size_t row);
    /// Appends; one that names the same catalogue entry is joined with it instead, so that no reason stands twice.
    /// Returns its row.
    std::size_t addReason(const DecisionReason &reason);
    void setWords(const std::string &words);
    void setBanScope(const std::string &scope);     ///< "version", "app", "developer" or empty
    /// By when it is to be corrected; nothing: no deadline. Belongs to rejections and bans.
    void setCorrectUntil(std::optional<Timestamp> until);
    /// The day on which a rejection takes effect, a warning until then; nothing: at once.
    void setTakesEffect(std::optional<Timestamp> from);
    /// Approvals: accepts a finding with the reviewer's why; an empty why is kept and is an obstacle.
    void accept(const AcceptedFinding &finding);
    void withdrawAcceptance(const std::string &fingerprint);
    void setStatesNothingOpen(bool states);
    void setSupersedes(DecisionId earlier) { m_decision.supersedes = earlier; }

private:
    Decision m_decision;
    std::set<std::string> m_removed;    ///< ids of catalogue entries that the reviewer took out
    std::set<std::string> m_added;      ///< ids that the reviewer put in
    bool m_hasDraft = false;
    bool m_isOutcomeChosen = false;
    bool m_isTouched = false;
};

}  // namespace probity::ui
