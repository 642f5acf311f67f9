#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/rules/condition.h"
#include "analysis/rules/subject.h"
#include "base/hashing.h"
#include "model/finding.h"
#include "taxonomy/catalogue.h"

namespace probity::rules {

/// A case that a rule states of itself: with these facts it fires, or does not.
struct Example {
    Facts facts;
    bool triggers = false;
};

struct Rule {
    RuleId id;                  ///< "<pack>/<rule>"
    std::string localId;
    Scope scope = Scope::Submission;
    Condition when;
    Level level = Level::Note;
    std::string group;
    std::string reason;         ///< in the catalogue; may be empty
    Outcome arguesFor = Outcome::Approve;   ///< what this finding by itself would lead to
    std::vector<std::string> clauses;
    bool hasUnverifiedFact = false;
    Bilingual title;
    Bilingual message;
    Bilingual cure;
    std::vector<std::string> evidence;      ///< kinds, in the order shown
    std::vector<std::string> curesAlso;     ///< local ids of rules whose findings this cure settles too
    std::vector<Example> examples;
};

/// A versioned set of rules: resources/rules/pack_*.json.
struct Pack {
    std::string id;
    std::string version;
    Bilingual name;
    Sha256 sha256;
    bool isDefault = false;
    Condition appliesWhen;
    std::vector<Rule> rules;
};

/// Reads all packs. A rule with "like": "<pack>/<rule>" has that rule's members where it has none of its own; the other rule
/// stands before it. ResourceInvalid: "<file>: <rule>: <place>".
Result<std::vector<Pack>> loadPacks(const Catalogue &catalogue);
/// The same from texts: (file name, JSON), in order.
Result<std::vector<Pack>> parsePacks(const std::vector<std::pair<std::string, std::string_view>> &files, const Catalogue &catalogue);
Result<LinkPatterns> loadLinkPatterns();

}  // namespace probity::rules
