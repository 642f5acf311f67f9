#include "ui/pages/decide/case_file.h"

#include <algorithm>

#include "model/decision_state.h"
#include "report/seen.h"
#include "review/policy.h"

namespace probity::ui {

namespace {

template <class Value>
void appendNew(std::vector<Value> &to, const Value &value)
{
    if (std::find(to.begin(), to.end(), value) == to.end())
        to.push_back(value);
}

/// "cac2019/undeclared-use" of pack "cac2019@2026.1" → "cac2019/undeclared-use@2026.1".
std::string ruleVersion(const Finding &finding)
{
    const std::size_t at = finding.pack.rfind('@');
    return at == std::string::npos ? finding.rule.value : finding.rule.value + finding.pack.substr(at);
}

void bindFinding(DecisionReason &reason, const CaseFile &file, const Finding &finding)
{
    reason.findings.push_back(finding.fingerprint);
    for (const EvidenceIndex index : finding.evidence)
        if (index < file.assessment->evidence.size())
            reason.evidence.push_back(file.assessment->evidence[index]);
    for (const std::string &clause : finding.clauses)
        appendNew(reason.clauses, clause);
    const std::string version = ruleVersion(finding);
    if (reason.ruleVersion.find(version) == std::string::npos)
        reason.ruleVersion += (reason.ruleVersion.empty() ? "" : ", ") + version;
    appendSeen(reason.seen, *file.assessment, finding);
}

void bindTag(DecisionReason &reason, const CaseFile &file, const Tag &tag)
{
    reason.tags.push_back(tag.id);
    // A tag on a finding rests on what the finding rests on.
    const Finding *finding = tag.target.kind == TagTarget::Kind::Finding ? file.finding(tag.target.pointer) : nullptr;
    if (!finding) {
        reason.evidence.push_back(evidenceOf(tag, *file.assessment));
        return;
    }
    for (const EvidenceIndex index : finding->evidence)
        if (index < file.assessment->evidence.size())
            reason.evidence.push_back(file.assessment->evidence[index]);
}

}  // namespace

const Finding *CaseFile::finding(const std::string &fingerprint) const
{
    if (!assessment)
        return nullptr;
    const auto &all = assessment->findings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Finding &other) { return other.fingerprint == fingerprint; });
    return found == all.end() ? nullptr : &*found;
}

const Tag *CaseFile::tag(TagId id) const
{
    const auto found = std::find_if(tags.begin(), tags.end(), [&](const Tag &other) { return other.id == id; });
    return found == tags.end() ? nullptr : &*found;
}

DispositionKind CaseFile::disposition(const std::string &fingerprint) const
{
    for (const Disposition &disposition : dispositions)
        if (disposition.fingerprint == fingerprint)
            return disposition.kind;
    return DispositionKind::Open;
}

std::vector<const Finding *> CaseFile::openFindings() const
{
    std::vector<const Finding *> open;
    if (assessment)
        for (const Finding &one : assessment->findings)
            if (one.level != Level::Note && disposition(one.fingerprint) == DispositionKind::Open)
                open.push_back(&one);
    return open;
}

std::vector<const Finding *> CaseFile::unsettledFindings() const
{
    std::vector<const Finding *> unsettled;
    if (assessment)
        for (const Finding &one : assessment->findings) {
            const DispositionKind kind = disposition(one.fingerprint);
            if (kind == DispositionKind::Confirmed || (kind == DispositionKind::Open && one.level != Level::Note))
                unsettled.push_back(&one);
        }
    return unsettled;
}

const Decision *CaseFile::standing() const
{
    const auto holds = [](const Decision &decision) {
        return isStanding(decision.state) || decision.state == DecisionState::AwaitingSecond;
    };
    const auto found = std::find_if(decisions.begin(), decisions.end(), holds);
    return found == decisions.end() ? nullptr : &*found;
}

const Appeal *CaseFile::openAppeal() const
{
    const auto found = std::find_if(appeals.begin(), appeals.end(), [](const Appeal &appeal) { return !appeal.outcome; });
    return found == appeals.end() ? nullptr : &*found;
}

Result<CaseFile> readCase(const Workspace &workspace, SubmissionId submission, const TaskContext &task)
{
    CaseFile file;
    auto summary = workspace.submission(submission);
    if (!summary)
        return tl::unexpected(summary.error());
    file.summary = std::move(*summary);
    auto assessment = workspace.assessment(submission, task);
    if (!assessment)
        return tl::unexpected(assessment.error());
    file.assessment = std::move(*assessment);
    auto tags = workspace.tags(submission);
    if (!tags)
        return tl::unexpected(tags.error());
    file.tags = std::move(*tags);
    auto dispositions = workspace.dispositions(submission);
    if (!dispositions)
        return tl::unexpected(dispositions.error());
    file.dispositions = std::move(*dispositions);
    auto decisions = workspace.decisions(submission);
    if (!decisions)
        return tl::unexpected(decisions.error());
    file.decisions = std::move(*decisions);
    auto appeals = workspace.appeals(submission);
    if (!appeals)
        return tl::unexpected(appeals.error());
    file.appeals = std::move(*appeals);
    if (task.isStopRequested())
        return failure(ErrorCode::Stopped, "reading the case was stopped");
    auto draft = workspace.draftDecision(submission);
    if (!draft)
        return tl::unexpected(draft.error());
    file.draft = std::move(*draft);
    auto saved = workspace.savedDraft(submission);
    if (!saved)
        return tl::unexpected(saved.error());
    file.savedDraft = std::move(*saved);
    return file;
}

DecisionReason bindReason(const CaseFile &file, const ReasonEntry &entry, const std::vector<std::string> &findings, const std::vector<TagId> &tags)
{
    DecisionReason reason;
    reason.reason = entry.id;
    reason.title = entry.title;
    reason.cure = entry.cure;
    reason.clauses = entry.clauses;
    for (const std::string &fingerprint : findings)
        if (const Finding *finding = file.finding(fingerprint))
            bindFinding(reason, file, *finding);
    for (const TagId id : tags)
        if (const Tag *tag = file.tag(id))
            bindTag(reason, file, *tag);
    return reason;
}

}  // namespace probity::ui
