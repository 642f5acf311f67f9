#pragma once

#include <string>
#include <vector>

#include "model/assessment.h"
#include "model/review.h"
#include "taxonomy/catalogue.h"
#include "taxonomy/taxonomy.h"

namespace probity {

/// An artifact as it lies in a bundle.
struct BundledArtifact {
    ArtifactInfo info;
    std::string file;               ///< "data/artifacts/001_app.json"; empty: it did not leave the workspace
    Sha256 commitment;              ///< root over its pieces
};

/// A case as a bundle tells it to people and programs.
struct CaseRecord {
    const SubmissionSummary &submission;
    const Assessment &assessment;
    const std::vector<BundledArtifact> &artifacts;
    const std::vector<Tag> &tags;                   ///< removed ones included
    const std::vector<Disposition> &dispositions;   ///< the latest of each finding
    const ReviewInput &input;
    const std::vector<Decision> &decisions;         ///< newest first
    bool isRedacted = false;
    std::string judgeRecord;                        ///< hand-overs: the decision to be judged, and the SHA-256 of its document
    std::string judgeHash;
    std::string exportedBy;
    Timestamp exportedAt;
    std::string keyFingerprint;
};

/// data/case.json, data/review.json: members in a fixed order, indented by one blank, a line feed at the end. A redacted record
/// names no SHA-256 of an artifact.
std::string bundleCaseJson(const CaseRecord &record);
std::string bundleReviewJson(const CaseRecord &record);
/// data/index.html: opens without a network and without scripts; every text is escaped.
std::string bundleIndexHtml(const CaseRecord &record, const Taxonomy &taxonomy, const Catalogue &catalogue);
/// README.txt: what the bundle is and how to check it without Probity.
std::string bundleReadme(const CaseRecord &record);

}  // namespace probity
