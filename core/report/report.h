#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/comparison.h"
#include "model/review.h"
#include "taxonomy/catalogue.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// Everything that `probity inspect` says of one file.
struct Inspection {
    ArtifactInfo artifact;
    // manifest
    ManifestReading manifest;
    std::vector<ManifestDeclaration> declarations;
    // notice
    NoticeReading notice;
    // traffic
    TrafficFacts traffic;
    std::vector<EntrySummary> entries;
    std::vector<Observation> observations;
    // code
    CodeReading code;
};

/// contract.md, `inspect --format json`: one line, no line feed at its end, key order fixed.
std::string inspectionJson(const Inspection &inspection);
std::string inspectionText(const Inspection &inspection, const Taxonomy &taxonomy, const std::string &language);

/// contract.md, `check --format json`: one line, key order fixed. No unmasked value is ever in it.
/// `comparison`: what changed since the version before (comparison.h), as the last member "comparison"; none without one.
std::string assessmentJson(const Assessment &assessment, const Comparison *comparison = nullptr);
std::string assessmentText(const Assessment &assessment, const Taxonomy &taxonomy, const Catalogue &catalogue, const std::string &language,
                           const Comparison *comparison = nullptr);

}  // namespace probity
