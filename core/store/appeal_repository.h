#pragma once

#include <optional>
#include <vector>

#include "model/review.h"
#include "store/connection.h"

namespace probity {

/// Appeals against decisions and the words on them. Triggers of the database refuse every change. Failures are latched.
class AppealRepository {
public:
    explicit AppealRepository(Connection &connection) : m_connection(connection) {}

    AppealId add(const Appeal &appeal);
    void addWord(AppealId appeal, AppealOutcome outcome, const std::string &why, PersonId by, const Timestamp &at);
    std::vector<Appeal> of(SubmissionId submission) const;      ///< newest first
    std::optional<Appeal> get(AppealId id) const;

private:
    Connection &m_connection;
};

}  // namespace probity
