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
        Feature             ///< anything else that rules may look at
    };
    Kind kind = Kind::Feature;
    std::string name;           ///< as written in the manifest
    std::string pointer;        ///< JSON Pointer (RFC 6901), XPath or key path
    std::string purposeText;    ///< the words beside it; may be empty
    std::size_t line = 0;       ///< 1-based line in the file; 0 unknown
    bool isRequest = false;     ///< counts as "asked for by name" (contract.md, `requests`)

    friend bool operator==(const ManifestItem &, const ManifestItem &) = default;
};

/// What a manifest reader returns.
struct ManifestReading {
    ArtifactInfo artifact;
    AppInfo app;
    std::string version;
    std::string appType;        ///< as the manifest has it ("game", "miniprogram"); not an AppTypeId
    std::vector<ManifestItem> items;
    std::string text;           ///< the manifest as UTF-8 text for the viewer; empty for binary ones

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

}  // namespace probity
