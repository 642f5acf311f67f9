// contract.md, `inspect --format json`.
#include "report/report.h"

#include <nlohmann/json.hpp>

#include "report/json_parts.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

Json rangeJson(const TextRange &range)
{
    return Json{{"start", range.start}, {"end", range.end}};
}

template <class Value>
Json orNull(const std::optional<Value> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json timeJson(const std::optional<Timestamp> &time)
{
    return time ? Json(formatTimestamp(*time)) : Json(nullptr);
}

template <class Id>
Json idsJson(const std::vector<Id> &ids)
{
    Json out = Json::array();
    for (const Id &id : ids)
        out.push_back(id.value);
    return out;
}

/// What an item is when it is neither asked for by name nor an entry of a privacy guideline.
bool isCapability(const ManifestItem &item) noexcept
{
    return !item.isRequest && item.kind != ManifestItem::Kind::PrivacyKey;
}

Json capabilityJson(const ManifestItem &item)
{
    Json out{{"name", item.name}, {"pointer", item.pointer}, {"kind", kindName(item.kind)}};
    if (!item.detail.empty())
        out["detail"] = item.detail;
    return out;
}

void addManifest(Json &out, const Inspection &inspection)
{
    const ManifestReading &manifest = inspection.manifest;
    out["app"] = Json{{"platform", manifest.app.platform.value}, {"id", manifest.app.id}, {"name", manifest.app.name}, {"version", manifest.version}, {"type", manifest.appType}, {"minimum_platform", manifest.minimumPlatform}};
    Json declarations = Json::array();
    for (const ManifestDeclaration &one : inspection.declarations)
        declarations.push_back({{"category", one.category.value}, {"source", one.source}, {"pointer", one.pointer}, {"purpose_text", one.purposeText}});
    Json requests = Json::array();
    Json capabilities = Json::array();
    for (const ManifestItem &item : manifest.items) {
        if (item.isRequest)
            requests.push_back({{"name", item.name}, {"pointer", item.pointer}});
        else if (isCapability(item))
            capabilities.push_back(capabilityJson(item));
    }
    out["declarations"] = std::move(declarations);
    out["requests"] = std::move(requests);
    out["capabilities"] = std::move(capabilities);
    if (manifest.files.empty())
        return;
    Json files = Json::array();
    for (const ManifestFile &file : manifest.files)
        files.push_back({{"path", file.path}, {"bytes", file.bytes}});
    out["files"] = std::move(files);
}

void addNotice(Json &out, const NoticeReading &notice)
{
    out["language"] = notice.language;
    out["is_notice"] = notice.isNotice;
    Json statements = Json::array();
    for (const Statement &one : notice.statements) {
        Json statement{{"category", one.category.value}, {"stance", name(one.stance)}, {"recipients", one.recipients}, {"purposes", one.purposes}};
        statement["purpose_ids"] = idsJson(one.purposeIds);
        statement["recipient_ids"] = idsJson(one.recipientIds);
        statement["start"] = one.range.start;
        statement["end"] = one.range.end;
        statement["quote"] = one.quote;
        statement["text"] = one.text;
        statement["term"] = rangeJson(one.term);
        statement["section"] = one.section;
        statement["reading"] = one.reading;
        statements.push_back(std::move(statement));
    }
    out["statements"] = std::move(statements);
    Json aspects = Json::object();
    for (const char *aspect : {"retention", "contact", "rights", "children", "cross_border", "updates"})
        aspects[aspect] = nullptr;
    for (const auto &[aspect, range] : notice.aspects)
        aspects[aspect] = rangeJson(range);
    out["aspects"] = std::move(aspects);
    Json contradictions = Json::array();
    for (const NoticeContradiction &one : notice.contradictions)
        contradictions.push_back({{"category", one.category.value}, {"about", one.isAboutSharing ? "sharing" : "collection"}, {"says", one.says}, {"denies", one.denies},
                                  {"says_at", rangeJson(notice.statements.at(one.says).range)}, {"denies_at", rangeJson(notice.statements.at(one.denies).range)}});
    out["contradictions"] = std::move(contradictions);
    const NoticeReadability &readability = notice.readability;
    out["readability"] = Json{{"characters", readability.characters}, {"words", readability.words}, {"sentences", readability.sentences}, {"longest_sentence", readability.longestSentence},
                              {"languages", readability.languages}, {"simplified_chinese", readability.hasSimplifiedChinese}};
}

/// Packets may stop in the middle of an answer: it then counts as none, and what its first line said is told beside.
bool isCutAnswer(const EntrySummary &entry, const ArtifactInfo &artifact)
{
    const bool isPackets = artifact.format.rfind("pcap", 0) == 0;
    return isPackets && entry.status != 0 && (entry.responseState == BodyState::Truncated || entry.responseState == BodyState::Absent);
}

void addTraffic(Json &out, const Inspection &inspection)
{
    Json entries = Json::array();
    for (const EntrySummary &entry : inspection.entries) {
        entries.push_back({{"index", entry.index},
                           {"started", timeJson(entry.started)},
                           {"method", entry.method},
                           {"url", entry.url},
                           {"status", entry.status},
                           {"request_body_bytes", orNull(entry.requestBytes)},
                           {"response_body_bytes", orNull(entry.responseBytes)}});
        if (isCutAnswer(entry, inspection.artifact)) {
            entries.back()["status"] = nullptr;
            entries.back()["partial_status"] = entry.status;
        }
    }
    out["entries"] = std::move(entries);
    Json contacts = Json::array();
    for (const HostContact &contact : inspection.traffic.contacts)
        contacts.push_back({{"host", contact.host}, {"how", contact.how}, {"started", timeJson(contact.started)}, {"aliases", contact.aliases}, {"addresses", contact.addresses}});
    out["contacts"] = std::move(contacts);
    Json observations = Json::array();
    for (const Observation &one : inspection.observations) {
        Json observation{{"entry", one.entry}, {"category", one.category.value}, {"part", name(one.part)}, {"pointer", one.pointer}, {"encodings", one.encodings}};
        observation["basis"] = name(one.basis);
        observation["confidence"] = name(one.confidence);
        observation["host"] = one.host;
        observation["party"] = name(one.party);
        observation["recipient"] = one.recipient.isEmpty() ? one.recipientName : one.recipient.value;
        observation["direction"] = name(one.direction);
        observation["excerpt"] = one.excerpt;
        observations.push_back(std::move(observation));
    }
    out["observations"] = std::move(observations);
    Json opaque = Json::array();
    for (const OpaqueValue &value : inspection.traffic.opaqueValues)
        opaque.push_back({{"entry", value.entry}, {"part", name(value.part)}, {"pointer", value.pointer}, {"bytes", value.bytes}});
    out["opaque"] = std::move(opaque);
}

}  // namespace

std::string inspectionJson(const Inspection &inspection)
{
    const ArtifactInfo &artifact = inspection.artifact;
    Json out{{"schema", "probity.inspect/1"}};
    out.update(Json::parse(artifactJson(artifact)));
    if (artifact.role == Role::Manifest)
        addManifest(out, inspection);
    else if (artifact.role == Role::Notice)
        addNotice(out, inspection.notice);
    else if (artifact.role == Role::Traffic)
        addTraffic(out, inspection);
    else if (inspection.code.isSubmitted())
        out["code"] = Json::parse(codeJson(inspection.code));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace probity
