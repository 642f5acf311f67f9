#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.h"
#include "model/ledger.h"
#include "model/notice.h"

namespace probity {

/// What became of something from one version to the next. Moved: the same words in another place.
enum class ChangeKind { New, Gone, Changed, Moved };

/// A thing the manifest says, key by key.
struct ManifestChange {
    ChangeKind change = ChangeKind::New;
    std::string key;            ///< "permission", "private_info", "privacy_key", ... for what is asked for; "value" for any other member
    std::string name;           ///< as written: "scope.userLocation"; of a value its key path
    std::string artifact;       ///< path of the manifest, in the new version where it is there
    std::string pointer;        ///< place, in the new version where it is there
    std::string pointerBefore;
    std::string before;         ///< purpose text or value; empty where it was not there
    std::string after;

    friend bool operator==(const ManifestChange &, const ManifestChange &) = default;
};

/// A clause of the notice: a heading, paragraph, item or cell.
struct ClauseChange {
    ChangeKind change = ChangeKind::New;
    bool isMoved = false;           ///< of a changed one: it also stands elsewhere
    std::string artifactBefore;
    std::string artifact;
    TextRange rangeBefore;          ///< in NoticeDocument::text of each version
    TextRange range;
    std::string before;             ///< UTF-8
    std::string after;

    friend bool operator==(const ClauseChange &, const ClauseChange &) = default;
};

/// What the notice says of a data category: the same data and recipient with the same stance count as the same statement.
struct StatementChange {
    ChangeKind change = ChangeKind::New;
    CategoryId category;
    Stance stance = Stance::Collected;
    std::vector<std::string> recipients;    ///< ids of known companies, else the notice's words
    std::string artifact;
    TextRange range;                        ///< in source, of the version that has it
    std::string text;

    friend bool operator==(const StatementChange &, const StatementChange &) = default;
};

struct CapabilityChange {
    ChangeKind change = ChangeKind::New;            ///< Changed: own code reaches it that did not, or no longer does
    std::string api;
    std::vector<CategoryId> categories;
    std::uint64_t countBefore = 0;
    std::uint64_t count = 0;
    std::optional<CodePlace> place;         ///< the first, of the version that has it

    friend bool operator==(const CapabilityChange &, const CapabilityChange &) = default;
};

/// A company that receives data, or is said to.
struct RecipientChange {
    ChangeKind change = ChangeKind::New;            ///< Changed: seen now and only named before, or the other way round
    RecipientId id;
    std::string name;
    bool wasSeen = false;
    bool isSeen = false;
    bool wasNamed = false;                  ///< by the notice
    bool isNamed = false;
    std::vector<CategoryId> categories;     ///< what it is seen to get, of the version that has it

    friend bool operator==(const RecipientChange &, const RecipientChange &) = default;
};

/// One side of a data use.
struct UseState {
    Verdict verdict = Verdict::Consistent;
    ManifestStance manifest = ManifestStance::Absent;
    CodeStance code = CodeStance::NotSubmitted;
    NoticeStance notice = NoticeStance::Silent;
    CaptureStance capture = CaptureStance::NotVisible;
    std::uint64_t count = 0;

    friend bool operator==(const UseState &, const UseState &) = default;
};
/// A line of the ledger.
struct UseChange {
    ChangeKind change = ChangeKind::New;            ///< Changed: a column or the verdict; how often it was seen alone is none
    CategoryId category;
    Party party = Party::First;
    RecipientId recipientId;
    std::string recipient;
    std::optional<UseState> before;
    std::optional<UseState> after;
    std::optional<std::uint32_t> line;      ///< of the new ledger

    friend bool operator==(const UseChange &, const UseChange &) = default;
};

/// What is new, gone or changed from one submission to a later one of the same app.
struct Comparison {
    std::string versionBefore;
    std::string version;
    bool isSameApp = true;                  ///< false: platform or identifier differ; the rest is to be read with care
    std::vector<ManifestChange> manifest;
    std::vector<ClauseChange> clauses;      ///< in order of the new notice, what is gone where it stood
    std::vector<StatementChange> statements;
    std::vector<CapabilityChange> capabilities;
    std::vector<RecipientChange> recipients;
    std::vector<UseChange> uses;            ///< worst verdict first
    bool hasManifests = true;               ///< false: not known of the version before, so nothing is said of it
    bool hasNotices = true;
    bool isPartial = false;                 ///< a manifest or notice is larger than what is compared of one: the rest may have changed as well

    bool isEmpty() const noexcept
    {
        return manifest.empty() && clauses.empty() && statements.empty() && capabilities.empty() && recipients.empty() && uses.empty();
    }
    friend bool operator==(const Comparison &, const Comparison &) = default;
};

const char *name(ChangeKind change) noexcept;       ///< "new", "gone", "changed", "moved"

}  // namespace probity
