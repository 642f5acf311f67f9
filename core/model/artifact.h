#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/hashing.h"
#include "base/ids.h"

namespace probity {

/// What a file of a submission is for.
enum class Role { Manifest, Notice, Traffic, Code, Persona, KeyLog, Attachment, Unknown };
/// Where on the timeline of a capture something falls, seen from the user's choice about the notice.
enum class Phase { BeforeChoice, AfterRefusal, AfterConsent, Background, Unknown };

/// Something a reader has to say about its input. `message` is English and final for logs and the command line;
/// windows translate by `code` and fall back to it.
struct Diagnostic {
    std::string code;       ///< stable, lower_snake: "truncated", "invalid_utf8", "not_json", ...
    std::string message;    ///< what happened and what was still read
    std::string where;      ///< "byte 812", "entry 14", "line 3 column 9", "/permission/scope.userLocation"

    friend bool operator==(const Diagnostic &, const Diagnostic &) = default;
};

/// What every reader tells of the file it read (contract.md, "inspect", common part).
struct ArtifactInfo {
    std::string path;       ///< as given, relative to the submission where there is one; '/' as separator
    Role role = Role::Unknown;
    std::string format;     ///< "har-1.2", "wechat-app-json", "markdown", ...; empty if unknown
    std::string producer;   ///< the tool that wrote it, with version, as the file says; may be empty
    Sha256 sha256;
    std::uint64_t bytes = 0;
    Phase phase = Phase::Unknown;
    std::vector<Diagnostic> warnings;
    bool complete = true;   ///< false: part of the file could not be read; warnings say which

    friend bool operator==(const ArtifactInfo &, const ArtifactInfo &) = default;
};

/// How the capture was made, as submission.json says.
struct CaptureInfo {
    std::string by;
    std::string device;
    std::string account;
    std::string tool;
    double clockOffsetSeconds = 0;
    std::optional<Timestamp> consentAt;

    friend bool operator==(const CaptureInfo &, const CaptureInfo &) = default;
};

struct AppInfo {
    PlatformId platform;
    std::string id;         ///< the platform's identifier: wx…, package name, bundle id
    std::string name;
    std::string developer;
    std::vector<std::string> domains;   ///< registrable domains that are the developer's own

    friend bool operator==(const AppInfo &, const AppInfo &) = default;
};

/// What a submission says of itself, from submission.json and, where that is silent, from its manifests.
struct SubmissionInfo {
    AppInfo app;
    std::string version;
    AppTypeId type;
    CaptureInfo capture;

    friend bool operator==(const SubmissionInfo &, const SubmissionInfo &) = default;
};

const char *name(Role role) noexcept;       ///< "manifest", "notice", ... as in contract.md
const char *name(Phase phase) noexcept;     ///< "before_choice", ...
std::optional<Role> roleFromName(const std::string &name);
std::optional<Phase> phaseFromName(const std::string &name);

}  // namespace probity
