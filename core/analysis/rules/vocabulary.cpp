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
        {"submission.findings", Words()},           // rules of the pack that have fired so far, in the order of the pack
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
        {"line.isFromTag", false},
        {"line.isSeenElsewhere", false},            // the same category goes to somebody else
        {"line.hasPurpose", false},                 // a statement that decides names a purpose
        {"line.hashed", 0.0},                       // the rest: among the occurrences kept as evidence
        {"line.inClear", 0.0},                      // over plain HTTP
        {"line.intervals", 0.0},
        {"line.medianSeconds", 0.0},                // between one request and the next
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
        with(submissionFacts(), {{"link.kind", std::string()}, {"link.where", std::string()}, {"link.host", std::string()}}),
        with(submissionFacts(), {{"artifact.role", std::string()}, {"artifact.format", std::string()}, {"artifact.isComplete", false},
                                 {"artifact.warnings", Words()}}),
    };
    return all[static_cast<std::size_t>(scope)];
}

const std::vector<std::string> &placeholdersOf(Scope scope)
{
    static const std::array<std::vector<std::string>, scopeCount> all{{
        {"app", "apptype", "language", "categories", "denial", "hosts", "bodies"},
        {"app", "apptype", "category", "stated", "recipient", "times", "timesbefore", "timesrefusal", "timesbackground", "first", "host", "statement", "source",
         "seconds", "country"},
        {"app", "recipient", "requests", "host"},
        {"app", "category", "source"},
        {"app", "link", "host"},
        {"app", "path", "warning"},
    }};
    return all[static_cast<std::size_t>(scope)];
}

const std::vector<std::string> &evidenceKindsOf(Scope scope)
{
    static const std::array<std::vector<std::string>, scopeCount> all{{
        {"own", "observed"},
        {"observed", "notice", "manifest", "before_choice", "after_refusal", "background", "hashed", "in_clear"},
        {"own"},
        {"own"},
        {"own"},
        {"own"},
    }};
    return all[static_cast<std::size_t>(scope)];
}

}  // namespace probity::rules
