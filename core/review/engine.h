#pragma once

#include <memory>
#include <string>
#include <vector>

#include "analysis/capability/code_scan.h"
#include "analysis/declared/notice_analysis.h"
#include "analysis/observed/observer.h"
#include "analysis/rules/rule_engine.h"
#include "base/result.h"
#include "base/task_context.h"
#include "import/submission_loader.h"
#include "model/assessment.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Which parts a caller needs; the others stay null. A short-lived program loads nothing that it does not use.
struct EngineParts {
    bool hasNotices = true;
    bool hasTraffic = true;
    bool hasRules = true;
    bool hasCode = true;
};

/// All data of resources/, loaded once and handed down. Immutable; safe to share between threads.
struct Engine {
    std::shared_ptr<const Taxonomy> taxonomy;
    std::shared_ptr<const Recipients> recipients;
    std::shared_ptr<const NoticeAnalyser> notices;
    std::shared_ptr<const ObservationPatterns> patterns;
    std::shared_ptr<const CodeTables> code;
    std::shared_ptr<const RuleBook> rules;

    /// `packs`, `more`: see RuleBook::load; `recipientLists`: see Recipients::load.
    static Result<std::shared_ptr<const Engine>> load(const std::vector<std::string> &packs = {}, const EngineParts &parts = {},
                                                      const std::vector<rules::PackFile> &more = {}, const std::vector<RecipientList> &recipientLists = {});
};

/// Receives entries while a sample is read, so that an import stores them as they pass. May be null.
using EntryObserver = std::function<Status(std::size_t sample, const TrafficEntry &, const EntrySummary &)>;

/// Runs the whole chain over a loaded submission: import → declared / observed → ledger → rules.
/// Artifacts that cannot be read are in the answer with complete=false; an Error only for Stopped and faults of the engine.
/// `extraPersona`: of `--persona`, added to the submission's own.
Result<Assessment> assess(const LoadedSubmission &submission, const ReviewInput &input, const Engine &engine, const Persona &extraPersona,
                          const TaskContext &task, const EntryObserver &onEntry = {});

/// Ledger and rules alone, over readings as they are; the suggestion gets no cure.
void judge(Assessment &assessment, const ReviewInput &input, const Engine &engine);

/// Whether judge() would suggest an approval; ends at the first finding against it and leaves findings and suggestion alone.
bool isApproved(Assessment &assessment, const ReviewInput &input, const Engine &engine);

/// The later stages alone, over an assessment whose reading is still good: after a correction, tag, consent mark or new pack.
void reassess(Assessment &assessment, const ReviewInput &input, const Engine &engine);

}  // namespace probity
