// JUnit, Markdown, JSON Lines and CSV.
#include "report/machine_reports.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "report/csv_text.h"
#include "report/letter_blocks.h"
#include "report/xml_text.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t mostListed = 60;

std::string clean(const std::string &text)
{
    return harmless(text, LineFeeds::Join);
}

/// Text of a table's cell: nothing in it is markup.
std::string markdown(const std::string &text)
{
    std::string out;
    for (const char c : clean(text)) {
        if (c == '<')
            out += "&lt;";
        else if (c == '&')
            out += "&amp;";
        else if (std::string_view("\\`*_{}[]()#+-.!|~>@:/").find(c) != std::string_view::npos)
            out += {'\\', c};
        else
            out += c;
    }
    return out;
}

bool isFailure(const CheckedSubmission &submission, const Finding &finding, const ReportContext &context)
{
    return !context.neverFails && isCounted(finding, submission.hasBaseline) && finding.level <= context.failOn;
}

std::string appName(const Assessment &assessment)
{
    const AppInfo &app = assessment.submission.app;
    return app.name.empty() ? app.id : app.name;
}

std::string categoryOf(const Assessment &assessment, const Finding &finding)
{
    return finding.ledger.empty() ? std::string() : assessment.ledger.at(finding.ledger.front()).category.value;
}

std::string recipientOf(const Assessment &assessment, const Finding &finding)
{
    return finding.ledger.empty() ? std::string() : assessment.ledger.at(finding.ledger.front()).recipient;
}

std::string placesOf(const Assessment &assessment, const Finding &finding, std::size_t most)
{
    std::string out;
    for (std::size_t i = 0; i < finding.evidence.size() && i < most; ++i)
        out += (out.empty() ? "" : "; ") + placeOf(assessment.evidence.at(finding.evidence[i]));
    return out;
}

std::string clausesOf(const Finding &finding, const ReportContext &context)
{
    std::string out;
    for (const std::string &id : finding.clauses) {
        const Clause *clause = context.catalogue.clause(id);
        out += (out.empty() ? "" : "; ") + (clause ? clause->label.in(context.language) : id);
    }
    return out;
}

std::string junitCase(const CheckedSubmission &submission, const Finding &finding, const ReportContext &context)
{
    const Assessment &assessment = submission.assessment;
    const auto in = [&](const Bilingual &text) { return text.in(context.language); };
    std::string out = fmt::format("    <testcase classname=\"{}\" name=\"{} [{}]\">", escapedXml(finding.rule.value), escapedXml(in(finding.title)), escapedXml(finding.fingerprint));
    const std::string detail = escapedXml(in(finding.message)) + "\n" + escapedXml(placesOf(assessment, finding, 10)) + "\n" + escapedXml(in(finding.cure));
    if (!finding.exception.empty())
        out += fmt::format("<skipped message=\"{}\"/>", escapedXml(finding.exception));
    else if (isFailure(submission, finding, context))
        out += fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>", name(finding.level), escapedXml(in(finding.title)), detail);
    else
        out += fmt::format("<system-out>{}: {}</system-out>", name(finding.level), detail);
    return out + "</testcase>\n";
}

/// The words of a Markdown summary.
struct Words {
    const char *head;
    const char *none;
    const char *more;
    const char *limits;
    const char *gone;
    const char *unread;
};
constexpr Words english{"| | Finding | Where | Under | What to do |\n|---|---|---|---|---|\n", "Nothing was found.\n", "… and {} more.\n", "{} requests were looked at; notice: {}.\n",
                        "\n{} of the baseline are gone.\n", "Not read: "};
constexpr Words chinese{"| | 问题 | 位置 | 依据 | 整改 |\n|---|---|---|---|---|\n", "未发现问题。\n", "……另有 {} 项。\n", "共检查 {} 个请求；隐私政策：{}。\n",
                        "\n基线中的 {} 项问题已消失。\n", "未能读取："};

}  // namespace

bool isCounted(const Finding &finding, bool hasBaseline) noexcept
{
    return finding.exception.empty() && finding.state != FindingState::Gone && !(hasBaseline && finding.state == FindingState::Unchanged);
}

std::string placeOf(const Evidence &evidence)
{
    const EvidencePlace &where = evidence.where;
    switch (where.kind) {
    case EvidencePlace::Kind::Request: return fmt::format("{}, request {}, {} {}, {} {}", evidence.artifact, where.entry, where.method, where.url, name(where.part), where.pointer);
    case EvidencePlace::Kind::NoticeSpan: return fmt::format("{}, characters {}-{}", evidence.artifact, where.span.start, where.span.end);
    case EvidencePlace::Kind::ManifestKey:
    case EvidencePlace::Kind::CodePlace: return fmt::format("{}, {}{}", evidence.artifact, where.pointer, where.line > 0 ? fmt::format(", line {}", where.line) : "");
    case EvidencePlace::Kind::Artifact: break;
    }
    return evidence.artifact;
}

std::string junitReport(const std::vector<CheckedSubmission> &submissions, const ReportContext &context)
{
    std::string suites;
    std::size_t allTests = 0;
    std::size_t allFailures = 0;
    std::size_t allErrors = 0;
    for (const CheckedSubmission &submission : submissions) {
        const Assessment &assessment = submission.assessment;
        std::size_t tests = 0;
        std::size_t failures = 0;
        std::size_t skipped = 0;
        std::string cases;
        for (const Finding &finding : assessment.findings) {
            cases += junitCase(submission, finding, context);
            ++tests;
            failures += isFailure(submission, finding, context) ? 1U : 0U;
            skipped += finding.exception.empty() ? 0U : 1U;
        }
        for (const LedgerLine &line : assessment.ledger)
            if (line.verdict == Verdict::Consistent || line.verdict == Verdict::Unexercised) {
                cases += fmt::format("    <testcase classname=\"ledger\" name=\"{} / {}: {}\"/>\n", escapedXml(line.category.value), escapedXml(line.recipient), name(line.verdict));
                ++tests;
            }
        for (const std::string &fault : submission.faults)
            cases += fmt::format("    <testcase classname=\"input\" name=\"could be read\"><error message=\"{}\"/></testcase>\n", escapedXml(fault));
        tests += submission.faults.size();
        suites += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\">\n{}  </testsuite>\n", escapedXml(submission.name), tests, failures,
                              submission.faults.size(), skipped, cases);
        allErrors += submission.faults.size();
        allTests += tests;
        allFailures += failures;
    }
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"Probity\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n{}</testsuites>\n", allTests, allFailures, allErrors, suites);
}

std::string markdownReport(const std::vector<CheckedSubmission> &submissions, const ReportContext &context)
{
    const Words &words = context.language == "zh" ? chinese : english;
    std::string out;
    for (const CheckedSubmission &submission : submissions) {
        const Assessment &assessment = submission.assessment;
        const std::string app = appName(assessment);
        out += fmt::format("{}## {} {}\n\n", out.empty() ? "" : "\n", markdown(app.empty() ? submission.name : app), markdown(assessment.submission.version));
        for (const std::string &fault : submission.faults)
            out += words.unread + markdown(fault) + "\n\n";
        out += fmt::format(fmt::runtime(words.limits), assessment.completeness.entries, name(assessment.completeness.notice)) + "\n";
        const auto isGone = [](const Finding &finding) { return finding.state == FindingState::Gone; };
        const auto gone = static_cast<std::size_t>(std::count_if(assessment.findings.begin(), assessment.findings.end(), isGone));
        const std::size_t there = assessment.findings.size() - gone;
        out += there == 0 ? words.none : words.head;
        std::size_t listed = 0;
        for (const Finding &finding : assessment.findings) {
            if (isGone(finding))
                continue;
            if (listed++ == mostListed)
                break;
            const auto in = [&](const Bilingual &text) { return markdown(text.in(context.language)); };
            const std::string title = finding.exception.empty() ? in(finding.title) : "~~" + in(finding.title) + "~~ " + markdown(finding.exception);
            const std::string level = submission.hasBaseline ? fmt::format("{}, {}", name(finding.level), name(finding.state)) : name(finding.level);
            out += fmt::format("| {} | {} | {} | {} | {} |\n", level, title, markdown(placesOf(assessment, finding, 1)), markdown(clausesOf(finding, context)), in(finding.cure));
        }
        if (there > mostListed)
            out += "\n" + fmt::format(fmt::runtime(words.more), there - mostListed);
        if (gone > 0)
            out += fmt::format(fmt::runtime(words.gone), gone);
    }
    return out;
}

std::string findingsJsonl(const std::vector<CheckedSubmission> &submissions, const ReportContext &context)
{
    std::string out;
    for (const CheckedSubmission &submission : submissions)
        for (const Finding &finding : submission.assessment.findings) {
            Json places = Json::array();
            for (const EvidenceIndex index : finding.evidence)
                places.push_back(placeOf(submission.assessment.evidence.at(index)));
            const Json line{{"schema", "probity.finding/1"},
                            {"submission", submission.name},
                            {"app", submission.assessment.submission.app.id},
                            {"version", submission.assessment.submission.version},
                            {"fingerprint", finding.fingerprint},
                            {"rule", finding.rule.value},
                            {"pack", finding.pack},
                            {"level", name(finding.level)},
                            {"group", finding.group},
                            {"category", categoryOf(submission.assessment, finding)},
                            {"recipient", recipientOf(submission.assessment, finding)},
                            {"title", finding.title.in(context.language)},
                            {"message", finding.message.in(context.language)},
                            {"cure", finding.cure.in(context.language)},
                            {"clauses", finding.clauses},
                            {"where", std::move(places)},
                            {"state", submission.hasBaseline ? Json(name(finding.state)) : Json(nullptr)},
                            {"exception", finding.exception.empty() ? Json(nullptr) : Json(finding.exception)}};
            out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
        }
    return out;
}

std::string findingsCsv(const std::vector<CheckedSubmission> &submissions, const ReportContext &context)
{
    std::string out = "submission,app,version,fingerprint,rule,level,group,category,recipient,title,message,clauses,where,cure,state,exception\r\n";
    for (const CheckedSubmission &submission : submissions) {
        const Assessment &assessment = submission.assessment;
        for (const Finding &finding : assessment.findings) {
            const std::vector<std::string> cells{submission.name, assessment.submission.app.id, assessment.submission.version, finding.fingerprint, finding.rule.value, name(finding.level), finding.group,
                                                 categoryOf(assessment, finding), recipientOf(assessment, finding), finding.title.in(context.language), finding.message.in(context.language),
                                                 clausesOf(finding, context), placesOf(assessment, finding, 10), finding.cure.in(context.language), submission.hasBaseline ? name(finding.state) : "", finding.exception};
            std::string line;
            for (const std::string &cell : cells)
                line += (line.empty() && &cell == &cells.front() ? "" : ",") + csvCell(cell);
            out += line + "\r\n";
        }
    }
    return out;
}

}  // namespace probity
