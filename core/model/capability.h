#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/ids.h"

namespace probity {

/// How a place of the code reaches an interface.
enum class CodeReach {
    Call,           ///< wx.getLocation(…), CLLocationManager(), a method reference of compiled code
    Computed,       ///< wx['getLocation'], the name being decidable
    Destructured,   ///< const { getLocation } = wx
    Alias,          ///< const w = wx; w.getLocation(…)
    Reference,      ///< handed on without being called here: promisify(wx.getLocation)
    Component,      ///< of a template: <camera>, <button open-type="getPhoneNumber">
    Field,          ///< an input that asks for a name, a phone number, …
    Permission,     ///< a permission or scope asked for at run time
    Unresolved      ///< a call of that name on something that cannot be told; never makes the code capable
};
/// Whose code it is and whether people can read it.
enum class CodeOrigin { Own, Vendored, Minified };

/// One place of the code.
struct CodePlace {
    std::string artifact;       ///< path
    std::string member;         ///< file inside the artifact where that is a package; else empty
    std::size_t line = 0;       ///< 1-based; 0 where there are no lines (compiled code)
    std::size_t column = 0;     ///< 1-based, in code points
    CodeReach reach = CodeReach::Call;
    CodeOrigin origin = CodeOrigin::Own;
    std::string excerpt;        ///< the code around it, at most 160 code points of one line

    friend bool operator==(const CodePlace &, const CodePlace &) = default;
};

/// What a platform wants declared before it lets an interface be used.
struct CapabilityRequirement {
    enum class Kind {
        PrivacyKey,     ///< an entry of the platform's privacy guideline
        PrivateInfo,    ///< WeChat requiredPrivateInfos
        Scope,          ///< a scope with its purpose text in app.json
        Permission,     ///< Android and extension permissions
        UsageKey,       ///< NS…UsageDescription
        AccessedApi     ///< required-reason category of a privacy manifest
    };
    enum class State { Declared, WithoutPurpose, Missing, NotVisible };     ///< NotVisible: no manifest of that kind was submitted
    Kind kind = Kind::PrivacyKey;
    std::vector<std::string> anyOf;     ///< one of them is enough
    State state = State::NotVisible;

    friend bool operator==(const CapabilityRequirement &, const CapabilityRequirement &) = default;
};

/// An interface that the submitted code can ask for personal data, with the places that reach it. Evidence of its own:
/// never called a use.
struct Capability {
    std::string api;                        ///< "wx.getLocation", "<camera>", "android.permission.CAMERA", "form:phone_number"
    std::vector<CategoryId> categories;     ///< none: it only wants a reason declared
    std::vector<CapabilityRequirement> requirements;
    std::uint64_t count = 0;                ///< of all places; the truth beside the bounded list
    std::vector<CodePlace> places;          ///< own code first, then by artifact, member, line; at most 50

    bool isResolved() const noexcept { return !places.empty() && places.front().reach != CodeReach::Unresolved; }
    friend bool operator==(const Capability &, const Capability &) = default;
};

/// Something a manifest asks for that no code uses.
struct UnusedItem {
    std::string artifact;       ///< path of the manifest
    std::string pointer;
    std::string name;

    friend bool operator==(const UnusedItem &, const UnusedItem &) = default;
};

/// What was read out of the code of a submission.
struct CodeReading {
    std::uint64_t files = 0;            ///< read
    std::uint64_t bytes = 0;
    std::uint64_t unread = 0;           ///< files of code that could not be read, or in a form that is not
    bool hasDynamicAccess = false;      ///< own code picks interfaces by names that cannot be decided: "not found" proves less
    std::vector<Capability> capabilities;   ///< by api
    std::vector<UnusedItem> unused;         ///< in order of manifest and place

    bool isSubmitted() const noexcept { return files > 0; }
    friend bool operator==(const CodeReading &, const CodeReading &) = default;
};

const char *name(CodeReach reach) noexcept;         ///< "call", "computed", "destructured", "alias", ...
const char *name(CodeOrigin origin) noexcept;       ///< "own", "vendored", "minified"
const char *name(CapabilityRequirement::Kind kind) noexcept;    ///< "privacy_key", "private_info", ...
const char *name(CapabilityRequirement::State state) noexcept;  ///< "declared", "without_purpose", "missing", "not_visible"

}  // namespace probity
