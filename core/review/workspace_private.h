#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "base/signing.h"
#include "review/policy.h"
#include "review/workspace.h"
#include "store/coverage.h"
#include "store/database.h"

namespace probity {

/// A signing key that its owner's passphrase has opened.
struct HeldKey {
    std::int64_t id = 0;
    SigningKey key;
};

/// Key of the setting that holds the rules of NotPersonalRule.
inline constexpr const char *notPersonalSetting = "not_personal";

/// One change of a workspace while it is being written: who, when, on which connection, and which rows it touched.
struct Change {
    Connection &connection;
    Person by;
    Timestamp now;
    std::vector<CoveredRow> touched;
    std::optional<HeldKey> signer;  ///< the key of the person

    void touch(const char *table, std::int64_t key) { touched.push_back({table, key}); }
    void touch(std::vector<CoveredRow> rows);
    /// Appends the audit event; the last thing a change does. `what` is a JSON object.
    void record(const char *kind, SubmissionId submission, std::string what);
    /// Signs the chain, this change's event included: after record(). Nothing happens without a key.
    void anchor();
};

struct Workspace::Private {
    std::shared_ptr<Database> database;
    std::shared_ptr<const Engine> engine;
    std::shared_ptr<const Clock> clock;
    std::vector<Diagnostic> refusedPacks;

    mutable std::mutex actorMutex;
    std::optional<Person> actor;
    std::optional<HeldKey> actorKey;

    struct Cached {
        SubmissionId submission;
        std::int64_t revision = 0;
        std::shared_ptr<const Assessment> assessment;
    };
    mutable std::mutex cacheMutex;
    mutable std::vector<Cached> cache;      ///< the one used last at the end
    std::atomic<std::int64_t> imports = 0;  ///< numbers that staged artifacts are told apart by
    std::mutex unclearedMutex;
    std::vector<std::int64_t> uncleared;    ///< imports whose staged artifacts could not be removed yet: the disk was full

    std::optional<Person> currentActor() const;
    std::optional<HeldKey> currentKey() const;
    void setActor(std::optional<Person> person, std::optional<HeldKey> key = std::nullopt);
    /// The signed-in person, still active and allowed to do this.
    Result<Person> permitted(Connection &connection, Action action) const;
    Result<Person> signedIn(Connection &connection) const;
    /// The signed-in person, if it may add and withdraw people.
    Result<Person> managing(Connection &connection) const;

    /// One change by the signed-in person: `work` takes Change & and returns a Result.
    template <class Work>
    auto change(Action action, Work work) -> decltype(work(std::declval<Change &>()))
    {
        return database->write([&](Connection &connection) -> decltype(work(std::declval<Change &>())) {
            auto by = permitted(connection, action);
            if (!by)
                return tl::unexpected(by.error());
            Change made{connection, *by, clock->now(), {}, currentKey()};
            return work(made);
        });
    }

    /// What is not committed may still be undone, and is not kept for others.
    enum class Keep { No, Yes };
    /// The assessment as it is stored, from the cache where it is still good.
    std::shared_ptr<const Assessment> assessment(Connection &connection, SubmissionId submission, Keep keep) const;
    void remember(SubmissionId submission, std::int64_t revision, std::shared_ptr<const Assessment> assessment) const;
    std::vector<NotPersonalRule> notPersonalRules(Connection &connection) const;
    /// The review input with the uses that undeclared-use tags stand for, the questions that tags answer, and the history.
    ReviewInput fullInput(Connection &connection, SubmissionId submission, const Assessment &assessed) const;
    ReviewInput fullInput(Connection &connection, SubmissionId submission) const;
    /// How a submission comes out under other packs.
    Result<SubmissionChange> changeUnder(Connection &connection, const SubmissionSummary &row, const RuleBook &fresh) const;
    /// Runs the later stages again after people changed what they are given.
    void rejudge(Change &change, SubmissionId submission) const;
    /// Somebody has begun: a waiting submission is in review from now on.
    void begin(Change &change, SubmissionId submission) const;
    /// Makes a submission findable by what it holds.
    void indexWordsOf(Connection &connection, SubmissionId submission, const Assessment &assessment) const;
    bool isUndeclaredUse(const std::string &tagKind) const;
    /// The kind of tag that answers a question of a rule pack; nullptr: this one does not.
    const TagKind *answerKind(const std::string &tagKind) const;
    /// Whether a tag of this kind changes what the rules see.
    bool isJudged(const std::string &tagKind) const { return isUndeclaredUse(tagKind) || answerKind(tagKind); }
    Status setRemoved(TagId tag, bool isRemoved);
    /// The latest of each finding; exceptions that have ended count as open.
    std::map<std::string, Disposition> dispositions(Connection &connection, SubmissionId submission) const;
    /// Whether the signed-in person is to judge this decision without knowing it.
    bool isVeiled(const Decision &decision) const;
    /// The decision as the signed-in person may see it, its state at this moment.
    Decision seenBy(Decision decision) const;
    Status dispose(SubmissionId submission, const std::vector<std::string> &fingerprints, const Disposition &word);
    /// Removes what an import (0: any) has staged, in small units.
    Status clearStaged(std::int64_t import);
    /// The same for a failed import and those before it that could not be cleared; what cannot be cleared now waits for the
    /// next import or the next open.
    void clearFailed(std::int64_t import);
    Result<ImportOutcome> importLoaded(const LoadedSubmission &loaded, const Sha256 &identity, std::int64_t import, const TaskContext &task);
};

}  // namespace probity
