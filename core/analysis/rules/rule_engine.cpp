#include "analysis/rules/rule_engine.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "analysis/rules/message.h"
#include "analysis/rules/pack.h"
#include "analysis/rules/suggestion.h"
#include "base/hashing.h"
#include "model/endpoint.h"

namespace probity {

using namespace rules;

namespace {

constexpr std::size_t fingerprintDigits = 24;
constexpr std::size_t mostEvidencePerFinding = 50;
constexpr char separator = '\0';

std::string digestOf(const std::vector<std::string> &parts)
{
    std::string joined;
    for (const std::string &part : parts) {
        joined += part;
        joined += separator;
    }
    return sha256(joined).hex().substr(0, fingerprintDigits);
}

/// The same for two pieces of evidence of one place.
std::string placeKey(const Evidence &evidence)
{
    const EvidencePlace &where = evidence.where;
    return digestOf({evidence.artifact, std::to_string(static_cast<int>(where.kind)), std::to_string(where.entry), name(where.part), where.pointer,
                     std::to_string(where.span.start), std::to_string(where.span.end), evidence.excerpt});
}

/// Runs one set of packs over one assessment.
class Evaluation {
public:
    Evaluation(Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients, const LinkPatterns &links)
        : m_assessment(assessment), m_subjects(assessment, taxonomy, recipients, links)
    {
    }

    const std::vector<Subject> &subjects(Scope scope)
    {
        auto &made = m_made[scope];
        if (!made)
            made = m_subjects.of(scope);
        return *made;
    }
    void run(const Pack &pack);
    void finish(const Catalogue &catalogue);

private:
    void fire(const Pack &pack, const Rule &rule, const Subject &subject);
    std::vector<EvidenceIndex> evidenceOf(const Rule &rule, const Subject &subject);
    EvidenceIndex place(const Evidence &evidence);
    std::string contentDigest(const Finding &finding) const;

    Assessment &m_assessment;
    Subjects m_subjects;
    std::map<Scope, std::optional<std::vector<Subject>>> m_made;
    std::vector<Finding> m_findings;
    std::vector<Judged> m_judged;
    std::unordered_map<std::string, EvidenceIndex> m_places;    // of the evidence up to m_placed, made when first needed
    std::size_t m_placed = 0;
    std::map<std::string, int> m_ordinals;      // identity → how often so far
};

void Evaluation::run(const Pack &pack)
{
    Words fired;
    Facts shared = subjects(Scope::Submission).front().facts;
    for (const Rule &rule : pack.rules) {
        const Vocabulary &vocabulary = vocabularyOf(rule.scope);
        bool hasFired = false;
        shared["submission.findings"] = fired;
        for (const Subject &subject : subjects(rule.scope)) {
            if (!rule.when.holds(subject.facts, shared, vocabulary))
                continue;
            fire(pack, rule, subject);
            hasFired = true;
        }
        if (hasFired)
            fired.push_back(rule.localId);
    }
}

void Evaluation::fire(const Pack &pack, const Rule &rule, const Subject &subject)
{
    Finding finding;
    finding.rule = rule.id;
    finding.pack = pack.id + "@" + pack.version;
    finding.group = rule.group;
    finding.level = rule.level;
    finding.title = filled(rule.title, subject.words);
    finding.message = filled(rule.message, subject.words);
    finding.cure = filled(rule.cure, subject.words);
    finding.clauses = rule.clauses;
    finding.ledger = subject.lines;
    finding.evidence = evidenceOf(rule, subject);
    finding.arguesFor = rule.arguesFor;
    finding.hasUnverifiedFact = rule.hasUnverifiedFact;
    std::vector<std::string> identity{rule.id.value, subject.category, subject.recipient, subject.endpoint, subject.field};
    identity.push_back(std::to_string(m_ordinals[digestOf(identity)]++));
    finding.fingerprint = digestOf(identity);
    finding.digest = contentDigest(finding);
    m_findings.push_back(std::move(finding));
    Judged judged{rule.reason, {}};
    for (const std::string &local : rule.curesAlso)
        judged.curesAlso.push_back(pack.id + "/" + local);
    m_judged.push_back(std::move(judged));
}

std::vector<EvidenceIndex> Evaluation::evidenceOf(const Rule &rule, const Subject &subject)
{
    std::vector<EvidenceIndex> out;
    const auto add = [&](EvidenceIndex index) {
        if (out.size() < mostEvidencePerFinding && std::find(out.begin(), out.end(), index) == out.end())
            out.push_back(index);
    };
    for (const std::string &kind : rule.evidence) {
        if (kind == "own") {
            for (const Evidence &evidence : subject.ownEvidence)
                add(place(evidence));
        } else if (const auto found = subject.evidence.find(kind); found != subject.evidence.end()) {
            for (const EvidenceIndex index : found->second)
                add(index);
        }
    }
    return out;
}

EvidenceIndex Evaluation::place(const Evidence &evidence)
{
    auto &all = m_assessment.evidence;
    for (; m_placed < all.size(); ++m_placed)
        m_places.emplace(placeKey(all[m_placed]), static_cast<EvidenceIndex>(m_placed));
    const auto [known, isNew] = m_places.emplace(placeKey(evidence), static_cast<EvidenceIndex>(all.size()));
    if (isNew) {
        all.push_back(evidence);
        all.back().id = "e" + std::to_string(all.size());
        m_placed = all.size();
    }
    return known->second;
}

std::string Evaluation::contentDigest(const Finding &finding) const
{
    std::set<std::string> parts;
    for (const EvidenceIndex index : finding.evidence) {
        const Evidence &evidence = m_assessment.evidence[index];
        if (evidence.where.kind == EvidencePlace::Kind::Request)
            parts.insert("r " + evidence.where.method + " " + evidence.where.url + " " + fieldPattern(evidence.where.pointer));
        else if (evidence.where.kind == EvidencePlace::Kind::Artifact)
            parts.insert("a " + evidence.artifact);
        else
            parts.insert("w " + evidence.excerpt);
    }
    std::vector<std::string> all{name(finding.level)};
    for (const std::uint32_t index : finding.ledger)
        all.emplace_back(name(m_assessment.ledger[index].verdict));
    all.insert(all.end(), parts.begin(), parts.end());
    return digestOf(all);
}

void Evaluation::finish(const Catalogue &catalogue)
{
    std::map<std::string, std::size_t> groupOrder;
    for (const FindingGroup &group : catalogue.groups())
        groupOrder.emplace(group.id, groupOrder.size());
    std::vector<std::size_t> order(m_findings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const Finding &left = m_findings[a];
        const Finding &right = m_findings[b];
        const std::size_t leftGroup = groupOrder[left.group];
        const std::size_t rightGroup = groupOrder[right.group];
        if (leftGroup != rightGroup)
            return leftGroup < rightGroup;
        if (left.level != right.level)
            return left.level < right.level;
        const std::uint32_t leftLine = left.ledger.empty() ? UINT32_MAX : left.ledger.front();
        const std::uint32_t rightLine = right.ledger.empty() ? UINT32_MAX : right.ledger.front();
        return leftLine < rightLine;
    });
    std::vector<Judged> judged;
    m_assessment.findings.clear();
    for (const std::size_t index : order) {
        m_assessment.findings.push_back(std::move(m_findings[index]));
        judged.push_back(std::move(m_judged[index]));
    }
    m_assessment.suggestion = suggestionFor(m_assessment.findings, judged);
}

}  // namespace

struct RuleBook::Private {
    std::shared_ptr<const Catalogue> catalogue;
    std::vector<Pack> packs;                ///< those switched on
    std::vector<RulePackRef> references;
    std::map<std::string, std::string> reasons;     ///< rule id → reason id, of all packs
    LinkPatterns links;
    bool isChosen = false;                  ///< the caller named packs: they apply without asking
};

RuleBook::RuleBook() = default;
RuleBook::~RuleBook() = default;

Result<std::shared_ptr<const RuleBook>> RuleBook::load(std::shared_ptr<const Taxonomy>, const std::vector<std::string> &packs)
{
    auto made = std::make_unique<Private>();
    auto catalogue = Catalogue::load();
    if (!catalogue)
        return tl::unexpected<Error>(catalogue.error());
    made->catalogue = *catalogue;
    auto links = loadLinkPatterns();
    if (!links)
        return tl::unexpected<Error>(links.error());
    made->links = std::move(*links);
    auto all = loadPacks(**catalogue);
    if (!all)
        return tl::unexpected<Error>(all.error());
    made->isChosen = !packs.empty();
    for (const std::string &wanted : packs)
        if (std::none_of(all->begin(), all->end(), [&](const Pack &pack) { return pack.id == wanted; }))
            return failure(ErrorCode::NotFound, "no such rule pack", wanted);
    for (Pack &pack : *all) {
        for (const Rule &rule : pack.rules)
            made->reasons[rule.id.value] = rule.reason;
        const bool isOn = packs.empty() ? pack.isDefault : std::find(packs.begin(), packs.end(), pack.id) != packs.end();
        if (!isOn)
            continue;
        made->references.push_back({pack.id, pack.version, pack.sha256});
        made->packs.push_back(std::move(pack));
    }
    std::shared_ptr<RuleBook> book(new RuleBook);
    book->d = std::move(made);
    return book;
}

void RuleBook::evaluate(Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients) const
{
    assessment.rules.clear();
    Evaluation evaluation(assessment, taxonomy, recipients, d->links);
    const Facts facts = evaluation.subjects(Scope::Submission).front().facts;
    for (std::size_t i = 0; i < d->packs.size(); ++i) {
        const Pack &pack = d->packs[i];
        if (!d->isChosen && !pack.appliesWhen.holds(facts, {}, vocabularyOf(Scope::Submission)))
            continue;
        assessment.rules.push_back(d->references[i]);
        evaluation.run(pack);
    }
    evaluation.finish(*d->catalogue);
}

const std::vector<RulePackRef> &RuleBook::packs() const noexcept
{
    return d->references;
}

const Catalogue &RuleBook::catalogue() const noexcept
{
    return *d->catalogue;
}

const ReasonEntry *RuleBook::reasonFor(const RuleId &rule) const noexcept
{
    const auto found = d->reasons.find(rule.value);
    return found == d->reasons.end() ? nullptr : d->catalogue->reason(found->second);
}

Status RuleBook::checkExamples() const
{
    for (const Pack &pack : d->packs)
        for (const Rule &rule : pack.rules)
            for (std::size_t i = 0; i < rule.examples.size(); ++i)
                if (rule.when.holds(rule.examples[i].facts, {}, vocabularyOf(rule.scope)) != rule.examples[i].triggers)
                    return failure(ErrorCode::ResourceInvalid, rule.examples[i].triggers ? "should trigger and does not" : "triggers and should not",
                                   rule.id.value + ": /examples/" + std::to_string(i));
    return {};
}

}  // namespace probity
