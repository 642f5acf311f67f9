#pragma once

#include "model/assessment.h"
#include "model/review.h"

namespace probity::test {

/// Values with every member set to something of its own, so that a member that a codec forgets shows.
inline ArtifactInfo filledArtifact(const std::string &path)
{
    return {path, Role::Traffic, "har-1.2", "Tool 1", sha256(path), 4711, Phase::Background, {{"truncated", "cut off \xff", "byte 3"}}, false};
}

inline Evidence filledEvidence(int number)
{
    EvidencePlace place{EvidencePlace::Kind::NoticeSpan, 3, Part::WebSocket, "/a/0", {"gzip", "json"}, "h.example", "PUT", "https://h.example/p?q=1",
                        Timestamp{1'000'001, 60}, Phase::AfterRefusal, "key:imei", {1, 2}, {3, 4}, 5, 6, "pages/a.js"};
    return {"e" + std::to_string(number), "capture.har", place, "138****0000", CategoryId("phone_number")};
}

inline NoticeDocument filledNotice()
{
    NoticeDocument document;
    document.artifact = filledArtifact("privacy.html");
    document.source = U"\xFEFF<p>我们收集 \xD800 位置</p>\r\n";      // a lone surrogate, as damaged UTF-16 has them
    document.text = U"我们收集 位置";
    document.toSource = {4, 5, 6, 7, 9, 8, 4'000'000'000U, 12};
    document.blocks = {{NoticeBlock::Kind::TableCell, {1, 6}, 2, 3, 4, 5, true, true}};
    document.title = "隐私政策";
    return document;
}

inline Statement filledStatement()
{
    return {CategoryId("email"), Stance::NotShared, {"partners"}, {RecipientId("amap")}, true, true, true, {"login"}, {PurposeId("account")}, {1, 9}, {2, 3}, {4, 5},
            {6, 7}, "quote <b>", "quote", SectionRole::Keeping, true, "sharing", {"verb:share", "negation:not"}};
}

inline LedgerLine filledLine(Verdict verdict)
{
    LedgerLine line{CategoryId("email"), Party::Third, RecipientId("amap"), "AutoNavi", ManifestStance::Absent, CodeStance::Capable, NoticeStance::Broader, {2, true, true},
                    CaptureStance::Seen, 14, 3, Timestamp{5, -60}, {{Phase::BeforeChoice, 4}, {Phase::Unknown, 10}}, Necessity::Beyond, verdict, {1}, {2, 3}, {}, {0, 7, 4}, true};
    return line;
}

inline Finding filledFinding(const std::string &fingerprint)
{
    return {fingerprint, "digest of " + fingerprint, RuleId("pack/rule"), "pack@1", "undeclared", Level::Error, {"title", "标题"}, {"message", "说明"}, {"cure", "整改"}, {"pipl:17", "gdpr:13"}, {0}, {1, 0},
            Outcome::Ban, FindingState::Changed, "until 2027", true};
}

inline EntrySummary filledEntry(std::uint32_t index)
{
    return {index, 1'000ULL * index, 900, Timestamp{1'700'000'000'000'000 + index, 480}, "POST", "https://api.example.cn/v1/" + std::to_string(index), "api.example.cn", 204,
            BodyState::Truncated, BodyState::Undecodable, 17, std::nullopt, "application/json", Phase::AfterConsent, true};
}

inline Observation filledObservation(std::uint32_t entry)
{
    return {entry, "capture.har", CategoryId("device_id"), Part::RequestBody, "/device/imei", {"gzip", "json", "md5"}, Basis::Persona, Confidence::Probable, "t.example", Party::Unknown,
            RecipientId("amap"), "AutoNavi", Direction::Received, "86****01", "imei", "8612\xff", "persona:imei:md5", Timestamp{77, 480}, Phase::BeforeChoice};
}

inline Assessment filledAssessment()
{
    Assessment all;
    all.submission = {{PlatformId("android"), "cn.example", "名", "公司", {"example.cn", "example.com"}}, "1.2", AppTypeId("map"), {"who", "phone", "acc", "tool", -1.5, Timestamp{9, 480}}};
    all.artifacts = {filledArtifact("app.json"), filledArtifact("capture.har"), filledArtifact("privacy.html")};
    all.manifests = {{filledArtifact("app.json"), all.submission.app, "1.2", "game", {{ManifestItem::Kind::Sdk, "n", "/p", "why", 12, true, "max=3"}, {ManifestItem::Kind::Domain, "d", "/q", "", 3, false, ""}}, "{\xff}", "21", {{"a/b.json", 12, "{}"}}}};
    all.declarations = {{CategoryId("email"), "scope.x", "/permission", "purpose", 3, "app.json"}};
    all.notices = {{filledNotice(), {"zh", false, false, {filledStatement()}, {{"retention", {4, 5}}, {"contact", {1, 1}}}, {{7, 8}}, {{CategoryId("email"), 3, 5, true}}, {9, 8, 7, 6, {"en", "zh-Hans"}, true}}}};
    all.code = {3, 4000, 1, true,
                {{"wx.getLocation", {CategoryId("email")}, {{CapabilityRequirement::Kind::Scope, {"scope.x", "scope.y"}, CapabilityRequirement::State::WithoutPurpose}}, 9,
                  {{"app.wxapkg", "pages/a.js", 7, 8, CodeReach::Alias, CodeOrigin::Minified, "w.getLocation()"}}}},
                {{"app.json", "/permission/x", "scope.x"}}};
    all.traffic = {{filledArtifact("capture.har"), 2, 3, 4, 5, 6, true, {{"sni.example", "sni", Timestamp{3, 0}, {}, {}}, {"dns.example", "dns", std::nullopt, {"edge.example"}, {"192.0.2.7"}}}, {{1, Part::WebSocket, "/0/data", 96}, OpaqueValue{}}, {{1, "/data/url", "https://dl.example/a.apk"}}}};
    all.entries = {filledEntry(0), filledEntry(1), EntrySummary{}};
    all.entrySample = {0, 0, 0};
    all.observations = {filledObservation(0), Observation{}, filledObservation(1)};
    all.ledger = {filledLine(Verdict::Denied), LedgerLine{}};
    all.findings = {filledFinding("f1"), filledFinding("f2")};
    all.evidence = {filledEvidence(1), Evidence{}};
    all.completeness = {1, 2, 3, 4, 5, true, 6, true, Completeness::Notice::NotANotice, {"no_capture"}};
    all.suggestion = {Outcome::Reject, {{"undeclared_use", {"f1", "f2"}}}, {{"say it", "写明"}}, {{"fixable:undeclared_use", Outcome::Reject, {"t", "题"}, {"f1", "f2"}, true}}, 15, true,
                      {{CureEdit::Kind::StopFlow, {"stop", "停止"}, "privacy.md", "words", {3, 4}, "/p", CategoryId("email"), Party::Third, RecipientId("umeng"), "umeng.com", Phase::BeforeChoice, {"f1"}}}, true};
    all.rules = {{"pack", "1", sha256("pack")}};
    return all;
}

inline Decision filledDecision()
{
    Decision decision;
    decision.submission = SubmissionId{3};
    decision.outcome = Outcome::Ban;
    decision.reasons = {{"undeclared_use", {"t", "题"}, {"c", "改"}, {"f1"}, {TagId{4}}, {filledEvidence(1)}, {"pipl:17"}, "pack/rule@1", {"seen", "见"}}};
    decision.accepted = {{"f2", {"t2", "题二"}, "harmless"}};
    decision.statesNothingOpen = true;
    decision.openFindings = {{"open one", "未处理"}};
    decision.wordsToDeveloper = "words <script>";
    decision.banScope = "app";
    decision.by = PersonId{1};
    decision.byName = "Lin";
    decision.at = {1'772'000'000'000'001, 480};
    decision.supersedes = DecisionId{2};
    decision.rules = {{"pack", "1", sha256("pack")}};
    decision.artifacts = {filledArtifact("app.json")};
    decision.artifacts[0].warnings.clear();      // the letter's JSON repairs malformed UTF-8
    decision.completeness.limits = {"no_capture"};
    decision.record = "2026-000418";
    return decision;
}

}  // namespace probity::test
