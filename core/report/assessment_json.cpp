// contract.md, `check --format json`.
#include <nlohmann/json.hpp>

#include "report/comparison.h"
#include "report/json_parts.h"
#include "report/report.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

Json bilingualJson(const Bilingual &text)
{
    return Json{{"en", text.en}, {"zh", text.zh}};
}

Json timeJson(const std::optional<Timestamp> &time)
{
    return time ? Json(formatTimestamp(*time)) : Json(nullptr);
}

Json submissionJson(const SubmissionInfo &info)
{
    Json capture;
    capture["by"] = info.capture.by;
    capture["device"] = info.capture.device;
    capture["account"] = info.capture.account;
    capture["tool"] = info.capture.tool;
    capture["clock_offset_s"] = info.capture.clockOffsetSeconds;
    capture["consent_at"] = timeJson(info.capture.consentAt);
    Json out;
    out["app"] = Json{{"platform", info.app.platform.value}, {"id", info.app.id}, {"name", info.app.name}, {"developer", info.app.developer}, {"domains", info.app.domains}};
    out["version"] = info.version;
    out["type"] = info.type.value;
    out["capture"] = std::move(capture);
    return out;
}

Json evidenceIds(const Assessment &assessment, const std::vector<EvidenceIndex> &indexes)
{
    Json out = Json::array();
    for (const EvidenceIndex index : indexes)
        if (index < assessment.evidence.size())
            out.push_back(assessment.evidence[index].id);
    return out;
}

Json lineJson(const Assessment &assessment, const LedgerLine &line)
{
    Json notice;
    notice["stance"] = name(line.notice);
    notice["distance"] = line.vagueness.categorySteps;
    notice["recipient"] = line.vagueness.isRecipientAbsent ? Json("absent") : line.vagueness.isRecipientUnnamed ? Json("unnamed") : Json(nullptr);
    notice["evidence"] = evidenceIds(assessment, line.noticeEvidence);
    Json phases = Json::object();
    for (const auto &[phase, count] : line.phases)
        phases[name(phase)] = count;
    Json observed;
    observed["capture"] = name(line.capture);
    observed["count"] = line.count;
    observed["possible"] = line.possible;
    observed["first"] = timeJson(line.first);
    observed["phases"] = std::move(phases);
    observed["evidence"] = evidenceIds(assessment, line.observedEvidence);
    Json out;
    out["category"] = line.category.value;
    out["recipient"] = line.recipientId.isEmpty() ? line.recipient : line.recipientId.value;
    out["party"] = name(line.party);
    out["manifest"] = Json{{"stance", name(line.manifest)}, {"evidence", evidenceIds(assessment, line.manifestEvidence)}};
    out["code"] = Json{{"stance", name(line.code)}, {"evidence", evidenceIds(assessment, line.codeEvidence)}};
    out["notice"] = std::move(notice);
    out["observed"] = std::move(observed);
    out["necessity"] = name(line.necessity);
    out["verdict"] = name(line.verdict);
    return out;
}

Json findingJson(const Assessment &assessment, const Finding &finding)
{
    Json out;
    out["fingerprint"] = finding.fingerprint;
    out["rule"] = finding.rule.value;
    out["pack"] = finding.pack;
    out["level"] = name(finding.level);
    out["group"] = finding.group;
    out["title"] = bilingualJson(finding.title);
    out["message"] = bilingualJson(finding.message);
    out["clauses"] = finding.clauses;
    out["unverified"] = finding.hasUnverifiedFact;
    out["ledger"] = finding.ledger;
    out["evidence"] = evidenceIds(assessment, finding.evidence);
    out["cure"] = bilingualJson(finding.cure);
    out["argues_for"] = name(finding.arguesFor);
    out["state"] = name(finding.state);
    out["digest"] = finding.digest;
    out["exception"] = finding.exception.empty() ? Json(nullptr) : Json(finding.exception);
    return out;
}

Json placeJson(const EvidencePlace &where)
{
    Json out;
    switch (where.kind) {
    case EvidencePlace::Kind::Request:
        out["kind"] = "request";
        out["entry"] = where.entry;
        out["part"] = name(where.part);
        out["pointer"] = where.pointer;
        out["encodings"] = where.encodings;
        out["host"] = where.host;
        out["method"] = where.method;
        out["url"] = where.url;
        out["time"] = timeJson(where.time);
        out["phase"] = name(where.phase);
        out["explanation"] = where.explanation;
        break;
    case EvidencePlace::Kind::NoticeSpan:
        out["kind"] = "notice_span";
        out["start"] = where.span.start;
        out["end"] = where.span.end;
        break;
    case EvidencePlace::Kind::ManifestKey:
        out["kind"] = "manifest_key";
        out["pointer"] = where.pointer;
        out["line"] = where.line == 0 ? Json(nullptr) : Json(where.line);
        break;
    case EvidencePlace::Kind::CodePlace:
        out["kind"] = "code_place";
        out["api"] = where.pointer;
        out["member"] = where.member.empty() ? Json(nullptr) : Json(where.member);
        out["line"] = where.line == 0 ? Json(nullptr) : Json(where.line);
        out["column"] = where.column == 0 ? Json(nullptr) : Json(where.column);
        out["explanation"] = where.explanation;
        break;
    case EvidencePlace::Kind::Artifact:
        out["kind"] = "artifact";
        break;
    }
    return out;
}

Json completenessJson(const Completeness &completeness)
{
    Json out;
    out["entries"] = completeness.entries;
    out["bodies_absent"] = completeness.bodiesAbsent;
    out["bodies_truncated"] = completeness.bodiesTruncated;
    out["opaque"] = completeness.opaque;
    out["undecodable"] = completeness.undecodable;
    out["sanitised"] = completeness.sanitised;
    out["hosts_not_decrypted"] = completeness.hostsNotDecrypted;
    out["notice"] = name(completeness.notice);
    out["limits"] = completeness.limits;
    return out;
}

Json editJson(const CureEdit &edit)
{
    Json out;
    out["kind"] = name(edit.kind);
    out["text"] = bilingualJson(edit.text);
    out["artifact"] = edit.artifact;
    out["words"] = edit.words;
    if (edit.kind == CureEdit::Kind::DeleteWords)
        out["span"] = Json{{"start", edit.span.start}, {"end", edit.span.end}};
    if (!edit.pointer.empty())
        out["pointer"] = edit.pointer;
    if (!edit.category.isEmpty()) {
        out["category"] = edit.category.value;
        out["recipient"] = edit.party == Party::First ? Json("first") : Json(edit.recipient);
        out["phase"] = edit.phase == Phase::Unknown ? Json(nullptr) : Json(name(edit.phase));
    }
    out["findings"] = edit.findings;
    return out;
}

Json suggestionJson(const Suggestion &suggestion)
{
    Json reasons = Json::array();
    for (const SuggestedReason &reason : suggestion.reasons)
        reasons.push_back(Json{{"reason", reason.reason}, {"findings", reason.findings}});
    Json cures = Json::array();
    for (const Bilingual &cure : suggestion.cures)
        cures.push_back(bilingualJson(cure));
    Json arguments = Json::array();
    for (const SuggestedArgument &argument : suggestion.arguments)
        arguments.push_back(Json{{"id", argument.id}, {"outcome", name(argument.outcome)}, {"title", bilingualJson(argument.title)}, {"findings", argument.findings}, {"off", argument.isOff}});
    Json edits = Json::array();
    for (const CureEdit &edit : suggestion.edits)
        edits.push_back(editJson(edit));
    Json out;
    out["outcome"] = name(suggestion.outcome);
    out["arguments"] = std::move(arguments);
    out["deadline_days"] = suggestion.deadlineDays == 0 ? Json(nullptr) : Json(suggestion.deadlineDays);
    out["needs_second"] = suggestion.needsSecond;
    out["reasons"] = std::move(reasons);
    out["cures"] = std::move(cures);
    out["edits"] = std::move(edits);
    out["cure_is_whole"] = suggestion.isCureWhole;
    return out;
}

}  // namespace

std::string assessmentJson(const Assessment &assessment, const Comparison *comparison)
{
    Json artifacts = Json::array();
    for (const ArtifactInfo &artifact : assessment.artifacts)
        artifacts.push_back(Json::parse(artifactJson(artifact)));
    Json ledger = Json::array();
    for (const LedgerLine &line : assessment.ledger)
        ledger.push_back(lineJson(assessment, line));
    Json findings = Json::array();
    for (const Finding &finding : assessment.findings)
        findings.push_back(findingJson(assessment, finding));
    Json evidence = Json::array();
    for (const Evidence &piece : assessment.evidence)
        evidence.push_back(Json{{"id", piece.id}, {"artifact", piece.artifact}, {"where", placeJson(piece.where)}, {"excerpt", piece.excerpt}});
    Json rules = Json::array();
    for (const RulePackRef &pack : assessment.rules)
        rules.push_back(Json{{"pack", pack.pack}, {"version", pack.version}, {"sha256", pack.sha256.hex()}});
    Json out;
    out["schema"] = "probity.check/1";
    out["submission"] = submissionJson(assessment.submission);
    out["artifacts"] = std::move(artifacts);
    out["code"] = Json::parse(codeJson(assessment.code));
    out["ledger"] = std::move(ledger);
    out["findings"] = std::move(findings);
    out["evidence"] = std::move(evidence);
    out["completeness"] = completenessJson(assessment.completeness);
    out["suggestion"] = suggestionJson(assessment.suggestion);
    out["rules"] = std::move(rules);
    if (comparison)
        out["comparison"] = Json::parse(comparisonJson(*comparison));
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace probity
