#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "review/engine.h"

namespace probity {

/// Whether both change the same thing in the same way.
bool isSameEdit(const CureEdit &a, const CureEdit &b);

/// Turns the ways that a rule names into edits of the submission at hand. For core/review/cure.cpp.
class CurePlanner {
public:
    /// All references must outlive it.
    CurePlanner(const Assessment &assessment, const Engine &engine) : m_assessment(assessment), m_engine(engine) {}

    /// The ways of the finding's rule that can be carried out here, in the rule's order.
    std::vector<std::vector<CureEdit>> waysOf(const Finding &finding) const;

private:
    /// The edits that one name of a way stands for; empty: it cannot be carried out here.
    std::vector<CureEdit> editsFor(const std::string &edit, const Finding &finding) const;
    std::vector<CureEdit> disclosures(const LedgerLine &line) const;
    std::vector<CureEdit> deletions(const Finding &finding, bool isDenialOnly) const;
    std::vector<CureEdit> blanketDenials() const;
    std::vector<CureEdit> writtenNotice() const;
    CureEdit flowStop(const LedgerLine &line, Phase phase) const;
    CureEdit manifestEntry(const CategoryId &of) const;
    std::vector<CureEdit> entriesWanted(const Finding &finding) const;
    std::vector<CureEdit> manifestEdits(const std::string &edit, const Finding &finding) const;
    std::vector<CureEdit> linkRemoval(const Finding &finding) const;
    const AssessedNotice *notice() const;
    std::string language() const;
    const LedgerLine *lineOf(const Finding &finding) const;

    const Assessment &m_assessment;
    const Engine &m_engine;
};

}  // namespace probity
