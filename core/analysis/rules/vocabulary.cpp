// What rules may ask about and say, by scope. A pack that uses another word is refused when it is loaded.
#include <array>

#include "analysis/rules/subject.h"

namespace probity::rules {

namespace {

Vocabulary submissionFacts()
{
    return {
        {"submission.platform", std::string()},     // "wechat-miniprogram", "android", ...
        {"submission.type", std::string()},         // app type of the 2021 provisions
        {"submission.suggestedType", std::string()},    // by words of manifest and notice, where no type is chosen
        {"submission.languages", Words()},          // of the notices
        {"submission.notice", std::string()},       // "read", "missing", "unreadable", "not_a_notice"
        {"submission.aspects", Words()},            // parts that the notice has: "retention", "contact", ...
        {"submission.statements", 0.0},             // statements read out of the notices
        {"submission.disclosures", 0.0},            // of them those that disclose a named kind of data
        {"submission.blanketDenials", 0.0},
        {"submission.hasCapture", false},
        {"submission.entries", 0.0},
        {"submission.limits", Words()},             // Completeness::limits
        {"submission.hostsNotDecrypted", 0.0},
        {"submission.unreadableBodies", 0.0},       // absent, truncated, opaque or undecodable
        {"submission.seen", 0.0},                   // ledger lines that were seen
        {"submission.categories", Words()},         // categories seen
        {"submission.disclosed", Words()},          // categories that the notices disclose
        {"submission.verdicts", Words()},
        {"submission.manifestFormats", Words()},
        {"submission.findings", Words()},           // matters that have been found so far, in the order of packs and rules
        {"submission.phrases", Words()},            // of resources/rules/phrases.json, found in the notices
        {"submission.purposes", Words()},           // that the notices name
        {"submission.answerDays", 0.0},             // longest time the notices take to answer a request; 0: none is named
        {"submission.noticeLength", 0.0},           // characters
        {"submission.hasTable", false},             // the notices hold one
        {"submission.longestSentence", 0.0},
        {"submission.plugins", 0.0},                // that the manifests name
        {"submission.jumps", 0.0},                  // other programs that the manifests name
        {"submission.permissions", 0.0},
        {"submission.hasConsentMark", false},       // requests fall on a side of the user's choice
        {"submission.hasCode", false},
        {"history.rejections", 0.0},                // of this app, before this submission
        {"history.bans", 0.0},
        {"history.developerRejections", 0.0},       // of the developer's other apps
        {"history.developerBans", 0.0},
        {"history.versions", 0.0},
        {"history.reasons", Words()},               // of the rejections
    };
}

Vocabulary with(Vocabulary base, const Vocabulary &more)
{
    base.insert(more.begin(), more.end());
    return base;
}

Vocabulary lineFacts()
{
    return {
        {"line.category", std::string()},
        {"line.categoryGroup", std::string()},
        {"line.party", std::string()},
        {"line.recipient", std::string()},          // id; empty for the first party and unknown companies
        {"line.recipientRole", std::string()},
        {"line.recipientCountry", std::string()},
        {"line.verdict", std::string()},
        {"line.notice", std::string()},
        {"line.manifest", std::string()},
        {"line.code", std::string()},
        {"line.lacking", Words()},                  // what the code wants declared for this category and no manifest has: "privacy_key", ...
        {"line.capture", std::string()},
        {"line.necessity", std::string()},
        {"line.count", 0.0},
        {"line.possible", 0.0},
        {"line.beforeChoice", 0.0},
        {"line.afterRefusal", 0.0},
        {"line.afterConsent", 0.0},
        {"line.background", 0.0},
        {"line.categorySteps", 0.0},
        {"line.isRecipientUnnamed", false},
        {"line.isRecipientAbsent", false},
        {"line.isRecipientNamed", false},           // the notice names the company, for whatever data
        {"line.isFromTag", false},
        {"line.isSeenElsewhere", false},            // the same category goes to somebody else
        {"line.hasPurpose", false},                 // a statement that decides names a purpose
        {"line.purposes", Words()},
        {"line.wasRejected", false},                // the category was a reason of an earlier rejection
        {"line.wrapped", 0.0},                      // in base64, hexadecimal or encrypted
        {"line.hashed", 0.0},                       // the rest: among the occurrences kept as evidence
        {"line.inClear", 0.0},                      // over plain HTTP
        {"line.intervals", 0.0},
        {"line.medianSeconds", 0.0},                // between one request and the next
        {"line.shortestSeconds", 0.0},
        {"line.perMinute", 0.0},
    };
}

}  // namespace

const Vocabulary &vocabularyOf(Scope scope)
{
    static const std::array<Vocabulary, scopeCount> all{
        submissionFacts(),
        with(submissionFacts(), lineFacts()),
        with(submissionFacts(), {{"recipient.id", std::string()}, {"recipient.role", std::string()}, {"recipient.country", std::string()},
                                 {"recipient.requests", 0.0}, {"recipient.uses", 0.0}, {"recipient.isNamed", false}}),
        with(submissionFacts(), {{"declaration.category", std::string()}, {"declaration.source", std::string()}, {"declaration.kind", std::string()},
                                 {"declaration.hasPurpose", false}, {"declaration.notice", std::string()}}),
        with(submissionFacts(), {{"link.kind", std::string()}, {"link.where", std::string()}, {"link.host", std::string()}, {"link.scheme", std::string()},
                                 {"link.isOwnHost", false}}),
        with(submissionFacts(), {{"artifact.role", std::string()}, {"artifact.format", std::string()}, {"artifact.isComplete", false},
                                 {"artifact.warnings", Words()}}),
        with(submissionFacts(), {{"observation.category", std::string()}, {"observation.part", std::string()}, {"observation.key", std::string()},
                                 {"observation.host", std::string()}, {"observation.party", std::string()}, {"observation.recipient", std::string()},
                                 {"observation.confidence", std::string()}, {"observation.basis", std::string()}, {"observation.direction", std::string()},
                                 {"observation.phase", std::string()}, {"observation.encodings", Words()}, {"observation.isHashed", false},
                                 {"observation.isWrapped", false}, {"observation.count", 0.0}}),
        with(submissionFacts(), {{"answer.question", std::string()}, {"answer.hasNote", false}}),
        // One for each thing that has to be declared, with all interfaces that want it, and for each that is declared and not used.
        with(submissionFacts(), {{"capability.wants", std::string()},   // "privacy_key", "private_info", "scope", "permission", "usage_key", "accessed_api"
                                 {"capability.state", std::string()},   // "missing", "without_purpose", "declared", "unused"
                                 {"capability.names", Words()},         // one of these is wanted
                                 {"capability.categories", Words()}, {"capability.interfaces", Words()},
                                 {"capability.isOwnCode", false}}),     // not in vendored code alone
    };
    return all[static_cast<std::size_t>(scope)];
}

const std::vector<std::string> &placeholdersOf(Scope scope)
{
    static const std::array<std::vector<std::string>, scopeCount> all{{
        {"app", "apptype", "language", "categories", "denial", "hosts", "bodies", "days", "length", "sentence", "connected",
         "permissions", "rejections", "bans", "suggestedtype"},
        {"app", "apptype", "category", "stated", "recipient", "times", "timesbefore", "timesrefusal", "timesbackground", "first", "host", "statement", "source",
         "seconds", "country"},
        {"app", "recipient", "requests", "host"},
        {"app", "category", "source"},
        {"app", "link", "host"},
        {"app", "path", "warning"},
        {"app", "category", "recipient", "host", "key"},
        {"app", "note"},
        {"app", "categories", "demand", "interfaces", "place", "source"},
    }};
    return all[static_cast<std::size_t>(scope)];
}

const std::vector<std::string> &evidenceKindsOf(Scope scope)
{
    static const std::array<std::vector<std::string>, scopeCount> all{{
        {"own", "observed", answerTimeEvidence, connectedEvidence},
        {"observed", "notice", "manifest", "code", "before_choice", "after_refusal", "background", "hashed", "wrapped", "in_clear"},
        {"own"},
        {"own"},
        {"own"},
        {"own"},
        {"own"},
        {"own"},
        {"own", wantedEvidence},
    }};
    return all[static_cast<std::size_t>(scope)];
}

bool hasQuotes(std::string_view evidenceKind) noexcept
{
    return evidenceKind.rfind(phraseEvidence, 0) == 0 || evidenceKind == answerTimeEvidence || evidenceKind == connectedEvidence || evidenceKind == wantedEvidence;
}

}  // namespace probity::rules
