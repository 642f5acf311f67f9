#pragma once

#include <optional>
#include <vector>

#include "model/review.h"
#include "store/connection.h"

namespace probity {

/// The second person's word on a ban.
struct SecondWord {
    DecisionId decision;
    bool agrees = false;
    std::string why;
    PersonId by;
    Timestamp at;
};

/// Recorded decisions. Triggers of the database refuse every change; what a decision's state is follows from the decisions
/// and second words recorded after it. Failures are latched in the connection.
class DecisionRepository {
public:
    explicit DecisionRepository(Connection &connection) : m_connection(connection) {}

    /// Gives the decision its number in the year of `decision.at` and stores it.
    DecisionId add(Decision &decision);
    void addSecondWord(const SecondWord &word);

    std::vector<Decision> of(SubmissionId submission) const;            ///< newest first
    std::optional<Decision> get(DecisionId id) const;
    std::optional<DecisionId> withRecord(const std::string &record) const;
    std::string document(DecisionId id) const;                          ///< as it is stored and as its audit event vouches for it
    /// The decision that counts now; nothing before the first, and while a first ban waits for its second word.
    std::optional<DecisionId> inForce(SubmissionId submission) const;
    std::optional<DecisionId> awaitingSecond(SubmissionId submission) const;

private:
    Connection &m_connection;
};

}  // namespace probity
