// The documents of a bundle for programs, and its README.
#include "report/bundle_documents.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json &json)
{
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json decisionJson(const Decision &decision)
{
    return Json{{"record", decision.record},
                {"file", "data/decisions/" + decision.record + ".json"},
                {"outcome", name(decision.outcome)},
                {"state", name(decision.state)},
                {"by", decision.byName},
                {"at", formatTimestamp(decision.at)},
                {"second", decision.secondName},
                {"second_at", decision.secondAt ? Json(formatTimestamp(*decision.secondAt)) : Json(nullptr)}};
}

Json artifactJson(const BundledArtifact &artifact, bool isRedacted)
{
    Json out{{"path", artifact.info.path},
             {"file", artifact.file.empty() ? Json(nullptr) : Json(artifact.file)},
             {"role", name(artifact.info.role)},
             {"format", artifact.info.format},
             {"phase", name(artifact.info.phase)}};
    if (!isRedacted) {
        out["bytes"] = artifact.info.bytes;
        out["sha256"] = artifact.info.sha256.hex();
    }
    out["commitment"] = artifact.commitment.hex();
    return out;
}

Json tagJson(const Tag &tag)
{
    const TagTarget &target = tag.target;
    return Json{{"id", tag.id.value},
                {"kind", tag.kind},
                {"category", tag.category.value},
                {"recipient", tag.recipientName},
                {"target", {{"kind", name(target.kind)}, {"artifact", target.artifact}, {"entry", target.entry}, {"part", name(target.part)}, {"pointer", target.pointer},
                            {"start", target.span.start}, {"end", target.span.end}, {"excerpt", target.excerpt}}},
                {"note", tag.note},
                {"removed", tag.isRemoved},
                {"by", tag.byName},
                {"at", formatTimestamp(tag.at)}};
}

}  // namespace

std::string bundleCaseJson(const CaseRecord &record)
{
    const SubmissionSummary &submission = record.submission;
    Json artifacts = Json::array();
    for (const BundledArtifact &artifact : record.artifacts)
        artifacts.push_back(artifactJson(artifact, record.isRedacted));
    Json decisions = Json::array();
    for (const Decision &decision : record.decisions)
        decisions.push_back(decisionJson(decision));
    const bool isHandOver = !record.judgeRecord.empty();
    return written(Json{{"schema", "probity.bundle/1"},
                        {"kind", record.isRedacted ? "redacted" : isHandOver ? "handover" : "full"},
                        {"judge", isHandOver ? Json{{"record", record.judgeRecord}, {"sha256", record.judgeHash}} : Json(nullptr)},
                        {"submission", submission.id.value},
                        {"app", {{"platform", submission.platform.value}, {"id", submission.appIdentifier}, {"name", submission.appName}, {"developer", submission.developer}}},
                        {"version", submission.version},
                        {"type", submission.type.value},
                        {"state", name(submission.state)},
                        {"imported", formatTimestamp(submission.imported)},
                        {"artifacts", std::move(artifacts)},
                        {"decisions", std::move(decisions)},
                        {"exported", {{"by", record.exportedBy}, {"at", formatTimestamp(record.exportedAt)}, {"key", record.keyFingerprint}}}});
}

std::string bundleReviewJson(const CaseRecord &record)
{
    Json tags = Json::array();
    for (const Tag &tag : record.tags)
        tags.push_back(tagJson(tag));
    Json dispositions = Json::array();
    for (const Disposition &one : record.dispositions)
        dispositions.push_back(Json{{"finding", one.fingerprint}, {"kind", name(one.kind)}, {"reason", one.reason}, {"by", one.byName}, {"at", formatTimestamp(one.at)}});
    Json corrections = Json::array();
    for (const StatementCorrection &one : record.input.corrections)
        corrections.push_back(Json{{"artifact", one.artifact}, {"start", one.term.start}, {"end", one.term.end}, {"is_statement", one.kind == StatementCorrection::Kind::Is},
                                   {"category", one.category.value}, {"stance", name(one.stance)}});
    return written(Json{{"schema", "probity.review/1"},
                        {"tags", std::move(tags)},
                        {"dispositions", std::move(dispositions)},
                        {"corrections", std::move(corrections)},
                        {"app_type", record.input.appType.value},
                        {"consent_at", record.input.consentAt ? Json(formatTimestamp(*record.input.consentAt)) : Json(nullptr)}});
}

std::string bundleReadme(const CaseRecord &record)
{
    constexpr const char *text = R"(Probity evidence bundle ({kind})

This is a BagIt bag (RFC 8493). Open data/index.html to read the case. Everything in it can be checked without Probity.
Unpack it, change into its folder, and run:

  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt
  openssl pkeyutl -verify -pubin -inkey public-key.pem -rawin -in tagmanifest-sha256.txt -sigfile signature.bin

The first two lines say that no file was altered, the third that the holder of the key signed this list of files. Whose key it
is, the fingerprint tells: compare it with the one that the exporting office has published. It is the SHA-256 of the last 32
bytes of the key:

  openssl pkey -pubin -in public-key.pem -outform DER | tail -c 32 | sha256sum
  {fingerprint}

With Probity, "probity verify BUNDLE" checks the same and more: every byte of the archive itself, the audit chain
(data/audit.jsonl), the places where the chain was signed (data/anchors.json), the decisions against the chain, and the
commitments (data/commitments.json){redaction}.

证据包（{kindZh}）

本文件是 BagIt 包（RFC 8493）。请打开 data/index.html 阅读案件。无需 Probity 即可校验：解包后在其目录下运行以上三条命令。
前两条说明文件未被改动，第三条说明该文件清单由密钥持有人签名。密钥属于谁，请将上面的指纹与导出机构公布的指纹核对。
)";
    return fmt::format(fmt::runtime(text), fmt::arg("kind", record.isRedacted ? "redacted" : "full"), fmt::arg("kindZh", record.isRedacted ? "已脱敏" : "完整"),
                       fmt::arg("fingerprint", record.keyFingerprint),
                       fmt::arg("redaction", record.isRedacted ? ": personal values are replaced by placeholders such as\n[phone_number-1], and what remains is proven piece by piece against what was reviewed" : ""));
}

}  // namespace probity
