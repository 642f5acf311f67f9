#include <nlohmann/json.hpp>

#include "report/comparison.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

Json textOrNull(const std::string &text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

template <class Id>
Json idsJson(const std::vector<Id> &ids)
{
    Json out = Json::array();
    for (const Id &id : ids)
        out.push_back(id.value);
    return out;
}

Json manifestJson(const std::vector<ManifestChange> &changes)
{
    Json out = Json::array();
    for (const ManifestChange &one : changes) {
        Json change;
        change["change"] = name(one.change);
        change["key"] = one.key;
        change["name"] = one.name;
        change["artifact"] = one.artifact;
        change["pointer"] = textOrNull(one.pointer);
        change["pointer_before"] = textOrNull(one.pointerBefore);
        change["before"] = one.change == ChangeKind::New ? Json(nullptr) : Json(one.before);
        change["after"] = one.change == ChangeKind::Gone ? Json(nullptr) : Json(one.after);
        out.push_back(std::move(change));
    }
    return out;
}

Json clausesJson(const std::vector<ClauseChange> &changes)
{
    Json out = Json::array();
    for (const ClauseChange &one : changes) {
        const bool wasThere = one.change != ChangeKind::New;
        const bool isThere = one.change != ChangeKind::Gone;
        Json change;
        change["change"] = name(one.change);
        change["moved"] = one.isMoved;
        change["artifact"] = textOrNull(one.artifact);
        change["artifact_before"] = textOrNull(one.artifactBefore);
        change["start"] = isThere ? Json(one.range.start) : Json(nullptr);
        change["end"] = isThere ? Json(one.range.end) : Json(nullptr);
        change["start_before"] = wasThere ? Json(one.rangeBefore.start) : Json(nullptr);
        change["end_before"] = wasThere ? Json(one.rangeBefore.end) : Json(nullptr);
        change["before"] = wasThere ? Json(one.before) : Json(nullptr);
        change["after"] = isThere ? Json(one.after) : Json(nullptr);
        out.push_back(std::move(change));
    }
    return out;
}

Json statementsJson(const std::vector<StatementChange> &changes)
{
    Json out = Json::array();
    for (const StatementChange &one : changes) {
        Json change;
        change["change"] = name(one.change);
        change["category"] = one.category.value;
        change["stance"] = name(one.stance);
        change["recipients"] = one.recipients;
        change["artifact"] = one.artifact;
        change["start"] = one.range.start;
        change["end"] = one.range.end;
        change["text"] = one.text;
        out.push_back(std::move(change));
    }
    return out;
}

Json capabilitiesJson(const std::vector<CapabilityChange> &changes)
{
    Json out = Json::array();
    for (const CapabilityChange &one : changes) {
        Json place;
        if (one.place) {
            place["artifact"] = one.place->artifact;
            place["member"] = textOrNull(one.place->member);
            place["line"] = one.place->line == 0 ? Json(nullptr) : Json(one.place->line);
        }
        Json change;
        change["change"] = name(one.change);
        change["api"] = one.api;
        change["categories"] = idsJson(one.categories);
        change["count_before"] = one.countBefore;
        change["count"] = one.count;
        change["place"] = std::move(place);
        out.push_back(std::move(change));
    }
    return out;
}

Json recipientsJson(const std::vector<RecipientChange> &changes)
{
    Json out = Json::array();
    for (const RecipientChange &one : changes) {
        Json change;
        change["change"] = name(one.change);
        change["recipient"] = textOrNull(one.id.value);
        change["name"] = one.name;
        change["seen_before"] = one.wasSeen;
        change["seen"] = one.isSeen;
        change["named_before"] = one.wasNamed;
        change["named"] = one.isNamed;
        change["categories"] = idsJson(one.categories);
        out.push_back(std::move(change));
    }
    return out;
}

Json stateJson(const std::optional<UseState> &state)
{
    if (!state)
        return nullptr;
    return Json{{"verdict", name(state->verdict)}, {"manifest", name(state->manifest)}, {"code", name(state->code)},
                {"notice", name(state->notice)},   {"capture", name(state->capture)},   {"count", state->count}};
}

Json usesJson(const std::vector<UseChange> &changes)
{
    Json out = Json::array();
    for (const UseChange &one : changes) {
        Json change;
        change["change"] = name(one.change);
        change["category"] = one.category.value;
        change["recipient"] = one.recipientId.isEmpty() ? one.recipient : one.recipientId.value;
        change["party"] = name(one.party);
        change["before"] = stateJson(one.before);
        change["after"] = stateJson(one.after);
        change["line"] = one.line ? Json(*one.line) : Json(nullptr);
        out.push_back(std::move(change));
    }
    return out;
}

}  // namespace

std::string comparisonJson(const Comparison &comparison)
{
    Json out;
    out["before"] = Json{{"version", comparison.versionBefore}};
    out["after"] = Json{{"version", comparison.version}};
    out["same_app"] = comparison.isSameApp;
    out["manifest"] = comparison.hasManifests ? manifestJson(comparison.manifest) : Json(nullptr);
    out["notice"] = comparison.hasNotices ? Json{{"clauses", clausesJson(comparison.clauses)}, {"statements", statementsJson(comparison.statements)}} : Json(nullptr);
    out["capabilities"] = capabilitiesJson(comparison.capabilities);
    out["recipients"] = recipientsJson(comparison.recipients);
    out["uses"] = usesJson(comparison.uses);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace probity
