// Links, fields seen in traffic and answers of reviewers as things that rules are asked of.
#include <algorithm>
#include <map>
#include <unordered_map>

#include <fmt/format.h>

#include "analysis/rules/message.h"
#include "analysis/rules/subject_internal.h"
#include "base/text.h"
#include "model/endpoint.h"

namespace probity::rules {

namespace {

constexpr std::size_t mostLinks = 200;          // of each kind: a flood of one hides none of another
constexpr std::size_t mostFields = 2000;
constexpr std::size_t longestLink = 2000;
constexpr std::size_t mostKnown = 10'000;
constexpr std::size_t mostInNotice = 20'000;    // looked at

/// Gathers links: the same link found often is one thing to judge.
class LinkGatherer {
public:
    explicit LinkGatherer(const LinkKinds &kinds) : m_kinds(kinds) {}

    template <class IsOwn, class MakeEvidence>
    void add(const std::string &url, const std::string &host, const std::string &mimeType, const char *where, IsOwn isOwn, MakeEvidence evidence)
    {
        const std::string kind = kindOf(url, host, mimeType);
        if (kind.empty())
            return;
        const std::string endpoint = endpointPattern(url);
        const auto known = m_found.find(endpoint);
        if (known == m_found.end() && m_counts[kind] >= mostLinks)
            return;
        const bool isNew = known == m_found.end();
        Subject &subject = isNew ? m_found[endpoint] : known->second;
        if (isNew) {
            ++m_counts[kind];
            subject.endpoint = endpoint;
            subject.facts["link.kind"] = kind;
            subject.facts["link.where"] = std::string(where);
            subject.facts["link.host"] = host;
            subject.facts["link.scheme"] = toLowerAscii(url.substr(0, url.find(':')));
            subject.facts["link.isOwnHost"] = isOwn(host);
            subject.words["link"] = same(endpoint);
            subject.words["host"] = same(host);
        }
        if (subject.ownEvidence.size() < mostOwnEvidence)
            subject.ownEvidence.push_back(evidence());
    }
    std::vector<Subject> take()
    {
        std::vector<Subject> out;
        for (auto &entry : m_found)
            out.push_back(std::move(entry.second));
        return out;
    }

private:
    /// An endpoint is asked for many times, with another query each time: of web addresses that says nothing of the kind.
    std::string kindOf(const std::string &url, const std::string &host, const std::string &mimeType)
    {
        std::string key = url.substr(0, url.find_first_of("?#"));
        if (key.find("://") == std::string::npos || m_known.size() >= mostKnown)
            return m_kinds.kindOf(url, host, mimeType);
        key += ' ' + mimeType;
        const auto [place, isNew] = m_known.try_emplace(std::move(key));
        if (isNew)
            place->second = m_kinds.kindOf(url, host, mimeType);
        return place->second;
    }

    const LinkKinds &m_kinds;
    std::unordered_map<std::string, std::string> m_known;   ///< kinds
    std::map<std::string, Subject> m_found;
    std::map<std::string, std::size_t> m_counts;        ///< found so far, by kind
};

bool endsLink(char32_t c)
{
    return c <= U' ' || c > U'~' || c == U'"' || c == U'\'' || c == U'<' || c == U'>' || c == U')' || c == U']' || c == U'`' || c == U'|';
}

/// Hands on the URLs and deep links in a text, with their places.
template <class Take>
void forEachLinkIn(const std::u32string &text, Take take)
{
    std::size_t seen = 0;
    for (std::size_t at = text.find(U"://"); at != std::u32string::npos && seen < mostInNotice; at = text.find(U"://", at + 3), ++seen) {
        std::size_t start = at;
        while (start > 0 && at - start < longestLink && (text[start - 1] < 128 && (std::isalnum(static_cast<int>(text[start - 1])) != 0 || text[start - 1] == U'-' || text[start - 1] == U'+')))
            --start;
        if (start == at)
            continue;
        std::size_t end = at + 3;
        while (end < text.size() && end - start < longestLink && !endsLink(text[end]))
            ++end;
        while (end > at + 3 && (text[end - 1] == U'.' || text[end - 1] == U',' || text[end - 1] == U';'))
            --end;
        if (end > at + 3)
            take(toUtf8(std::u32string_view(text).substr(start, end - start)), TextRange{start, end});
    }
}

Evidence observationEvidence(const Observation &seen, const std::string &url)
{
    Evidence evidence;
    evidence.artifact = seen.artifact;
    evidence.where.kind = EvidencePlace::Kind::Request;
    evidence.where.entry = seen.entry;
    evidence.where.part = seen.part;
    evidence.where.pointer = seen.pointer;
    evidence.where.encodings = seen.encodings;
    evidence.where.host = seen.host;
    evidence.where.url = url;
    evidence.where.time = seen.time;
    evidence.where.phase = seen.phase;
    evidence.where.explanation = seen.explanation;
    evidence.excerpt = seen.excerpt;
    evidence.category = seen.category;
    return evidence;
}

/// A link inside what a server answered.
Evidence answerEvidence(const Assessment &assessment, std::size_t sample, const DownloadLink &link)
{
    Evidence evidence;
    evidence.artifact = assessment.traffic[sample].artifact.path;
    for (std::size_t i = 0; i < assessment.entries.size(); ++i)
        if (assessment.entrySample[i] == sample && assessment.entries[i].index == link.entry) {
            evidence = requestEvidence(assessment, i);
            break;
        }
    evidence.where.part = Part::ResponseBody;
    evidence.where.pointer = link.pointer;
    evidence.where.entry = link.entry;
    evidence.excerpt = endpointPattern(link.url);
    return evidence;
}

}  // namespace

std::vector<Subject> Subjects::links() const
{
    LinkGatherer gatherer(m_lists.links);
    const auto isOwn = [&](const std::string &host) { return isOwnHost(host); };
    for (std::size_t i = 0; i < m_assessment.entries.size(); ++i) {
        const EntrySummary &entry = m_assessment.entries[i];
        gatherer.add(entry.url, entry.host, entry.mimeType, "request", isOwn, [&] { return requestEvidence(m_assessment, i); });
    }
    for (std::size_t sample = 0; sample < m_assessment.traffic.size(); ++sample)
        for (const DownloadLink &link : m_assessment.traffic[sample].links)
            gatherer.add(link.url, hostOf(link.url), {}, "response", isOwn, [&] { return answerEvidence(m_assessment, sample, link); });
    for (const ManifestReading &manifest : m_assessment.manifests)
        for (const ManifestItem &item : manifest.items) {
            if (item.name.find("://") == std::string::npos)
                continue;
            gatherer.add(item.name, hostOf(item.name), {}, "manifest", isOwn, [&] {
                Evidence evidence = manifestEvidence(manifest, item);
                evidence.excerpt = endpointPattern(item.name);
                return evidence;
            });
        }
    for (const AssessedNotice &notice : m_assessment.notices)
        forEachLinkIn(notice.document.text, [&](const std::string &link, const TextRange &range) {
            gatherer.add(link, hostOf(link), {}, "notice", isOwn, [&] { return noticeEvidence(notice, inSource(notice.document, range)); });
        });
    return gatherer.take();
}

std::vector<Subject> Subjects::observations() const
{
    std::map<std::string, Subject> found;   // a field sent often is one thing to judge
    for (const Observation &seen : m_assessment.observations) {
        const std::string field = fieldPattern(seen.pointer);
        const std::string key = seen.category.value + '\n' + seen.host + '\n' + name(seen.part) + '\n' + field + '\n' + name(seen.phase) + '\n' + name(seen.direction);
        if (found.size() >= mostFields && found.count(key) == 0)
            continue;
        const auto [place, isNew] = found.try_emplace(key);
        Subject &subject = place->second;
        if (isNew) {
            subject.category = seen.category.value;
            subject.recipient = seen.recipient.isEmpty() ? seen.host : seen.recipient.value;
            subject.field = field;
            subject.facts = {{"observation.category", seen.category.value},      {"observation.part", std::string(name(seen.part))},
                             {"observation.key", toLowerAscii(seen.key)},        {"observation.host", seen.host},
                             {"observation.party", std::string(name(seen.party))}, {"observation.recipient", seen.recipient.value},
                             {"observation.confidence", std::string(name(seen.confidence))}, {"observation.basis", std::string(name(seen.basis))},
                             {"observation.direction", std::string(name(seen.direction))}, {"observation.phase", std::string(name(seen.phase))},
                             {"observation.encodings", seen.encodings},          {"observation.isHashed", isHashed(seen.encodings)},
                             {"observation.isWrapped", isWrapped(seen.encodings)}, {"observation.count", 0.0}};
            subject.words["category"] = categoryName(seen.category);
            subject.words["recipient"] = same(seen.recipientName);
            subject.words["host"] = same(seen.host);
            subject.words["key"] = same(seen.key);
        }
        auto &count = std::get<double>(subject.facts["observation.count"]);
        count += 1;
        if (subject.ownEvidence.size() < mostOwnEvidence)
            subject.ownEvidence.push_back(observationEvidence(seen, seen.host));
    }
    std::vector<Subject> out;
    for (auto &entry : found)
        out.push_back(std::move(entry.second));
    return out;
}

std::vector<Subject> Subjects::answers() const
{
    std::vector<Subject> out;
    for (const AnsweredQuestion &answer : m_input.answers) {
        Subject subject;
        subject.field = answer.question;
        subject.facts["answer.question"] = answer.question;
        subject.facts["answer.hasNote"] = !trimmed(answer.note).empty();
        const std::string note(trimmed(answer.note));
        subject.words["note"] = note.empty() ? Bilingual{"(no words)", "（无说明）"} : same(note);
        subject.ownEvidence.push_back(answer.evidence);
        out.push_back(std::move(subject));
    }
    return out;
}

}  // namespace probity::rules
