#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/rules/condition.h"
#include "model/assessment.h"
#include "taxonomy/recipients.h"
#include "taxonomy/taxonomy.h"

namespace probity::rules {

/// What a rule is asked of, once for each: the submission, a ledger line, a company contacted, a thing the manifest asks for,
/// a link to an app download, a file.
enum class Scope { Submission, Line, Recipient, Declaration, Link, Artifact };
constexpr std::size_t scopeCount = 6;

/// One thing that a rule is asked of.
struct Subject {
    Facts facts;
    std::map<std::string, Bilingual, std::less<>> words;            ///< for the {placeholders} of its texts
    std::map<std::string, std::vector<EvidenceIndex>, std::less<>> evidence;    ///< by kind: "observed", "notice", "before_choice", ...
    std::vector<Evidence> ownEvidence;                              ///< not yet in the assessment; for kind "own"
    std::vector<std::uint32_t> lines;
    std::string category;       ///< parts of the fingerprint
    std::string recipient;
    std::string endpoint;
    std::string field;
};

/// The words that rules of a scope may use.
const Vocabulary &vocabularyOf(Scope scope);
const std::vector<std::string> &placeholdersOf(Scope scope);
const std::vector<std::string> &evidenceKindsOf(Scope scope);

/// resources/rules/links.json: what leads to an app download.
struct LinkPatterns {
    std::vector<std::string> stores;        ///< hosts and their subdomains
    std::vector<std::string> suffixes;      ///< of paths: ".apk"
    std::vector<std::string> mimeTypes;
    std::vector<std::string> schemes;       ///< "market"
};

/// Makes the subjects of an assessment. Pure; bounded by the size of the assessment.
class Subjects {
public:
    Subjects(const Assessment &assessment, const Taxonomy &taxonomy, const Recipients &recipients, const LinkPatterns &links);
    /// The facts of the submission itself stand in the subject of Scope::Submission alone.
    std::vector<Subject> of(Scope scope) const;

private:
    Subject submission() const;
    Subject line(std::size_t index) const;
    std::vector<Subject> recipientsContacted() const;
    std::vector<Subject> declarations() const;
    std::vector<Subject> links() const;
    std::vector<Subject> artifacts() const;

    void addNoticeFacts(Subject &subject) const;
    void addLedgerFacts(Subject &subject) const;
    void addLineFacts(Subject &subject, const LedgerLine &line) const;
    void addLineWords(Subject &subject, const LedgerLine &line) const;
    Bilingual recipientName(const LedgerLine &line) const;
    Bilingual categoryName(const CategoryId &category) const;
    Words categoriesSeen() const;
    bool isSeenElsewhere(const LedgerLine &line) const;
    std::string linkKind(const std::string &url, const std::string &host, const std::string &mimeType) const;

    const Assessment &m_assessment;
    const Taxonomy &m_taxonomy;
    const Recipients &m_recipients;
    const LinkPatterns &m_links;
    std::map<CategoryId, std::size_t> m_seen;       ///< how many lines of each category were seen
    std::set<std::tuple<std::string, std::size_t, std::size_t>> m_purposed;     ///< statements that name a purpose: notice, place
};

}  // namespace probity::rules
