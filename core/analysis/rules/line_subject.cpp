#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "analysis/rules/message.h"
#include "analysis/rules/subject_internal.h"
#include "base/text.h"
#include "model/endpoint.h"

namespace probity::rules {

namespace {

constexpr std::size_t longestQuote = 120;       // code points of the notice in a message
constexpr std::size_t mostHosts = 3;

Bilingual timesText(std::uint64_t count)
{
    return {count == 1 ? std::string("once") : fmt::format("{} times", count), fmt::format("{} 次", count)};
}

std::string quoted(const std::string &text)
{
    std::u32string wide = toUtf32(std::string(trimmed(text)));
    std::replace_if(wide.begin(), wide.end(), [](char32_t c) { return c == U'\n' || c == U'\r' || c == U'\t'; }, U' ');
    if (wide.size() > longestQuote)
        wide = wide.substr(0, longestQuote) + U"…";
    return toUtf8(wide);
}

bool isInClear(const Evidence &evidence)
{
    return evidence.where.url.rfind("http://", 0) == 0;
}

/// Seconds between one request and the next, sorted.
std::vector<double> intervals(const Assessment &assessment, const LedgerLine &line)
{
    std::set<std::int64_t> moments;
    for (const EvidenceIndex index : line.observedEvidence)
        if (const auto &time = assessment.evidence[index].where.time)
            moments.insert(time->microseconds);
    std::vector<double> out;
    for (auto next = moments.begin(); next != moments.end(); ++next)
        if (next != moments.begin())
            out.push_back(static_cast<double>(*next - *std::prev(next)) / 1e6);
    std::sort(out.begin(), out.end());
    return out;
}

std::uint64_t inPhase(const LedgerLine &line, Phase phase)
{
    const auto found = line.phases.find(phase);
    return found == line.phases.end() ? 0 : found->second;
}

std::string firstTime(const LedgerLine &line)
{
    if (!line.first)
        return {};
    std::string text = formatTimestamp(*line.first);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text.substr(0, std::min<std::size_t>(text.size(), 19));
}

}  // namespace

Bilingual Subjects::categoryName(const CategoryId &category) const
{
    const Category *known = m_taxonomy.category(category);
    return known ? Bilingual{lowerInitial(known->name.en), known->name.zh} : Bilingual{category.value, category.value};
}

Bilingual Subjects::recipientName(const LedgerLine &line) const
{
    if (line.party == Party::First)
        return {"the developer", "开发者"};
    if (const Recipient *known = line.recipientId.isEmpty() ? nullptr : m_recipients.recipient(line.recipientId))
        return known->name;
    return {line.recipient, line.recipient};
}

Subject Subjects::line(std::size_t index) const
{
    const LedgerLine &line = m_assessment.ledger[index];
    Subject subject;
    subject.lines = {static_cast<std::uint32_t>(index)};
    subject.category = line.category.value;
    subject.recipient = line.party == Party::First ? "first" : line.recipientId.isEmpty() ? line.recipient : line.recipientId.value;
    subject.evidence["observed"] = line.observedEvidence;
    subject.evidence["notice"] = line.noticeEvidence;
    subject.evidence["manifest"] = line.manifestEvidence;
    subject.evidence["code"] = line.codeEvidence;
    for (const EvidenceIndex at : line.observedEvidence) {
        const Evidence &evidence = m_assessment.evidence[at];
        if (evidence.where.phase == Phase::BeforeChoice)
            subject.evidence["before_choice"].push_back(at);
        if (evidence.where.phase == Phase::AfterRefusal)
            subject.evidence["after_refusal"].push_back(at);
        if (evidence.where.phase == Phase::Background)
            subject.evidence["background"].push_back(at);
        if (isHashed(evidence.where.encodings))
            subject.evidence["hashed"].push_back(at);
        if (isWrapped(evidence.where.encodings))
            subject.evidence["wrapped"].push_back(at);
        if (isInClear(evidence))
            subject.evidence["in_clear"].push_back(at);
    }
    addLineFacts(subject, line);
    addLineWords(subject, line);
    return subject;
}

bool Subjects::isSeenElsewhere(const LedgerLine &line) const
{
    return std::any_of(m_seen.begin(), m_seen.end(), [&](const auto &seen) {
        const std::size_t own = seen.first == line.category && line.capture == CaptureStance::Seen ? 1 : 0;
        return seen.second > own && m_taxonomy.covers(line.category, seen.first);
    });
}

void Subjects::addLineFacts(Subject &subject, const LedgerLine &line) const
{
    const auto number = [](std::uint64_t count) { return static_cast<double>(count); };
    const Category *category = m_taxonomy.category(line.category);
    const Recipient *recipient = line.recipientId.isEmpty() ? nullptr : m_recipients.recipient(line.recipientId);
    Facts &facts = subject.facts;
    facts["line.category"] = line.category.value;
    facts["line.categoryGroup"] = category ? category->group : std::string();
    facts["line.party"] = std::string(name(line.party));
    facts["line.recipient"] = line.recipientId.value;
    facts["line.recipientRole"] = recipient ? recipient->role : std::string();
    facts["line.recipientCountry"] = recipient ? recipient->country : std::string();
    facts["line.verdict"] = std::string(name(line.verdict));
    facts["line.notice"] = std::string(name(line.notice));
    facts["line.manifest"] = std::string(name(line.manifest));
    facts["line.code"] = std::string(name(line.code));
    facts["line.lacking"] = lackingFor(line.category);
    facts["line.capture"] = std::string(name(line.capture));
    facts["line.necessity"] = std::string(name(line.necessity));
    facts["line.count"] = number(line.count);
    facts["line.possible"] = number(line.possible);
    facts["line.beforeChoice"] = number(inPhase(line, Phase::BeforeChoice));
    facts["line.afterRefusal"] = number(inPhase(line, Phase::AfterRefusal));
    facts["line.afterConsent"] = number(inPhase(line, Phase::AfterConsent));
    facts["line.background"] = number(inPhase(line, Phase::Background));
    facts["line.categorySteps"] = static_cast<double>(line.vagueness.categorySteps);
    facts["line.isRecipientUnnamed"] = line.vagueness.isRecipientUnnamed;
    facts["line.isRecipientAbsent"] = line.vagueness.isRecipientAbsent;
    facts["line.isRecipientNamed"] = !line.recipientId.isEmpty() && m_named.count(line.recipientId) > 0;
    facts["line.isFromTag"] = line.isFromTag;
    facts["line.isSeenElsewhere"] = isSeenElsewhere(line);
    Words purposes;
    for (const EvidenceIndex at : line.noticeEvidence) {
        const Evidence &evidence = m_assessment.evidence[at];
        const auto found = m_purposed.find({evidence.artifact, evidence.where.span.start, evidence.where.span.end});
        if (found != m_purposed.end())
            purposes.insert(purposes.end(), found->second.begin(), found->second.end());
    }
    facts["line.hasPurpose"] = !purposes.empty();
    facts["line.purposes"] = purposes;
    const auto &rejected = m_input.history.rejectedCategories;
    facts["line.wasRejected"] = std::find(rejected.begin(), rejected.end(), line.category) != rejected.end();
    addLineCounts(subject, line);
}

void Subjects::addLineCounts(Subject &subject, const LedgerLine &line) const
{
    const auto kept = [&](const char *kind) { return static_cast<double>(subject.evidence[kind].size()); };
    const std::vector<double> between = intervals(m_assessment, line);
    double span = 0;
    for (const double seconds : between)
        span += seconds;
    Facts &facts = subject.facts;
    facts["line.hashed"] = kept("hashed");
    facts["line.wrapped"] = kept("wrapped");
    facts["line.inClear"] = kept("in_clear");
    facts["line.intervals"] = static_cast<double>(between.size());
    facts["line.medianSeconds"] = between.empty() ? 0.0 : between[between.size() / 2];
    facts["line.shortestSeconds"] = between.empty() ? 0.0 : between.front();
    facts["line.perMinute"] = span > 0 ? static_cast<double>(between.size()) * 60 / span : 0.0;
}

void Subjects::addLineWords(Subject &subject, const LedgerLine &line) const
{
    std::vector<std::string> hosts;
    for (const EvidenceIndex index : line.observedEvidence) {
        const std::string &host = m_assessment.evidence[index].where.host;
        if (!host.empty() && hosts.size() < mostHosts && std::find(hosts.begin(), hosts.end(), host) == hosts.end())
            hosts.push_back(host);
    }
    const Evidence *statement = line.noticeEvidence.empty() ? nullptr : &m_assessment.evidence[line.noticeEvidence.front()];
    const Evidence *asked = line.manifestEvidence.empty() ? nullptr : &m_assessment.evidence[line.manifestEvidence.front()];
    const auto seconds = std::get<double>(subject.facts["line.medianSeconds"]);
    auto &words = subject.words;
    words["category"] = categoryName(line.category);
    words["stated"] = statement ? categoryName(statement->category) : Bilingual{};
    words["recipient"] = recipientName(line);
    words["times"] = timesText(line.count);
    words["timesbefore"] = timesText(inPhase(line, Phase::BeforeChoice));
    words["timesrefusal"] = timesText(inPhase(line, Phase::AfterRefusal));
    words["timesbackground"] = timesText(inPhase(line, Phase::Background));
    words["first"] = same(firstTime(line));
    words["host"] = same(fmt::format("{}", fmt::join(hosts, ", ")));
    words["statement"] = same(statement ? quoted(statement->excerpt) : std::string());
    words["source"] = same(asked ? quoted(asked->excerpt) : std::string());
    words["seconds"] = same(fmt::format("{:.0f}", seconds));
    words["country"] = same(std::get<std::string>(subject.facts["line.recipientCountry"]));
}

}  // namespace probity::rules
