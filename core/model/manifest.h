#pragma once

#include <string>
#include <vector>

#include "model/artifact.h"

namespace probity {

/// One thing that a manifest names.
struct ManifestItem {
    enum class Kind {
        Permission,         ///< a scope or permission asked for
        PrivateInfo,        ///< an API of a private-information list (WeChat requiredPrivateInfos)
        BackgroundMode,
        Plugin,
        PrivacyKey,         ///< an entry of a platform's privacy guideline
        Sdk,                ///< a third-party SDK that the guideline or manifest names
        Domain,
        Link,               ///< another program or page it may open
        Feature,            ///< anything else that rules may look at
        Component,          ///< a part of the app that others can reach: an exported provider, service, page
        Penalty             ///< what the platform did to the app before
    };
    Kind kind = Kind::Feature;
    std::string name;           ///< as written in the manifest
    std::string pointer;        ///< JSON Pointer (RFC 6901), XPath or key path; in packages "<file of the package>#<pointer>"
    std::string purposeText;    ///< the words beside it; may be empty
    std::size_t line = 0;       ///< 1-based line in the file; 0 unknown
    bool isRequest = false;     ///< counts as "asked for by name" (contract.md, `requests`)
    std::string detail;         ///< what else is said of it: the value of a setting, "maxSdkVersion=28", "optional"; may be empty

    friend bool operator==(const ManifestItem &, const ManifestItem &) = default;
};

/// A file of a package, for the list beside the viewer.
struct ManifestFile {
    std::string path;
    std::uint64_t bytes = 0;    ///< unpacked
    std::string text;           ///< of a manifest in the package, as UTF-8 text; empty for other files

    friend bool operator==(const ManifestFile &, const ManifestFile &) = default;
};

/// What a manifest reader returns. A package gives one reading for all manifests in it.
struct ManifestReading {
    ArtifactInfo artifact;
    AppInfo app;
    std::string version;
    std::string appType;        ///< as the manifest has it ("game", "miniprogram"); not an AppTypeId
    std::vector<ManifestItem> items;
    std::string text;           ///< the manifest as UTF-8 text for the viewer; empty where there is none, and for packages
    std::string minimumPlatform;///< the oldest system or base library it runs on, as written: "21", "15.0", "2.32.3"
    std::vector<ManifestFile> files;    ///< of a package, in its order

    friend bool operator==(const ManifestReading &, const ManifestReading &) = default;
};

/// A data use that a manifest states: a ManifestItem mapped to a category by the crosswalks in resources/taxonomy.
struct ManifestDeclaration {
    CategoryId category;
    std::string source;         ///< the permission, scope, key or API named
    std::string pointer;
    std::string purposeText;
    std::size_t line = 0;
    std::string artifact;       ///< path of the manifest

    friend bool operator==(const ManifestDeclaration &, const ManifestDeclaration &) = default;
};

/// "permission", "background_mode", ...: for rules and for JSON. Not called name(): workspaces store the kind as a number.
const char *kindName(ManifestItem::Kind kind) noexcept;

}  // namespace probity
