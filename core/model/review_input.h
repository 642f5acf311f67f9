#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/ids.h"
#include "model/finding.h"
#include "model/ledger.h"
#include "model/notice.h"

namespace probity {

/// A reviewer's correction of what the machine read in a notice. Counts before the machine's reading.
struct StatementCorrection {
    std::string artifact;               ///< path of the notice
    TextRange term;                     ///< in source, of the machine's statement, or of the words the reviewer marked
    enum class Kind { NotAStatement, Is } kind = Kind::Is;
    CategoryId category;                ///< for Is
    Stance stance = Stance::Collected;  ///< for Is

    friend bool operator==(const StatementCorrection &, const StatementCorrection &) = default;
};

/// An undeclared use that a reviewer tagged: makes a ledger line of its own and counts like a finding.
struct TaggedUse {
    TagId tag;
    CategoryId category;
    RecipientId recipient;
    std::string recipientName;
    Party party = Party::Unknown;
    std::string artifact;
    std::uint32_t entry = 0;
    std::string pointer;

    friend bool operator==(const TaggedUse &, const TaggedUse &) = default;
};

/// A reviewer's word for all submissions of a workspace that something is nobody's data. What is set must agree, at least one of
/// key, value and host; what is not set agrees with everything.
struct NotPersonalRule {
    CategoryId category;
    std::string key;                    ///< the field's name; capitals, '-', '_' and '.' make no difference
    std::string value;                  ///< as it was sent, wrappings undone
    std::string host;                   ///< a host, or a domain with all its hosts
    std::string path;                   ///< of the request, as model/endpoint.h writes it; only beside a host
    std::string reason;                 ///< in the reviewer's words

    friend bool operator==(const NotPersonalRule &, const NotPersonalRule &) = default;
};

/// A question of a rule pack that a reviewer answered with yes, and where it can be seen.
struct AnsweredQuestion {
    std::string question;               ///< "cac2019:1.2", as in the pack
    std::string note;
    Evidence evidence;

    friend bool operator==(const AnsweredQuestion &, const AnsweredQuestion &) = default;
};

/// What was decided earlier about the app and its developer. Bans count when they are in force.
struct ReviewHistory {
    int versions = 0;                   ///< of the app, before this submission
    int rejections = 0;                 ///< of the app
    int bans = 0;
    int developerRejections = 0;        ///< of the developer's other apps
    int developerBans = 0;
    std::vector<std::string> reasons;               ///< of the catalogue, of the app's rejections
    std::vector<CategoryId> rejectedCategories;     ///< data that reasons of the app's rejections were about

    friend bool operator==(const ReviewHistory &, const ReviewHistory &) = default;
};

/// Everything people add to a submission, as a value given to the stages beside the artifacts.
struct ReviewInput {
    AppTypeId appType;                              ///< overrides the submission's
    std::optional<Timestamp> consentAt;             ///< overrides the capture's
    std::vector<StatementCorrection> corrections;
    std::vector<TaggedUse> taggedUses;
    std::vector<std::string> firstPartyDomains;     ///< added to the submission's
    std::vector<NotPersonalRule> notPersonal;       ///< of the workspace, not of the submission
    std::vector<AnsweredQuestion> answers;
    std::vector<std::string> argumentsOff;          ///< arguments of the suggestion that do not count (SuggestedArgument::id)
    ReviewHistory history;

    friend bool operator==(const ReviewInput &, const ReviewInput &) = default;
};

}  // namespace probity
