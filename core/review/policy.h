#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/review.h"
#include "taxonomy/catalogue.h"

namespace probity {

/// What a person may be allowed to do in a workspace.
enum class Action { ManagePeople, Import, Assign, Correct, Tag, Dispose, Reveal, Decide, JudgeSecond, Export, Count };

/// The one table of who may do what.
bool isPermitted(PersonRole role, Action action) noexcept;
const char *name(Action action) noexcept;

/// What a draft is held against.
struct DecisionFacts {
    const Assessment &assessment;
    const std::map<std::string, Disposition> &dispositions;     ///< the latest of each finding
    const std::vector<Tag> &tags;                               ///< without removed ones
    const Catalogue &catalogue;
    DecisionId inForce;                                         ///< what the draft must supersede; 0: nothing
    bool isSecondAwaited = false;
    Timestamp now;                                              ///< dates of warnings and deadlines lie behind it
};

/// A finding that somebody must have a word on before an approval says that nothing is open: neither a note, nor judged.
bool isOpen(const Finding &finding, const std::map<std::string, Disposition> &dispositions);
/// A finding that a reviewer called true; an approval must accept it by name.
bool isConfirmed(const Finding &finding, const std::map<std::string, Disposition> &dispositions);

/// Where the evidence of a tag lies.
Evidence evidenceOf(const Tag &tag, const Assessment &assessment);
/// Whether both are the same place of the same artifact, whatever their ids.
bool isSamePlace(const Evidence &a, const Evidence &b);

/// What keeps a draft from being recorded, in the order in which a person would mend it; empty: nothing. `where` is the
/// reason ("reason 2"), the fingerprint or the member of the draft it is about.
std::vector<Diagnostic> obstaclesOf(const Decision &draft, const DecisionFacts &facts);

}  // namespace probity
