#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "model/review.h"
#include "taxonomy/catalogue.h"

namespace probity {

/// An app in a bulletin with the decision that it is named for.
struct BulletinEntry {
    SubmissionSummary submission;
    Decision decision;
};

/// What stands around the list. Empty texts are left out.
struct BulletinContext {
    std::string organisation;
    std::string number;                     ///< "2026 No. 3"
    Timestamp published;
    std::optional<Timestamp> deadline;      ///< for entries whose decision names none
};

/// A regulator's publication in the manner of the real ones: number, app, developer, version, source, problems in the words of the
/// catalogue with the clauses they fall under, deadline. Decisions that are not in force are the caller's to leave out. Texts are
/// escaped for their place; no personal value is in any of them.
std::string bulletinHtml(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue, const std::string &language);
std::string bulletinCsv(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue, const std::string &language);
Result<std::string> bulletinXlsx(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue, const std::string &language);
std::string bulletinJson(const std::vector<BulletinEntry> &entries, const BulletinContext &context, const Catalogue &catalogue);

}  // namespace probity
