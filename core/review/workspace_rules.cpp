// What other rule packs would make of the submissions of a workspace.
#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "model/decision_state.h"
#include "review/workspace_private.h"
#include "store/assessment_repository.h"
#include "store/decision_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

constexpr unsigned workers = 2;

int weight(Outcome outcome) noexcept
{
    switch (outcome) {
    case Outcome::Ban: return 3;
    case Outcome::Reject: return 2;
    case Outcome::Undecided: return 1;
    case Outcome::Approve: return 0;
    }
    return 0;
}

/// How grave a finding is: its level, then what it argues for.
int weight(const Finding &finding) noexcept
{
    return (2 - static_cast<int>(finding.level)) * 4 + weight(finding.arguesFor);
}

std::vector<FindingChange> changesBetween(const std::vector<Finding> &before, const std::vector<Finding> &after)
{
    std::map<std::string, const Finding *> known;
    for (const Finding &finding : before)
        known.emplace(finding.fingerprint, &finding);
    std::vector<FindingChange> out;
    for (const Finding &finding : after) {
        const auto found = known.find(finding.fingerprint);
        if (found == known.end()) {
            out.push_back({FindingChange::Kind::Appears, finding.fingerprint, finding.rule.value, finding.title});
            continue;
        }
        if (weight(finding) != weight(*found->second))
            out.push_back({weight(finding) > weight(*found->second) ? FindingChange::Kind::Graver : FindingChange::Kind::Milder, finding.fingerprint, finding.rule.value, finding.title});
        known.erase(found);
    }
    for (const Finding &finding : before)
        if (known.count(finding.fingerprint) > 0)
            out.push_back({FindingChange::Kind::Goes, finding.fingerprint, finding.rule.value, finding.title});
    return out;
}

}  // namespace

const char *name(FindingChange::Kind kind) noexcept
{
    switch (kind) {
    case FindingChange::Kind::Appears: return "appears";
    case FindingChange::Kind::Goes: return "goes";
    case FindingChange::Kind::Graver: return "graver";
    case FindingChange::Kind::Milder: return "milder";
    }
    return "appears";
}

Result<SubmissionChange> Workspace::Private::changeUnder(Connection &connection, const SubmissionSummary &row, const RuleBook &fresh) const
{
    Assessment assessment = AssessmentRepository(connection).load(row.id);
    const ReviewInput input = fullInput(connection, row.id, assessment);
    SubmissionChange change;
    change.submission = row.id;
    change.app = row.appName.empty() ? row.appIdentifier : row.appName;
    change.version = row.version;
    change.before = assessment.suggestion.outcome;
    const std::vector<Finding> before = std::move(assessment.findings);
    fresh.evaluate(assessment, *engine->taxonomy, *engine->recipients, input);
    change.after = assessment.suggestion.outcome;
    change.findings = changesBetween(before, assessment.findings);
    for (const Decision &decision : DecisionRepository(connection).of(row.id))
        if (isStanding(decision.state)) {
            change.record = decision.record;
            change.decided = decision.outcome;
            break;
        }
    return change;
}

Result<RulesDiff> Workspace::compareRules(const RuleBook &fresh, const TaskContext &task) const
{
    auto rows = submissions();
    if (!rows)
        return tl::unexpected(rows.error());
    std::sort(rows->begin(), rows->end(), [](const SubmissionSummary &a, const SubmissionSummary &b) { return a.id < b.id; });
    std::vector<std::optional<SubmissionChange>> made(rows->size());
    std::vector<Status> statuses(workers);
    std::atomic<std::size_t> next = 0;
    const auto work = [&](Status &status) {
        const auto reader = d->database->openReader();
        if (!reader) {
            status = tl::unexpected(reader.error());
            return;
        }
        for (std::size_t i = next++; i < rows->size() && status; i = next++) {
            if (task.isStopRequested()) {
                status = failure(ErrorCode::Stopped, "stopped");
                return;
            }
            task.report(i, rows->size());
            auto change = Database::snapshot(**reader, [&](Connection &connection) { return d->changeUnder(connection, (*rows)[i], fresh); });
            if (!change)
                status = tl::unexpected(change.error());
            else
                made[i] = std::move(*change);
        }
    };
    std::thread other([&] { work(statuses[1]); });
    work(statuses[0]);
    other.join();
    RulesDiff diff;
    for (const Status &status : statuses)
        if (!status)
            return tl::unexpected(status.error());
    diff.submissions = rows->size();
    for (auto &change : made) {
        diff.decisions += change && !change->record.empty();
        if (change && (change->before != change->after || !change->findings.empty()))
            diff.changes.push_back(std::move(*change));
    }
    return diff;
}

}  // namespace probity
