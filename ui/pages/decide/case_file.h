#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/review.h"
#include "review/workspace.h"

namespace probity::ui {

/// Everything that deciding looks at, read in one go away from the GUI thread. A value.
struct CaseFile {
    SubmissionSummary summary;
    std::shared_ptr<const Assessment> assessment;
    std::vector<Tag> tags;
    std::vector<Disposition> dispositions;
    std::vector<Decision> decisions;        ///< newest first
    std::vector<Appeal> appeals;            ///< newest first
    Decision draft;                         ///< as core drafts it now
    std::optional<Decision> savedDraft;     ///< as a person left it

    const Finding *finding(const std::string &fingerprint) const;   ///< nullptr: gone
    const Tag *tag(TagId id) const;                                 ///< nullptr: removed
    DispositionKind disposition(const std::string &fingerprint) const;
    /// Findings above a note that nobody has judged, in the order of the desk (isOpen() of review/policy.h).
    std::vector<const Finding *> openFindings() const;
    /// What an approval has to accept: findings that are open or confirmed.
    std::vector<const Finding *> unsettledFindings() const;
    /// The appeal that waits to be judged; nullptr: none.
    const Appeal *openAppeal() const;
    /// The decision that holds: the newest that is in force or waits for its second person; nullptr: none.
    const Decision *standing() const;
};

/// Any thread.
Result<CaseFile> readCase(const Workspace &workspace, SubmissionId submission, const TaskContext &task);

/// A reason of the catalogue bound to findings and tags of the case, with their evidence.
DecisionReason bindReason(const CaseFile &file, const ReasonEntry &entry, const std::vector<std::string> &findings, const std::vector<TagId> &tags);

}  // namespace probity::ui
