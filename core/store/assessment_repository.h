#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "store/connection.h"

namespace probity {

/// What is kept of a finding to tell in the next version whether it is the same.
struct FindingContent {
    std::string fingerprint;
    std::string content;    ///< Finding::digest
};

/// The assessment of each submission: rows for what lists and queries ask for, one document for the rest.
/// artifacts are SubmissionRepository's. Failures are latched in the connection.
class AssessmentRepository {
public:
    explicit AssessmentRepository(Connection &connection) : m_connection(connection) {}

    void save(SubmissionId submission, const Assessment &assessment);
    /// Replaces what the later stages make (ledger, findings, evidence, completeness, suggestion), not the reading.
    void saveJudgement(SubmissionId submission, const Assessment &assessment);
    /// Writes the phases of entries and observations anew, after the consent mark was moved.
    void savePhases(SubmissionId submission, const Assessment &assessment);

    /// Everything, exactly as it was saved.
    Assessment load(SubmissionId submission) const;
    std::vector<FindingContent> findingContents(SubmissionId submission) const;
    bool hasFinding(SubmissionId submission, const std::string &fingerprint) const;

private:
    void saveLists(SubmissionId submission, const Assessment &assessment);
    void loadLists(SubmissionId submission, Assessment &assessment) const;
    void loadJudgement(SubmissionId submission, Assessment &assessment) const;
    Connection &m_connection;
};

}  // namespace probity
