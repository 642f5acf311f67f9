#include "report/letter.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/html_text.h"
#include "report/json_parts.h"
#include "report/letter_blocks.h"
#include "report/text_layout.h"

namespace probity {

namespace {

using Kind = LetterBlock::Kind;
using Json = nlohmann::ordered_json;

// Only what Qt's rich text knows as well, so that browser, window and printed letter look alike.
constexpr const char *style = R"(body { font-family: "Inter", "Segoe UI", "Helvetica Neue", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "Microsoft YaHei", sans-serif; font-size: 11pt; color: #1d2733; background-color: #ffffff; margin: 40px; line-height: 135%; }
h1 { font-size: 17pt; font-weight: 600; margin-top: 0px; margin-bottom: 14px; }
h2 { font-size: 11pt; font-weight: 600; margin-top: 20px; margin-bottom: 4px; }
p { margin-top: 4px; margin-bottom: 8px; }
p.seen { color: #5a6878; margin-top: 0px; margin-bottom: 4px; }
p.part { margin-top: 2px; margin-bottom: 4px; }
p.small { color: #6b7786; font-size: 9pt; margin-top: 2px; margin-bottom: 2px; }
ul { margin-top: 2px; margin-bottom: 8px; }
li { color: #3c4856; font-size: 10pt; }
p.draft { color: #8a4b00; background-color: #fff3dc; font-weight: 600; font-size: 13pt; text-align: center; padding: 8px; })";

std::string blockHtml(const LetterBlock &block)
{
    const std::string text = escapedHtml(block.text);
    switch (block.kind) {
    case Kind::Draft:
        return "<p class=\"draft\">" + text + "</p>\n";
    case Kind::Title:
        return "<h1>" + text + "</h1>\n";
    case Kind::Heading:
        return "<h2>" + text + "</h2>\n";
    case Kind::Seen:
        return "<p class=\"seen\">" + text + "</p>\n";
    case Kind::Labelled:
        return "<p class=\"part\"><b>" + escapedHtml(block.label) + "</b>" + text + "</p>\n";
    case Kind::Item:
        return "<li>" + text + "</li>\n";
    case Kind::Small:
        return "<p class=\"small\">" + text + "</p>\n";
    case Kind::Addressee:
    case Kind::Paragraph:
        break;
    }
    return "<p>" + text + "</p>\n";
}

std::string blockText(const LetterBlock &block)
{
    switch (block.kind) {
    case Kind::Draft:
        return "*** " + block.text + " ***\n\n";
    case Kind::Title:
        return block.text + "\n" + std::string(displayWidth(block.text), '=') + "\n\n";
    case Kind::Heading:
        return "\n" + block.text + "\n";
    case Kind::Seen:
        return "   " + block.text + "\n";
    case Kind::Labelled:
        return "   " + block.label + block.text + "\n";
    case Kind::Item:
        return "   - " + block.text + "\n";
    case Kind::Small:
        return block.text + "\n";
    case Kind::Addressee:
    case Kind::Paragraph:
        break;
    }
    return block.text + "\n\n";
}

Json bilingualJson(const Bilingual &text)
{
    return Json{{"en", text.en}, {"zh", text.zh}};
}

Json evidenceJson(const Evidence &evidence)
{
    Json out;
    out["artifact"] = evidence.artifact;
    if (evidence.where.kind == EvidencePlace::Kind::Request) {
        out["entry"] = evidence.where.entry;
        out["part"] = name(evidence.where.part);
        out["method"] = evidence.where.method;
        out["url"] = evidence.where.url;
        out["time"] = evidence.where.time ? Json(formatTimestamp(*evidence.where.time)) : Json(nullptr);
    }
    if (evidence.where.kind == EvidencePlace::Kind::NoticeSpan) {
        out["start"] = evidence.where.span.start;
        out["end"] = evidence.where.span.end;
    }
    if (!evidence.where.pointer.empty())
        out["pointer"] = evidence.where.pointer;
    out["excerpt"] = evidence.excerpt;
    return out;
}

Json reasonJson(const DecisionReason &reason, const Catalogue &catalogue)
{
    Json clauses = Json::array();
    for (const std::string &id : reason.clauses) {
        const Clause *clause = catalogue.clause(id);
        clauses.push_back(Json{{"id", id}, {"label", bilingualJson(clause ? clause->label : Bilingual{id, id})}, {"unverified", clause && clause->isUnverified}});
    }
    Json evidence = Json::array();
    for (const Evidence &piece : reason.evidence)
        evidence.push_back(evidenceJson(piece));
    Json out;
    out["reason"] = reason.reason;
    out["title"] = bilingualJson(reason.title);
    out["seen"] = bilingualJson(reason.seen);
    out["cure"] = bilingualJson(reason.cure);
    out["clauses"] = std::move(clauses);
    out["rule"] = reason.ruleVersion;
    out["findings"] = reason.findings;
    out["evidence"] = std::move(evidence);
    return out;
}

}  // namespace

std::string letterHtml(const Decision &decision, const LetterContext &context, const Taxonomy &, const Catalogue &catalogue, const std::string &language)
{
    const std::vector<LetterBlock> blocks = letterBlocks(decision, context, catalogue, language);
    const bool isChinese = LetterTexts(language).isChinese();
    std::string title;
    std::string body;
    bool isInList = false;
    for (const LetterBlock &block : blocks) {
        if (block.kind == Kind::Title)
            title = block.text;
        const bool isItem = block.kind == Kind::Item;
        if (isItem != isInList)
            body += isItem ? "<ul>\n" : "</ul>\n";
        isInList = isItem;
        body += blockHtml(block);
    }
    if (isInList)
        body += "</ul>\n";
    return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                       "<title>{}</title>\n<style>\n{}\n</style>\n</head>\n<body>\n{}</body>\n</html>\n",
                       isChinese ? "zh-CN" : "en", escapedHtml(title), style, body);
}

std::string letterText(const Decision &decision, const LetterContext &context, const Taxonomy &, const Catalogue &catalogue, const std::string &language)
{
    std::string out;
    for (const LetterBlock &block : letterBlocks(decision, context, catalogue, language))
        out += blockText(block);
    return out;
}

std::string letterJson(const Decision &decision, const LetterContext &context, const Taxonomy &, const Catalogue &catalogue)
{
    const SubmissionSummary &submission = context.submission;
    Json out;
    out["schema"] = "probity.letter/1";
    out["record"] = decision.record;
    out["draft"] = context.isDraft;
    out["outcome"] = name(decision.outcome);
    out["state"] = name(decision.state);
    out["takes_effect"] = decision.takesEffect ? Json(formatTimestamp(*decision.takesEffect)) : Json(nullptr);
    out["correct_until"] = decision.correctUntil ? Json(formatTimestamp(*decision.correctUntil)) : Json(nullptr);
    out["ban_scope"] = decision.banScope.empty() ? Json(nullptr) : Json(decision.banScope);
    out["organisation"] = context.organisation;
    out["submission"] = Json{{"platform", submission.platform.value}, {"id", submission.appIdentifier}, {"name", submission.appName},
                             {"developer", submission.developer}, {"version", submission.version}, {"submitted", formatTimestamp(submission.imported)}};
    out["decided"] = Json{{"by", decision.byName}, {"at", formatTimestamp(decision.at)}, {"second", decision.secondName},
                          {"second_at", decision.secondAt ? Json(formatTimestamp(*decision.secondAt)) : Json(nullptr)}};
    Json reasons = Json::array();
    for (const DecisionReason &reason : decision.reasons)
        reasons.push_back(reasonJson(reason, catalogue));
    out["reasons"] = std::move(reasons);
    Json accepted = Json::array();
    for (const AcceptedFinding &finding : decision.accepted)
        accepted.push_back(Json{{"finding", finding.fingerprint}, {"title", bilingualJson(finding.title)}, {"why", finding.why}});
    out["accepted"] = std::move(accepted);
    out["states_nothing_open"] = decision.statesNothingOpen;
    Json open = Json::array();
    for (const Bilingual &title : decision.openFindings)
        open.push_back(bilingualJson(title));
    out["open"] = std::move(open);
    out["words"] = decision.wordsToDeveloper;
    Json rules = Json::array();
    for (const RulePackRef &pack : decision.rules)
        rules.push_back(Json{{"pack", pack.pack}, {"version", pack.version}, {"sha256", pack.sha256.hex()}});
    out["rules"] = std::move(rules);
    Json artifacts = Json::array();
    for (const ArtifactInfo &artifact : decision.artifacts)
        artifacts.push_back(Json::parse(artifactJson(artifact)));
    out["artifacts"] = std::move(artifacts);
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace probity
