// People of a workspace, and signing in.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "review/passphrase.h"
#include "review/workspace_private.h"
#include "store/key_repository.h"
#include "store/people_repository.h"
#include "store/submission_repository.h"

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

/// A key of one's own for signing, sealed under the passphrase.
struct FreshKey {
    SigningKey key;
    std::string sealed;
};
Result<FreshKey> makeKey(const std::string &passphrase)
{
    const auto key = SigningKey::make();
    const auto sealed = key ? key->sealed(passphrase) : Result<std::string>(tl::unexpected(key.error()));
    if (!sealed)
        return tl::unexpected(sealed.error());
    return FreshKey{*key, *sealed};
}

/// Keeps it, and says in the audit trail whose it is.
HeldKey keepKey(Change &change, PersonId person, const FreshKey &fresh)
{
    const std::int64_t id = KeyRepository(change.connection).addKey({0, person, fresh.key.publicKey(), fresh.sealed, change.now});
    change.touch("signing_keys", id);
    return {id, fresh.key};
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
    const auto fresh = hashed ? makeKey(passphrase) : Result<FreshKey>(tl::unexpected(hashed.error()));
    if (!fresh)
        return tl::unexpected(fresh.error());
    Person person{{}, *text, role, true, d->clock->now()};
    std::optional<HeldKey> key;
    auto added = d->database->write([&](Connection &connection) -> Result<PersonId> {
        if (!PeopleRepository(connection).all().empty())
            return failure(ErrorCode::Conflict, "this workspace has people already");
        Change change{connection, person, person.created, {}, {}};
        person.id = addTo(change, person, *hashed);
        change.by.id = person.id;
        if (!connection.hasFailed())
            key = keepKey(change, person.id, *fresh);
        change.record("add_person", {}, particulars({{"person", person.id.value}, {"name", person.name}, {"role", probity::name(role)}, {"key", fresh->key.publicKey().fingerprint()}}));
        return person.id;
    });
    if (added)
        d->setActor(person, std::move(key));
    return added;
}

Result<PersonId> Workspace::addPerson(const std::string &name, PersonRole role, const std::string &passphrase)
{
    const auto text = checkedName(name);
    if (!text)
        return tl::unexpected(text.error());
    const auto hashed = hashPassphrase(passphrase);
    const auto fresh = hashed ? makeKey(passphrase) : Result<FreshKey>(tl::unexpected(hashed.error()));
    if (!fresh)
        return tl::unexpected(fresh.error());
    return d->database->write([&](Connection &connection) -> Result<PersonId> {
        auto by = d->managing(connection);
        if (!by)
            return tl::unexpected(by.error());
        Change change{connection, *by, d->clock->now(), {}, d->currentKey()};
        const PersonId id = addTo(change, Person{{}, *text, role, true, change.now}, *hashed);
        if (!connection.hasFailed())
            keepKey(change, id, *fresh);
        change.record("add_person", {}, particulars({{"person", id.value}, {"name", *text}, {"role", probity::name(role)}, {"key", fresh->key.publicKey().fingerprint()}}));
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
        Change change{connection, *by, d->clock->now(), {}, {}};
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
        Change change{connection, *by, d->clock->now(), {}, {}};
        change.touch("people", by->id.value);
        if (const auto key = d->currentKey()) {
            const auto sealed = key->key.sealed(fresh);
            if (!sealed)
                return tl::unexpected(sealed.error());
            KeyRepository(connection).reseal(key->id, *sealed);
            change.touch("signing_keys", key->id);
        }
        change.record("change_passphrase", {}, particulars({{"person", by->id.value}}));
        return {};
    });
}

namespace {

Result<std::optional<HeldKey>> openKey(const Workspace::Private &workspace, const Person &person, const std::string &passphrase)
{
    const auto stored = workspace.database->read([&](Connection &connection) -> Result<std::optional<StoredKey>> { return KeyRepository(connection).keyOf(person.id); });
    if (!stored)
        return tl::unexpected(stored.error());
    if (!*stored)
        return std::optional<HeldKey>();
    auto key = SigningKey::unsealed((*stored)->sealed, passphrase);
    if (!key || key->publicKey() != (*stored)->publicKey)
        return failure(ErrorCode::Corrupt, "the signing key cannot be opened with the passphrase that signs in", "signing_keys/" + std::to_string((*stored)->id));
    return std::optional<HeldKey>(HeldKey{(*stored)->id, std::move(*key)});
}

/// What was excepted until a day that has passed is open again, in the queue too.
void countEndedExceptions(Change &change)
{
    SubmissionRepository submissions(change.connection);
    for (const SubmissionId id : submissions.withEndedExceptions(change.now)) {
        const int before = submissions.get(id).openFindings;
        submissions.recount(id, change.now);
        if (submissions.get(id).openFindings != before)
            change.touch("submissions", id.value);
    }
}

}  // namespace

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
    auto key = isRight ? openKey(*d, known.person, passphrase) : Result<std::optional<HeldKey>>(std::nullopt);
    if (!key)
        return tl::unexpected(key.error());
    // Workspaces of an older schema know no keys: the first sign-in makes one.
    auto fresh = isRight && !*key && !d->database->isReadOnly() ? makeKey(passphrase).map([](FreshKey made) { return std::optional<FreshKey>(std::move(made)); }) : Result<std::optional<FreshKey>>(std::nullopt);
    if (!fresh)
        return tl::unexpected(fresh.error());
    if (!d->database->isReadOnly()) {
        Status noted = d->database->write([&](Connection &connection) -> Status {
            if (!isRight || known.failures != 0)
                PeopleRepository(connection).setFailures(known.person.id, isRight ? 0 : known.failures + 1, now.microseconds);
            Change change{connection, known.person, now, {}, {}};
            Json what{{"name", known.person.name}};
            if (*fresh) {
                *key = keepKey(change, known.person.id, **fresh);
                what["key"] = (*fresh)->key.publicKey().fingerprint();
            }
            if (isRight)
                countEndedExceptions(change);
            change.record(isRight ? "sign_in" : "sign_in_failed", {}, particulars(std::move(what)));
            return {};
        });
        if (!noted)
            return tl::unexpected(noted.error());
    }
    if (!isRight)
        return failure(ErrorCode::NotAuthenticated, "the name or the passphrase is wrong");
    d->setActor(known.person, std::move(*key));
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
