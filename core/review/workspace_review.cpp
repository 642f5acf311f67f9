// What people add to a submission: assignment, corrections, tags, dispositions.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "analysis/observed/not_personal_file.h"
#include "base/text.h"
#include "review/workspace_private.h"
#include "store/assessment_repository.h"
#include "store/people_repository.h"
#include "store/queue_repository.h"
#include "store/review_repository.h"
#include "store/submission_repository.h"

namespace probity {

namespace {

using Json = nlohmann::json;

std::string particulars(const Json &what)
{
    return what.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json tagParticulars(const Tag &tag)
{
    return {{"tag", tag.id.value},
            {"kind", tag.kind},
            {"category", tag.category.value},
            {"recipient", tag.recipientName},
            {"target", {{"kind", name(tag.target.kind)}, {"artifact", tag.target.artifact}, {"entry", tag.target.entry}, {"pointer", tag.target.pointer}, {"start", tag.target.span.start}, {"end", tag.target.span.end}}},
            {"note", tag.note}};
}

/// Changes the review input by `edit` and judges anew.
template <class Edit>
Result<bool> editInput(const Workspace::Private &workspace, Change &change, SubmissionId id, Edit edit)
{
    SubmissionRepository(change.connection).mustExist(id);
    if (change.connection.hasFailed())
        return false;
    ReviewRepository repository(change.connection);
    ReviewInput input = repository.input(id);
    edit(input);
    repository.setInput(id, input);
    workspace.begin(change, id);
    workspace.rejudge(change, id);
    return true;
}

Status asStatus(const Result<bool> &result)
{
    return result ? Status() : Status(tl::unexpected(result.error()));
}

}  // namespace

Status Workspace::assign(SubmissionId id, PersonId person)
{
    return d->change(Action::Assign, [&](Change &change) -> Status {
        SubmissionRepository submissions(change.connection);
        submissions.mustExist(id);
        const auto stored = PeopleRepository(change.connection).withId(person);
        if (person && (!stored || !stored->person.isActive))
            return failure(ErrorCode::NotFound, "no such active person", std::to_string(person.value));
        submissions.assign(id, person);
        change.touch("submissions", id.value);
        change.record("assign", id, particulars({{"person", person.value}, {"name", stored ? stored->person.name : std::string()}}));
        return {};
    });
}

Result<ReviewInput> Workspace::reviewInput(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<ReviewInput> {
        SubmissionRepository(connection).mustExist(id);
        return d->fullInput(connection, id);
    });
}

Result<std::vector<NotPersonalRule>> Workspace::notPersonalRules() const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<NotPersonalRule>> { return d->notPersonalRules(connection); });
}

Status Workspace::setNotPersonalRules(const std::vector<NotPersonalRule> &rules)
{
    const std::string text = notPersonalRulesText(rules);
    if (const auto readable = readNotPersonalRules(text); !readable)
        return failure(ErrorCode::InvalidArgument, readable.error().detail, readable.error().where);
    return d->change(Action::Correct, [&](Change &change) -> Status {
        ReviewRepository(change.connection).setSetting(notPersonalSetting, text);
        change.record("not_personal", SubmissionId(), text);
        return {};
    });
}

Status Workspace::judgeAgain(SubmissionId id)
{
    return d->change(Action::Correct, [&](Change &change) -> Status {
        const auto edited = editInput(*d, change, id, [](ReviewInput &) {});
        change.record("judged_again", id, particulars({{"not_personal", d->notPersonalRules(change.connection).size()}}));
        return asStatus(edited);
    });
}

Status Workspace::setAppType(SubmissionId id, const AppTypeId &type)
{
    if (!type.isEmpty() && !d->engine->taxonomy->appType(type))
        return failure(ErrorCode::NotFound, "no such app type", type.value);
    return d->change(Action::Correct, [&](Change &change) -> Status {
        const auto edited = editInput(*d, change, id, [&](ReviewInput &input) { input.appType = type; });
        SubmissionRepository(change.connection).setType(id, type);
        change.record("app_type", id, particulars({{"type", type.value}}));
        return asStatus(edited);
    });
}

Status Workspace::setConsent(SubmissionId id, std::optional<Timestamp> at)
{
    return d->change(Action::Correct, [&](Change &change) -> Status {
        const auto edited = editInput(*d, change, id, [&](ReviewInput &input) { input.consentAt = at; });
        change.record("consent_mark", id, particulars({{"at", at ? Json(formatTimestamp(*at)) : Json()}}));
        return asStatus(edited);
    });
}

Status Workspace::switchArgument(SubmissionId id, const std::string &argument, bool isOn)
{
    return d->change(Action::Correct, [&](Change &change) -> Status {
        SubmissionRepository(change.connection).mustExist(id);
        if (change.connection.hasFailed())
            return {};
        const auto assessed = d->assessment(change.connection, id, Private::Keep::No);
        const auto &known = assessed->suggestion.arguments;
        if (std::none_of(known.begin(), known.end(), [&](const SuggestedArgument &one) { return one.id == argument; }))
            return failure(ErrorCode::NotFound, "the suggestion has no such argument", argument);
        const auto edited = editInput(*d, change, id, [&](ReviewInput &input) {
            auto &off = input.argumentsOff;
            off.erase(std::remove(off.begin(), off.end(), argument), off.end());
            if (!isOn)
                off.push_back(argument);
        });
        change.record("switch_argument", id, particulars({{"argument", argument}, {"on", isOn}}));
        return asStatus(edited);
    });
}

Status Workspace::correctStatement(SubmissionId id, const StatementCorrection &correction)
{
    if (correction.kind == StatementCorrection::Kind::Is && !d->engine->taxonomy->category(correction.category))
        return failure(ErrorCode::NotFound, "no such data category", correction.category.value);
    return d->change(Action::Correct, [&](Change &change) -> Status {
        // A second word on the same place replaces the first; the audit trail keeps both.
        const auto edited = editInput(*d, change, id, [&](ReviewInput &input) {
            auto &all = input.corrections;
            const auto isSame = [&](const StatementCorrection &one) { return one.artifact == correction.artifact && one.term == correction.term && one.category == correction.category; };
            all.erase(std::remove_if(all.begin(), all.end(), isSame), all.end());
            all.push_back(correction);
        });
        change.record("correct_statement", id,
                      particulars({{"artifact", correction.artifact}, {"start", correction.term.start}, {"end", correction.term.end},
                                   {"is_statement", correction.kind == StatementCorrection::Kind::Is}, {"category", correction.category.value}, {"stance", name(correction.stance)}}));
        return asStatus(edited);
    });
}

Status Workspace::withdrawCorrection(SubmissionId id, const StatementCorrection &correction)
{
    return d->change(Action::Correct, [&](Change &change) -> Status {
        bool isKnown = false;
        const auto edited = editInput(*d, change, id, [&](ReviewInput &input) {
            const auto end = std::remove(input.corrections.begin(), input.corrections.end(), correction);
            isKnown = end != input.corrections.end();
            input.corrections.erase(end, input.corrections.end());
        });
        if (!isKnown)
            return failure(ErrorCode::NotFound, "no such correction", correction.artifact);
        change.record("withdraw_correction", id,
                      particulars({{"artifact", correction.artifact}, {"start", correction.term.start}, {"end", correction.term.end}, {"category", correction.category.value}}));
        return asStatus(edited);
    });
}

Result<std::vector<Tag>> Workspace::tags(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<Tag>> {
        SubmissionRepository(connection).mustExist(id);
        return ReviewRepository(connection).tags(id, ReviewRepository::Removed::Without);
    });
}

bool Workspace::Private::isUndeclaredUse(const std::string &kind) const
{
    const std::vector<TagKind> &kinds = engine->rules->catalogue().tagKinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const TagKind &one) { return one.id == kind && one.isUndeclaredUse; });
}

const TagKind *Workspace::Private::answerKind(const std::string &kind) const
{
    const std::vector<TagKind> &kinds = engine->rules->catalogue().tagKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const TagKind &one) { return one.id == kind && !one.answers.empty(); });
    return found == kinds.end() ? nullptr : &*found;
}

Result<TagId> Workspace::addTag(SubmissionId id, const Tag &tag)
{
    const std::vector<TagKind> &kinds = d->engine->rules->catalogue().tagKinds();
    if (std::none_of(kinds.begin(), kinds.end(), [&](const TagKind &kind) { return kind.id == tag.kind; }))
        return failure(ErrorCode::InvalidArgument, "no such kind of tag", tag.kind);
    if (d->isUndeclaredUse(tag.kind) && !d->engine->taxonomy->category(tag.category))
        return failure(ErrorCode::InvalidArgument, "an undeclared use names its data category", tag.category.value);
    return d->change(Action::Tag, [&](Change &change) -> Result<TagId> {
        SubmissionRepository submissions(change.connection);
        submissions.mustExist(id);
        if (!tag.target.artifact.empty() && !submissions.artifact(id, tag.target.artifact))
            return failure(ErrorCode::NotFound, "no such artifact", tag.target.artifact);
        Tag made = tag;
        made.by = change.by.id;
        made.byName = change.by.name;
        made.at = change.now;
        made.isRemoved = false;
        made.id = ReviewRepository(change.connection).addTag(id, made);
        if (!made.note.empty())
            QueueRepository(change.connection).addWords(id, "note", made.note);
        change.touch("tags", made.id.value);
        d->begin(change, id);
        if (d->isJudged(made.kind))
            d->rejudge(change, id);
        change.record("tag", id, particulars(tagParticulars(made)));
        return made.id;
    });
}

Status Workspace::Private::setRemoved(TagId id, bool isRemoved)
{
    return change(Action::Tag, [&](Change &made) -> Status {
        ReviewRepository repository(made.connection);
        const auto stored = repository.tag(id);
        if (!stored)
            return failure(ErrorCode::NotFound, "no such tag", std::to_string(id.value));
        if (stored->tag.isRemoved == isRemoved)
            return failure(ErrorCode::Conflict, isRemoved ? "the tag is removed already" : "the tag is not removed", std::to_string(id.value));
        repository.setRemoved(id, isRemoved);
        made.touch("tags", id.value);
        begin(made, stored->submission);
        if (isJudged(stored->tag.kind))
            rejudge(made, stored->submission);
        made.record(isRemoved ? "untag" : "retag", stored->submission, particulars(tagParticulars(stored->tag)));
        return {};
    });
}

Status Workspace::removeTag(TagId tag)
{
    return d->setRemoved(tag, true);
}

Status Workspace::restoreTag(TagId tag)
{
    return d->setRemoved(tag, false);
}

Result<std::vector<Disposition>> Workspace::dispositions(SubmissionId id) const
{
    return d->database->read([&](Connection &connection) -> Result<std::vector<Disposition>> {
        SubmissionRepository(connection).mustExist(id);
        std::vector<Disposition> latest;
        for (const auto &[fingerprint, disposition] : d->dispositions(connection, id))
            latest.push_back(disposition);
        return latest;
    });
}

namespace {

/// Appends words on findings of a submission, all in one change.
Status appendDispositions(const Workspace::Private &workspace, Change &change, SubmissionId id, const std::vector<Disposition> &words, const Json &what)
{
    SubmissionRepository(change.connection).mustExist(id);
    AssessmentRepository assessments(change.connection);
    ReviewRepository repository(change.connection);
    std::string reason;
    for (const Disposition &word : words) {
        reason = word.reason.empty() ? reason : word.reason;
        if (!change.connection.hasFailed() && !assessments.hasFinding(id, word.fingerprint))
            return failure(ErrorCode::NotFound, "no such finding", word.fingerprint);
        Disposition disposition = word;
        disposition.by = change.by.id;
        disposition.byName = change.by.name;
        disposition.at = change.now;
        if (disposition.kind == DispositionKind::Excepted && disposition.owner.empty())
            disposition.owner = change.by.name;
        const std::int64_t row = repository.addDisposition(id, disposition);
        change.touch("dispositions", row);
        if (!disposition.owner.empty() || disposition.until)
            change.touch("exception_terms", row);
    }
    if (!reason.empty())
        QueueRepository(change.connection).addWords(id, "note", reason);
    workspace.begin(change, id);
    SubmissionRepository(change.connection).recount(id, change.now);
    change.record("dispose", id, particulars(what));
    return {};
}

bool needsReason(DispositionKind kind)
{
    return kind == DispositionKind::Dismissed || kind == DispositionKind::Excepted;
}

}  // namespace

Status Workspace::dispose(SubmissionId id, const std::vector<std::string> &fingerprints, DispositionKind kind, const std::string &reason)
{
    Disposition word;
    word.kind = kind;
    word.reason = reason;
    return d->dispose(id, fingerprints, word);
}

Status Workspace::except(SubmissionId id, const std::vector<std::string> &fingerprints, const std::string &reason, const std::string &owner, std::optional<Timestamp> until)
{
    if (until && *until <= d->clock->now())
        return failure(ErrorCode::PolicyViolation, "an exception ends later than now", "until");
    Disposition word;
    word.kind = DispositionKind::Excepted;
    word.reason = reason;
    word.owner = std::string(trimmed(owner));
    word.until = until;
    return d->dispose(id, fingerprints, word);
}

Status Workspace::Private::dispose(SubmissionId id, const std::vector<std::string> &fingerprints, const Disposition &word)
{
    if (needsReason(word.kind) && trimmed(word.reason).empty())
        return failure(ErrorCode::PolicyViolation, "a finding is dismissed or excepted with a reason", "reason");
    if (fingerprints.empty())
        return failure(ErrorCode::InvalidArgument, "no finding was named");
    std::vector<Disposition> words(fingerprints.size(), word);
    for (std::size_t i = 0; i < words.size(); ++i)
        words[i].fingerprint = fingerprints[i];
    const Json what{{"findings", fingerprints}, {"kind", name(word.kind)}, {"reason", word.reason}, {"owner", word.owner}, {"until", word.until ? Json(formatTimestamp(*word.until)) : Json()}};
    return change(Action::Dispose, [&](Change &change) { return appendDispositions(*this, change, id, words, what); });
}

Status Workspace::restoreDispositions(SubmissionId id, const std::vector<Disposition> &words)
{
    Json restored = Json::array();
    std::vector<std::string> fingerprints;
    for (const Disposition &word : words) {
        if (needsReason(word.kind) && trimmed(word.reason).empty())
            return failure(ErrorCode::PolicyViolation, "a finding is dismissed or excepted with a reason", "reason");
        fingerprints.push_back(word.fingerprint);
        restored.push_back({{"finding", word.fingerprint}, {"kind", name(word.kind)}, {"reason", word.reason}});
    }
    if (words.empty())
        return failure(ErrorCode::InvalidArgument, "no finding was named");
    Json what{{"findings", fingerprints}, {"restored", restored}};
    if (std::all_of(words.begin(), words.end(), [&](const Disposition &one) { return one.kind == words.front().kind && one.reason == words.front().reason; })) {
        what["kind"] = name(words.front().kind);
        what["reason"] = words.front().reason;
    }
    return d->change(Action::Dispose, [&](Change &change) { return appendDispositions(*d, change, id, words, what); });
}

Status Workspace::noteReveal(SubmissionId id, const std::string &what)
{
    return d->change(Action::Reveal, [&](Change &change) -> Status {
        SubmissionRepository(change.connection).mustExist(id);
        change.record("reveal", id, particulars({{"what", what}}));
        return {};
    });
}

}  // namespace probity
