// People of a workspace, and signing in.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "review/passphrase.h"
#include "review/workspace_private.h"
#include "store/people_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr int freeAttempts = 3;                         // typing errors are not attacks
constexpr std::int64_t firstDelay = 2'000'000;          // microseconds, doubled by each further failure
constexpr std::int64_t longestDelay = 60'000'000;

std::int64_t delayAfter(int failures)
{
    if (failures < freeAttempts)
        return 0;
    return failures - freeAttempts >= 5 ? longestDelay : std::min(longestDelay, firstDelay << (failures - freeAttempts));
}

std::string particulars(Json what)
{
    return what.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::string> checkedName(const std::string &name)
{
    const std::string_view text = trimmed(name);
    if (text.empty() || !isValidUtf8(text))
        return failure(ErrorCode::InvalidArgument, "a person needs a name");
    return std::string(text);
}

PersonId addTo(Change &change, const Person &person, const std::string &hashed)
{
    PeopleRepository people(change.connection);
    if (people.named(person.name)) {
        change.connection.fail(ErrorCode::Conflict, "there is a person of that name", person.name);
        return {};
    }
    const PersonId id = people.add(person, hashed);
    change.touch("people", id.value);
    return id;
}

}  // namespace

Result<std::vector<Person>> Workspace::people() const
{
    return d->database->read([](Connection &connection) -> Result<std::vector<Person>> { return PeopleRepository(connection).all(); });
}

Result<PersonId> Workspace::addFirstPerson(const std::string &name, PersonRole role, const std::string &passphrase)
{
    const auto text = checkedName(name);
    if (!text)
        return tl::unexpected(text.error());
    const auto hashed = hashPassphrase(passphrase);
    if (!hashed)
        return tl::unexpected(hashed.error());
    Person person{{}, *text, role, true, d->clock->now()};
    auto added = d->database->write([&](Connection &connection) -> Result<PersonId> {
        if (!PeopleRepository(connection).all().empty())
            return failure(ErrorCode::Conflict, "this workspace has people already");
        Change change{connection, person, person.created, {}};
        person.id = addTo(change, person, *hashed);
        change.by.id = person.id;
        change.record("add_person", {}, particulars({{"person", person.id.value}, {"name", person.name}, {"role", probity::name(role)}}));
        return person.id;
    });
    if (added)
        d->setActor(person);
    return added;
}

Result<PersonId> Workspace::addPerson(const std::string &name, PersonRole role, const std::string &passphrase)
{
    const auto text = checkedName(name);
    if (!text)
        return tl::unexpected(text.error());
    const auto hashed = hashPassphrase(passphrase);
    if (!hashed)
        return tl::unexpected(hashed.error());
    return d->database->write([&](Connection &connection) -> Result<PersonId> {
        auto by = d->managing(connection);
        if (!by)
            return tl::unexpected(by.error());
        Change change{connection, *by, d->clock->now(), {}};
        const PersonId id = addTo(change, Person{{}, *text, role, true, change.now}, *hashed);
        change.record("add_person", {}, particulars({{"person", id.value}, {"name", *text}, {"role", probity::name(role)}}));
        return id;
    });
}

// While nobody administers a workspace, whoever made it does: the first person need not be an administrator.
Result<Person> Workspace::Private::managing(Connection &connection) const
{
    auto by = signedIn(connection);
    if (!by || isPermitted(by->role, Action::ManagePeople))
        return by;
    const std::vector<Person> people = PeopleRepository(connection).all();
    const bool isManaged = std::any_of(people.begin(), people.end(), [](const Person &one) { return one.isActive && isPermitted(one.role, Action::ManagePeople); });
    if (isManaged || people.empty() || people.front().id != by->id)
        return failure(ErrorCode::NotPermitted, std::string("the role ") + name(by->role) + " may not " + name(Action::ManagePeople));
    return by;
}

Status Workspace::setActive(PersonId person, bool isActive)
{
    return d->database->write([&](Connection &connection) -> Status {
        auto by = d->managing(connection);
        if (!by)
            return tl::unexpected(by.error());
        PeopleRepository people(connection);
        const auto stored = people.withId(person);
        if (!stored)
            return failure(ErrorCode::NotFound, "no such person", std::to_string(person.value));
        if (by->id == person && !isActive)
            return failure(ErrorCode::PolicyViolation, "nobody withdraws themselves: a workspace must keep somebody who can sign in");
        people.setActive(person, isActive);
        Change change{connection, *by, d->clock->now(), {}};
        change.touch("people", person.value);
        change.record(isActive ? "activate_person" : "withdraw_person", {}, particulars({{"person", person.value}, {"name", stored->person.name}}));
        return {};
    });
}

Status Workspace::changePassphrase(const std::string &old, const std::string &fresh)
{
    const auto hashed = hashPassphrase(fresh);
    if (!hashed)
        return tl::unexpected(hashed.error());
    return d->database->write([&](Connection &connection) -> Status {
        auto by = d->signedIn(connection);
        if (!by)
            return tl::unexpected(by.error());
        PeopleRepository people(connection);
        const auto stored = people.withId(by->id);
        if (!stored || !matchesPassphrase(old, stored->passphrase))
            return failure(ErrorCode::NotAuthenticated, "the passphrase is wrong");
        people.setPassphrase(by->id, *hashed);
        Change change{connection, *by, d->clock->now(), {}};
        change.touch("people", by->id.value);
        change.record("change_passphrase", {}, particulars({{"person", by->id.value}}));
        return {};
    });
}

Result<Person> Workspace::signIn(const std::string &name, const std::string &passphrase)
{
    const std::string wanted(trimmed(name));
    const auto stored = d->database->read([&](Connection &connection) -> Result<std::optional<StoredPerson>> { return PeopleRepository(connection).named(wanted); });
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored || !(*stored)->person.isActive) {
        wasteComparison(passphrase);
        return failure(ErrorCode::NotAuthenticated, "the name or the passphrase is wrong");
    }
    const StoredPerson &known = **stored;
    const Timestamp now = d->clock->now();
    // A clock that was set back must not shut anybody out for longer than the delay itself.
    const std::int64_t waited = now.microseconds - known.lastFailure;
    const std::int64_t delay = delayAfter(known.failures);
    if (waited >= 0 && waited < delay)
        return failure(ErrorCode::NotAuthenticated, "too many wrong passphrases: wait " + std::to_string((delay - waited + 999'999) / 1'000'000) + " seconds");

    const bool isRight = matchesPassphrase(passphrase, known.passphrase);
    if (!d->database->isReadOnly()) {
        Status noted = d->database->write([&](Connection &connection) -> Status {
            if (!isRight || known.failures != 0)
                PeopleRepository(connection).setFailures(known.person.id, isRight ? 0 : known.failures + 1, now.microseconds);
            Change change{connection, known.person, now, {}};
            change.record(isRight ? "sign_in" : "sign_in_failed", {}, particulars({{"name", known.person.name}}));
            return {};
        });
        if (!noted)
            return tl::unexpected(noted.error());
    }
    if (!isRight)
        return failure(ErrorCode::NotAuthenticated, "the name or the passphrase is wrong");
    d->setActor(known.person);
    return known.person;
}

void Workspace::signOut()
{
    d->setActor(std::nullopt);
}

std::optional<Person> Workspace::actor() const
{
    return d->currentActor();
}

}  // namespace probity
