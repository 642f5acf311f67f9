#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/rules/app_type.h"
#include "analysis/rules/condition.h"
#include "analysis/rules/wording.h"
#include "model/assessment.h"
#include "taxonomy/link_kinds.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity::rules {

/// One thing that a rule is asked of.
struct Subject {
    Facts facts;
    std::map<std::string, Bilingual, std::less<>> words;            ///< for the {placeholders} of its texts
    std::map<std::string, std::vector<EvidenceIndex>, std::less<>> evidence;    ///< by kind: "observed", "notice", "before_choice", ...
    std::vector<Evidence> ownEvidence;                              ///< not yet in the assessment; for kind "own"
    std::vector<Evidence> quotes;                                   ///< the same for the kinds of hasQuotes(): `evidence` counts in these
    std::vector<std::uint32_t> lines;
    std::string category;       ///< parts of the fingerprint
    std::string recipient;
    std::string endpoint;
    std::string field;
};

/// The words that the texts and evidence lists of a scope may use; those of conditions: vocabularyOf() in condition.h.
const std::vector<std::string> &placeholdersOf(Scope scope);
const std::vector<std::string> &evidenceKindsOf(Scope scope);
/// Whether evidence of this kind lies in Subject::quotes. "phrase:<id>" is one place of a notice.
bool hasQuotes(std::string_view evidenceKind) noexcept;
inline const std::string phraseEvidence = "phrase:";
inline const std::string answerTimeEvidence = "answer_time";
inline const std::string connectedEvidence = "connected";
inline const std::string wantedEvidence = "manifest_entry";

/// The lists that subjects are made with. All of them must outlive the subjects.
struct SubjectLists {
    const LinkKinds &links;
    const Phrases &phrases;
    const AppTypeWords &appTypes;
};

/// Makes the subjects of an assessment. Pure; bounded by the size of the assessment.
class Subjects {
public:
    /// All references must outlive it.
    Subjects(const Assessment &assessment, const ReviewInput &input, const Taxonomy &taxonomy, const Recipients &recipients, const SubjectLists &lists);
    /// The facts of the submission itself stand in the subject of Scope::Submission alone.
    std::vector<Subject> of(Scope scope) const;

private:
    Subject submission() const;
    Subject line(std::size_t index) const;
    std::vector<Subject> recipientsContacted() const;
    std::vector<Subject> declarations() const;
    std::vector<Subject> links() const;
    std::vector<Subject> artifacts() const;
    std::vector<Subject> observations() const;
    std::vector<Subject> answers() const;
    std::vector<Subject> capabilities() const;
    void addWanted(std::vector<Subject> &to) const;
    void addEntry(Subject &subject, const CapabilityRequirement &requirement) const;
    void addUnused(std::vector<Subject> &to) const;
    void addCapabilityWords(Subject &subject) const;
    Words lackingFor(const CategoryId &category) const;

    void addNoticeFacts(Subject &subject) const;
    void addWording(Subject &subject) const;
    void addLedgerFacts(Subject &subject) const;
    void addManifestFacts(Subject &subject) const;
    void addHistory(Subject &subject) const;
    void addSuggestedType(Subject &subject) const;
    void addLineFacts(Subject &subject, const LedgerLine &line) const;
    void addLineCounts(Subject &subject, const LedgerLine &line) const;
    void addLineWords(Subject &subject, const LedgerLine &line) const;
    Bilingual recipientName(const LedgerLine &line) const;
    Bilingual categoryName(const CategoryId &category) const;
    Words categoriesSeen() const;
    bool isSeenElsewhere(const LedgerLine &line) const;
    bool isOwnHost(const std::string &host) const;

    const Assessment &m_assessment;
    const ReviewInput &m_input;
    const Taxonomy &m_taxonomy;
    const Recipients &m_recipients;
    SubjectLists m_lists;
    Subject m_whole;
    std::map<CategoryId, std::size_t> m_seen;       ///< how many lines of each category were seen
    std::set<RecipientId> m_named;                  ///< companies that the notices name
    /// Purposes of the statements that name one, by notice and place.
    std::map<std::tuple<std::string, std::size_t, std::size_t>, Words> m_purposed;
};

}  // namespace probity::rules
