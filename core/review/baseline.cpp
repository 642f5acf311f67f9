#include "review/baseline.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "review/finding_states.h"

namespace probity {

namespace {

using Json = nlohmann::json;

constexpr const char *reportSchema = "probity.check/1";

std::string text(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json &list(const Json &json, const char *key)
{
    static const Json none = Json::array();
    const auto found = json.find(key);
    return found != json.end() && found->is_array() ? *found : none;
}

const Json &object(const Json &json, const char *key)
{
    static const Json none = Json::object();
    const auto found = json.find(key);
    return found != json.end() && found->is_object() ? *found : none;
}

std::uint64_t number(const Json &json, const char *key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

std::vector<std::string> texts(const Json &json, const char *key)
{
    std::vector<std::string> out;
    for (const Json &one : list(json, key))
        if (one.is_string())
            out.push_back(one.get<std::string>());
    return out;
}

/// The value of an enumeration by its name; the first if there is none.
template <class Enum>
Enum named(const std::string &text, std::initializer_list<Enum> all)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](Enum one) { return text == name(one); });
    return found == all.end() ? *all.begin() : *found;
}

Bilingual bilingual(const Json &json, const char *key)
{
    return {text(object(json, key), "en"), text(object(json, key), "zh")};
}

LedgerLine lineOf(const Json &json)
{
    LedgerLine line;
    line.category = CategoryId(text(json, "category"));
    line.party = partyFromName(text(json, "party")).value_or(Party::Unknown);
    line.recipient = text(json, "recipient");
    line.manifest = named(text(object(json, "manifest"), "stance"), {ManifestStance::Absent, ManifestStance::Declares});
    line.code = named(text(object(json, "code"), "stance"), {CodeStance::NotSubmitted, CodeStance::Absent, CodeStance::Capable});
    const Json &notice = object(json, "notice");
    line.notice = named(text(notice, "stance"), {NoticeStance::Silent, NoticeStance::Discloses, NoticeStance::Broader, NoticeStance::Contradictory, NoticeStance::DeviceOnly,
                                                 NoticeStance::Denies, NoticeStance::Missing, NoticeStance::Unreadable});
    line.vagueness.isRecipientUnnamed = text(notice, "recipient") == "unnamed";
    line.vagueness.isRecipientAbsent = text(notice, "recipient") == "absent";
    const Json &observed = object(json, "observed");
    line.capture = named(text(observed, "capture"), {CaptureStance::NotVisible, CaptureStance::NotSeen, CaptureStance::Seen});
    line.count = number(observed, "count");
    line.verdict = verdictFromName(text(json, "verdict")).value_or(Verdict::Undetermined);
    return line;
}

Capability capabilityOf(const Json &json)
{
    Capability capability;
    capability.api = text(json, "api");
    for (const std::string &category : texts(json, "categories"))
        capability.categories.emplace_back(category);
    capability.count = number(json, "count");
    for (const Json &one : list(json, "places")) {
        CodePlace place;
        place.artifact = text(one, "artifact");
        place.member = text(one, "member");
        place.line = number(one, "line");
        place.column = number(one, "column");
        place.reach = text(one, "reach") == name(CodeReach::Unresolved) ? CodeReach::Unresolved : CodeReach::Call;
        place.origin = named(text(one, "origin"), {CodeOrigin::Own, CodeOrigin::Vendored, CodeOrigin::Minified});
        capability.places.push_back(std::move(place));
    }
    return capability;
}

Finding findingOf(const Json &json)
{
    Finding finding;
    finding.fingerprint = text(json, "fingerprint");
    finding.digest = text(json, "digest");
    finding.rule = RuleId(text(json, "rule"));
    finding.pack = text(json, "pack");
    finding.group = text(json, "group");
    finding.level = levelFromName(text(json, "level")).value_or(Level::Warning);
    finding.title = bilingual(json, "title");
    finding.message = bilingual(json, "message");
    finding.cure = bilingual(json, "cure");
    finding.clauses = texts(json, "clauses");
    finding.arguesFor = outcomeFromName(text(json, "argues_for")).value_or(Outcome::Undecided);
    return finding;
}

Assessment assessmentOf(const Json &json)
{
    Assessment out;
    const Json &submission = object(json, "submission");
    const Json &app = object(submission, "app");
    out.submission.app.platform = PlatformId(text(app, "platform"));
    out.submission.app.id = text(app, "id");
    out.submission.app.name = text(app, "name");
    out.submission.version = text(submission, "version");
    const Json &code = object(json, "code");
    out.code.files = number(code, "files");
    for (const Json &one : list(code, "capabilities"))
        out.code.capabilities.push_back(capabilityOf(one));
    for (const Json &one : list(json, "ledger"))
        out.ledger.push_back(lineOf(one));
    for (const Json &one : list(json, "findings"))
        if (text(one, "state") != name(FindingState::Gone))
            out.findings.push_back(findingOf(one));
    return out;
}

/// A report names a known company by its id alone, the ledger beside it has its name.
void namesFrom(Assessment &before, const Assessment &after)
{
    for (LedgerLine &line : before.ledger) {
        if (line.party == Party::First || !line.recipientId.isEmpty())
            continue;
        const auto same = std::find_if(after.ledger.begin(), after.ledger.end(), [&](const LedgerLine &one) { return one.recipientId.value == line.recipient; });
        if (same != after.ledger.end()) {
            line.recipientId = same->recipientId;
            line.recipient = same->recipient;
        }
    }
}

}  // namespace

bool isBaselineReport(std::string_view head) noexcept
{
    head = trimmed(head);
    return head.substr(0, 1) == "{" && head.substr(0, 200).find(reportSchema) != std::string_view::npos;
}

Result<Baseline> readBaselineReport(std::string_view json)
{
    Baseline out;
    out.known = Known::ReportOnly;
    std::size_t line = 0;
    const auto add = [&](std::string_view report) -> Status {
        const Json parsed = Json::parse(report.begin(), report.end(), nullptr, false);
        if (!parsed.is_object() || text(parsed, "schema") != reportSchema)
            return failure(ErrorCode::BadFormat, "no report of check --format json", "line " + std::to_string(line));
        out.before.push_back(assessmentOf(parsed));
        return {};
    };
    while (!json.empty()) {
        ++line;
        const std::size_t end = std::min(json.find('\n'), json.size());
        const std::string_view one = trimmed(json.substr(0, end));
        Status added;
        if (!one.empty())
            added = add(one);
        // A report that somebody laid out over lines is one document.
        if (!added && line == 1 && add(json))
            return out;
        if (!added)
            return tl::unexpected(added.error());
        json.remove_prefix(std::min(end + 1, json.size()));
    }
    if (out.before.empty())
        return failure(ErrorCode::BadFormat, "the file is empty");
    return out;
}

const Assessment *Baseline::of(const SubmissionInfo &submission) const noexcept
{
    const auto same = std::find_if(before.begin(), before.end(), [&](const Assessment &one) {
        return !submission.app.id.empty() && one.submission.app.id == submission.app.id && one.submission.app.platform == submission.app.platform;
    });
    if (same != before.end())
        return &*same;
    const bool mayBe = before.size() == 1 && (submission.app.id.empty() || before.front().submission.app.id.empty());
    return mayBe ? &before.front() : nullptr;
}

Comparison holdAgainst(Assessment &assessment, const Assessment &before, Known known, const Taxonomy &taxonomy)
{
    std::vector<FindingContent> contents;
    for (const Finding &finding : before.findings)
        contents.push_back({finding.fingerprint, finding.digest});
    compareFindings(assessment, contents, true);
    Assessment old = before;
    if (known == Known::ReportOnly)
        namesFrom(old, assessment);
    Comparison out = compare(old, assessment, taxonomy, known);
    std::set<std::string> present;
    for (const Finding &finding : assessment.findings)
        present.insert(finding.fingerprint);
    for (Finding &finding : old.findings) {
        if (present.count(finding.fingerprint) > 0)
            continue;
        finding.state = FindingState::Gone;
        finding.ledger.clear();
        finding.evidence.clear();
        assessment.findings.push_back(std::move(finding));
    }
    return out;
}

}  // namespace probity
