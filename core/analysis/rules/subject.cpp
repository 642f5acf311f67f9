#include "analysis/rules/subject.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include <fmt/format.h>

#include "analysis/rules/message.h"
#include "analysis/rules/subject_internal.h"
#include "base/text.h"
#include "taxonomy/host_directory.h"

namespace probity::rules {

namespace {

Words wordsOf(const std::set<std::string> &set)
{
    return {set.begin(), set.end()};
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

}  // namespace

Subjects::Subjects(const Assessment &assessment, const ReviewInput &input, const Taxonomy &taxonomy, const Recipients &recipients, const SubjectLists &lists)
    : m_assessment(assessment), m_input(input), m_taxonomy(taxonomy), m_recipients(recipients), m_lists(lists)
{
    for (const LedgerLine &line : assessment.ledger)
        if (line.capture == CaptureStance::Seen)
            ++m_seen[line.category];
    for (const AssessedNotice &notice : assessment.notices)
        for (const Statement &statement : notice.reading.statements)
            m_named.insert(statement.recipientIds.begin(), statement.recipientIds.end());
    for (const AssessedNotice &notice : assessment.notices)
        for (const Statement &statement : notice.reading.statements)
            if (!statement.purposes.empty() || !statement.purposeIds.empty())
                for (const PurposeId &purpose : statement.purposeIds.empty() ? std::vector<PurposeId>{PurposeId("other")} : statement.purposeIds)
                    m_purposed[{notice.document.artifact.path, statement.range.start, statement.range.end}].push_back(purpose.value);
    m_whole = submission();
}

std::vector<Subject> Subjects::of(Scope scope) const
{
    std::vector<Subject> out;
    switch (scope) {
    case Scope::Submission:
        out.push_back(m_whole);
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
    case Scope::Observation:
        out = observations();
        break;
    case Scope::Answer:
        out = answers();
        break;
    case Scope::Capability:
        out = capabilities();
        break;
    }
    for (Subject &subject : out)
        for (const char *shared : {"app", "apptype"})
            subject.words.insert({shared, m_whole.words.at(shared)});
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
    std::string firstDenial;
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
        for (const TextRange &denial : reading.blanketDenials) {
            if (subject.ownEvidence.size() >= mostOwnEvidence && !firstDenial.empty())
                break;
            Evidence quote = noticeEvidence(notice, denial);
            if (firstDenial.empty())
                firstDenial = quote.excerpt;
            if (subject.ownEvidence.size() < mostOwnEvidence)
                subject.ownEvidence.push_back(std::move(quote));
        }
    }
    subject.facts["submission.languages"] = wordsOf(languages);
    subject.facts["submission.aspects"] = wordsOf(aspects);
    subject.facts["submission.disclosed"] = wordsOf(disclosed);
    subject.facts["submission.statements"] = static_cast<double>(statements);
    subject.facts["submission.disclosures"] = static_cast<double>(disclosures);
    subject.facts["submission.blanketDenials"] = static_cast<double>(denials);
    subject.words["language"] = same(fmt::format("{}", fmt::join(languages, ", ")));
    subject.words["denial"] = same(firstDenial);
}

void Subjects::addWording(Subject &subject) const
{
    std::set<std::string> phrases;
    std::optional<double> answerDays;
    std::size_t length = 0;
    std::size_t sentence = 0;
    bool hasTable = false;
    for (const AssessedNotice &notice : m_assessment.notices) {
        const NoticeDocument &document = notice.document;
        if (!notice.reading.isNotice)
            continue;
        const auto quote = [&](const TextRange &range, const std::string &kind) {
            subject.evidence[kind].push_back(static_cast<EvidenceIndex>(subject.quotes.size()));
            subject.quotes.push_back(noticeEvidence(notice, inSource(document, range)));
        };
        for (const PhraseFound &found : m_lists.phrases.in(document))
            if (phrases.insert(found.id).second)
                quote(found.range, phraseEvidence + found.id);
        const auto time = answerTimeIn(document);
        if (time && time->days > answerDays.value_or(0)) {
            answerDays = time->days;
            subject.evidence[answerTimeEvidence].clear();
            quote(time->range, answerTimeEvidence);
        }
        length += document.text.size();
        hasTable = hasTable || std::any_of(document.blocks.begin(), document.blocks.end(), [](const NoticeBlock &block) { return block.kind == NoticeBlock::Kind::TableCell; });
        sentence = std::max(sentence, longestSentence(document));
    }
    std::set<std::string> purposes;
    for (const auto &[place, ids] : m_purposed)
        purposes.insert(ids.begin(), ids.end());
    subject.facts["submission.phrases"] = wordsOf(phrases);
    subject.facts["submission.purposes"] = wordsOf(purposes);
    subject.facts["submission.answerDays"] = answerDays.value_or(0);
    subject.facts["submission.noticeLength"] = static_cast<double>(length);
    subject.facts["submission.hasTable"] = hasTable;
    subject.facts["submission.longestSentence"] = static_cast<double>(sentence);
    subject.words["days"] = same(fmt::format("{:.0f}", answerDays.value_or(0)));
    subject.words["length"] = same(fmt::format("{}", length));
    subject.words["sentence"] = same(fmt::format("{}", sentence));
}

void Subjects::addManifestFacts(Subject &subject) const
{
    std::map<ManifestItem::Kind, std::size_t> counts;
    std::vector<std::string> connected;
    for (const ManifestReading &manifest : m_assessment.manifests)
        for (const ManifestItem &item : manifest.items) {
            ++counts[item.kind];
            const bool isConnected = item.kind == ManifestItem::Kind::Plugin || item.kind == ManifestItem::Kind::Link;
            if (!isConnected || subject.evidence[connectedEvidence].size() >= mostOwnEvidence)
                continue;
            connected.push_back(item.name);
            subject.evidence[connectedEvidence].push_back(static_cast<EvidenceIndex>(subject.quotes.size()));
            subject.quotes.push_back(manifestEvidence(manifest, item));
        }
    const auto count = [&](ManifestItem::Kind kind) { return static_cast<double>(counts[kind]); };
    subject.facts["submission.plugins"] = count(ManifestItem::Kind::Plugin);
    subject.facts["submission.jumps"] = count(ManifestItem::Kind::Link);
    subject.facts["submission.permissions"] = count(ManifestItem::Kind::Permission) + count(ManifestItem::Kind::PrivateInfo);
    subject.words["connected"] = same(fmt::format("{}", fmt::join(connected, ", ")));
    subject.words["permissions"] = same(fmt::format("{:.0f}", std::get<double>(subject.facts["submission.permissions"])));
}

void Subjects::addSuggestedType(Subject &subject) const
{
    const auto suggested = m_assessment.submission.type.isEmpty() ? m_lists.appTypes.suggest(m_assessment) : std::nullopt;
    const AppType *type = suggested ? m_taxonomy.appType(suggested->type) : nullptr;
    subject.facts["submission.suggestedType"] = type ? type->id.value : std::string();
    subject.words["suggestedtype"] = {"Nothing in manifest or notice tells which.", "清单和隐私政策未显示其类型。"};
    if (!type)
        return;
    const std::string words = fmt::format("{}", fmt::join(suggested->words.begin(), suggested->words.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(suggested->words.size(), 5)), ", "));
    subject.words["suggestedtype"] = filled({"Suggested: {type}, because of the words: {words}.", "建议：{type}（依据：{words}）。"}, {{"type", type->name}, {"words", same(words)}});
}

void Subjects::addHistory(Subject &subject) const
{
    const ReviewHistory &history = m_input.history;
    subject.facts["history.rejections"] = static_cast<double>(history.rejections);
    subject.facts["history.bans"] = static_cast<double>(history.bans);
    subject.facts["history.developerRejections"] = static_cast<double>(history.developerRejections);
    subject.facts["history.developerBans"] = static_cast<double>(history.developerBans);
    subject.facts["history.versions"] = static_cast<double>(history.versions);
    subject.facts["history.reasons"] = wordsOf({history.reasons.begin(), history.reasons.end()});
    subject.words["rejections"] = same(std::to_string(history.rejections));
    subject.words["bans"] = same(std::to_string(history.developerBans));
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
    addWording(subject);
    addLedgerFacts(subject);
    addManifestFacts(subject);
    addHistory(subject);
    addSuggestedType(subject);
    const SubmissionInfo &info = m_assessment.submission;
    const Completeness &completeness = m_assessment.completeness;
    const std::uint64_t unreadable = completeness.bodiesAbsent + completeness.bodiesTruncated + completeness.opaque + completeness.undecodable;
    std::set<std::string> formats;
    for (const ManifestReading &manifest : m_assessment.manifests) {
        formats.insert(manifest.artifact.format);
        // An app as it is installed carries its privacy manifest inside.
        for (const ManifestFile &file : manifest.files)
            if (!file.text.empty() && endsWith(file.path, ".xcprivacy"))
                formats.insert("apple-privacy-manifest");
    }
    Facts &facts = subject.facts;
    facts["submission.platform"] = info.app.platform.value;
    facts["submission.hasConsentMark"] = std::any_of(m_assessment.entries.begin(), m_assessment.entries.end(), [](const EntrySummary &entry) {
        return entry.phase == Phase::BeforeChoice || entry.phase == Phase::AfterConsent;
    });
    facts["submission.hasCode"] = std::any_of(m_assessment.artifacts.begin(), m_assessment.artifacts.end(), [](const ArtifactInfo &artifact) { return artifact.role == Role::Code; });
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

bool Subjects::isOwnHost(const std::string &host) const
{
    const auto &own = m_assessment.submission.app.domains;
    const auto &added = m_input.firstPartyDomains;
    const std::string domain = registrableDomain(host);
    return std::find(own.begin(), own.end(), domain) != own.end() || std::find(added.begin(), added.end(), domain) != added.end();
}

std::vector<Subject> Subjects::recipientsContacted() const
{
    // As for the observations: a name of the developer's may be but another name of a company's.
    std::vector<std::string> domains = m_assessment.submission.app.domains;
    domains.insert(domains.end(), m_input.firstPartyDomains.begin(), m_input.firstPartyDomains.end());
    HostDirectory hosts(m_recipients, domains);
    for (const TrafficFacts &sample : m_assessment.traffic)
        hosts.learn(sample.contacts);
    std::unordered_map<std::string, std::string> byHost;
    std::map<std::string, std::vector<std::size_t>> requests;    // recipient id → positions of entries
    for (std::size_t i = 0; i < m_assessment.entries.size(); ++i) {
        const std::string &host = m_assessment.entries[i].host;
        const auto [place, isNew] = byHost.try_emplace(host);
        if (isNew)
            place->second = hosts.facts(host).recipient.value;
        if (!place->second.empty())
            requests[place->second].push_back(i);
    }
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
        subject.facts["recipient.isNamed"] = m_named.count(recipient->id) > 0;
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
