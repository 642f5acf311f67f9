#pragma once

#include <string>
#include <vector>

#include "model/queue.h"
#include "store/connection.h"

namespace probity {

/// The queue in the order asked for, by id: what is seen of it is read a page at a time. And the words it is searched by.
/// Failures are latched in the connection.
class QueueRepository {
public:
    explicit QueueRepository(Connection &connection) : m_connection(connection) {}

    std::vector<SubmissionId> ids(const QueueQuery &query) const;
    /// In the order of `ids`; those that do not exist are left out.
    std::vector<SubmissionSummary> summaries(const std::vector<SubmissionId> &ids) const;
    QueueCounts counts() const;

    /// Adds words that the submission is found by from now on.
    void addWords(SubmissionId submission, const std::string &kind, const std::string &text);
    bool hasWords(SubmissionId submission) const;
    /// Submissions that no word finds yet: imported by an earlier version.
    std::vector<SubmissionId> withoutWords(int limit) const;

private:
    Connection &m_connection;
};

}  // namespace probity
