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

/// A case that a rule states of itself: with these facts, beside these other things, it fires, or does not.
struct Example {
    Facts facts;
    std::map<Scope, std::vector<Facts>> others;
    bool triggers = false;
};

struct Rule {
    RuleId id;                  ///< "<pack>/<rule>"
    std::string localId;
    std::string matter;         ///< what it is about: findings of several packs on one matter are one finding
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
    std::vector<std::string> curesAlso;     ///< matters whose findings this cure settles too
    std::vector<std::vector<std::string>> ways;     ///< each a list of edits (editsOf) that settles the finding; the first is preferred
    std::vector<Example> examples;
    std::string source;         ///< the rule as JSON, with what it took from the rule it is like
};

/// How the inputs of a review can tell that a behaviour of a method is there.
enum class Judging { Decided, Hinted, Asked };

/// A behaviour that a law or method lists, and the rules that judge it.
struct Behaviour {
    std::string clause;
    Judging judging = Judging::Asked;
    std::vector<std::string> rules;         ///< local ids
    Bilingual question;                     ///< what the reviewer ticks; empty unless asked or hinted
};

/// A versioned set of rules: resources/rules/pack_*.json.
struct Pack {
    std::string id;
    std::string version;
    std::string file;           ///< name of the file it was read from
    Bilingual name;
    std::string note;
    Sha256 sha256;
    int order = 1000;           ///< packs are applied in this order; of several findings on one matter the first stands
    bool isDefault = false;
    bool isAlways = false;      ///< applies whatever packs are chosen
    Condition appliesWhen;
    std::vector<Rule> rules;
    std::vector<Behaviour> behaviours;
};

/// A file that holds a pack.
struct PackFile {
    std::string name;
    std::string_view bytes;     ///< must outlive the reading
};

/// What a file says of its pack before its rules are read.
struct PackHead {
    std::string id;
    int order = Pack().order;
};
/// Nothing where the file holds no pack.
std::optional<PackHead> headOf(const PackFile &file);

/// Reads all packs of the program. A rule with "like": "<pack>/<rule>" has that rule's members where it has none of its own;
/// the other rule stands in a pack of a lower order, or before it. ResourceInvalid: "<file>: <rule>: <place>".
/// A pack with the id of an earlier one takes its place. Bounds: 4 MB a file, 64 levels, 2000 rules, 100 examples a rule.
Result<std::vector<Pack>> loadPacks(const Catalogue &catalogue, const std::vector<PackFile> &more = {});
Result<std::vector<Pack>> parsePacks(const std::vector<PackFile> &files, const Catalogue &catalogue);

/// What a way of cure may do, by scope of the rule: "disclose", "stop", ... (core/review/cure.h does it).
const std::vector<std::string> &editsOf(Scope scope);

/// Whether a rule with the condition `when` (its own, or a changed one) fires on an example.
bool firesOn(const Example &example, const Rule &rule, const Condition &when);

const char *name(Judging judging) noexcept;     ///< "decided", "hinted", "asked"

}  // namespace probity::rules
