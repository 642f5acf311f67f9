#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/assessment.h"
#include "model/comparison.h"
#include "model/queue.h"
#include "model/review.h"
#include "model/statistics.h"
#include "review/bundle.h"
#include "review/engine.h"
#include "review/hand_over.h"
#include "review/rules_diff.h"

namespace probity {

/// What an import did.
struct ImportOutcome {
    SubmissionId submission;
    bool isKnown = false;           ///< the very same artifacts were there already; nothing was added
    int newFindings = 0;            ///< against the app's version before
    int unchangedFindings = 0;
    int changedFindings = 0;
    int goneFindings = 0;
    int goneUnproven = 0;           ///< of the gone ones: those that this capture could not have shown, so that nobody takes them for fixed
    std::vector<Diagnostic> warnings;
};

/// What `verify` found.
struct VerifyReport {
    bool isWhole = false;
    std::uint64_t events = 0;
    std::uint64_t anchored = 0;         ///< events that a signature vouches for; those after could be dropped unnoticed
    std::uint64_t artifacts = 0;
    std::vector<std::string> keys;      ///< fingerprints of the signing keys, oldest first
    std::vector<Diagnostic> problems;   ///< code, message, where (event, artifact, decision)
};

/// The use cases on a workspace: the only way to change one, and the place where policy is enforced.
/// Safe to use from several threads: writes are short and serialised, reads have a connection of their own, a long import
/// holds neither for long. Every change appends an audit event in the same transaction. Who acts is the signed-in person;
/// changes without one fail with NotAuthenticated.
class Workspace {
public:
    enum class Access { ReadWrite, ReadOnly };

    /// Makes a new workspace; Conflict if the file exists.
    static Result<std::unique_ptr<Workspace>> create(const std::string &path, std::shared_ptr<const Engine> engine, std::shared_ptr<const Clock> clock);
    /// Opens one, migrating older schemas first (a copy is kept beside it). Locked: another program writes to it (open it
    /// ReadOnly then). Corrupt, TooNew, NotFound, BadFormat (not a workspace).
    static Result<std::unique_ptr<Workspace>> open(const std::string &path, Access access, std::shared_ptr<const Engine> engine, std::shared_ptr<const Clock> clock);
    ~Workspace();

    const std::string &path() const noexcept;
    bool isReadOnly() const noexcept;
    const Engine &engine() const noexcept;
    std::shared_ptr<const Engine> sharedEngine() const noexcept;

    // People. The first person is made without anybody signed in, and is signed in at once; later ones by an administrator.
    Result<std::vector<Person>> people() const;
    Result<PersonId> addFirstPerson(const std::string &name, PersonRole role, const std::string &passphrase);
    Result<PersonId> addPerson(const std::string &name, PersonRole role, const std::string &passphrase);
    Status setActive(PersonId person, bool isActive);
    Status changePassphrase(const std::string &old, const std::string &fresh);
    Result<Person> signIn(const std::string &name, const std::string &passphrase);
    void signOut();
    std::optional<Person> actor() const;

    // Queue.
    Result<std::vector<SubmissionSummary>> submissions() const;         ///< newest import first
    Result<SubmissionSummary> submission(SubmissionId id) const;
    /// The ids that a question asks for, in its order; what is shown of them is read a page at a time.
    Result<std::vector<SubmissionId>> queue(const QueueQuery &query) const;
    Result<std::vector<SubmissionSummary>> summaries(const std::vector<SubmissionId> &ids) const;
    Result<QueueCounts> queueCounts() const;
    /// What happened from a moment on (nothing: ever). Scans the workspace: for the background.
    Result<Statistics> statistics(const std::optional<Timestamp> &since) const;
    /// Where words stand in a submission: a few places, names first.
    Result<std::vector<SearchHit>> searchHits(SubmissionId id, const std::vector<std::string> &words, const TaskContext &task) const;
    /// Makes what earlier versions imported findable by what it holds. Takes long the first time, nothing after that. Stopped.
    Result<bool> indexForSearch(const TaskContext &task);
    Status assign(SubmissionId id, PersonId person);                    ///< person 0: nobody

    /// All or nothing. The same by dialog, by drag and drop and by the command line.
    Result<ImportOutcome> importSubmission(const std::vector<std::string> &paths, const TaskContext &task);

    // The case.
    Result<std::shared_ptr<const Assessment>> assessment(SubmissionId id, const TaskContext &task) const;
    /// What changed from another submission of the app to this one; `before` 0: from the one that was imported before it.
    /// Nothing where there is none.
    Result<std::optional<Comparison>> comparison(SubmissionId id, SubmissionId before, const TaskContext &task) const;
    /// The other submissions of the same app, newest import first.
    Result<std::vector<SubmissionSummary>> otherVersions(SubmissionId id) const;
    Result<TrafficEntry> entry(SubmissionId id, std::size_t position) const;    ///< position in Assessment::entries
    /// Reads entries one after the other, each stored piece of the capture once. Positions ascending; those that cannot be read
    /// are left out. Stopped.
    using EntryVisitor = std::function<void(std::size_t position, const TrafficEntry &entry)>;
    Status visitEntries(SubmissionId id, const std::vector<std::size_t> &positions, const EntryVisitor &visitor, const TaskContext &task) const;
    Result<std::string> artifactBytes(SubmissionId id, const std::string &artifactPath, std::uint64_t limit) const;
    Result<ReviewInput> reviewInput(SubmissionId id) const;
    Status setAppType(SubmissionId id, const AppTypeId &type);
    Status setConsent(SubmissionId id, std::optional<Timestamp> at);
    /// What the workspace calls nobody's data. Setting the rules judges nothing anew; judgeAgain() does, for one submission.
    Result<std::vector<NotPersonalRule>> notPersonalRules() const;
    Status setNotPersonalRules(const std::vector<NotPersonalRule> &rules);
    Status judgeAgain(SubmissionId id);
    /// Whether an argument of the suggestion (SuggestedArgument::id) counts. NotFound: the suggestion has no such argument.
    Status switchArgument(SubmissionId id, const std::string &argument, bool isOn);
    Status correctStatement(SubmissionId id, const StatementCorrection &correction);
    /// Takes a correction back: the machine's reading counts again. NotFound: there is none like it.
    Status withdrawCorrection(SubmissionId id, const StatementCorrection &correction);

    // Tags and dispositions. Removing a tag or reopening a finding is a compensating event: nothing is erased.
    Result<std::vector<Tag>> tags(SubmissionId id) const;               ///< without removed ones
    Result<TagId> addTag(SubmissionId id, const Tag &tag);              ///< id, by and at are filled in here
    Status removeTag(TagId tag);
    Status restoreTag(TagId tag);
    Result<std::vector<Disposition>> dispositions(SubmissionId id) const;   ///< the latest of each finding
    /// Grants exceptions: with a reason, an owner (empty: who is signed in) and, where there is one, the moment that ends them. An
    /// exception also ends when what its finding rests on changes: a new recipient, an edited clause.
    Status except(SubmissionId id, const std::vector<std::string> &fingerprints, const std::string &reason, const std::string &owner, std::optional<Timestamp> until);
    /// Dismissed and Excepted need a reason (PolicyViolation otherwise); unknown fingerprints are NotFound. All or none.
    Status dispose(SubmissionId id, const std::vector<std::string> &fingerprints, DispositionKind kind, const std::string &reason);
    /// Gives findings earlier words again, each its own kind and reason: what undoes dispose(). One event, all or none.
    Status restoreDispositions(SubmissionId id, const std::vector<Disposition> &words);
    /// Notes in the audit chain that a masked value was looked at.
    Status noteReveal(SubmissionId id, const std::string &what);

    // Deciding.
    /// What a person has written so far, kept over restarts; recording the decision discards it. Not audited.
    Status saveDraft(const Decision &draft);
    Result<std::optional<Decision>> savedDraft(SubmissionId id) const;
    Status discardDraft(SubmissionId id);
    /// A draft from the confirmed findings, undeclared-use tags and the suggestion; never stored.
    Result<Decision> draftDecision(SubmissionId id) const;
    /// What keeps this draft from being recorded; empty: nothing. Codes: "reason_missing", "evidence_missing",
    /// "open_findings_unaccepted", "acceptance_reason_missing", "ban_scope_missing", "words_required", ...
    Result<std::vector<Diagnostic>> obstacles(const Decision &draft) const;
    /// Records it, PolicyViolation with the first obstacle otherwise. A ban waits for a second person (AwaitingSecond).
    Result<DecisionId> recordDecision(const Decision &draft);
    /// The second person's word on a ban: not the one who recorded it, with the right role. Disagreement keeps the record
    /// and returns the submission to review. Until then, whoever could judge sees of the first one's decision only that it is there:
    /// decisions(), decision() and history() leave out what it says, and exportBundle() refuses.
    Status judgeSecond(DecisionId decision, bool agrees, const std::string &why);
    Result<std::vector<Decision>> decisions(SubmissionId id) const;     ///< newest first
    Result<Decision> decision(DecisionId id) const;
    // A second person on another machine: exportBundle(HandOver) here, signJudgement() there, takeJudgement() here.
    /// Somebody who signs elsewhere: known by the public key, never signs in here. By whoever manages people.
    Result<PersonId> addColleague(const std::string &name, PersonRole role, const PublicKey &key);
    /// The signed-in person's judgement on a case that was handed over. Corrupt: the file was altered.
    Result<Judgement> signJudgement(const ByteSourcePtr &handOver, bool agrees, const std::string &why, const TaskContext &task) const;
    /// Takes a judgement in. Conflict: the decision was judged meanwhile, by whom is said; NotPermitted: no active person here with that
    /// key may judge; NotFound: it is about another decision. Nothing is lost: the judgement stays a file that can be shown.
    Status takeJudgement(const Judgement &judgement);
    /// Takes in a developer's appeal against a decision in force; it stands until the appeal is judged.
    Result<AppealId> appeal(DecisionId decision, const std::string &grounds, const std::string &evidence);
    /// By somebody who had no part in the decision, with reasons. Overturned and remanded cases return to review.
    Status judgeAppeal(AppealId appeal, AppealOutcome outcome, const std::string &why);
    Result<std::vector<Appeal>> appeals(SubmissionId id) const;         ///< newest first

    // The record.
    /// Writes an evidence bundle of the case to `path`, which must not exist (Conflict), signed with the key of who is signed in.
    /// The export is an event of the chain, and the chain is signed at it. All or nothing.
    Result<ExportOutcome> exportBundle(SubmissionId id, const std::string &path, BundleKind kind, const TaskContext &task);
    Result<std::vector<AuditEvent>> history(SubmissionId id) const;     ///< oldest first; id 0: the whole workspace
    Result<VerifyReport> verify(const TaskContext &task) const;

    /// Copies the whole workspace into a new file while it is in use; the file has its name once it is whole. Conflict: there is
    /// something of that name that is the workspace itself.
    Status backUpTo(const std::string &path) const;

    // Rules.
    /// What other packs would make of the submissions that are here: the stored suggestion against theirs. Nothing is stored.
    Result<RulesDiff> compareRules(const RuleBook &fresh, const TaskContext &task) const;
    /// Packs beside the workspace that were refused when it was opened, and why.
    const std::vector<Diagnostic> &refusedPacks() const noexcept;

    // Settings of the workspace, small texts by key ("language", "queue.columns", ...). Not audited: no policy rests on them.
    std::string setting(const std::string &key) const;
    Status setSetting(const std::string &key, const std::string &value);

    struct Private;     ///< of core/review alone

private:
    Workspace();
    std::unique_ptr<Private> d;
};

}  // namespace probity
