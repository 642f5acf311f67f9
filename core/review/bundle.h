#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/byte_source.h"
#include "base/result.h"
#include "base/task_context.h"
#include "model/artifact.h"

namespace probity {

/// Full: every byte of the case. Redacted: personal values replaced by placeholders, personas and key logs left out. HandOver: the
/// case for a second person on another machine, without what the first one decided.
enum class BundleKind { Full, Redacted, HandOver };

/// What an export wrote.
struct ExportOutcome {
    std::string path;
    std::string fingerprint;            ///< of the key that signed
    std::uint64_t bytes = 0;
    std::uint64_t events = 0;           ///< of the chain that the bundle shows; the last one tells of this export
};

/// One thing that was checked.
struct BundleCheck {
    enum class Kind { Archive, Files, Signature, Chain, Anchors, Decisions, Rules, Commitments };
    Kind kind = Kind::Archive;
    std::uint64_t count = 0;            ///< of bytes, files, events, ...
    std::uint64_t failures = 0;
};

/// What `verify` found in a bundle.
struct BundleReport {
    bool isWhole = false;
    BundleKind kind = BundleKind::Full;
    std::string app;                    ///< as the bundle says; believe it only if it is whole
    std::string version;
    std::string exportedBy;
    std::string exportedAt;
    std::string fingerprint;            ///< of the key that signed it; compare it with the one that the office has published
    std::vector<std::string> records;   ///< numbers of the decisions
    std::uint64_t events = 0;           ///< of the chain
    std::uint64_t shownEvents = 0;      ///< those whose content is in the bundle
    std::uint64_t anchored = 0;         ///< events that a signature vouches for
    std::vector<BundleCheck> checks;
    std::vector<Diagnostic> problems;   ///< code, message, where (file, event, byte)
};

/// Whether a file begins as a bundle does.
bool isBundle(const ByteSource &bytes);

/// Checks a bundle from its bytes alone: rebuilds the archive, the manifests, the chain and the commitments, and compares every
/// byte. Never fails on content: what is wrong is in the report. An Error for Stopped and bytes that cannot be read.
Result<BundleReport> verifyBundle(const ByteSourcePtr &bytes, const TaskContext &task);

const char *name(BundleKind kind) noexcept;                 ///< "full", "redacted", "handover"
const char *name(BundleCheck::Kind kind) noexcept;          ///< "archive", "files", ...

}  // namespace probity
