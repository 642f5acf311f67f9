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

std::string joined(const std::vector<std::string> &parts)
{
    std::string out;
    for (const std::string &part : parts) {
        out += part;
        out += separator;
    }
    return out;
}

std::string digestOf(const std::vector<std::string> &parts)
{
    return sha256(joined(parts)).hex().substr(0, fingerprintDigits);
}

/// The same for two pieces of evidence of one place.
std::string placeKey(const Evidence &evidence)
{
    const EvidencePlace &where = evidence.where;
    return joined({evidence.artifact, std::to_string(static_cast<int>(where.kind)), std::to_string(where.entry), name(where.part), where.pointer,
                   std::to_string(where.span.start), std::to_string(where.span.end), evidence.excerpt});
}

int weight(Outcome outcome) noexcept
{
    switch (outcome) {
    case Outcome::Ban: return 3;
    case Outcome::Reject: return 2;
    case Outcome::Undecided: return 1;
    case Outcome::Approve: return 0;
    }
    return 0;
}

/// Runs one set of packs over one assessment.
class Evaluation : public Collections {
public:
    Evaluation(Assessment &assessment, Subjects subjects) : m_assessment(assessment), m_subjects(std::move(subjects)) {}

    const std::vector<Subject> &subjects(Scope scope) const
    {
        auto &made = m_made[scope];
        if (!made)
            made = m_subjects.of(scope);
        return *made;
    }
    std::size_t count(Scope scope) const override { return subjects(scope).size(); }
    const Facts &facts(Scope scope, std::size_t index) const override { return subjects(scope)[index].facts; }

    void run(const Pack &pack);
    /// Whether a rule argues for a step of the ladder that is no approval. Keeps no findings.
    bool arguesAgainst(const Pack &pack, const Ladder &ladder);
    void finish(const Catalogue &catalogue, const Ladder &ladder, const std::vector<std::string> &argumentsOff);

private:
    template <class Fires>
    bool ask(const Pack &pack, Fires fires);
    void fire(const Pack &pack, const Rule &rule, const Subject &subject);
    void join(Finding &finding, const Rule &rule, const Subject &subject);
    std::vector<EvidenceIndex> evidenceOf(const Rule &rule, const Subject &subject);
    EvidenceIndex place(const Evidence &evidence);
    std::string contentDigest(const Finding &finding) const;

    Assessment &m_assessment;
    Subjects m_subjects;
    mutable std::map<Scope, std::optional<std::vector<Subject>>> m_made;
    std::vector<Finding> m_findings;
    std::vector<Judged> m_judged;
    std::unordered_map<std::string, EvidenceIndex> m_places;    // of the evidence up to m_placed, made when first needed
    std::size_t m_placed = 0;
    std::map<std::string, int> m_ordinals;                      // identity within a rule → how often so far
    std::map<std::string, std::size_t> m_byIdentity;            // fingerprint → finding
    Words m_matters;
};

/// Calls fires(rule, subject) for every rule that holds of a subject, until that returns false.
template <class Fires>
bool Evaluation::ask(const Pack &pack, Fires fires)
{
    Facts shared = subjects(Scope::Submission).front().facts;
    for (const Rule &rule : pack.rules) {
        const Vocabulary &vocabulary = vocabularyOf(rule.scope);
        bool hasFired = false;
        shared["submission.findings"] = m_matters;
        for (const Subject &subject : subjects(rule.scope)) {
            if (!rule.when.holds(subject.facts, shared, vocabulary, this))
                continue;
            if (!fires(rule, subject))
                return false;
            hasFired = true;
        }
        if (hasFired && std::find(m_matters.begin(), m_matters.end(), rule.matter) == m_matters.end())
            m_matters.push_back(rule.matter);
    }
    return true;
}

void Evaluation::run(const Pack &pack)
{
    ask(pack, [&](const Rule &rule, const Subject &subject) {
        fire(pack, rule, subject);
        return true;
    });
}

bool Evaluation::arguesAgainst(const Pack &pack, const Ladder &ladder)
{
    return !ask(pack, [&](const Rule &rule, const Subject &) {
        return std::none_of(ladder.steps.begin(), ladder.steps.end(), [&](const LadderStep &step) { return weight(step.outcome) > 0 && step.outcome == rule.arguesFor; });
    });
}

void Evaluation::fire(const Pack &pack, const Rule &rule, const Subject &subject)
{
    // The identity knows the matter, not the pack: it stays when another pack comes to speak first.
    std::vector<std::string> identity{rule.matter, subject.category, subject.recipient, subject.endpoint, subject.field};
    identity.push_back(std::to_string(m_ordinals[joined({pack.id, rule.localId}) + joined(identity)]++));
    const std::string fingerprint = digestOf(identity);
    if (const auto known = m_byIdentity.find(fingerprint); known != m_byIdentity.end()) {
        join(m_findings[known->second], rule, subject);
        return;
    }
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
    finding.fingerprint = fingerprint;
    m_byIdentity.emplace(fingerprint, m_findings.size());
    m_findings.push_back(std::move(finding));
    m_judged.push_back({rule.matter, rule.reason, rule.curesAlso});
}

/// Another pack says the same: its clauses stand beside those that are there, and the graver word counts.
void Evaluation::join(Finding &finding, const Rule &rule, const Subject &subject)
{
    for (const std::string &clause : rule.clauses)
        if (std::find(finding.clauses.begin(), finding.clauses.end(), clause) == finding.clauses.end())
            finding.clauses.push_back(clause);
    for (const EvidenceIndex index : evidenceOf(rule, subject))
        if (finding.evidence.size() < mostEvidencePerFinding && std::find(finding.evidence.begin(), finding.evidence.end(), index) == finding.evidence.end())
            finding.evidence.push_back(index);
    finding.level = std::min(finding.level, rule.level);
    if (weight(rule.arguesFor) > weight(finding.arguesFor))
        finding.arguesFor = rule.arguesFor;
    finding.hasUnverifiedFact = finding.hasUnverifiedFact || rule.hasUnverifiedFact;
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
                add(hasQuotes(kind) ? place(subject.quotes[index]) : index);
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

void Evaluation::finish(const Catalogue &catalogue, const Ladder &ladder, const std::vector<std::string> &argumentsOff)
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
    for (Finding &finding : m_assessment.findings)
        finding.digest = contentDigest(finding);
    m_assessment.suggestion = suggestionFor(m_assessment.findings, judged, ladder, catalogue, argumentsOff);
}

}  // namespace

struct RuleBook::Private {
    std::shared_ptr<const Catalogue> catalogue;
    std::vector<Pack> packs;                        ///< all of them
    std::vector<RulePackRef> references;            ///< of those switched on
    std::map<std::string, const Rule *> rules;      ///< by id
    LinkKinds links;
    Phrases phrases;
    Ladder ladder;
    EditTexts editTexts;
    AppTypeWords appTypes;
    bool isChosen = false;                          ///< the caller named packs: they apply without asking

    const Pack *pack(const std::string &id) const noexcept
    {
        const auto found = std::find_if(packs.begin(), packs.end(), [&](const Pack &one) { return one.id == id; });
        return found == packs.end() ? nullptr : &*found;
    }
    bool applies(const Pack &pack, const Facts &submission) const
    {
        const bool isOn = std::any_of(references.begin(), references.end(), [&](const RulePackRef &one) { return one.pack == pack.id; });
        return isOn && (isChosen || pack.isAlways || pack.appliesWhen.holds(submission, {}, vocabularyOf(Scope::Submission)));
    }
};

RuleBook::RuleBook() = default;
RuleBook::~RuleBook() = default;

Result<std::shared_ptr<const RuleBook>> RuleBook::load(std::shared_ptr<const Taxonomy>, const std::vector<std::string> &packs, const std::vector<PackFile> &more,
                                                       const std::vector<std::string> &alsoOn)
{
    auto made = std::make_unique<Private>();
    const auto into = [](auto &member, auto loaded) -> Status {
        if (!loaded)
            return tl::unexpected<Error>(loaded.error());
        member = std::move(*loaded);
        return {};
    };
    Status status = into(made->catalogue, Catalogue::load());
    if (status)
        status = into(made->links, LinkKinds::load());
    if (status)
        status = into(made->phrases, Phrases::load());
    if (status)
        status = into(made->ladder, Ladder::load());
    if (status)
        status = into(made->editTexts, EditTexts::load());
    if (status)
        status = into(made->appTypes, AppTypeWords::load());
    if (status)
        status = into(made->packs, loadPacks(*made->catalogue, more));
    if (!status)
        return tl::unexpected<Error>(status.error());
    made->isChosen = !packs.empty();
    for (const std::string &wanted : packs)
        if (!made->pack(wanted))
            return failure(ErrorCode::NotFound, "no such rule pack", wanted);
    for (const Pack &pack : made->packs) {
        for (const Rule &rule : pack.rules)
            made->rules[rule.id.value] = &rule;
        const bool isGiven = std::any_of(more.begin(), more.end(), [&](const PackFile &file) { return file.name == pack.file; });
        const auto &wanted = packs.empty() ? alsoOn : packs;
        const bool isWanted = std::find(wanted.begin(), wanted.end(), pack.id) != wanted.end();
        if (pack.isAlways || isWanted || isGiven || (packs.empty() && pack.isDefault))
            made->references.push_back({pack.id, pack.version, pack.sha256});
    }
    std::shared_ptr<RuleBook> book(new RuleBook);
    book->d = std::move(made);
    return book;
}

void RuleBook::evaluate(Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients, const ReviewInput &input) const
{
    assessment.rules.clear();
    Evaluation evaluation(assessment, Subjects(assessment, input, taxonomy, recipients, {d->links, d->phrases, d->appTypes}));
    const Facts &facts = evaluation.subjects(Scope::Submission).front().facts;
    for (const Pack &pack : d->packs) {
        if (!d->applies(pack, facts))
            continue;
        assessment.rules.push_back({pack.id, pack.version, pack.sha256});
        evaluation.run(pack);
    }
    evaluation.finish(*d->catalogue, d->ladder, input.argumentsOff);
}

bool RuleBook::isApproved(Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients, const ReviewInput &input) const
{
    if (!input.argumentsOff.empty()) {      // which argument a finding counts for is known at the end only
        Assessment judged = assessment;
        evaluate(judged, taxonomy, recipients, input);
        return judged.suggestion.outcome == Outcome::Approve;
    }
    Evaluation evaluation(assessment, Subjects(assessment, input, taxonomy, recipients, {d->links, d->phrases, d->appTypes}));
    const Facts &facts = evaluation.subjects(Scope::Submission).front().facts;
    return std::none_of(d->packs.begin(), d->packs.end(), [&](const Pack &pack) { return d->applies(pack, facts) && evaluation.arguesAgainst(pack, d->ladder); });
}

const std::vector<RulePackRef> &RuleBook::packs() const noexcept
{
    return d->references;
}

const Catalogue &RuleBook::catalogue() const noexcept
{
    return *d->catalogue;
}

const std::vector<Pack> &RuleBook::all() const noexcept
{
    return d->packs;
}

bool RuleBook::isOn(const std::string &pack) const noexcept
{
    return std::any_of(d->references.begin(), d->references.end(), [&](const RulePackRef &one) { return one.pack == pack; });
}

const Rule *RuleBook::rule(const RuleId &id) const noexcept
{
    const auto found = d->rules.find(id.value);
    return found == d->rules.end() ? nullptr : found->second;
}

const LinkKinds &RuleBook::linkKinds() const noexcept
{
    return d->links;
}

const EditTexts &RuleBook::editTexts() const noexcept
{
    return d->editTexts;
}

std::vector<AppTypeSuggestion> RuleBook::likelyTypes(const Assessment &assessment) const
{
    return d->appTypes.likeliest(assessment);
}

const ReasonEntry *RuleBook::reasonFor(const RuleId &id) const noexcept
{
    const Rule *found = rule(id);
    return found ? d->catalogue->reason(found->reason) : nullptr;
}

Status RuleBook::checkExamples() const
{
    for (const Pack &pack : d->packs)
        for (const Rule &rule : pack.rules)
            for (std::size_t i = 0; i < rule.examples.size(); ++i)
                if (firesOn(rule.examples[i], rule, rule.when) != rule.examples[i].triggers)
                    return failure(ErrorCode::ResourceInvalid, rule.examples[i].triggers ? "should trigger and does not" : "triggers and should not",
                                   rule.id.value + ": /examples/" + std::to_string(i));
    return {};
}

std::vector<RuleBook::Question> RuleBook::questions(const Assessment &assessment, const ReviewInput &input) const
{
    std::vector<Question> out;
    for (const RulePackRef &applied : assessment.rules) {
        const Pack *pack = d->pack(applied.pack);
        for (const Behaviour &behaviour : pack ? pack->behaviours : std::vector<Behaviour>{}) {
            const bool isAnswered = std::any_of(input.answers.begin(), input.answers.end(), [&](const AnsweredQuestion &answer) { return answer.question == behaviour.clause; });
            if (behaviour.judging != Judging::Decided && !isAnswered)
                out.push_back({behaviour.clause, pack->id, behaviour.judging, behaviour.question});
        }
    }
    return out;
}

}  // namespace probity
