// SARIF 2.1.0; section numbers are those of the OASIS standard.
#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "report/letter_blocks.h"
#include "report/machine_reports.h"

namespace probity {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *schemaUri = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::size_t mostRelated = 20;

std::string clean(const std::string &text)
{
    return harmless(text, LineFeeds::Join);
}

/// A path as a relative URI (RFC 3986): everything but unreserved characters and '/' in per cent.
std::string uriOf(const std::string &path)
{
    constexpr const char *digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : path) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '~' || c == '/';
        const auto byte = static_cast<unsigned char>(c);
        if (isPlain)
            out += c;
        else
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return out;
}

std::string fileUri(const CheckedSubmission &submission, const std::string &path)
{
    std::string folder = submission.name == "-" ? std::string() : submission.name;
    while (!folder.empty() && folder.back() == '/')
        folder.pop_back();
    while (folder.rfind("./", 0) == 0)
        folder.erase(0, 2);
    const bool isFileItself = folder.size() >= path.size() && folder.compare(folder.size() - path.size(), path.size(), path) == 0;
    std::string uri = uriOf(folder.empty() || folder == "." ? path : isFileItself ? folder : folder + "/" + path);
    return uri.rfind('/', 0) == 0 ? "file://" + uri : uri;
}

/// Writes one run.
class Run {
public:
    Run(const CheckedSubmission &submission, const ReportContext &context) : m_submission(submission), m_assessment(submission.assessment), m_context(context) {}

    Json json()
    {
        Json results = Json::array();
        for (const Finding &finding : m_assessment.findings)
            results.push_back(result(finding));
        Json driver{{"name", "Probity"}, {"version", m_context.version}, {"rules", std::move(m_rules)}};
        driver["supportedTaxonomies"] = Json::array({Json{{"name", categoriesName}, {"index", 0}}, Json{{"name", clausesName}, {"index", 1}}});
        Json extensions = Json::array();
        for (const RulePackRef &pack : m_assessment.rules)
            extensions.push_back(Json{{"name", pack.pack}, {"version", pack.version}, {"properties", {{"sha256", pack.sha256.hex()}}}});
        Json tool{{"driver", std::move(driver)}};
        if (!extensions.empty())
            tool["extensions"] = std::move(extensions);
        const SubmissionInfo &info = m_assessment.submission;
        Json run{{"tool", std::move(tool)},
                 {"language", m_context.language == "zh" ? "zh-CN" : "en-US"},
                 {"columnKind", "unicodeCodePoints"},
                 {"artifacts", artifacts()},
                 {"taxonomies", taxonomies()},
                 {"results", std::move(results)},
                 {"properties",
                  {{"app", clean(info.app.id)}, {"name", clean(info.app.name)}, {"appVersion", clean(info.version)}, {"notice", name(m_assessment.completeness.notice)},
                   {"requests", m_assessment.completeness.entries}, {"limits", m_assessment.completeness.limits}}}};
        if (!m_submission.faults.empty())
            run["invocations"] = Json::array({invocation()});
        return run;
    }

private:
    static constexpr const char *categoriesName = "Probity data categories";
    static constexpr const char *clausesName = "Clauses";

    const std::string &in(const Bilingual &text) const { return text.in(m_context.language); }
    static Json message(const std::string &text) { return Json{{"text", text.empty() ? std::string("-") : clean(text)}}; }

    // 3.20.14, 3.20.21: no results are no good news where something could not be read.
    Json invocation() const
    {
        Json notifications = Json::array();
        for (const std::string &fault : m_submission.faults)
            notifications.push_back(Json{{"level", "error"}, {"message", message(fault)}});
        return Json{{"executionSuccessful", false}, {"toolExecutionNotifications", std::move(notifications)}};
    }

    Json artifacts() const
    {
        Json out = Json::array();
        for (const ArtifactInfo &artifact : m_assessment.artifacts)
            out.push_back(Json{{"location", {{"uri", fileUri(m_submission, artifact.path)}}},
                               {"length", artifact.bytes},
                               {"roles", Json::array({"analysisTarget"})},
                               {"hashes", {{"sha-256", artifact.sha256.hex()}}},
                               {"properties", {{"role", name(artifact.role)}, {"format", artifact.format}}}});
        return out;
    }

    std::size_t taxon(std::map<std::string, std::size_t> &known, Json &taxa, const std::string &id, const Bilingual &text)
    {
        const auto [found, isNew] = known.emplace(id, taxa.size());
        if (isNew)
            taxa.push_back(Json{{"id", id}, {"shortDescription", message(in(text))}});
        return found->second;
    }

    Json taxonomies() const
    {
        Json categories{{"name", categoriesName}, {"shortDescription", {{"text", "Kinds of personal data"}}}, {"taxa", m_categories}};
        Json clauses{{"name", clausesName}, {"shortDescription", {{"text", "Clauses of law and of platform rules that findings rest on"}}}, {"taxa", m_clauses}};
        return Json::array({std::move(categories), std::move(clauses)});
    }

    std::size_t ruleIndex(const Finding &finding)
    {
        const auto [found, isNew] = m_ruleIndexes.emplace(finding.rule.value, m_rules.size());
        if (isNew)
            m_rules.push_back(Json{{"id", finding.rule.value},
                                   {"shortDescription", message(in(m_context.catalogue.groupName(finding.group)))},
                                   {"help", message(in(finding.cure))},
                                   {"defaultConfiguration", {{"level", name(finding.level)}}},
                                   {"properties", {{"pack", finding.pack}, {"tags", Json::array({"privacy", finding.group})}}}});
        return found->second;
    }

    Json result(const Finding &finding)
    {
        const std::size_t rule = ruleIndex(finding);
        Json out{{"ruleId", finding.rule.value}, {"ruleIndex", rule}, {"level", name(finding.level)}, {"message", message(in(finding.message))}};
        Json locations = Json::array();
        const Evidence *request = nullptr;
        for (const EvidenceIndex index : finding.evidence) {
            const Evidence &evidence = m_assessment.evidence.at(index);
            if (evidence.where.kind == EvidencePlace::Kind::Request && !request)
                request = &evidence;
            if (evidence.artifact.empty() || locations.size() > mostRelated)
                continue;
            Json place = location(evidence);
            if (std::find(locations.begin(), locations.end(), place) == locations.end())
                locations.push_back(std::move(place));
        }
        if (locations.empty() && !m_assessment.artifacts.empty())
            locations.push_back(Json{{"physicalLocation", {{"artifactLocation", {{"uri", fileUri(m_submission, m_assessment.artifacts.front().path)}, {"index", 0}}}}}});
        if (!locations.empty()) {
            out["locations"] = Json::array({locations[0]});
            locations.erase(0);
        }
        if (!locations.empty())
            out["relatedLocations"] = std::move(locations);
        out["partialFingerprints"] = Json{{"probity/v1", finding.fingerprint}};
        if (m_submission.hasBaseline)
            out["baselineState"] = baselineOf(finding.state);
        if (!finding.exception.empty())
            out["suppressions"] = Json::array({Json{{"kind", "external"}, {"status", "accepted"}, {"justification", clean(finding.exception)}}});
        addTaxa(out, finding);
        if (request)
            addRequest(out, *request);
        out["properties"] = Json{{"group", finding.group}, {"pack", finding.pack}, {"title", clean(in(finding.title))}, {"cure", clean(in(finding.cure))}};
        return out;
    }

    static const char *baselineOf(FindingState state)
    {
        switch (state) {
        case FindingState::New: return "new";
        case FindingState::Unchanged: return "unchanged";
        case FindingState::Changed: return "updated";
        case FindingState::Gone: break;
        }
        return "absent";
    }

    // 3.28: what the place is, as far as the file has lines or characters to point at.
    Json location(const Evidence &evidence) const
    {
        Json artifact{{"uri", fileUri(m_submission, evidence.artifact)}};
        for (std::size_t i = 0; i < m_assessment.artifacts.size(); ++i)
            if (m_assessment.artifacts[i].path == evidence.artifact)
                artifact["index"] = i;
        Json physical{{"artifactLocation", std::move(artifact)}};
        const EvidencePlace &where = evidence.where;
        if (where.kind == EvidencePlace::Kind::NoticeSpan)
            physical["region"] = region(evidence);
        else if (where.line > 0)
            physical["region"] = Json{{"startLine", where.line}};
        Json out{{"physicalLocation", std::move(physical)}, {"message", message(placeOf(evidence) + (evidence.excerpt.empty() ? "" : ": " + evidence.excerpt))}};
        if (!where.pointer.empty())
            out["logicalLocations"] = Json::array({Json{{"fullyQualifiedName", clean(where.pointer)}, {"kind", "member"}}});
        return out;
    }

    Json region(const Evidence &evidence) const
    {
        const TextRange &span = evidence.where.span;
        Json out;
        for (const AssessedNotice &notice : m_assessment.notices) {
            const std::u32string &source = notice.document.source;
            if (notice.document.artifact.path != evidence.artifact || span.end > source.size())
                continue;
            const auto lines = [&](std::size_t end) { return 1 + static_cast<std::size_t>(std::count(source.begin(), source.begin() + static_cast<std::ptrdiff_t>(end), U'\n')); };
            const auto column = [&](std::size_t at) { return at - (at == 0 ? 0 : source.rfind(U'\n', at - 1) + 1) + 1; };
            out = Json{{"startLine", lines(span.start)}, {"startColumn", column(span.start)}, {"endLine", lines(span.end)}, {"endColumn", column(span.end)}};
        }
        out["charOffset"] = span.start;
        out["charLength"] = span.end - span.start;
        return out;
    }

    void addTaxa(Json &out, const Finding &finding)
    {
        Json taxa = Json::array();
        std::vector<std::string> seen;
        for (const std::uint32_t line : finding.ledger) {
            const CategoryId &id = m_assessment.ledger.at(line).category;
            if (std::find(seen.begin(), seen.end(), id.value) != seen.end())
                continue;
            seen.push_back(id.value);
            const Category *category = m_context.taxonomy.category(id);
            const std::size_t index = taxon(m_categoryIndexes, m_categories, id.value, category ? category->name : Bilingual{id.value, id.value});
            taxa.push_back(Json{{"id", id.value}, {"index", index}, {"toolComponent", {{"name", categoriesName}, {"index", 0}}}});
        }
        for (const std::string &id : finding.clauses) {
            const Clause *clause = m_context.catalogue.clause(id);
            const std::size_t index = taxon(m_clauseIndexes, m_clauses, id, clause ? clause->label : Bilingual{id, id});
            taxa.push_back(Json{{"id", id}, {"index", index}, {"toolComponent", {{"name", clausesName}, {"index", 1}}}});
        }
        if (!taxa.empty())
            out["taxa"] = std::move(taxa);
    }

    // 3.46, 3.47: what was asked for and answered, never what was in it.
    void addRequest(Json &out, const Evidence &evidence) const
    {
        const EvidencePlace &where = evidence.where;
        out["webRequest"] = Json{{"method", clean(where.method)}, {"target", clean(where.url)}, {"properties", {{"entry", where.entry}, {"part", name(where.part)}, {"pointer", clean(where.pointer)}}}};
        for (std::size_t i = 0; i < m_assessment.entries.size(); ++i) {
            const EntrySummary &entry = m_assessment.entries[i];
            const std::size_t sample = i < m_assessment.entrySample.size() ? m_assessment.entrySample[i] : 0;
            if (entry.index == where.entry && sample < m_assessment.traffic.size() && m_assessment.traffic[sample].artifact.path == evidence.artifact && entry.status > 0) {
                out["webResponse"] = Json{{"statusCode", entry.status}};
                return;
            }
        }
    }

    const CheckedSubmission &m_submission;
    const Assessment &m_assessment;
    const ReportContext &m_context;
    Json m_rules = Json::array();
    std::map<std::string, std::size_t> m_ruleIndexes;
    Json m_categories = Json::array();
    std::map<std::string, std::size_t> m_categoryIndexes;
    Json m_clauses = Json::array();
    std::map<std::string, std::size_t> m_clauseIndexes;
};

}  // namespace

std::string sarifReport(const std::vector<CheckedSubmission> &submissions, const ReportContext &context)
{
    Json runs = Json::array();
    for (const CheckedSubmission &submission : submissions)
        runs.push_back(Run(submission, context).json());
    return Json{{"$schema", schemaUri}, {"version", "2.1.0"}, {"runs", std::move(runs)}}.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace probity
