// What code asks for against what manifests declare, and the other way round.
#include <algorithm>
#include <optional>
#include <set>

#include "analysis/capability/api_table.h"
#include "analysis/capability/code_scan.h"

namespace probity {

namespace {

using Kind = CapabilityRequirement::Kind;
using State = CapabilityRequirement::State;

bool begins(const std::string &text, const char *start)
{
    return text.rfind(start, 0) == 0;
}

bool isExtension(const std::string &format)
{
    return begins(format, "chrome-") || begins(format, "firefox-") || begins(format, "browser-extension");
}

/// The requirement that an item of a manifest can meet.
std::optional<Kind> kindMetBy(const ManifestItem &item, const std::string &format)
{
    if (begins(format, "wechat-") || begins(format, "uniapp-") || format == "wxapkg") {
        switch (item.kind) {
        case ManifestItem::Kind::PrivacyKey: return Kind::PrivacyKey;
        case ManifestItem::Kind::PrivateInfo: return Kind::PrivateInfo;
        case ManifestItem::Kind::Permission: return Kind::Scope;
        default: return std::nullopt;
        }
    }
    const bool isPermission = item.kind == ManifestItem::Kind::Permission;
    if (begins(format, "android-") || isExtension(format))
        return isPermission ? std::optional(Kind::Permission) : std::nullopt;
    if (begins(format, "apple-"))
        return isPermission ? std::optional(Kind::UsageKey) : begins(item.name, "NSPrivacyAccessedAPICategory") ? std::optional(Kind::AccessedApi) : std::nullopt;
    return std::nullopt;
}

}  // namespace

bool isPlaceFor(const CapabilityRequirement &requirement, const std::string &format)
{
    const bool isAndroidName = !requirement.anyOf.empty() && requirement.anyOf.front().find(".permission.") != std::string::npos;
    switch (requirement.kind) {
    case Kind::PrivacyKey: return format == "wechat-privacy-guideline";
    case Kind::PrivateInfo:
    case Kind::Scope: return format == "wechat-app-json" || format == "wechat-app-config" || format == "uniapp-manifest" || format == "wxapkg";
    case Kind::Permission: return isAndroidName ? begins(format, "android-manifest") || format == "android-apk" : isExtension(format);
    case Kind::UsageKey: return format == "apple-info-plist" || format == "apple-plist-binary" || format == "apple-ipa";
    case Kind::AccessedApi: return format == "apple-privacy-manifest";
    }
    return false;
}

namespace {

State stateOf(const CapabilityRequirement &requirement, const std::vector<ManifestReading> &manifests)
{
    State state = State::NotVisible;
    for (const ManifestReading &manifest : manifests) {
        const std::string &format = manifest.artifact.format;
        if (!isPlaceFor(requirement, format))
            continue;
        // Of a manifest that could be read in part only nobody can say what it lacks.
        if (state == State::NotVisible && manifest.artifact.complete)
            state = State::Missing;
        for (const ManifestItem &item : manifest.items) {
            if (kindMetBy(item, format) != requirement.kind || std::find(requirement.anyOf.begin(), requirement.anyOf.end(), item.name) == requirement.anyOf.end())
                continue;
            const bool wantsPurpose = requirement.kind == Kind::Scope || requirement.kind == Kind::UsageKey;
            if (!wantsPurpose || !item.purposeText.empty())
                return State::Declared;
            state = State::WithoutPurpose;
        }
    }
    return state;
}

}  // namespace

void settleRequirements(CodeReading &code, const std::vector<ManifestReading> &manifests, const CodeTables &tables)
{
    std::set<std::pair<Kind, std::string>> used;
    for (Capability &capability : code.capabilities)
        for (CapabilityRequirement &requirement : capability.requirements) {
            requirement.state = stateOf(requirement, manifests);
            for (const std::string &name : requirement.anyOf)
                used.insert({requirement.kind, name});
        }
    code.unused.clear();
    // "No code uses it" can be said only where all code was read and picks its interfaces by names that can be told.
    if (code.files == 0 || code.unread > 0 || code.hasDynamicAccess)
        return;
    std::set<std::pair<Kind, std::string>> known;
    for (const capability::Api &api : tables.table().apis())
        for (const CapabilityRequirement &requirement : api.requirements)
            for (const std::string &name : requirement.anyOf)
                known.insert({requirement.kind, name});
    for (const ManifestReading &manifest : manifests)
        for (const ManifestItem &item : manifest.items) {
            const auto kind = kindMetBy(item, manifest.artifact.format);
            if (kind && known.count({*kind, item.name}) > 0 && used.count({*kind, item.name}) == 0)
                code.unused.push_back({manifest.artifact.path, item.pointer, item.name});
        }
}

}  // namespace probity
