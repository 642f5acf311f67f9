#pragma once

#include <optional>

#include "model/review.h"
#include "store/connection.h"

namespace probity {

/// Decisions while they are being written, one a submission. Not vouched for: nothing rests on a draft. Failures are latched.
class DraftRepository {
public:
    explicit DraftRepository(Connection &connection) : m_connection(connection) {}

    void save(const Decision &draft);
    std::optional<Decision> of(SubmissionId submission) const;
    void discard(SubmissionId submission);

private:
    Connection &m_connection;
};

}  // namespace probity
