#include "analysis/ledger/ledger_builder.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/ledger/capture_view.h"
#include "analysis/ledger/completeness.h"
#include "analysis/ledger/evidence_list.h"
#include "analysis/ledger/not_personal.h"
#include "analysis/ledger/notice_view.h"

namespace probity {

namespace {

constexpr std::size_t mostEvidencePerLine = 50;     // LedgerLine::observedEvidence; `count` is the truth
constexpr std::size_t keptPerPhase = 5;             // of which every phase that occurs has so many
constexpr std::size_t mostCodeEvidence = 20;        // LedgerLine::codeEvidence; the capabilities have every place
constexpr const char *anyCategory = "any";
constexpr const char *firstPartyName = "first party";

/// A line while it is gathered: the order of the map makes the ledger independent of the order of its sources.
struct Draft {
    LedgerLine line;
    std::vector<std::size_t> observations;      ///< those counted
    std::vector<std::size_t> tagged;            ///< indexes into ReviewInput::taggedUses
    std::vector<std::size_t> statements;        ///< those that decide
    std::vector<std::size_t> declarations;
    std::vector<std::size_t> capabilities;
};
using LineKey = std::pair<CategoryId, RecipientKey>;

class Builder {
public:
    Builder(Assessment &assessment, const ReviewInput &input, const Taxonomy &taxonomy, const Recipients &recipients)
        : m_assessment(assessment), m_input(input), m_taxonomy(taxonomy), m_recipients(recipients), m_notices(assessment, input, taxonomy),
          m_capture(assessment, input, recipients), m_notPersonal(assessment, input.notPersonal)
    {
    }

    void run()
    {
        addObservations();
        addTags();
        for (auto &[key, draft] : m_drafts)
            judge(key, draft);
        noteSpentStatements();
        addStatements();
        addAskedFor();
        addPossible();
        m_assessment.completeness = completenessOf(m_assessment, m_input, m_notices, m_capture);
        finish();
    }

private:
    void addObservations();
    void addTags();
    void noteSpentStatements();
    void addStatements();
    void addAskedFor();
    void addPossible();
    void finish();

    Draft &draft(const CategoryId &category, const RecipientKey &recipient);
    void judge(const LineKey &key, Draft &draft);
    void judgeCode(const CategoryId &category, Draft &draft) const;
    bool isAskedFor(const LedgerLine &line) const noexcept { return line.manifest == ManifestStance::Declares || line.code == CodeStance::Capable; }
    /// A line for a use that was not seen; none if the table knows none.
    void addUnseen(const CategoryId &category, const RecipientKey &recipient);
    bool isSeenAnywhere(const CategoryId &category) const;
    std::vector<EvidenceIndex> observedEvidence(const Draft &draft, EvidenceList &evidence) const;

    Assessment &m_assessment;
    const ReviewInput &m_input;
    const Taxonomy &m_taxonomy;
    const Recipients &m_recipients;
    NoticeView m_notices;
    CaptureView m_capture;
    NotPersonal m_notPersonal;
    std::map<LineKey, Draft> m_drafts;
    std::set<std::pair<std::size_t, Party>> m_spent;    // statements that stand behind a use of that party that was seen
};

Draft &Builder::draft(const CategoryId &category, const RecipientKey &recipient)
{
    const auto [place, isNew] = m_drafts.try_emplace({category, recipient});
    Draft &made = place->second;
    if (isNew) {
        made.line.category = category;
        made.line.party = recipient.party;
        made.line.recipientId = recipient.id;
        const Recipient *known = recipient.id.isEmpty() ? nullptr : m_recipients.recipient(recipient.id);
        made.line.recipient = recipient.party == Party::First ? firstPartyName
                              : known                         ? known->name.en
                              : recipient.id.isEmpty()        ? recipient.name
                                                              : recipient.id.value;
    }
    return made;
}

void Builder::addObservations()
{
    const auto &observations = m_assessment.observations;
    for (std::size_t i = 0; i < observations.size(); ++i) {
        const Observation &observation = observations[i];
        if (observation.direction != Direction::Sent || observation.confidence == Confidence::Possible || m_notPersonal.covers(observation))
            continue;
        Draft &made = draft(observation.category, m_capture.recipientOf(observation));
        made.observations.push_back(i);
        ++made.line.count;
        ++made.line.phases[observation.phase];
        if (observation.time && (!made.line.first || *observation.time < *made.line.first))
            made.line.first = observation.time;
    }
}

void Builder::addTags()
{
    for (std::size_t i = 0; i < m_input.taggedUses.size(); ++i) {
        const TaggedUse &tagged = m_input.taggedUses[i];
        RecipientKey recipient{tagged.party, tagged.recipient, {}};
        if (tagged.party == Party::First)
            recipient.id = {};
        else if (recipient.id.isEmpty())
            recipient.name = registrableDomain(tagged.recipientName);
        Draft &made = draft(tagged.category, recipient);
        made.line.isFromTag = true;
        made.tagged.push_back(i);
        if (made.observations.empty())
            ++made.line.count;
    }
}

void Builder::judge(const LineKey &key, Draft &made)
{
    LedgerLine &line = made.line;
    line.capture = line.count > 0 ? CaptureStance::Seen : m_capture.unseen(key.first, key.second);
    NoticeMatch match = m_notices.match(key.first, key.second);
    if (match.isInGeneral && line.capture != CaptureStance::Seen)
        match = {};     // a muddle about personal information in general is no word on a use that was not seen
    line.notice = match.stance;
    line.vagueness = match.vagueness;
    made.statements = std::move(match.statements);
    const auto &declarations = m_assessment.declarations;
    for (std::size_t i = 0; i < declarations.size(); ++i)
        if (m_taxonomy.covers(declarations[i].category, key.first))
            made.declarations.push_back(i);
    line.manifest = made.declarations.empty() ? ManifestStance::Absent : ManifestStance::Declares;
    judgeCode(key.first, made);
    const AppTypeId &type = m_input.appType.isEmpty() ? m_assessment.submission.type : m_input.appType;
    line.necessity = m_taxonomy.necessity(type, key.first);
    const auto verdict = verdictOf(line.notice, line.capture, isAskedFor(line));
    line.verdict = verdict.value_or(Verdict::Consistent);
    // A reviewer's word that this use is not declared stands above what was read out of the notice.
    if (line.isFromTag && line.verdict != Verdict::Denied)
        line.verdict = Verdict::Undeclared;
}

void Builder::judgeCode(const CategoryId &category, Draft &made) const
{
    const auto &capabilities = m_assessment.code.capabilities;
    made.line.code = m_assessment.code.isSubmitted() ? CodeStance::Absent : CodeStance::NotSubmitted;
    for (std::size_t i = 0; i < capabilities.size(); ++i) {
        const auto &given = capabilities[i].categories;
        const bool isGiven = std::any_of(given.begin(), given.end(), [&](const CategoryId &one) { return m_taxonomy.covers(one, category); });
        if (isGiven && capabilities[i].isResolved())
            made.capabilities.push_back(i);
    }
    if (!made.capabilities.empty())
        made.line.code = CodeStance::Capable;
}

void Builder::addUnseen(const CategoryId &category, const RecipientKey &recipient)
{
    const LineKey key{category, recipient};
    if (m_drafts.count(key) > 0)
        return;
    Draft &made = draft(category, recipient);
    judge(key, made);
    if (!verdictOf(made.line.notice, made.line.capture, isAskedFor(made.line)))
        m_drafts.erase(key);
}

/// A statement behind a seen use is not "declared, never used", even where it is a broader one or names the recipient in words
/// of its own.
void Builder::noteSpentStatements()
{
    for (const auto &[key, made] : m_drafts)
        if (made.line.capture == CaptureStance::Seen && made.line.notice != NoticeStance::Silent)
            for (const std::size_t statement : made.statements)
                m_spent.insert({statement, made.line.party});
}

void Builder::addStatements()
{
    const auto &statements = m_notices.statements();
    for (std::size_t i = 0; i < statements.size(); ++i) {
        const Statement &statement = statements[i].statement;
        if (statement.category.value == anyCategory || statement.category.isEmpty())
            continue;
        if (statement.stance == Stance::Collected || statement.stance == Stance::Accessed) {
            if (m_spent.count({i, Party::First}) == 0)
                addUnseen(statement.category, {Party::First, {}, {}});
        } else if (statement.stance == Stance::Shared) {
            for (const RecipientId &id : statement.recipientIds)
                addUnseen(statement.category, {Party::Third, id, {}});
            if (statement.recipientIds.empty() && !statement.hasUnnamedRecipient && m_spent.count({i, Party::Third}) == 0)
                for (const std::string &words : statement.recipients)
                    addUnseen(statement.category, {Party::Third, {}, words});
        }
    }
}

bool Builder::isSeenAnywhere(const CategoryId &category) const
{
    return std::any_of(m_drafts.begin(), m_drafts.end(), [&](const auto &entry) {
        return entry.second.line.capture == CaptureStance::Seen && m_taxonomy.covers(category, entry.first.first);
    });
}

/// What the manifest or the code asks for and nobody was seen to use.
void Builder::addAskedFor()
{
    std::set<CategoryId> asked;
    for (const ManifestDeclaration &declaration : m_assessment.declarations)
        if (!declaration.category.isEmpty() && declaration.category.value != anyCategory)
            asked.insert(declaration.category);
    for (const Capability &capability : m_assessment.code.capabilities)
        if (capability.isResolved())
            asked.insert(capability.categories.begin(), capability.categories.end());
    for (const CategoryId &category : asked) {
        const bool isCoveredByAnother = std::any_of(asked.begin(), asked.end(), [&](const CategoryId &other) {
            return other != category && m_taxonomy.covers(other, category);
        });
        if (!isCoveredByAnother && !isSeenAnywhere(category))
            addUnseen(category, {Party::First, {}, {}});
    }
}

void Builder::addPossible()
{
    for (const Observation &observation : m_assessment.observations) {
        if (observation.direction != Direction::Sent || observation.confidence != Confidence::Possible || m_notPersonal.covers(observation))
            continue;
        const auto found = m_drafts.find({observation.category, m_capture.recipientOf(observation)});
        if (found != m_drafts.end())
            ++found->second.line.possible;
    }
}

std::vector<EvidenceIndex> Builder::observedEvidence(const Draft &made, EvidenceList &evidence) const
{
    const auto &all = m_assessment.observations;
    std::vector<std::size_t> order = made.observations;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto &left = all[a].time;
        const auto &right = all[b].time;
        return left && right ? *left < *right : left.has_value() && !right.has_value();
    });
    std::vector<std::size_t> chosen;    // positions in `order`
    std::map<Phase, std::size_t> perPhase;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (++perPhase[all[order[i]].phase] <= keptPerPhase)
            chosen.push_back(i);
    const std::set<std::size_t> kept(chosen.begin(), chosen.end());
    for (std::size_t i = 0; i < order.size() && chosen.size() < mostEvidencePerLine; ++i)
        if (kept.count(i) == 0)
            chosen.push_back(i);
    std::sort(chosen.begin(), chosen.end());
    std::vector<EvidenceIndex> out;
    for (const std::size_t position : chosen)
        out.push_back(evidence.observation(order[position]));
    for (const std::size_t tagged : made.tagged)
        out.push_back(evidence.taggedField(m_input.taggedUses[tagged]));
    return out;
}

void Builder::finish()
{
    std::vector<Draft *> order;
    for (auto &[key, made] : m_drafts)
        order.push_back(&made);
    std::stable_sort(order.begin(), order.end(), [&](const Draft *a, const Draft *b) {
        const LedgerLine &left = a->line;
        const LedgerLine &right = b->line;
        if (left.verdict != right.verdict)
            return left.verdict < right.verdict;
        const std::size_t leftOrder = m_taxonomy.order(left.category);
        const std::size_t rightOrder = m_taxonomy.order(right.category);
        if (leftOrder != rightOrder)
            return leftOrder < rightOrder;
        if (left.party != right.party)
            return left.party < right.party;
        return left.recipient < right.recipient;
    });
    m_assessment.evidence.clear();
    m_assessment.ledger.clear();
    EvidenceList evidence(m_assessment);
    for (Draft *made : order) {
        for (const std::size_t declaration : made->declarations)
            made->line.manifestEvidence.push_back(evidence.declaration(declaration));
        for (const std::size_t capability : made->capabilities)
            for (std::size_t place = 0; place < m_assessment.code.capabilities[capability].places.size() && made->line.codeEvidence.size() < mostCodeEvidence; ++place)
                made->line.codeEvidence.push_back(evidence.codePlace(capability, place));
        for (const std::size_t statement : made->statements)
            made->line.noticeEvidence.push_back(evidence.statement(m_notices.statements()[statement], statement));
        made->line.observedEvidence = observedEvidence(*made, evidence);
        m_assessment.ledger.push_back(std::move(made->line));
    }
}

}  // namespace

void buildLedger(Assessment &assessment, const ReviewInput &input, const Taxonomy &taxonomy, const Recipients &recipients)
{
    Builder(assessment, input, taxonomy, recipients).run();
}

}  // namespace probity
