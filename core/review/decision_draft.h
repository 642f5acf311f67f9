#pragma once

#include "analysis/rules/rule_engine.h"
#include "review/policy.h"

namespace probity {

/// A draft from what reviewers confirmed and tagged; where they have not said a word yet, from the suggestion. Reasons stand
/// in the order of their gravest finding; each has its evidence, clauses, cure and rule version. Nothing is recorded.
Decision draftOf(const DecisionFacts &facts, const RuleBook &rules);

}  // namespace probity
