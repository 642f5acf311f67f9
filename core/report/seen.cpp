#include "report/seen.h"

#include <algorithm>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/text.h"

namespace probity {

namespace {

constexpr std::size_t mostHosts = 3;
constexpr std::size_t longestQuote = 160;   // code points

std::vector<const Evidence *> piecesOf(const Assessment &assessment, const Finding &finding, EvidencePlace::Kind kind)
{
    std::vector<const Evidence *> out;
    for (const EvidenceIndex index : finding.evidence)
        if (index < assessment.evidence.size() && assessment.evidence[index].where.kind == kind)
            out.push_back(&assessment.evidence[index]);
    return out;
}

std::string quoted(const std::string &text)
{
    std::u32string wide = toUtf32(std::string(trimmed(text)));
    std::replace_if(wide.begin(), wide.end(), [](char32_t c) { return c == U'\n' || c == U'\r' || c == U'\t'; }, U' ');
    if (wide.size() > longestQuote)
        wide = wide.substr(0, longestQuote) + U"…";
    return toUtf8(wide);
}

std::string hostsOf(const std::vector<const Evidence *> &requests)
{
    std::vector<std::string> hosts;
    for (const Evidence *request : requests)
        if (!request->where.host.empty() && std::find(hosts.begin(), hosts.end(), request->where.host) == hosts.end())
            hosts.push_back(request->where.host);
    const bool hasMore = hosts.size() > mostHosts;
    hosts.resize(std::min(hosts.size(), mostHosts));
    return fmt::format("{}{}", fmt::join(hosts, ", "), hasMore ? ", …" : "");
}

/// "MD5", where the first occurrence was sent as a digest; empty otherwise.
std::string digestOf(const std::vector<const Evidence *> &requests)
{
    for (const Evidence *request : requests)
        for (const std::string &step : request->where.encodings) {
            if (step.rfind("md5", 0) == 0)
                return "MD5";
            if (step.rfind("sha1", 0) == 0)
                return "SHA-1";
            if (step.rfind("sha256", 0) == 0)
                return "SHA-256";
        }
    return {};
}

/// The phase that all the requests fall in, if it is one that a rule looks at.
std::optional<Phase> commonPhase(const std::vector<const Evidence *> &requests)
{
    const Phase phase = requests.front()->where.phase;
    const bool isTelling = phase == Phase::BeforeChoice || phase == Phase::AfterRefusal || phase == Phase::Background;
    const bool isCommon = std::all_of(requests.begin(), requests.end(), [&](const Evidence *request) { return request->where.phase == phase; });
    return isTelling && isCommon ? std::optional(phase) : std::nullopt;
}

Bilingual phaseWords(Phase phase)
{
    switch (phase) {
    case Phase::BeforeChoice:
        return {" before the user's choice", "（用户作出选择之前）"};
    case Phase::AfterRefusal:
        return {" after the user refused", "（用户拒绝之后）"};
    case Phase::Background:
        return {" in the background", "（后台运行时）"};
    default:
        return {};
    }
}

Bilingual requestSentence(const Assessment &assessment, const Finding &finding, const std::vector<const Evidence *> &requests)
{
    std::uint64_t count = requests.size();
    std::optional<Timestamp> first;
    for (const Evidence *request : requests)
        if (request->where.time && (!first || *request->where.time < *first))
            first = request->where.time;
    Bilingual phase;
    const LedgerLine *line = finding.ledger.size() == 1 && finding.ledger.front() < assessment.ledger.size() ? &assessment.ledger[finding.ledger.front()] : nullptr;
    if (const auto common = commonPhase(requests)) {
        phase = phaseWords(*common);
        if (line && line->phases.count(*common) > 0)
            count = line->phases.at(*common);
    } else if (line) {
        // Evidence is bounded; the line knows how often it really was.
        count = std::max(count, line->count);
    }
    const std::string hosts = hostsOf(requests);
    const std::string digest = digestOf(requests);
    Bilingual out;
    out.en = fmt::format("Seen {}{}{}{}{}.", count == 1 ? std::string("once") : fmt::format("{} times", count), phase.en,
                         first ? fmt::format(", {}{}", count == 1 ? "" : "first ", readableTime(*first)) : std::string(),
                         hosts.empty() ? std::string() : ", to " + hosts, digest.empty() ? std::string() : ", as its " + digest);
    out.zh = fmt::format("共出现 {} 次{}{}{}{}。", count, phase.zh, first ? fmt::format("，{}{}", count == 1 ? "时间 " : "首次 ", readableTime(*first)) : std::string(),
                         hosts.empty() ? std::string() : "，发送至 " + hosts, digest.empty() ? std::string() : "，形式为其 " + digest);
    return out;
}

Bilingual noticeSentence(const Assessment &assessment, const LedgerLine &line)
{
    std::vector<std::string> quotes;
    for (const EvidenceIndex index : line.noticeEvidence)
        if (index < assessment.evidence.size())
            quotes.push_back(quoted(assessment.evidence[index].excerpt));
    const std::string first = quotes.empty() ? std::string() : quotes.front();
    switch (line.notice) {
    case NoticeStance::Silent:
        if (quotes.empty())
            return {"The privacy notice has no statement on it.", "隐私政策对此没有说明。"};
        return {fmt::format("The privacy notice names the recipient, but not for this: “{}”", first), fmt::format("隐私政策提及该接收方，但不含此项信息：“{}”", first)};
    case NoticeStance::Missing:
        return {"There is no privacy notice.", "没有隐私政策。"};
    case NoticeStance::Unreadable:
        return {"The privacy notice could not be read.", "隐私政策无法读取。"};
    case NoticeStance::Contradictory:
        return {fmt::format("The privacy notice says “{}” and also “{}”.", first, quotes.empty() ? first : quotes.back()),
                fmt::format("隐私政策既称“{}”，又称“{}”。", first, quotes.empty() ? first : quotes.back())};
    case NoticeStance::Broader:
        return {fmt::format("The privacy notice only says: “{}”", first), fmt::format("隐私政策仅称：“{}”", first)};
    case NoticeStance::Discloses:
    case NoticeStance::DeviceOnly:
    case NoticeStance::Denies:
        break;
    }
    return {fmt::format("The privacy notice says: “{}”", first), fmt::format("隐私政策称：“{}”", first)};
}

Bilingual joined(const Bilingual &a, const Bilingual &b)
{
    return {a.en.empty() || b.en.empty() ? a.en + b.en : a.en + " " + b.en, a.zh + b.zh};
}

}  // namespace

std::string readableTime(const Timestamp &time)
{
    std::string text = formatTimestamp(time);
    text = text.substr(0, std::min<std::size_t>(text.size(), 19));
    std::replace(text.begin(), text.end(), 'T', ' ');
    if (time.offsetMinutes == 0)
        return text + " (UTC)";
    const int minutes = std::abs(int{time.offsetMinutes});
    return fmt::format("{} ({}{:02}:{:02})", text, time.offsetMinutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

Bilingual seenSentence(const Assessment &assessment, const Finding &finding)
{
    const auto requests = piecesOf(assessment, finding, EvidencePlace::Kind::Request);
    const auto keys = piecesOf(assessment, finding, EvidencePlace::Kind::ManifestKey);
    const auto spans = piecesOf(assessment, finding, EvidencePlace::Kind::NoticeSpan);
    Bilingual out;
    if (!requests.empty())
        out = requestSentence(assessment, finding, requests);
    else if (!keys.empty())
        out = {fmt::format("Asked for in {} at {}.", keys.front()->artifact, keys.front()->where.pointer),
               fmt::format("{} 的 {} 处申请。", keys.front()->artifact, keys.front()->where.pointer)};
    if (finding.ledger.size() == 1 && finding.ledger.front() < assessment.ledger.size())
        out = joined(out, noticeSentence(assessment, assessment.ledger[finding.ledger.front()]));
    else if (!spans.empty())
        out = joined(out, {fmt::format("The privacy notice says: “{}”", quoted(spans.front()->excerpt)), fmt::format("隐私政策称：“{}”", quoted(spans.front()->excerpt))});
    return out.en.empty() ? finding.message : out;
}

void appendSeen(Bilingual &seen, const Assessment &assessment, const Finding &finding)
{
    const Bilingual one = seenSentence(assessment, finding);
    const auto add = [](std::string &to, const std::string &title, const char *colon, const std::string &sentence) {
        if (sentence.empty())
            return;
        to += to.empty() ? "" : "\n";
        to += title.empty() || sentence.find(title) != std::string::npos ? sentence : title + colon + sentence;
    };
    add(seen.en, finding.title.en, ": ", one.en);
    add(seen.zh, finding.title.zh, "：", one.zh);
}

}  // namespace probity
