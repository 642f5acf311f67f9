// The case as a file for another machine, and the signed judgement on its way back.
#include "review/hand_over.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "report/bag.h"
#include "review/bundle_parts.h"
#include "review/workspace_private.h"
#include "store/decision_repository.h"
#include "store/key_repository.h"
#include "store/model_codec.h"
#include "store/people_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t largestDocument = 64u * 1024 * 1024;

std::string text(const Json &json, const char *key)
{
    const auto found = json.is_object() ? json.find(key) : json.end();
    return json.is_object() && found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::string dumped(const Json &json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json bodyOf(const Judgement &judgement)
{
    return Json{{"schema", "probity.judgement/1"}, {"record", judgement.record}, {"decision_sha256", judgement.decisionHash}, {"case_root", judgement.caseRoot}, {"agrees", judgement.agrees},
                {"why", judgement.why}, {"by", judgement.by}, {"at", formatTimestamp(judgement.at)}, {"key", hexEncode(judgement.key.raw)}};
}

/// The person whose key it is.
std::optional<PersonId> ownerOf(Connection &connection, const PublicKey &key)
{
    for (const StoredKey &stored : KeyRepository(connection).keys())
        if (stored.publicKey == key)
            return stored.person;
    return std::nullopt;
}

}  // namespace

std::string judgementMessage(const Judgement &judgement)
{
    return dumped(bodyOf(judgement));
}

std::string judgementJson(const Judgement &judgement)
{
    Json out = bodyOf(judgement);
    out["signature"] = hexEncode(judgement.signature);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Judgement> readJudgement(const std::string &written)
{
    const Json json = Json::parse(written, nullptr, false);
    if (text(json, "schema") != "probity.judgement/1")
        return failure(ErrorCode::BadFormat, "not a judgement of a second person", "/schema");
    Judgement out;
    out.record = text(json, "record");
    out.decisionHash = text(json, "decision_sha256");
    out.caseRoot = text(json, "case_root");
    out.why = text(json, "why");
    out.by = text(json, "by");
    out.key.raw = hexDecode(text(json, "key"));
    out.signature = hexDecode(text(json, "signature"));
    const auto at = parseTimestamp(text(json, "at"));
    if (!at || !json.contains("agrees") || !json["agrees"].is_boolean())
        return failure(ErrorCode::BadFormat, "the judgement has no time or does not say whether it agrees", at ? "/agrees" : "/at");
    out.at = *at;
    out.agrees = json["agrees"].get<bool>();
    if (!isSignedBy(out.key, judgementMessage(out), out.signature))
        return failure(ErrorCode::Corrupt, "the judgement is not what its key signed", "/signature");
    return out;
}

Result<HandedOver> readHandOver(const ByteSourcePtr &bundle, const TaskContext &task)
{
    const auto report = verifyBundle(bundle, task);
    if (!report)
        return tl::unexpected(report.error());
    if (report->kind != BundleKind::HandOver)
        return failure(ErrorCode::BadFormat, "the bundle is no case that was handed over to be judged");
    if (!report->isWhole)
        return failure(ErrorCode::Corrupt, report->problems.front().message, report->problems.front().where);
    std::vector<Diagnostic> ignored;    // verifyBundle() has told them
    const auto members = readStoredZip(bundle, ignored, task);
    HandedOver out;
    out.app = report->app;
    out.version = report->version;
    for (const ZipMember &member : members.value_or(std::vector<ZipMember>())) {
        const bool isCase = member.path == bundle_path::caseFile;
        if (!isCase && member.path != bundle_path::commitments)
            continue;
        const auto bytes = readAll(*member.bytes, largestDocument);
        const Json json = bytes ? Json::parse(*bytes, nullptr, false) : Json();
        if (isCase && json.is_object() && json.contains("judge")) {
            out.record = text(json["judge"], "record");
            out.decisionHash = text(json["judge"], "sha256");
        } else if (!isCase) {
            out.caseRoot = text(json, "root");
        }
    }
    return out;
}

Result<Judgement> Workspace::signJudgement(const ByteSourcePtr &handOver, bool agrees, const std::string &why, const TaskContext &task) const
{
    if (!agrees && trimmed(why).empty())
        return failure(ErrorCode::PolicyViolation, "who does not agree says why", "why");
    const auto person = d->database->read([&](Connection &connection) -> Result<Person> { return d->permitted(connection, Action::JudgeSecond); });
    if (!person)
        return tl::unexpected(person.error());
    const auto key = d->currentKey();
    if (!key)
        return failure(ErrorCode::NotAuthenticated, "sign in again: your signing key is not open");
    const auto asked = readHandOver(handOver, task);
    if (!asked)
        return tl::unexpected(asked.error());
    Judgement out{asked->record, asked->decisionHash, asked->caseRoot, agrees, why, person->name, d->clock->now(), key->key.publicKey(), {}};
    const auto signature = key->key.sign(judgementMessage(out));
    if (!signature)
        return tl::unexpected(signature.error());
    out.signature = *signature;
    return out;
}

Result<PersonId> Workspace::addColleague(const std::string &name, PersonRole role, const PublicKey &key)
{
    if (key.pem().empty() || trimmed(name).empty() || !isValidUtf8(name))
        return failure(ErrorCode::InvalidArgument, "a colleague on another machine has a name and a public key");
    return d->database->write([&](Connection &connection) -> Result<PersonId> {
        const auto by = d->managing(connection);
        if (!by)
            return tl::unexpected(by.error());
        PeopleRepository people(connection);
        const std::string text(trimmed(name));
        if (people.named(text) || ownerOf(connection, key))
            return failure(ErrorCode::Conflict, "there is a person of that name or with that key", text);
        Change change{connection, *by, d->clock->now(), {}, d->currentKey()};
        // No passphrase matches this: the person signs elsewhere and never signs in here.
        const PersonId id = people.add(Person{{}, text, role, true, change.now}, "elsewhere");
        change.touch("people", id.value);
        change.touch("signing_keys", KeyRepository(connection).addKey({0, id, key, {}, change.now}));
        change.record("add_colleague", {}, dumped({{"person", id.value}, {"name", text}, {"role", probity::name(role)}, {"key", key.fingerprint()}}));
        return id;
    });
}

Status Workspace::takeJudgement(const Judgement &judgement)
{
    return d->change(Action::Decide, [&](Change &change) -> Status {
        Connection &connection = change.connection;
        if (!isSignedBy(judgement.key, judgementMessage(judgement), judgement.signature))
            return failure(ErrorCode::Corrupt, "the judgement is not what its key signed", judgement.record);
        const auto owner = ownerOf(connection, judgement.key);
        const auto person = owner ? PeopleRepository(connection).withId(*owner) : std::nullopt;
        if (!person || !person->person.isActive || !isPermitted(person->person.role, Action::JudgeSecond))
            return failure(ErrorCode::NotPermitted, "nobody here who may judge has this key", judgement.key.fingerprint());
        DecisionRepository decisions(connection);
        const auto id = decisions.withRecord(judgement.record);
        const auto decision = id ? decisions.get(*id) : std::nullopt;
        if (!decision || sha256(decisions.document(*id)).hex() != judgement.decisionHash)
            return failure(ErrorCode::NotFound, "the judgement is not about a decision of this workspace", judgement.record);
        if (decision->by == *owner)
            return failure(ErrorCode::PolicyViolation, "the second word on a ban is another person's", judgement.record);
        if (decision->state != DecisionState::AwaitingSecond)
            return failure(ErrorCode::Conflict, "the decision was judged already: " + std::string(name(decision->state)) + (decision->secondName.empty() ? "" : ", by " + decision->secondName), judgement.record);
        decisions.addSecondWord({*id, judgement.agrees, judgement.why, *owner, judgement.at});
        SubmissionRepository(connection).setState(decision->submission, judgement.agrees ? SubmissionState::Banned : SubmissionState::InReview);
        change.touch("second_words", id->value);
        change.touch("submissions", decision->submission.value);
        change.record("second", decision->submission, dumped({{"decision", id->value}, {"record", judgement.record}, {"agrees", judgement.agrees}, {"why", judgement.why}, {"judgement", Json::parse(judgementJson(judgement))}}));
        change.anchor();
        return {};
    });
}

}  // namespace probity
