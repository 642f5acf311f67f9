#include <algorithm>

#include "analysis/compare/compare.h"
#include "review/workspace_private.h"
#include "store/submission_repository.h"

namespace probity {

Result<std::optional<Comparison>> Workspace::comparison(SubmissionId id, SubmissionId before, const TaskContext &task) const
{
    const auto previous = d->database->read([&](Connection &connection) -> Result<SubmissionId> {
        const SubmissionRepository submissions(connection);
        submissions.mustExist(id);
        return before ? before : submissions.previousOf(id).value_or(SubmissionId{});
    });
    if (!previous)
        return tl::unexpected(previous.error());
    if (!*previous)
        return std::nullopt;
    const auto old = assessment(*previous, task);
    if (!old)
        return tl::unexpected(old.error());
    const auto now = assessment(id, task);
    if (!now)
        return tl::unexpected(now.error());
    return compare(**old, **now, *d->engine->taxonomy);
}

Result<std::vector<SubmissionSummary>> Workspace::otherVersions(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<SubmissionSummary>> {
        const SubmissionRepository submissions(connection);
        auto versions = submissions.ofApp(submissions.get(id).app);
        versions.erase(std::remove_if(versions.begin(), versions.end(), [id](const SubmissionSummary &one) { return one.id == id; }), versions.end());
        return versions;
    });
}

}  // namespace probity
