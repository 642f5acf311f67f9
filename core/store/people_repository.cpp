#include "store/people_repository.h"

#include "store/enum_names.h"

namespace probity {

namespace {

constexpr const char *columns = "SELECT id, name, role, is_active, created_us, created_offset, passphrase, coalesce(count, 0), coalesce(last_us, 0) "
                                "FROM people LEFT JOIN sign_in_failures ON person=id ";

std::optional<StoredPerson> next(Connection &connection, Query &query)
{
    if (!query.step())
        return std::nullopt;
    StoredPerson stored;
    std::string role;
    query.read(stored.person.id, stored.person.name, role, stored.person.isActive, stored.person.created, stored.passphrase, stored.failures, stored.lastFailure);
    if (!fromName(role, stored.person.role))
        connection.fail(ErrorCode::Corrupt, "unknown role " + role, "people/" + std::to_string(stored.person.id.value));
    return stored;
}

}  // namespace

std::vector<Person> PeopleRepository::all() const
{
    std::vector<Person> people;
    Query query = m_connection.prepare(std::string(columns) + "ORDER BY id");
    while (auto stored = next(m_connection, query))
        people.push_back(std::move(stored->person));
    return people;
}

std::optional<StoredPerson> PeopleRepository::named(const std::string &name) const
{
    Query query = m_connection.prepare(std::string(columns) + "WHERE name=?");
    query.bind(name);
    return next(m_connection, query);
}

std::optional<StoredPerson> PeopleRepository::withId(PersonId id) const
{
    Query query = m_connection.prepare(std::string(columns) + "WHERE id=?");
    query.bind(id);
    return next(m_connection, query);
}

PersonId PeopleRepository::add(const Person &person, const std::string &passphrase)
{
    m_connection.run("INSERT INTO people(name, role, is_active, created_us, created_offset, passphrase) VALUES(?,?,?,?,?,?)", person.name, name(person.role),
                     person.isActive, person.created, passphrase);
    return PersonId{m_connection.lastInsertId()};
}

void PeopleRepository::setActive(PersonId id, bool isActive)
{
    m_connection.run("UPDATE people SET is_active=? WHERE id=?", isActive, id);
}

void PeopleRepository::setPassphrase(PersonId id, const std::string &passphrase)
{
    m_connection.run("UPDATE people SET passphrase=? WHERE id=?", passphrase, id);
}

void PeopleRepository::setFailures(PersonId id, int count, std::int64_t last)
{
    m_connection.run("INSERT INTO sign_in_failures VALUES(?,?,?) ON CONFLICT(person) DO UPDATE SET count=excluded.count, last_us=excluded.last_us", id, count, last);
}

}  // namespace probity
