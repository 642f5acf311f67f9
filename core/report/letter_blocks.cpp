#include "report/letter_blocks.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/resources.h"
#include "base/text.h"
#include "report/seen.h"

namespace probity {

namespace {

constexpr const char *textsFile = "rules/letters.json";
constexpr std::size_t mostEvidence = 5;     // per reason; the record has all of it
constexpr std::size_t longestExcerpt = 160; // code points

using Kind = LetterBlock::Kind;

bool isBidiControl(char32_t c) noexcept
{
    return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

std::string shortened(const std::string &text)
{
    const std::u32string wide = toUtf32(text);
    return wide.size() <= longestExcerpt ? text : toUtf8(std::u32string_view(wide).substr(0, longestExcerpt)) + "…";
}

std::string dateOf(const Timestamp &time)
{
    return formatTimestamp(time).substr(0, 10);
}

/// Puts a letter together, paragraph by paragraph.
class Composer {
public:
    Composer(const Decision &decision, const LetterContext &context, const Catalogue &catalogue, const std::string &language)
        : m_decision(decision), m_context(context), m_catalogue(catalogue), m_language(language), m_texts(language, context.templates)
    {
    }
    std::vector<LetterBlock> blocks()
    {
        addHead();
        for (std::size_t i = 0; i < m_decision.reasons.size(); ++i)
            addReason(i + 1, m_decision.reasons[i]);
        addApproval();
        addWords();
        addLimits();
        addClosing();
        return std::move(m_blocks);
    }

private:
    void addHead();
    void addReason(std::size_t number, const DecisionReason &reason);
    void addSeen(const Bilingual &seen);
    void addEvidence(const DecisionReason &reason);
    void addApproval();
    void addWords();
    void addLimits();
    void addClosing();
    std::string evidenceText(const Evidence &evidence) const;
    std::string in(const Bilingual &text) const { return harmless(text.in(m_language), LineFeeds::Join); }
    void add(Kind kind, std::string text, std::string label = {}) { m_blocks.push_back({kind, std::move(text), std::move(label)}); }

    const Decision &m_decision;
    const LetterContext &m_context;
    const Catalogue &m_catalogue;
    std::string m_language;
    LetterTexts m_texts;
    std::vector<LetterBlock> m_blocks;
};

void Composer::addHead()
{
    if (m_context.isDraft)
        add(Kind::Draft, m_texts("draft"));
    if (!m_context.organisation.empty())
        add(Kind::Small, harmless(m_context.organisation, LineFeeds::Join));
    const std::string outcome = name(m_decision.outcome);
    add(Kind::Title, m_texts("title." + outcome));
    const SubmissionSummary &submission = m_context.submission;
    if (!submission.developer.empty())
        add(Kind::Addressee, m_texts.filled("developer", {{"developer", harmless(submission.developer, LineFeeds::Join)}}));
    add(Kind::Paragraph, m_texts.filled("app", {{"app", harmless(submission.appName.empty() ? submission.appIdentifier : submission.appName, LineFeeds::Join)},
                                                {"id", harmless(submission.appIdentifier, LineFeeds::Join)},
                                                {"version", harmless(submission.version, LineFeeds::Join)},
                                                {"date", dateOf(submission.imported)}}));
    add(Kind::Paragraph, m_texts("lead." + outcome));
    if (m_decision.outcome == Outcome::Ban && !m_decision.banScope.empty())
        add(Kind::Paragraph, m_texts("scope." + m_decision.banScope));
    if (m_decision.takesEffect)
        add(Kind::Paragraph, m_texts.filled("takes_effect", {{"date", dateOf(*m_decision.takesEffect)}}));
    if (m_decision.correctUntil)
        add(Kind::Paragraph, m_texts.filled("correct_until", {{"date", dateOf(*m_decision.correctUntil)}}));
    switch (m_decision.state) {
    case DecisionState::AwaitingSecond:
    case DecisionState::Superseded:
    case DecisionState::Disagreed:
    case DecisionState::Appealed:
    case DecisionState::Overturned:
    case DecisionState::Remanded: add(Kind::Paragraph, m_texts(std::string("state.") + name(m_decision.state))); break;
    case DecisionState::Draft:
    case DecisionState::InForce:
    case DecisionState::Warned: break;
    }
}

void Composer::addReason(std::size_t number, const DecisionReason &reason)
{
    add(Kind::Heading, fmt::format("{}. {}", number, in(reason.title)));
    addSeen(reason.seen);
    std::vector<std::string> clauses;
    for (const std::string &id : reason.clauses) {
        const Clause *clause = m_catalogue.clause(id);
        clauses.push_back(clause ? in(clause->label) + (clause->isUnverified ? m_texts("unverified") : std::string()) : harmless(id, LineFeeds::Join));
    }
    if (!clauses.empty())
        add(Kind::Labelled, fmt::format("{}", fmt::join(clauses, m_texts.isChinese() ? "、" : ", ")), m_texts("clauses"));
    addEvidence(reason);
    if (const std::string cure = in(reason.cure); !cure.empty())
        add(Kind::Labelled, cure, m_texts("fix"));
}

void Composer::addSeen(const Bilingual &seen)
{
    std::istringstream lines(seen.in(m_language));
    for (std::string line; std::getline(lines, line);)
        if (const std::string clean = harmless(line, LineFeeds::Join); !clean.empty())
            add(Kind::Seen, clean);
}

void Composer::addEvidence(const DecisionReason &reason)
{
    for (std::size_t i = 0; i < reason.evidence.size() && i < mostEvidence; ++i)
        add(Kind::Item, evidenceText(reason.evidence[i]));
    if (reason.evidence.size() > mostEvidence)
        add(Kind::Item, m_texts.filled("more", {{"count", std::to_string(reason.evidence.size() - mostEvidence)}}));
}

std::string Composer::evidenceText(const Evidence &evidence) const
{
    const EvidencePlace &where = evidence.where;
    const auto clean = [](const std::string &text) { return harmless(text, LineFeeds::Join); };
    const std::string artifact = clean(evidence.artifact);
    const std::string excerpt = evidence.excerpt.empty() ? std::string() : ": " + shortened(clean(evidence.excerpt));
    switch (where.kind) {
    case EvidencePlace::Kind::Request: {
        const std::string place = m_texts.filled("request", {{"artifact", artifact}, {"entry", std::to_string(where.entry)}, {"method", clean(where.method)},
                                                             {"url", clean(where.url)}, {"part", name(where.part)}, {"pointer", clean(where.pointer)}});
        return place + excerpt + (where.time ? " · " + readableTime(*where.time) : std::string());
    }
    case EvidencePlace::Kind::NoticeSpan:
        return m_texts.filled("notice", {{"artifact", artifact}, {"start", std::to_string(where.span.start)}, {"end", std::to_string(where.span.end)}}) + excerpt;
    case EvidencePlace::Kind::ManifestKey:
    case EvidencePlace::Kind::CodePlace:
        return m_texts.filled("manifest", {{"artifact", artifact}, {"pointer", clean(where.pointer)}}) + excerpt;
    case EvidencePlace::Kind::Artifact:
        break;
    }
    return artifact + excerpt;
}

void Composer::addApproval()
{
    if (m_decision.statesNothingOpen)
        add(Kind::Paragraph, m_texts("nothing_open"));
    if (!m_decision.accepted.empty()) {
        add(Kind::Heading, m_texts("accepted"));
        for (const AcceptedFinding &accepted : m_decision.accepted)
            add(Kind::Item, in(accepted.title) + (accepted.why.empty() ? std::string() : " – " + harmless(accepted.why, LineFeeds::Join)));
    }
    if (!m_decision.openFindings.empty()) {
        add(Kind::Heading, m_texts("open"));
        for (const Bilingual &title : m_decision.openFindings)
            add(Kind::Item, in(title));
    }
}

void Composer::addWords()
{
    if (trimmed(m_decision.wordsToDeveloper).empty())
        return;
    add(Kind::Heading, m_texts("words"));
    add(Kind::Paragraph, harmless(m_decision.wordsToDeveloper, LineFeeds::Keep));
}

void Composer::addLimits()
{
    const Completeness &completeness = m_decision.completeness;
    const std::uint64_t unread = completeness.bodiesAbsent + completeness.bodiesTruncated + completeness.opaque + completeness.undecodable;
    const auto counted = [&](const char *key, std::uint64_t count) { return m_texts.filled(key, {{"count", std::to_string(count)}}); };
    if (completeness.hasCapture && unread == 0 && completeness.hostsNotDecrypted == 0)
        return;
    add(Kind::Heading, m_texts("limits"));
    add(Kind::Item, completeness.hasCapture ? counted("limit.entries", completeness.entries) : m_texts("limit.no_capture"));
    if (unread > 0)
        add(Kind::Item, counted("limit.unread", unread));
    if (completeness.hostsNotDecrypted > 0)
        add(Kind::Item, counted("limit.hosts", completeness.hostsNotDecrypted));
}

void Composer::addClosing()
{
    if (m_decision.outcome == Outcome::Reject || m_decision.outcome == Outcome::Ban)
        add(Kind::Paragraph, m_texts("appeal"));
    const auto signature = [&](const char *key, const std::string &who, const Timestamp &at) {
        return m_texts.filled(key, {{"name", harmless(who, LineFeeds::Join)}, {"date", dateOf(at)}});
    };
    if (!m_context.isDraft && !m_decision.byName.empty())
        add(Kind::Paragraph, signature("signed", m_decision.byName, m_decision.at));
    if (m_decision.secondAt && m_decision.state != DecisionState::AwaitingSecond)
        add(Kind::Paragraph, signature("seconded", m_decision.secondName, *m_decision.secondAt));
    std::vector<std::string> foot;
    if (!m_decision.record.empty())
        foot.push_back(m_texts.filled("record", {{"record", harmless(m_decision.record, LineFeeds::Join)}}));
    std::vector<std::string> packs;
    for (const RulePackRef &pack : m_decision.rules)
        packs.push_back(harmless(pack.pack + " " + pack.version, LineFeeds::Join));
    if (!packs.empty())
        foot.push_back(m_texts("rules") + ": " + fmt::format("{}", fmt::join(packs, ", ")));
    foot.push_back(m_texts("masked"));
    add(Kind::Small, fmt::format("{}", fmt::join(foot, " · ")));
    if (m_decision.artifacts.empty())
        return;
    add(Kind::Small, m_texts("artifacts"));
    for (const ArtifactInfo &artifact : m_decision.artifacts)
        add(Kind::Small, artifact.sha256.hex() + "  " + harmless(artifact.path, LineFeeds::Join));
}

}  // namespace

namespace {

/// Key → both languages.
std::map<std::string, Bilingual> textsOf(std::string_view bytes)
{
    std::map<std::string, Bilingual> out;
    const nlohmann::json json = nlohmann::json::parse(bytes, nullptr, false);
    if (!json.is_object() || !json.contains("texts") || !json["texts"].is_object())
        return out;
    for (const auto &[name, text] : json["texts"].items()) {
        const auto in = [&text = text](const char *key) { return text.is_object() && text.contains(key) && text[key].is_string() ? text[key].template get<std::string>() : std::string(); };
        out[name] = {in("en"), in("zh")};
    }
    return out;
}

std::set<std::string> placeholdersOf(const std::string &text)
{
    std::set<std::string> out;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        if (const std::size_t close = text.find('}', open); close != std::string::npos)
            out.insert(text.substr(open + 1, close - open - 1));
    return out;
}

bool isSubset(const std::string &fresh, const std::string &original)
{
    const auto has = placeholdersOf(original);
    const auto wants = placeholdersOf(fresh);
    return std::includes(has.begin(), has.end(), wants.begin(), wants.end());
}

}  // namespace

Status checkLetterTemplates(const std::string &json)
{
    const auto originals = textsOf(resource(textsFile).value_or(std::string_view()));
    const nlohmann::json parsed = nlohmann::json::parse(json, nullptr, false);
    if (!parsed.is_object() || parsed.value("schema", nlohmann::json()) != "probity.letters/1" || !parsed.contains("texts") || !parsed["texts"].is_object())
        return failure(ErrorCode::ResourceInvalid, "not letter templates: a JSON object with \"schema\": \"probity.letters/1\" and \"texts\"", "/schema");
    for (const auto &[key, text] : textsOf(json)) {
        const auto original = originals.find(key);
        if (original == originals.end())
            return failure(ErrorCode::ResourceInvalid, "no letter has such a text", "/texts/" + key);
        if (trimmed(text.en).empty() || trimmed(text.zh).empty())
            return failure(ErrorCode::ResourceInvalid, "a text is in English and in Chinese", "/texts/" + key);
        if (!isSubset(text.en, original->second.en) || !isSubset(text.zh, original->second.zh))
            return failure(ErrorCode::ResourceInvalid, "a placeholder that this text does not have", "/texts/" + key);
    }
    return {};
}

LetterTexts::LetterTexts(const std::string &language, const std::string &templates) : m_isChinese(language.rfind("zh", 0) == 0)
{
    for (const auto &[name, text] : textsOf(resource(textsFile).value_or(std::string_view())))
        m_texts[name] = text.in(language);
    if (templates.empty() || !checkLetterTemplates(templates))
        return;
    for (const auto &[name, text] : textsOf(templates))
        m_texts[name] = text.in(language);
}

std::string LetterTexts::operator()(const std::string &key) const
{
    const auto found = m_texts.find(key);
    return found == m_texts.end() ? key : found->second;
}

std::string LetterTexts::filled(const std::string &key, const std::map<std::string, std::string> &words) const
{
    const std::string text = (*this)(key);
    std::string out;
    std::size_t at = 0;
    for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', at)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string::npos)
            break;
        out.append(text, at, open - at);
        if (const auto word = words.find(text.substr(open + 1, close - open - 1)); word != words.end())
            out += word->second;
        at = close + 1;
    }
    return out.append(text, at, std::string::npos);
}

std::string harmless(const std::string &text, LineFeeds lineFeeds)
{
    std::u32string out;
    for (const char32_t c : toUtf32(text)) {
        const bool isLineEnd = c == U'\n' || c == U'\r' || c == 0x0085 || c == 0x2028 || c == 0x2029;
        if (isLineEnd)
            out += lineFeeds == LineFeeds::Keep && c != U'\r' ? U'\n' : U' ';
        else if (c == U'\t')
            out += U' ';
        else if (c >= 0x20 && c != 0x7F && !(c >= 0x80 && c <= 0x9F) && !isBidiControl(c))
            out += c;
    }
    return toUtf8(out);
}

std::vector<LetterBlock> letterBlocks(const Decision &decision, const LetterContext &context, const Catalogue &catalogue, const std::string &language)
{
    return Composer(decision, context, catalogue, language).blocks();
}

}  // namespace probity
