#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/review.h"
#include "store/connection.h"

namespace probity {

/// A person with what only signing in may see.
struct StoredPerson {
    Person person;
    std::string passphrase;             ///< as hashPassphrase() wrote it
    int failures = 0;                   ///< wrong passphrases in a row
    std::int64_t lastFailure = 0;       ///< microseconds since 1970
};

/// The people of a workspace. Failures are latched in the connection.
class PeopleRepository {
public:
    explicit PeopleRepository(Connection &connection) : m_connection(connection) {}

    std::vector<Person> all() const;                                    ///< in the order they were added
    std::optional<StoredPerson> named(const std::string &name) const;
    std::optional<StoredPerson> withId(PersonId id) const;
    PersonId add(const Person &person, const std::string &passphrase);
    void setActive(PersonId id, bool isActive);
    void setPassphrase(PersonId id, const std::string &passphrase);
    void setFailures(PersonId id, int count, std::int64_t last);

private:
    Connection &m_connection;
};

}  // namespace probity
