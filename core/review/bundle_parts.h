#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/artifact.h"
#include "model/review.h"
#include "review/bundle.h"
#include "review/redaction.h"
#include "store/key_repository.h"

namespace probity {

/// Where the documents of a bundle lie.
namespace bundle_path {
inline constexpr const char *caseFile = "data/case.json";
inline constexpr const char *assessment = "data/assessment.json";
inline constexpr const char *review = "data/review.json";
inline constexpr const char *audit = "data/audit.jsonl";
inline constexpr const char *anchors = "data/anchors.json";
inline constexpr const char *commitments = "data/commitments.json";
inline constexpr const char *index = "data/index.html";
inline constexpr const char *decisions = "data/decisions/";
inline constexpr const char *letters = "data/letters/";
inline constexpr const char *rules = "data/rules/";
inline constexpr const char *artifacts = "data/artifacts/";
}  // namespace bundle_path

/// data/audit.jsonl: a line an event. Events of other cases are there by their hash alone, so that the chain can be followed.
/// In a redacted bundle the shown ones tell what is safe to tell, each member with the key of its leaf, of the others the leaf.
std::string auditLines(const std::vector<AuditEvent> &events, SubmissionId submission, BundleKind kind, const Redactor &redactor);

/// What reading audit.jsonl back gives.
struct BundledChain {
    std::uint64_t first = 1;                            ///< number of the first event that is there
    std::uint64_t last = 0;
    std::uint64_t shown = 0;
    std::map<std::uint64_t, Sha256> hashes;             ///< by number
    std::map<std::string, std::string> decisions;       ///< record → SHA-256 of its document, where shown
    std::string exportRoot;                             ///< commitment of the last shown export
    std::map<std::string, std::string> keys;            ///< fingerprint → who
};
/// Recomputes the chain; what does not follow is a problem with the event in `where`.
BundledChain readAuditLines(const std::string &text, BundleKind kind, std::vector<Diagnostic> &problems);

std::string anchorsJson(const std::vector<Anchor> &anchors);
/// The anchors that hold; the others are problems.
std::vector<Anchor> readAnchors(const std::string &text, const BundledChain &chain, std::vector<Diagnostic> &problems);

/// A file that a case commits to.
struct CommittedFile {
    std::string path;                   ///< what it is: the path of an artifact, or of a document in the bundle
    std::string file;                   ///< where it lies in the bundle; empty: not in it
    std::vector<Piece> pieces;
    std::vector<PieceCommitment> leaves;
};
/// data/commitments.json. Full: pieces and the secret that gives every key; redacted: keys of what stays, leaves of what goes.
std::string commitmentsJson(const std::vector<CommittedFile> &files, const std::string &secret, BundleKind kind);
Sha256 rootOf(const std::vector<CommittedFile> &files);

}  // namespace probity
