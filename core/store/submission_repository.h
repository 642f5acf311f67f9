#pragma once

#include <optional>
#include <vector>

#include "model/artifact.h"
#include "model/review.h"
#include "store/connection.h"

namespace probity {

/// What a new submission's row holds besides counts and state.
struct NewSubmission {
    AppId app;
    SubmissionId previous;          ///< the app's submission before; 0: none
    std::string version;
    AppTypeId type;
    Sha256 identity;                ///< of what was handed in: the same twice is one submission
    Timestamp imported;
    PersonId importedBy;
};

/// An artifact as one submission has it.
struct SubmissionArtifact {
    ArtifactId id;
    ArtifactInfo info;
};

/// Apps and submissions. Failures are latched in the connection; a submission that does not exist is NotFound.
class SubmissionRepository {
public:
    explicit SubmissionRepository(Connection &connection) : m_connection(connection) {}

    /// The app of that platform and identifier, made or brought up to date.
    AppId appOf(const AppInfo &app, const std::string &identifier);
    std::optional<AppId> findApp(const PlatformId &platform, const std::string &identifier) const;

    SubmissionId add(const NewSubmission &submission);
    void addArtifact(SubmissionId submission, std::int64_t position, const SubmissionArtifact &artifact);
    std::vector<SubmissionArtifact> artifacts(SubmissionId submission) const;
    std::optional<SubmissionArtifact> artifact(SubmissionId submission, const std::string &path) const;

    std::vector<SubmissionSummary> all() const;         ///< newest import first
    std::vector<SubmissionSummary> ofApp(AppId app) const;              ///< newest import first
    std::optional<SubmissionSummary> find(SubmissionId submission) const;
    SubmissionSummary get(SubmissionId submission) const;
    void mustExist(SubmissionId submission) const;
    std::optional<SubmissionId> withIdentity(const Sha256 &identity) const;
    std::optional<SubmissionId> latestOf(AppId app) const;
    std::optional<SubmissionId> previousOf(SubmissionId submission) const;
    /// Decided submissions of the developer's other apps that came before this one; at most 200, newest first.
    std::vector<SubmissionId> ofDeveloperBefore(SubmissionId submission) const;
    /// A submission of that app and version made of exactly these artifacts.
    std::optional<SubmissionId> withArtifacts(AppId app, const std::string &version, std::vector<ArtifactId> artifacts) const;

    void assign(SubmissionId submission, PersonId person);
    void setType(SubmissionId submission, const AppTypeId &type);
    void setState(SubmissionId submission, SubmissionState state);
    /// Counts anew what the queue shows: worst verdict, findings, and those of them that nobody has judged yet.
    /// An exception that has ended by `now` is none.
    void recount(SubmissionId submission, const Timestamp &now);
    /// Those with an exception that has ended, whether or not it was followed by another word.
    std::vector<SubmissionId> withEndedExceptions(const Timestamp &now) const;

    /// Grows with every change of a submission: what is cached of it is good while this is the same.
    std::int64_t revision(SubmissionId submission) const;
    void touch(SubmissionId submission);

private:
    Connection &m_connection;
};

}  // namespace probity
