#include "analysis/rules/subject.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "analysis/rules/message.h"
#include "base/text.h"
#include "model/endpoint.h"

namespace probity::rules {

namespace {

constexpr std::size_t mostOwnEvidence = 10;     // per subject
constexpr std::size_t mostLinks = 200;

Bilingual same(const std::string &text)
{
    return {text, text};
}

bool isHostUnder(std::string_view host, std::string_view parent)
{
    return host == parent || (host.size() > parent.size() + 1 && host.substr(host.size() - parent.size()) == parent && host[host.size() - parent.size() - 1] == '.');
}

Evidence requestEvidence(const Assessment &assessment, std::size_t position)
{
    const EntrySummary &entry = assessment.entries[position];
    Evidence evidence;
    if (position < assessment.entrySample.size() && assessment.entrySample[position] < assessment.traffic.size())
        evidence.artifact = assessment.traffic[assessment.entrySample[position]].artifact.path;
    evidence.where.kind = EvidencePlace::Kind::Request;
    evidence.where.part = Part::Url;
    evidence.where.entry = entry.index;
    evidence.where.host = entry.host;
    evidence.where.method = entry.method;
    evidence.where.url = endpointPattern(entry.url);
    evidence.where.time = entry.started;
    evidence.where.phase = entry.phase;
    evidence.excerpt = evidence.where.url;
    return evidence;
}

/// A link inside what a server answered.
Evidence linkEvidence(const Assessment &assessment, std::size_t sample, const DownloadLink &link)
{
    Evidence evidence;
    evidence.artifact = assessment.traffic[sample].artifact.path;
    for (std::size_t i = 0; i < assessment.entries.size(); ++i)
        if (assessment.entrySample[i] == sample && assessment.entries[i].index == link.entry)
            evidence = requestEvidence(assessment, i);
    evidence.where.part = Part::ResponseBody;
    evidence.where.pointer = link.pointer;
    evidence.where.entry = link.entry;
    evidence.excerpt = endpointPattern(link.url);
    return evidence;
}

Evidence noticeEvidence(const AssessedNotice &notice, const TextRange &range)
{
    Evidence evidence;
    evidence.artifact = notice.document.artifact.path;
    evidence.where.kind = EvidencePlace::Kind::NoticeSpan;
    evidence.where.span = range;
    const auto &map = notice.document.toSource;
    const auto at = [&](std::size_t place) { return static_cast<std::size_t>(std::lower_bound(map.begin(), map.end(), place) - map.begin()); };
    evidence.where.spanInText = {at(range.start), at(range.end)};
    const auto &source = notice.document.source;
    if (range.end <= source.size() && range.start < range.end)
        evidence.excerpt = toUtf8(std::u32string_view(source).substr(range.start, range.end - range.start));
    return evidence;
}

Words wordsOf(const std::set<std::string> &set)
{
    return {set.begin(), set.end()};
}

Evidence artifactEvidence(const std::string &path)
{
    Evidence evidence;
    evidence.artifact = path;
    evidence.where.kind = EvidencePlace::Kind::Artifact;
    return evidence;
}

}  // namespace

Subjects::Subjects(const Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients, const LinkPatterns &links)
    : m_assessment(assessment), m_taxonomy(taxonomy), m_recipients(recipients), m_links(links)
{
    for (const LedgerLine &line : assessment.ledger)
        if (line.capture == CaptureStance::Seen)
            ++m_seen[line.category];
    for (const AssessedNotice &notice : assessment.notices)
        for (const Statement &statement : notice.reading.statements)
            if (!statement.purposes.empty() || !statement.purposeIds.empty())
                m_purposed.insert({notice.document.artifact.path, statement.range.start, statement.range.end});
}

std::vector<Subject> Subjects::of(Scope scope) const
{
    std::vector<Subject> out;
    switch (scope) {
    case Scope::Submission:
        out.push_back(submission());
        return out;
    case Scope::Line:
        for (std::size_t i = 0; i < m_assessment.ledger.size(); ++i)
            out.push_back(line(i));
        break;
    case Scope::Recipient:
        out = recipientsContacted();
        break;
    case Scope::Declaration:
        out = declarations();
        break;
    case Scope::Link:
        out = links();
        break;
    case Scope::Artifact:
        out = artifacts();
        break;
    }
    const Subject whole = submission();
    for (Subject &subject : out)
        for (const char *shared : {"app", "apptype"})
            subject.words.insert({shared, whole.words.at(shared)});
    return out;
}

Words Subjects::categoriesSeen() const
{
    std::set<std::pair<std::size_t, std::string>> seen;
    for (const LedgerLine &line : m_assessment.ledger)
        if (line.capture == CaptureStance::Seen)
            seen.insert({m_taxonomy.order(line.category), line.category.value});
    Words out;
    for (const auto &[order, category] : seen)
        out.push_back(category);
    return out;
}

void Subjects::addNoticeFacts(Subject &subject) const
{
    std::set<std::string> languages;
    std::set<std::string> aspects;
    std::set<std::string> disclosed;
    std::size_t statements = 0;
    std::size_t disclosures = 0;
    std::size_t denials = 0;
    for (const AssessedNotice &notice : m_assessment.notices) {
        const NoticeReading &reading = notice.reading;
        if (!reading.isNotice || reading.blanketDenials.empty())
            subject.ownEvidence.push_back(artifactEvidence(notice.document.artifact.path));
        if (!reading.isNotice)
            continue;
        languages.insert(reading.language);
        for (const auto &aspect : reading.aspects)
            aspects.insert(aspect.first);
        statements += reading.statements.size();
        denials += reading.blanketDenials.size();
        for (const Statement &statement : reading.statements) {
            const bool isDisclosure = statement.stance == Stance::Collected || statement.stance == Stance::Shared;
            if (!isDisclosure || statement.category.value == "any")
                continue;
            ++disclosures;
            disclosed.insert(statement.category.value);
        }
        for (const TextRange &denial : reading.blanketDenials)
            if (subject.ownEvidence.size() < mostOwnEvidence)
                subject.ownEvidence.push_back(noticeEvidence(notice, denial));
    }
    const bool hasQuote = denials > 0 && !subject.ownEvidence.empty();
    subject.facts["submission.languages"] = wordsOf(languages);
    subject.facts["submission.aspects"] = wordsOf(aspects);
    subject.facts["submission.disclosed"] = wordsOf(disclosed);
    subject.facts["submission.statements"] = static_cast<double>(statements);
    subject.facts["submission.disclosures"] = static_cast<double>(disclosures);
    subject.facts["submission.blanketDenials"] = static_cast<double>(denials);
    subject.words["language"] = same(fmt::format("{}", fmt::join(languages, ", ")));
    subject.words["denial"] = same(hasQuote ? subject.ownEvidence.back().excerpt : std::string());
}

void Subjects::addLedgerFacts(Subject &subject) const
{
    std::set<std::string> verdicts;
    std::size_t seen = 0;
    for (const LedgerLine &line : m_assessment.ledger) {
        verdicts.insert(name(line.verdict));
        if (line.capture != CaptureStance::Seen)
            continue;
        ++seen;
        if (!line.observedEvidence.empty())
            subject.evidence["observed"].push_back(line.observedEvidence.front());
    }
    const Words categories = categoriesSeen();
    std::vector<std::string> english;
    std::vector<std::string> chinese;
    for (const std::string &category : categories) {
        const Bilingual text = categoryName(CategoryId(category));
        english.push_back(text.en);
        chinese.push_back(text.zh);
    }
    subject.facts["submission.seen"] = static_cast<double>(seen);
    subject.facts["submission.categories"] = categories;
    subject.facts["submission.verdicts"] = wordsOf(verdicts);
    subject.words["categories"] = {fmt::format("{}", fmt::join(english, ", ")), fmt::format("{}", fmt::join(chinese, "、"))};
}

Subject Subjects::submission() const
{
    Subject subject;
    addNoticeFacts(subject);
    addLedgerFacts(subject);
    const SubmissionInfo &info = m_assessment.submission;
    const Completeness &completeness = m_assessment.completeness;
    const std::uint64_t unreadable = completeness.bodiesAbsent + completeness.bodiesTruncated + completeness.opaque + completeness.undecodable;
    std::set<std::string> formats;
    for (const ManifestReading &manifest : m_assessment.manifests)
        formats.insert(manifest.artifact.format);
    Facts &facts = subject.facts;
    facts["submission.platform"] = info.app.platform.value;
    facts["submission.type"] = info.type.value;
    facts["submission.notice"] = std::string(name(completeness.notice));
    facts["submission.hasCapture"] = completeness.hasCapture;
    facts["submission.entries"] = static_cast<double>(completeness.entries);
    facts["submission.limits"] = completeness.limits;
    facts["submission.hostsNotDecrypted"] = static_cast<double>(completeness.hostsNotDecrypted);
    facts["submission.unreadableBodies"] = static_cast<double>(unreadable);
    facts["submission.manifestFormats"] = wordsOf(formats);
    const AppType *type = m_taxonomy.appType(info.type);
    subject.words["app"] = same(info.app.name.empty() ? info.app.id : info.app.name);
    subject.words["apptype"] = type ? type->name : Bilingual{"this type of app", "该类应用"};
    subject.words["hosts"] = same(fmt::format("{}", completeness.hostsNotDecrypted));
    subject.words["bodies"] = same(fmt::format("{}", unreadable));
    return subject;
}

std::vector<Subject> Subjects::recipientsContacted() const
{
    const auto &own = m_assessment.submission.app.domains;
    std::unordered_map<std::string, const Recipient *> byHost;
    std::map<std::string, std::vector<std::size_t>> requests;    // recipient id → positions of entries
    for (std::size_t i = 0; i < m_assessment.entries.size(); ++i) {
        const std::string &host = m_assessment.entries[i].host;
        const auto [place, isNew] = byHost.try_emplace(host, nullptr);
        if (isNew && std::find(own.begin(), own.end(), registrableDomain(host)) == own.end())
            place->second = m_recipients.byHost(host);
        if (place->second)
            requests[place->second->id.value].push_back(i);
    }
    std::set<std::string> named;
    for (const AssessedNotice &notice : m_assessment.notices)
        for (const Statement &statement : notice.reading.statements)
            for (const RecipientId &id : statement.recipientIds)
                named.insert(id.value);
    std::vector<Subject> out;
    for (const auto &[id, positions] : requests) {
        const Recipient *recipient = m_recipients.recipient(RecipientId(id));
        if (!recipient)
            continue;
        const auto uses = std::count_if(m_assessment.ledger.begin(), m_assessment.ledger.end(), [&, key = id](const LedgerLine &line) {
            return line.recipientId.value == key && line.capture == CaptureStance::Seen;
        });
        Subject subject;
        subject.recipient = id;
        subject.facts["recipient.id"] = id;
        subject.facts["recipient.role"] = recipient->role;
        subject.facts["recipient.country"] = recipient->country;
        subject.facts["recipient.requests"] = static_cast<double>(positions.size());
        subject.facts["recipient.uses"] = static_cast<double>(uses);
        subject.facts["recipient.isNamed"] = named.count(id) > 0;
        subject.words["recipient"] = recipient->name;
        subject.words["requests"] = {positions.size() == 1 ? std::string("once") : fmt::format("{} times", positions.size()), fmt::format("{} 次", positions.size())};
        subject.words["host"] = same(m_assessment.entries[positions.front()].host);
        for (std::size_t i = 0; i < positions.size() && i < mostOwnEvidence; ++i)
            subject.ownEvidence.push_back(requestEvidence(m_assessment, positions[i]));
        out.push_back(std::move(subject));
    }
    return out;
}

std::vector<Subject> Subjects::declarations() const
{
    std::vector<Subject> out;
    std::set<std::pair<std::string, std::string>> seen;
    for (const ManifestDeclaration &declaration : m_assessment.declarations) {
        if (!seen.insert({declaration.artifact, declaration.pointer}).second)
            continue;
        Subject subject;
        subject.category = declaration.category.value;
        subject.field = declaration.pointer;
        const auto onLedger = std::find_if(m_assessment.ledger.begin(), m_assessment.ledger.end(), [&](const LedgerLine &candidate) {
            return candidate.category == declaration.category && candidate.party == Party::First;
        });
        if (onLedger != m_assessment.ledger.end())
            subject.lines = {static_cast<std::uint32_t>(onLedger - m_assessment.ledger.begin())};
        std::string kind = "feature";
        for (const ManifestReading &manifest : m_assessment.manifests)
            for (const ManifestItem &item : manifest.items)
                if (manifest.artifact.path == declaration.artifact && item.pointer == declaration.pointer)
                    kind = kindName(item.kind);
        subject.facts["declaration.category"] = declaration.category.value;
        subject.facts["declaration.source"] = declaration.source;
        subject.facts["declaration.kind"] = kind;
        subject.facts["declaration.hasPurpose"] = !trimmed(declaration.purposeText).empty();
        subject.facts["declaration.notice"] = onLedger == m_assessment.ledger.end() ? std::string() : std::string(name(onLedger->notice));
        subject.words["category"] = categoryName(declaration.category);
        subject.words["source"] = same(declaration.source);
        Evidence evidence;
        evidence.artifact = declaration.artifact;
        evidence.where.kind = EvidencePlace::Kind::ManifestKey;
        evidence.where.pointer = declaration.pointer;
        evidence.where.line = declaration.line;
        evidence.excerpt = declaration.source;
        evidence.category = declaration.category;
        subject.ownEvidence.push_back(std::move(evidence));
        out.push_back(std::move(subject));
    }
    return out;
}

std::string Subjects::linkKind(const std::string &url, const std::string &host, const std::string &mimeType) const
{
    const std::string lower = toLowerAscii(url.substr(0, url.find_first_of("?#")));
    const std::string scheme = lower.substr(0, lower.find(':'));
    if (std::find(m_links.schemes.begin(), m_links.schemes.end(), scheme) != m_links.schemes.end())
        return "app_store";
    if (std::any_of(m_links.stores.begin(), m_links.stores.end(), [&](const std::string &store) { return isHostUnder(host, store); }))
        return "app_store";
    const std::string type = toLowerAscii(mimeType.substr(0, mimeType.find(';')));
    const auto ends = [&](const std::string &suffix) { return lower.size() > suffix.size() && lower.compare(lower.size() - suffix.size(), suffix.size(), suffix) == 0; };
    if (std::any_of(m_links.suffixes.begin(), m_links.suffixes.end(), ends) || std::find(m_links.mimeTypes.begin(), m_links.mimeTypes.end(), type) != m_links.mimeTypes.end())
        return "package";
    return {};
}

std::vector<Subject> Subjects::links() const
{
    std::map<std::string, Subject> found;   // by endpoint: the same link asked for often is one finding
    const auto add = [&](const std::string &url, const std::string &kind, const char *where, Evidence evidence) {
        const std::string endpoint = endpointPattern(url);
        if (found.size() >= mostLinks && found.count(endpoint) == 0)
            return;
        Subject &subject = found[endpoint];
        subject.endpoint = endpoint;
        subject.facts["link.kind"] = kind;
        subject.facts["link.where"] = std::string(where);
        subject.facts["link.host"] = hostOf(url);
        subject.words["link"] = same(endpoint);
        subject.words["host"] = same(hostOf(url));
        if (subject.ownEvidence.size() < mostOwnEvidence)
            subject.ownEvidence.push_back(std::move(evidence));
    };
    for (std::size_t i = 0; i < m_assessment.entries.size(); ++i) {
        const EntrySummary &entry = m_assessment.entries[i];
        if (const std::string kind = linkKind(entry.url, entry.host, entry.mimeType); !kind.empty())
            add(entry.url, kind, "request", requestEvidence(m_assessment, i));
    }
    for (std::size_t sample = 0; sample < m_assessment.traffic.size(); ++sample)
        for (const DownloadLink &link : m_assessment.traffic[sample].links)
            if (const std::string kind = linkKind(link.url, hostOf(link.url), {}); !kind.empty())
                add(link.url, kind, "response", linkEvidence(m_assessment, sample, link));
    for (const ManifestReading &manifest : m_assessment.manifests)
        for (const ManifestItem &item : manifest.items) {
            const bool isUrl = item.name.find("://") != std::string::npos;
            const std::string kind = !isUrl ? std::string() : linkKind(item.name, hostOf(item.name), {});
            if (kind.empty())
                continue;
            Evidence evidence;
            evidence.artifact = manifest.artifact.path;
            evidence.where.kind = EvidencePlace::Kind::ManifestKey;
            evidence.where.pointer = item.pointer;
            evidence.where.line = item.line;
            evidence.excerpt = endpointPattern(item.name);
            add(item.name, kind, "manifest", std::move(evidence));
        }
    std::vector<Subject> out;
    for (auto &entry : found)
        out.push_back(std::move(entry.second));
    return out;
}

std::vector<Subject> Subjects::artifacts() const
{
    std::vector<Subject> out;
    for (const ArtifactInfo &artifact : m_assessment.artifacts) {
        Subject subject;
        subject.field = artifact.path;
        Words codes;
        for (const Diagnostic &warning : artifact.warnings)
            codes.push_back(warning.code);
        subject.facts["artifact.role"] = std::string(name(artifact.role));
        subject.facts["artifact.format"] = artifact.format;
        subject.facts["artifact.isComplete"] = artifact.complete;
        subject.facts["artifact.warnings"] = codes;
        subject.words["path"] = same(artifact.path);
        subject.words["warning"] = same(artifact.warnings.empty() ? std::string("-") : artifact.warnings.front().message);
        subject.ownEvidence.push_back(artifactEvidence(artifact.path));
        out.push_back(std::move(subject));
    }
    return out;
}

}  // namespace probity::rules
