#pragma once

#include <string>
#include <vector>

#include "model/capability.h"
#include "model/finding.h"
#include "model/ledger.h"
#include "model/manifest.h"
#include "model/notice.h"
#include "model/review_input.h"
#include "model/traffic.h"

namespace probity {

/// A notice of the submission with its document, for viewers.
struct AssessedNotice {
    NoticeDocument document;
    NoticeReading reading;

    friend bool operator==(const AssessedNotice &, const AssessedNotice &) = default;
};

/// Everything the stages make of one submission: the answer to `probity check`, and what the desk shows.
/// A pure function of the artifacts, the rule packs and the ReviewInput.
struct Assessment {
    SubmissionInfo submission;
    std::vector<ArtifactInfo> artifacts;
    std::vector<ManifestReading> manifests;
    std::vector<ManifestDeclaration> declarations;
    std::vector<AssessedNotice> notices;
    CodeReading code;
    std::vector<TrafficFacts> traffic;
    std::vector<EntrySummary> entries;          ///< of all samples, in order of sample, then index
    std::vector<std::uint32_t> entrySample;     ///< for each entry the index into `traffic`
    std::vector<Observation> observations;      ///< in order of sample, entry, place
    std::vector<LedgerLine> ledger;             ///< worst verdict first, then category order of the taxonomy, then recipient
    std::vector<Finding> findings;              ///< by group, then level, then ledger line
    std::vector<Evidence> evidence;
    Completeness completeness;
    Suggestion suggestion;
    std::vector<RulePackRef> rules;

    friend bool operator==(const Assessment &, const Assessment &) = default;
};

}  // namespace probity
