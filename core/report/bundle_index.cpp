// The page of a bundle for people.
#include <fmt/format.h>

#include "report/bundle_documents.h"
#include "report/html_text.h"
#include "report/letter_blocks.h"

namespace probity {

namespace {

constexpr const char *head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Evidence bundle</title>
<style>
body { font-family: "Inter", "Segoe UI", "Noto Sans CJK SC", "WenQuanYi Micro Hei", "Microsoft YaHei", sans-serif; font-size: 14px; color: #1d2733; background: #ffffff; margin: 32px auto; max-width: 1080px; line-height: 1.45; padding: 0 16px; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 28px 0 6px; }
h3 { font-size: 14px; margin: 14px 0 2px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 4px 10px 4px 0; border-bottom: 1px solid #e3e8ee; overflow-wrap: anywhere; }
th { color: #5a6878; font-weight: 600; }
code { font-family: "DejaVu Sans Mono", monospace; font-size: 12px; overflow-wrap: anywhere; }
p.small { color: #6b7786; font-size: 12px; }
</style>
</head>
<body>
)";

std::string shown(const std::string &text)
{
    return escapedHtml(harmless(text, LineFeeds::Join));
}

std::string both(const Bilingual &text)
{
    return shown(text.en) + (text.zh.empty() || text.zh == text.en ? std::string() : "<br>" + shown(text.zh));
}

std::string row(std::initializer_list<std::string> cells, const char *tag = "td")
{
    std::string out = "<tr>";
    for (const std::string &cell : cells)
        out += fmt::format("<{0}>{1}</{0}>", tag, cell);
    return out + "</tr>\n";
}

std::string code(const std::string &text)
{
    return "<code>" + shown(text) + "</code>";
}

std::string placeText(const Evidence &evidence)
{
    const EvidencePlace &where = evidence.where;
    switch (where.kind) {
    case EvidencePlace::Kind::Request:
        return fmt::format("{}, request {}, {} {}, {} {}{}", evidence.artifact, where.entry, where.method, where.url, name(where.part), where.pointer, where.time ? ", " + formatTimestamp(*where.time) : "");
    case EvidencePlace::Kind::NoticeSpan: return fmt::format("{}, characters {}–{}", evidence.artifact, where.span.start, where.span.end);
    case EvidencePlace::Kind::ManifestKey:
    case EvidencePlace::Kind::CodePlace: return evidence.artifact + ", " + where.pointer;
    case EvidencePlace::Kind::Artifact: break;
    }
    return evidence.artifact;
}

std::string decisionHtml(const Decision &decision, const Catalogue &catalogue)
{
    std::string out = fmt::format("<h2>Decision {} · {}</h2>\n<p>{}, by {}, {}{}</p>\n", shown(decision.record), name(decision.outcome), name(decision.state), shown(decision.byName),
                                  formatTimestamp(decision.at), decision.secondAt ? fmt::format("; second word by {}, {}", shown(decision.secondName), formatTimestamp(*decision.secondAt)) : "");
    std::size_t number = 0;
    for (const DecisionReason &reason : decision.reasons) {
        out += fmt::format("<h3>{}. {}</h3>\n<p>{}</p>\n", ++number, both(reason.title), both(reason.seen));
        std::string clauses;
        for (const std::string &id : reason.clauses)
            clauses += (clauses.empty() ? "" : "; ") + (catalogue.clause(id) ? both(catalogue.clause(id)->label) : shown(id));
        out += fmt::format("<p>Under {} · rule {}</p>\n<ul>\n", clauses, code(reason.ruleVersion));
        for (const Evidence &evidence : reason.evidence)
            out += "<li>" + shown(placeText(evidence)) + (evidence.excerpt.empty() ? "" : ": " + code(evidence.excerpt)) + "</li>\n";
        out += fmt::format("</ul>\n<p><b>Cure</b> {}</p>\n", both(reason.cure));
    }
    for (const AcceptedFinding &accepted : decision.accepted)
        out += "<p><b>Accepted</b> " + both(accepted.title) + " – " + shown(accepted.why) + "</p>\n";
    for (const Bilingual &open : decision.openFindings)
        out += "<p><b>Not judged</b> " + both(open) + "</p>\n";
    if (!decision.wordsToDeveloper.empty())
        out += "<p><b>To the developer</b> " + escapedHtml(harmless(decision.wordsToDeveloper, LineFeeds::Keep)) + "</p>\n";
    return out;
}

std::string ledgerHtml(const CaseRecord &record, const Taxonomy &taxonomy)
{
    std::string out = "<h2>Ledger</h2>\n<table>\n" + row({"Data category", "Recipient", "Manifest", "Notice", "Capture", "Verdict"}, "th");
    for (const LedgerLine &line : record.assessment.ledger) {
        const Category *category = taxonomy.category(line.category);
        out += row({category ? both(category->name) : shown(line.category.value), shown(line.recipient), name(line.manifest), name(line.notice),
                    fmt::format("{} ({})", name(line.capture), line.count), name(line.verdict)});
    }
    return out + "</table>\n";
}

std::string findingsHtml(const CaseRecord &record)
{
    std::string out = "<h2>Findings</h2>\n<table>\n" + row({"Finding", "Level", "Rule", "Word of the reviewer"}, "th");
    for (const Finding &finding : record.assessment.findings) {
        std::string word;
        for (const Disposition &one : record.dispositions)
            if (one.fingerprint == finding.fingerprint)
                word = std::string(name(one.kind)) + (one.reason.empty() ? "" : ": " + shown(one.reason)) + " (" + shown(one.byName) + ")";
        out += row({both(finding.title), name(finding.level), code(finding.rule.value + " · " + finding.pack), word});
    }
    return out + "</table>\n";
}

std::string filesHtml(const CaseRecord &record)
{
    std::string out = "<h2>Files reviewed</h2>\n<table>\n" + row({"File", "Role", "Where", record.isRedacted ? "Commitment" : "SHA-256"}, "th");
    for (const BundledArtifact &artifact : record.artifacts)
        out += row({shown(artifact.info.path), name(artifact.info.role), artifact.file.empty() ? "did not leave the office" : code(artifact.file),
                    code(record.isRedacted ? artifact.commitment.hex() : artifact.info.sha256.hex())});
    return out + "</table>\n";
}

std::string limitsHtml(const Completeness &completeness)
{
    return fmt::format("<h2>What was not seen</h2>\n<p>{} requests looked at; bodies absent {}, cut {}, opaque {}, undecodable {}; hosts not decrypted {}; notice: {}; capture: {}.</p>\n",
                       completeness.entries, completeness.bodiesAbsent, completeness.bodiesTruncated, completeness.opaque, completeness.undecodable, completeness.hostsNotDecrypted,
                       name(completeness.notice), completeness.hasCapture ? "yes" : "none");
}

}  // namespace

std::string bundleIndexHtml(const CaseRecord &record, const Taxonomy &taxonomy, const Catalogue &catalogue)
{
    const SubmissionSummary &submission = record.submission;
    std::string out = head;
    out += fmt::format("<h1>{}</h1>\n<p>{} · {} · version {} · {}</p>\n", shown(submission.appName.empty() ? submission.appIdentifier : submission.appName),
                       shown(submission.platform.value), code(submission.appIdentifier), shown(submission.version), shown(submission.developer));
    out += fmt::format("<p class=\"small\">{} evidence bundle, exported by {}, {}. Key {}. How to check it: README.txt.</p>\n", record.isRedacted ? "Redacted" : "Full", shown(record.exportedBy),
                       formatTimestamp(record.exportedAt), code(record.keyFingerprint));
    for (const Decision &decision : record.decisions)
        out += decisionHtml(decision, catalogue);
    if (record.decisions.empty())
        out += "<h2>No decision yet</h2>\n";
    out += ledgerHtml(record, taxonomy) + findingsHtml(record) + limitsHtml(record.assessment.completeness) + filesHtml(record);
    return out + "</body>\n</html>\n";
}

}  // namespace probity
